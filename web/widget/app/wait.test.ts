import { expect, test } from "vitest";
import { offered, without } from "./wait";

test("the reason is not said twice, whatever marks of direction stand around it", () => {
  const reason = "You asked for a person.";

  expect(without("You asked for a person. Your place is kept.", reason)).toBe(
    "Your place is kept.",
  );
  expect(without(`\u2068${reason}\u2069 \u2068Maya\u2069 comes.`, reason)).toBe(
    "\u2068Maya\u2069 comes.",
  );
  expect(without(`\u2068You asked for \u2069a person.`, reason)).toBe("");
  expect(without("It takes longer.", reason)).toBe("It takes longer.");
});

test("a form that is being filled in is not taken away by a word that offers it no more", () => {
  expect(offered(["keep_waiting", "email"], "callback")).toEqual([
    "keep_waiting",
    "email",
    "callback",
  ]);
  expect(offered([], "email")).toEqual(["email"]);
  expect(offered([], undefined)).toEqual([]);
  expect(offered(["email"], "email")).toEqual(["email"]);
});
