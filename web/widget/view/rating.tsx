/** One tap says how it went; whether things had to be repeated, and a comment, may follow. */
import type { Survey } from "@kit/model";
import { fill } from "@kit/words/fill";
import { useState } from "preact/hooks";
import { useAround } from "./context";
import { Face, Icon } from "./icon";

const SCORES = [1, 2, 3, 4, 5] as const;

export function Rating({ survey, name }: { survey: Survey; name: string | undefined }) {
  const { words, session } = useAround();
  const text = words.rating;
  const [score, setScore] = useState(survey.score ?? undefined);
  const [repeated, setRepeated] = useState<boolean | undefined>(survey.repeated ?? undefined);
  const [comment, setComment] = useState("");
  // Whoever was with the assistant alone repeated nothing to anybody.
  const asksRepeated = survey.part !== "assistant";
  const [isDone, setDone] = useState(
    survey.score != null && (survey.repeated != null || !asksRepeated),
  );
  const [problem, setProblem] = useState(false);

  const send = async (change: { score?: number; repeated?: boolean }) => {
    setProblem(false);
    try {
      await session.rate({
        score: score ?? 0,
        ...(repeated === undefined ? {} : { repeated }),
        ...(comment.trim() ? { comment: comment.trim() } : {}),
        ...change,
      });
      return true;
    } catch {
      setProblem(true);
      return false;
    }
  };

  if (isDone) {
    return (
      <p class="card thanks" role="status">
        <Icon name="check" />
        {text.thanks}
      </p>
    );
  }
  const title = survey.part === "agent" && name ? fill(text.titleAgent, { name }) : text.title;
  return (
    <form
      class="card rating"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await send({})) setDone(true);
      }}
    >
      <fieldset class="faces">
        <legend>
          <bdi>{title}</bdi>
        </legend>
        <div class="row">
          {SCORES.map((value) => (
            <label key={value} class="score">
              <input
                type="radio"
                name="bp-score"
                value={value}
                checked={score === value}
                onChange={() => {
                  setScore(value);
                  void send({ score: value });
                }}
              />
              <Face score={value} />
              <span class="aside">{text.scores[value - 1]}</span>
            </label>
          ))}
        </div>
        <p class="ends" aria-hidden="true">
          {score === undefined ? (
            <>
              <span>{text.scores[0]}</span>
              <span>{text.scores[4]}</span>
            </>
          ) : (
            <span class="picked">{text.scores[score - 1]}</span>
          )}
        </p>
      </fieldset>
      {score !== undefined && (
        <>
          {asksRepeated && (
            <fieldset class="repeated">
              <legend>{text.repeated}</legend>
              {([true, false] as const).map((value) => (
                <label key={String(value)} class="pill">
                  <input
                    type="radio"
                    name="bp-repeated"
                    checked={repeated === value}
                    onChange={() => {
                      setRepeated(value);
                      void send({ repeated: value });
                    }}
                  />
                  {value ? text.yes : text.no}
                </label>
              ))}
            </fieldset>
          )}
          <label class="labelled">
            <span>
              {text.comment} <small>{text.commentHint}</small>
            </span>
            <textarea
              rows={2}
              maxLength={2000}
              dir="auto"
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {text.send}
          </button>
        </>
      )}
      {problem && (
        <p class="field-problem" role="alert">
          {words.problem}
        </p>
      )}
    </form>
  );
}
