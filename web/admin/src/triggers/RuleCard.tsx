/** One rule: closed it is a sentence, open it is a form of sentences. */
import { Chip } from "@kit/staff/bits";
import {
  ActionIcon,
  Menu,
  MultiSelect,
  NumberInput,
  Select,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import {
  ArrowDownIcon,
  ArrowUpIcon,
  ChevronDownIcon,
  CopyIcon,
  DotsHorizontalIcon,
  DragHandleDots2Icon,
  TrashIcon,
} from "@radix-ui/react-icons";
import { type DragEvent, useState } from "react";
import type { Trouble } from "../api";
import { inWords, type Rule } from "./document";
import { WhenEditor } from "./Sentence";
import css from "./Triggers.module.css";

const PRIORITIES = ["normal", "high", "urgent"];
const MODES = [
  { value: "live", label: "in the chat" },
  { value: "email", label: "by e-mail" },
];

const DRAGGED = "application/x-batonpass-rule";

/** The button that moves the rule at a place, so that the focus can go along. */
export const moveId = (at: number, way: "earlier" | "later"): string => `rule-${at}-${way}`;

function isLowerHalf(event: DragEvent<HTMLElement>): boolean {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY > top + height / 2;
}

export interface RuleActs {
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (to: number) => void;
  /** A rule was dropped before this place, or behind the last. */
  readonly onDrop: (from: number, before: number) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
  readonly onToggle: () => void;
}

export function RuleCard({
  rule,
  at,
  isOpen,
  isLast,
  queues,
  troubles,
  mark,
  acts,
}: {
  rule: Rule;
  at: number;
  isOpen: boolean;
  isLast: boolean;
  queues: readonly string[];
  troubles: readonly Trouble[];
  mark: "fired" | "nearly" | "";
  acts: RuleActs;
}) {
  const set = (change: Partial<Rule>): void => acts.onChange({ ...rule, ...change });
  const [over, setOver] = useState<"true" | "after">();
  const isOn = rule.on !== false;
  const languages = Object.keys(rule.say ?? {});
  return (
    <article
      className={css["rule"]}
      data-on={isOn}
      data-mark={mark}
      data-open={isOpen}
      data-over={over}
      onDragStart={(e) => {
        e.dataTransfer.setData(DRAGGED, String(at));
        e.dataTransfer.effectAllowed = "move";
      }}
      onDragOver={(e) => {
        if (!e.dataTransfer.types.includes(DRAGGED)) return;
        e.preventDefault();
        setOver(isLowerHalf(e) ? "after" : "true");
      }}
      onDragLeave={() => setOver(undefined)}
      onDrop={(e) => {
        setOver(undefined);
        const from = e.dataTransfer.getData(DRAGGED);
        if (from !== "") acts.onDrop(Number(from), at + (isLowerHalf(e) ? 1 : 0));
      }}
    >
      <header>
        <span className={css["place"]} title="Drag to change the order" draggable>
          <DragHandleDots2Icon aria-hidden /> {at + 1}
        </span>
        <button
          type="button"
          className={css["summary"]}
          aria-expanded={isOpen}
          onClick={acts.onToggle}
        >
          <b>{rule.explain || rule.name.replaceAll("-", " ").replaceAll("_", " ")}</b>
          {isOpen ? null : <span>When {inWords(rule.when) || "…"}</span>}
        </button>
        {mark ? (
          <Chip tone={mark === "fired" ? "accent" : "amber"}>
            {mark === "fired" ? "fires" : "nearly"}
          </Chip>
        ) : null}
        {rule.shadow ? <Chip title="Decides and is logged, changes nothing">shadow</Chip> : null}
        {rule.priority && rule.priority !== "normal" ? (
          <Chip tone={rule.priority === "urgent" ? "red" : "amber"}>{rule.priority}</Chip>
        ) : null}
        <Switch
          size="xs"
          aria-label={`${rule.name} is on`}
          checked={isOn}
          onChange={(e) => set({ on: e.currentTarget.checked })}
        />
        <span className={css["moves"]}>
          <ActionIcon
            id={moveId(at, "earlier")}
            variant="subtle"
            color="gray"
            aria-label={`Judge ${rule.name} earlier`}
            disabled={at === 0}
            onClick={() => acts.onMove(at - 1)}
          >
            <ArrowUpIcon />
          </ActionIcon>
          <ActionIcon
            id={moveId(at, "later")}
            variant="subtle"
            color="gray"
            aria-label={`Judge ${rule.name} later`}
            disabled={isLast}
            onClick={() => acts.onMove(at + 1)}
          >
            <ArrowDownIcon />
          </ActionIcon>
        </span>
        <Menu>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for ${rule.name}`}>
              <DotsHorizontalIcon />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<CopyIcon />} onClick={acts.onCopy}>
              Duplicate
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<TrashIcon />} color="red" onClick={acts.onRemove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ChevronDownIcon className={css["fold"]} aria-hidden />
      </header>
      {troubles.map((trouble) => (
        <p key={trouble.place + trouble.cure} className={css["wrong"]} role="alert">
          {trouble.place.replace(/^rules\[\d+\]\.?/, "") || "rule"}: {trouble.cure}
        </p>
      ))}
      {isOpen ? (
        <div className={css["body"]}>
          <WhenEditor when={rule.when} onChange={(when) => set({ when })} />
          <div className={css["then"]}>
            <span className={css["glue"]}>then</span>
            <span className={css["sentence"]}>
              <span>hand off to</span>
              <Select
                size="xs"
                w={150}
                aria-label="Queue"
                data={queueChoices(queues, rule.queue)}
                allowDeselect={false}
                value={sameName(queues, rule.queue)}
                onChange={(queue) => set({ queue: queue || null })}
              />
              <span>with priority</span>
              <Select
                size="xs"
                w={96}
                aria-label="Priority"
                data={PRIORITIES}
                allowDeselect={false}
                value={rule.priority ?? "normal"}
                onChange={(priority) => set({ priority })}
              />
              <span>answered</span>
              <Select
                size="xs"
                w={110}
                aria-label="Mode"
                data={MODES}
                allowDeselect={false}
                value={rule.mode ?? "live"}
                onChange={(mode) => set({ mode: mode ?? "live" })}
              />
              <span>and then rest for</span>
              <NumberInput
                size="xs"
                w={92}
                aria-label="Cooldown in minutes"
                suffix=" min"
                min={0}
                value={Math.round((rule.cooldown_seconds ?? 0) / 60)}
                onChange={(minutes) => set({ cooldown_seconds: Number(minutes) * 60 })}
              />
            </span>
          </div>
          <Before before={rule.before ?? null} onChange={(before) => set({ before })} />
          <div className={css["says"]}>
            {(languages.length > 0 ? languages : ["en"]).map((language) => (
              <Textarea
                key={language}
                label={`Told to the customer (${language})`}
                autosize
                minRows={1}
                maxRows={4}
                placeholder="The usual sentence"
                value={rule.say?.[language] ?? ""}
                onChange={(e) =>
                  set({ say: said(rule.say ?? {}, language, e.currentTarget.value) })
                }
              />
            ))}
          </div>
          <div className={css["two"]}>
            <TextInput
              label="In one line, for colleagues"
              value={rule.explain ?? ""}
              maxLength={200}
              onChange={(e) => set({ explain: e.currentTarget.value })}
            />
            <TextInput
              label="Name"
              description="Small letters, digits, dashes."
              value={rule.name}
              onChange={(e) => set({ name: e.currentTarget.value })}
            />
          </div>
          <Switch
            size="xs"
            label="Shadow: only log what it would have done"
            checked={rule.shadow === true}
            onChange={(e) => set({ shadow: e.currentTarget.checked })}
          />
        </div>
      ) : null}
    </article>
  );
}

const ITEMS = [
  { value: "order_number", label: "the order number" },
  { value: "photo", label: "a photo" },
  { value: "email", label: "the e-mail address" },
  { value: "phone", label: "the phone number" },
  { value: "details", label: "what happened" },
];

/** What comes first when the wait is long. Explicit requests and safety never wait for it. */
function Before({
  before,
  onChange,
}: {
  before: NonNullable<Rule["before"]> | null;
  onChange: (before: NonNullable<Rule["before"]> | null) => void;
}) {
  const isOn = before !== null;
  const set = (change: Partial<NonNullable<Rule["before"]>>): void =>
    onChange({ ...before, ...change });
  return (
    <div className={css["then"]}>
      <span className={css["glue"]}>first</span>
      <span className={css["sentence"]}>
        <Switch
          size="xs"
          label={isOn ? "if the wait is over" : "ask for something when the wait is long"}
          checked={isOn}
          onChange={(e) =>
            onChange(
              e.currentTarget.checked
                ? { wait_over_minutes: 10, collect: ["order_number"], offer_email: true }
                : null,
            )
          }
        />
        {isOn ? (
          <>
            <NumberInput
              size="xs"
              w={92}
              aria-label="Wait in minutes"
              suffix=" min"
              min={0}
              max={1440}
              value={before.wait_over_minutes ?? 0}
              onChange={(minutes) => set({ wait_over_minutes: Number(minutes) })}
            />
            <span>collect</span>
            <MultiSelect
              size="xs"
              miw={180}
              aria-label="Collect first"
              data={ITEMS}
              value={[...(before.collect ?? [])]}
              onChange={(collect) => set({ collect })}
            />
            <Switch
              size="xs"
              label="and offer e-mail instead"
              checked={before.offer_email === true}
              onChange={(e) => set({ offer_email: e.currentTarget.checked })}
            />
          </>
        ) : null}
      </span>
    </div>
  );
}

function said(
  all: Readonly<Record<string, string>>,
  language: string,
  text: string,
): Readonly<Record<string, string>> {
  const next = { ...all, [language]: text };
  return Object.fromEntries(Object.entries(next).filter(([, words]) => words !== ""));
}

/** Queues are named in rules without regard to capitals. */
function sameName(queues: readonly string[], wanted: string | null | undefined): string {
  if (!wanted) return "";
  return queues.find((name) => name.toLowerCase() === wanted.toLowerCase()) ?? wanted;
}

function queueChoices(queues: readonly string[], wanted: string | null | undefined) {
  const names = new Set([...queues, ...(wanted ? [sameName(queues, wanted)] : [])]);
  return [
    { value: "", label: "the usual queue" },
    ...[...names].map((name) => ({ value: name, label: name })),
  ];
}
