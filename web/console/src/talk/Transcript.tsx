/** The conversation as it was said, drawn only where it is looked at; it stays at its end. */
import { useNow } from "@kit/staff/time";
import { Button } from "@mantine/core";
import { ArrowDownIcon } from "@radix-ui/react-icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Case } from "../data/conversation";
import { useOutbox } from "../data/outbox";
import { EntryRow } from "./EntryRow";
import { entries, placeOf } from "./items";
import css from "./Talk.module.css";

export type Jump = (seq: number) => void;

const NEAR_END = 80;

export function Transcript({
  data,
  jumping,
  isTyping,
}: {
  data: Case;
  jumping: RefObject<Jump>;
  isTyping: boolean;
}) {
  const outbox = useOutbox();
  const now = useNow(60_000);
  const scroll = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isBehind, setBehind] = useState(false);
  const [flashed, setFlashed] = useState({ seq: 0, count: 0 });
  const list = useMemo(() => entries(data, outbox, isTyping), [data, outbox, isTyping]);
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 58,
    getItemKey: (index) => list[index]?.key ?? index,
    overscan: 12,
  });
  const size = virtual.getTotalSize();

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured rows change the size without a new entry
  useLayoutEffect(() => {
    const box = scroll.current;
    if (box && isAtEnd.current) box.scrollTop = box.scrollHeight;
    else if (list.length > 0) setBehind(true);
  }, [list.length, size]);
  useEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const resized = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    resized.observe(box);
    return () => resized.disconnect();
  }, []);

  const onScroll = (): void => {
    const box = scroll.current;
    if (!box) return;
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    if (isAtEnd.current) setBehind(false);
  };
  const toEnd = (): void => {
    isAtEnd.current = true;
    setBehind(false);
    virtual.scrollToIndex(list.length - 1, { align: "end" });
  };
  jumping.current = (seq) => {
    isAtEnd.current = false;
    const place = placeOf(list, seq);
    virtual.scrollToIndex(place, { align: "center" });
    const entry = list[place];
    setFlashed((old) => ({
      seq: entry?.kind === "message" ? entry.message.seq : 0,
      count: old.count + 1,
    }));
  };

  return (
    <>
      <div
        className={css["scroll"]}
        ref={scroll}
        onScroll={onScroll}
        role="log"
        aria-label="Messages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        tabIndex={0}
      >
        <div className={css["inner"]} style={{ height: size }}>
          {virtual.getVirtualItems().map((item) => {
            const entry = list[item.index];
            if (!entry) return null;
            const isFlashed = entry.kind === "message" && entry.message.seq === flashed.seq;
            return (
              <div
                key={item.key}
                className={css["item"]}
                style={{ transform: `translateY(${item.start}px)` }}
                data-index={item.index}
                ref={virtual.measureElement}
              >
                <EntryRow
                  key={isFlashed ? flashed.count : 0}
                  entry={entry}
                  isFlashed={isFlashed}
                  now={now}
                />
              </div>
            );
          })}
        </div>
      </div>
      {isBehind && !isAtEnd.current ? (
        <div style={{ position: "relative" }}>
          <Button
            className={css["down"] ?? ""}
            variant="default"
            size="compact-sm"
            leftSection={<ArrowDownIcon />}
            onClick={toEnd}
          >
            Newest
          </Button>
        </div>
      ) : null}
    </>
  );
}
