/** How handoffs go: every figure with how many it was made from. */
import { Empty } from "@kit/staff/bits";
import { reasonName } from "@kit/staff/reasons";
import { span } from "@kit/staff/time";
import { SegmentedControl } from "@mantine/core";
import { BarChartIcon } from "@radix-ui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type CSSProperties, type ReactNode, useMemo, useState } from "react";
import type uPlot from "uplot";
import { type Report as Figures, useAdmin } from "./api";
import { PacketReport } from "./PacketReport";
import { axis, type Colours, Plot } from "./Plot";
import { Head, Reading } from "./parts";
import css from "./Report.module.css";

const TARGET = 0.9;
const percent = (share: number | null | undefined): string =>
  share === null || share === undefined
    ? "–"
    : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
const length = (seconds: number | null | undefined): string =>
  seconds === null || seconds === undefined ? "–" : span(seconds);
const score = (of: { n: number; mean: number | null }): string =>
  of.n === 0 || of.mean === null ? "–" : of.mean.toFixed(1);

export function Report() {
  const api = useAdmin();
  const [days, setDays] = useState("30");
  const report = useQuery({
    queryKey: ["report", days],
    queryFn: () => api.report(Number(days)),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Head
        title="Report"
        aside={
          <SegmentedControl
            aria-label="Days"
            size="xs"
            value={days}
            onChange={setDays}
            data={[
              { value: "7", label: "7 days" },
              { value: "30", label: "30 days" },
              { value: "90", label: "90 days" },
            ]}
          />
        }
      >
        Whether people got to a person when they needed one, and whether what they were told was
        true.
      </Head>
      <Reading query={report} lines={10} />
      {report.data ? (
        report.data.conversations === 0 ? (
          <Empty icon={<BarChartIcon />} title="Nothing to report yet">
            As soon as customers write, the figures begin here.
          </Empty>
        ) : (
          <>
            <Whole report={report.data} />
            <PacketReport days={days} />
          </>
        )
      ) : null}
    </>
  );
}

function Whole({ report }: { report: Figures }) {
  const { promises, csat, repeat } = report;
  return (
    <>
      <dl className={css["tiles"]}>
        <Tile name="Handoff rate" value={percent(report.handoff_rate)}>
          {report.handoffs} of {report.conversations} conversations
        </Tile>
        <Tile
          name="Promises kept"
          value={percent(promises.coverage)}
          isBad={promises.n > 0 && promises.high !== null && promises.high < TARGET}
        >
          {promises.n === 0
            ? "no promise yet"
            : `${promises.kept} of ${promises.n}; 95 % sure of ${percent(promises.low)} to ${percent(promises.high)}`}
        </Tile>
        <Tile name="Waited, in the middle" value={length(report.wait_seconds.p50)}>
          before an agent came{nineInTen(report.wait_seconds.p90)}
          {n(report.wait_seconds.n)}
        </Tile>
        <Tile name="Abandoned" value={percent(report.abandonment.rate)}>
          {report.abandonment.n} left before an agent accepted
          {report.followed_up.sent > 0
            ? `; ${report.followed_up.sent} fell silent and were written to, ${report.followed_up.came_back} came back`
            : ""}
        </Tile>
        <Tile name="First reply" value={length(report.first_reply_seconds.p50)}>
          after accepting{nineInTen(report.first_reply_seconds.p90)}
          {n(report.first_reply_seconds.n)}
        </Tile>
        <Tile name="Resolution" value={length(report.resolution_seconds.p50)}>
          from handoff{nineInTen(report.resolution_seconds.p90)}
          {n(report.resolution_seconds.n)}
        </Tile>
        <Tile name="CSAT, handed off" value={score(csat.handed_off)} unit=" of 5">
          {ratings(csat.handed_off.n)}
          {answered(csat.handed_off.rate)}
        </Tile>
        <Tile name="CSAT, assistant only" value={score(csat.assistant_only)} unit=" of 5">
          {ratings(csat.assistant_only.n)}
          {answered(csat.assistant_only.rate)}
        </Tile>
        <Tile
          name="Had to repeat, they say"
          value={repeat.asked.n === 0 ? "–" : percent(repeat.asked.yes / repeat.asked.n)}
        >
          {repeat.asked.yes} of {repeat.asked.n} who answered
        </Tile>
        <Tile
          name="Asked though known, counted"
          value={
            repeat.detected.questions === 0
              ? "–"
              : percent(repeat.detected.n / repeat.detected.questions)
          }
        >
          {repeat.detected.n} of {repeat.detected.questions} questions
        </Tile>
      </dl>
      <div className={css["cols"]}>
        <section>
          <h2>
            By day <small>n = {report.conversations} conversations</small>
          </h2>
          <Days report={report} />
        </section>
        <section>
          <h2>
            Why people were needed <small>n = {report.handoffs}</small>
          </h2>
          {report.by_reason.length === 0 ? <p className="dim">No handoff in these days.</p> : null}
          <ul className={css["bars"]}>
            {report.by_reason.map(({ reason, n: count }) => (
              <li
                key={reason}
                style={
                  { "--share": `${(count / Math.max(1, report.handoffs)) * 100}%` } as CSSProperties
                }
              >
                <span>{reasonName(reason)}</span>
                <b>
                  {count} · {percent(count / Math.max(1, report.handoffs))}
                </b>
                <i />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Truth report={report} />
    </>
  );
}

const nineInTen = (seconds: number | null): string =>
  seconds === null ? "" : `; 9 in 10 within ${span(seconds)}`;
const ratings = (count: number): string => `${count} rating${count === 1 ? "" : "s"}`;
const n = (count: number): string => `; n = ${count}`;
const answered = (rate: number | null | undefined): string =>
  rate === null || rate === undefined ? "" : `; ${percent(rate)} answered`;

function Tile({
  name,
  value,
  unit,
  isBad,
  children,
}: {
  name: string;
  value: string;
  unit?: string;
  isBad?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={css["tile"]}>
      <dt>{name}</dt>
      <dd>
        {value}
        {unit && value !== "–" ? <small>{unit}</small> : null}
      </dd>
      <dd data-tone={isBad ? "bad" : undefined}>{children}</dd>
    </div>
  );
}

function Days({ report }: { report: Figures }) {
  const data = useMemo<uPlot.AlignedData>(
    () => [
      report.by_day.map((d) => Date.parse(`${d.day.slice(0, 10)}T12:00:00Z`) / 1000),
      report.by_day.map((d) => d.conversations),
      report.by_day.map((d) => d.handoffs),
      report.by_day.map((d) => d.abandoned),
    ],
    [report],
  );
  const options = (c: Colours): Partial<uPlot.Options> => ({
    cursor: { y: false },
    axes: [
      axis(c, {
        size: 28,
        grid: { show: false },
        values: (_, ticks) =>
          ticks.map((t) =>
            new Date(t * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short" }),
          ),
      }),
      axis(c, { size: 34 }),
    ],
    scales: { y: { range: (_, __, max) => [0, Math.max(4, max * 1.1)] } },
    series: [
      {},
      { label: "conversations", stroke: c.dim, width: 2, points: { show: false } },
      {
        label: "handoffs",
        stroke: c.accent,
        width: 2,
        fill: `${c.accent}22`,
        points: { show: false },
      },
      { label: "abandoned", stroke: c.red, width: 1.5, points: { show: false } },
    ],
  });
  return (
    <>
      <Plot
        label={`Conversations and handoffs on each of ${report.by_day.length} days`}
        data={data}
        options={options}
      />
      <p className={css["legend"]}>
        <span>
          <i style={{ background: "var(--line-strong)" }} />
          conversations
        </span>
        <span>
          <i style={{ background: "var(--accent)" }} />
          handoffs
        </span>
        <span>
          <i style={{ background: "var(--red)" }} />
          abandoned
        </span>
      </p>
    </>
  );
}

function Truth({ report }: { report: Figures }) {
  const points = report.promises.told_vs_real;
  const data = useMemo<uPlot.AlignedData>(() => {
    const sorted = [...points].sort((a, b) => a.told_seconds - b.told_seconds);
    const x = sorted.map((p, i) => p.told_seconds / 60 + ((i * 0.618) % 1) * 0.3 - 0.15);
    return [
      x,
      sorted.map((p) => (p.real_seconds <= p.told_seconds ? p.real_seconds / 60 : null)),
      sorted.map((p) => (p.real_seconds > p.told_seconds ? p.real_seconds / 60 : null)),
      x,
    ];
  }, [points]);
  if (points.length === 0) return null;
  const options = (c: Colours): Partial<uPlot.Options> => ({
    scales: {
      x: { time: false, range: (_, __, max) => [0, Math.max(2, max + 0.3)] },
      y: { range: (_, __, max) => [0, Math.max(2, max * 1.05)] },
    },
    cursor: { show: false },
    axes: [
      axis(c, {
        size: 28,
        grid: { show: false },
        values: (_, ticks) => ticks.map((t) => `${t} min`),
      }),
      axis(c, { size: 52, values: (_, ticks) => ticks.map((t) => `${t} min`) }),
    ],
    series: [
      {},
      {
        paths: () => null,
        points: { show: true, size: 5, fill: `${c.accent}66`, stroke: c.accent, width: 0 },
      },
      { paths: () => null, points: { show: true, size: 6, fill: c.red, stroke: c.red, width: 0 } },
      { stroke: c.text, width: 1, dash: [4, 4], points: { show: false } },
    ],
  });
  return (
    <section className={css["whole"]}>
      <h2>
        Told against real <small>n = {report.promises.n} promises</small>
      </h2>
      <p className={css["about"]}>
        Each dot is one promise: across, the time that was told; up, the time it took. A dot above
        the dashed line is a promise that was broken. Nine in ten should be below it.
      </p>
      <Plot
        label={`${report.promises.kept} of ${report.promises.n} promises were kept`}
        data={data}
        options={options}
        height={260}
      />
    </section>
  );
}
