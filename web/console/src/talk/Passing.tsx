/** What one holder tells the next: decided, promised with its day, still open, not to be mentioned. */
import { Textarea } from "@mantine/core";

export const NOTHING = { decided: "", promised: "", open: "", do_not_mention: "" } as const;
export type Note = Readonly<Record<keyof typeof NOTHING, string>>;

const FIELDS = [
  ["decided", "Decided", "What was agreed, so that it is not asked again."],
  ["promised", "Promised", "Each with its day: “refund by Friday”."],
  ["open", "Still open", ""],
  ["do_not_mention", "Do not mention", "What would open the wound again."],
] as const;

const ABOUT_OPEN = {
  agent: "What is left to do.",
  assistant: "What the assistant should go on with.",
} as const;

export function Passing({
  to,
  note,
  onChange,
}: {
  to: keyof typeof ABOUT_OPEN;
  note: Note;
  onChange: (note: Note) => void;
}) {
  return (
    <>
      {FIELDS.map(([name, label, about], index) => (
        <Textarea
          key={name}
          label={label}
          description={about || ABOUT_OPEN[to]}
          autosize
          minRows={1}
          maxRows={4}
          data-autofocus={(to === "assistant" && index === 0) || undefined}
          value={note[name]}
          onChange={(e) => onChange({ ...note, [name]: e.currentTarget.value })}
        />
      ))}
    </>
  );
}

/** One statement a line. Pure. */
const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** The note as it travels. Pure. */
export const written = (note: Note): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(note).map(([name, text]) => [name, linesOf(text)]));
