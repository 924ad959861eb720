import type { Card, Inbox } from "@kit/api/index";
import { describe, expect, it } from "vitest";
import { lines } from "../src/list/rows";

const card = (id: string): Card => ({ handoff_id: id, conversation_id: `cv_${id}` }) as Card;
const inbox = (more: Partial<Inbox>): Inbox =>
  ({ offers: [], mine: [], waiting: [], owed: [], recent: [], ...more }) as unknown as Inbox;

describe("the list", () => {
  it("shows an offered case once, among the offers", () => {
    const offered = { handoff_id: "a", card: card("a") } as Inbox["offers"][number];

    const all = lines(inbox({ offers: [offered], waiting: [card("a"), card("b")] }), new Set());

    const cards = all.filter((line) => line.kind === "card");
    expect(cards.map((line) => line.key)).toEqual(["offers-a", "waiting-b"]);
  });

  it("says so when nobody waits, and leaves out sections that have nothing to say", () => {
    const all = lines(inbox({}), new Set());

    expect(all.map((line) => line.key)).toEqual(["mine", "mine-none", "waiting", "waiting-none"]);
  });

  it("keeps the heading and its count when a section is closed", () => {
    const all = lines(inbox({ mine: [card("a")] }), new Set(["mine"] as const));

    expect(all[0]).toMatchObject({ kind: "head", section: "mine", count: 1 });
    expect(all.some((line) => line.kind === "card")).toBe(false);
  });
});
