/** The chat's colours, from the merchant's one colour: each pair is legible in light and in dark. */
import { colourOf, legible, mixed, onColour } from "@kit/ui/colour";

const LIGHT = { surface: "#ffffff", raised: "#f4f4f3", ink: "#1c1d1f" };
const DARK = { surface: "#17181a", raised: "#26282b", ink: "#f1f1f0" };

/** CSS that sets them on `.home`. */
export function colours(merchant: string): string {
  const accent = colourOf(merchant) ?? "#1f2328";
  const on = onColour(accent);
  // The header's second line is a shade quieter, yet still legible.
  const brand = {
    accent,
    "on-accent": on,
    "on-accent-soft": legible(mixed(on, accent, 0.2), accent),
    "accent-deep": mixed(accent, on === "#ffffff" ? "#000000" : "#ffffff", 0.14),
  };
  const light = scheme(accent, LIGHT);
  const dark = scheme(accent, DARK);
  return [
    `.home{${css(brand)}${css(light)}color-scheme:light}`,
    `.home[data-theme="dark"]{${css(dark)}color-scheme:dark}`,
    `@media (prefers-color-scheme:dark){.home[data-theme="auto"]{${css(dark)}color-scheme:dark}}`,
  ].join("");
}

function scheme(accent: string, base: typeof LIGHT): Readonly<Record<string, string>> {
  const { surface, raised, ink } = base;
  const link = legible(accent, raised);
  const tint = mixed(surface, link, 0.08);
  return {
    surface,
    raised,
    ink,
    "ink-soft": legible(mixed(ink, surface, 0.36), raised),
    line: mixed(surface, ink, 0.12),
    "line-strong": legible(mixed(surface, ink, 0.3), surface, 3),
    link,
    tint,
    "tint-line": mixed(surface, link, 0.3),
    "link-on-tint": legible(link, tint),
    danger: legible("#c62828", surface),
    "danger-tint": mixed(surface, "#c62828", 0.08),
    good: legible("#1b7f4b", surface),
  };
}

function css(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join("");
}
