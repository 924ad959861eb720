import { expect, test } from "vitest";
import { delayMs } from "./backoff";

test("waits grow, stay bounded, and are spread", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 20].map((n) => delayMs(n, () => 1));
  const shortest = delayMs(6, () => 0);

  expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 16000, 20000, 20000]);
  expect(shortest).toBe(10_000);
});
