/** What a client knows of one conversation, and how the log changes it. Snapshot + frames = state. */
import type {
  Control,
  DataOf,
  Frame,
  HandoffState,
  Level,
  Message,
  Mode,
  Priority,
  Reason,
  Status,
  Told,
} from "./frame";

/** One conversation as the server gives it, and as frames keep it. */
export interface Conversation {
  readonly conversation: {
    readonly id: string;
    readonly status: Status;
    readonly control: Control;
    readonly epoch: number;
    readonly seq: number;
    readonly channel: string;
    readonly language: string;
    readonly opened_at: string;
    readonly resolved_at?: string | null;
    readonly episode: number;
  };
  readonly customer: {
    readonly id: string;
    readonly name?: string;
    readonly email?: string;
    readonly level: Level;
    readonly language: string;
    readonly time_zone: string;
    readonly is_away: boolean;
    readonly last_seen_at?: string | null;
  };
  readonly messages: readonly Message[];
  readonly handoff?: Handoff | null;
  readonly wait?: Wait | null;
  readonly survey?: Survey | null;
  readonly seq: number;
}

/** The last word to a waiting customer, and when it was said. */
export type Wait = Omit<Told, "handoff_id"> & { readonly at: string | null };

/** The latest request for a person, open or over. */
export interface Handoff {
  readonly id: string;
  readonly state: HandoffState;
  readonly mode: Mode;
  readonly reason: Reason;
  readonly queue?: string | null;
  readonly priority?: Priority | null;
  readonly agent_id?: string;
  readonly agent_name?: string;
  readonly entered_at: string;
  readonly episode: number;
  /** When they asked to be called. */
  readonly callback_at?: string | null;
}

export interface Survey {
  readonly part: string;
  readonly handoff_id?: string;
  readonly score?: number | null;
  readonly repeated?: boolean | null;
}

/** True when frames between the state and this one are missing: fetch them first. */
export function isGap(state: Conversation, frame: { readonly seq: number }): boolean {
  return frame.seq > state.seq + 1;
}

/** The state after `frame`. A frame already applied, or one after a gap, changes nothing. */
export function apply(state: Conversation, frame: Frame): Conversation {
  if (frame.seq !== state.seq + 1) return state;
  const next = changed(state, frame);
  return {
    ...next,
    seq: frame.seq,
    conversation: { ...next.conversation, seq: frame.seq },
  };
}

/** The state after all frames that follow it without a gap. */
export function applyAll(state: Conversation, frames: readonly Frame[]): Conversation {
  return frames.reduce(apply, state);
}

function changed(state: Conversation, frame: Frame): Conversation {
  switch (frame.type) {
    case "conversation.opened":
      return opened(state, frame.data, frame.at);
    case "message.added":
      return withMessage(state, frame.data.message);
    case "control.changed":
      return withConversation(state, { control: frame.data.control, epoch: frame.data.epoch });
    case "handoff.opened":
      return handedOff(state, frame.data, frame.at);
    case "handoff.moved":
      return moved(state, frame.data);
    case "handoff.mode_changed":
      return withHandoff(state, frame.data.handoff_id, {
        mode: frame.data.mode,
        callback_at: frame.data.callback_at ?? null,
      });
    case "wait.told":
      return { ...state, wait: told(frame.data, frame.at) };
    case "contact.given":
      return frame.data.what === "email"
        ? withCustomer(state, { email: frame.data.masked })
        : state;
    case "customer.away":
      return withCustomer(state, { is_away: true });
    case "customer.back":
      return withCustomer(state, { is_away: false });
    case "customer.identified":
      return withCustomer(state, { level: frame.data.level });
    case "status.changed":
      return withConversation(state, {
        status: frame.data.status,
        resolved_at: frame.data.status === "resolved" ? frame.at : null,
      });
    case "survey.asked":
      return { ...state, survey: frame.data };
    case "survey.answered":
      return { ...state, survey: answered(frame.data) };
    default:
      return state;
  }
}

function opened(
  state: Conversation,
  data: DataOf["conversation.opened"],
  at: string,
): Conversation {
  return withConversation(
    { ...state, customer: { ...state.customer, id: data.customer_id } },
    {
      channel: data.channel ?? "widget",
      language: data.language ?? state.conversation.language,
      opened_at: at,
    },
  );
}

function withMessage(state: Conversation, message: Message): Conversation {
  if (state.messages.some((m) => m.id === message.id)) return state;
  return { ...state, messages: [...state.messages, message] };
}

function handedOff(state: Conversation, data: DataOf["handoff.opened"], at: string): Conversation {
  const handoff: Handoff = {
    id: data.handoff_id,
    state: "queued",
    mode: data.mode ?? "live",
    reason: data.reason,
    entered_at: at,
    episode: data.episode,
    ...(data.queue === undefined ? {} : { queue: data.queue }),
    ...(data.priority === undefined ? {} : { priority: data.priority }),
  };
  return withConversation({ ...state, handoff, wait: null }, { episode: data.episode });
}

function moved(state: Conversation, data: DataOf["handoff.moved"]): Conversation {
  const change: Partial<Handoff> = {
    state: data.state,
    ...agentAfter(data),
    ...(data.queue ? { queue: data.queue } : {}),
  };
  if (state.handoff?.id !== data.handoff_id) return state;
  // What was told of the wait is over with it; back in the line a new word follows.
  const isWaiting = data.state === "queued" || data.state === "offered";
  return withHandoff(isWaiting ? state : { ...state, wait: null }, data.handoff_id, change);
}

/** Who holds it after a move: named by it, nobody once it is back in the line, else unchanged. */
function agentAfter(data: DataOf["handoff.moved"]): Partial<Handoff> {
  if (data.state === "queued" || data.state === "offered") return { agent_id: "", agent_name: "" };
  return {
    ...(data.agent_id ? { agent_id: data.agent_id } : {}),
    ...(data.agent_name ? { agent_name: data.agent_name } : {}),
  };
}

function told({ handoff_id: _, ...word }: Told, at: string): Wait {
  return { ...word, at };
}

function answered(data: DataOf["survey.answered"]): Survey {
  return {
    part: data.part,
    score: data.score,
    ...(data.handoff_id === undefined ? {} : { handoff_id: data.handoff_id }),
    ...(data.repeated === undefined ? {} : { repeated: data.repeated }),
  };
}

function withConversation(
  state: Conversation,
  change: Partial<Conversation["conversation"]>,
): Conversation {
  return { ...state, conversation: { ...state.conversation, ...change } };
}

function withCustomer(
  state: Conversation,
  change: Partial<Conversation["customer"]>,
): Conversation {
  return { ...state, customer: { ...state.customer, ...change } };
}

function withHandoff(state: Conversation, id: string, change: Partial<Handoff>): Conversation {
  if (state.handoff?.id !== id) return state;
  return { ...state, handoff: { ...state.handoff, ...change } };
}
