/** The merchant's queues, as targets of a transfer. */
import { type AgentApi, ask } from "@kit/api/index";

export interface Queue {
  readonly id: string;
  readonly name: string;
}

export async function queues(api: AgentApi): Promise<readonly Queue[]> {
  const answer = await ask<{ items: readonly Queue[] } | readonly Queue[]>(
    api.door,
    "GET",
    "/v1/queues",
  );
  return "items" in answer ? answer.items : answer;
}
