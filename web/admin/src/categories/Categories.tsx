/** What customers write about, by examples: edited as lines, tried on a message, put in force. */
import { Bones, Empty, Failed } from "@kit/staff/bits";
import { moment } from "@kit/staff/time";
import { Button } from "@mantine/core";
import { PlusIcon, StackIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import page from "../document/document.module.css";
import { History } from "../document/History";
import { Head, SaveBar, Section } from "../parts";
import { CATEGORIES, type Category, type Kept, type List, useCategories } from "./api";
import css from "./Categories.module.css";
import { CategoryCard, Lines } from "./CategoryCard";
import { TryMessage } from "./TryMessage";

/** A category as it is edited: a key that stays while its name changes. */
interface Row extends Category {
  readonly key: number;
  readonly isNew?: boolean;
}

export function Categories() {
  const api = useCategories();
  const stored = useQuery({ queryKey: CATEGORIES, queryFn: () => api.read() });
  if (stored.isError) return <Failed error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Bones lines={10} />;
  const { body, etag } = stored.data;
  return <Editor key={body.kept.version} kept={body} etag={etag} />;
}

let last = 0;
const rows = (list: List): readonly Row[] =>
  list.categories.map((one) => {
    last += 1;
    return { ...one, key: last };
  });

function Editor({ kept, etag }: { kept: Kept; etag: string | null }) {
  const api = useCategories();
  const queries = useQueryClient();
  const [edited, setEdited] = useState(() => rows(kept.kept.document));
  const [none, setNone] = useState(kept.kept.document.none);
  const [isChanged, setChanged] = useState(false);
  const list: List = {
    categories: edited.map(({ name, examples }) => ({ name, examples })),
    none,
  };
  const save = useMutation({
    mutationFn: () => api.save(list, etag),
    onSuccess: async () => {
      setChanged(false);
      await queries.invalidateQueries({ queryKey: CATEGORIES });
    },
  });
  const open = useMutation({
    mutationFn: (version: number) => api.read(version),
    onSuccess: ({ body }) => put(body.kept.document, true),
  });
  const put = (document: List, differs: boolean): void => {
    setEdited(rows(document));
    setNone(document.none);
    setChanged(differs);
    save.reset();
  };
  const change = (key: number, next: Category | null): void => {
    setEdited((old) =>
      old.flatMap((one) => (one.key !== key ? [one] : next ? [{ ...one, ...next }] : [])),
    );
    setChanged(true);
  };
  const teach = (text: string, category: string): void => {
    const learnt = (lines: readonly string[]): readonly string[] =>
      lines.includes(text) ? lines : [...lines, text];
    if (category === "") setNone(learnt);
    else
      setEdited((old) =>
        old.map((one) =>
          one.name === category ? { ...one, examples: learnt(one.examples) } : one,
        ),
      );
    setChanged(true);
  };
  const names = edited.map((one) => one.name.trim().toLowerCase());
  const lost = kept.uses.filter((use) => !names.includes(use.category.toLowerCase()));
  const { line, bounds } = kept;
  return (
    <>
      <Head
        title="Categories"
        aside={<History of={kept} isBusy={open.isPending} onOpen={(v) => open.mutate(v)} />}
      >
        What your customers write about, by how they say it. Rules and queues go by these names; ten
        sentences are enough to start.
      </Head>
      <div className={page["columns"]}>
        <div className={page["main"]}>
          {edited.length === 0 ? (
            <Empty icon={<StackIcon />} title="No category yet">
              Add one, or open the list every shop starts with.
            </Empty>
          ) : (
            <ul className={page["list"]} aria-label="Categories">
              {edited.map((one) => (
                <CategoryCard
                  key={one.key}
                  category={one}
                  startsOpen={one.isNew ?? false}
                  isTaken={
                    names.filter((name) => name === one.name.trim().toLowerCase()).length > 1
                  }
                  uses={kept.uses.filter((use) => use.category === one.name)}
                  bounds={bounds}
                  onChange={(next) => change(one.key, next)}
                />
              ))}
            </ul>
          )}
          <Button
            variant="default"
            leftSection={<PlusIcon />}
            disabled={edited.length >= bounds.categories}
            onClick={() => {
              last += 1;
              setEdited([...edited, { key: last, name: "", examples: [], isNew: true }]);
              setChanged(true);
            }}
          >
            Add a category
          </Button>
          <Section
            title="None of these"
            about="What customers write that is not your business. A few such sentences make “out of scope” surer."
          >
            <Lines
              label="Sentences that belong to no category, one a line"
              lines={none}
              onChange={(next) => {
                setNone(next);
                setChanged(true);
              }}
            />
          </Section>
          <p className={css["line"]}>
            {line.traffic > 0
              ? `Where “out of scope” begins is fitted on ${line.traffic} messages of your own customers${line.fitted_at ? `, ${moment(line.fitted_at)}` : ""}.`
              : `Where “out of scope” begins is our usual line. From ${line.enough} different messages on it follows your own customers.`}
          </p>
        </div>
        <TryMessage list={list} isChanged={isChanged} onTeach={teach} />
      </div>
      {lost.length > 0 ? (
        <p className={css["warn"]} role="alert">
          {lost.map((use) => `The ${use.kind} “${use.name}” goes by “${use.category}”`).join(". ")}.
          No category has that name, so it never applies.
        </p>
      ) : null}
      {open.isError ? <Failed error={open.error} /> : null}
      <SaveBar
        isChanged={isChanged}
        isSaving={save.isPending}
        error={save.error}
        onSave={() => save.mutate()}
        onUndo={() => put(kept.kept.document, false)}
      />
    </>
  );
}
