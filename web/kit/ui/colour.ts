/** How a merchant's one colour becomes colours that can be read on it and beside it. */

type Rgb = readonly [number, number, number];

const WHITE = "#ffffff";
const BLACK = "#000000";
/** What plain text needs by WCAG 2.2, level AA. */
export const TEXT = 4.5;

/** Black or white: the one that is read better on `background`. Always at least 4.5 to 1. */
export function onColour(background: string): string {
  // White is kept as long as it is legible: people expect it on strong colours.
  return contrast(WHITE, background) >= TEXT ? WHITE : BLACK;
}

/** `colour`, moved towards black or white no further than it takes to stand out from `background`. */
export function legible(colour: string, background: string, least: number = TEXT): string {
  if (contrast(colour, background) >= least) return colour;
  const target = luminance(parsed(background)) > 0.18 ? BLACK : WHITE;
  for (let share = 0.04; share < 1; share += 0.04) {
    const moved = mixed(colour, target, share);
    if (contrast(moved, background) >= least) return moved;
  }
  return target;
}

/** `share` of `other` in `colour`; 0 is all colour, 1 is all other. */
export function mixed(colour: string, other: string, share: number): string {
  const from = parsed(colour);
  const to = parsed(other);
  return `#${from
    .map((value, i) => Math.round(value + ((to[i] ?? value) - value) * share))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** WCAG contrast, from 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(parsed(one)), luminance(parsed(other))].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** A written colour, if it is one we take: #rgb or #rrggbb; else undefined. */
export function colourOf(text: string | undefined | null): string | undefined {
  return text && /^#(?:[0-9a-f]{3}){1,2}$/i.test(text.trim()) ? text.trim() : undefined;
}

function parsed(colour: string): Rgb {
  const hex = colour.slice(1);
  const wide = hex.length === 3 ? [...hex].map((c) => c + c).join("") : hex;
  const value = Number.parseInt(wide, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
