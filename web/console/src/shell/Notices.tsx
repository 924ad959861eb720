/** What the agent must know before anything else: the line is down, or they were set away. */
import type { Inbox } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { Button } from "@mantine/core";
import { ReloadIcon } from "@radix-ui/react-icons";
import { useEffect, useState } from "react";
import { useLive } from "../data/live";
import { retry, useOutbox } from "../data/outbox";
import { MISSED, usePresence } from "./presence";
import css from "./TopBar.module.css";

const PATIENCE_MS = 1_500; // a hop between networks is not worth a word

export function Notices({ inbox }: { inbox: Inbox | null }) {
  const { api } = useStaff();
  const { state } = useLive();
  const outbox = useOutbox();
  const presence = usePresence();
  const [isDown, setDown] = useState(false);
  useEffect(() => {
    if (state === "ready") {
      setDown(false);
      retry(api);
      return;
    }
    const timer = setTimeout(() => setDown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [api, state]);
  const unsent = outbox.filter((p) => p.state === "waiting" || p.state === "sending").length;
  const isMissed = inbox?.presence.intent === "away" && inbox.presence.away_reason === MISSED;
  return (
    <div role="status">
      {isDown ? (
        <div className={css["line"]}>
          <ReloadIcon className={css["spin"]} />
          Reconnecting.{" "}
          {unsent > 0
            ? `${unsent} unsent: kept, and sent when the line is back.`
            : "What you write is kept."}{" "}
          Nothing is offered to you until then.
        </div>
      ) : null}
      {isMissed ? (
        <div className={css["line"]}>
          You missed an offer, so nothing more is offered to you.
          <Button
            size="compact-xs"
            loading={presence.isPending}
            onClick={() => presence.mutate({ intent: "online" })}
          >
            I'm back
          </Button>
        </div>
      ) : null}
    </div>
  );
}
