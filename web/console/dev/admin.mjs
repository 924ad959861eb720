/** The rehearsal server's answers to the admin: invented settings, rules and thirty days of figures. */
import * as world from "./world.mjs";

const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString();
const wave = (i, mean, swing) =>
  Math.max(0, Math.round(mean + swing * Math.sin(i * 0.9) + swing * 0.7 * Math.sin(i * 2.7)));

let settings = {
  name: world.merchant.name,
  slug: "larch",
  time_zone: "Europe/Berlin",
  languages: ["en", "de", "fr"],
  color: "#2f5d50",
  greeting:
    "Hello! I'm the shop's AI assistant. Ask me about an order, or ask for a person at any time.",
  origins: ["https://larch.example", "https://www.larch-and-lantern.example"],
  hours: {
    mon: [["09:00", "17:00"]],
    tue: [["09:00", "17:00"]],
    wed: [
      ["09:00", "12:30"],
      ["13:30", "18:00"],
    ],
    thu: [["09:00", "17:00"]],
    fri: [["09:00", "15:00"]],
    sat: [],
    sun: [],
  },
  holidays: ["2026-12-24", "2026-12-25"],
  dispositions: world.dispositions,
  offer_seconds: 30,
  grace_seconds: 120,
  alert_minutes: 10,
  mail_from: "help@larch.example",
};
const members = [
  {
    id: "ag_me",
    name: "Nora Winter",
    email: "nora@example.com",
    role: "owner",
    capacity_units: 3,
    queues: [],
    language: "en",
    state: "active",
  },
  {
    id: "ag_ben",
    name: "Ben Castellanos",
    email: "ben@example.com",
    role: "lead",
    capacity_units: 3,
    queues: ["qu_1", "qu_3"],
    language: "en",
    state: "active",
  },
  {
    id: "ag_yu",
    name: "Yu-Chen Abernathy-Featherstonehaugh",
    email: "yu-chen.abernathy-featherstonehaugh@larch-and-lantern.example",
    role: "agent",
    capacity_units: 3,
    queues: ["qu_1"],
    language: "de",
    state: "active",
  },
  {
    id: "ag_x",
    name: "Olek",
    email: "olek@example.com",
    role: "agent",
    capacity_units: 2,
    queues: [],
    language: "en",
    state: "disabled",
  },
];
const document = {
  format: "batonpass.triggers/1",
  default: {
    queue: "General",
    priority: "normal",
    say: { en: "I've passed this to our team with everything you wrote, so no need to repeat it." },
  },
  rules: [
    {
      name: "safety",
      explain:
        "Someone may be harmed, or speaks of a crime or a lawyer: a person at once, first in line.",
      when: { safety: {} },
      priority: "urgent",
      say: { en: "I've passed this to a person on our team, with everything you wrote." },
    },
    {
      name: "asks-for-a-person",
      explain: "The customer asks for a person: no rule and no model can refuse that.",
      when: { request: { kinds: ["explicit"] } },
      say: {
        en: "You asked for a person, so I've passed this to our team with everything you wrote.",
      },
    },
    {
      name: "attempts-failed",
      explain: "The assistant tried twice and the question is still open.",
      when: { any: [{ attempts_failed: { at_least: 2 } }, { unresolved: { at_least: 2 } }] },
    },
    {
      name: "frustrated",
      explain: "Two messages in a row above 0.7, or frustration that keeps rising over four.",
      when: {
        any: [
          { frustration: { above: 0.7, messages: 2 } },
          { all: [{ trend: { above: 0.3, messages: 4 } }, { level: { above: 0.6 } }] },
        ],
      },
      cooldown_seconds: 3600,
    },
    {
      name: "custom-order",
      explain: "Engraving and made-to-measure are priced by a person.",
      queue: "Atelier",
      when: { topic: { examples: ["can you engrave initials", "made to measure"], above: 0.55 } },
      say: {
        en: "A person in our workshop makes the price for this.",
        fr: "Une personne de l'atelier vous fera un prix.",
      },
    },
    {
      name: "expensive-and-late",
      explain: "An expensive order is late.",
      when: {
        order_value: { over: 200, currency: "EUR" },
        order_late: { days: 3 },
        not: { hours: { state: "closed" } },
      },
      priority: "high",
      shadow: true,
    },
  ],
};
const yaml = (doc) =>
  `format: batonpass.triggers/1\nrules:\n${doc.rules.map((r) => `  - name: ${r.name}\n    explain: ${r.explain}\n    when: ${JSON.stringify(r.when)}`).join("\n\n")}\n`;
const triggers = {
  published: {
    version: 4,
    document,
    yaml: yaml(document),
    published_at: day(3),
    by: "Nora Winter",
  },
  draft: null,
  versions: [4, 3, 2, 1].map((v) => ({
    version: v,
    published_at: day(3 + (4 - v) * 9),
    by: v === 1 ? "" : "Nora Winter",
    yaml: yaml({ ...document, rules: document.rules.slice(0, v + 2) }),
  })),
};
const keys = [
  {
    id: "ke_1",
    name: "Order system",
    scopes: ["customers", "conversations"],
    created_at: day(40),
    last_used_at: day(0.01),
  },
];

function report(days) {
  const by_day = Array.from({ length: days }, (_, i) => ({
    day: day(days - 1 - i).slice(0, 10),
    conversations: wave(i, 46, 14),
    handoffs: wave(i, 13, 5),
    abandoned: wave(i, 1, 1),
  }));
  const sum = (name) => by_day.reduce((total, d) => total + d[name], 0);
  const told = [60, 120, 180, 240, 300, 360, 480, 600, 720];
  const promises = Array.from({ length: 240 }, (_, i) => {
    const t = told[(i * 7) % told.length];
    return {
      told_seconds: t,
      real_seconds: t * (0.12 + ((i * 0.377) % 1) ** 1.6 * 1.02),
      at: day(i / 9),
    };
  });
  const kept = promises.filter((p) => p.real_seconds <= p.told_seconds).length;
  const handoffs = sum("handoffs");
  return {
    days,
    followed_up: { sent: 9, came_back: 4 },
    conversations: sum("conversations"),
    handoffs,
    handoff_rate: handoffs / sum("conversations"),
    by_reason: [
      ["asked", 0.41],
      ["failed", 0.23],
      ["out_of_scope", 0.14],
      ["frustrated", 0.12],
      ["safety", 0.06],
      ["repeated_contact", 0.04],
    ].map(([reason, s]) => ({ reason, n: Math.round(s * handoffs) })),
    by_day,
    promises: {
      n: 240,
      kept,
      coverage: kept / 240,
      low: kept / 240 - 0.035,
      high: kept / 240 + 0.028,
      told_vs_real: promises,
    },
    abandonment: { n: sum("abandoned"), rate: sum("abandoned") / handoffs },
    first_reply_seconds: { p50: 14, p90: 48 },
    wait_seconds: { p50: 71, p90: 268 },
    resolution_seconds: { p50: 512, p90: 1740 },
    csat: {
      handed_off: { n: 141, mean: 4.43, rate: 0.38 },
      assistant_only: { n: 302, mean: 4.12, rate: 0.31 },
    },
    repeat: { asked: { n: 141, yes: 9 }, detected: { n: 11, questions: 812 } },
  };
}

function tryOut(messages, doc) {
  return messages
    .filter((m) => m.author === "customer")
    .map(({ text }) => {
      const hit = /(real person|human|chargeback|third time)/i.exec(text);
      const rule = hit
        ? /(chargeback)/i.test(text)
          ? "safety"
          : /third/.test(hit[0])
            ? "frustrated"
            : "asks-for-a-person"
        : "";
      return {
        text,
        signals: {},
        decision: {
          act: rule ? "hand_off" : "none",
          fired: rule ? [rule] : [],
          chosen: rule
            ? {
                rule,
                reason: rule,
                queue: "General",
                sentence:
                  doc?.rules?.find((r) => r.name === rule)?.say?.en ??
                  "I've passed this to our team.",
              }
            : null,
          nearly: rule
            ? []
            : [{ rule: "attempts-failed", condition: "attempts_failed", score: 1, threshold: 2 }],
          spans: hit
            ? [
                {
                  start: hit.index,
                  end: hit.index + hit[0].length,
                  text: hit[0],
                  signal: "request",
                },
              ]
            : [],
        },
      };
    });
}

export function admin(method, path, body, url, { refuse, inbox }) {
  const ok = (answer, more = {}) => ({ status: 200, body: answer, ...more });
  if (path === "/v1/merchant") {
    if (method === "PUT") settings = { ...body.settings, name: body.name };
    const { name, slug, ...rest } = settings;
    return ok({ id: "me_1", slug: "larch", name, settings: rest, revision: 1 }, { etag: '"1"' });
  }
  if (path === "/v1/agents") {
    if (method === "POST") {
      members.push({
        id: `ag_${members.length}`,
        capacity_units: 3,
        queues: [],
        language: "en",
        state: "invited",
        ...body,
      });
      return {
        status: 201,
        body: { invitation_url: "http://127.0.0.1:8199/console#invitation=me_1.9fK2mQx7tZ" },
      };
    }
    return ok({ items: members });
  }
  if (path.startsWith("/v1/agents/")) {
    Object.assign(
      members.find((a) => a.id === path.split("/").at(-1)),
      body,
    );
    return ok({});
  }
  if (path === "/v1/queues") {
    if (method === "POST") world.queues.push({ id: `qu_${world.queues.length + 1}`, ...body });
    return ok({ items: world.queues, keeps_place: true });
  }
  if (path.startsWith("/v1/queues/")) {
    Object.assign(
      world.queues.find((q) => q.id === path.split("/").at(-1)),
      body,
    );
    return ok({});
  }
  if (path === "/v1/triggers") return ok(triggers, { etag: '"t1"' });
  if (path === "/v1/triggers/draft") {
    if ("yaml" in body && /\t/.test(body.yaml))
      return {
        status: 422,
        body: { problems: [{ place: "", cure: "a tab stands where spaces belong", line: 3 }] },
      };
    const rules = body.document?.rules ?? document.rules;
    const at = rules.findIndex((r) => Object.keys(r.when).length === 0);
    if (at >= 0)
      return {
        status: 422,
        body: {
          problems: [{ place: `rules[${at}].when`, cure: "at least one condition is needed" }],
        },
      };
    triggers.draft = {
      version: 5,
      document: body.document ?? document,
      yaml: body.yaml ?? yaml(body.document),
    };
    return ok({ problems: [] });
  }
  if (path === "/v1/triggers/publish") {
    triggers.published = { ...triggers.draft, published_at: day(0), by: "Nora Winter" };
    triggers.versions.unshift(triggers.published);
    triggers.draft = null;
    return ok({});
  }
  if (path === "/v1/triggers/rollback") {
    triggers.published = { ...triggers.published, version: body.version };
    return ok({});
  }
  if (path === "/v1/triggers/try") return ok({ items: tryOut(body.messages, body.document) });
  if (path === "/v1/reports/overview") return ok(report(Number(url.searchParams.get("days"))));
  if (path === "/v1/board")
    return ok({
      queues: world.queues.map((q, i) => ({
        ...q,
        waiting: [4, 0, 1][i] ?? 0,
        longest_seconds: [431, null, 640][i] ?? null,
        p50: [95, 60, null][i] ?? null,
        p90: [360, 120, null][i] ?? null,
        online: [2, 1, 0][i] ?? 0,
      })),
      promises_at_risk: inbox().waiting.slice(0, 3),
      agents: [{ ...world.me, ...world.presence }, ...world.colleagues],
    });
  if (path === "/v1/keys") {
    if (method === "POST") {
      keys.push({
        id: `ke_${keys.length + 1}`,
        name: body.name,
        scopes: body.scopes,
        created_at: day(0),
      });
      return {
        status: 201,
        body: { ...keys.at(-1), secret: "bp_Zz91Qd7mTn4vXw2pLk8sHy3cRb6fJa5e" },
      };
    }
    return ok({ items: keys, scopes: ["admin", "agents", "conversations", "customers"] });
  }
  if (path.startsWith("/v1/keys/")) {
    keys.splice(
      keys.findIndex((k) => k.id === path.split("/").at(-1)),
      1,
    );
    return { status: 204 };
  }
  if (path === "/v1/audit")
    return ok({
      items: Array.from({ length: 20 }, (_, i) => ({
        id: `au_${i}`,
        at: day(i * 0.4),
        who: ["Nora Winter", "Ben Castellanos"][i % 2],
        what: [
          "triggers.published",
          "signed_in",
          "step.performed",
          "agent.invited",
          "merchant.changed",
        ][i % 5],
        about: ["version 4", "", "#1001", "olek@example.com", "hours"][i % 5],
      })),
      next: null,
    });
  return refuse(404, "not_found", "Nothing is here.");
}
