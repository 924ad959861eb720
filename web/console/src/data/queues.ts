/** The merchant's queues, as targets of a transfer. */
import { type AgentApi, ask } from "@kit/api/index";

export interface Queues {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** Whether who is passed on to another queue keeps their place there. */
  readonly keeps_place: boolean;
}

export const queues = (api: AgentApi): Promise<Queues> =>
  ask<Queues>(api.door, "GET", "/v1/queues");
