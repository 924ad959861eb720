/** The agent's lists: offers, mine, waiting, owed, recent; fresh by a word from the live line. */
import type { Card, Inbox } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";

export const INBOX = ["inbox"] as const;

/** The lists with the tag they came under: a tag kept apart could belong to an answer never shown. */
export type Held = Inbox & { readonly etag?: string | null };

export function useInbox() {
  const { api } = useStaff();
  const queries = useQueryClient();
  return useQuery({
    queryKey: INBOX,
    queryFn: async () => {
      const held = queries.getQueryData<Held>(INBOX);
      const answer = await api.inbox(held?.etag ?? null);
      return answer.body ? { ...answer.body, etag: answer.etag } : (held ?? null);
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
