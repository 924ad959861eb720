/** What the assistant must know when it gets the conversation back. */
import { ask, newId } from "@kit/api/index";
import { readAgain } from "@kit/staff/again";
import { Failed } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useOpenCase } from "../context";
import { caseKey } from "../data/conversation";
import { INBOX } from "../data/inbox";
import { NOTHING, type Note, Passing, written } from "./Passing";
import css from "./Talk.module.css";

export function ReturnDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { id, state } = useOpenCase();
  const { api } = useStaff();
  const queries = useQueryClient();
  const key = useRef(newId());
  const [note, setNote] = useState<Note>(NOTHING);
  const give = useMutation({
    mutationFn: () =>
      ask<unknown>(api.door, "POST", `/v1/handoffs/${state.handoff?.id ?? ""}/return`, {
        body: {
          note: written(note),
          epoch: state.conversation.epoch,
        },
        key: key.current,
      }),
    onSuccess: onClose,
    onSettled: () => {
      key.current = newId();
      void readAgain(queries, caseKey(id));
      void readAgain(queries, INBOX);
    },
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title="Return to the assistant" size={480}>
      <form
        className={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <Passing to="assistant" note={note} onChange={setNote} />
        {give.isError ? <Failed error={give.error} /> : null}
        <div className={css["formEnd"]}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button type="submit" loading={give.isPending}>
            Return
          </Button>
        </div>
      </form>
    </Modal>
  );
}
