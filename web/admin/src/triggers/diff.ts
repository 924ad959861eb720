/** What changed between two texts, line by line. Pure. */

export interface Line {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** The shortest list of lines to add and remove, by the longest common part. */
export function diff(before: string, after: string): readonly Line[] {
  const a = before.split("\n");
  const b = after.split("\n");
  const longest: number[][] = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = longest[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const out: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: "same", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (j < b.length && (i >= a.length || at(i, j + 1) > at(i + 1, j))) {
      out.push({ kind: "added", text: b[j] ?? "" });
      j += 1;
    } else {
      out.push({ kind: "removed", text: a[i] ?? "" });
      i += 1;
    }
  }
  return out;
}
