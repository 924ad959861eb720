/** Offers as they ring: what it is about, how long is left, take it or say why not. */
import { newId, type Offer } from "@kit/api/index";
import { readAgain } from "@kit/staff/again";
import { Chip, Kbd, Ring } from "@kit/staff/bits";
import { go } from "@kit/staff/hash";
import { money } from "@kit/staff/money";
import { reasonName } from "@kit/staff/reasons";
import { useStaff } from "@kit/staff/session";
import { running, secondsSince, useNow } from "@kit/staff/time";
import { inWords } from "@kit/staff/trouble";
import { Button, Menu } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { INBOX } from "../data/inbox";
import { useRinging } from "./alerts";
import css from "./Offers.module.css";

const DECLINES = [
  ["busy", "I'm in another case"],
  ["skill", "Not mine to answer"],
  ["conflict", "I know this customer"],
] as const;

export function Offers({ offers, openId }: { offers: readonly Offer[]; openId: string }) {
  const first = offers[0];
  useRinging(
    first !== undefined,
    first ? `Offer: ${first.card.customer_name || "a customer"}` : "",
    first?.card.headline ?? "",
    first?.id ?? "",
  );
  useEffect(() => {
    document.title = first ? `● Offer: ${first.card.headline}` : "Console · Batonpass";
  }, [first]);
  if (!first) return null;
  return (
    <section className={css["stack"]} aria-label="Offers" aria-live="assertive">
      {offers.slice(0, 3).map((offer, index) => (
        <Ringing
          key={offer.id}
          offer={offer}
          hasKeys={index === 0}
          isRead={offer.conversation_id === openId}
        />
      ))}
    </section>
  );
}

function Ringing({ offer, hasKeys, isRead }: { offer: Offer; hasKeys: boolean; isRead: boolean }) {
  const { api } = useStaff();
  const queries = useQueryClient();
  const now = useNow(250);
  const key = useRef(newId());
  const [isAsking, setAsking] = useState(false);
  const done = (): void => void readAgain(queries, INBOX);
  const accept = useMutation({
    mutationFn: () => api.accept(offer.id, key.current),
    onSuccess: (taken) => go(`c/${taken.conversation_id}`),
    onSettled: done,
  });
  const decline = useMutation({
    mutationFn: (reason: string) => api.decline(offer.id, reason),
    onSettled: done,
  });
  useHotkeys(
    hasKeys
      ? [
          ["A", () => accept.mutate()],
          ["D", () => setAsking(true)],
        ]
      : [],
  );
  const { card } = offer;
  const left = (Date.parse(offer.due_at) - now) / 1000;
  const trouble = accept.error ?? decline.error;
  return (
    <article className={css["offer"]}>
      <Ring left={left} whole={offer.ring_seconds} size={38} />
      <div className={css["about"]}>
        <h2 dir="auto" title={card.headline}>
          {card.headline || card.last_text}
        </h2>
        <p className={css["lead"]}>
          <b className="cut" dir="auto">
            {card.customer_name || "No name yet"}
          </b>
          <span className="num">{running(secondsSince(card.entered_at, now))} waited</span>
          <Chip tone="accent">{reasonName(card.reason_code, card.reason_words)}</Chip>
          {card.priority === "normal" ? null : (
            <Chip tone={card.priority === "urgent" ? "red" : "amber"}>{card.priority}</Chip>
          )}
          {card.order_number ? (
            <Chip>
              {card.order_value
                ? `${card.order_number} · ${money(card.order_value)}`
                : card.order_number}
            </Chip>
          ) : null}
          {card.mode === "live" ? null : (
            <Chip>{card.mode === "email" ? "answer by e-mail" : "call back"}</Chip>
          )}
          {card.language && card.language !== "en" ? (
            <Chip>{languageName(card.language)}</Chip>
          ) : null}
        </p>
        {trouble ? (
          <p className={css["trouble"]} role="alert">
            {inWords(trouble)}
          </p>
        ) : null}
      </div>
      <div className={css["acts"]}>
        {isRead ? null : (
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            component="a"
            href={`#/c/${offer.conversation_id}`}
          >
            Read
          </Button>
        )}
        <Menu opened={isAsking} onChange={setAsking} position="bottom-end">
          <Menu.Target>
            <Button
              size="sm"
              variant="default"
              loading={decline.isPending}
              rightSection={hasKeys ? <Kbd>D</Kbd> : null}
            >
              Decline
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {DECLINES.map(([code, words]) => (
              <Menu.Item key={code} onClick={() => decline.mutate(code)}>
                {words}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          size="sm"
          onClick={() => accept.mutate()}
          loading={accept.isPending}
          rightSection={hasKeys ? <Kbd>A</Kbd> : null}
        >
          Accept
        </Button>
      </div>
    </article>
  );
}

export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
