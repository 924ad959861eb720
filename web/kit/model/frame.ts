/** What the server says over a socket, a stream or a poll: events of one conversation's log. */

/** Who holds the conversation now. */
export type Control = "assistant" | "queue" | "agent" | "nobody";

/** Whether the conversation goes on. */
export type Status = "open" | "snoozed" | "resolved";

/** Where a handoff is. `wrapping` is called wrap-up on screens. */
export type HandoffState =
  | "queued"
  | "offered"
  | "active"
  | "wrapping"
  | "closed"
  | "abandoned"
  | "withdrawn";

/** How the answer reaches the customer. */
export type Mode = "live" | "email" | "callback";

export type Priority = "normal" | "high" | "urgent";

/** How sure we are of who the customer is. */
export type Level = "anonymous" | "claimed" | "proven";

/** Who a message is from. `note` is for colleagues; `activity` is the product speaking. */
export type Kind = "customer" | "assistant" | "agent" | "note" | "activity";

/** What a waiting customer may choose. */
export type Choice = "keep_waiting" | "email" | "callback" | "assistant";

/** One entry in a conversation. Absent fields are empty. */
export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly kind: Kind;
  readonly at: string;
  readonly text?: string;
  readonly author_id?: string;
  readonly author_name?: string;
  readonly image_id?: string;
  readonly by_mail?: boolean;
}

/** Why it was handed off; customers see the words only. */
export interface Reason {
  readonly words: string;
  readonly code?: string | null;
  readonly rule?: string | null;
  readonly evidence?:
    | readonly {
        readonly seq: number;
        readonly text: string;
        readonly signal?: string;
        readonly score?: number;
        readonly threshold?: number;
      }[]
    | null;
}

/** A word to the waiting customer; a promise if it names a time. */
export interface Told {
  readonly handoff_id: string;
  readonly kind: string;
  readonly text: string;
  readonly promise_id?: string;
  readonly told_seconds?: number | null;
  readonly position?: number | null;
  readonly waiting?: number | null;
  readonly choices?: readonly Choice[];
  readonly until?: string | null;
}

/** The data of each event type that a client's state depends on. */
export interface DataOf {
  "conversation.opened": {
    customer_id: string;
    channel?: string;
    language?: string;
    page?: string;
  };
  "message.added": { message: Message };
  "control.changed": { control: Control; epoch: number; why?: string };
  "handoff.opened": {
    handoff_id: string;
    episode: number;
    reason: Reason;
    queue_id?: string;
    queue?: string;
    mode?: Mode;
    priority?: Priority;
  };
  "handoff.moved": {
    handoff_id: string;
    event: string;
    state: HandoffState;
    agent_id?: string;
    agent_name?: string;
    queue?: string;
    why?: string;
    note?: string;
  };
  "handoff.mode_changed": {
    handoff_id: string;
    mode: Mode;
    address?: string;
    callback_at?: string | null;
  };
  "wait.told": Told;
  "choice.made": { handoff_id: string; choice: Choice };
  "contact.given": { what: string; masked: string };
  "customer.away": Record<string, never>;
  "customer.back": Record<string, never>;
  "customer.identified": { level: Level; how: string };
  "status.changed": { status: Status; disposition?: string };
  "survey.asked": { part: string; handoff_id?: string };
  "survey.answered": {
    part: string;
    score: number;
    repeated?: boolean | null;
    comment?: string;
    handoff_id?: string;
  };
}

/** Event types that change nothing a client keeps; screens may still react to them. */
export type OtherType =
  | "hidden"
  | "signals.measured"
  | "trigger.decided"
  | "attempt.recorded"
  | "attempt.judged"
  | "offer.made"
  | "offer.settled"
  | "packet.stored"
  | "packet.corrected"
  | "step.performed"
  | "answer.mailed";

interface Numbered {
  readonly v?: number;
  readonly seq: number;
  readonly conversation_id?: string;
}

/** One entry of a conversation's gap-free log, as it travels. */
export type Frame =
  | {
      readonly [T in keyof DataOf]: Numbered & {
        readonly type: T;
        readonly at: string;
        readonly data: DataOf[T];
      };
    }[keyof DataOf]
  | (Numbered & {
      readonly type: OtherType;
      readonly at?: string | null;
      readonly data?: Readonly<Record<string, unknown>> | null;
    });
