/** What the routes take and give, as screens read it; `agree.ts` holds it against the server. */
import type {
  Choice,
  Control,
  Conversation,
  Frame,
  HandoffState,
  Kind,
  Message,
  Mode,
  Priority,
  Reason,
  Status,
} from "../model/index";

export type { Choice, Control, Conversation, Frame, Message, Mode, Priority, Reason, Status };

/** A decimal with its currency, never a bare number. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** What every write in a conversation is answered with. */
export interface Written {
  readonly seq: number;
  readonly epoch: number;
  readonly control: Control;
}

export interface Sent extends Written {
  readonly id: string;
  readonly at: string;
}

export interface Frames {
  readonly frames: readonly Frame[];
  readonly seq: number;
}

// Customer

export interface WidgetConfig {
  readonly merchant: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly color: string;
    readonly greeting: string;
    readonly languages: readonly string[];
  };
  readonly open: boolean;
  readonly opens_at?: string | null;
}

export interface NewCustomer {
  readonly customer_id: string;
  readonly token: string;
  readonly merchant: WidgetConfig["merchant"];
}

/** A link that continues a conversation elsewhere; it is told this once. */
export interface ResumeLink {
  readonly url: string;
  readonly expires_at: string;
}

/** What a device by a link goes on with; its token opens that conversation alone. */
export interface GoneOn extends NewCustomer {
  readonly conversation_id: string;
}

/** What the waiting card shows of what the team will see. */
export interface PassedOn {
  readonly title: string;
  /** `field` names the line in a correction. */
  readonly lines?: readonly {
    readonly field: string;
    readonly label: string;
    readonly text: string;
  }[];
}

export interface Image {
  readonly image_id: string;
  readonly width: number;
  readonly height: number;
  readonly type: string;
}

// Agent

export type Role = "owner" | "lead" | "agent";

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly language: string;
}

export interface Merchant {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly languages: readonly string[];
}

export interface Presence {
  readonly intent: "online" | "away";
  readonly away_reason?: string | null;
  readonly is_connected: boolean;
  readonly held_units: number;
  readonly capacity_units: number;
}

export interface Session {
  readonly agent: Agent;
  /** The merchant's, as in Europe/Berlin. */
  readonly time_zone: string;
  readonly csrf: string;
  readonly merchant: Merchant;
}

export interface Me extends Session {
  readonly presence: Presence;
}

export interface Card {
  readonly handoff_id: string;
  readonly conversation_id: string;
  readonly state: HandoffState;
  readonly mode: Mode;
  readonly customer_name: string;
  readonly headline: string;
  readonly reason_code: string;
  readonly reason_words: string;
  readonly queue: string;
  readonly priority: Priority;
  readonly entered_at: string;
  readonly waited_seconds: number;
  readonly position?: number | null;
  readonly agent_id?: string | null;
  readonly agent_name?: string | null;
  readonly last_text: string;
  readonly last_at: string | null;
  readonly last_kind: Kind;
  readonly unread: boolean;
  readonly is_customer_away: boolean;
  readonly language: string;
  readonly category: string;
  readonly frustration: number;
  readonly order_number?: string | null;
  readonly order_value?: Money | null;
  readonly promise_until?: string | null;
  readonly episode: number;
}

export interface Offer {
  readonly id: string;
  readonly handoff_id: string;
  readonly conversation_id: string;
  readonly due_at: string;
  readonly made_at: string;
  readonly ring_seconds: number;
  readonly card: Card;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly intent: "online" | "away";
  readonly is_connected: boolean;
  readonly held_units: number;
  readonly capacity_units: number;
}

export interface Inbox {
  readonly presence: Presence;
  readonly offers: readonly Offer[];
  readonly mine: readonly Card[];
  readonly waiting: readonly Card[];
  readonly owed: readonly Card[];
  readonly recent: readonly Card[];
  readonly counts: { readonly waiting: number; readonly owed: number; readonly mine: number };
  readonly agents: readonly Colleague[];
}

export interface Taken {
  readonly handoff_id: string;
  readonly conversation_id: string;
  readonly epoch: number;
  readonly seq: number;
}

export interface ReturnNote {
  readonly decided: string;
  readonly promised: string;
  readonly open: string;
  readonly do_not_mention: string;
}

export interface StepPreview {
  readonly words: string;
  readonly allowed: boolean;
  readonly why?: string;
  /** What the shop says it would do; null: it was not asked. */
  readonly result?: { readonly outcome: string; readonly said: string } | null;
}

export interface StepDone {
  readonly is_done: boolean;
  readonly words: string;
  readonly result: string;
  readonly seq: number;
}

/** A question in the draft that the customer has answered already. */
export interface Repeat {
  readonly field: string;
  readonly question: string;
  readonly answer: string;
  readonly sources: readonly { readonly seq?: number; readonly record?: string }[];
  readonly span: { readonly start: number; readonly end: number };
}

export interface SavedReply {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly shortcut?: string;
}

export interface Disposition {
  readonly code: string;
  readonly label: string;
}

// The demo's stage

export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly order: string;
  readonly situation: string;
  readonly story: string;
  readonly sentences: readonly string[];
}

export interface Story {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
}

export interface Stage {
  readonly merchant: { readonly slug: string; readonly name: string };
  readonly personas: readonly Persona[];
  readonly stories: readonly Story[];
  readonly agents: readonly { readonly email: string; readonly name: string }[];
}

export interface DemoHistory {
  readonly done: number;
  readonly total: number;
  readonly is_done: boolean;
}
