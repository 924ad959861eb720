/** What was written and is not yet acknowledged: sent again under the same id until it is. */
import { type AgentApi, isPassing, newId, type Problem } from "@kit/api/index";
import { useSyncExternalStore } from "react";

export interface Pending {
  readonly id: string;
  readonly conversationId: string;
  readonly kind: "agent" | "note";
  readonly text: string;
  readonly at: string;
  readonly epoch?: number;
  /** Known facts that are asked for again, on purpose. */
  readonly onPurpose?: readonly string[];
  readonly state: "sending" | "waiting" | "refused" | "sent";
  readonly problem?: Problem;
}

const KEPT = "batonpass.outbox";
const NONE: readonly Pending[] = [];
let held: readonly Pending[] = restored();
const listeners = new Set<() => void>();

function restored(): readonly Pending[] {
  try {
    return (JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as Pending[]).map((p) => ({
      ...p,
      state: "waiting" as const,
    }));
  } catch {
    return NONE;
  }
}

function keep(next: readonly Pending[]): void {
  held = next;
  sessionStorage.setItem(
    KEPT,
    JSON.stringify(held.filter((p) => p.state === "sending" || p.state === "waiting")),
  );
  for (const listener of listeners) listener();
}

const change = (id: string, to: Partial<Pending>): void =>
  keep(held.map((p) => (p.id === id ? { ...p, ...to } : p)));

export const forget = (id: string): void => keep(held.filter((p) => p.id !== id));

export function useOutbox(): readonly Pending[] {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => held,
  );
}

/** Puts a message on its way; `epoch` undefined means a takeover. */
export function write(
  api: AgentApi,
  to: {
    conversationId: string;
    kind: Pending["kind"];
    text: string;
    epoch?: number;
    onPurpose?: readonly string[];
  },
): void {
  const pending: Pending = { ...to, id: newId(), at: new Date().toISOString(), state: "sending" };
  keep([...held, pending]);
  void deliver(api, pending);
}

/** Tries everything that waits; called when the line is back. */
export function retry(api: AgentApi): void {
  for (const pending of held.filter((p) => p.state === "waiting")) {
    change(pending.id, { state: "sending" });
    void deliver(api, pending);
  }
}

async function deliver(api: AgentApi, pending: Pending): Promise<void> {
  try {
    const body = { id: pending.id, text: pending.text };
    if (pending.kind === "note") await api.note(pending.conversationId, body);
    else {
      const more = {
        ...(pending.epoch === undefined ? {} : { epoch: pending.epoch }),
        ...(pending.onPurpose?.length ? { on_purpose: pending.onPurpose } : {}),
      };
      await api.say(pending.conversationId, { ...body, ...more });
    }
    change(pending.id, { state: "sent" });
    setTimeout(() => forget(pending.id), 20_000); // the live line brings it long before
  } catch (error) {
    if (isPassing(error)) {
      change(pending.id, { state: "waiting" });
      setTimeout(() => retry(api), 3_000);
    } else change(pending.id, { state: "refused", problem: error as Problem });
  }
}
