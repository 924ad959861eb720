/** The card of a customer who waits: why, how long, what is passed on, and how else to go on. */
import { Problem } from "@kit/api";
import type { PassedOn } from "@kit/api/types";
import type { Conversation } from "@kit/model";
import { clock } from "@kit/ui/time";
import { fill, isolated } from "@kit/words/fill";
import { useState } from "preact/hooks";
import { without } from "../app/wait";
import { Choices } from "./choices";
import { useAround } from "./context";
import { Elsewhere } from "./elsewhere";
import { Icon, type IconName } from "./icon";
import { PassedOnList } from "./passed-on";
import { useInSight } from "./sight";

interface Props {
  readonly conversation: Conversation;
  readonly passedOn: PassedOn | undefined;
}

export function WaitCard({ conversation, passedOn }: Props) {
  const { words, language, session } = useAround();
  const text = words.wait;
  const { handoff, wait, customer } = conversation;
  if (!handoff) return null;
  const isClosed = wait?.kind === "closed";
  const [title, icon]: readonly [string, IconName] =
    handoff.mode === "email"
      ? [text.titleMail, "mail"]
      : handoff.mode === "callback"
        ? [text.titleCall, "phone"]
        : isClosed
          ? [text.titleClosed, "clock"]
          : [text.title, "person"];
  const reason = handoff.reason.words;
  const told = wait ? without(wait.text, reason) : "";
  return (
    <section class="card wait" aria-labelledby="bp-wait">
      <header>
        {wait?.position ? (
          <span class="position">
            <b>{wait.position}</b>
            <span>{text.inLine}</span>
          </span>
        ) : (
          <span class={handoff.mode === "live" && !isClosed ? "badge-icon calm" : "badge-icon"}>
            <Icon name={icon} />
          </span>
        )}
        <div>
          <h3 id="bp-wait" tabIndex={-1}>
            {title}
          </h3>
          <p dir="auto">{reason}</p>
        </div>
      </header>
      <p class={told ? "promise" : "promise working"} dir="auto">
        {told || text.working}
      </p>
      {wait?.at && told && (
        <p class="updated">
          <Icon name="clock" />
          {fill(text.updated, { time: clock(wait.at, language) })}
        </p>
      )}
      {handoff.mode === "live" && <Choices choices={wait?.choices ?? []} email={customer.email} />}
      <PassedOnList passedOn={passedOn} />
      {!session.isByLink && <Elsewhere email={customer.email} />}
      {handoff.mode === "live" ? <Leave email={customer.email} /> : <WaitHere />}
    </section>
  );
}

/** Who is to be written to or called may wait in line again; their place was kept. */
function WaitHere() {
  const { words, session } = useAround();
  const [problem, setProblem] = useState("");
  const back = async (): Promise<void> => {
    setProblem("");
    try {
      await session.choose("keep_waiting");
    } catch (error) {
      setProblem(error instanceof Problem ? error.detail : words.problem);
    }
  };
  return (
    <p class="leave">
      <button type="button" class="link quiet" onClick={() => void back()}>
        {words.wait.waitHere}
      </button>
      {problem && (
        <span class="field-problem" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
}

/**
 * Leaving is a decision: asked once more, saying what becomes of the place.
 * @param email the address already known, masked: who has one is answered there, in the old place.
 */
function Leave({ email }: { email: string | undefined }) {
  const { words, session } = useAround();
  const [isSure, setSure] = useState(false);
  const place = useInSight<HTMLDivElement>(isSure);
  if (!isSure) {
    return (
      <p class="leave">
        <button type="button" class="link quiet" onClick={() => setSure(true)}>
          {words.wait.leave}
        </button>
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons and a question are no fieldset
    <div class="leave sure" ref={place} role="group" aria-labelledby="bp-leave">
      <p id="bp-leave">
        {email ? fill(words.wait.leaveKept, { address: isolated(email) }) : words.wait.leaveSure}
      </p>
      <div class="row">
        <button
          type="button"
          class={email ? "button ghostly" : "button ghostly danger"}
          onClick={() => void session.leave()}
        >
          {words.wait.leaveYes}
        </button>
        <button
          type="button"
          class="button ghostly"
          ref={(button) => button?.focus()}
          onClick={() => setSure(false)}
        >
          {words.wait.leaveNo}
        </button>
      </div>
    </div>
  );
}
