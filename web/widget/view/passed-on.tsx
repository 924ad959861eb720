/** What the team will see, shown to the customer to put right. */
import type { PassedOn } from "@kit/api/types";
import { fill } from "@kit/words/fill";
import { useState } from "preact/hooks";
import { useAround } from "./context";
import { Icon } from "./icon";

const OTHER = "other"; // what they add of their own

type Line = NonNullable<PassedOn["lines"]>[number];

export function PassedOnList({ passedOn }: { passedOn: PassedOn | undefined }) {
  const { words } = useAround();
  const lines = passedOn?.lines ?? [];
  const hasOther = lines.some((line) => line.field === OTHER);
  return (
    <details class="passed-on" open>
      <summary>
        {passedOn?.title || words.wait.passingOn}
        <Icon name="down" />
      </summary>
      {!passedOn?.title ? (
        <p class="hint">{words.wait.nothingYet}</p>
      ) : (
        <>
          <dl>
            {lines.map((line) => (
              <Entry key={line.field} line={line} />
            ))}
          </dl>
          {hasOther ? null : <Entry line={{ field: OTHER, label: "", text: "" }} />}
          <p class="hint">{words.wait.passingOnHint}</p>
        </>
      )}
    </details>
  );
}

function Entry({ line }: { line: Line }) {
  const { words, session } = useAround();
  const text = words.wait;
  const { field, label } = line;
  const Value = label ? "dd" : "div"; // what they add of their own stands outside the list
  const [draft, setDraft] = useState<string>();
  const [state, setState] = useState<"" | "saving" | "saved" | string>("");

  const save = async (): Promise<void> => {
    const put = draft?.trim();
    if (!put || put === line.text) return setDraft(undefined);
    setState("saving");
    try {
      await session.correct(field, put);
      setState("saved");
      setDraft(undefined);
    } catch {
      setState("problem");
    }
  };

  return (
    <div class="entry">
      {label ? <dt id={`bp-${field}`}>{label}</dt> : null}
      <Value>
        {draft === undefined && !line.text && state !== "saved" ? (
          <button type="button" class="plain small adds" onClick={() => setDraft("")}>
            <Icon name="pen" /> {text.addMore}
          </button>
        ) : draft === undefined ? (
          <div class="statement">
            <p dir="auto">{line.text}</p>
            <button
              type="button"
              class="plain small"
              aria-label={fill(text.correctField, { field: label })}
              title={text.correct}
              onClick={() => setDraft(line.text)}
            >
              <Icon name="pen" />
            </button>
          </div>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <textarea
              rows={line.text.length > 40 ? 3 : 1}
              maxLength={500}
              dir="auto"
              {...(label ? { "aria-labelledby": `bp-${field}` } : { "aria-label": text.addMore })}
              ref={(element) => element?.focus()}
              value={draft}
              onInput={(event) => setDraft(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Escape") return;
                event.preventDefault();
                setDraft(undefined);
              }}
            />
            <div class="row">
              <button type="submit" class="button small" disabled={state === "saving"}>
                {text.save}
              </button>
              <button
                type="button"
                class="button ghostly small"
                onClick={() => setDraft(undefined)}
              >
                {text.cancel}
              </button>
            </div>
          </form>
        )}
        <div role="status">
          {state === "saved" && (
            <p class="saved">
              <Icon name="check" />
              {text.corrected}
            </p>
          )}
          {state === "problem" && <p class="field-problem">{words.problem}</p>}
        </div>
      </Value>
    </div>
  );
}
