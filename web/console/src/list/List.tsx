/** The agent's conversations as one scrolling list, drawn only where it is looked at. */
import type { Inbox } from "@kit/api/index";
import { Bones, Failed, Kbd } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { useNow } from "@kit/staff/time";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { ChevronDownIcon, MagnifyingGlassIcon } from "@radix-ui/react-icons";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useRef, useState } from "react";
import { CardRow } from "./CardRow";
import css from "./List.module.css";
import { type Line, lines, type Section, section } from "./rows";

const ROW = 68;
const HEAD = 32;
const NONE = 28;

export const SEARCH_ID = "search-conversations";

export function List({ inbox, openId }: { inbox: UseQueryResult<Inbox | null>; openId: string }) {
  const { api } = useStaff();
  const now = useNow();
  const isRail = useMediaQuery("(max-width: 900px) and (min-width: 641px)");
  const [closed, setClosed] = useState<ReadonlySet<Section>>(new Set());
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 250);
  const found = useQuery({
    queryKey: ["conversations", asked],
    queryFn: () => api.conversations({ q: asked, limit: 50 }),
    enabled: asked.length > 1,
  });
  const scroll = useRef<HTMLDivElement>(null);
  const all: readonly Line[] =
    asked.length > 1
      ? section("found", found.data?.items ?? [], new Set())
      : inbox.data
        ? lines(inbox.data, closed)
        : [];
  const height = (line: Line | undefined): number =>
    line?.kind === "card" ? (isRail ? 52 : ROW) : line?.kind === "head" ? HEAD : isRail ? 0 : NONE;
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => height(all[index]),
    getItemKey: (index) => `${all[index]?.key}${isRail ? "-rail" : ""}`,
    overscan: 8,
  });
  const toggle = (name: Section): void =>
    setClosed((old) => {
      const next = new Set(old);
      if (!next.delete(name)) next.add(name);
      return next;
    });

  const leave = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Escape") return;
    setText("");
    event.currentTarget.blur();
  };

  return (
    <>
      <div className={css["search"]}>
        <MagnifyingGlassIcon />
        <input
          id={SEARCH_ID}
          type="search"
          placeholder="Search"
          aria-label="Search conversations"
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          onKeyDown={leave}
        />
        {text ? null : <Kbd>/</Kbd>}
      </div>
      {inbox.isError && !inbox.data ? (
        <div className={css["pad"]}>
          <Failed error={inbox.error} onRetry={() => void inbox.refetch()} />
        </div>
      ) : null}
      {found.isError && asked.length > 1 ? (
        <div className={css["pad"]}>
          <Failed error={found.error} />
        </div>
      ) : null}
      {inbox.isLoading || found.isLoading ? <Bones lines={8} /> : null}
      <div className={css["scroll"]} ref={scroll} tabIndex={-1}>
        <div className={css["inner"]} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = all[item.index];
            if (!line) return null;
            return (
              <div
                key={item.key}
                className={css["line"]}
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              >
                {line.kind === "head" ? (
                  <button
                    type="button"
                    className={css["head"]}
                    aria-expanded={!closed.has(line.section)}
                    onClick={() => toggle(line.section)}
                    title={line.title}
                  >
                    {isRail ? line.title.split(" ")[0] : line.title}{" "}
                    <b>{line.count > 0 ? line.count : ""}</b>
                    <ChevronDownIcon />
                  </button>
                ) : line.kind === "none" ? (
                  <p className={css["none"]}>{line.words}</p>
                ) : (
                  <CardRow
                    card={line.card}
                    section={line.section}
                    isOpen={line.card.conversation_id === openId}
                    now={now}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
