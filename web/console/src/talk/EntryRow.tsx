/** One entry of the transcript. All text is drawn as text. */
import type { Message } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { clock, dayName } from "@kit/staff/time";
import { inWords } from "@kit/staff/trouble";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useOpenCase } from "../context";
import { forget, type Pending } from "../data/outbox";
import type { Entry } from "./items";
import css from "./Talk.module.css";

export function EntryRow({
  entry,
  isFlashed,
  now,
}: {
  entry: Entry;
  isFlashed: boolean;
  now: number;
}) {
  switch (entry.kind) {
    case "day":
      return <p className={css["day"]}>{dayName(entry.at, now)}</p>;
    case "mark":
      return (
        <p className={css["mark"]} data-kind={entry.mark.kind} title={clock(entry.mark.at)}>
          <span>
            {entry.mark.words ? (
              <b dir="auto">
                {entry.mark.words}
                {entry.times ? ` ${entry.times} times` : ""}
              </b>
            ) : null}
            {entry.mark.words && entry.mark.detail ? " · " : ""}
            {entry.mark.detail ? <bdi>{entry.mark.detail}</bdi> : null}
          </span>
        </p>
      );
    case "message":
      return <MessageRow message={entry.message} isFirst={entry.isFirst} isFlashed={isFlashed} />;
    case "pending":
      return <PendingRow pending={entry.pending} isFirst={entry.isFirst} />;
    case "typing":
      return (
        <div className={css["row"]} data-first>
          <span className={css["typing"]} role="img" aria-label="The customer is typing">
            <i />
            <i />
            <i />
          </span>
        </div>
      );
  }
}

const isOurs = (kind: string): boolean => kind !== "customer";

function MessageRow({
  message,
  isFirst,
  isFlashed,
}: {
  message: Message;
  isFirst: boolean;
  isFlashed: boolean;
}) {
  return (
    <div
      className={css["row"]}
      data-side={isOurs(message.kind) ? "ours" : "theirs"}
      data-kind={message.kind}
      data-first={isFirst}
      data-seq={message.seq}
    >
      <div className={css["col"]}>
        {isFirst ? (
          <span className={css["by"]}>
            <bdi>
              {message.kind === "assistant"
                ? "Assistant"
                : message.kind === "note"
                  ? `Note by ${message.author_name ?? "a colleague"}`
                  : message.author_name || "Customer"}
            </bdi>
            {message.by_mail ? " · by e-mail" : ""} · {clock(message.at)}
          </span>
        ) : null}
        <div className={`${css["bubble"]} ${isFlashed ? css["flash"] : ""}`} dir="auto">
          {message.image_id ? <Picture id={message.image_id} /> : null}
          {message.text}
        </div>
      </div>
      {isFirst ? null : <time className={css["time"]}>{clock(message.at)}</time>}
    </div>
  );
}

function PendingRow({ pending, isFirst }: { pending: Pending; isFirst: boolean }) {
  const { insert } = useOpenCase();
  const takeBack = (): void => {
    insert(pending.text);
    forget(pending.id);
  };
  return (
    <div
      className={css["row"]}
      data-side="ours"
      data-kind={pending.kind}
      data-first={isFirst}
      data-state={pending.state}
    >
      <div className={css["col"]}>
        <div className={css["bubble"]} dir="auto">
          {pending.text}
        </div>
        {pending.state === "waiting" ? (
          <span className={css["foot"]}>Not sent yet; it is tried again by itself</span>
        ) : null}
        {pending.state === "refused" ? (
          <span className={css["foot"]} data-tone="bad" role="alert">
            Not sent. {pending.problem ? inWords(pending.problem) : ""}
            <button type="button" onClick={takeBack}>
              Back to the reply
            </button>
            <button type="button" onClick={() => forget(pending.id)}>
              Discard
            </button>
          </span>
        ) : null}
      </div>
    </div>
  );
}

function Picture({ id }: { id: string }) {
  const { api } = useStaff();
  const image = useQuery({
    queryKey: ["image", id],
    queryFn: () => api.image(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [url, setUrl] = useState("");
  useEffect(() => {
    if (!image.data) return;
    const made = URL.createObjectURL(image.data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [image.data]);
  if (image.isError) return <em>The image could not be shown. </em>;
  if (!url) return null;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      <img className={css["image"]} src={url} alt="Sent with this message" />
    </a>
  );
}
