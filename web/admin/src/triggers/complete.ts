/** What may be written at a place of the YAML, found in the document's schema. Pure. */

type Node = Readonly<Record<string, unknown>>;

export interface Offer {
  readonly text: string;
  readonly about: string;
  /** Characters before the caret that the text takes the place of. */
  readonly replaces: number;
}

export interface Spot {
  readonly line: number;
  readonly column: number;
}

const MOST = 12;

/** Where the caret stands, counted from 0. Before a key or a plain value all letters are as wide. */
export function spotOf(text: string, caret: number): Spot {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length - 1, column: caret - start };
}

/** The keys, or the values after a colon, that fit where the caret is. */
export function complete(yaml: string, caret: number, schema: Node): readonly Offer[] {
  const before = yaml.slice(0, caret);
  const lines = before.split("\n");
  const line = lines.pop() ?? "";
  const value = /^\s*(?:- )*([A-Za-z_]+):\s+(\S*)$/.exec(line);
  const key = /^(\s*(?:- )*)([A-Za-z_]*)$/.exec(line);
  if (!value && !key) return [];
  const indent = value ? indentOf(line) : (key?.[1] ?? "").length;
  const place = walk(schema, path(lines, indent, /^\s*- /.test(line)), schema);
  if (value) {
    const typed = value[2] ?? "";
    return options(field(place, value[1] ?? "", schema), schema)
      .filter((text) => text.startsWith(typed) && text !== typed)
      .slice(0, MOST)
      .map((text) => ({ text, about: "", replaces: typed.length }));
  }
  const typed = key?.[2] ?? "";
  const properties = (place?.["properties"] ?? {}) as Readonly<Record<string, Node>>;
  const written = siblings(yaml, lines.length, indent);
  return Object.entries(properties)
    .filter(([name]) => name.startsWith(typed) && name !== typed && !written.has(name))
    .slice(0, MOST)
    .map(([name, node]) => ({
      text: `${name}: `,
      about: String(resolve(node, schema)?.["description"] ?? ""),
      replaces: typed.length,
    }));
}

/** Where a line's first key begins: "  - name: x" at 4. */
function indentOf(line: string): number {
  return /^\s*(?:- )*/.exec(line)?.[0].length ?? 0;
}

/** The keys that lead to lines indented so deep, and [] for each list on the way. */
function path(lines: readonly string[], indent: number, isItem: boolean): readonly string[] {
  const found: string[] = [];
  let depth = indent;
  let item = isItem;
  for (let at = lines.length - 1; at >= 0 && depth > 0; at -= 1) {
    const line = lines[at] ?? "";
    if (/^\s*(#.*)?$/.test(line)) continue;
    const own = indentOf(line);
    const dash = /^(\s*)- /.exec(line);
    if (dash && own === depth && !item) {
      item = true;
      continue;
    }
    const edge = dash ? (dash[1] ?? "").length : own;
    if (own >= depth && !(dash && edge < depth && own < depth)) continue;
    if (item) {
      found.unshift("[]");
      item = false;
    }
    found.unshift(/([A-Za-z_]+):/.exec(line)?.[1] ?? "");
    depth = own;
    if (dash) item = true;
  }
  return found;
}

function walk(node: Node, steps: readonly string[], schema: Node): Node | undefined {
  let now = resolve(node, schema);
  for (const step of steps) {
    if (!now) return undefined;
    now =
      step === "[]" ? resolve(now["items"] as Node | undefined, schema) : field(now, step, schema);
  }
  return now;
}

function field(node: Node | undefined, name: string, schema: Node): Node | undefined {
  const properties = node?.["properties"] as Readonly<Record<string, Node>> | undefined;
  const more = node?.["additionalProperties"];
  return resolve(
    properties?.[name] ?? (typeof more === "object" ? (more as Node) : undefined),
    schema,
  );
}

function resolve(node: Node | undefined, schema: Node): Node | undefined {
  let now = node;
  for (let hops = 0; now && hops < 8; hops += 1) {
    const ref = now["$ref"];
    const either = now["anyOf"] as readonly Node[] | undefined;
    if (typeof ref === "string") {
      const name = ref.split("/").at(-1) ?? "";
      now = (schema["$defs"] as Readonly<Record<string, Node>> | undefined)?.[name];
    } else if (either) {
      now = either.find((one) => one["type"] !== "null");
    } else return now;
  }
  return now;
}

function options(node: Node | undefined, schema: Node): readonly string[] {
  const items = resolve(node?.["items"] as Node | undefined, schema);
  const listed = (node?.["enum"] ??
    (node?.["type"] === "boolean" ? ["true", "false"] : [])) as readonly unknown[];
  const each = (items?.["enum"] ?? []) as readonly unknown[];
  return [...listed.map(String), ...each.map((one) => `[${String(one)}]`)];
}

/** The keys written beside this line already, above or below it. */
function siblings(yaml: string, at: number, indent: number): ReadonlySet<string> {
  const lines = yaml.split("\n");
  const found = new Set<string>();
  const isItem = /^\s*- /.test(lines[at] ?? "");
  for (const step of isItem ? [1] : [-1, 1]) {
    for (let k = at + step; k >= 0 && k < lines.length; k += step) {
      const line = lines[k] ?? "";
      if (/^\s*(#.*)?$/.test(line)) continue;
      const own = indentOf(line);
      if (own < indent) break;
      const dash = /^\s*- /.test(line);
      if (step === 1 && dash && own === indent) break;
      if (own === indent) found.add(/([A-Za-z_]+):/.exec(line)?.[1] ?? "");
      if (step === -1 && dash && own === indent) break;
    }
  }
  return found;
}
