/** Going away for good: why, and that the customers held go back in line. */
import type { Card } from "@kit/api/index";
import { Avatar, Failed } from "@kit/staff/bits";
import { Button, Modal, Select } from "@mantine/core";
import { useState } from "react";
import css from "./LeaveDialog.module.css";
import { REASONS, usePresence } from "./presence";

const NO_NAME = "No name yet";

export function LeaveDialog({ held, onClose }: { held: readonly Card[]; onClose: () => void }) {
  const set = usePresence();
  const [reason, setReason] = useState<string>(REASONS[REASONS.length - 1] ?? "");
  return (
    <Modal opened onClose={onClose} title="Go away and pass on" size={420}>
      <form
        className={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ intent: "away", reason, reassigns: true }, { onSuccess: onClose });
        }}
      >
        <p>
          {held.length === 1 ? "This customer goes" : `These ${held.length} customers go`} back in
          line, in {held.length === 1 ? "the old place" : "their old places"}, and{" "}
          {held.length === 1 ? "is" : "are"} told. The next agent has the packet and every word.
        </p>
        <ul className={css["held"]}>
          {held.map((card) => (
            <li key={card.handoff_id}>
              <Avatar name={card.customer_name || "?"} size={24} />
              <b className="cut" dir="auto">
                {card.customer_name || NO_NAME}
              </b>
              <small className="cut" dir="auto">
                {card.headline}
              </small>
            </li>
          ))}
        </ul>
        <Select
          label="Reason"
          description="Your lead sees it on the live board."
          data={[...REASONS]}
          value={reason}
          onChange={(value) => setReason(value ?? "")}
          allowDeselect={false}
        />
        {set.error ? <Failed error={set.error} /> : null}
        <div className={css["end"]}>
          <Button variant="default" onClick={onClose} data-autofocus>
            Stay
          </Button>
          <Button type="submit" loading={set.isPending}>
            Go away
          </Button>
        </div>
      </form>
    </Modal>
  );
}
