/** What the list shows, line by line: headings and cards in reading order. Pure. */
import type { Card, Inbox } from "@kit/api/index";

export type Section = "offers" | "mine" | "waiting" | "owed" | "recent" | "found";

export type Line =
  | {
      readonly kind: "head";
      readonly key: string;
      readonly section: Section;
      readonly title: string;
      readonly count: number;
    }
  | { readonly kind: "card"; readonly key: string; readonly section: Section; readonly card: Card }
  | { readonly kind: "none"; readonly key: string; readonly words: string };

const TITLES: Readonly<Record<Section, string>> = {
  offers: "Offered to you",
  mine: "Mine",
  waiting: "Waiting",
  owed: "Owed answers",
  recent: "Recent",
  found: "Found",
};

const NOBODY: Partial<Record<Section, string>> = {
  mine: "You hold no conversation.",
  waiting: "Nobody is waiting.",
};

/** All lines; closed sections keep their heading only. */
export function lines(inbox: Inbox, closed: ReadonlySet<Section>): readonly Line[] {
  const offered = new Set(inbox.offers.map((offer) => offer.handoff_id));
  const waiting = inbox.waiting.filter((card) => !offered.has(card.handoff_id));
  return [
    ...(inbox.offers.length > 0
      ? section(
          "offers",
          inbox.offers.map((o) => o.card),
          closed,
        )
      : []),
    ...section("mine", inbox.mine, closed),
    ...section("waiting", waiting, closed),
    ...(inbox.owed.length > 0 ? section("owed", inbox.owed, closed) : []),
    ...(inbox.recent.length > 0 ? section("recent", inbox.recent, closed) : []),
  ];
}

export function section(
  name: Section,
  cards: readonly Card[],
  closed: ReadonlySet<Section>,
): readonly Line[] {
  const head: Line = {
    kind: "head",
    key: name,
    section: name,
    title: TITLES[name],
    count: cards.length,
  };
  if (closed.has(name)) return [head];
  if (cards.length === 0) {
    const words = NOBODY[name];
    return words ? [head, { kind: "none", key: `${name}-none`, words }] : [head];
  }
  return [
    head,
    ...cards.map(
      (card): Line => ({
        kind: "card",
        key: `${name}-${card.handoff_id || card.conversation_id}`,
        section: name,
        card,
      }),
    ),
  ];
}
