/** The merchant's policies as the form edits them, and how they are said in a line. Pure. */

export interface Rule {
  readonly id: string;
  readonly situation: string;
  readonly offers: readonly string[];
  readonly words: string;
  readonly goodwill_share: string;
  readonly value_max: string | null;
  readonly reply: Readonly<Record<string, string>>;
}

export interface Limits {
  readonly currency: string;
  readonly refund_max: string;
  readonly goodwill_max: string;
  readonly reship_max: number;
  readonly reship_value_max: string;
  readonly approval: readonly string[];
}

export interface Policies {
  readonly format: string;
  readonly rules: readonly Rule[];
  readonly limits: Limits;
  readonly greeting: Readonly<Record<string, string>>;
  readonly sign_off: Readonly<Record<string, string>>;
}

export interface Choices {
  readonly situations: readonly string[];
  readonly offers: readonly string[];
  readonly variables: readonly string[];
  readonly languages: readonly string[];
}

export interface Kept {
  readonly kept: {
    readonly version: number;
    readonly document: Policies;
    readonly changed_at: string | null;
    readonly changed_by: string;
  };
  readonly versions: readonly {
    readonly version: number;
    readonly changed_at: string;
    readonly changed_by: string;
  }[];
  readonly choices: Choices;
}

export interface Suggested {
  readonly steps: readonly string[];
  readonly refused: readonly string[];
  readonly draft: string;
}

export interface TriedCase {
  readonly handoff_id: string;
  readonly conversation_id: string;
  readonly headline: string;
  readonly is_changed: boolean;
  readonly now: Suggested;
  readonly then: Suggested;
}

export interface Trouble {
  readonly place: string;
  readonly cure: string;
}

export const SITUATIONS: Readonly<Record<string, string>> = {
  delivered_not_received: "Delivered, but not there",
  lost: "Lost by the carrier",
  late: "Late",
  damaged: "Arrived damaged",
  defective: "Does not work",
  wrong_item: "Wrong item",
  missing_item: "Something missing",
  cancel: "Wants to cancel",
  return: "Wants to send it back",
  refund: "Wants the money back",
  other: "Anything else",
};

export const OFFERS: Readonly<Record<string, string>> = {
  reship: "Send again",
  refund_lines: "Refund",
  cancel: "Cancel",
  send_return_label: "Return label",
  goodwill: "Goodwill code",
};

export const LANGUAGES: Readonly<Record<string, string>> = {
  en: "English",
  de: "German",
  es: "Spanish",
  fr: "French",
};

/** What a rule does, in one line. */
export function line(rule: Rule, currency: string): string {
  const offers = rule.offers.map((kind) =>
    kind === "goodwill"
      ? `${OFFERS[kind]} of ${Math.round(Number(rule.goodwill_share) * 100)} %`
      : (OFFERS[kind] ?? kind),
  );
  const most = rule.value_max ? `, up to ${rule.value_max} ${currency}`.trimEnd() : "";
  return offers.length > 0 ? `${offers.join(", else ")}${most}` : "Nothing: a person decides";
}

/** The first situation no rule is for yet; undefined when every one has its rule. */
export const freeSituation = (rules: readonly Rule[], all: readonly string[]): string | undefined =>
  all.find((one) => !rules.some((rule) => rule.situation === one));

/** The mistakes of one place and of what lies below it, by the rest of their place. */
export function below(
  problems: readonly Trouble[],
  place: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    problems
      .filter((one) => one.place === place || one.place.startsWith(`${place}.`))
      .map((one) => [one.place.slice(place.length + 1).replace(/\[\d+\]$/, ""), one.cure]),
  );
}
