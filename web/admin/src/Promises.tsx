/** Whether what customers were told was true: each share with its interval, an alarm only beyond doubt. */
import { Chip, Empty } from "@kit/staff/bits";
import { moment, span } from "@kit/staff/time";
import { SegmentedControl } from "@mantine/core";
import { CheckCircledIcon } from "@radix-ui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Coverage, type Ledger, type Share, useAdmin } from "./api";
import css from "./Promises.module.css";
import { Head, Reading } from "./parts";
import table from "./parts.module.css";

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const MODELS: Readonly<Record<string, string>> = {
  cold: "from theory",
  warm: "learnt from your line",
};

export function Promises() {
  const api = useAdmin();
  const [days, setDays] = useState("56");
  const ledger = useQuery({
    queryKey: ["ledger", days],
    queryFn: () => api.ledger(Number(days)),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Head
        title="Promises"
        aside={
          <SegmentedControl
            aria-label="Weeks"
            size="xs"
            value={days}
            onChange={setDays}
            data={[
              { value: "28", label: "4 weeks" },
              { value: "56", label: "8 weeks" },
              { value: "182", label: "26 weeks" },
            ]}
          />
        }
      >
        Every number a customer was told, beside what came true. Nine in ten should wait no longer
        than they were told; more than that means the numbers are too gloomy.
      </Head>
      <Reading query={ledger} lines={8} />
      {ledger.data ? (
        ledger.data.whole.raw.n === 0 ? (
          <Empty icon={<CheckCircledIcon />} title="No promise has come due yet">
            As soon as customers wait for a person, what they were told is kept here.
          </Empty>
        ) : (
          <Whole ledger={ledger.data} />
        )
      ) : null}
    </>
  );
}

function Whole({ ledger }: { ledger: Ledger }) {
  return (
    <>
      {ledger.alarms.length > 0 ? (
        <p className={css["alarm"]} role="alert">
          <b>Out of the band beyond doubt, this week: </b>
          {ledger.alarms.map((name) => (name === "all" ? "all queues together" : name)).join(", ")}.
          Look whether staffing or the length of cases changed.
        </p>
      ) : (
        <p className={css["calm"]}>
          No alarm: no interval of this week lies outside the band of {percent(ledger.band[0])} to{" "}
          {percent(ledger.band[1])}.
        </p>
      )}
      <section className={css["part"]}>
        <h2>By week</h2>
        <Shares
          band={ledger.band}
          least={ledger.told_least}
          rows={[
            ...ledger.weeks.map((week) => ({ name: weekName(week.monday), of: week.coverage })),
            { name: "Together", of: ledger.whole },
          ]}
        />
        <p className="dim">
          The dot is the share, the bar its 95 % interval, the green field where it should be; drawn
          from 40 % to 100 %.{" "}
          {ledger.left > 0
            ? `${ledger.left} promises to people who left before they were answered count through those who stayed as long.`
            : ""}
        </p>
      </section>
      <div className={css["two"]}>
        <Group title="By queue" rows={ledger.queues} ledger={ledger} />
        <Group title="By length of the answer" rows={ledger.lengths} ledger={ledger} />
        <Group
          title="By where the number came from"
          rows={ledger.models.map((m) => ({ ...m, name: MODELS[m.name] ?? m.name }))}
          ledger={ledger}
        />
      </div>
      {ledger.owed.told.n > 0 ? (
        <section className={css["part"]}>
          <h2>Answers owed by mail, and calls</h2>
          <p>
            {percent(ledger.owed.told.share ?? 0)} of {ledger.owed.told.n} came by the hour that was
            told ({percent(ledger.owed.told.low)} to {percent(ledger.owed.told.high)}). These hours
            follow your opening hours and the line, and count in no share above.
          </p>
        </section>
      ) : null}
      <Told told={ledger.told} />
    </>
  );
}

const weekName = (monday: string): string =>
  `Week of ${new Date(`${monday}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" })}`;

function Group({
  title,
  rows,
  ledger,
}: {
  title: string;
  rows: readonly { readonly name: string; readonly coverage: Coverage }[];
  ledger: Ledger;
}) {
  return (
    <section className={css["part"]}>
      <h2>{title}</h2>
      <Shares
        band={ledger.band}
        least={ledger.told_least}
        rows={rows.map((row) => ({ name: row.name, of: row.coverage }))}
        isShort
      />
    </section>
  );
}

function Shares({
  rows,
  band,
  least,
  isShort = false,
}: {
  rows: readonly { readonly name: string; readonly of: Coverage }[];
  band: readonly [number, number];
  least: number;
  isShort?: boolean;
}) {
  return (
    <div className={table["scrolls"]}>
      <table className={`${table["table"] ?? ""} ${css["shares"] ?? ""}`}>
        <thead>
          <tr>
            <th>
              <span className="sr">Which</span>
            </th>
            <th>Inside the 9 in 10</th>
            <th>Inside what was told</th>
            {isShort ? null : <th>Inside the half</th>}
            {isShort ? null : <th className={table["right"]}>Broken in silence</th>}
            <th className={table["right"]}>n</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td className={css["name"]}>{row.name}</td>
              <td>
                <Whisker share={row.of.raw} low={band[0]} high={band[1]} />
              </td>
              <td>
                <Whisker share={row.of.told} low={least} high={1} />
              </td>
              {isShort ? null : (
                <td>
                  <Whisker share={row.of.half} low={0.47} high={0.53} />
                </td>
              )}
              {isShort ? null : (
                <td className={table["right"]} data-bad={row.of.broken_in_silence > 0}>
                  {row.of.broken_in_silence}
                </td>
              )}
              <td className={table["right"]}>{row.of.raw.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const WIDE = 116;
const LEAST = 0.4; // what is below is drawn at the edge: there the number says it all

/** A share as a dot on its interval over the band it should touch. */
function Whisker({ share, low, high }: { share: Share; low: number; high: number }) {
  if (share.share === null) return <span className="dim">–</span>;
  const isOut = share.high < low || share.low > high;
  const x = (value: number): number =>
    2 + (Math.max(0, Math.min(1, value) - LEAST) / (1 - LEAST)) * (WIDE - 4);
  return (
    <span className={css["whisker"]} data-out={isOut}>
      <b className="num">{percent(share.share)}</b>
      <svg
        width={WIDE}
        height={16}
        role="img"
        aria-label={`${percent(share.share)}, 95 % sure of ${percent(share.low)} to ${percent(share.high)}`}
      >
        <rect className={css["band"]} x={x(low)} y={1} width={x(high) - x(low)} height={14} />
        <line className={css["axis"]} x1={2} x2={WIDE - 2} y1={8} y2={8} />
        <line className={css["bar"]} x1={x(share.low)} x2={x(share.high)} y1={8} y2={8} />
        <circle className={css["dot"]} cx={x(share.share)} cy={8} r={3.5} />
      </svg>
    </span>
  );
}

function Told({ told }: { told: Ledger["told"] }) {
  return (
    <section className={css["part"]}>
      <h2>The last ones told</h2>
      <div className={table["scrolls"]}>
        <table className={table["table"]}>
          <thead>
            <tr>
              <th>When</th>
              <th>Queue</th>
              <th>Told</th>
              <th>Raw p50, p90</th>
              <th>Came true after</th>
              <th>What came of it</th>
            </tr>
          </thead>
          <tbody>
            {told.slice(0, 30).map((one) => (
              <tr key={one.promise_id}>
                <td>
                  <a className={css["when"]} href={`/console#/c/${one.conversation_id}`}>
                    {moment(one.at)}
                  </a>
                </td>
                <td>{one.queue}</td>
                <td>{span(one.told_seconds)}</td>
                <td className="dim">
                  {one.model === "rule"
                    ? "by mail or call"
                    : `${span(one.p50_seconds)}, ${span(one.p90_seconds)}`}
                </td>
                <td>{one.truth === "answered" ? span(one.truth_seconds ?? 0) : "–"}</td>
                <td>{fate(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function fate(one: Ledger["told"][number]) {
  if (one.truth === null) return <Chip>still waiting</Chip>;
  if (one.truth === "left") return <Chip>left</Chip>;
  if (one.truth === "other") return <Chip>no longer needed</Chip>;
  if ((one.truth_seconds ?? 0) <= one.told_seconds) return <Chip tone="accent">kept</Chip>;
  return one.revised_in_time ? (
    <Chip tone="amber">broken, told before</Chip>
  ) : (
    <Chip tone="red">broken in silence</Chip>
  );
}
