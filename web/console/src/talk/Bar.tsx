/** Said where the reply would be, when this agent does not hold the case: who does, and the way in. */
import { secondsSince, span, useNow } from "@kit/staff/time";
import { inWords, isCode } from "@kit/staff/trouble";
import { Button } from "@mantine/core";
import { useOpenCase } from "../context";
import css from "./Talk.module.css";

export function Bar({ hasNote, onNote }: { hasNote: boolean; onNote: () => void }) {
  const { state, standing, take } = useOpenCase();
  const now = useNow(1000);
  const handoff = state.handoff;
  const isResolved = state.conversation.status === "resolved";
  const owner = handoff?.agent_name || "A colleague";
  return (
    <>
      {take.error ? (
        <div className={css["refusal"]} role="alert">
          <p>
            {isCode(take.error, "already_claimed")
              ? `${nameIn(take.error.fields["owner"]) || owner} took this case a moment before you.`
              : inWords(take.error)}
          </p>
        </div>
      ) : null}
      <div className={css["bar"]}>
        <p>
          {standing === "waiting" ? (
            <>
              <b>Waiting in {handoff?.queue || "the queue"}</b> for{" "}
              {span(secondsSince(handoff?.entered_at ?? "", now))}. Take it to answer.
            </>
          ) : standing === "theirs" ? (
            <>
              <b>{owner}</b> holds this case. Taking over tells them and the customer.
            </>
          ) : standing === "assistant" ? (
            <>
              <b>The assistant is answering.</b> Take over and it falls silent at once.
            </>
          ) : standing === "wrapping" ? (
            <>
              <b>Wrap-up.</b> Say how it ended; the next offer waits for that.
            </>
          ) : (
            <>
              <b>{isResolved ? "Resolved." : "Nobody holds this."}</b>{" "}
              {isResolved
                ? "The customer's next message opens a new conversation."
                : "Take over to write again."}
            </>
          )}
        </p>
        <Button variant="subtle" color="gray" onClick={onNote}>
          {hasNote ? "Close note" : "Private note"}
        </Button>
        {standing === "wrapping" || isResolved ? null : (
          <Button onClick={() => take.run()} loading={take.isPending} variant="default">
            {standing === "waiting" ? "Take it" : "Take over"}
          </Button>
        )}
      </div>
    </>
  );
}

const nameIn = (owner: unknown): string =>
  typeof owner === "string"
    ? owner
    : typeof owner === "object" && owner !== null && "name" in owner
      ? String(owner.name)
      : "";
