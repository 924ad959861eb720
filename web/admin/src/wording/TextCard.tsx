/** One message: how it reads now, and the form to say it in the merchant's own words. */
import { Chip, Failed } from "@kit/staff/bits";
import { direction } from "@kit/words/fill";
import { Button, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { ChevronDownIcon } from "@radix-ui/react-icons";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import page from "../document/document.module.css";
import parts from "../parts.module.css";
import { type Sample, type Text, type TriedText, useWording, WORDING } from "./api";
import { factIs, onlyFact, sentenceCase, withFact } from "./chapters";
import css from "./Wording.module.css";

const TYPED_MS = 250; // after the last key, before the text is tried

interface Props {
  readonly language: string;
  readonly text: Text;
  readonly etag: string | null;
  /** What this text would sound like, while it is edited; null when it no longer is. */
  readonly onTry: (key: string, tried: TriedText | null) => void;
}

export function TextCard({ language, text, etag, onTry }: Props) {
  const [isOpen, setOpen] = useState(false);
  const body = useId();
  const whole = onlyFact(text.own ?? text.standing);
  const shown = text.tried.find((one) => one.count === 5) ?? text.tried[0];
  return (
    <li className={page["item"]} data-open={isOpen} data-wrong={text.findings.length > 0}>
      <button
        type="button"
        className={`${page["opener"] ?? ""} ${css["row"] ?? ""}`}
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => {
          if (isOpen) onTry(text.key, null);
          setOpen(!isOpen);
        }}
      >
        {whole ? (
          <span className={`${css["said"] ?? ""} dim`}>{sentenceCase(factIs(whole))}</span>
        ) : (
          <span className={css["said"]} lang={language} dir={direction(language)}>
            {shown?.text}
          </span>
        )}
        {text.own === null ? null : <Chip tone="accent">Yours</Chip>}
        <ChevronDownIcon />
      </button>
      {isOpen ? (
        <div className={page["fields"]} id={body}>
          <Editor language={language} text={text} etag={etag} onTry={onTry} />
        </div>
      ) : null}
    </li>
  );
}

function Editor({ language, text, etag, onTry }: Props) {
  const api = useWording();
  const queries = useQueryClient();
  const kept = text.own ?? text.standing;
  const [draft, setDraft] = useState(kept);
  const [typed] = useDebouncedValue(draft, TYPED_MS);
  const field = useRef<HTMLTextAreaElement>(null);
  const isChanged = draft !== kept;
  const attempt = useQuery({
    queryKey: [WORDING, "try", language, text.key, typed],
    queryFn: ({ signal }) => api.attempt(language, text.key, typed, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isTried = typed === draft && attempt.data !== undefined && !attempt.isPlaceholderData;
  const findings = attempt.data?.findings ?? text.findings;
  useEffect(() => {
    if (attempt.data) onTry(text.key, attempt.data);
  }, [attempt.data, onTry, text.key]);
  const done = (answer: Awaited<ReturnType<typeof api.save>>): void => {
    queries.setQueryData([WORDING, language], answer);
  };
  const save = useMutation({
    mutationFn: () => api.save(language, text.key, draft, etag),
    onSuccess: done,
  });
  const reset = useMutation({
    mutationFn: () => api.reset(language, text.key, etag),
    onSuccess: (answer) => {
      done(answer);
      setDraft(text.standing);
    },
  });
  const refused = save.error ?? reset.error;
  const again = (): void => {
    save.reset();
    reset.reset();
    void queries.invalidateQueries({ queryKey: [WORDING, language] });
  };
  return (
    <>
      {text.own === null ? null : (
        <div className={css["standing"]}>
          <small>Ours</small>
          <p lang={language} dir={direction(language)}>
            {text.standing}
          </p>
        </div>
      )}
      <Textarea
        ref={field}
        label={<code className={css["key"]}>{text.key}</code>}
        aria-label={`Your words for ${text.key}`}
        lang={language}
        dir={direction(language)}
        spellCheck
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        value={draft}
        onChange={(e) => setDraft(e.currentTarget.value)}
        error={findings.length > 0}
      />
      {text.facts.length > 0 ? (
        <div className={css["facts"]}>
          {text.facts.map((fact) => (
            <Button
              key={fact}
              size="compact-xs"
              variant="default"
              title={factIs(fact)}
              aria-label={`Put in {${fact}}: ${factIs(fact)}`}
              onClick={() => {
                setDraft(withFact(draft, fact, field.current?.selectionStart ?? draft.length));
                field.current?.focus();
              }}
            >
              {`{${fact}}`}
            </Button>
          ))}
        </div>
      ) : null}
      <div role="status">
        {findings.length > 0 ? (
          <ul className={css["findings"]}>
            {findings.map((why) => (
              <li key={why}>{sentence(why)}</li>
            ))}
          </ul>
        ) : (
          <Samples language={language} samples={attempt.data?.tried ?? text.tried} />
        )}
      </div>
      {attempt.isError ? (
        <Failed error={attempt.error} onRetry={() => void attempt.refetch()} />
      ) : null}
      {refused ? <Failed error={refused} onRetry={again} /> : null}
      <div className={parts["end"]}>
        {text.own === null ? null : (
          <Button
            variant="subtle"
            color="red"
            mr="auto"
            loading={reset.isPending}
            onClick={() => reset.mutate()}
          >
            Back to ours
          </Button>
        )}
        <Button variant="default" disabled={!isChanged} onClick={() => setDraft(kept)}>
          Undo
        </Button>
        <Button
          loading={save.isPending}
          disabled={!isChanged || !isTried || findings.length > 0}
          onClick={() => save.mutate()}
        >
          Save
        </Button>
      </div>
    </>
  );
}

function Samples({ language, samples }: { language: string; samples: readonly Sample[] }) {
  return (
    <ul className={css["samples"]}>
      {samples.map((one) => (
        <li key={one.count ?? "one"}>
          {one.count === null ? null : <small>{one.count}</small>}
          <span lang={language} dir={direction(language)}>
            {one.text}
          </span>
        </li>
      ))}
    </ul>
  );
}

const sentence = (why: string): string => `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
