/** The routes an agent's console calls. */
import type { Conversation } from "../model/index";
import { ask, bytes, type Door, exchange } from "./http";
import type {
  Card,
  Disposition,
  Frames,
  Inbox,
  Me,
  Presence,
  Repeat,
  ReturnNote,
  SavedReply,
  Sent,
  Session,
  StepDone,
  StepPreview,
  Taken,
  Written,
} from "./types";

export type AgentApi = ReturnType<typeof agentApi>;

/** @param csrf gives the token from sign-in or GET /v1/me, or undefined before there is one. */
export function agentApi(csrf: () => string | undefined, base = "") {
  const door: Door = {
    base,
    credentials: "same-origin",
    identity: (): Record<string, string> => {
      const held = csrf();
      return held ? { "x-csrf-token": held } : {};
    },
  };
  const get = <T>(path: string): Promise<T> => ask<T>(door, "GET", path);
  const post = <T>(path: string, body: unknown = {}, key?: string): Promise<T> =>
    ask<T>(door, "POST", path, key === undefined ? { body } : { body, key });
  const conversation = (id: string): string => `/v1/conversations/${encodeURIComponent(id)}`;
  const handoff = (id: string): string => `/v1/handoffs/${encodeURIComponent(id)}`;
  const offer = (id: string): string => `/v1/offers/${encodeURIComponent(id)}`;
  return {
    door,
    signIn: (body: { merchant: string; email: string; password: string }) =>
      post<Session>("/v1/sessions", body),
    signOut: () => ask<void>(door, "DELETE", "/v1/sessions/current"),
    me: () => get<Me>("/v1/me"),
    setPresence: (body: { intent: "online" | "away"; reason?: string; reassigns?: boolean }) =>
      ask<Presence>(door, "PUT", "/v1/me/presence", { body }),
    /** Undefined body when nothing changed since `etag`. */
    inbox: (etag?: string | null) =>
      exchange<Inbox | undefined>(
        door,
        "GET",
        "/v1/inbox",
        etag ? { headers: { "if-none-match": etag } } : {},
      ),
    accept: (id: string, key: string) => post<Taken>(`${offer(id)}/accept`, {}, key),
    decline: (id: string, reason: string) => post<unknown>(`${offer(id)}/decline`, { reason }),
    claim: (id: string, key: string) => post<Taken>(`${handoff(id)}/claim`, {}, key),
    handoff: (id: string) => get<Record<string, unknown>>(handoff(id)),
    packet: <Packet>(id: string) => get<Packet>(`${handoff(id)}/packet`),
    /** Built again now, from the log and the shop. */
    refreshPacket: <Packet>(id: string) => post<Packet>(`${handoff(id)}/packet`),
    conversation: (id: string) => get<Conversation>(conversation(id)),
    events: (id: string, after: number) =>
      get<Frames>(`${conversation(id)}/events?after=${after}&limit=200`),
    say: (id: string, body: { id: string; text: string; epoch?: number; image_id?: string }) =>
      post<Sent>(`${conversation(id)}/messages`, body, body.id),
    note: (id: string, body: { id: string; text: string }) =>
      post<Sent>(`${conversation(id)}/notes`, body, body.id),
    takeOver: (id: string, key: string) => post<Taken>(`${conversation(id)}/takeover`, {}, key),
    transfer: (
      id: string,
      body: { to: "agent" | "queue"; id: string; note: string; epoch: number },
      key: string,
    ) => post<Written>(`${handoff(id)}/transfer`, body, key),
    giveBack: (id: string, body: { note: ReturnNote; epoch: number }, key: string) =>
      post<Written>(`${handoff(id)}/return`, body, key),
    end: (id: string, epoch: number, key: string) =>
      post<Written>(`${handoff(id)}/end`, { epoch }, key),
    dispose: (id: string, body: { disposition: string; comment?: string }, key: string) =>
      post<Written>(`${handoff(id)}/dispose`, body, key),
    resolve: (id: string, body: { disposition: string; epoch: number }, key: string) =>
      post<Written>(`${handoff(id)}/resolve`, body, key),
    previewStep: (id: string, step: string) =>
      post<StepPreview>(`${handoff(id)}/steps/${encodeURIComponent(step)}/preview`),
    approveStep: (id: string, step: string, key: string, edits?: Record<string, unknown>) =>
      post<StepDone>(
        `${handoff(id)}/steps/${encodeURIComponent(step)}/approve`,
        edits ? { edits } : {},
        key,
      ),
    rejectStep: (id: string, step: string, why: string) =>
      post<unknown>(`${handoff(id)}/steps/${encodeURIComponent(step)}/reject`, { why }),
    guard: (id: string, text: string) =>
      post<{ repeats: readonly Repeat[] }>(`${handoff(id)}/guard`, { text }),
    conversations: (query: { status?: string; q?: string; cursor?: string; limit?: number }) =>
      get<{ items: readonly Card[]; next?: string }>(`/v1/conversations?${search(query)}`),
    replies: () => get<{ items: readonly SavedReply[] }>("/v1/replies"),
    renderReply: (id: string, conversationId: string) =>
      post<{ text: string; missing: readonly string[] }>(
        `/v1/replies/${encodeURIComponent(id)}/render`,
        { conversation_id: conversationId },
      ),
    dispositions: () => get<{ items: readonly Disposition[] }>("/v1/dispositions"),
    image: (id: string) => bytes(door, `/v1/images/${encodeURIComponent(id)}`),
  };
}

/** A query string of what is defined. */
export function search(query: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
}
