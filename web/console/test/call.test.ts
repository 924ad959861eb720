import { expect, test } from "vitest";
import { callTime } from "../src/Call";

const AT = "2026-11-23T13:30:00Z";

test("a call is shown at the hour of the customer's clock", () => {
  expect(callTime(AT, "Europe/Berlin", new Date("2026-11-23T08:00:00Z"))).toBe(
    "14:30 (their time)",
  );
});

test("a call on another day of theirs names the day", () => {
  const late = new Date("2026-11-23T08:00:00Z");

  expect(callTime("2026-11-23T23:30:00Z", "Europe/Berlin", late)).toBe(
    "00:30 on Tue 24 Nov (their time)",
  );
});

test("where their clock is not known it is ours, and that is said", () => {
  expect(callTime(AT, "Nowhere/Atlantis", new Date(AT))).toMatch(/\(your time\)$/);
});
