/** What a score means on the merchant's own history: about so many handoffs a day. Pure, but for the context. */
import { createContext } from "react";
import type { Curves } from "../api";

export const ThresholdContext = createContext<Curves | undefined>(undefined);

/** Conversations a day above the score; undefined where history says nothing. */
export function aDay(
  curves: Curves | undefined,
  condition: string,
  above: number,
  messages: number,
): number | undefined {
  const line = curves?.above[`${condition}/${messages}`];
  if (!curves || !line || curves.conversations === 0) return undefined;
  const at = Math.min(Math.max(Math.floor(above * 100 + 1e-6), 0), 100);
  return (line[at] ?? 0) / curves.days;
}

/** The lowest score that brings no more than about so many a day. */
export function scoreFor(
  curves: Curves,
  condition: string,
  daily: number,
  messages: number,
): number {
  const line = curves.above[`${condition}/${messages}`] ?? [];
  const at = line.findIndex((count) => count <= daily * curves.days);
  return at < 0 ? 1 : at / 100;
}
