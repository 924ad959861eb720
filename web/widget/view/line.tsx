/** One line of the conversation: a message with its author, or a word about what happened. */
import type { Message } from "@kit/model";
import { parts } from "@kit/ui/links";
import { clock, day, dayKey } from "@kit/ui/time";
import { fill } from "@kit/words/fill";
import type { Sending } from "../app/state";
import type { Row } from "../app/timeline";
import { Avatar } from "./avatar";
import { useAround } from "./context";
import { Icon } from "./icon";
import { Picture } from "./picture";

export function Line({ row }: { row: Row }) {
  const { words } = useAround();
  switch (row.kind) {
    case "day":
      return <Day at={row.at} />;
    case "joined":
      return (
        <li class="joined">
          <Avatar name={row.name} kind="person" isSmall />
          <b dir="auto">{row.text || fill(words.joined, { name: row.name })}</b>
          <span>{words.joinedHint}</span>
        </li>
      );
    case "returned":
      return (
        <li class="event">
          <Icon name="spark" />
          <span>{words.leftLine}</span>
        </li>
      );
    case "activity":
      return (
        <li class="event" dir="auto">
          {row.text}
        </li>
      );
    case "outgoing":
      return <Outgoing outgoing={row.outgoing} isFirst={row.isFirst} />;
    case "message":
      return <Said message={row.message} isFirst={row.isFirst} isLast={row.isLast} />;
  }
}

function Day({ at }: { at: string }) {
  const { words, language } = useAround();
  const now = new Date();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const key = dayKey(at);
  const text =
    key === dayKey(now.toISOString())
      ? words.today
      : key === dayKey(yesterday.toISOString())
        ? words.yesterday
        : day(at, language, now);
  return (
    <li class="day">
      <time dateTime={at}>{text}</time>
    </li>
  );
}

interface SaidProps {
  readonly message: Message;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Said({ message, isFirst, isLast }: SaidProps) {
  const { words, language } = useAround();
  const { kind } = message;
  const isOwn = kind === "customer";
  const name = kind === "assistant" ? words.assistant : isOwn ? words.you : message.author_name;
  const place = `${isFirst ? " first" : ""}${isLast ? " last" : ""}`;
  return (
    <li class={`line ${isOwn ? "own" : kind}${place}`}>
      {kind === "agent" && isLast && <Avatar name={name ?? ""} kind="person" isSmall />}
      <div class="said">
        {/* Every message says who it is from; what the eye gets from place and colour is spoken. */}
        {isOwn && <span class="aside">{words.you}: </span>}
        {kind === "agent" && (
          <p class={isFirst ? "author" : "aside"}>
            <bdi>{name}</bdi>
          </p>
        )}
        {message.image_id && <Picture id={message.image_id} from={isOwn ? "" : (name ?? "")} />}
        {message.text && <Bubble text={message.text} isOwn={isOwn} />}
        <p class="meta">
          {kind === "assistant" && (
            <span class="ai">
              <Icon name="spark" />
              {words.assistant}
            </span>
          )}
          {(isLast || kind === "assistant") && (
            <time dateTime={message.at}>{clock(message.at, language)}</time>
          )}
          {message.by_mail && <span>{words.byMail}</span>}
        </p>
      </div>
    </li>
  );
}

function Outgoing({ outgoing, isFirst }: { outgoing: Sending; isFirst: boolean }) {
  const { words, session } = useAround();
  const { id, refusal } = outgoing;
  return (
    <li class={`line own last${isFirst ? " first" : ""}${refusal ? " refused" : " on-its-way"}`}>
      <div class="said">
        <span class="aside">{words.you}: </span>
        {outgoing.image_id && <Picture id={outgoing.image_id} from="" />}
        {outgoing.text && <Bubble text={outgoing.text} isOwn />}
        {refusal === undefined ? (
          <p class="meta">{navigator.onLine ? words.sending : words.waitingForNetwork}</p>
        ) : (
          <p class="meta refusal" role="alert">
            <Icon name="alert" />
            <span>
              {words.notSent} {refusal}
            </span>
            <button type="button" class="link" onClick={() => session.outbox.retry(id)}>
              {words.tryAgain}
            </button>
            <button type="button" class="link" onClick={() => session.outbox.discard(id)}>
              {words.discard}
            </button>
          </p>
        )}
      </div>
    </li>
  );
}

/** Text is only ever text; links lead to the web or to a mailbox and tell nothing of this page. */
export function Bubble({ text, isOwn = false }: { text: string; isOwn?: boolean }) {
  return (
    <p class="bubble" dir="auto">
      {parts(text).map((part, i) =>
        part.href && !(isOwn && part.href.startsWith("mailto:")) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <a key={i} href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
