/** Who plans to work when, and what another plan would have made of a day. */
import { Avatar, Failed } from "@kit/staff/bits";
import { span } from "@kit/staff/time";
import { Button, MultiSelect, NumberInput, Pill, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type uPlot from "uplot";
import {
  type Day,
  type Shift,
  type Simulated,
  type StaffPlan,
  useAdmin,
  type WhatIf as Wish,
} from "./api";
import { Dialog, useSaving } from "./Dialog";
import { WeekEditor } from "./Hours";
import { axis, type Colours, Plot } from "./Plot";
import { Head, Reading } from "./parts";
import table from "./parts.module.css";
import css from "./Staffing.module.css";

const KEY = ["staffing"] as const;
const DAYS: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export function Staffing() {
  const api = useAdmin();
  const plans = useQuery({ queryKey: KEY, queryFn: api.staffing });
  const [edited, setEdited] = useState<StaffPlan | null>(null);
  return (
    <>
      <Head title="Staffing">
        Planned work gives the times customers may be called at, and lets the wait know about breaks
        and the end of a shift before they come. Gaps between times are breaks.
      </Head>
      <Reading query={plans} lines={5} />
      {plans.data ? <Week plans={plans.data} onEdit={setEdited} /> : null}
      {edited ? <Edit key={edited.agent_id} plan={edited} onClose={() => setEdited(null)} /> : null}
      <WhatIf />
    </>
  );
}

function Week({
  plans,
  onEdit,
}: {
  plans: readonly StaffPlan[];
  onEdit: (plan: StaffPlan) => void;
}) {
  return (
    <div className={table["scrolls"]}>
      <table className={`${table["table"] ?? ""} ${css["week"] ?? ""}`}>
        <thead>
          <tr>
            <th>Name</th>
            {DAYS.map((day) => (
              <th key={day}>{day[0]?.toUpperCase() + day.slice(1)}</th>
            ))}
            <th className={table["right"]}>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.agent_id}>
              <td>
                <span className={table["person"]}>
                  <Avatar name={plan.name} size={26} />
                  <span className="cut">{plan.name}</span>
                </span>
              </td>
              {DAYS.map((day) => (
                <td key={day}>
                  <Bar spans={plan.week[day] ?? []} />
                </td>
              ))}
              <td className={table["right"]}>
                <Button
                  variant="default"
                  onClick={() => onEdit(plan)}
                  aria-label={`Plan ${plan.name}`}
                >
                  Plan
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The day as a bar from 6 to 24, with its hours in words for those who do not see it. */
function Bar({ spans }: { spans: readonly (readonly [string, string])[] }) {
  if (spans.length === 0) return <span className="dim">–</span>;
  const words = spans.map(([from, until]) => `${from} to ${until}`).join(", ");
  const x = (time: string): number => Math.max(0, (minutes(time) - 360) / 10.8);
  return (
    <span className={css["day"]} title={words}>
      <svg
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
        className={css["bar"]}
      >
        <rect className={css["empty"]} x={0} y={0} width={100} height={8} rx={2} />
        {spans.map(([from, until]) => (
          <rect key={from} x={x(from)} y={0} width={x(until) - x(from)} height={8} rx={1} />
        ))}
      </svg>
      <small>
        {spans[0]?.[0]}–{spans.at(-1)?.[1]}
      </small>
    </span>
  );
}

function Edit({ plan, onClose }: { plan: StaffPlan; onClose: () => void }) {
  const api = useAdmin();
  const [form, setForm] = useState(plan);
  const [date, setDate] = useState("");
  const save = useSaving(KEY, () => api.savePlan(form), onClose);
  const off = Object.keys(form.days).sort();
  return (
    <Dialog title={`When ${plan.name} works`} size={720} saving={save} onClose={onClose}>
      <WeekEditor
        week={form.week}
        closed="does not work"
        onChange={(week) => setForm({ ...form, week })}
      />
      <div className={css["off"]}>
        <TextInput
          type="date"
          label="Day off"
          value={date}
          onChange={(e) => setDate(e.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!date}
          onClick={() => setForm({ ...form, days: { ...form.days, [date]: [] } })}
        >
          Add
        </Button>
        {off.map((day) => (
          <Pill
            key={day}
            size="md"
            withRemoveButton
            removeButtonProps={{ "aria-label": `Remove ${day}` }}
            onRemove={() => {
              const { [day]: _, ...days } = form.days;
              setForm({ ...form, days });
            }}
          >
            {day}
          </Pill>
        ))}
      </div>
    </Dialog>
  );
}

/** The last Monday that is over, in the reader's calendar. */
function lastMonday(): string {
  const day = new Date();
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7 || 7));
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}

const NOTHING: Wish = {
  day: "",
  extra_agents: 1,
  extra_from: "09:00",
  extra_until: "17:00",
  without: [],
  capacity: null,
  more_customers: 0,
  handling: 1,
  cost_per_hour: 24,
};

function WhatIf() {
  const api = useAdmin();
  const [wish, setWish] = useState<Wish>(() => ({ ...NOTHING, day: lastMonday() }));
  const play = useMutation({ mutationFn: () => api.simulate(wish) });
  const set = (change: Partial<Wish>): void => setWish({ ...wish, ...change });
  return (
    <section className={css["whatif"]}>
      <header>
        <h2>What if</h2>
        <p className="dim">
          A past day played again by the same router, with the customers who really came. Nothing is
          changed.
        </p>
      </header>
      <form
        className={css["wish"]}
        onSubmit={(event) => {
          event.preventDefault();
          play.mutate();
        }}
      >
        <TextInput
          type="date"
          label="Day"
          value={wish.day}
          onChange={(e) => set({ day: e.currentTarget.value })}
          required
        />
        <NumberInput
          label="Extra agents"
          min={0}
          max={50}
          value={wish.extra_agents}
          onChange={(n) => set({ extra_agents: Number(n) || 0 })}
        />
        <TextInput
          type="time"
          label="From"
          value={wish.extra_from}
          onChange={(e) => set({ extra_from: e.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="Until"
          value={wish.extra_until}
          onChange={(e) => set({ extra_until: e.currentTarget.value })}
        />
        <NumberInput
          label="Chats at once"
          placeholder="as it was"
          min={1}
          max={20}
          value={wish.capacity ?? ""}
          onChange={(n) => set({ capacity: n === "" ? null : Number(n) })}
        />
        <NumberInput
          label="More customers"
          suffix=" %"
          min={-90}
          max={400}
          step={10}
          value={Math.round(wish.more_customers * 100)}
          onChange={(n) => set({ more_customers: (Number(n) || 0) / 100 })}
        />
        <NumberInput
          label="Cases take"
          suffix=" %"
          min={20}
          max={400}
          step={10}
          value={Math.round(wish.handling * 100)}
          onChange={(n) => set({ handling: (Number(n) || 100) / 100 })}
        />
        <NumberInput
          label="An hour costs"
          min={0}
          value={wish.cost_per_hour}
          onChange={(n) => set({ cost_per_hour: Number(n) || 0 })}
        />
        <MultiSelect
          className={css["without"]}
          label="Without"
          placeholder={wish.without.length ? "" : "nobody is missing"}
          data={[...(play.data?.agents ?? [])]}
          value={[...wish.without]}
          onChange={(without) => set({ without })}
          description={play.data ? undefined : "Play the day once to see who was there."}
        />
        <Button type="submit" loading={play.isPending}>
          Play the day
        </Button>
      </form>
      {play.isError ? <Failed error={play.error} /> : null}
      {play.data ? <Played found={play.data} /> : null}
    </section>
  );
}

type Picture = "p90" | "waiting" | "staffed";
const PICTURES: readonly { value: Picture; label: string }[] = [
  { value: "p90", label: "9 in 10 waited" },
  { value: "waiting", label: "Waiting" },
  { value: "staffed", label: "Staffed" },
];

function Played({ found }: { found: Simulated }) {
  const [picture, setPicture] = useState<Picture>("p90");
  const slots = found.real.slots;
  const [first, last] = useMemo(() => edges(found), [found]);
  const data = useMemo<uPlot.AlignedData>(() => {
    const of = (shift: Shift) =>
      shift.slots
        .slice(first, last)
        .map((s) => (picture === "p90" ? (s.p90 === null ? null : s.p90 / 60) : s[picture]));
    return [
      slots.slice(first, last).map((s) => Date.parse(s.at) / 1000),
      of(found.real),
      of(found.other),
    ];
  }, [found, picture, slots, first, last]);
  if (found.customers === 0)
    return <p className="dim">Nobody waited for a person on that day. Choose another one.</p>;
  return (
    <>
      <table className={table["table"]}>
        <thead>
          <tr>
            <th aria-label="Which" />
            <th>In the middle</th>
            <th>9 in 10 within</th>
            <th>Left</th>
            <th>Busy</th>
            <th>Staffed</th>
            <th className={table["right"]}>Cost</th>
          </tr>
        </thead>
        <tbody>
          <Row name="As it was" shift={found.real} />
          <Row name="What if" shift={found.other} before={found.real} />
        </tbody>
      </table>
      <div className={css["picture"]}>
        <SegmentedControl
          size="xs"
          aria-label="Picture"
          value={picture}
          onChange={(value) => setPicture(value as Picture)}
          data={[...PICTURES]}
        />
        <span className={css["legend"]}>
          <i data-of="real" /> as it was <i data-of="other" /> what if
        </span>
        <span className="dim">
          {found.customers} customers, played in {found.took_seconds.toFixed(1)} s
        </span>
      </div>
      <Plot
        label={`${PICTURES.find((p) => p.value === picture)?.label} by half hour, as it was and what if.`}
        height={200}
        data={data}
        options={drawn}
      />
    </>
  );
}

/** From the first to the last half hour in which anything happened. */
function edges({ real, other }: Simulated): [number, number] {
  const used = real.slots.map((s, i) => {
    const o = other.slots[i];
    return s.came + s.staffed + s.waiting + (o ? o.staffed + o.waiting : 0) > 0;
  });
  const first = used.indexOf(true);
  const last = used.lastIndexOf(true);
  return first < 0 ? [0, used.length] : [first, last + 1];
}

function Row({ name, shift, before }: { name: string; shift: Shift; before?: Shift }) {
  const is = (now: number | null, was: number | null | undefined): "good" | "bad" | undefined =>
    now === null || was === null || was === undefined || Math.abs(now - was) < 1e-9
      ? undefined
      : now < was
        ? "good"
        : "bad";
  const length = (s: number | null): string => (s === null ? "–" : span(s));
  return (
    <tr className={css["row"]}>
      <td>
        <b>{name}</b>
      </td>
      <td data-is={is(shift.waits.p50, before?.waits.p50)}>{length(shift.waits.p50)}</td>
      <td data-is={is(shift.waits.p90, before?.waits.p90)}>{length(shift.waits.p90)}</td>
      <td data-is={is(shift.abandoned_share, before?.abandoned_share)}>
        {shift.left} <span className="dim">({Math.round(shift.abandoned_share * 100)} %)</span>
      </td>
      <td>{Math.round(shift.occupancy * 100)} %</td>
      <td>{shift.staffed_hours.toFixed(1)} h</td>
      <td className={table["right"]}>{shift.cost.toFixed(0)}</td>
    </tr>
  );
}

const drawn = (c: Colours): Partial<uPlot.Options> => ({
  scales: { y: { range: (_, __, max) => [0, Math.max(2, max)] } },
  axes: [
    axis(c, {
      grid: { show: false },
      values: (_, at) =>
        at.map((s) =>
          new Date(s * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }),
        ),
    }),
    axis(c, { size: 40 }),
  ],
  series: [
    {},
    { stroke: c.dim, width: 2, spanGaps: true },
    { stroke: c.accent, width: 2, spanGaps: true },
  ],
  cursor: { show: false },
});
