/** What happens right now: the queues, promises near their end, and who is here. */
import { Avatar, Bones, Chip, Failed } from "@kit/staff/bits";
import { running, span, useNow } from "@kit/staff/time";
import { useQuery } from "@tanstack/react-query";
import { useAdmin } from "./api";
import css from "./Board.module.css";
import { Head } from "./parts";
import table from "./parts.module.css";

const EVERY_MS = 3_000;
const told = (seconds: number | null): string => (seconds === null ? "–" : span(seconds));

export function Board() {
  const api = useAdmin();
  const now = useNow();
  const board = useQuery({ queryKey: ["board"], queryFn: api.board, refetchInterval: EVERY_MS });
  if (board.isError && !board.data)
    return <Failed error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Bones lines={8} />;
  const { queues, promises_at_risk: risk, agents } = board.data;
  return (
    <>
      <Head title="Live board">Renewed every few seconds.</Head>
      {board.isError ? <Failed error={board.error} /> : null}
      <div className={css["queues"]}>
        {queues.map((queue) => (
          <article key={queue.id} className={css["queue"]}>
            <h2 className="cut">{queue.name}</h2>
            <p className={css["big"]}>
              {queue.waiting} <small>waiting</small>
            </p>
            <dl>
              <dt>Longest</dt>
              <dd
                data-tone={
                  queue.longest_seconds !== null &&
                  queue.p90 !== null &&
                  queue.longest_seconds > queue.p90
                    ? "amber"
                    : undefined
                }
              >
                {queue.longest_seconds === null || queue.waiting === 0
                  ? "–"
                  : running(queue.longest_seconds)}
              </dd>
              <dt>A new customer waits</dt>
              <dd>
                {queue.p90 === null ? "no estimate" : `${told(queue.p50)} to ${told(queue.p90)}`}
              </dd>
              <dt>Online</dt>
              <dd data-tone={queue.online === 0 && queue.waiting > 0 ? "red" : undefined}>
                {queue.online}
              </dd>
            </dl>
          </article>
        ))}
      </div>
      <section className={css["part"]}>
        <h2>Promises about to break</h2>
        {risk.length === 0 ? (
          <p className="dim">None. Everybody who was told a time is inside it.</p>
        ) : null}
        <ul className={css["risk"]}>
          {risk.map((card) => {
            const left = card.promise_until ? (Date.parse(card.promise_until) - now) / 1000 : null;
            return (
              <li key={card.handoff_id}>
                <a href={`/console#/c/${card.conversation_id}`}>
                  <b className="cut" dir="auto">
                    {card.customer_name || "No name yet"}
                  </b>
                  <span className="cut dim" dir="auto">
                    {card.headline}
                  </span>
                </a>
                <Chip>{card.queue}</Chip>
                <span
                  className={css["left"]}
                  data-tone={left !== null && left < 0 ? "red" : "amber"}
                >
                  {left === null
                    ? ""
                    : left < 0
                      ? `${running(-left)} over`
                      : `${running(left)} left`}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
      <section className={css["part"]}>
        <h2>Agents</h2>
        <table className={table["table"]}>
          <thead>
            <tr>
              <th>Name</th>
              <th>Now</th>
              <th>Holds</th>
            </tr>
          </thead>
          <tbody>
            {agents.map((agent) => (
              <tr key={agent.id} data-off={!agent.is_connected}>
                <td>
                  <span className={table["person"]}>
                    <Avatar
                      name={agent.name}
                      size={26}
                      on={agent.is_connected && agent.intent === "online"}
                    />
                    <span className="cut">{agent.name}</span>
                  </span>
                </td>
                <td>
                  {agent.is_connected
                    ? agent.intent === "online"
                      ? "online"
                      : `away${agent.away_reason ? `: ${agent.away_reason.toLowerCase()}` : ""}`
                    : "offline"}
                </td>
                <td>
                  <span
                    className={css["held"]}
                    role="img"
                    aria-label={`${agent.held_units} of ${agent.capacity_units}`}
                  >
                    {Array.from(
                      { length: Math.min(12, agent.capacity_units) },
                      (_, i) => `u${i}`,
                    ).map((unit, i) => (
                      <i key={unit} data-on={i < agent.held_units} />
                    ))}
                  </span>{" "}
                  <span className="dim num">
                    {agent.held_units} of {agent.capacity_units}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
