/** One thing of a list in a form of its own: saved it closes, and the list is read again. */
import { Failed } from "@kit/staff/bits";
import { Button, Modal } from "@mantine/core";
import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import css from "./parts.module.css";

type Act = UseMutationResult<unknown, Error, void>;

/** What saving (or removing) does; afterwards the list `key` is read again and `done` called. */
export function useSaving(key: readonly string[], act: () => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: key });
      done();
    },
  });
}

/** A question before something is gone for good: `children` say what happens. */
export function Confirm({
  title,
  says,
  acting,
  onClose,
  children,
}: {
  title: string;
  says: string;
  acting: Act;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Modal opened onClose={onClose} title={title} size={440}>
      <div className={css["form"]}>
        {children}
        {acting.error ? <Failed error={acting.error} /> : null}
        <div className={css["end"]}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={acting.isPending} onClick={() => acting.mutate()}>
            {says}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

export function Dialog({
  title,
  size,
  saving,
  removing,
  isIncomplete = false,
  says = "Save",
  onClose,
  children,
}: {
  title: string;
  size: number;
  saving: Act;
  removing?: Act | undefined;
  isIncomplete?: boolean;
  says?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const error = saving.error ?? removing?.error;
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <form
        className={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        {children}
        {error ? <Failed error={error} /> : null}
        <div className={css["end"]}>
          {removing ? (
            <Button
              variant="subtle"
              color="red"
              mr="auto"
              loading={removing.isPending}
              onClick={() => removing.mutate()}
            >
              Remove
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={isIncomplete}>
            {says}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
