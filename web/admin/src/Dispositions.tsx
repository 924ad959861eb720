/** The list of ways a case can end, in the order of their number keys. */
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { ArrowUpIcon, TrashIcon } from "@radix-ui/react-icons";
import type { Settings } from "./api";

type Items = Settings["dispositions"];

const codeOf = (label: string): string =>
  label
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .slice(0, 40);

export function Dispositions({
  items,
  onChange,
}: {
  items: Items;
  onChange: (items: Items) => void;
}) {
  const change = (at: number, label: string): void =>
    onChange(
      items.map((item, i) => (i === at ? { code: item.code || codeOf(label), label } : item)),
    );
  const up = (at: number): void => {
    const next = [...items];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at - 1, 0, moved);
    onChange(next);
  };
  return (
    <div style={{ display: "grid", gap: 6 }}>
      {items.map((item, at) => (
        <div
          key={item.code || `new-${at}`}
          style={{ display: "flex", gap: 6, alignItems: "center" }}
        >
          <TextInput
            flex={1}
            aria-label={`Disposition ${at + 1}`}
            value={item.label}
            onChange={(e) => change(at, e.currentTarget.value)}
            leftSection={<span className="dim num">{at + 1}</span>}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Move ${item.label} up`}
            disabled={at === 0}
            onClick={() => up(at)}
          >
            <ArrowUpIcon />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove ${item.label}`}
            disabled={items.length === 1}
            onClick={() => onChange(items.filter((_, i) => i !== at))}
          >
            <TrashIcon />
          </ActionIcon>
        </div>
      ))}
      <Adding
        onAdd={(label) => onChange([...items, { code: unique(codeOf(label), items), label }])}
      />
    </div>
  );
}

function Adding({ onAdd }: { onAdd: (label: string) => void }) {
  return (
    <form
      style={{ display: "flex", gap: 6 }}
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.elements.namedItem("label");
        if (!(field instanceof HTMLInputElement) || !field.value.trim()) return;
        onAdd(field.value.trim());
        field.value = "";
      }}
    >
      <TextInput
        flex={1}
        name="label"
        aria-label="New disposition"
        placeholder="Another way it can end"
        maxLength={60}
      />
      <Button type="submit" variant="default" size="sm">
        Add
      </Button>
    </form>
  );
}

function unique(code: string, items: Items): string {
  const taken = new Set(items.map((item) => item.code));
  let name = code || "other";
  for (let n = 2; taken.has(name); n += 1) name = `${code || "other"}_${n}`;
  return name;
}
