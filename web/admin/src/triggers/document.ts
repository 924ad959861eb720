/** The rule document as the form sees it: its shape, and each condition as a sentence with fields. */

export type When = Readonly<Record<string, unknown>>;

export interface Rule {
  readonly name: string;
  readonly explain?: string;
  readonly on?: boolean;
  readonly shadow?: boolean;
  readonly when: When;
  readonly reason?: string | null;
  readonly queue?: string | null;
  readonly priority?: string | null;
  readonly mode?: string;
  readonly cooldown_seconds?: number;
  readonly quiet_hours?: readonly {
    readonly start: string;
    readonly until: string;
    readonly days?: readonly string[];
  }[];
  readonly channels?: readonly string[];
  readonly before?: {
    readonly wait_over_minutes?: number;
    readonly collect?: readonly string[];
    readonly offer_email?: boolean;
  } | null;
  readonly say?: Readonly<Record<string, string>>;
}

export interface Document {
  readonly format?: string;
  readonly default?: {
    readonly queue?: string;
    readonly priority?: string;
    readonly say?: Readonly<Record<string, string>>;
  };
  readonly rules?: readonly Rule[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
  readonly signal?: string;
  readonly rule?: string;
}

export interface Near {
  readonly rule: string;
  readonly condition: string;
  readonly score: number;
  readonly threshold: number;
}

export interface Decision {
  readonly act?: string;
  readonly chosen?: {
    readonly rule?: string;
    readonly reason?: string;
    readonly queue?: string;
    readonly sentence?: string;
  } | null;
  readonly forced?: string;
  readonly fired?: readonly string[] | string | null;
  readonly shadow?: readonly string[];
  readonly nearly?: readonly Near[];
  readonly spans?: readonly Span[];
}

/** A piece of a sentence: words, or a field of the condition's own. */
export type Part =
  | string
  | { readonly field: string; readonly as: "score" | "count" | "number" | "text" }
  | { readonly field: string; readonly as: "names"; readonly hint: string }
  | {
      readonly field: string;
      readonly as: "choice" | "choices";
      readonly of: Readonly<Record<string, string>>;
    };

export interface Condition {
  readonly key: string;
  readonly title: string;
  readonly start: unknown;
  readonly parts: readonly Part[];
}

const score = (field: string): Part => ({ field, as: "score" });
const count = (field: string): Part => ({ field, as: "count" });
const names = (field: string, hint: string): Part => ({ field, as: "names", hint });

/** Every condition a rule may have, in the order they are offered. */
export const CONDITIONS: readonly Condition[] = [
  {
    key: "request",
    title: "The customer asks for a person",
    start: { kinds: ["explicit"] },
    parts: [
      "the customer",
      {
        field: "kinds",
        as: "choices",
        of: {
          explicit: "asks for a person",
          callback: "asks for a call",
          implicit: "says they cannot reach anyone",
          bot_challenge: "asks whether this is a bot",
          negated: "does not want a person",
        },
      },
    ],
  },
  {
    key: "safety",
    title: "Safety",
    start: {},
    parts: [
      "the message touches",
      {
        field: "topics",
        as: "choices",
        of: {
          self_harm: "self-harm",
          threat: "a threat",
          fraud: "fraud",
          legal: "law or chargeback",
        },
      },
    ],
  },
  {
    key: "frustration",
    title: "Frustration",
    start: { above: 0.7, messages: 2 },
    parts: [
      "each of the last",
      count("messages"),
      "messages is more frustrated than",
      score("above"),
    ],
  },
  {
    key: "level",
    title: "Frustration of the conversation",
    start: { above: 0.7 },
    parts: ["the conversation's frustration is above", score("above")],
  },
  {
    key: "trend",
    title: "Frustration rises",
    start: { above: 0.3, messages: 4 },
    parts: [
      "frustration rose by more than",
      score("above"),
      "over the last",
      count("messages"),
      "messages",
    ],
  },
  {
    key: "attempts_failed",
    title: "The assistant failed",
    start: { at_least: 2 },
    parts: ["the assistant failed at least", count("at_least"), "times"],
  },
  {
    key: "unresolved",
    title: "Asked again",
    start: { at_least: 2 },
    parts: ["the customer said at least", count("at_least"), "times that it is not solved"],
  },
  {
    key: "out_of_scope",
    title: "Out of scope",
    start: { above: 0.6 },
    parts: ["the message is out of scope with more than", score("above")],
  },
  {
    key: "human_needed",
    title: "A person is needed",
    start: { above: 0.7 },
    parts: ["the one number “a person is needed” is above", score("above")],
  },
  {
    key: "churn",
    title: "Threatens to leave",
    start: { above: 0.6 },
    parts: ["the customer threatens to leave with more than", score("above")],
  },
  {
    key: "category",
    title: "Category",
    start: { names: [], above: 0.5 },
    parts: ["the message is about", names("names", "category"), "with more than", score("above")],
  },
  {
    key: "topic",
    title: "Topic by examples",
    start: { examples: [], above: 0.5 },
    parts: [
      "the message is like",
      names("examples", "example sentence"),
      "with more than",
      score("above"),
    ],
  },
  { key: "keywords", title: "Keywords", start: { en: [] }, parts: [] },
  {
    key: "pattern",
    title: "Pattern",
    start: { regex: "" },
    parts: ["the message matches", { field: "regex", as: "text" }],
  },
  {
    key: "order_value",
    title: "Order value",
    start: { over: 200, currency: "EUR" },
    parts: [
      "the order is worth more than",
      { field: "over", as: "number" },
      { field: "currency", as: "text" },
    ],
  },
  {
    key: "order_late",
    title: "Order late",
    start: { days: 3 },
    parts: ["the order is late by at least", count("days"), "days"],
  },
  {
    key: "contacts",
    title: "Contacts about one order",
    start: { at_least: 3, within_days: 7 },
    parts: [
      "the same order brought them here at least",
      count("at_least"),
      "times within",
      count("within_days"),
      "days",
    ],
  },
  {
    key: "tier",
    title: "Tier",
    start: { names: [] },
    parts: ["the customer's tier is", names("names", "tier")],
  },
  {
    key: "channel",
    title: "Channel",
    start: { names: ["widget"] },
    parts: ["it came by", names("names", "channel")],
  },
  {
    key: "language",
    title: "Language",
    start: { names: ["en"] },
    parts: ["the language is", names("names", "language")],
  },
  {
    key: "hours",
    title: "Opening hours",
    start: { state: "closed" },
    parts: [
      "the team is",
      { field: "state", as: "choice", of: { open: "open", closed: "closed" } },
    ],
  },
  {
    key: "queue",
    title: "The queue",
    start: { wait_over_minutes: 10 },
    parts: ["the usual wait is over", { field: "wait_over_minutes", as: "number" }, "minutes"],
  },
];

export const GROUPS: Readonly<Record<string, string>> = {
  all: "all of these",
  any: "any of these",
  not: "none of this",
};

export const conditionOf = (key: string): Condition | undefined =>
  CONDITIONS.find((c) => c.key === key);

/** The rule's conditions in one line, for the closed form. Pure. */
export function inWords(when: When): string {
  return Object.entries(when)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => one(key, value))
    .join(" and ");
}

function one(key: string, value: unknown): string {
  if (key === "all" || key === "any")
    return (value as readonly When[]).map(inWords).join(key === "all" ? " and " : ", or ");
  if (key === "not") return `not (${inWords(value as When)})`;
  if (key === "keywords")
    return `the message has ${Object.values(value as Record<string, readonly string[]>)
      .flat()
      .slice(0, 4)
      .map((w) => `“${w}”`)
      .join(", ")}`;
  const held = (value ?? {}) as Readonly<Record<string, unknown>>;
  const condition = conditionOf(key);
  if (!condition) return key;
  const usual = condition.start as Readonly<Record<string, unknown>>;
  return condition.parts
    .map((part) =>
      typeof part === "string"
        ? part
        : shown(
            part,
            held[part.field] ??
              (part.as === "count" && part.field !== "messages" ? usual[part.field] : undefined),
          ),
    )
    .join(" ");
}

function shown(part: Exclude<Part, string>, value: unknown): string {
  if (part.as === "choices") {
    const chosen = Array.isArray(value) ? (value as string[]) : [];
    return chosen.length === 0
      ? "any of its topics"
      : chosen.map((code) => part.of[code] ?? code).join(" or ");
  }
  if (part.as === "choice") return part.of[String(value)] ?? String(value);
  if (part.as === "names") {
    const all = Array.isArray(value) ? (value as string[]) : [];
    return (
      all
        .slice(0, 3)
        .map((name) => `“${name}”`)
        .join(" or ") + (all.length > 3 ? ` or ${all.length - 3} more` : "")
    );
  }
  if (value === undefined || value === null || value === "")
    return part.field === "messages" ? "1" : part.as === "score" ? "0.5" : "any";
  return String(value);
}

/** A name that is free, made from another one. Pure. */
export function freeName(like: string, rules: readonly Rule[]): string {
  const taken = new Set(rules.map((rule) => rule.name));
  let name = like;
  for (let n = 2; taken.has(name); n += 1) name = `${like}-${n}`;
  return name;
}
