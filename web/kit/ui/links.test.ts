import { expect, test } from "vitest";
import { parts } from "./links";

const links = (text: string): (string | undefined)[] =>
  parts(text)
    .filter((p) => p.href)
    .map((p) => p.href);

test("addresses become links without the sentence's full stop", () => {
  expect(links("See https://example.com/a?b=1. Or (www.example.org)!")).toEqual([
    "https://example.com/a?b=1",
    "https://www.example.org/",
  ]);
  expect(links("https://en.wikipedia.org/wiki/Larch_(tree) is one")).toEqual([
    "https://en.wikipedia.org/wiki/Larch_(tree)",
  ]);
});

test("a mailbox becomes a link", () => {
  expect(links("Write to help@example.com, please")).toEqual(["mailto:help@example.com"]);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<b>",
  "https://shop.example.com@evil.example/",
  "<img src=x onerror=alert(1)>",
  "file:///etc/passwd",
])("%s leads nowhere", (text) => {
  expect(links(text)).toEqual([]);
});

test("the parts joined are the text again", () => {
  const text = "a https://x.example/?q=<b> c www.y.example, d@e.example\nf";

  expect(
    parts(text)
      .map((p) => p.text)
      .join(""),
  ).toBe(text);
});

test("a very long text is cut in a blink", () => {
  const from = performance.now();

  parts("a@".repeat(4000) + "www.".repeat(1000));

  expect(performance.now() - from).toBeLessThan(200);
});
