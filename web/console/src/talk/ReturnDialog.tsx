/** What the assistant must know when it gets the conversation back. */
import { ask, newId } from "@kit/api/index";
import { Failed } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useOpenCase } from "../context";
import { caseKey } from "../data/conversation";
import { INBOX } from "../data/inbox";
import css from "./Talk.module.css";

const FIELDS = [
  ["decided", "Decided", "What was agreed, so that it is not asked again."],
  ["promised", "Promised", "With the day: the assistant keeps it, or hands back."],
  ["open", "Still open", "What the assistant should go on with."],
  ["do_not_mention", "Do not mention", "What would open the wound again."],
] as const;

/** One statement a line. */
const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export function ReturnDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { id, state } = useOpenCase();
  const { api } = useStaff();
  const queries = useQueryClient();
  const key = useRef(newId());
  const [note, setNote] = useState({ decided: "", promised: "", open: "", do_not_mention: "" });
  const give = useMutation({
    mutationFn: () =>
      ask<unknown>(api.door, "POST", `/v1/handoffs/${state.handoff?.id ?? ""}/return`, {
        body: {
          note: Object.fromEntries(FIELDS.map(([name]) => [name, linesOf(note[name])])),
          epoch: state.conversation.epoch,
        },
        key: key.current,
      }),
    onSuccess: onClose,
    onSettled: () => {
      key.current = newId();
      void queries.invalidateQueries({ queryKey: caseKey(id) });
      void queries.invalidateQueries({ queryKey: INBOX });
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
        {FIELDS.map(([name, label, about], index) => (
          <Textarea
            key={name}
            label={label}
            description={about}
            autosize
            minRows={1}
            maxRows={4}
            data-autofocus={index === 0 || undefined}
            value={note[name]}
            onChange={(e) => setNote({ ...note, [name]: e.currentTarget.value })}
          />
        ))}
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
