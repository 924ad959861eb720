/** Rules tried on stored history: asked for, watched on their way, read with what to look at. */
import { Chip, Empty, Failed } from "@kit/staff/bits";
import { moment } from "@kit/staff/time";
import { Button, NumberInput, Progress, Select, Switch } from "@mantine/core";
import { LapTimerIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Counted,
  type Played,
  type PlayedVersion,
  type Proposal,
  type QueueEffect,
  type Staffing,
  type Unjudged,
  useAdmin,
} from "../api";
import { useNames } from "../names";
import table from "../parts.module.css";
import css from "./Backtest.module.css";
import { SaveCase } from "./Cases";
import type { Document, Rule } from "./document";

const KEY = ["backtests"] as const;
const LOOK_MS = 1000;
const DAYS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "a year" },
];
export const WHY: Readonly<Record<string, string>> = {
  added: "Newly handed off",
  removed: "No longer handed off",
  false_alarm: "False alarm",
  missed_handed_off: "Missed: a person had to step in",
  missed_came_back: "Missed: came back within 72 hours",
  missed_left_angry: "Missed: left angry",
  shadow: "A shadow rule fired alone",
};

export function Backtest({
  document,
  onPropose,
}: {
  document: Document;
  onPropose: (rule: Rule) => void;
}) {
  const api = useAdmin();
  const queries = useQueryClient();
  const nameOf = useNames();
  const [days, setDays] = useState("30");
  const [isStaffed, setStaffed] = useState(false);
  const plans = useQuery({ queryKey: ["staffing"], queryFn: api.staffing, retry: false });
  const isPlanned = (plans.data ?? []).some((plan) =>
    Object.values(plan.week).some((spans) => spans.length > 0),
  );
  const [staffing, setStaffing] = useState<Staffing>({
    planned: true,
    agents: 3,
    capacity: 2,
    opens: 9,
    closes: 17,
  });
  const [chosen, setChosen] = useState("");
  const all = useQuery({ queryKey: KEY, queryFn: api.backtests });
  const id = chosen || all.data?.[0]?.id || "";
  const shown = useQuery({
    queryKey: [...KEY, id],
    queryFn: () => api.backtest(id),
    enabled: id !== "",
    refetchInterval: (query) => (query.state.data?.state === "due" ? LOOK_MS : false),
  });
  const again = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: KEY });
  };
  const ask = useMutation({
    mutationFn: () =>
      api.askBacktest({
        days: Number(days),
        document,
        ...(isStaffed ? { staffing: { ...staffing, planned: isPlanned && staffing.planned } } : {}),
      }),
    onSuccess: async (made) => {
      setChosen(made.id);
      await again();
    },
  });
  const stop = useMutation({ mutationFn: api.stopBacktest, onSuccess: again });
  const one = shown.data;
  const isRunning = one?.state === "due";
  const number = (field: Exclude<keyof Staffing, "planned">, label: string, max: number) => (
    <NumberInput
      size="xs"
      w={86}
      label={label}
      min={field === "opens" ? 0 : 1}
      max={max}
      value={staffing[field]}
      onChange={(value) => setStaffing({ ...staffing, [field]: Number(value) })}
    />
  );
  return (
    <div className={css["page"]}>
      <div className={css["ask"]}>
        <Select
          size="xs"
          w={110}
          label="On the last"
          data={DAYS}
          allowDeselect={false}
          value={days}
          onChange={(value) => setDays(value ?? "30")}
        />
        <Switch
          size="xs"
          label="Play the queue through as well"
          checked={isStaffed}
          onChange={(e) => setStaffed(e.currentTarget.checked)}
        />
        {isStaffed && isPlanned ? (
          <Select
            size="xs"
            w={150}
            label="With"
            data={[
              { value: "plan", label: "the staffing plan" },
              { value: "own", label: "other staffing" },
            ]}
            allowDeselect={false}
            value={staffing.planned ? "plan" : "own"}
            onChange={(value) => setStaffing({ ...staffing, planned: value === "plan" })}
          />
        ) : null}
        {isStaffed && !(isPlanned && staffing.planned) ? (
          <>
            {number("agents", "Agents", 500)}
            {number("capacity", "At once each", 20)}
            {number("opens", "From hour", 23)}
            {number("closes", "To hour", 24)}
          </>
        ) : null}
        <Button size="sm" loading={ask.isPending} disabled={isRunning} onClick={() => ask.mutate()}>
          Back-test these rules
        </Button>
      </div>
      <p className="dim">
        Every message that the assistant had control over is decided again, by these rules and by
        those in force. What came after a handoff nobody knows, so it is not counted. A person can
        also have come without a rule: the assistant gave up, or the customer pressed the button.
      </p>
      {ask.isError ? <Failed error={ask.error} /> : null}
      {all.isError ? <Failed error={all.error} onRetry={() => void all.refetch()} /> : null}
      {one && isRunning ? (
        <div className={css["running"]} role="status">
          <Progress
            value={one.total > 0 ? (100 * one.done) / one.total : 3}
            animated
            aria-label="Conversations played"
          />
          <span>
            {one.done} of {one.total || "…"} conversations
          </span>
          <Button size="compact-sm" variant="default" onClick={() => stop.mutate(one.id)}>
            Stop
          </Button>
        </div>
      ) : null}
      {one?.state === "failed" ? (
        <p role="alert" className={css["bad"]}>
          This back-test did not come to an end. Start it again; if it fails again, the server's log
          says why.
        </p>
      ) : null}
      {one?.state === "stopped" ? <p className="dim">It was stopped.</p> : null}
      {one?.report ? (
        <>
          <p className="dim">
            {moment(one.asked_at)} by {nameOf(one.asked_by)}, on {one.days} days
          </p>
          <Results report={one.report} onPropose={onPropose} />
        </>
      ) : null}
      {all.data?.length === 0 ? (
        <Empty icon={<LapTimerIcon />} title="Nothing was tried on history yet">
          See what these rules would have done last month before your customers do.
        </Empty>
      ) : null}
      {(all.data?.length ?? 0) > 1 ? (
        <details>
          <summary>Earlier back-tests</summary>
          <ul className={css["earlier"]}>
            {all.data?.map((other) => (
              <li key={other.id}>
                <button
                  type="button"
                  aria-current={other.id === id}
                  onClick={() => setChosen(other.id)}
                >
                  {moment(other.asked_at)}, {other.days} days, {nameOf(other.asked_by)}
                  {other.state === "done" ? "" : ` (${other.state})`}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Results({ report, onPropose }: { report: Played; onPropose: (rule: Rule) => void }) {
  const { rules, against, difference, queue } = report;
  if (report.conversations === 0)
    return <Empty title="No conversation in these days">Choose a longer time.</Empty>;
  return (
    <>
      <div className={css["tiles"]}>
        <Tile
          title="Handed off"
          value={percent(rules.handoffs.share)}
          about={of(rules.handoffs)}
          {...(against ? { before: percent(against.handoffs.share) } : {})}
        />
        <Tile
          title="Missed, of those who needed a person"
          value={rules.missed.any.of ? percent(rules.missed.any.share) : "not known"}
          about={of(rules.missed.any)}
          {...(against?.missed.any.of ? { before: percent(against.missed.any.share) } : {})}
        />
        <Tile
          title="False alarms, of handoffs with a known end"
          value={rules.false_alarms.all.of ? percent(rules.false_alarms.all.share) : "not known"}
          about={of(rules.false_alarms.all)}
          {...(against?.false_alarms.all.of
            ? { before: percent(against.false_alarms.all.share) }
            : {})}
        />
        <Tile
          title="Earlier than in truth"
          value={`${rules.lead_time.median_turns} turns`}
          about={`median; earlier in ${rules.lead_time.earlier} of ${rules.lead_time.conversations}`}
        />
      </div>
      <p>
        {report.conversations} conversations, {report.turns} messages; the end of{" "}
        {report.known_ends} is known. In truth {report.history_handoffs.count} were handed off.
        {difference
          ? ` Against the rules in force: ${difference.added.count} added, ${difference.removed.count} removed, ${difference.earlier} earlier, ${difference.later} later, ${difference.rerouted} to another queue.`
          : " These are the rules in force."}
      </p>
      {rules.unjudged.map((gap) => (
        <p key={gap.condition} className={css["gap"]}>
          {unjudged(gap)}
        </p>
      ))}
      <Missed rules={rules} />
      <ByRule rules={rules} />
      {queue ? (
        <section>
          <h2>The queue, with {queue.agents} agents</h2>
          <div className={css["scroll"]}>
            <table className={table["table"]}>
              <thead>
                <tr>
                  <th>Rules</th>
                  <th>Handoffs a day</th>
                  <th>Wait, half of them</th>
                  <th>Wait, nine in ten</th>
                  <th>Leave</th>
                </tr>
              </thead>
              <tbody>
                <Effect name="These" effect={queue.rules} />
                {queue.against ? <Effect name="In force" effect={queue.against} /> : null}
                {queue.history ? <Effect name="As it was" effect={queue.history} /> : null}
              </tbody>
            </table>
          </div>
          <p className="dim">Four simulated weeks with the same luck for each.</p>
        </section>
      ) : null}
      <Proposals proposals={report.proposals} onPropose={onPropose} />
      <Inspect report={report} />
    </>
  );
}

function Tile({
  title,
  value,
  about,
  before,
}: {
  title: string;
  value: string;
  about: string;
  before?: string;
}) {
  return (
    <div className={css["tile"]}>
      <span>{title}</span>
      <b>{value}</b>
      <small>{about}</small>
      {before ? <small>in force: {before}</small> : null}
    </div>
  );
}

function Missed({ rules }: { rules: PlayedVersion }) {
  const lines: readonly (readonly [string, Counted])[] = [
    ["a person had to step in later", rules.missed.handed_off],
    ["came back within 72 hours", rules.missed.came_back],
    ["left angry", rules.missed.left_angry],
  ];
  if (rules.missed.any.of === 0) return null;
  return (
    <p>
      Missed:{" "}
      {lines
        .filter(([, share]) => share.of > 0)
        .map(([words, share]) => `${share.count} of ${share.of} who ${words}`)
        .join(", ")
        .replace("who a person had to step in later", "where a person had to step in later")}
      .
    </p>
  );
}

function ByRule({ rules }: { rules: PlayedVersion }) {
  if (rules.by_rule.length === 0) return null;
  return (
    <section>
      <h2>By rule</h2>
      <div className={css["scroll"]}>
        <table className={table["table"]}>
          <thead>
            <tr>
              <th>Rule</th>
              <th>Handoffs</th>
              <th>A person was needed</th>
              <th>False alarms</th>
              <th>At turn</th>
            </tr>
          </thead>
          <tbody>
            {rules.by_rule.map((line) => (
              <tr key={line.rule + line.reason}>
                <td>{line.rule || "explicit or safety, by default"}</td>
                <td>
                  {line.handoffs.count} <Interval share={line.handoffs} />
                </td>
                <td>
                  {line.needed.count} of {line.needed.of}
                </td>
                <td>
                  {line.false_alarms.of ? (
                    `${line.false_alarms.count} of ${line.false_alarms.of}`
                  ) : (
                    <span className="dim">not known</span>
                  )}
                </td>
                <td>{line.median_turn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Interval({ share }: { share: Counted }) {
  return (
    <span className="dim">
      {percent(share.low)} to {percent(share.high)}
    </span>
  );
}

function Effect({ name, effect }: { name: string; effect: QueueEffect }) {
  return (
    <tr>
      <td>{name}</td>
      <td>
        {effect.handoffs_a_day}{" "}
        {effect.outside_hours > 0 ? (
          <span className="dim">{percent(effect.outside_hours)} come outside these hours</span>
        ) : null}
      </td>
      {effect.handoffs_a_day === 0 ? (
        <td colSpan={3} className="dim">
          nobody would wait in these hours
        </td>
      ) : (
        <EffectTimes effect={effect} />
      )}
    </tr>
  );
}

function EffectTimes({ effect }: { effect: QueueEffect }) {
  return (
    <>
      <td>{(effect.wait_p50_seconds / 60).toFixed(1)} min</td>
      <td>{(effect.wait_p90_seconds / 60).toFixed(1)} min</td>
      <td>{percent(effect.abandoned_share)}</td>
    </>
  );
}

function Proposals({
  proposals,
  onPropose,
}: {
  proposals: readonly Proposal[];
  onPropose: (rule: Rule) => void;
}) {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  return (
    <section>
      <h2>Handoffs that may be missing</h2>
      {proposals.length === 0 ? (
        <p className="dim">
          Nothing stands out. A phrase is proposed from 10 conversations gone wrong in at least 200,
          if it at least doubles the odds.
        </p>
      ) : null}
      {proposals.map((one) => (
        <article key={one.phrase} className={css["proposal"]}>
          <p>
            {one.evidence}; usually {percent(one.usual.share)} do.{" "}
            <Interval share={one.gone_wrong} />
          </p>
          <p>
            {one.examples.map((id, at) => (
              <a key={id} href={`/console#/c/${id}`} target="_blank" rel="noreferrer">
                Read {at + 1}
              </a>
            ))}
          </p>
          <Button
            size="compact-sm"
            variant="default"
            disabled={taken.has(one.phrase)}
            onClick={() => {
              setTaken(new Set([...taken, one.phrase]));
              onPropose(one.rule);
            }}
          >
            {taken.has(one.phrase) ? "In your draft" : "Add in shadow"}
          </Button>
        </article>
      ))}
    </section>
  );
}

function Inspect({ report }: { report: Played }) {
  const kinds = Object.keys(WHY).filter((why) => report.inspect.some((one) => one.why === why));
  const [kind, setKind] = useState(kinds[0] ?? "");
  const [saved, setSaved] = useState("");
  const now = kinds.includes(kind) ? kind : (kinds[0] ?? "");
  if (!now) return null;
  const shown = report.inspect.filter((one) => one.why === now);
  return (
    <section>
      <h2>Conversations to read</h2>
      <div className={css["kinds"]}>
        {kinds.map((why) => (
          <button key={why} type="button" aria-pressed={why === now} onClick={() => setKind(why)}>
            {WHY[why]} <b>{report.inspect.filter((one) => one.why === why).length}</b>
          </button>
        ))}
      </div>
      <ul className={css["inspect"]}>
        {shown.map((one) => (
          <li key={one.conversation + one.rule}>
            <a href={`/console#/c/${one.conversation}`} target="_blank" rel="noreferrer">
              {one.quote ? `“${one.quote}”` : "Read the conversation"}
            </a>
            <span className="dim">
              turn {one.turn}
              {one.rule ? `, ${one.rule}` : ""}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => setSaved(one.conversation)}
            >
              Save as case
            </Button>
          </li>
        ))}
      </ul>
      <SaveCase conversation={saved} onClose={() => setSaved("")} />
      {shown.length >= 20 ? <Chip>twenty of each kind are kept</Chip> : null}
    </section>
  );
}

const LACKING = {
  queue: ["the queue", "how the queue stood"],
  hours: ["opening hours", "whether people answered"],
} as const;

function unjudged(gap: Unjudged): string {
  const [about, lacking] = LACKING[gap.condition];
  const one = gap.rules.length === 1;
  const where = gap.messages === gap.of ? "" : ` at ${gap.messages} of ${gap.of} messages`;
  return (
    `${one ? "1 rule" : `${gap.rules.length} rules`} with conditions on ${about} ` +
    `${one ? "was" : "were"} not judged${where}, because history does not say ${lacking}: ` +
    `${gap.rules.join(", ")}.`
  );
}

export const percent = (share: number): string =>
  `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

const of = (share: Counted): string =>
  share.of
    ? `${share.count} of ${share.of}; ${percent(share.low)} to ${percent(share.high)}`
    : "history says nothing of it";
