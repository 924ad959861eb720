/** What the team will see, shown to the customer to put right. */
import type { PassedOn } from "@kit/api/types";
import { fill } from "@kit/words/fill";
import { useState } from "preact/hooks";
import { useAround } from "./context";
import { Icon } from "./icon";

const FIELDS = ["name", "order", "happened", "wants", "tried"] as const;
type Field = (typeof FIELDS)[number];

export function PassedOnList({ passedOn }: { passedOn: PassedOn | undefined }) {
  const { words } = useAround();
  const shown = FIELDS.map((field) => [field, statements(passedOn, field)] as const).filter(
    ([, said]) => said.length > 0,
  );
  return (
    <details class="passed-on" open>
      <summary>
        {words.wait.passingOn}
        <Icon name="down" />
      </summary>
      {shown.length === 0 ? (
        <p class="hint">{words.wait.nothingYet}</p>
      ) : (
        <>
          <dl>
            {shown.map(([field, said]) => (
              <Entry key={field} field={field} said={said} />
            ))}
          </dl>
          <p class="hint">{words.wait.passingOnHint}</p>
        </>
      )}
    </details>
  );
}

function statements(passedOn: PassedOn | undefined, field: Field): readonly string[] {
  const value = passedOn?.[field];
  return typeof value === "string" ? (value ? [value] : []) : (value ?? []);
}

function Entry({ field, said }: { field: Field; said: readonly string[] }) {
  const { words, session } = useAround();
  const text = words.wait;
  const [draft, setDraft] = useState<string>();
  const [state, setState] = useState<"" | "saving" | "saved" | string>("");

  const save = async (): Promise<void> => {
    const put = draft?.trim();
    if (!put || put === said.join("\n")) return setDraft(undefined);
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
      <dt id={`bp-${field}`}>{text[field]}</dt>
      <dd>
        {draft === undefined ? (
          <div class="statement">
            <div dir="auto">
              {said.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
            <button
              type="button"
              class="plain small"
              aria-label={fill(text.correctField, { field: text[field] })}
              title={text.correct}
              onClick={() => setDraft(said.join("\n"))}
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
              rows={Math.min(4, Math.max(1, said.length))}
              maxLength={500}
              dir="auto"
              aria-labelledby={`bp-${field}`}
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
      </dd>
    </div>
  );
}
