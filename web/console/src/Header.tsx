/** Who the customer is and where they are, and what can be done with the case. */
import { Avatar, Chip } from "@kit/staff/bits";
import { go } from "@kit/staff/hash";
import { useStaff } from "@kit/staff/session";
import { ago, useNow } from "@kit/staff/time";
import { Button, Menu, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import {
  ArrowLeftIcon,
  BookmarkIcon,
  DotsHorizontalIcon,
  ExclamationTriangleIcon,
  PersonIcon,
  ResetIcon,
} from "@radix-ui/react-icons";
import { useState } from "react";
import css from "./CaseView.module.css";
import { useOpenCase } from "./context";
import { isMatched } from "./data/packet";
import { languageName } from "./offer/Offers";
import { ResolveDialog } from "./talk/ResolveDialog";
import { ReturnDialog } from "./talk/ReturnDialog";
import { TransferDialog } from "./talk/TransferDialog";

type Dialog = "transfer" | "return" | "resolve" | null;

export function Header({ isTyping }: { isTyping: boolean }) {
  const { id, state, packet, standing, take } = useOpenCase();
  const { me } = useStaff();
  const now = useNow(15_000);
  const [dialog, setDialog] = useState<Dialog>(null);
  const { customer } = state;
  const name = customer.name || packet?.customer.name || "No name yet";
  const isMine = standing === "mine";
  useHotkeys([
    [
      "T",
      () =>
        (standing === "waiting" || standing === "theirs" || standing === "assistant") && take.run(),
    ],
    ["E", () => (isMine || standing === "wrapping") && setDialog("resolve")],
    ["X", () => isMine && setDialog("transfer")],
    ["B", () => isMine && setDialog("return")],
  ]);
  return (
    <header className={css["head"]}>
      <button
        type="button"
        className={css["back"]}
        onClick={() => go("")}
        aria-label="Back to the list"
      >
        <ArrowLeftIcon />
      </button>
      <Avatar
        name={customer.name ?? packet?.customer.name ?? ""}
        size={34}
        on={!customer.is_away}
      />
      <div className={css["who"]}>
        <div className={css["title"]}>
          <h2 className="cut" dir="auto" title={name}>
            {name}
          </h2>
          <Identity level={packet?.customer.level ?? customer.level} matches={isMatched(packet)} />
          {packet?.customer.tier ? <Chip tone="accent">{packet.customer.tier}</Chip> : null}
        </div>
        <div className={css["sub"]}>
          {isTyping ? (
            <span className={css["typing"]}>typing…</span>
          ) : customer.is_away ? (
            <span className={css["away"]}>
              {customer.last_seen_at
                ? `away, last seen ${seen(customer.last_seen_at, now)}`
                : "away"}
            </span>
          ) : (
            <span>here now</span>
          )}
          <span className={`${css["long"] ?? ""} cut`}>
            {[
              "",
              localTime(customer.time_zone, now),
              customer.language && customer.language !== "en"
                ? languageName(customer.language)
                : "",
              customer.email,
            ]
              .filter((words, at) => at === 0 || words)
              .join(" · ")}
          </span>
        </div>
      </div>
      <div className={css["acts"]}>
        {standing === "waiting" ? (
          <Button onClick={() => take.run()} loading={take.isPending}>
            Take it
          </Button>
        ) : null}
        {standing === "theirs" || standing === "assistant" ? (
          <Button variant="default" onClick={() => take.run()} loading={take.isPending}>
            Take over
          </Button>
        ) : null}
        {me.agent.role === "agent" ? null : (
          <Tooltip label="Save as a case for the triggers">
            <Button
              component="a"
              variant="default"
              px={8}
              aria-label="Save as a case for the triggers"
              href={`/admin#/triggers/case/${id}`}
              target="_blank"
            >
              <BookmarkIcon />
            </Button>
          </Tooltip>
        )}
        {isMine || standing === "wrapping" ? (
          <>
            {isMine ? (
              <Menu width={230}>
                <Menu.Target>
                  <Tooltip label="More">
                    <Button variant="default" px={8} aria-label="More actions">
                      <DotsHorizontalIcon />
                    </Button>
                  </Tooltip>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<PersonIcon />}
                    rightSection="X"
                    onClick={() => setDialog("transfer")}
                  >
                    Transfer…
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<ResetIcon />}
                    rightSection="B"
                    onClick={() => setDialog("return")}
                  >
                    Return to the assistant…
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            ) : null}
            <Button onClick={() => setDialog("resolve")}>
              {isMine ? "Resolve" : "Finish wrap-up"}
            </Button>
          </>
        ) : null}
      </div>
      <TransferDialog isOpen={dialog === "transfer"} onClose={() => setDialog(null)} />
      <ReturnDialog isOpen={dialog === "return"} onClose={() => setDialog(null)} />
      <ResolveDialog isOpen={dialog === "resolve"} onClose={() => setDialog(null)} />
    </header>
  );
}

function Identity({
  level,
  matches,
}: {
  level: "anonymous" | "claimed" | "proven";
  matches: boolean;
}) {
  if (level === "proven") return <Chip title="Signed in, or proven by a code">proven</Chip>;
  if (matches)
    return (
      <Chip title="They gave an order's number and its own e-mail address">
        order and e-mail match
      </Chip>
    );
  return (
    <Chip
      tone="amber"
      icon={<ExclamationTriangleIcon />}
      title="Check who this is before you tell or change anything about an order"
    >
      identity unproven
    </Chip>
  );
}

function localTime(zone: string, now: number): string {
  if (!zone) return "";
  try {
    const time = new Date(now).toLocaleTimeString("en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
    });
    return `${time} there`;
  } catch {
    return "";
  }
}

const seen = (at: string, now: number): string => {
  const words = ago(at, now);
  return /\d [a-z]|^\d/.test(words) && !/[A-Z]/.test(words) ? `${words} ago` : words;
};
