/** What a packet is on the wire (`batonpass.packet/1`): absent fields are empty. */
import type { Money } from "@kit/api/index";

export interface Source {
  readonly seq?: number;
  readonly record?: string;
  readonly field?: string;
  readonly fetched_at?: string;
}

type Sources = readonly Source[] | undefined;

export type Author = "product" | "customer" | "model" | "agent";

export interface Statement {
  readonly text: string;
  readonly sources?: Sources;
  readonly kind?: string;
  readonly author?: Author;
  readonly quote?: string;
}

export interface Gap {
  readonly field: string;
  readonly why: string;
  readonly words: string;
}

export interface Parcel {
  readonly number?: string;
  readonly carrier?: string;
  readonly state?: string;
  readonly words?: string;
  readonly url?: string;
  readonly at?: string | null;
  readonly due_at?: string | null;
}

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly price: Money;
  readonly is_custom?: boolean;
  readonly is_mentioned?: boolean;
}

export interface OrderCase {
  readonly number: string;
  readonly state: string;
  readonly payment: string;
  readonly placed_at: string;
  readonly total: Money;
  readonly words: string;
  readonly items?: readonly Item[];
  readonly parcels?: readonly Parcel[];
  readonly refunded?: Money | null;
  readonly returns?: readonly string[];
  readonly due_at?: string | null;
  readonly late_days?: number;
  readonly is_subject?: boolean;
  readonly is_unproven?: boolean;
  readonly why_candidate?: string;
  readonly url?: string;
  readonly as_of: string;
  readonly sources?: Sources;
}

export interface Tried {
  readonly id: string;
  readonly intent: string;
  readonly outcome: string;
  readonly words: string;
  readonly tool?: string;
  readonly reaction?: string;
  readonly reaction_seq?: number;
  readonly given?: string;
  readonly sources?: Sources;
}

export interface Step {
  readonly id: string;
  readonly action: {
    readonly kind: string;
    readonly amount?: Money | null;
    readonly reason?: string;
  } & Readonly<Record<string, unknown>>;
  readonly words: string;
  readonly policy: string;
  readonly policy_words?: string;
  readonly evidence?: Sources;
  readonly limits?: string;
  readonly is_allowed?: boolean;
  readonly why_not?: string;
  readonly amount?: Money | null;
  readonly is_first_choice?: boolean;
}

export interface Fact {
  readonly kind: string;
  readonly value: string;
  readonly quote?: string;
  readonly seq: number;
  readonly state?: "stands" | "replaced" | "contradicted";
  readonly replaced_by_seq?: number;
  readonly contradicts_seq?: number;
  readonly by?: string;
}

export interface Mood {
  readonly seq: number;
  readonly score: number;
  readonly level: number;
  readonly quote?: string;
}

export interface Passed {
  readonly to: "agent" | "assistant";
  readonly by?: string;
  readonly decided?: readonly Statement[];
  readonly promised?: readonly Statement[];
  readonly still_open?: readonly Statement[];
  readonly do_not_mention?: readonly string[];
  readonly note?: string;
  readonly seq?: number;
}

export interface Draft {
  readonly text: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly author?: Author;
}

/** Whether number and e-mail of an order agree: not signed in, but more than a claim. */
export const isMatched = (packet: Packet | undefined | null): boolean =>
  packet?.customer.level === "claimed" &&
  (packet.customer.how === "order_and_email" ||
    (packet.orders ?? []).some((order) => order.is_subject && !order.is_unproven));

export interface Packet {
  readonly handoff_id: string;
  readonly revision?: number;
  readonly built_at: string;
  readonly customer: {
    readonly level?: "anonymous" | "claimed" | "proven";
    readonly how?: string;
    readonly name?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly language?: string;
    readonly tier?: string;
    readonly orders_count?: number;
    readonly spent?: Money | null;
    readonly earlier_handoffs?: number;
    readonly sources?: Sources;
  };
  readonly reason: {
    readonly code: string;
    readonly words: string;
    readonly rule?: string;
    readonly evidence?: readonly {
      readonly seq: number;
      readonly text: string;
      readonly signal?: string;
      readonly score?: number;
      readonly threshold?: number;
    }[];
  };
  readonly category?: string;
  readonly headline: Statement;
  readonly summary?: readonly Statement[];
  readonly wants?: readonly {
    readonly what: string;
    readonly words: string;
    readonly quote?: string;
    readonly until?: string;
    readonly sources?: Sources;
  }[];
  readonly orders?: readonly OrderCase[];
  readonly attempts?: readonly Tried[];
  readonly facts?: readonly Fact[];
  readonly open_questions?: readonly Statement[];
  readonly frustration?: readonly Mood[];
  readonly steps?: readonly Step[];
  readonly draft?: Draft | null;
  readonly passed?: readonly Passed[];
  readonly put_right?: readonly {
    readonly field: string;
    readonly text: string;
    readonly seq: number;
  }[];
  readonly gaps?: readonly Gap[];
  readonly faith?: { readonly sentences?: number; readonly kept?: number };
  readonly shop?: "ok" | "down" | "none";
}
