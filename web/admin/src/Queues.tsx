/** The lines customers wait in: what goes where, and when a neighbour may help. */
import { Bones, Chip, Failed } from "@kit/staff/bits";
import { span } from "@kit/staff/time";
import { Button, Modal, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Queue, useAdmin } from "./api";
import { Head } from "./parts";
import css from "./parts.module.css";

const KEY = ["queues"] as const;
const NEW: Queue = {
  id: "",
  name: "",
  fallback_queue_id: "",
  relax_after_seconds: null,
  categories: [],
  languages: [],
  revision: 0,
};

export function Queues() {
  const api = useAdmin();
  const queues = useQuery({ queryKey: KEY, queryFn: api.queues });
  const [edited, setEdited] = useState<Queue | null>(null);
  const names = new Map((queues.data ?? []).map((queue) => [queue.id, queue.name]));
  return (
    <>
      <Head
        title="Queues"
        aside={
          <Button size="sm" onClick={() => setEdited(NEW)}>
            Add a queue
          </Button>
        }
      >
        A handoff goes to the first queue that fits its category and language. Places never swap
        while people wait.
      </Head>
      {queues.isError ? (
        <Failed error={queues.error} onRetry={() => void queues.refetch()} />
      ) : null}
      {queues.isLoading ? <Bones lines={4} /> : null}
      <div className={css["scrolls"]}>
        <table className={css["table"]} hidden={!queues.data}>
          <thead>
            <tr>
              <th>Name</th>
              <th>Takes</th>
              <th>Languages</th>
              <th>When it is slow</th>
              <th className={css["right"]}>
                <span className="sr">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {queues.data?.map((queue) => (
              <tr key={queue.id}>
                <td>
                  <b style={{ fontWeight: 550 }}>{queue.name}</b>
                </td>
                <td>
                  {queue.categories.length === 0 ? (
                    <span className="dim">everything else</span>
                  ) : (
                    <span style={{ display: "inline-flex", gap: 4, flexWrap: "wrap" }}>
                      {queue.categories.map((c) => (
                        <Chip key={c}>{c}</Chip>
                      ))}
                    </span>
                  )}
                </td>
                <td>
                  {queue.languages.length === 0 ? (
                    <span className="dim">any</span>
                  ) : (
                    queue.languages.join(", ")
                  )}
                </td>
                <td>
                  {queue.fallback_queue_id ? (
                    `after ${span(queue.relax_after_seconds ?? 0)} also ${names.get(queue.fallback_queue_id) ?? "another queue"}`
                  ) : (
                    <span className="dim">waits here</span>
                  )}
                </td>
                <td className={css["right"]}>
                  <Button
                    variant="default"
                    onClick={() => setEdited(queue)}
                    aria-label={`Edit ${queue.name}`}
                  >
                    Edit
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited ? (
        <Edit
          key={edited.id}
          queue={edited}
          all={queues.data ?? []}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

function Edit({
  queue,
  all,
  onClose,
}: {
  queue: Queue;
  all: readonly Queue[];
  onClose: () => void;
}) {
  const api = useAdmin();
  const queries = useQueryClient();
  const [form, setForm] = useState(queue);
  const save = useMutation({
    mutationFn: () => {
      const { id, is_default: _, ...rest } = form;
      const body = { ...rest, fallback_queue_id: rest.fallback_queue_id ?? "" };
      return id ? api.saveQueue({ id, ...body }) : api.addQueue(body);
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={queue.id ? queue.name : "Add a queue"} size={460}>
      <form
        className={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          label="Name"
          required
          data-autofocus
          value={form.name}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
        />
        <TagsInput
          label="Categories"
          description="Empty: whatever fits no other queue."
          value={[...form.categories]}
          onChange={(categories) => setForm({ ...form, categories })}
        />
        <TagsInput
          label="Languages"
          description="Empty: any."
          value={[...form.languages]}
          onChange={(languages) => setForm({ ...form, languages })}
        />
        <div className={css["two"]}>
          <Select
            label="Another queue may help"
            clearable
            data={all.filter((q) => q.id !== queue.id).map((q) => ({ value: q.id, label: q.name }))}
            value={form.fallback_queue_id || null}
            onChange={(id) =>
              setForm({
                ...form,
                fallback_queue_id: id ?? "",
                relax_after_seconds: id ? (form.relax_after_seconds ?? 300) : null,
              })
            }
          />
          <NumberInput
            label="After"
            suffix=" s"
            min={0}
            disabled={!form.fallback_queue_id}
            value={form.relax_after_seconds ?? ""}
            onChange={(n) => setForm({ ...form, relax_after_seconds: n === "" ? null : Number(n) })}
          />
        </div>
        {save.isError ? <Failed error={save.error} /> : null}
        <div className={css["end"]}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
