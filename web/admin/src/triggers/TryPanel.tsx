/** Try a message or a pasted chat against the rules as they stand in the form. */
import { Failed } from "@kit/staff/bits";
import { Button, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Tried, useAdmin } from "../api";
import type { Decision, Document, Span } from "./document";
import css from "./Triggers.module.css";

const EXAMPLES = [
  "I want to talk to a real person",
  "this is the third time, nobody answers, I will do a chargeback",
  "where is my order #1001?",
] as const;

export interface Lit {
  readonly fired: ReadonlySet<string>;
  readonly nearly: ReadonlySet<string>;
}

/** A pasted chat as messages: "Assistant: ..." lines are the assistant's, all others the customer's. Pure. */
export function messagesOf(
  text: string,
): readonly { readonly author: string; readonly text: string }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const said = /^(assistant|bot|agent|customer)\s*:\s*(.*)$/i.exec(line);
      if (!said) return { author: "customer", text: line };
      const who = (said[1] ?? "").toLowerCase();
      return { author: who === "bot" ? "assistant" : who, text: said[2] ?? "" };
    })
    .filter((message) => message.text !== "");
}

export const firedBy = (decision: Decision): readonly string[] =>
  Array.isArray(decision.fired)
    ? (decision.fired as string[])
    : typeof decision.fired === "string" && decision.fired
      ? [decision.fired]
      : decision.chosen?.rule
        ? [decision.chosen.rule]
        : [];

export function TryPanel({ document, onLit }: { document: Document; onLit: (lit: Lit) => void }) {
  const api = useAdmin();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text, 300);
  const [rules] = useDebouncedValue(document, 300);
  const messages = messagesOf(asked);
  const tried = useQuery({
    queryKey: ["try", messages, rules],
    queryFn: () => api.tryOut(messages, rules),
    enabled: messages.length > 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const results = messages.length > 0 ? tried.data?.items : undefined;
  useEffect(() => {
    onLit({
      fired: new Set(results?.flatMap((one) => firedBy(one.decision)) ?? []),
      nearly: new Set(
        results?.flatMap((one) => (one.decision.nearly ?? []).map((near) => near.rule)) ?? [],
      ),
    });
  }, [results, onLit]);
  return (
    <aside className={css["try"]} aria-label="Try">
      <h2>Try a message, or paste a chat</h2>
      <Textarea
        aria-label="Messages to try"
        autosize
        minRows={3}
        maxRows={10}
        placeholder={"One message a line.\nAssistant: lines like this are the assistant's."}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      {text ? null : (
        <div className={css["examples"]}>
          {EXAMPLES.map((example) => (
            <Button
              key={example}
              size="compact-xs"
              variant="default"
              onClick={() => setText(example)}
            >
              {example}
            </Button>
          ))}
        </div>
      )}
      {(tried.data?.problems ?? []).slice(0, 3).map((trouble) => (
        <p key={trouble.place + trouble.cure} className={css["near"]}>
          {trouble.place}: {trouble.cure}
        </p>
      ))}
      {tried.isError ? <Failed error={tried.error} /> : null}
      <div aria-live="polite" className={css["results"]}>
        {results?.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages are known by their place
          <Result key={at} tried={one} />
        ))}
      </div>
    </aside>
  );
}

const NEAR = 0.75; // below this share of its threshold a score is told only for want of one message

const named = (rule: string): string => rule.replaceAll("-", " ").replaceAll("_", " ");

function Result({ tried }: { tried: Tried }) {
  const { decision, text } = tried;
  const fired = firedBy(decision);
  const others = fired.filter((name) => name !== (decision.chosen?.rule || fired[0]));
  const isHandoff = fired.length > 0 || Boolean(decision.forced);
  return (
    <article className={css["result"]} data-fired={isHandoff}>
      <p className={css["quoted"]} dir="auto">
        <Highlighted text={text} spans={decision.spans ?? []} />
      </p>
      {isHandoff ? (
        <p>
          <b>Hands off</b> by {named(decision.chosen?.rule || fired[0] || decision.forced || "")}
          {decision.chosen?.queue ? ` to ${decision.chosen.queue}` : ""}
          {others.length > 0 ? (
            <span className="dim"> · also fits: {others.map(named).join(", ")}</span>
          ) : null}
        </p>
      ) : (
        <p className="dim">The assistant answers.</p>
      )}
      {decision.chosen?.sentence ? (
        <p className={css["told"]}>“{decision.chosen.sentence}”</p>
      ) : null}
      {(decision.shadow ?? []).length > 0 ? (
        <p className="dim">Shadow: {decision.shadow?.join(", ")}</p>
      ) : null}
      {(decision.nearly ?? []).slice(0, 3).map((near) => (
        <p key={near.rule + near.condition} className={css["near"]}>
          Nearly: {near.rule.replaceAll("-", " ")} ({near.condition.replaceAll("_", " ")}{" "}
          {near.score < near.threshold * NEAR
            ? "one message short"
            : `${near.score.toFixed(2)} of ${near.threshold}`}
          )
        </p>
      ))}
    </article>
  );
}

function Highlighted({ text, spans }: { text: string; spans: readonly Span[] }) {
  const letters = [...text]; // spans count characters, not UTF-16 units
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let at = 0;
  const pieces: { readonly key: string; readonly text: string; readonly span?: Span }[] = [];
  for (const span of ordered) {
    if (span.start < at || span.end <= span.start || span.end > letters.length) continue;
    pieces.push({ key: `t${at}`, text: letters.slice(at, span.start).join("") });
    pieces.push({
      key: `s${span.start}`,
      text: letters.slice(span.start, span.end).join(""),
      span,
    });
    at = span.end;
  }
  pieces.push({ key: `t${at}-end`, text: letters.slice(at).join("") });
  return pieces.map((piece) =>
    piece.span ? (
      <mark
        key={piece.key}
        title={[piece.span.signal, piece.span.rule].filter(Boolean).join(", ").replaceAll("_", " ")}
      >
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
