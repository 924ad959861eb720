import { describe, expect, test } from "vitest";
import { colourOf, contrast, legible, onColour, TEXT } from "./colour";

const GREY = Array.from({ length: 16 }, (_, i) => `#${i.toString(16).repeat(6)}`);
const COLOURS = [
  ...GREY,
  ...["00", "55", "aa", "ff"].flatMap((r) =>
    ["00", "55", "aa", "ff"].flatMap((g) => ["00", "55", "aa", "ff"].map((b) => `#${r}${g}${b}`)),
  ),
];

describe("a merchant's colour", () => {
  test("text on it can be read, whatever the colour", () => {
    const worst = Math.min(...COLOURS.map((c) => contrast(onColour(c), c)));

    expect(worst).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(["#ffffff", "#f4f4f2", "#17181a", "#212326"])(
    "text in it can be read on %s, whatever the colour",
    (background) => {
      const worst = Math.min(...COLOURS.map((c) => contrast(legible(c, background), background)));

      expect(worst).toBeGreaterThanOrEqual(TEXT);
    },
  );

  test("is left alone where it is legible already", () => {
    expect(legible("#1f4d3a", "#ffffff")).toBe("#1f4d3a");
  });

  test("is taken only if it is a colour", () => {
    expect(["#abc", " #a1b2c3 ", "red", "#12345", "url(x)", ""].map(colourOf)).toEqual([
      "#abc",
      "#a1b2c3",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
