/** The agent's intent: online, or away with a reason. */
import type { Inbox } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { INBOX } from "../data/inbox";

export const REASONS = ["Break", "Meeting", "Writing", "End of shift"] as const;

export const MISSED = "missed";

export function usePresence() {
  const { api } = useStaff();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: api.setPresence,
    onSuccess: (presence) => {
      queries.setQueryData<Inbox | null>(INBOX, (held) => (held ? { ...held, presence } : held));
      void queries.invalidateQueries({ queryKey: INBOX });
    },
  });
}
