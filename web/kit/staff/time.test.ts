import { describe, expect, test } from "vitest";
import { running, span } from "./time";

describe("a length of time", () => {
  test("is said in the two largest units that matter", () => {
    expect([0, 59.6, 61, 3600, 4_805, 90_000].map(span)).toEqual([
      "0 s",
      "1 min",
      "1 min",
      "1 h",
      "1 h 20",
      "1 d",
    ]);
  });

  test("that runs shows its seconds, and is never taken for a time of day", () => {
    expect([-3, 45.9, 60, 785, 3_599.9, 3_600, 4_805].map(running)).toEqual([
      "0 s",
      "45 s",
      "1 min 00",
      "13 min 05",
      "59 min 59",
      "1 h",
      "1 h 20",
    ]);
  });
});
