/** Did anybody have to repeat themselves, were packets true, and what became of suggestions. */
import { ask } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { useQuery } from "@tanstack/react-query";
import table from "./parts.module.css";
import css from "./Report.module.css";
import { OFFERS, SITUATIONS } from "./resolutions/document";

interface Named {
  readonly name: string;
  readonly n: number;
}

interface Side {
  readonly questions: number;
  readonly repeats: number;
  readonly rate: number | null;
  readonly on_purpose: number;
}

interface Group {
  readonly name: string;
  readonly cases: number;
  readonly repeats: number;
  readonly on_purpose: number;
  readonly stated_again: number;
}

interface Repeats {
  readonly cases: number;
  readonly assistant: Side;
  readonly agents: Side;
  readonly by_team: readonly Group[];
  readonly by_rule: readonly Group[];
  readonly by_field: readonly Named[];
  readonly stated_again: {
    readonly facts: number;
    readonly cases: number;
    readonly by_fact: readonly Named[];
  };
  readonly said: { readonly n: number; readonly yes: number };
  readonly faith: {
    readonly packets: number;
    readonly worded: number;
    readonly sentences: number;
    readonly kept: number;
    readonly share: number | null;
    readonly dropped: readonly Named[];
  };
  readonly build: { readonly p50_seconds: number | null; readonly p95_seconds: number | null };
}

interface Count {
  readonly policy: string;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  readonly unused: number;
}

interface Outcomes {
  readonly steps: readonly Count[];
  readonly drafts: readonly Count[];
  readonly whys: readonly { readonly why: string; readonly n: number }[];
}

export function PacketReport({ days }: { days: string }) {
  const { api } = useStaff();
  const repeats = useQuery({
    queryKey: ["repeats", days],
    queryFn: () => ask<Repeats>(api.door, "GET", `/v1/reports/repeats?days=${days}`),
  });
  const outcomes = useQuery({
    queryKey: ["suggestions", days],
    queryFn: () => ask<Outcomes>(api.door, "GET", `/v1/reports/suggestions?days=${days}`),
  });
  return (
    <div className={css["cols"]}>
      {repeats.data ? <Repeated of={repeats.data} /> : null}
      {outcomes.data ? <Suggested of={outcomes.data} packets={repeats.data} /> : null}
    </div>
  );
}

function Repeated({ of }: { of: Repeats }) {
  const teams = of.by_team.filter((one) => one.cases > 0);
  const fields = [...of.by_field, ...of.stated_again.by_fact.map(again)].slice(0, 6);
  return (
    <section>
      <h2>
        Asked though known <small>n = {of.cases} cases that ended</small>
      </h2>
      <p className={css["about"]}>
        Questions whose answer was in the packet when they were sent. Questions on purpose, such as
        identity checks, stand apart. Each agent sees their own; nobody else does.
      </p>
      <div className={table["scrolls"]}>
        <table className={table["table"]}>
          <thead>
            <tr>
              <th>Who asked</th>
              <th className={table["right"]}>Repeats</th>
              <th className={table["right"]}>Of questions</th>
              <th className={table["right"]}>On purpose</th>
            </tr>
          </thead>
          <tbody>
            <SideRow name="The assistant" side={of.assistant} />
            <SideRow name="People" side={of.agents} />
            {teams.map((team) => (
              <tr key={`team ${team.name}`}>
                <td>
                  <span className="dim">team</span> {team.name}
                </td>
                <td className={table["right"]}>{team.repeats}</td>
                <td className={table["right"]}>{team.cases} cases</td>
                <td className={table["right"]}>{team.on_purpose}</td>
              </tr>
            ))}
            {of.by_rule
              .filter((rule) => rule.repeats > 0)
              .slice(0, 5)
              .map((rule) => (
                <tr key={`rule ${rule.name}`}>
                  <td>
                    <span className="dim">rule</span> {rule.name || "none"}
                  </td>
                  <td className={table["right"]}>{rule.repeats}</td>
                  <td className={table["right"]}>{rule.cases} cases</td>
                  <td className={table["right"]}>–</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <p>
        {of.stated_again.facts === 0
          ? "No customer stated a fact again after the handoff."
          : `In ${of.stated_again.cases} cases customers stated ${of.stated_again.facts} facts again.`}{" "}
        {of.said.n === 0
          ? "Nobody was asked in a survey yet."
          : `${of.said.yes} of ${of.said.n} say they had to repeat themselves.`}
      </p>
      {fields.length > 0 ? (
        <p className="dim">
          Most: {fields.map((one) => `${one.name.replaceAll("_", " ")} ${one.n}`).join(" · ")}
        </p>
      ) : null}
    </section>
  );
}

const again = (one: Named): Named => ({ name: `${one.name} said again`, n: one.n });

function SideRow({ name, side }: { name: string; side: Side }) {
  return (
    <tr>
      <td>{name}</td>
      <td className={table["right"]}>
        {side.repeats}
        {side.rate === null ? "" : ` · ${(side.rate * 100).toFixed(1)} %`}
      </td>
      <td className={table["right"]}>{side.questions}</td>
      <td className={table["right"]}>{side.on_purpose}</td>
    </tr>
  );
}

function Suggested({ of, packets }: { of: Outcomes; packets: Repeats | undefined }) {
  const rows = [
    ...of.steps.map((one) => ({ ...one, kind: "step" })),
    ...of.drafts.map((one) => ({ ...one, kind: "draft" })),
  ];
  return (
    <section>
      <h2>
        Suggestions <small>what agents did with them</small>
      </h2>
      {rows.length === 0 ? <p className="dim">Nothing was suggested and decided yet.</p> : null}
      <div className={table["scrolls"]} hidden={rows.length === 0}>
        <table className={table["table"]}>
          <thead>
            <tr>
              <th>Policy</th>
              <th className={table["right"]}>As it was</th>
              <th className={table["right"]}>Changed</th>
              <th className={table["right"]}>Not used</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={`${one.kind} ${one.policy}`}>
                <td>
                  <span className="dim">{one.kind}</span> {policyName(one.policy)}
                </td>
                <td className={table["right"]}>{one.accepted}</td>
                <td className={table["right"]}>{one.edited}</td>
                <td className={table["right"]}>{one.rejected + one.unused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of.whys.length > 0 ? (
        <p className="dim">
          Rejected because: {of.whys.map((one) => `${one.why} ${one.n}`).join(" · ")}
        </p>
      ) : null}
      {packets ? <Faith of={packets} /> : null}
    </section>
  );
}

function Faith({ of: { faith, build } }: { of: Repeats }) {
  return (
    <>
      <h2>
        Packets <small>n = {faith.packets}</small>
      </h2>
      <p>
        {build.p95_seconds === null
          ? "None was built yet."
          : `The first is there within ${Math.round(build.p95_seconds * 1000)} ms in 19 of 20 cases.`}{" "}
        {faith.share === null
          ? "No model words them: every sentence is filled from facts."
          : `${(faith.share * 100).toFixed(1)} % of a model's ${faith.sentences} sentences were borne out by what they cite; the others were left out.`}
      </p>
      {faith.dropped.length > 0 ? (
        <p className="dim">
          Left out for: {faith.dropped.map((one) => `${one.name} ${one.n}`).join(" · ")}
        </p>
      ) : null}
    </>
  );
}

/** A policy by its situation, if it is named after one. */
const policyName = (id: string): string =>
  SITUATIONS[id.replaceAll("-", "_")] ?? OFFERS[id] ?? (id || "no policy");
