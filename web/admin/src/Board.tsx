/** What happens right now: the queues, promises near their end, who waits, and who holds whom. */
import type { Card } from "@kit/api/index";
import { readAgain } from "@kit/staff/again";
import { Avatar, Bones, Chip, Failed } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { running, secondsSince, span, useNow } from "@kit/staff/time";
import { inWords } from "@kit/staff/trouble";
import { Button, Menu, Popover, Textarea } from "@mantine/core";
import { ChatBubbleIcon, EyeOpenIcon, PersonIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useEffect, useMemo, useState } from "react";
import type uPlot from "uplot";
import { type Board as Now, type Person, useAdmin } from "./api";
import css from "./Board.module.css";
import { axis, type Colours, Plot } from "./Plot";
import { Head } from "./parts";

const KEY = ["board"] as const;
const ANYWAY_MS = 15_000;
const ANEW_MS = 3_000;
const SAID_MS = 8_000;
const REFUSED_MS = 20_000;
const SHOWN = 40;
const MANY_QUEUES = 8;
const DRAGGED = "application/x-batonpass-handoff";
const told = (seconds: number | null): string => (seconds === null ? "–" : span(seconds));

/** Reads the board again when the server says that it changed. */
function useLive(): boolean {
  const queries = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    let source: EventSource;
    let later: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource("/v1/board/stream");
      source.onopen = () => {
        setLive(true);
        void readAgain(queries, KEY); // what happened in between
      };
      source.onerror = () => {
        setLive(false);
        // A lost line is tied anew by the browser; one that was answered with an error is not.
        if (source.readyState === EventSource.CLOSED) later = setTimeout(open, ANEW_MS);
      };
      source.addEventListener("changed", () => void readAgain(queries, KEY));
    };
    open();
    return () => {
      clearTimeout(later);
      source.close();
    };
  }, [queries]);
  return isLive;
}

export function Board() {
  const api = useAdmin();
  const isLive = useLive();
  const queries = useQueryClient();
  const board = useQuery({ queryKey: KEY, queryFn: api.board, refetchInterval: ANYWAY_MS });
  const [said, setSaid] = useState(NOTHING_SAID);
  const [dragged, setDragged] = useState<Named | null>(null);
  const { me } = useStaff();
  useEffect(() => {
    if (!said.words) return;
    const timer = setTimeout(() => setSaid(NOTHING_SAID), said.isRefusal ? REFUSED_MS : SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const assign = useMutation({
    mutationFn: (to: { card: Named; agent: string; words: string }) =>
      api.assign(
        to.card.handoff_id,
        to.agent,
        to.card.state === "active" ? (to.card.agent_id ?? "") : "",
      ),
    onSuccess: (_, to) => setSaid({ words: to.words, isRefusal: false }),
    onError: (error) => setSaid({ words: inWords(error), isRefusal: true }),
    onSettled: () => readAgain(queries, KEY),
  });
  if (board.isError && !board.data)
    return <Failed error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Bones lines={8} />;
  const { data } = board;
  const isMe = (agent: Person["agent"]): boolean => agent.id === me.agent.id;
  const hand: Hand = {
    dragged,
    onDrag: setDragged,
    isMe,
    takes: (agent) => whyNot(agent, isMe(agent)) === "",
    give: (card, agent) =>
      assign.mutate({
        card,
        agent: agent.id,
        words: `${card.customer_name || "The customer"} is with ${isMe(agent) ? "you" : agent.name} now.`,
      }),
  };
  return (
    <>
      <Head
        title="Live board"
        aside={
          <span className={css["live"]} data-on={isLive}>
            {isLive ? "live" : "connecting…"}
          </span>
        }
      >
        Drag somebody onto a colleague who is online and has room, or use Give to.
      </Head>
      {board.isError ? <Failed error={board.error} /> : null}
      <p
        className={css["said"]}
        role="status"
        data-shown={said.words !== ""}
        data-refused={said.isRefusal}
      >
        {said.words}
      </p>
      <Queues queues={data.queues} readAt={board.dataUpdatedAt} />
      <Lately moments={data.lately} />
      <Risk cards={data.promises_at_risk} />
      <div className={css["floor"]}>
        <Waiting cards={data.waiting} people={data.people} hand={hand} />
        <People people={data.people} hand={hand} />
      </div>
    </>
  );
}

type Named = Pick<Card, "handoff_id" | "customer_name" | "state" | "agent_id">;

/** The lead's hand: what it drags, who may take it, and what letting go of it does. */
interface Hand {
  readonly dragged: Named | null;
  readonly onDrag: (card: Named | null) => void;
  readonly isMe: (agent: Person["agent"]) => boolean;
  readonly takes: (agent: Person["agent"]) => boolean;
  readonly give: (card: Named, agent: Person["agent"]) => void;
}

const NOTHING_SAID = { words: "", isRefusal: false };

function Queues({ queues, readAt }: { queues: Now["queues"]; readAt: number }) {
  const now = useNow();
  const [isWhole, setWhole] = useState(false);
  const since = Math.max(0, (now - readAt) / 1000);
  // Of many queues those come first that somebody waits in; the rest is a click away.
  const order = [...queues].sort((a, b) => Number(b.waiting > 0) - Number(a.waiting > 0));
  const busy = queues.filter((queue) => queue.waiting > 0).length;
  const few = Math.max(MANY_QUEUES, busy);
  const isMany = queues.length > few;
  const shown = isMany && !isWhole ? order.slice(0, few) : queues;
  return (
    <div className={css["queues"]}>
      {shown.map((queue) => {
        const longest =
          queue.longest_seconds === null || queue.waiting === 0
            ? null
            : queue.longest_seconds + since;
        const isLate = longest !== null && queue.p90 !== null && longest > queue.p90;
        return (
          <article key={queue.id} className={css["queue"]}>
            <h2 className="cut">{queue.name}</h2>
            <p className={css["big"]}>
              {queue.waiting} <small>waiting</small>
            </p>
            <dl>
              <dt>Longest</dt>
              <dd data-tone={isLate ? "amber" : undefined}>
                {longest === null ? "–" : running(longest)}
              </dd>
              <dt>A new customer waits</dt>
              <dd>{range(queue.p50, queue.p90)}</dd>
              <dt>Online</dt>
              <dd data-tone={queue.online === 0 && queue.waiting > 0 ? "red" : undefined}>
                {queue.online}
                <span className="dim">, {queue.free_units} free</span>
              </dd>
            </dl>
          </article>
        );
      })}
      {isMany ? (
        <Button className={css["whole"]} variant="default" onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Only the busy queues" : `All ${queues.length} queues`}
        </Button>
      ) : null}
    </div>
  );
}

/** "17 s to 40 s"; "10 min" where both ends read the same. */
export function range(p50: number | null, p90: number | null): string {
  if (p90 === null) return "no estimate";
  const [often, most] = [told(p50), told(p90)];
  return often === most ? `about ${most}` : `${often} to ${most}`;
}

function Lately({ moments }: { moments: Now["lately"] }) {
  const data = useMemo<uPlot.AlignedData>(
    () => [
      moments.map((m) => Date.parse(m.at) / 1000),
      moments.map((m) => m.waiting),
      moments.map((m) => m.longest_seconds / 60),
    ],
    [moments],
  );
  const most = Math.max(0, ...moments.map((m) => m.waiting));
  if (moments.length < 2) return null;
  return (
    <section className={css["part"]}>
      <h2>
        The last three hours{" "}
        <span className={css["legend"]}>
          <i data-of="waiting" /> waiting <i data-of="longest" /> longest wait, min
        </span>
      </h2>
      <Plot
        label={`How many waited in the last three hours: ${most} at most.`}
        height={150}
        data={data}
        options={drawn}
      />
    </section>
  );
}

const WHOLE = [1, 2, 5]
  .flatMap((n) => [1, 10, 100, 1000].map((by) => n * by))
  .sort((a, b) => a - b);

const drawn = (c: Colours): Partial<uPlot.Options> => ({
  scales: {
    y: { range: (_, __, max) => [0, Math.max(4, max)] },
    minutes: { range: (_, __, max) => [0, Math.max(4, max)] },
  },
  axes: [
    axis(c, { grid: { show: false }, values: (_, at) => at.map(clockOf) }),
    axis(c, { size: 34, incrs: WHOLE, space: 24 }),
    axis(c, {
      scale: "minutes",
      side: 1,
      size: 34,
      incrs: WHOLE,
      space: 24,
      grid: { show: false },
    }),
  ],
  series: [
    {},
    { stroke: c.accent, fill: `${c.accent}22`, width: 2, points: { show: false } },
    {
      scale: "minutes",
      stroke: c.amber,
      width: 1.5,
      dash: [4, 3],
      points: { show: false },
    },
  ],
  cursor: { show: false },
});

const clockOf = (seconds: number): string =>
  new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

function Risk({ cards }: { cards: readonly Card[] }) {
  const now = useNow();
  return (
    <section className={css["part"]}>
      <h2>Promises about to break</h2>
      {cards.length === 0 ? (
        <p className="dim">None. Everybody who was told a time is inside it.</p>
      ) : null}
      <ul className={css["risk"]}>
        {cards.map((card) => {
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
              <span className={css["left"]} data-tone={left !== null && left < 0 ? "red" : "amber"}>
                {left === null ? "" : left < 0 ? `${running(-left)} over` : `${running(left)} left`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Waiting({
  cards,
  people,
  hand,
}: {
  cards: readonly Card[];
  people: readonly Person[];
  hand: Hand;
}) {
  const now = useNow();
  return (
    <section className={css["part"]}>
      <h2>Waiting</h2>
      {cards.length === 0 ? <p className="dim">Nobody waits.</p> : null}
      <ul className={css["cards"]}>
        {cards.slice(0, SHOWN).map((card) => (
          <li key={card.handoff_id} className={css["card"]} {...drag(card, hand)}>
            <div className={css["line"]}>
              <a
                className="cut"
                dir="auto"
                draggable={false}
                href={`/console#/c/${card.conversation_id}`}
              >
                {card.customer_name || "No name yet"}
              </a>
              <span className={css["left"]}>{running(secondsSince(card.entered_at, now))}</span>
            </div>
            <p className="cut dim" dir="auto">
              {card.headline || card.reason_words}
            </p>
            <div className={css["line"]}>
              <span className={css["chips"]}>
                <Chip>{card.queue}</Chip>
                {card.priority === "normal" ? null : (
                  <Chip tone={card.priority === "urgent" ? "red" : "amber"}>{card.priority}</Chip>
                )}
                {card.state === "offered" ? <Chip tone="accent">offered</Chip> : null}
              </span>
              <GiveTo card={card} people={people} hand={hand} />
            </div>
          </li>
        ))}
      </ul>
      {cards.length > SHOWN ? (
        <p className="dim">and {cards.length - SHOWN} more behind them</p>
      ) : null}
    </section>
  );
}

const drag = (card: Named, hand: Hand) => ({
  draggable: true,
  "data-dragged": hand.dragged?.handoff_id === card.handoff_id,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(DRAGGED, card.handoff_id);
    event.dataTransfer.effectAllowed = "move";
    hand.onDrag(card);
  },
  onDragEnd: () => hand.onDrag(null),
});

/** The same by keyboard. */
function GiveTo({ card, people, hand }: { card: Card; people: readonly Person[]; hand: Hand }) {
  const there = people
    .map(({ agent }) => agent)
    .filter((agent) => agent.is_connected && !has(agent, card))
    .sort((a, b) => Number(hand.takes(b)) - Number(hand.takes(a)));
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Give to… ${card.customer_name || "no name yet"}`}
        >
          Give to…
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css["menu"]}>
        {there.length === 0 ? <Menu.Label>Nobody else is online</Menu.Label> : null}
        {there.map((agent) => (
          <Menu.Item
            key={agent.id}
            disabled={!hand.takes(agent)}
            rightSection={
              whyNot(agent, hand.isMe(agent)) || `${agent.held_units}/${agent.capacity_units}`
            }
            onClick={() => hand.give(card, agent)}
          >
            {agent.name}
            {hand.isMe(agent) ? " (you)" : ""}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function People({ people, hand }: { people: readonly Person[]; hand: Hand }) {
  const [over, setOver] = useState("");
  const order = people
    .filter(({ agent, holds }) => agent.is_connected || holds.length > 0)
    .sort(
      (a, b) =>
        Number(hand.takes(b.agent)) - Number(hand.takes(a.agent)) ||
        Number(b.agent.is_connected) - Number(a.agent.is_connected) ||
        b.holds.length - a.holds.length,
    );
  const gone = people.filter((person) => !order.includes(person));
  const isOpen = ({ agent }: Person): boolean =>
    hand.dragged !== null && hand.takes(agent) && !has(agent, hand.dragged);
  return (
    <section
      className={`${css["part"] ?? ""} ${css["crew"] ?? ""}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
      tabIndex={0}
      aria-label="Agents"
    >
      <h2>Agents</h2>
      <ul className={css["people"]}>
        {order.map((person) => {
          const { agent, holds } = person;
          return (
            <li
              key={agent.id}
              className={css["agent"]}
              data-off={!agent.is_connected}
              data-open={hand.dragged === null ? undefined : isOpen(person)}
              data-over={over === agent.id}
              onDragOver={(event) => {
                if (!isOpen(person)) return;
                event.preventDefault();
                setOver(agent.id);
              }}
              onDragLeave={() => setOver("")}
              onDrop={(event) => {
                event.preventDefault();
                setOver("");
                hand.onDrag(null);
                if (hand.dragged) hand.give(hand.dragged, agent);
              }}
            >
              <div className={css["line"]}>
                <span className={css["who"]}>
                  <Avatar
                    name={agent.name}
                    size={26}
                    on={agent.is_connected && agent.intent === "online"}
                  />
                  <span>
                    <b className="cut">{agent.name}</b>
                    <small>{standing(agent)}</small>
                  </span>
                </span>
                <Units agent={agent} />
              </div>
              {holds.map((card) => (
                <Held key={card.handoff_id} card={card} people={people} hand={hand} />
              ))}
            </li>
          );
        })}
      </ul>
      {gone.length > 0 ? (
        <p className="dim">Offline: {gone.map(({ agent }) => agent.name).join(", ")}</p>
      ) : null}
    </section>
  );
}

const has = (agent: Person["agent"], card: Named): boolean =>
  card.state === "active" && card.agent_id === agent.id;

/** Why nobody can be given to them; empty: they can. A lead takes a case themselves also when away. */
export function whyNot(agent: Person["agent"], isMe: boolean): string {
  if (!agent.is_connected) return "offline";
  if (agent.intent !== "online" && !isMe) return "away";
  return agent.held_units < agent.capacity_units ? "" : "full";
}

function standing(agent: Person["agent"]): string {
  if (!agent.is_connected) return "offline";
  if (agent.intent === "online") return "online";
  return `away${agent.away_reason ? `: ${agent.away_reason.toLowerCase()}` : ""}`;
}

function Units({ agent }: { agent: Person["agent"] }) {
  return (
    <span
      className={css["held"]}
      role="img"
      aria-label={`holds ${agent.held_units} of ${agent.capacity_units}`}
    >
      {Array.from({ length: Math.min(12, agent.capacity_units) }, (_, i) => `u${i}`).map(
        (unit, i) => (
          <i key={unit} data-on={i < agent.held_units} />
        ),
      )}
    </span>
  );
}

function Held({ card, people, hand }: { card: Card; people: readonly Person[]; hand: Hand }) {
  return (
    <div className={css["case"]} {...(card.state === "active" ? drag(card, hand) : {})}>
      <span className={css["whom"]}>
        <b className="cut" dir="auto">
          {card.customer_name || "No name yet"}
        </b>
        <span className="cut dim" dir="auto">
          {card.headline || card.last_text}
        </span>
      </span>
      <span className={css["acts"]}>
        <Button
          component="a"
          href={`/console#/c/${card.conversation_id}`}
          draggable={false}
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<EyeOpenIcon />}
        >
          Watch
        </Button>
        <Whisper card={card} />
        {card.state === "active" ? (
          <GiveTo card={card} people={people} hand={hand} />
        ) : (
          <Chip icon={<PersonIcon />}>wrap-up</Chip>
        )}
      </span>
    </div>
  );
}

/** A word to the agent that the customer never sees. */
function Whisper({ card }: { card: Card }) {
  const api = useAdmin();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const send = useMutation({
    mutationFn: () => api.whisper(card.conversation_id, text),
    onSuccess: () => {
      setText("");
      setOpen(false);
    },
  });
  return (
    <Popover opened={isOpen} onChange={setOpen} width={280} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<ChatBubbleIcon />}
          onClick={() => setOpen(!isOpen)}
          aria-label={`Whisper to ${card.agent_name}`}
        >
          Whisper
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={css["whisper"]}
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <Textarea
            label={`To ${card.agent_name}, about ${card.customer_name || "this customer"}`}
            description="A note in the case. The customer never sees it."
            autosize
            minRows={2}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {send.isError ? <Failed error={send.error} /> : null}
          <Button size="xs" type="submit" loading={send.isPending} disabled={!text.trim()}>
            Whisper
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
