/** Everything the chat shows, in one value, and how a part of it is watched. */
import type { PassedOn } from "@kit/api/types";
import type { Outgoing } from "@kit/keep";
import type { FollowState } from "@kit/live/follow";
import type { Conversation } from "@kit/model";
import type { Widget } from "@kit/words";
import { useEffect, useState } from "preact/hooks";

/** `fresh`: nothing said yet; `failed`: could not be loaded, may be tried again. */
export type Phase = "fresh" | "loading" | "ready" | "failed" | "refused";

export interface State {
  readonly isOpen: boolean;
  readonly phase: Phase;
  readonly isOnline: boolean;
  readonly link: FollowState;
  readonly conversation: Conversation | undefined;
  readonly passedOn: PassedOn | undefined;
  readonly outbox: readonly Sending[];
  /** Who is writing right now, by name; "" is the assistant. */
  readonly typing: string | undefined;
  /** True between asking for a person and the answer. */
  readonly isAsking: boolean;
  /** The last refusal that belongs to no field, as a sentence. */
  readonly problem: string | undefined;
  readonly unread: number;
}

/** A message on its way; `seq` once the server has it. */
export interface Sending extends Outgoing {
  readonly seq?: number;
}

export const EMPTY: State = {
  isOpen: false,
  phase: "fresh",
  isOnline: true,
  link: "connecting",
  conversation: undefined,
  passedOn: undefined,
  outbox: [],
  typing: undefined,
  isAsking: false,
  problem: undefined,
  unread: 0,
};

export class Store {
  state: State = EMPTY;
  readonly #watchers = new Set<(state: State, before: State) => void>();

  set(change: Partial<State>): void {
    const before = this.state;
    this.state = { ...before, ...change };
    for (const watcher of this.#watchers) watcher(this.state, before);
  }

  /** Calls `watcher` after each change, until the returned function is called. */
  watch(watcher: (state: State, before: State) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

/** The state, drawn anew when it changes. */
export function useStore(store: Store): State {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    setState(store.state);
    return store.watch(setState);
  }, [store]);
  return state;
}

/** True while somebody of the team is asked for or there. */
export function isWaiting(conversation: Conversation | undefined): boolean {
  const state = conversation?.handoff?.state;
  return state === "queued" || state === "offered";
}

/** True after an answer of the assistant that asks nothing back: it may have solved it. */
export function isAnswered({ conversation, outbox }: State): boolean {
  const last = conversation?.messages.at(-1);
  return (
    last?.kind === "assistant" &&
    conversation?.conversation.control === "assistant" &&
    conversation.conversation.status === "open" &&
    outbox.length === 0 &&
    !/[?？؟]/.test(last.text ?? "")
  );
}

/** How it stands with a customer who waits, in a few words; undefined when they do not. */
export function standing(
  conversation: Conversation | undefined,
  words: Widget,
): string | undefined {
  if (!isWaiting(conversation)) return undefined;
  const mode = conversation?.handoff?.mode;
  if (mode === "email") return words.wait.titleMail;
  return mode === "callback" ? words.wait.titleCall : words.talkWaiting;
}

/** The name of the person who has the conversation now. */
export function agentOf(conversation: Conversation | undefined): string | undefined {
  if (conversation?.conversation.control !== "agent") return undefined;
  const named = conversation.handoff?.state === "active" ? conversation.handoff.agent_name : "";
  return named || conversation.messages.findLast((m) => m.kind === "agent")?.author_name;
}
