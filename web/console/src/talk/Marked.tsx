/** The marks under the agent's own text: questions already answered, and variables without a value. */
import type { Repeat } from "@kit/api/index";
import { type RefObject, useEffect, useRef } from "react";
import css from "./Talk.module.css";

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: "known" | "open";
}

export function Marked({
  text,
  repeats,
  isReply,
  field,
}: {
  text: string;
  repeats: readonly Repeat[];
  isReply: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
}) {
  const mirror = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = field.current;
    if (!box) return;
    const follow = (): void => {
      if (mirror.current) mirror.current.scrollTop = box.scrollTop;
    };
    box.addEventListener("scroll", follow);
    return () => box.removeEventListener("scroll", follow);
  }, [field]);
  const pieces = isReply ? marked(text, repeats) : [];
  if (pieces.length === 0) return null;
  let at = 0;
  return (
    <div className={css["mirror"]} ref={mirror} aria-hidden dir="auto">
      {pieces.map((piece) => {
        const before = text.slice(at, piece.start);
        at = piece.end;
        return (
          <span key={piece.start}>
            {before}
            <mark data-kind={piece.kind}>{text.slice(piece.start, piece.end)}</mark>
          </span>
        );
      })}
      {text.slice(at)}
    </div>
  );
}

/** Spans in order, none over another. Pure. */
export function marked(text: string, repeats: readonly Repeat[]): readonly Piece[] {
  const all: Piece[] = [
    ...repeats.map(
      (repeat): Piece => ({ start: repeat.span.start, end: repeat.span.end, kind: "known" }),
    ),
    ...[...text.matchAll(/\{\{[^{}]*\}\}/g)].map(
      (match): Piece => ({ start: match.index, end: match.index + match[0].length, kind: "open" }),
    ),
  ].sort((a, b) => a.start - b.start);
  return all.filter(
    (piece, index) => piece.end > piece.start && piece.start >= (all[index - 1]?.end ?? 0),
  );
}
