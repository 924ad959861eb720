/** The agent's lists: offers, mine, waiting, owed, recent; fresh by a word from the live line. */
import type { Card, Inbox } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

export const INBOX = ["inbox"] as const;

export function useInbox() {
  const { api } = useStaff();
  const queries = useQueryClient();
  const etag = useRef<string | null>(null);
  return useQuery({
    queryKey: INBOX,
    queryFn: async () => {
      const held = queries.getQueryData<Inbox>(INBOX);
      const answer = await api.inbox(held ? etag.current : null);
      etag.current = answer.etag;
      return answer.body ?? held ?? null;
    },
    refetchInterval: 20_000, // the live line says when to look; this is for when it cannot
    placeholderData: keepPreviousData,
  });
}

/** The card of a conversation, wherever it stands in the lists. */
export function cardOf(inbox: Inbox | null | undefined, conversationId: string): Card | undefined {
  if (!inbox) return undefined;
  const all = [
    ...inbox.offers.map((o) => o.card),
    ...inbox.mine,
    ...inbox.waiting,
    ...inbox.owed,
    ...inbox.recent,
  ];
  return all.find((card) => card.conversation_id === conversationId);
}
