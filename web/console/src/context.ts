/** What every part of the open case shares. */
import type { Conversation, Handoff } from "@kit/model/index";
import { createContext, useContext } from "react";
import type { DoneStep } from "./data/conversation";
import type { Packet } from "./data/packet";

/** What this agent may do with the case right now. */
export type Standing = "mine" | "wrapping" | "waiting" | "theirs" | "assistant" | "over";

/** Taking the case, from wherever it is: the list, a colleague, the assistant. */
export interface Take {
  readonly run: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

export interface OpenCase {
  readonly id: string;
  readonly state: Conversation;
  readonly packet: Packet | undefined;
  /** What people here had done in the shop for this handoff. */
  readonly done: readonly DoneStep[];
  readonly standing: Standing;
  readonly take: Take;
  /** Scrolls the transcript to the message with this number, or the last one before it. */
  readonly jump: (seq: number) => void;
  /** Puts text into the reply. */
  readonly insert: (text: string) => void;
}

export const CaseContext = createContext<OpenCase | null>(null);

export function useOpenCase(): OpenCase {
  const open = useContext(CaseContext);
  if (!open) throw new Error("useOpenCase outside a case");
  return open;
}

/** Whose turn it is, seen from this agent. Pure. */
export function standing(state: Conversation, agentId: string): Standing {
  const handoff: Handoff | null = state.handoff ?? null;
  if (handoff && (handoff.state === "queued" || handoff.state === "offered")) return "waiting";
  const isMine = handoff?.agent_id === agentId;
  if (handoff?.state === "wrapping" && isMine) return "wrapping";
  if (handoff?.state === "active" || handoff?.state === "wrapping")
    return isMine ? "mine" : "theirs";
  if (state.conversation.status === "resolved") return "over";
  return state.conversation.control === "assistant" ? "assistant" : "over";
}

/** The text with every known `{{name}}` filled, and the names that stay open. Pure. */
export function filled(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => known[name] || whole);
}

/** Names of variables that would go out unfilled. Pure. */
export function unfilled(text: string): readonly string[] {
  return [
    ...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? "")),
  ];
}
