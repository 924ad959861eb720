/** The packet in the order an agent needs it: what, why, wanted, tried, then what to do. */
import { Bones, Empty, Failed } from "@kit/staff/bits";
import { reasonName } from "@kit/staff/reasons";
import { useStaff } from "@kit/staff/session";
import { Button } from "@mantine/core";
import {
  CheckCircledIcon,
  CrossCircledIcon,
  QuestionMarkCircledIcon,
  TargetIcon,
} from "@radix-ui/react-icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { useOpenCase } from "../context";
import type { Packet, Statement, Tried } from "../data/packet";
import { draftText } from "../draft";
import { Block } from "./Block";
import { Facts } from "./Facts";
import { Mood } from "./Mood";
import { Orders } from "./Orders";
import css from "./Packet.module.css";
import { Sources } from "./Sources";
import { Steps } from "./Steps";

export function PacketPane({ query }: { query: UseQueryResult<Packet> }) {
  const { state } = useOpenCase();
  if (query.data) return <Whole packet={query.data} />;
  if (!state.handoff)
    return (
      <Empty title="No handoff yet">
        The assistant is answering. A packet is built when a person is needed.
      </Empty>
    );
  if (query.isError) {
    return (
      <div className={css["pane"]}>
        <Why packet={null} />
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Bones lines={10} />;
}

function Whole({ packet }: { packet: Packet }) {
  const { insert, standing } = useOpenCase();
  const { me } = useStaff();
  const happened = (packet.summary ?? []).filter((s) => !s.kind || s.kind === "happened");
  const more = (packet.summary ?? []).filter((s) => s.kind === "promised");
  const open = packet.open_questions ?? [];
  return (
    <div className={css["pane"]}>
      <div className={css["lead"]}>
        <h3 dir="auto">
          {packet.headline.text}
          <Sources of={packet.headline.sources} />
        </h3>
        <Why packet={packet} />
      </div>
      {(packet.wants ?? []).length > 0 ? (
        <Block title="Wants">
          <ul className={css["says"]}>
            {packet.wants?.map((want) => (
              <li key={want.what + want.words}>
                <TargetIcon />
                <div>
                  <span className={css["want"]}>{want.words}</span>
                  {want.until ? (
                    <span className={css["until"]}> by {byDay(want.until)}</span>
                  ) : null}
                  <Sources of={want.sources} />
                  {want.quote && !want.words.includes(want.quote) ? (
                    <small className={css["quote"]} dir="auto">
                      {want.quote}
                    </small>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {happened.length + more.length > 0 ? (
        <Block title="What happened" aside={faithOf(packet)}>
          <Says of={[...happened, ...more]} />
        </Block>
      ) : null}
      {(packet.put_right ?? []).length > 0 ? (
        <Block title="Put right by the customer">
          <ul className={css["says"]}>
            {packet.put_right?.map((one) => (
              <li key={one.field}>
                <i className={css["dot"]} />
                <span dir="auto">
                  <span className="dim">{PUT_RIGHT[one.field] ?? one.field}: </span>“{one.text}”
                </span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      {(packet.attempts ?? []).length > 0 ? (
        <Block title="Tried by the assistant">
          <ul className={css["says"]}>
            {packet.attempts?.map((tried) => (
              <TriedLine key={tried.id} tried={tried} />
            ))}
          </ul>
        </Block>
      ) : null}
      {(packet.passed ?? []).length > 0 ? (
        <Block title="From who had it before">
          {packet.passed?.map((note) => (
            <div key={`${note.seq}${note.by}`} className={css["passed"]}>
              {note.note ? <p dir="auto">{note.note}</p> : null}
              <Says
                of={[...(note.decided ?? []), ...(note.promised ?? []), ...(note.still_open ?? [])]}
              />
              {(note.do_not_mention ?? []).length > 0 ? (
                <p>Do not mention: {note.do_not_mention?.join(", ")}</p>
              ) : null}
              {note.by ? <small className="dim">{note.by}</small> : null}
            </div>
          ))}
        </Block>
      ) : null}
      <Steps packet={packet} />
      {packet.draft ? (
        <Block
          title="Draft reply"
          aside={packet.draft.author === "model" ? "written by a model" : ""}
        >
          <p className={css["draft"]} dir="auto">
            {draftText(packet, me)}
          </p>
          <div className={css["acts"]}>
            <Button
              variant="default"
              disabled={standing !== "mine"}
              onClick={() => insert(draftText(packet, me))}
            >
              Use as reply
            </Button>
          </div>
        </Block>
      ) : null}
      <Orders packet={packet} />
      <Facts packet={packet} />
      {open.length > 0 ? (
        <Block title="Still open">
          <Says of={open} />
        </Block>
      ) : null}
      {(packet.gaps ?? []).length > 0 ? (
        <Block title="Not known">
          <ul className={`${css["says"]} ${css["gaps"]}`}>
            {packet.gaps?.map((gap) => (
              <li key={gap.field}>
                <QuestionMarkCircledIcon />
                <span>{gap.words}</span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
    </div>
  );
}

/** How many of a model's sentences its sources bore out; empty when no model wrote. */
function faithOf(packet: Packet): string {
  const { sentences = 0, kept = 0 } = packet.faith ?? {};
  if (sentences === 0) return "";
  return kept === sentences
    ? "every sentence checked"
    : `${sentences - kept} of ${sentences} sentences left out: not borne out`;
}

function Why({ packet }: { packet: Packet | null }) {
  const { state, jump } = useOpenCase();
  const reason = packet?.reason ?? state.handoff?.reason;
  if (!reason) return null;
  return (
    <div className={css["why"]}>
      <p>
        <b>{reasonName(reason.code, reason.words)}</b>
        {packet?.category ? (
          <span className="dim">{packet.category.replaceAll("_", " ")}</span>
        ) : null}
      </p>
      {reason.evidence
        ?.filter((quote) => quote.text.trim().length > 2)
        .slice(0, 2)
        .map((quote) => (
          <p key={`${quote.seq}${quote.text}`}>
            <button
              type="button"
              className={`${css["jump"]} ${css["quote"]}`}
              onClick={() => jump(quote.seq)}
              dir="auto"
            >
              {quote.text}
            </button>
          </p>
        ))}
      {packet ? <Mood moods={packet.frustration ?? []} /> : null}
    </div>
  );
}

function Says({ of }: { of: readonly Statement[] }) {
  return (
    <ul className={css["says"]}>
      {of.map((statement) => (
        <li key={statement.text}>
          <i className={css["dot"]} />
          <span dir="auto">
            {statement.text}
            {statement.author === "model" ? <span className={css["model"]}>model</span> : null}
            <Sources of={statement.sources} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const PUT_RIGHT: Readonly<Record<string, string>> = {
  name: "name",
  order: "order",
  happened: "what happened",
  wants: "what they want",
  tried: "what was tried",
  other: "also",
};

const OUTCOMES: Readonly<Record<string, readonly ["good" | "bad" | "ask", string]>> = {
  answered: ["good", "answered"],
  asked: ["ask", "asked, no answer yet"],
  no_answer: ["bad", "found no answer"],
  tool_failed: ["bad", "the look-up failed"],
  refused: ["ask", "not allowed: identity unproven"],
  not_solved: ["bad", "did not solve it"],
};

function outcomeOf(tried: Tried): readonly ["good" | "bad" | "ask", string] {
  if (tried.outcome === "asked" && tried.given) return ["good", `given: ${tried.given}`];
  if (tried.outcome === "asked" && tried.reaction) return ["ask", "asked, not given"];
  return OUTCOMES[tried.outcome] ?? ["ask", tried.outcome];
}

function TriedLine({ tried }: { tried: Tried }) {
  const [tone, words] = outcomeOf(tried);
  const { jump } = useOpenCase();
  return (
    <li data-tone={tone}>
      {tone === "good" ? (
        <CheckCircledIcon />
      ) : tone === "bad" ? (
        <CrossCircledIcon />
      ) : (
        <QuestionMarkCircledIcon />
      )}
      <div>
        {tried.words}
        <span className="dim"> · {words}</span>
        <Sources of={tried.sources} />
        {tried.reaction ? (
          <small dir="auto">
            <button
              type="button"
              className={css["jump"]}
              onClick={() => jump(tried.reaction_seq ?? 0)}
              disabled={!tried.reaction_seq}
            >
              Customer: {tried.reaction}
            </button>
          </small>
        ) : null}
      </div>
    </li>
  );
}

function byDay(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T12:00:00`);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" });
}
