/** What is always in reach: presence, search, sound, and the person signed in. */
import type { Card, Inbox, Presence } from "@kit/api/index";
import { Avatar, Kbd } from "@kit/staff/bits";
import { Mark } from "@kit/staff/Mark";
import { useScheme } from "@kit/staff/scheme";
import { useStaff } from "@kit/staff/session";
import { Menu, Tooltip } from "@mantine/core";
import {
  BellIcon,
  CounterClockwiseClockIcon,
  ExitIcon,
  GearIcon,
  Half2Icon,
  KeyboardIcon,
  MagnifyingGlassIcon,
  SpeakerLoudIcon,
  SpeakerOffIcon,
} from "@radix-ui/react-icons";
import { useState } from "react";
import { useAlerts } from "../offer/alerts";
import { openKeys, openPalette } from "./Commands";
import { LeaveDialog } from "./LeaveDialog";
import { MyRepeats } from "./MyRepeats";
import { REASONS, usePresence } from "./presence";
import css from "./TopBar.module.css";

export function TopBar({ inbox }: { inbox: Inbox | null }) {
  const { me, signOut } = useStaff();
  const alerts = useAlerts();
  const scheme = useScheme();
  const [seesRepeats, setSeesRepeats] = useState(false);
  return (
    <section className={css["bar"]} aria-label="You">
      <div className={css["brand"]}>
        <Mark />
        <span className="cut">{me.merchant.name}</span>
      </div>
      <PresenceSwitch
        presence={inbox?.presence ?? me.presence}
        held={inbox?.mine.filter((card) => card.state === "active") ?? []}
      />
      <button type="button" className={css["palette"]} onClick={openPalette}>
        <MagnifyingGlassIcon />
        <span className="cut">Search or do anything</span>
        <Kbd>⌘ K</Kbd>
      </button>
      <Tooltip label={alerts.hasSound ? "Sound is on" : "Sound is off"}>
        <button
          type="button"
          className={css["icon"]}
          onClick={alerts.toggleSound}
          aria-pressed={alerts.hasSound}
          aria-label="Sound for offers"
        >
          {alerts.hasSound ? <SpeakerLoudIcon /> : <SpeakerOffIcon />}
        </button>
      </Tooltip>
      <Menu width={230}>
        <Menu.Target>
          <button type="button" className={css["person"]} aria-label={`${me.agent.name}: menu`}>
            <Avatar name={me.agent.name} size={28} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.agent.name} · {me.agent.role}
          </Menu.Label>
          {alerts.canNotify === "default" ? (
            <Menu.Item leftSection={<BellIcon />} onClick={alerts.askToNotify}>
              Turn on desktop notifications
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<Half2Icon />} onClick={scheme.next} closeMenuOnClick={false}>
            {scheme.words}
          </Menu.Item>
          <Menu.Item leftSection={<KeyboardIcon />} onClick={openKeys} rightSection={<Kbd>?</Kbd>}>
            Keys
          </Menu.Item>
          <Menu.Item
            leftSection={<CounterClockwiseClockIcon />}
            onClick={() => setSeesRepeats(true)}
          >
            Asked though known
          </Menu.Item>
          {me.agent.role === "agent" ? null : (
            <Menu.Item leftSection={<GearIcon />} component="a" href="/admin">
              Admin
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<ExitIcon />} onClick={() => void signOut()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <MyRepeats isOpen={seesRepeats} onClose={() => setSeesRepeats(false)} />
    </section>
  );
}

function PresenceSwitch({ presence, held }: { presence: Presence; held: readonly Card[] }) {
  const set = usePresence();
  const [isLeaving, setLeaving] = useState(false);
  const words =
    presence.intent === "online"
      ? "Online"
      : `Away${presence.away_reason ? `: ${presence.away_reason.toLowerCase()}` : ""}`;
  return (
    <>
      <Menu width={240} position="bottom-start">
        <Menu.Target>
          <button type="button" className={css["presence"]} data-intent={presence.intent}>
            <i aria-hidden /> {words}
            <small className="num">
              {presence.held_units} of {presence.capacity_units}
              <span className="sr"> units held</span>
            </small>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => set.mutate({ intent: "online" })}
            disabled={presence.intent === "online"}
          >
            Online
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>Away</Menu.Label>
          {REASONS.map((reason) => (
            <Menu.Item key={reason} onClick={() => set.mutate({ intent: "away", reason })}>
              {reason}
            </Menu.Item>
          ))}
          {held.length ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setLeaving(true)}>
                Pass on {held.length === 1 ? "1 customer" : `${held.length} customers`} and go…
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isLeaving ? <LeaveDialog held={held} onClose={() => setLeaving(false)} /> : null}
    </>
  );
}
