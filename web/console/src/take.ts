/** How this agent takes a case: claims what waits, takes over what somebody else holds. */
import { newId } from "@kit/api/index";
import { readAgain } from "@kit/staff/again";
import { useStaff } from "@kit/staff/session";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { Standing, Take } from "./context";
import { caseKey } from "./data/conversation";
import { INBOX } from "./data/inbox";

export function useTake(id: string, handoffId: string, standing: Standing): Take {
  const { api } = useStaff();
  const queries = useQueryClient();
  const key = useRef(newId());
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      standing === "waiting" ? api.claim(handoffId, key.current) : api.takeOver(id, key.current),
    onSettled: () => {
      key.current = newId();
      void readAgain(queries, caseKey(id));
      void readAgain(queries, INBOX);
    },
  });
  return useMemo(() => ({ run: () => mutate(), isPending, error }), [mutate, isPending, error]);
}
