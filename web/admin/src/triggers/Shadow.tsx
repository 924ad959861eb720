/** What shadow rules would have done, beside what happened; promoted with one click. */
import { Bones, Empty, Failed } from "@kit/staff/bits";
import { Button } from "@mantine/core";
import { EyeOpenIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useAdmin } from "../api";
import table from "../parts.module.css";
import { Interval } from "./Backtest";
import css from "./Backtest.module.css";

const DAYS = 30;

export function Shadow({
  watched,
  hasDraft,
  onDone,
}: {
  watched: readonly string[];
  hasDraft: boolean;
  onDone: () => Promise<void>;
}) {
  const api = useAdmin();
  const query = useQuery({ queryKey: ["shadows"], queryFn: () => api.shadows(DAYS) });
  const promote = useMutation({ mutationFn: api.promote, onSuccess: onDone });
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Bones lines={5} />;
  const { rules, conversations } = query.data;
  const silent = watched.filter((name) => !rules.some((one) => one.rule === name));
  return (
    <div className={css["page"]}>
      <p>
        A shadow rule decides and is logged, and changes nothing. This is what they said in the{" "}
        {conversations} conversations of the last {DAYS} days, and what came of those.
      </p>
      {promote.isError ? <Failed error={promote.error} /> : null}
      {rules.length === 0 ? (
        <Empty icon={<EyeOpenIcon />} title="No shadow rule fired">
          Switch a rule to shadow and publish it, then look here after some days.
        </Empty>
      ) : (
        <div className={css["scroll"]}>
          <table className={table["table"]}>
            <thead>
              <tr>
                <th>Rule</th>
                <th>Fired</th>
                <th>A person came anyway</th>
                <th>Nobody came</th>
                <th>Of those, needed one</th>
                <th>False alarms</th>
                <th>
                  <span className="sr">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rules.map((one) => (
                <tr key={one.rule}>
                  <td>{one.rule}</td>
                  <td>
                    {one.fired.count} <Interval share={one.fired} />
                  </td>
                  <td>{one.joined}</td>
                  <td>
                    {one.alone}{" "}
                    {one.examples.map((id, at) => (
                      <a key={id} href={`/console#/c/${id}`} target="_blank" rel="noreferrer">
                        {at === 0 ? "read " : ""}
                        {at + 1}{" "}
                      </a>
                    ))}
                  </td>
                  <td>
                    {one.needed.of ? `${one.needed.count} of ${one.needed.of}` : "none to judge by"}
                  </td>
                  <td>
                    {one.false_alarms.of
                      ? `${one.false_alarms.count} of ${one.false_alarms.of}`
                      : "none to judge by"}
                  </td>
                  <td className={table["right"]}>
                    {watched.includes(one.rule) ? (
                      <Button
                        variant="default"
                        loading={promote.isPending && promote.variables === one.rule}
                        disabled={hasDraft}
                        title={hasDraft ? "Publish or discard the draft first" : undefined}
                        onClick={() => promote.mutate(one.rule)}
                      >
                        Promote
                      </Button>
                    ) : (
                      <span className="dim">no longer in shadow</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {silent.length > 0 ? <p className="dim">Never fired: {silent.join(", ")}.</p> : null}
      <p className="dim">
        Promoting publishes a version of its own in which the rule decides, once every case passes.
        You can roll it back.
      </p>
    </div>
  );
}
