/** How a text gets its names and numbers, and which language a customer reads. */
import type { Counted } from "./shape";

/** The text with `{name}` replaced by what `values` holds for it. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A name whose letters may run the other way, kept apart so that it does not turn the sentence. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** The right form of a counted text, filled with `n`. */
export function count(forms: Counted, n: number, language: string): string {
  const rule = new Intl.PluralRules(language).select(n);
  return fill(forms[rule] ?? forms.other, { n: new Intl.NumberFormat(language).format(n) });
}

export const LANGUAGES = ["en", "de", "es", "fr", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first wish that we have words for, else English. Tags may carry a region. */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split(/[-_]/)[0];
    const found = LANGUAGES.find((language) => language === base);
    if (found) return found;
  }
  return "en";
}

export function direction(language: string): "ltr" | "rtl" {
  return /^(ar|he|fa|ur)\b/.test(language) ? "rtl" : "ltr";
}
