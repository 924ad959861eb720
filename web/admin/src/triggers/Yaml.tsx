/** The document as text, with what may be written offered from its schema. */
import { Textarea } from "@mantine/core";
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Schema } from "../api";
import { complete, type Offer, type Spot, spotOf } from "./complete";
import css from "./Triggers.module.css";

export function Yaml({
  value,
  schema,
  onChange,
}: {
  value: string;
  schema: Schema | undefined;
  onChange: (yaml: string) => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [at, setAt] = useState(0);
  const [spot, setSpot] = useState<Spot>({ line: 0, column: 0 });
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (offers.length > 0) list.current?.scrollIntoView({ block: "nearest" });
  }, [offers]);
  const look = (text: string, caret: number): void => {
    setOffers(schema ? complete(text, caret, schema) : []);
    setSpot(spotOf(text, caret));
    setAt(0);
  };
  const take = (offer: Offer): void => {
    const caret = field.current?.selectionStart ?? value.length;
    const from = caret - offer.replaces;
    onChange(value.slice(0, from) + offer.text + value.slice(caret));
    setOffers([]);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + offer.text.length, from + offer.text.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = offers[at];
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      look(value, field.current?.selectionStart ?? 0);
    } else if (!chosen) {
      return;
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((at + (event.key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setOffers([]);
    }
  };
  return (
    <div
      className={css["code"]}
      style={{ "--line": spot.line, "--column": spot.column } as CSSProperties}
    >
      <Textarea
        ref={field}
        aria-label="The document as YAML"
        aria-autocomplete="list"
        aria-controls="yaml-offers"
        aria-activedescendant={offers.length > 0 ? `yaml-offer-${at}` : undefined}
        aria-describedby="yaml-hint"
        wrap="off"
        classNames={{ input: css["yaml"] ?? "" }}
        autosize
        minRows={24}
        spellCheck={false}
        value={value}
        onKeyDown={onKeyDown}
        onBlur={() => setOffers([])}
        onScroll={() => setOffers([])}
        onChange={(e) => {
          onChange(e.currentTarget.value);
          look(e.currentTarget.value, e.currentTarget.selectionStart);
        }}
      />
      <div
        ref={list}
        className={css["offers"]}
        id="yaml-offers"
        role="listbox"
        aria-label="May be written here"
        hidden={offers.length === 0}
      >
        {offers.map((offer, place) => (
          <button
            key={offer.text}
            id={`yaml-offer-${place}`}
            type="button"
            role="option"
            aria-selected={place === at}
            tabIndex={-1}
            onMouseDown={(e) => {
              e.preventDefault();
              take(offer);
            }}
          >
            <code>{offer.text}</code> <span>{offer.about}</span>
          </button>
        ))}
      </div>
      <p className="dim" id="yaml-hint">
        Ctrl and space show what may be written at the cursor.
      </p>
    </div>
  );
}
