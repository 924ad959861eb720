/** What the admin's pages are put together from. */
import { Bones, Failed } from "@kit/staff/bits";
import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import css from "./parts.module.css";

export function Head({
  title,
  children,
  aside,
}: {
  title: string;
  children?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <header className={css["head"]}>
      <div>
        <h1>{title}</h1>
        {children ? <p>{children}</p> : null}
      </div>
      {aside}
    </header>
  );
}

/** What stands where a list will be while it is read, and when it could not be. */
export function Reading({ query, lines }: { query: UseQueryResult; lines: number }) {
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return query.isLoading ? <Bones lines={lines} /> : null;
}

export function Section({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: ReactNode;
}) {
  return (
    <section className={css["section"]}>
      <header>
        <h2>{title}</h2>
        {about ? <p>{about}</p> : null}
      </header>
      <div className={css["fields"]}>{children}</div>
    </section>
  );
}

/** Shown only when something was changed. */
export function SaveBar({
  isChanged,
  isIncomplete = false,
  isSaving,
  error,
  onSave,
  onUndo,
}: {
  isChanged: boolean;
  isIncomplete?: boolean;
  isSaving: boolean;
  error: unknown;
  onSave: () => void;
  onUndo: () => void;
}) {
  return (
    <>
      {error ? <Failed error={error} /> : null}
      {isChanged ? (
        <div className={css["save"]}>
          <p role="status">Not saved yet</p>
          <Button variant="default" size="sm" onClick={onUndo}>
            Undo
          </Button>
          <Button size="sm" onClick={onSave} loading={isSaving} disabled={isIncomplete}>
            Save
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Something that is shown only now. */
export function Secret({ text, about }: { text: string; about: string }) {
  const clipboard = useClipboard();
  return (
    <div className={css["secret"]}>
      <code>{text}</code>
      <Button variant="default" onClick={() => clipboard.copy(text)}>
        {clipboard.copied ? "Copied" : "Copy"}
      </Button>
      <small className="dim" style={{ width: "100%" }}>
        {about}
      </small>
    </div>
  );
}
