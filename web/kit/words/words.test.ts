import { describe, expect, test } from "vitest";
import { ar, de, en, es, fr } from "./all.fixture";
import { chooseLanguage, count, fill } from "./fill";

const LANGUAGES = { ar, de, en, es, fr };

/** Every text with the path to it. */
function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();

describe.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])("%s", (language) => {
  const own = texts(LANGUAGES[language].widget);

  test("has a text for everything, with the same names and numbers in it", () => {
    const reference = texts(en.widget);

    expect(own.map(([path]) => path)).toEqual(reference.map(([path]) => path));
    expect(own.map(([path, text]) => [path, slots(text)])).toEqual(
      reference.map(([path, text]) => [path, slots(text)]),
    );
    expect(own.filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("promises nothing with words like soon, and holds no number", () => {
    const vague =
      /\b(soon|shortly|in a moment|gleich|in Kürze|pronto|en breve|bientôt|sous peu)\b|قريب/i;

    expect(own.filter(([, text]) => vague.test(text) || /\d/.test(text))).toEqual([]);
  });

  test("has every form that its plural rules ask for", () => {
    const { unread } = LANGUAGES[language].launcher;
    const asked = [0, 1, 2, 3, 11, 100].map((n) => new Intl.PluralRules(language).select(n));

    expect(asked.filter((rule) => unread[rule] === undefined)).toEqual([]);
    expect(count(unread, 5, language)).not.toContain("{");
  });
});

test("the customer reads the first language wished for that there is", () => {
  expect(chooseLanguage([undefined, "", "pt-BR", "de-AT", "en"])).toBe("de");
  expect(chooseLanguage(["tlh"])).toBe("en");
});

test("a name is put in as it is, even with braces and dollars", () => {
  expect(fill("{name} joined", { name: "$& {name}" })).toBe("$& {name} joined");
});
