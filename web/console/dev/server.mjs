/** A rehearsal server: the staff's API over real HTTP and WebSocket, with an invented merchant behind it. */

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocketServer } from "ws";
import { admin } from "./admin.mjs";
import * as world from "./world.mjs";

const PORT = Number(process.env.PORT ?? 8199);
const STATIC = fileURLToPath(new URL("../../../src/batonpass/edges/http/static/", import.meta.url));
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";
const TYPES = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

let signedIn = process.env.SIGNED_IN !== "no";
const refuse = (status, code, detail, more = {}) => ({
  status,
  body: { type: `about:blank#${code}`, title: code, status, code, detail, ...more },
});
const meAnswer = () => ({
  agent: world.me,
  merchant: world.merchant,
  csrf: "csrf",
  presence: world.presence,
});
const byHandoff = (id) => [...world.conversations.values()].find((c) => c.handoff.id === id);
const answer = (c) => ({ seq: c.log.length, epoch: c.epoch, control: c.control });

function inbox() {
  const all = [...world.conversations.values()];
  const offers = [...world.offers.values()].map((o) => ({
    ...o,
    card: world.card(world.conversations.get(o.conversation_id)),
  }));
  const waiting = all
    .filter((c) => ["queued", "offered"].includes(c.handoff.state) && c.handoff.mode === "live")
    .sort((a, b) => a.handoff.entered_at.localeCompare(b.handoff.entered_at));
  const owed = all.filter((c) => ["queued"].includes(c.handoff.state) && c.handoff.mode !== "live");
  const mine = all.filter(
    (c) => ["active", "wrapping"].includes(c.handoff.state) && c.handoff.agent_id === world.me.id,
  );
  const done = all.filter((c) => c.handoff.state === "closed").map((c) => world.card(c));
  return {
    presence: world.presence,
    offers,
    mine: mine.map((c) => world.card(c)),
    waiting: waiting.map((c, i) => world.card(c, i + 1)),
    owed: owed.map((c) => world.card(c)),
    recent: [...done, ...world.past],
    counts: { waiting: waiting.length, owed: owed.length, mine: mine.length },
    agents: [{ ...world.me, ...world.presence }, ...world.colleagues],
  };
}

async function route(method, path, body, url) {
  let m;
  if (path === "/v1/sessions" && method === "POST") {
    if (body.password !== "batonpass")
      return refuse(
        401,
        "sign_in_failed",
        "This e-mail address and password do not belong together.",
      );
    signedIn = true;
    return { status: 200, body: meAnswer() };
  }
  if (!signedIn) return refuse(401, "sign_in", "Sign in first.");
  if (path === "/v1/sessions/current") {
    signedIn = false;
    return { status: 204 };
  }
  if (path === "/v1/me") return { status: 200, body: meAnswer() };
  if (path === "/v1/me/presence") {
    Object.assign(world.presence, { intent: body.intent, away_reason: body.reason ?? "" });
    world.tell({ type: "presence", ...world.presence });
    return { status: 200, body: world.presence };
  }
  if (path === "/v1/inbox") return { status: 200, body: inbox() };
  if (path === "/v1/dispositions") return { status: 200, body: { items: world.dispositions } };
  if (path === "/v1/replies" && method === "GET")
    return { status: 200, body: { items: world.replies } };
  if (path === "/v1/conversations") {
    const q = (url.searchParams.get("q") ?? "").toLowerCase();
    const items = [
      ...[...world.conversations.values()].map((c) => world.card(c)),
      ...world.past,
    ].filter((c) => `${c.customer_name} ${c.headline}`.toLowerCase().includes(q));
    return { status: 200, body: { items: items.slice(0, 30) } };
  }
  m = path.match(/^\/v1\/offers\/([^/]+)\/(accept|decline)$/);
  if (m) {
    const offer = world.offers.get(m[1]);
    if (!offer)
      return refuse(
        409,
        "illegal_move",
        "This offer has ended: somebody else took it, or its time was over.",
      );
    world.offers.delete(m[1]);
    const c = world.conversations.get(offer.conversation_id);
    if (m[2] === "accept") world.hold(c, world.me);
    else world.move(c, "declined", "queued");
    return { status: 200, body: { handoff_id: c.handoff.id, conversation_id: c.id, ...answer(c) } };
  }
  m = path.match(/^\/v1\/handoffs\/([^/]+)(?:\/(.+))?$/);
  if (m) {
    const c = byHandoff(m[1]);
    if (!c) return refuse(404, "not_found", "There is no such handoff.");
    return handoff(c, m[2] ?? "", body);
  }
  m = path.match(/^\/v1\/conversations\/([^/]+)(?:\/(.+))?$/);
  if (m) {
    const c = world.conversations.get(m[1]);
    if (!c) return refuse(404, "not_found", "There is no such conversation.");
    return conversation(c, m[2] ?? "", body, url);
  }
  m = path.match(/^\/v1\/replies\/([^/]+)\/render$/);
  if (m) {
    const c = world.conversations.get(body.conversation_id);
    const known = world.packet(c).draft?.variables ?? {};
    const missing = [];
    const text = world.replies
      .find((r) => r.id === m[1])
      .text.replace(
        /\{\{([\w.]+)\}\}/g,
        (whole, name) => known[name] || (missing.push(name), whole),
      );
    return { status: 200, body: { text, missing } };
  }
  return admin(method, path, body, url, { refuse, inbox });
}

function handoff(c, what, body) {
  const stale = "epoch" in body && body.epoch !== c.epoch;
  if (stale)
    return refuse(409, "stale_epoch", "The conversation changed hands since.", {
      epoch: c.epoch,
      control: c.control,
    });
  if (what === "")
    return {
      status: 200,
      body: {
        ...c.handoff,
        moves: c.log
          .filter((f) => f.type === "handoff.moved")
          .map((f) => ({ ...f.data, at: f.at })),
      },
    };
  if (what === "packet") return { status: 200, body: world.packet(c) };
  if (what === "claim") {
    if (c.spec.key === "anon") {
      world.hold(c, world.colleagues[0], "claimed");
      return refuse(409, "already_claimed", "Ben Castellanos took this case a moment ago.", {
        owner: { id: "ag_ben", name: "Ben Castellanos" },
      });
    }
    world.hold(c, world.me, "claimed");
    return { status: 200, body: { conversation_id: c.id, ...answer(c) } };
  }
  if (what === "transfer") {
    world.move(c, "transferred", "queued", { agent_id: "", agent_name: "", note: body.note });
    world.pass(c, "queue");
    return { status: 200, body: answer(c) };
  }
  if (what === "return") {
    world.move(c, "returned", "closed");
    world.pass(c, "assistant");
    return { status: 200, body: answer(c) };
  }
  if (what === "end") {
    world.move(c, "ended", "wrapping");
    world.pass(c, "nobody");
    return { status: 200, body: answer(c) };
  }
  if (what === "dispose" || what === "resolve") {
    c.status = "resolved";
    world.move(c, "disposed", "closed", { why: body.disposition });
    world.emit(c, "status.changed", { status: "resolved" });
    return { status: 200, body: answer(c) };
  }
  if (what === "guard") {
    const hit =
      /(order number|which order|bestellnummer)/i.exec(body.text) ??
      /(what('| i)s your e-?mail|e-?mail address\?)/i.exec(body.text);
    if (!hit) return { status: 200, body: { repeats: [] } };
    const isOrder = /order/i.test(hit[0]);
    return {
      status: 200,
      body: {
        repeats: [
          {
            topic: isOrder ? "order_number" : "email",
            question: hit[0],
            answer: isOrder ? (c.spec.order?.number ?? "#1001") : c.spec.email,
            sources: [{ seq: 2 }],
            start: hit.index,
            end: hit.index + hit[0].length,
          },
        ],
      },
    };
  }
  const step = what.match(/^steps\/([^/]+)\/(preview|approve|reject)$/);
  if (step) {
    const one = world.packet(c).steps.find((s) => s.id === step[1]);
    if (step[2] === "preview")
      return {
        status: 200,
        body: {
          words: `${one.words}. The parcel leaves today with Northline Post, express, to Lindenallee 14, Berlin.`,
          allowed: one.is_allowed,
          why: one.why_not,
          result: {
            said: "Would send 1 × from order #1001 again with Northline Post, express, to Lindenallee 14, Berlin, today.",
          },
        },
      };
    if (step[2] === "reject") return { status: 200, body: answer(c) };
    world.emit(c, "step.performed", {
      handoff_id: c.handoff.id,
      step_id: one.id,
      action: "reship",
      words: one.words,
      is_done: true,
      result: "#1001-R1",
      agent_id: world.me.id,
    });
    return {
      status: 200,
      body: { is_done: true, words: one.words, result: "New parcel #1001-R1", seq: c.log.length },
    };
  }
  return refuse(404, "not_found", "Nothing is here.");
}

function conversation(c, what, body, url) {
  if (what === "") {
    c.unread = 0;
    return { status: 200, body: world.snapshot(c) };
  }
  if (what === "events")
    return {
      status: 200,
      body: {
        frames: c.log.filter((f) => f.seq > Number(url.searchParams.get("after") ?? 0)),
        seq: c.log.length,
      },
    };
  if (what === "orders") {
    const o = world.order(c.spec);
    return {
      status: 200,
      body: {
        orders: o && c.spec.level === "proven" ? [o] : [],
        candidates: o && c.spec.level !== "proven" ? [o] : [],
        state: "ok",
        as_of: new Date().toISOString(),
      },
    };
  }
  if (what === "takeover") {
    world.hold(c, world.me, "claimed");
    return { status: 200, body: { handoff_id: c.handoff.id, ...answer(c) } };
  }
  if (what === "notes") {
    const m = world.say(c, "note", body.text, {
      id: body.id,
      author_name: world.me.name,
      author_id: world.me.id,
    });
    return { status: 201, body: { id: m.id, at: m.at, ...answer(c) } };
  }
  if (what === "messages") {
    const again = c.messages.find((m) => m.id === body.id);
    if (again) return { status: 200, body: { id: again.id, at: again.at, ...answer(c) } };
    if (/stale/.test(body.text) || (body.epoch !== undefined && body.epoch !== c.epoch))
      return refuse(
        409,
        "stale_epoch",
        "The conversation changed hands since you began to write.",
        { epoch: c.epoch, control: c.control },
      );
    if (c.control !== "agent") world.hold(c, world.me, "claimed");
    const m = world.say(c, "agent", body.text, {
      id: body.id,
      author_name: world.me.name,
      author_id: world.me.id,
    });
    return { status: 201, body: { id: m.id, at: m.at, ...answer(c) } };
  }
  return refuse(404, "not_found", "Nothing is here.");
}

function file(path) {
  const page = { "/console": "console/index.html", "/admin": "admin/index.html" }[path];
  const name = page ?? (path.startsWith("/static/") ? path.slice(8) : null);
  if (!name || name.includes("..") || !existsSync(join(STATIC, name))) return null;
  return {
    type: TYPES[extname(name)] ?? "application/octet-stream",
    bytes: readFileSync(join(STATIC, name)),
  };
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://x");
  const found = file(url.pathname);
  if (found)
    return response
      .writeHead(200, { "content-type": found.type, "content-security-policy": CSP })
      .end(found.bytes);
  let raw = "";
  for await (const piece of request) raw += piece;
  const out = await route(request.method, url.pathname, raw ? JSON.parse(raw) : {}, url);
  await new Promise((r) => setTimeout(r, 40 + Math.random() * 90));
  response.writeHead(out.status, {
    "content-type": out.status >= 400 ? "application/problem+json" : "application/json",
    ...(out.etag ? { etag: out.etag } : {}),
  });
  response.end(out.body === undefined ? "" : JSON.stringify(out.body));
});

const live = new WebSocketServer({ server, path: "/v1/live" });
live.on("connection", (socket) => {
  const watcher = { watched: new Set(), send: (m) => socket.send(JSON.stringify(m)) };
  const beat = setInterval(() => watcher.send({ v: 1, type: "heartbeat" }), 10_000);
  socket.on("message", (raw) => {
    const m = JSON.parse(raw);
    if (m.type === "hello") {
      world.watchers.add(watcher);
      watcher.send({ v: 1, type: "ready", conversation_id: "", seq: 0 });
    }
    if (m.type === "watch") {
      watcher.watched.add(m.conversation_id);
      const c = world.conversations.get(m.conversation_id);
      for (const f of c?.log ?? []) if (f.seq > (m.after ?? 0)) watcher.send(f);
      watcher.send({
        v: 1,
        type: "ready",
        conversation_id: m.conversation_id,
        seq: c?.log.length ?? 0,
      });
    }
    if (m.type === "unwatch") watcher.watched.delete(m.conversation_id);
  });
  socket.on("close", () => {
    clearInterval(beat);
    world.watchers.delete(watcher);
  });
});

world.begin();
server.listen(PORT, "127.0.0.1", () =>
  console.log(`rehearsal on http://127.0.0.1:${PORT}/console`),
);
