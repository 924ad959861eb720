/** Text of customers and models is drawn as text: nothing in the staff's apps can draw it as markup. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const MARKUP =
  /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|DOMParser|srcDoc|\beval\(|new Function/;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => join(folder, name));
}

describe("markup", () => {
  it.each(["console/src", "admin/src", "kit/staff"])("has no door in %s", (folder) => {
    const files = sources(folder);

    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => MARKUP.test(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("would be found", () => {
    expect(MARKUP.test('<p dangerouslySetInnerHTML={{ __html: "x" }} />')).toBe(true);
  });
});
