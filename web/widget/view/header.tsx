/** Who the customer is talking to, and the way out. */
import { dayAndClock } from "@kit/ui/time";
import { fill } from "@kit/words/fill";
import { agentOf, type State, standing } from "../app/state";
import { Avatar } from "./avatar";
import { useAround } from "./context";
import { Icon } from "./icon";

export function Header({ state, onClose }: { state: State; onClose: () => void }) {
  const { words, place } = useAround();
  const merchant = place.config.merchant.name;
  const agent = agentOf(state.conversation);
  return (
    <div class="header">
      <Avatar name={agent ?? merchant} kind={agent ? "person" : "shop"} />
      <div class="who">
        <h2 id="bp-title" class="title" tabIndex={-1}>
          <span class="aside">{fill(words.title, { merchant })}: </span>
          <bdi>{agent ?? merchant}</bdi>
        </h2>
        <p class="subtitle">
          <Subtitle state={state} agent={agent} />
        </p>
      </div>
      <button type="button" class="plain on-accent" aria-label={words.close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Subtitle({ state, agent }: { state: State; agent: string | undefined }) {
  const { words, place, language } = useAround();
  const { open, opens_at } = place.config;
  if (agent) {
    return (
      <>
        <span class="dot" aria-hidden="true" />
        {words.person}
      </>
    );
  }
  const waits = standing(state.conversation, words);
  if (waits) return <>{waits}</>;
  if (!open && opens_at) {
    return <>{fill(words.closedNow, { opens: dayAndClock(opens_at, language, new Date()) })}</>;
  }
  return (
    <>
      <Icon name="spark" />
      {words.assistant}
    </>
  );
}
