/** The invented merchant of the rehearsal server: conversations as logs, kept in memory. */
import { randomBytes } from "node:crypto";
import { CASES, daysAgo, eur, minutesAgo, PAST } from "./cases.mjs";

const id = (prefix) => `${prefix}_${randomBytes(9).toString("hex")}`;
const now = () => new Date().toISOString();

export const merchant = {
  id: "me_1",
  name: "Larch & Lantern",
  slug: "larch",
  time_zone: "Europe/Berlin",
  languages: ["en", "de", "fr"],
};
export const me = {
  id: "ag_me",
  name: "Nora Winter",
  email: "nora@example.com",
  role: "owner",
  language: "en",
};
export const colleagues = [
  {
    id: "ag_ben",
    name: "Ben Castellanos",
    intent: "online",
    is_connected: true,
    held_units: 2,
    capacity_units: 3,
  },
  {
    id: "ag_yu",
    name: "Yu-Chen Abernathy-Featherstonehaugh",
    intent: "away",
    is_connected: true,
    held_units: 0,
    capacity_units: 3,
  },
];
export const presence = {
  intent: "online",
  away_reason: "",
  is_connected: true,
  held_units: 1,
  capacity_units: 3,
};
export const queues = [
  {
    id: "qu_1",
    name: "Orders",
    fallback_queue_id: "qu_2",
    relax_after_seconds: 300,
    categories: ["Lost parcel", "Late", "Damaged"],
    languages: ["en", "de"],
  },
  {
    id: "qu_2",
    name: "General",
    fallback_queue_id: null,
    relax_after_seconds: null,
    categories: [],
    languages: [],
  },
  {
    id: "qu_3",
    name: "Atelier",
    fallback_queue_id: "qu_2",
    relax_after_seconds: 600,
    categories: ["Custom order"],
    languages: ["en", "fr"],
  },
];
export const replies = [
  {
    id: "re_1",
    title: "On its way",
    shortcut: "sent",
    text: "Hi {{customer.name}}, order {{order.number}} is on its way. You can follow it here: {{order.tracking_url}}",
  },
  {
    id: "re_2",
    title: "Refund done",
    shortcut: "refund",
    text: "The refund for {{order.number}} is on its way to your card. It takes three to five days.",
  },
  {
    id: "re_3",
    title: "Kind goodbye",
    shortcut: "bye",
    text: "Thank you, {{customer.name}}. Write here whenever you need us. {{agent.name}}, {{merchant.name}}",
  },
];
export const dispositions = [
  { code: "resent", label: "Sent again" },
  { code: "refunded", label: "Refunded" },
  { code: "answered", label: "Question answered" },
  { code: "quoted", label: "Price given" },
  { code: "no_answer", label: "Customer did not answer" },
];

export const conversations = new Map();
export const offers = new Map();
export const watchers = new Set(); // sockets of agents

export function emit(conversation, type, data) {
  const frame = {
    v: 1,
    seq: conversation.log.length + 1,
    type,
    at: now(),
    data,
    conversation_id: conversation.id,
  };
  conversation.log.push(frame);
  for (const w of watchers) if (w.watched.has(conversation.id)) w.send(frame);
  nudge();
  return frame;
}

let nudging = null;
export function nudge() {
  nudging ??= setTimeout(() => {
    nudging = null;
    for (const w of watchers) w.send({ v: 1, type: "inbox" });
  }, 300);
}

export function tell(message) {
  for (const w of watchers) w.send({ v: 1, ...message });
}

export function say(conversation, kind, text, more = {}) {
  const message = { id: id("m"), seq: conversation.log.length + 1, kind, at: now(), text, ...more };
  conversation.messages.push(message);
  emit(conversation, "message.added", { message });
  return message;
}

export function pass(conversation, control) {
  conversation.control = control;
  conversation.epoch += 1;
  emit(conversation, "control.changed", { control, epoch: conversation.epoch });
}

export function move(conversation, event, state, more = {}) {
  Object.assign(
    conversation.handoff,
    { state },
    "agent_id" in more ? { agent_id: more.agent_id, agent_name: more.agent_name } : {},
  );
  emit(conversation, "handoff.moved", {
    handoff_id: conversation.handoff.id,
    event,
    state,
    ...more,
  });
}

export function open(spec) {
  const started = Date.now() - (spec.waited + 200) * 1000;
  const conversation = {
    id: id("cv"),
    spec,
    log: [],
    messages: [],
    control: "assistant",
    epoch: 1,
    status: "open",
    unread: 0,
    opened_at: new Date(started).toISOString(),
    customer_away: false,
  };
  conversations.set(conversation.id, conversation);
  emit(conversation, "conversation.opened", {
    customer_id: id("cu"),
    channel: "widget",
    language: spec.language ?? "en",
  });
  spec.talk.forEach(([kind, text], i) => {
    const at = new Date(started + (i + 1) * 27_000).toISOString();
    const message = {
      id: id("m"),
      seq: conversation.log.length + 1,
      kind,
      at,
      text,
      ...(kind === "assistant" ? { author_name: "Assistant" } : { author_name: spec.name }),
    };
    conversation.messages.push(message);
    emit(conversation, "message.added", { message });
    if (kind === "customer") emit(conversation, "signals.measured", { message_seq: message.seq });
  });
  conversation.handoff = {
    id: id("ho"),
    state: "queued",
    mode: spec.mode ?? "live",
    reason: spec.reason,
    queue: spec.key === "lea" ? "Atelier" : "Orders",
    priority: spec.priority ?? "normal",
    agent_id: "",
    agent_name: "",
    entered_at: new Date(Date.now() - spec.waited * 1000).toISOString(),
    episode: 1,
  };
  emit(conversation, "handoff.opened", {
    handoff_id: conversation.handoff.id,
    episode: 1,
    reason: spec.reason,
    queue_id: "qu_1",
    queue: conversation.handoff.queue,
  });
  pass(conversation, "queue");
  emit(conversation, "wait.told", {
    handoff_id: conversation.handoff.id,
    kind: "promise",
    text: "9 in 10 people are answered within 6 minutes.",
    told_seconds: 360,
    choices: [],
    until: null,
  });
  conversation.told_until = new Date(Date.now() + (300 - spec.waited) * 1000).toISOString();
  return conversation;
}

export function hold(conversation, agent, event = "accepted") {
  move(conversation, event, "active", { agent_id: agent.id, agent_name: agent.name });
  pass(conversation, "agent");
  if (agent.id === me.id) presence.held_units += 1;
}

export function offer(conversation, seconds = 45) {
  const made = {
    id: id("of"),
    handoff_id: conversation.handoff.id,
    conversation_id: conversation.id,
    made_at: now(),
    due_at: new Date(Date.now() + seconds * 1000).toISOString(),
    ring_seconds: seconds,
  };
  offers.set(made.id, made);
  move(conversation, "offered", "offered");
  setTimeout(() => {
    if (!offers.delete(made.id)) return;
    move(conversation, "expired", "queued");
    Object.assign(presence, { intent: "away", away_reason: "missed" });
    tell({ type: "presence", ...presence });
    nudge();
  }, seconds * 1000);
  nudge();
}

export function card(conversation, position = null) {
  const { spec, handoff } = conversation;
  const last = conversation.messages.filter((m) => m.kind !== "note").at(-1);
  return {
    handoff_id: handoff.id,
    conversation_id: conversation.id,
    state: handoff.state,
    mode: handoff.mode,
    customer_name: spec.name,
    headline: spec.headline,
    reason_code: spec.reason.code,
    reason_words: spec.reason.words,
    queue: handoff.queue,
    priority: handoff.priority,
    entered_at: handoff.entered_at,
    waited_seconds: (Date.now() - Date.parse(handoff.entered_at)) / 1000,
    position,
    agent_id: handoff.agent_id || null,
    agent_name: handoff.agent_name || null,
    last_text: last?.text ?? "",
    last_at: last?.at ?? handoff.entered_at,
    last_kind: last?.kind ?? "",
    unread: conversation.unread > 0,
    is_customer_away: conversation.customer_away,
    language: spec.language ?? "en",
    category: spec.category,
    frustration: spec.frustration?.at(-1) ?? 0,
    order_number: spec.order?.number ?? null,
    order_value: spec.order?.total ?? null,
    promise_until: handoff.state === "queued" ? conversation.told_until : null,
    episode: 1,
  };
}

export function snapshot(conversation) {
  const { spec, handoff } = conversation;
  return {
    conversation: {
      id: conversation.id,
      status: conversation.status,
      control: conversation.control,
      epoch: conversation.epoch,
      seq: conversation.log.length,
      channel: "widget",
      language: spec.language ?? "en",
      opened_at: conversation.opened_at,
      resolved_at: null,
      episode: 1,
    },
    customer: {
      id: "cu_1",
      name: spec.name,
      email: spec.email,
      level: spec.level,
      language: spec.language ?? "en",
      time_zone: "Europe/Berlin",
      is_away: conversation.customer_away,
      last_seen_at: minutesAgo(1),
    },
    messages: conversation.messages,
    handoff: { ...handoff },
    wait: null,
    survey: null,
    seq: conversation.log.length,
  };
}

export function order(spec) {
  if (!spec.order) return null;
  const o = spec.order;
  const events = [
    { at: daysAgo(3), state: "in_transit", text: "Left the sorting centre", place: "Hanover" },
    { at: daysAgo(2), state: o.parcel, text: o.last, place: "Berlin" },
  ];
  return {
    id: o.number,
    number: o.number,
    state: o.state,
    payment: o.payment,
    placed_at: daysAgo(o.placed),
    total: o.total,
    email: spec.email,
    customer_name: spec.name,
    lines: [
      {
        id: "l1",
        title: o.title,
        quantity: 1,
        price: o.total,
        refundable_quantity: 1,
        sku: "FJ-22",
      },
      { id: "l2", title: "Gift wrapping", quantity: 1, price: eur("0.00"), refundable_quantity: 0 },
    ],
    fulfilments: [
      {
        id: "f1",
        state: "sent",
        lines: ["l1"],
        sent_at: daysAgo(4),
        tracking: {
          number: "NP4471920043",
          carrier: "Northline Post",
          state: o.parcel,
          url: "https://track.example/NP4471920043",
          due_at: daysAgo(o.late ?? 1),
          events,
        },
      },
    ],
    returns: [],
    refunds: [],
    due_at: daysAgo(o.late ?? 1),
    status_url: "",
    note: "",
    tags: [],
    gaps: [],
    as_of: minutesAgo(4),
    address: {
      name: spec.name,
      lines: ["Lindenallee 14"],
      city: "Berlin",
      postcode: "10437",
      country: "DE",
    },
  };
}

export function packet(conversation) {
  const { spec, handoff } = conversation;
  const asked = conversation.messages.filter((m) => m.kind === "customer");
  const o = order(spec);
  const source = { record: `order ${spec.order?.number}`, field: "", fetched_at: minutesAgo(4) };
  return {
    schema: "batonpass.packet/1",
    handoff_id: handoff.id,
    revision: 1,
    built_at: minutesAgo(1),
    language: "en",
    time_zone: "Europe/Berlin",
    customer: {
      level: spec.level,
      how: spec.level === "proven" ? "order_and_email" : "",
      name: spec.name,
      email: spec.email,
      phone: "",
      language: spec.language ?? "en",
      tier: spec.tier ?? "",
      orders_count: 7,
      spent: eur("412.30"),
      sources: [{ seq: 2 }],
    },
    reason: spec.reason,
    category: spec.category,
    headline: { text: spec.headline, sources: [{ seq: 2 }], kind: "happened" },
    summary: spec.happened.map(([text, sources]) => ({ text, sources, kind: "happened" })),
    wants: spec.wants,
    orders: o
      ? [
          {
            number: o.number,
            state: o.state,
            payment: o.payment,
            placed_at: o.placed_at,
            total: o.total,
            words: o.lines[0].title,
            items: o.lines.map((l, i) => ({
              id: l.id,
              title: l.title,
              quantity: 1,
              price: l.price,
              is_mentioned: i === 0,
            })),
            parcels: [
              {
                number: "NP4471920043",
                carrier: "Northline Post",
                state: spec.order.parcel,
                words: spec.order.last,
                url: "https://track.example/NP4471920043",
                at: daysAgo(2),
              },
            ],
            late_days: spec.order.late ?? 0,
            due_at: o.due_at,
            is_subject: true,
            is_unproven: spec.level !== "proven",
            as_of: o.as_of,
            sources: [source],
          },
        ]
      : [],
    attempts: spec.tried.map(([intent, outcome, words, reaction, seq], i) => ({
      id: `at_${i}`,
      intent,
      outcome,
      words,
      reaction,
      reaction_seq: seq,
      sources: [{ seq }],
    })),
    facts: [
      ...(spec.order
        ? [{ kind: "order_number", value: spec.order.number, quote: spec.order.number, seq: 2 }]
        : []),
      ...(spec.email
        ? [{ kind: "email", value: spec.email, quote: spec.email, seq: 5, state: "stands" }]
        : []),
      ...(spec.key === "maya"
        ? [
            { kind: "deadline", value: "2026-11-27", quote: "before Friday", seq: 9 },
            { kind: "problem", value: "not_received", quote: "there is nothing here", seq: 2 },
            {
              kind: "address",
              value: "Lindenallee 14, Berlin",
              quote: "",
              seq: 7,
              state: "contradicted",
              contradicts_seq: 2,
            },
          ]
        : []),
    ],
    open_questions: spec.open.map((text) => ({ text, sources: [{ seq: 2 }], kind: "open" })),
    frustration: asked.map((m, i) => ({
      seq: m.seq,
      score: spec.frustration[i] ?? spec.frustration.at(-1),
      level: spec.frustration[i] ?? spec.frustration.at(-1),
      quote: m.text.slice(0, 40),
    })),
    steps: spec.steps.map((s, i) => ({
      id: `st_${i}`,
      action: { kind: "reship" },
      words: s.words,
      policy: `p${i}`,
      policy_words: s.policy,
      evidence: [{ seq: 2 }, source],
      limits: s.limits,
      is_allowed: s.allowed !== false,
      why_not: s.why ?? "",
      needs_approval: true,
      amount: s.amount ?? null,
      is_first_choice: !!s.first,
    })),
    draft: spec.draft
      ? {
          text: spec.draft,
          variables: {
            "customer.name": spec.name.split(" ")[0],
            "agent.name": "Nora",
            "order.number": spec.order?.number ?? "",
            "merchant.name": merchant.name,
            ...(spec.order ? { "order.tracking_url": "https://track.example/NP4471920043" } : {}),
          },
          language: spec.language ?? "en",
        }
      : null,
    passed: [],
    transcript: {
      from_seq: 1,
      through_seq: conversation.log.length,
      messages: conversation.messages.length,
      customer_messages: asked.length,
      episode: 1,
      episode_seq: 0,
      started_at: conversation.opened_at,
    },
    gaps: spec.gaps,
    faith: { sentences: 0, kept: 0, dropped: [] },
    shop: "ok",
  };
}

export const past = PAST.map((p, i) => ({
  handoff_id: `ho_past${i}`,
  conversation_id: `cv_past${i}`,
  state: "closed",
  mode: "live",
  customer_name: p.name,
  headline: p.headline,
  reason_code: "asked",
  reason_words: "Asked for a person",
  queue: "Orders",
  priority: "normal",
  entered_at: p.at,
  waited_seconds: 80,
  position: null,
  agent_id: i % 3 ? "ag_ben" : "ag_me",
  agent_name: i % 3 ? "Ben Castellanos" : "Nora Winter",
  last_text: "Thank you!",
  last_at: p.at,
  last_kind: "customer",
  unread: false,
  is_customer_away: false,
  language: "en",
  category: "Orders",
  frustration: 0.1,
  order_number: "#09" + (20 + i),
  order_value: null,
  promise_until: null,
  episode: 1,
}));

export function begin() {
  if (process.env.LONG)
    CASES[5].talk = Array.from({ length: 400 }, (_, i) => [
      i % 2 ? "assistant" : "customer",
      `${i}: ${"a long story about a desk ".repeat(1 + (i % 7))}`,
    ]);
  const [maya, dietrich, sara, lea, anon, tomas] = CASES.map(open);
  hold(tomas, me);
  presence.held_units = 2;
  hold(sara, me);
  sara.unread = 1;
  lea.handoff.mode = "email";
  for (const extra of [
    {
      ...CASES[0],
      key: "x1",
      name: "Wilhelmina Ødegård",
      headline: "Two of four chairs of #1103 missing in the parcel",
      waited: 180,
      frustration: [0.3],
      priority: "normal",
    },
    {
      ...CASES[0],
      key: "x2",
      name: "Kofi",
      headline: "Return label for #1090 does not open",
      waited: 61,
      frustration: [0.1],
      priority: "normal",
    },
  ])
    open(extra);
  anon.customer_away = true;
  setTimeout(() => offer(maya), 2500);
  void dietrich;
  setInterval(() => {
    const cv = tomas;
    if (cv.control !== "agent") return;
    tell({ type: "typing", conversation_id: cv.id, who: "customer", name: cv.spec.name });
    setTimeout(() => {
      say(
        cv,
        "customer",
        [
          "Are you there?",
          "The house number is 14b by the way",
          "ok",
          "And can they deliver in the evening?",
        ][cv.messages.length % 4],
        { author_name: cv.spec.name },
      );
      cv.unread += 1;
    }, 3000);
  }, 26_000);
}
