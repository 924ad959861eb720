/** A scripted server for working on the widget alone: the product's routes over real HTTP and sockets. */

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocketServer } from "ws";

const STATIC = fileURLToPath(new URL("../../../src/batonpass/edges/http/static/", import.meta.url));
const DEV = fileURLToPath(new URL("./", import.meta.url));
const API_PORT = Number(process.env.PORT ?? 4600);
const SHOP_PORT = API_PORT + 1; // another origin, as a real shop is

const TYPES = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** What a shop with a strict policy has to allow; the same line stands in docs/guides/widget.md. */
const SHOP_CSP = [
  "default-src 'none'",
  "style-src 'self'",
  `script-src http://127.0.0.1:${API_PORT}`,
  `connect-src http://127.0.0.1:${API_PORT} ws://127.0.0.1:${API_PORT}`,
  "require-trusted-types-for 'script'",
].join("; ");

/** What the product itself sends with its pages. */
const PAGE_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
  "font-src 'self'; connect-src 'self' ws: wss:; frame-src 'self'; frame-ancestors 'self'; " +
  "base-uri 'none'; form-action 'self'";

const tokens = new Map(); // token -> conversation
const images = new Map();
let settings = fresh();

function fresh() {
  return {
    name: "Larch & Lantern",
    color: "#1f5c45",
    open: true,
    isDown: false,
    hasSockets: true,
    speed: 1,
  };
}

const PASSED = {
  title: "What I'm passing on",
  language: "en",
  lines: [
    { field: "name", label: "Your name", text: "Hanna Lindholm" },
    { field: "order", label: "Order", text: "#1001" },
    {
      field: "happened",
      label: "What happened",
      text: "“It says delivered, but nothing came. I asked the neighbours too.”",
    },
    { field: "wants", label: "What you want", text: "A new parcel, by Saturday" },
    { field: "tried", label: "What we tried", text: "I looked up order #1001 and its tracking." },
  ],
};

class Conversation {
  constructor(customerId) {
    this.log = [];
    this.sockets = new Set();
    this.messages = [];
    this.state = {
      conversation: {
        id: `cv_${randomUUID().slice(0, 8)}`,
        status: "open",
        control: "assistant",
        epoch: 1,
        seq: 0,
        channel: "widget",
        language: "en",
        opened_at: new Date().toISOString(),
        resolved_at: null,
        episode: 0,
      },
      customer: {
        id: customerId,
        level: "anonymous",
        language: "en",
        time_zone: "UTC",
        is_away: false,
      },
      handoff: null,
      wait: null,
      survey: null,
    };
    this.passed = undefined;
    this.visible = [];
    this.answers = new Map();
    this.timers = new Set();
    this.add("conversation.opened", { customer_id: customerId });
  }

  after(seconds, what) {
    const timer = setTimeout(what, (seconds * 1000) / settings.speed);
    this.timers.add(timer);
  }

  add(type, data, at = new Date().toISOString()) {
    const seq = this.log.length + 1;
    const frame = { v: 1, seq, type, at, data, conversation_id: this.state.conversation.id };
    if (type === "message.added") {
      data.message.seq = seq;
      this.messages.push(data.message);
    }
    this.log.push(frame);
    this.state.conversation.seq = seq;
    this.keep(type, data, at);
    this.tell(frame);
    return frame;
  }

  keep(type, data, at) {
    const { state } = this;
    if (type === "control.changed") Object.assign(state.conversation, data);
    if (type === "handoff.opened") {
      state.wait = null;
      state.conversation.episode = data.episode;
      state.handoff = {
        id: data.handoff_id,
        state: "queued",
        mode: "live",
        reason: data.reason,
        entered_at: at,
        episode: data.episode,
      };
    }
    if (type === "handoff.moved" && state.handoff) {
      state.handoff.state = data.state;
      state.handoff.agent_name =
        data.state === "queued" ? "" : (data.agent_name ?? state.handoff.agent_name);
    }
    if (type === "handoff.mode_changed") state.handoff.mode = data.mode;
    if (type === "wait.told") state.wait = { ...data, at };
    if (type === "contact.given") state.customer.email = data.masked;
    if (type === "status.changed") state.conversation.status = data.status;
    if (type.startsWith("survey.")) state.survey = data;
  }

  tell(frame) {
    for (const socket of this.sockets) socket.send(JSON.stringify(frame));
  }

  snapshot() {
    return { ...this.state, messages: this.messages, seq: this.log.length };
  }

  say(kind, text, more = {}) {
    const at = more.at ?? new Date().toISOString();
    const message = { id: randomUUID(), seq: 0, kind, at, text, ...more };
    return this.add("message.added", { message }, at);
  }

  written(more = {}) {
    const { epoch, control, seq } = this.state.conversation;
    return { seq, epoch, control, ...more };
  }

  control(control) {
    this.add("control.changed", { control, epoch: this.state.conversation.epoch + 1 });
  }

  handOff(words) {
    const id = `ho_${randomUUID().slice(0, 8)}`;
    const episode = this.state.conversation.episode + 1;
    this.add("handoff.opened", { handoff_id: id, episode, mode: "live", reason: { words } });
    this.control("queue");
    const passed = "They'll see order #1001 and what we tried, so no need to repeat it.";
    if (!settings.open) {
      this.told(
        "closed",
        `${words} ${passed} Our team is back at 9:00 am on Monday. Leave it here and we'll reply by 10:30 am.`,
        {
          choices: ["email", "callback", "assistant"],
        },
      );
      return id;
    }
    this.promise(`${words} ${passed} `);
    return id;
  }

  told(kind, text, more = {}) {
    this.add("wait.told", { handoff_id: this.state.handoff.id, kind, text, choices: [], ...more });
  }

  promise(before = "") {
    this.told(
      "promise",
      `${before}9 in 10 people are answered within 10 minutes right now, often in about 4.`,
      {
        promise_id: "pr_1",
        told_seconds: 600,
        waiting: 4,
        choices: ["keep_waiting", "email", "callback", "assistant"],
        until: new Date(Date.now() + 600_000).toISOString(),
      },
    );
  }

  accept(name = "Maya Okafor") {
    const handoff_id = this.state.handoff.id;
    this.add("handoff.moved", { handoff_id, event: "accepted", state: "active", agent_name: name });
    this.control("agent");
    this.say("activity", `${name} is here and has read your case, so you can go straight on.`);
  }

  type(name) {
    this.tell({ type: "typing", who: "agent", name, conversation_id: this.state.conversation.id });
  }

  resolve() {
    const handoff_id = this.state.handoff?.id ?? "";
    if (handoff_id) {
      this.add("handoff.moved", { handoff_id, event: "ended", state: "wrapping" });
      this.control("nobody");
    }
    this.add("status.changed", { status: "resolved" });
    this.add("survey.asked", { part: handoff_id ? "agent" : "assistant", handoff_id });
  }

  /** What happens after the customer wrote: a small play. */
  play(text) {
    const { control } = this.state.conversation;
    if (control === "agent") {
      this.after(0.6, () => this.type("Maya Okafor"));
      this.after(2, () =>
        this.say(
          "agent",
          /thank/i.test(text)
            ? "You're welcome. Have a good trip!"
            : "Thank you, I see. I have sent the tent again today by express, tracking DE-4471.",
          {
            author_id: "ag_1",
            author_name: "Maya Okafor",
          },
        ),
      );
      if (/thank/i.test(text)) this.after(3, () => this.resolve());
      return;
    }
    if (control === "queue") return;
    if (/person|human|agent/i.test(text)) {
      this.after(0.4, () =>
        this.handOff("You asked for a person, so I've passed this to our team."),
      );
      return;
    }
    this.after(1.2, () => {
      if (/nothing came|not.*arriv|delivered/i.test(text)) {
        this.passed = PASSED;
        this.handOff(
          "I've passed this to our team because tracking says delivered and you don't have it.",
        );
        this.after(9, () => this.accept());
        this.after(10, () => this.type("Maya Okafor"));
        this.after(12, () =>
          this.say(
            "agent",
            "Hi Hanna, Maya here. I've read it all: the parcel was scanned at 14:12 but your neighbours don't have it. I'll send the tent again today. Is the same address right?",
            { author_id: "ag_1", author_name: "Maya Okafor" },
          ),
        );
        return;
      }
      this.say(
        "assistant",
        /where/i.test(text)
          ? "Your order #1001 was handed to the carrier on Thursday. It is out for delivery today.\n\nYou can follow it here: https://carrier.example/track/JD0146000031"
          : "I can look that up. What is your order number, and the e-mail address you ordered with?",
      );
    });
  }
}

const SCENES = {
  chat(c) {
    const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
    c.say("customer", "Where is my order #1001?", { at: at(6) });
    c.say("assistant", "I can look that up. Which e-mail address did you order with?", {
      at: at(6),
    });
    c.say("customer", "hanna.lindholm@example.com", { at: at(5) });
    c.say(
      "assistant",
      "Thank you, Hanna. Order #1001 (Ridgeline tent for two, moss) was handed to the carrier on Thursday.",
      { at: at(5) },
    );
    c.say(
      "assistant",
      "Tracking says it was delivered on Friday at 14:12. You can see it here: https://carrier.example/track/JD0146000031",
      { at: at(5) },
    );
    c.say("customer", "It says delivered, but nothing came. I asked the neighbours too.", {
      at: at(4),
    });
  },
  waiting(c) {
    SCENES.chat(c);
    c.passed = PASSED;
    c.handOff(
      "I've passed this to our team because tracking says delivered and you don't have it.",
    );
  },
  position(c) {
    SCENES.waiting(c);
    c.told(
      "revision",
      "It's taking longer than I said: a colleague went offline. Now it should be within 15 minutes, by 3:20 pm. You are number 3 in line.",
      {
        position: 3,
        told_seconds: 900,
        choices: ["keep_waiting", "email", "callback", "assistant"],
        until: new Date(Date.now() + 900_000).toISOString(),
      },
    );
  },
  mail(c) {
    SCENES.waiting(c);
    c.add("contact.given", { what: "email", masked: "h•••@example.com" });
    c.add("handoff.mode_changed", {
      handoff_id: c.state.handoff.id,
      mode: "email",
      address: "h•••@example.com",
    });
    c.told(
      "owed",
      "We answer by e-mail by 4:30 pm. Your place is kept, and you can close this page.",
    );
  },
  agent(c) {
    SCENES.waiting(c);
    c.accept();
    c.say(
      "agent",
      "Hi Hanna, Maya here. I've read it all: the parcel was scanned at 14:12, but your neighbours don't have it.",
      { author_id: "ag_1", author_name: "Maya Okafor" },
    );
    c.say(
      "agent",
      "I can send the tent again today by express, so it is with you on Thursday. Is the same address right?",
      { author_id: "ag_1", author_name: "Maya Okafor" },
    );
    c.say("customer", "Yes, same address. That would be wonderful!");
  },
  resolved(c) {
    SCENES.agent(c);
    c.say("agent", "Done: it leaves the warehouse this afternoon. Have a good trip!", {
      author_id: "ag_1",
      author_name: "Maya Okafor",
    });
    c.resolve();
  },
  rated(c) {
    SCENES.resolved(c);
    c.add("survey.answered", { ...c.state.survey, score: 5, repeated: false });
  },
  long(c) {
    c.say(
      "customer",
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ".repeat(3),
    );
    c.say("assistant", `https://example.com/${"a".repeat(300)}`);
    c.handOff("You asked for a person, so I've passed this to our team.");
    c.accept("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximiliana");
    c.say("agent", "مرحبا، كيف يمكنني مساعدتك؟ Order #1001", {
      author_id: "ag_2",
      author_name: "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximiliana",
    });
  },
};

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function json(response, status, value, headers = {}) {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(JSON.stringify(value));
}

const refuse = (response, status, code, detail) =>
  json(response, status, { type: "about:blank", title: code, status, code, detail });

async function serveFile(response, path, headers = {}) {
  try {
    const data = await readFile(path);
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      ...headers,
    });
    response.end(data);
  } catch {
    response.writeHead(404).end();
  }
}

async function api(request, response) {
  const url = new URL(request.url, "http://dev");
  const path = url.pathname;
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
  response.setHeader(
    "access-control-allow-headers",
    "authorization, content-type, idempotency-key",
  );
  response.setHeader("access-control-allow-methods", "GET, POST");
  response.setHeader("access-control-max-age", "600");
  if (request.method === "OPTIONS") return response.writeHead(204).end();
  if (["/shop", "/shop/tent", "/stage", "/mailbox"].includes(path)) {
    const special = { "/mailbox": "stage/mailbox.html", "/shop/tent": "shop/tent.html" };
    const file = special[path] ?? `${path.slice(1)}/index.html`;
    return serveFile(response, join(STATIC, file), { "content-security-policy": PAGE_CSP });
  }
  if (path.startsWith("/v1/demo/")) return demo(response, path);
  if (path === "/widget.js") return serveFile(response, join(STATIC, "widget/widget.js"));
  if (path.startsWith("/static/")) {
    return serveFile(response, join(STATIC, normalize(path.slice(7))));
  }
  if (path === "/dev/settings") {
    Object.assign(settings, JSON.parse(await body(request)));
    return json(response, 200, settings);
  }
  if (path === "/dev/scene") {
    settings = {
      ...fresh(),
      ...Object.fromEntries(
        [...url.searchParams].map(([k, v]) => [k, v === "true" ? true : v === "false" ? false : v]),
      ),
    };
    const conversation = new Conversation("cu_dev");
    const token = `tk_${randomUUID()}`;
    tokens.set(token, conversation);
    SCENES[url.searchParams.get("scene")]?.(conversation);
    return json(response, 200, {
      token,
      customer_id: "cu_dev",
      conversation_id: conversation.state.conversation.id,
    });
  }
  const act = path.match(/^\/dev\/act\/(\w+)$/);
  if (act) {
    const conversation = [...tokens.values()].at(-1);
    const args = JSON.parse((await body(request)) || "[]");
    conversation[act[1]](...args);
    return json(response, 200, { visible: conversation.visible });
  }
  if (path === "/dev/kept") {
    const conversation = [...tokens.values()].at(-1);
    return json(response, 200, { ...conversation.snapshot(), visible: conversation.visible });
  }
  if (settings.isDown) return request.socket.destroy();
  if (path === "/v1/widget/config") {
    return json(response, 200, {
      merchant: {
        id: "me_1",
        name: settings.name,
        slug: "larch-lantern",
        color: settings.color,
        greeting: "",
        languages: ["en", "de", "es", "fr", "ar"],
      },
      open: settings.open,
      opens_at: settings.open ? null : new Date(Date.now() + 40 * 3600_000).toISOString(),
    });
  }
  if (path === "/v1/customers" && request.method === "POST") {
    const token = `tk_${randomUUID()}`;
    tokens.set(token, undefined);
    return json(response, 201, { customer_id: "cu_dev", token, merchant: { name: settings.name } });
  }
  const token = (request.headers.authorization ?? "").replace("Bearer ", "");
  if (!tokens.has(token)) return refuse(response, 401, "unauthenticated", "Please start again.");
  if (path === "/v1/conversations" && request.method === "POST") {
    if (!tokens.get(token) || tokens.get(token).state.conversation.status === "resolved") {
      tokens.set(token, new Conversation("cu_dev"));
    }
    return json(response, 200, tokens.get(token).snapshot());
  }
  const conversation = tokens.get(token);
  if (path.startsWith("/v1/images/")) {
    response.writeHead(200, { "content-type": "image/jpeg" });
    return response.end(images.get(path.split("/").at(-1)));
  }
  if (!conversation) return refuse(response, 404, "not_found", "There is no such conversation.");
  const rest = path.replace(/^\/v1\/conversations\/[^/]+/, "");
  if (request.method === "GET" && rest === "") return json(response, 200, conversation.snapshot());
  if (rest === "/events") {
    const after = Number(url.searchParams.get("after"));
    return json(response, 200, {
      frames: conversation.log.slice(after, after + 200),
      seq: conversation.log.length,
    });
  }
  if (rest === "/passed-on") {
    return conversation.passed
      ? json(response, 200, conversation.passed)
      : refuse(response, 404, "not_found", "There is no such packet yet.");
  }
  if (rest === "/stream") return response.writeHead(503).end();
  if (request.method !== "POST") return refuse(response, 404, "not_found", "Unknown.");
  if (rest === "/images") {
    const raw = await body(request);
    const start = raw.indexOf("\r\n\r\n") + 4;
    const end = raw.lastIndexOf("\r\n--");
    const id = `im_${randomUUID().slice(0, 8)}`;
    images.set(id, raw.subarray(start, end));
    return setTimeout(
      () => json(response, 201, { image_id: id, width: 800, height: 600, type: "image/jpeg" }),
      400,
    );
  }
  const key = request.headers["idempotency-key"];
  if (conversation.answers.has(key)) return json(response, 200, conversation.answers.get(key));
  const given = JSON.parse(await body(request));
  const answer = write(conversation, rest, given);
  conversation.answers.set(key, answer);
  return json(response, 201, answer);
}

const STAGE = {
  merchant: { slug: "larch-lantern", name: "Larch & Lantern" },
  personas: [
    [
      "p01",
      "Hanna Lindholm",
      "#1001",
      "Order #1001: tracking says delivered, nothing came",
      "lost_package",
      [
        "Where is my order #1001?",
        "It says delivered, but nothing came. I asked the neighbours too.",
        "We leave for our trip on Saturday. Can you send the tent again?",
      ],
    ],
    [
      "p02",
      "Marcus Feld",
      "#1005",
      "Order #1005: broken armchair, third message, threatens a chargeback",
      "chargeback",
      [
        "The armchair from order #1005 arrived with a broken leg.",
        "I have written about this twice already and nobody has done anything!",
        "If this is not sorted today I will call my bank and do a chargeback.",
      ],
    ],
    [
      "p04",
      "Owen Hartley",
      "#1011",
      "Order #1011: nothing is wrong, would simply like a person",
      "just_a_person",
      [
        "Hi! Can I talk to a person, please?",
        "It's about order #1011. I'd rather not explain it to a machine.",
        "I would like to know how to oil the bench before winter.",
      ],
    ],
    [
      "p14",
      "Nora Byrne",
      "",
      "Has not ordered anything yet",
      "",
      [
        "Do you ship to Ireland, and how long does it take?",
        "Can I send a sleeping bag back if it is too short for me?",
        "When is your shop in Lüneburg open?",
      ],
    ],
  ].map(([id, name, order, situation, story, sentences]) => ({
    id,
    name,
    email: `${name.toLowerCase().replace(" ", ".")}@example.com`,
    order,
    situation,
    story,
    sentences,
  })),
  stories: [
    {
      id: "lost_package",
      title: "Lost package, sent again",
      steps: [
        "Say the three sentences as Hanna.",
        "Accept the offer in the console: the packet is already there.",
        "Approve the suggested re-ship, answer, resolve.",
        "Rate the talk in the shop.",
      ],
    },
    {
      id: "chargeback",
      title: "Angry customer, chargeback threat",
      steps: [
        "Say the three sentences as Marcus.",
        "Accept: the packet shows the two earlier contacts.",
        "Calm him, or refund the line.",
      ],
    },
    {
      id: "just_a_person",
      title: "“Just a person”",
      steps: ["Ask for a person as Owen.", "Accept in the console."],
    },
    {
      id: "agent_vanishes",
      title: "The agent vanishes",
      steps: [
        "Say the sentences as Selma.",
        "A colleague accepts, and loses the connection.",
        "The customer is told and keeps the place.",
      ],
    },
  ],
  agents: [{ email: "maya@example.com", name: "Maya Okafor" }],
};
let played = 12;

async function demo(response, path) {
  if (path === "/v1/demo/stage") return json(response, 200, STAGE);
  if (path === "/v1/demo/history") {
    played = Math.min(30, played + 1);
    return json(response, 200, { done: played, total: 30, is_done: played >= 30 });
  }
  if (path === "/v1/demo/mailbox") {
    return json(response, 200, {
      mails: [
        {
          id: "m1",
          at: new Date().toISOString(),
          to: "hanna.lindholm@example.com",
          subject: "Your order #1001",
          text: "Hi Hanna,\n\nthe tent is on its way again: DE-4471.\n\nMaya",
        },
      ],
    });
  }
  if (path === "/v1/demo/persona") {
    const token = `tk_${randomUUID()}`;
    tokens.set(token, undefined);
    return json(response, 200, { token, customer_id: "cu_dev" });
  }
  return json(response, 200, {});
}

function write(c, route, given) {
  if (route === "/messages") {
    if (c.state.conversation.status === "resolved") c.add("status.changed", { status: "open" });
    const frame = c.say("customer", given.text, {
      id: given.id,
      ...(given.image_id ? { image_id: given.image_id } : {}),
    });
    c.play(given.text);
    return c.written({ id: given.id, seq: frame.seq, at: frame.at });
  }
  if (route === "/handoffs") {
    const id =
      c.state.handoff?.state === "queued"
        ? c.state.handoff.id
        : c.handOff("You asked for a person, so I've passed this to our team.");
    return c.written({ handoff_id: id });
  }
  if (route === "/choice") {
    c.add("choice.made", { handoff_id: c.state.handoff.id, choice: given.choice });
    if (given.email)
      c.add("contact.given", {
        what: "email",
        masked: `${given.email[0]}•••@${given.email.split("@")[1]}`,
      });
    if (given.choice === "email") {
      c.add("handoff.mode_changed", {
        handoff_id: c.state.handoff.id,
        mode: "email",
        address: c.state.customer.email,
      });
      c.told(
        "owed",
        "We answer by e-mail by 4:30 pm. Your place is kept, and you can close this page.",
      );
    }
    if (given.choice === "callback") {
      c.add("handoff.mode_changed", {
        handoff_id: c.state.handoff.id,
        mode: "callback",
        address: "•••",
      });
      c.told("owed", "We call you at 4:30 pm. Your place is kept, and you can close this page.");
    }
  }
  if (route === "/contact")
    c.add("contact.given", { what: "email", masked: `${given.email[0]}•••` });
  if (route === "/correction")
    c.add("packet.corrected", { handoff_id: c.state.handoff.id, ...given });
  if (route === "/leave") {
    c.add("handoff.moved", {
      handoff_id: c.state.handoff.id,
      event: "abandoned",
      state: "abandoned",
    });
    c.control("assistant");
  }
  if (route === "/rating") c.add("survey.answered", { part: "agent", ...given });
  return c.written();
}

const server = createServer((request, response) => {
  api(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
const ws = new WebSocketServer({ noServer: true });
server.on("upgrade", (request, socket, head) => {
  if (settings.isDown || settings.hasSockets === false) return socket.destroy();
  ws.handleUpgrade(request, socket, head, (client) => {
    let conversation;
    client.on("message", (raw) => {
      const frame = JSON.parse(String(raw));
      if (frame.type === "hello") {
        conversation = tokens.get(frame.token);
        if (!conversation) return client.close(4401);
        const id = conversation.state.conversation.id;
        client.send(
          JSON.stringify({ type: "ready", conversation_id: id, seq: conversation.log.length }),
        );
        for (const kept of conversation.log.slice(frame.after)) client.send(JSON.stringify(kept));
        conversation.sockets.add(client);
      }
      if ("visible" in frame) conversation?.visible.push(frame.visible);
    });
    client.on("close", () => conversation?.sockets.delete(client));
    const beat = setInterval(
      () => client.send(JSON.stringify({ v: 1, type: "heartbeat" })),
      10_000,
    );
    client.on("close", () => clearInterval(beat));
  });
});
server.listen(API_PORT, "127.0.0.1");

createServer(async (request, response) => {
  const url = new URL(request.url, "http://shop");
  if (url.pathname === "/style.css") return serveFile(response, join(DEV, "shop.css"));
  const language = url.searchParams.get("lang") ?? "en";
  const theme = url.searchParams.get("theme") ?? "auto";
  const page = (await readFile(join(DEV, "shop.html"), "utf8"))
    .replaceAll("LANGUAGE", language)
    .replaceAll("THEME", theme)
    .replaceAll("ORIGIN", `http://127.0.0.1:${API_PORT}`);
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": SHOP_CSP,
  });
  response.end(page);
}).listen(SHOP_PORT, "127.0.0.1");
console.log(`shop http://127.0.0.1:${SHOP_PORT}/ server http://127.0.0.1:${API_PORT}/`);
