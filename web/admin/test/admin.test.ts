import { describe, expect, it } from "vitest";
import { few } from "../src/Agents";
import { range, whyNot } from "../src/Board";
import { wrong } from "../src/Hours";
import { diff } from "../src/triggers/diff";
import { freeName, inWords } from "../src/triggers/document";
import { firedBy, messagesOf } from "../src/triggers/TryPanel";

describe("opening hours", () => {
  it("a day with a break makes sense", () => {
    expect(
      wrong([
        ["09:00", "12:30"],
        ["13:30", "24:00"],
      ]),
    ).toBe("");
  });

  it("a time that ends before it starts is said", () => {
    expect(wrong([["17:00", "09:00"]])).toMatch(/end after/);
    expect(wrong([["22:00", "06:00"]])).toMatch(/go on the next day/);
    expect(wrong([["09:00", "09:00"]])).toMatch(/end after/);
  });

  it("times that overlap are said", () => {
    expect(
      wrong([
        ["09:00", "13:00"],
        ["12:00", "17:00"],
      ]),
    ).toMatch(/follow/);
  });
});

describe("a rule in words", () => {
  it("reads like a sentence", () => {
    const when = { any: [{ attempts_failed: { at_least: 2 } }, { frustration: { above: 0.7 } }] };

    expect(inWords(when)).toBe(
      "the assistant failed at least 2 times, or each of the last 1 messages is more frustrated than 0.7",
    );
  });

  it("finds a free name for a copy", () => {
    const rules = [
      { name: "late", when: {} },
      { name: "late-2", when: {} },
    ];

    expect(freeName("late", rules)).toBe("late-3");
  });
});

describe("a pasted chat", () => {
  it("knows whose line is whose", () => {
    expect(messagesOf("where is it\nAssistant: on its way\n\nCustomer: no")).toEqual([
      { author: "customer", text: "where is it" },
      { author: "assistant", text: "on its way" },
      { author: "customer", text: "no" },
    ]);
  });

  it("reads what fired in either form", () => {
    expect(firedBy({ fired: ["a"] })).toEqual(["a"]);
    expect(firedBy({ fired: "a" })).toEqual(["a"]);
    expect(firedBy({ fired: "", chosen: null })).toEqual([]);
  });
});

describe("what differs between versions", () => {
  it("names lines that came and went", () => {
    expect(diff("a\nb\nc", "a\nx\nc").filter((line) => line.kind !== "same")).toEqual([
      { kind: "removed", text: "b" },
      { kind: "added", text: "x" },
    ]);
  });

  it("the changes rebuild both texts", () => {
    const before = "a\nb\nc\nd";
    const after = "b\nq\nd\nd";
    const all = diff(before, after);

    expect(
      all
        .filter((l) => l.kind !== "added")
        .map((l) => l.text)
        .join("\n"),
    ).toBe(before);
    expect(
      all
        .filter((l) => l.kind !== "removed")
        .map((l) => l.text)
        .join("\n"),
    ).toBe(after);
  });
});

describe("the live board", () => {
  const agent = {
    id: "ag_1",
    name: "Ada",
    intent: "online",
    away_reason: "",
    is_connected: true,
    held_units: 0,
    capacity_units: 1,
  };

  it("says why nobody can be given to somebody", () => {
    expect(whyNot(agent, false)).toBe("");
    expect(whyNot({ ...agent, held_units: 1 }, false)).toBe("full");
    expect(whyNot({ ...agent, intent: "away" }, false)).toBe("away");
    expect(whyNot({ ...agent, is_connected: false }, true)).toBe("offline");
  });

  it("lets a lead who is away take a case themselves", () => {
    expect(whyNot({ ...agent, intent: "away" }, true)).toBe("");
  });

  it("says a range once where both of its ends read the same", () => {
    expect(range(17, 40)).toBe("17 s to 40 s");
    expect(range(610, 640)).toBe("about 10 min");
    expect(range(null, null)).toBe("no estimate");
  });
});

describe("a colleague's queues", () => {
  it("are named while they are few and counted beyond", () => {
    expect(few(["General", "Returns"])).toBe("General, Returns");
    expect(few(["A", "B", "C", "D", "E"])).toBe("A, B, C, D, E");
    expect(few(["A", "B", "C", "D", "E", "F"])).toBe("A, B, C, D and 2 more");
  });
});
