/** What a link says before it is opened, and what is kept of it after. */
import type { GoneOn } from "@kit/api/types";
import type { Kept } from "@kit/keep";

/** The merchant a link's token names; undefined: it is no such token. */
export function merchantOf(token: string): string | undefined {
  return /^(me_\w+)\.li_\w+\.\S+$/.exec(token)?.[1];
}

type Change = { readonly [K in keyof Kept]: Kept[K] | undefined };

/** What changes in this browser's memory. Its own customer keeps their fuller token. */
export function taken(gone: GoneOn, kept: Kept): Change {
  const here = { conversationId: gone.conversation_id, isLive: true };
  if (kept.customerId === gone.customer_id && kept.token?.startsWith("bc_")) return here;
  return {
    ...here,
    token: gone.token,
    customerId: gone.customer_id,
    // Another's: nothing half-written or unsent goes into this conversation.
    seen: undefined,
    draft: undefined,
    outbox: undefined,
  };
}
