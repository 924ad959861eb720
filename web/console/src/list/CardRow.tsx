/** One conversation in the list: who, what it is about, and how long. */
import type { Card } from "@kit/api/index";
import { Avatar } from "@kit/staff/bits";
import { reasonName } from "@kit/staff/reasons";
import { ago, running, secondsSince } from "@kit/staff/time";
import css from "./List.module.css";
import type { Section } from "./rows";

const NAMELESS = "No name yet";

export function CardRow({
  card,
  section,
  isOpen,
  now,
}: {
  card: Card;
  section: Section;
  isOpen: boolean;
  now: number;
}) {
  const isWaiting = section === "waiting" || section === "offers";
  const hasUnread = Boolean(card.unread);
  const waited = secondsSince(card.entered_at, now);
  const name = card.customer_name || NAMELESS;
  const mode = card.mode === "email" ? "by e-mail" : card.mode === "callback" ? "call back" : "";
  const meta = [
    isWaiting && card.position ? `#${card.position}` : "",
    mode,
    card.state === "wrapping" ? "wrap-up" : "",
    reasonName(card.reason_code, card.reason_words),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <a
      href={`#/c/${card.conversation_id}`}
      className={css["card"]}
      aria-current={isOpen}
      data-unread={hasUnread}
      title={`${name}\n${card.headline}\n${meta}`}
      data-conversation={card.conversation_id}
    >
      <Avatar
        name={card.customer_name}
        size={30}
        {...(section === "mine" ? { on: !card.is_customer_away } : {})}
      />
      <div>
        <div className={css["top"]}>
          <span className={`${css["name"]} cut`} dir="auto">
            {name}
          </span>
          <span className={css["when"]} data-late={isWaiting ? lateness(card, now) : undefined}>
            {isWaiting ? running(waited) : card.last_at ? ago(card.last_at, now) : ""}
          </span>
        </div>
        <div className={`${css["what"]} cut`} dir="auto">
          {section === "mine" && card.last_text ? card.last_text : card.headline || card.last_text}
        </div>
        <div className={css["meta"]}>
          {card.frustration >= 0.6 ? (
            <i
              className={css["hot"]}
              data-level={card.frustration >= 0.75 ? "red" : "amber"}
              title="Frustration is high"
            />
          ) : null}
          <span className="cut">{meta}</span>
          {hasUnread ? <span className={css["badge"]} role="img" aria-label="unread" /> : null}
        </div>
      </div>
      {isWaiting && card.position ? (
        <span className={css["rail"]} data-tone="wait" aria-hidden>
          {card.position}
        </span>
      ) : hasUnread ? (
        <span className={css["rail"]} data-tone="unread" aria-hidden />
      ) : null}
    </a>
  );
}

/** Whether the time that was promised is near its end, or over. */
function lateness(card: Card, now: number): "amber" | "red" | undefined {
  if (!card.promise_until) return undefined;
  const left = (Date.parse(card.promise_until) - now) / 1000;
  return left < 0 ? "red" : left < 90 ? "amber" : undefined;
}
