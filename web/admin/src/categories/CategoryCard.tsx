/** One category: its name and how customers say it, a sentence a line. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { ChevronDownIcon } from "@radix-ui/react-icons";
import { useId, useState } from "react";
import page from "../document/document.module.css";
import parts from "../parts.module.css";
import { type Category, type Kept, readable } from "./api";
import css from "./Categories.module.css";

export function CategoryCard({
  category,
  startsOpen,
  isTaken,
  uses,
  bounds,
  onChange,
}: {
  category: Category;
  startsOpen: boolean;
  isTaken: boolean;
  uses: Kept["uses"];
  bounds: Kept["bounds"];
  onChange: (category: Category | null) => void;
}) {
  const [isOpen, setOpen] = useState(startsOpen);
  const body = useId();
  const { name, examples } = category;
  const missing = bounds.enough - examples.length;
  return (
    <li className={page["item"]} data-open={isOpen} data-wrong={isTaken || examples.length === 0}>
      <button
        type="button"
        className={`${page["opener"] ?? ""} ${css["row"] ?? ""}`}
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => setOpen(!isOpen)}
      >
        <b>{readable(name) || "New category"}</b>
        <span className="cut">{examples[0] ? `“${examples[0]}”` : "no sentence yet"}</span>
        <small data-few={missing > 0}>{examples.length}</small>
        <ChevronDownIcon />
      </button>
      {isOpen ? (
        <div className={page["fields"]} id={body}>
          <TextInput
            label="Name"
            description="As rules and queues write it."
            value={name}
            maxLength={bounds.name}
            error={isTaken ? "Another category has this name." : undefined}
            onChange={(e) => onChange({ name: e.currentTarget.value, examples })}
          />
          <Lines
            label="How customers say it, one sentence a line"
            lines={examples}
            onChange={(next) => onChange({ name, examples: next })}
          />
          <div className={parts["end"]}>
            <p className={css["line"]}>
              {missing > 0
                ? `${missing} more and it is told well from the others. `
                : `${examples.length} sentences. `}
              {uses.length > 0
                ? `Used by ${uses.map((use) => `${use.kind} “${use.name}”`).join(", ")}.`
                : ""}
            </p>
            <Button variant="subtle" color="red" onClick={() => onChange(null)}>
              Remove
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** Sentences as lines; what is typed stays as typed until another list is shown. */
export function Lines({
  label,
  lines,
  onChange,
}: {
  label: string;
  lines: readonly string[];
  onChange: (lines: readonly string[]) => void;
}) {
  const [text, setText] = useState(lines.join("\n"));
  const told = split(text);
  const shown =
    told.length === lines.length && told.every((one, n) => one === lines[n])
      ? text
      : lines.join("\n");
  return (
    <Textarea
      label={label}
      dir="auto"
      autosize
      minRows={4}
      maxRows={14}
      value={shown}
      onChange={(e) => {
        setText(e.currentTarget.value);
        onChange(split(e.currentTarget.value));
      }}
    />
  );
}

const split = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
