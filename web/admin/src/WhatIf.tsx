/** What another plan, other hours, queues or rules would make of a day: one that was, or one to come. */
import { Failed } from "@kit/staff/bits";
import { day, span } from "@kit/staff/time";
import {
  Button,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Switch,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type uPlot from "uplot";
import { type Shift, type Simulated, useAdmin, type WhatIf as Wish } from "./api";
import { axis, type Colours, Plot } from "./Plot";
import table from "./parts.module.css";
import css from "./Staffing.module.css";

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
  starts_later: 0,
  ends_later: 0,
  together: [],
  is_pooled: false,
  head_starts: 1,
};

export function WhatIf() {
  const api = useAdmin();
  const [wish, setWish] = useState<Wish>(() => ({ ...NOTHING, day: lastMonday() }));
  const play = useMutation({ mutationFn: () => api.simulate(wish) });
  const queues = useQuery({ queryKey: ["queues"], queryFn: api.queues });
  const settings = useQuery({ queryKey: ["settings"], queryFn: api.settings });
  const isBackwards = wish.extra_agents > 0 && wish.extra_until <= wish.extra_from;
  const set = (change: Partial<Wish>): void => setWish({ ...wish, ...change });
  return (
    <section className={css["whatif"]}>
      <header>
        <h2>What if</h2>
        <p className="dim">
          A past day played again by the same router, with the customers who really came; or a day
          to come, with those of the last such weekdays. Nothing is changed.
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
          error={isBackwards ? "later than From, the same day" : undefined}
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
        <NumberInput
          label="All start later by"
          suffix=" min"
          min={-480}
          max={480}
          step={30}
          value={wish.starts_later}
          onChange={(n) => set({ starts_later: Math.round(Number(n) || 0) })}
        />
        <NumberInput
          label="All end later by"
          suffix=" min"
          min={-480}
          max={480}
          step={30}
          value={wish.ends_later}
          onChange={(n) => set({ ends_later: Math.round(Number(n) || 0) })}
        />
        <NumberInput
          label="Head starts"
          suffix=" %"
          min={0}
          max={1000}
          step={50}
          value={Math.round(wish.head_starts * 100)}
          onChange={(n) => set({ head_starts: (Number(n) || 0) / 100 })}
        />
        <MultiSelect
          className={css["without"]}
          label="One line for"
          placeholder={wish.together.length ? "" : "queues apart, as they are"}
          data={(queues.data ?? []).map((queue) => queue.name)}
          value={[...wish.together]}
          onChange={(together) => set({ together })}
        />
        <Switch
          className={css["without"]}
          label="Everybody serves every queue"
          checked={wish.is_pooled}
          onChange={(e) => set({ is_pooled: e.currentTarget.checked })}
        />
        <MultiSelect
          className={css["without"]}
          label="Without"
          placeholder={
            wish.without.length ? "" : play.data ? "nobody is missing" : "play the day once"
          }
          data={[...(play.data?.agents ?? [])]}
          value={[...wish.without]}
          onChange={(without) => set({ without })}
          disabled={!play.data}
        />
        <Button type="submit" loading={play.isPending} disabled={isBackwards}>
          Play the day
        </Button>
      </form>
      {play.isError ? <Failed error={play.error} /> : null}
      {play.data ? <Played found={play.data} zone={settings.data?.body.time_zone} /> : null}
    </section>
  );
}

type Picture = "p90" | "waiting" | "staffed";
const PICTURES: readonly { value: Picture; label: string }[] = [
  { value: "p90", label: "9 in 10 waited" },
  { value: "waiting", label: "Waiting" },
  { value: "staffed", label: "Staffed" },
];

function Played({ found, zone }: { found: Simulated; zone: string | undefined }) {
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
    return (
      <p className="dim">
        {found.is_holiday
          ? "That is one of your holidays, and nobody waited on an earlier one to go by."
          : "Nobody waited for a person on that day. Choose another one."}
      </p>
    );
  const isForetold = found.drawn_from.length > 0;
  return (
    <>
      <div className={table["scrolls"]}>
        <table className={table["table"]}>
          <thead>
            <tr>
              <th>
                <span className="sr">Which</span>
              </th>
              <th>In the middle</th>
              <th>9 in 10 within</th>
              <th>Left</th>
              <th>Busy</th>
              <th>Staffed</th>
              <th className={table["right"]}>Cost</th>
            </tr>
          </thead>
          <tbody>
            <Row name={isForetold ? "As planned" : "As it was"} shift={found.real} />
            <Row name="What if" shift={found.other} before={found.real} />
          </tbody>
        </table>
      </div>
      <div className={css["picture"]}>
        <SegmentedControl
          size="xs"
          aria-label="Picture"
          value={picture}
          onChange={(value) => setPicture(value as Picture)}
          data={[...PICTURES]}
        />
        <span className={css["legend"]}>
          <i data-of="real" /> {isForetold ? "as planned" : "as it was"} <i data-of="other" /> what
          if
        </span>
        <span className="dim">
          {found.customers} {found.customers === 1 ? "customer" : "customers"}
          {isForetold
            ? `${found.is_holiday ? ", a holiday" : ""}, foretold from ${found.drawn_from.map((on) => day(`${on}T12:00`)).join(", ")}`
            : ""}
          , played in {found.took_seconds.toFixed(1)} s
        </span>
      </div>
      <Plot
        label={`${PICTURES.find((p) => p.value === picture)?.label} by half hour, as it was and what if.`}
        height={200}
        data={data}
        options={(colours) => drawn(colours, zone)}
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

const drawn = (c: Colours, zone: string | undefined): Partial<uPlot.Options> => ({
  scales: { y: { range: (_, __, max) => [0, Math.max(2, max)] } },
  axes: [
    axis(c, {
      grid: { show: false },
      values: (_, at) =>
        at.map((s) =>
          new Date(s * 1000).toLocaleTimeString("en-GB", {
            hour: "2-digit",
            minute: "2-digit",
            timeZone: zone, // the merchant's, like the times of the form
          }),
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
