/** The conversation from top to bottom, kept at its newest line unless the customer reads above. */
import { fill } from "@kit/words/fill";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isAnswered, isWaiting, type State } from "../app/state";
import { type Row, rows } from "../app/timeline";
import { useAround } from "./context";
import { Icon } from "./icon";
import { Line } from "./line";
import { Rating } from "./rating";
import { Solved } from "./solved";
import { Typing } from "./typing";
import { WaitCard } from "./wait";
import { Welcome } from "./welcome";

const NEAR_PX = 80;
const BELOW_PX = 8;
const LOW_PX = 280;
const FIELDS = "input, select, textarea";

export function Timeline({ state }: { state: State }) {
  const { words, place } = useAround();
  const list = rows(state.conversation, state.outbox);
  const { scroller, isAway } = useNewest(state, list);
  const { conversation } = state;
  const merchant = place.config.merchant.name;
  const survey = conversation?.conversation.status === "resolved" ? conversation.survey : null;
  return (
    <div class="stretch">
      <section
        ref={scroller}
        class="scroll"
        aria-label={fill(words.title, { merchant })}
        tabIndex={0}
      >
        {(state.phase === "fresh" || list.length === 0) && state.phase !== "failed" && (
          <Welcome state={state} />
        )}
        {state.phase === "failed" && <Failed />}
        {state.phase === "loading" && !conversation && <Loading />}
        {list.length > 0 && (
          <ol class="lines">
            {list.map((row) => (
              <Line key={row.key} row={row} />
            ))}
          </ol>
        )}
        {isAnswered(state) && <Solved />}
        <Typing state={state} />
        {conversation && isWaiting(conversation) && (
          <WaitCard conversation={conversation} passedOn={state.passedOn} />
        )}
        {survey && (
          <Rating
            key={conversation?.conversation.id}
            survey={survey}
            name={conversation?.handoff?.agent_name}
          />
        )}
      </section>
      {isAway && (
        <button type="button" class="to-newest" onClick={() => toNewest(scroller.current)}>
          <Icon name="down" />
          {words.newer}
        </button>
      )}
    </div>
  );
}

/**
 * Follows the newest line; a reader who scrolled up is left where they are and told of news. So is
 * one who is further down a waiting card: a sign of life is no reason to take a form away.
 */
function useNewest(state: State, list: readonly Row[]) {
  const scroller = useRef<HTMLElement>(null);
  const isNear = useRef(true);
  const isBelow = useRef(false);
  const [isAway, setAway] = useState(false);
  const last = list.at(-1)?.key;
  const isOwn = list.at(-1)?.kind === "outgoing";

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void => {
      const left = newest(element) - element.scrollTop;
      isNear.current = left < NEAR_PX;
      isBelow.current = left < -BELOW_PX;
      if (isNear.current) setAway(false);
    };
    const follow = (): void => {
      if (isNear.current && !isBelow.current) toNewest(element);
    };
    element.addEventListener("scroll", look, { passive: true });
    // A keyboard, a longer draft or a card that grows must not hide the newest line.
    const watch = new ResizeObserver(follow);
    watch.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      watch.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    if (isOwn || (isNear.current && !isFilledIn(scroller.current))) toNewest(scroller.current);
    else setAway(true);
  }, [last, isOwn, state.conversation?.handoff?.state]);

  useLayoutEffect(() => {
    if (!isNear.current) setAway(true);
    else if (!isBelow.current) toNewest(scroller.current);
  }, [state.conversation?.wait?.text]);

  useLayoutEffect(() => {
    if (isNear.current && !isBelow.current) toNewest(scroller.current);
  }, [state.isOpen, state.typing, state.passedOn, state.conversation?.survey]);

  return { scroller, isAway };
}

function toNewest(scroller: HTMLElement | null): void {
  if (scroller) scroller.scrollTop = newest(scroller);
}

/** Whether somebody is writing into a form among the lines. */
function isFilledIn(scroller: HTMLElement | null): boolean {
  if (!scroller) return false;
  const { activeElement } = scroller.getRootNode() as Document | ShadowRoot;
  return scroller.contains(activeElement) && activeElement?.matches(FIELDS) === true;
}

/** Where to scroll to: the end, or the top of a waiting card that does not fit, below the last line. */
function newest(scroller: HTMLElement): number {
  const end = scroller.scrollHeight - scroller.clientHeight;
  const card = scroller.querySelector<HTMLElement>(".wait");
  if (!card || card.offsetHeight < scroller.clientHeight) return end;
  const last = scroller.querySelector<HTMLElement>(".lines > :last-child");
  const isLow = scroller.clientHeight < LOW_PX; // a magnified page: the promise comes first
  const above = isLow ? 0 : Math.min(last?.offsetHeight ?? 0, scroller.clientHeight * 0.3);
  return Math.min(end, card.offsetTop - above - (isLow ? 8 : 24));
}

function Loading() {
  const { words } = useAround();
  return (
    <div class="loading" role="status">
      <span class="aside">{words.loading}</span>
      <span class="ghost" />
      <span class="ghost own" />
      <span class="ghost wide" />
    </div>
  );
}

function Failed() {
  const { words, session } = useAround();
  return (
    <div class="empty" role="alert">
      <Icon name="alert" />
      <p>{words.failed}</p>
      <button type="button" class="button" onClick={() => void session.resume()}>
        {words.tryAgain}
      </button>
    </div>
  );
}
