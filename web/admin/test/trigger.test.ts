import { describe, expect, it } from "vitest";
import { complete, spotOf } from "../src/triggers/complete";
import { aDay, scoreFor } from "../src/triggers/thresholds";

const SCHEMA = {
  $ref: "#/$defs/Document",
  $defs: {
    Document: {
      properties: {
        default: { $ref: "#/$defs/Default" },
        rules: { items: { $ref: "#/$defs/Rule" } },
      },
    },
    Default: { properties: { queue: { type: "string" }, priority: { enum: ["normal", "high"] } } },
    Rule: {
      properties: {
        name: { type: "string" },
        when: { $ref: "#/$defs/When" },
        shadow: { type: "boolean" },
        priority: { anyOf: [{ type: "null" }, { enum: ["normal", "high", "urgent"] }] },
      },
    },
    When: {
      properties: {
        frustration: { properties: { above: {}, messages: {} } },
        any: { items: { $ref: "#/$defs/When" } },
      },
    },
  },
};
const at = (yaml: string): readonly string[] =>
  complete(yaml, yaml.length, SCHEMA).map((offer) => offer.text);

describe("what may be written at the cursor", () => {
  it("stands under it", () => {
    expect(spotOf("rules:\n  - na", 13)).toEqual({ line: 1, column: 6 });
    expect(spotOf("", 0)).toEqual({ line: 0, column: 0 });
  });

  it("is the document's keys at its edge", () => {
    expect(at("d")).toEqual(["default: "]);
  });

  it("is a rule's keys in a rule, but not those written already", () => {
    expect(at("rules:\n  - name: a\n    ")).toEqual(["when: ", "shadow: ", "priority: "]);
  });

  it("is a rule's keys right behind the dash", () => {
    expect(at("rules:\n  - name: a\n  - n")).toEqual(["name: "]);
  });

  it("follows conditions inward, through lists", () => {
    const yaml = "rules:\n  - name: a\n    when:\n      any:\n        - frustration:\n            ";
    expect(at(yaml)).toEqual(["above: ", "messages: "]);
    expect(at("rules:\n  - name: a\n    when:\n      fr")).toEqual(["frustration: "]);
  });

  it("is the values that a key takes", () => {
    expect(at("rules:\n  - name: a\n    priority: u")).toEqual(["urgent"]);
    expect(at("rules:\n  - name: a\n    shadow: ")).toEqual(["true", "false"]);
  });

  it("is nothing inside a text", () => {
    expect(at("rules:\n  - name: my new rule: ")).toEqual([]);
  });
});

describe("a threshold as handoffs a day", () => {
  const above = Array.from({ length: 101 }, (_, step) => 100 - step);
  const curves = { days: 10, conversations: 200, above: { "level/1": above } };

  it("reads from the merchant's history", () => {
    expect(aDay(curves, "level", 0.7, 1)).toBe(3);
    expect(aDay(curves, "category", 0.7, 1)).toBeUndefined();
  });

  it("goes back to the lowest score that brings no more", () => {
    expect(scoreFor(curves, "level", 3, 1)).toBe(0.7);
    expect(scoreFor(curves, "level", 0, 1)).toBe(1);
  });
});
