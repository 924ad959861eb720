/** The agent's intent: online, or away with a reason. */
import { readAgain } from "@kit/staff/again";
import { useStaff } from "@kit/staff/session";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Held, INBOX } from "../data/inbox";

export const REASONS = ["Break", "Meeting", "Writing", "End of shift"] as const;

export const MISSED = "missed";

export function usePresence() {
  const { api } = useStaff();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: api.setPresence,
    onSuccess: (presence) => {
      // Without a tag: what is shown now came under none, so the next answer is a whole one.
      queries.setQueryData<Held | null>(INBOX, (held) =>
        held ? { ...held, presence, etag: null } : held,
      );
      void readAgain(queries, INBOX);
    },
  });
}
