/** What the card of somebody who waits shows of what was told: the words, and what may be chosen. */
import type { Choice } from "@kit/api/types";

/** Marks of direction that the server sets around what it fills in; nobody sees them. */
const MARK = /[\u200e\u200f\u061c\u2066-\u2069]/;

/** The text without the reason at its beginning; the whole text if it begins otherwise. */
export function without(text: string, reason: string): string {
  let at = 0;
  for (const letter of reason) {
    if (MARK.test(letter)) continue;
    while (MARK.test(text.charAt(at))) at += 1;
    if (!text.startsWith(letter, at)) return text;
    at += letter.length;
  }
  while (text.charAt(at) === "\u2069") at += 1; // the end of what was filled in
  return text.slice(at).trim();
}

/** What may be chosen now; a form that is being filled in stays: the server still takes it. */
export function offered(choices: readonly Choice[], form: Choice | undefined): readonly Choice[] {
  return form && !choices.includes(form) ? [...choices, form] : choices;
}
