/** How it ended: one disposition from the merchant's list, by number key. */
import { newId } from "@kit/api/index";
import { readAgain } from "@kit/staff/again";
import { Bones, Failed, Kbd } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useOpenCase } from "../context";
import { caseKey } from "../data/conversation";
import { INBOX } from "../data/inbox";
import css from "./Talk.module.css";

export function ResolveDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { id, state, standing } = useOpenCase();
  const { api } = useStaff();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState("");
  const [comment, setComment] = useState("");
  const key = useRef(newId());
  const list = useQuery({
    queryKey: ["dispositions"],
    queryFn: api.dispositions,
    staleTime: 300_000,
  });
  const items = list.data?.items ?? [];
  const handoffId = state.handoff?.id ?? "";
  const resolve = useMutation({
    mutationFn: (disposition: string) => {
      const body = { disposition, ...(comment.trim() ? { comment: comment.trim() } : {}) };
      return standing === "wrapping"
        ? api.dispose(handoffId, body, key.current)
        : api.resolve(handoffId, { ...body, epoch: state.conversation.epoch }, key.current);
    },
    onSuccess: onClose,
    onSettled: () => {
      key.current = newId();
      void readAgain(queries, caseKey(id));
      void readAgain(queries, INBOX);
    },
  });
  const send = resolve.mutate;
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLTextAreaElement) return;
      const item = items[Number(event.key) - 1];
      if (item) setChosen(item.code);
      if (event.key === "Enter" && chosen && !(event.target instanceof HTMLButtonElement))
        send(chosen);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isOpen, items, chosen, send]);
  return (
    <Modal opened={isOpen} onClose={onClose} title="How did it end?" size={420}>
      <div className={css["form"]}>
        {list.isLoading ? <Bones lines={4} /> : null}
        {list.isError ? <Failed error={list.error} onRetry={() => void list.refetch()} /> : null}
        <div className={css["choices"]}>
          {items.map((item, index) => (
            <button
              key={item.code}
              type="button"
              aria-pressed={chosen === item.code}
              data-autofocus={index === 0 || undefined}
              onClick={() => setChosen(item.code)}
            >
              {item.label}
              {index < 9 ? <Kbd>{index + 1}</Kbd> : null}
            </button>
          ))}
        </div>
        <Textarea
          label="Comment"
          description="For colleagues; may stay empty."
          autosize
          minRows={1}
          maxRows={5}
          value={comment}
          onChange={(e) => setComment(e.currentTarget.value)}
        />
        {resolve.isError ? <Failed error={resolve.error} /> : null}
        <div className={css["formEnd"]}>
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
          <Button disabled={!chosen} loading={resolve.isPending} onClick={() => send(chosen)}>
            Resolve
          </Button>
        </div>
      </div>
    </Modal>
  );
}
