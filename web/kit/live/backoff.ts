/** How long to wait before the next try, so that a thousand clients do not come back at once. */

const FIRST_MS = 500;
const LONGEST_MS = 20_000;

/** Milliseconds before try number `attempt` (0 is the first), spread over half to whole. */
export function delayMs(attempt: number, random: () => number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return whole / 2 + (whole / 2) * random();
}

/** A connection that lasted this long was a good one: the next wait is the shortest again. */
export const GOOD_MS = 5_000;
