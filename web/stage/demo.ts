/** The routes that only the demo has, and how one persona becomes the shop's customer. */
import { ask, type Door } from "@kit/api/http";
import type { DemoHistory, Stage } from "@kit/api/types";
import { keeper } from "@kit/keep";

const door: Door = { base: "", credentials: "same-origin", identity: () => ({}) };

export const readStage = (): Promise<Stage> => ask(door, "GET", "/v1/demo/stage");
export const readHistory = (): Promise<DemoHistory> => ask(door, "GET", "/v1/demo/history");

/** Signs this browser's console in as the demo's agent. */
export const signInAgent = (): Promise<unknown> =>
  ask(door, "POST", "/v1/demo/agent", { body: {} });

export const startStory = (id: string): Promise<unknown> =>
  ask(door, "POST", `/v1/demo/stories/${encodeURIComponent(id)}`, { body: {} });

/** Scripted colleagues answer, or leave every offer to the person at this screen. */
export const setColleagues = (on: boolean): Promise<unknown> =>
  ask(door, "POST", "/v1/demo/colleagues", { body: { on } });

export interface Mail {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export const readMailbox = (): Promise<{ mails: readonly Mail[] }> =>
  ask(door, "GET", "/v1/demo/mailbox");

/** A fresh customer in this persona's place: the next time the shop opens, its chat is theirs. */
export async function become(persona: string, merchant: string): Promise<void> {
  const made = await ask<{ token: string; customer_id: string }>(door, "POST", "/v1/demo/persona", {
    body: { id: persona },
  });
  const keep = keeper(merchant);
  keep.clear();
  keep.write({ token: made.token, customerId: made.customer_id });
}
