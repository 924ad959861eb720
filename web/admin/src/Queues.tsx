/** The lines customers wait in: what goes where, and when a neighbour may help. */
import { Chip } from "@kit/staff/bits";
import { span } from "@kit/staff/time";
import { Button, NumberInput, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Member, type Queue, useAdmin } from "./api";
import { useCategoryNames } from "./categories/api";
import { Confirm, Dialog, useSaving } from "./Dialog";
import { isWrong, WeekEditor } from "./Hours";
import { Head, Reading } from "./parts";
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
  const agents = useQuery({ queryKey: ["agents"], queryFn: api.agents });
  const [edited, setEdited] = useState<Queue | null>(null);
  const [doomed, setDoomed] = useState<Queue | null>(null);
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
        A handoff goes to the first queue that asks for it. Places never swap while people wait.
      </Head>
      <Reading query={queues} lines={4} />
      <div className={css["scrolls"]}>
        <table className={css["table"]} hidden={!queues.data}>
          <thead>
            <tr>
              <th>Name</th>
              <th>Takes</th>
              <th>When it is slow or closed</th>
              <th>Asks</th>
              <th>Served by</th>
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
                  <Takes queue={queue} />
                </td>
                <td>
                  {queue.fallback_queue_id ? (
                    slow(queue, names.get(queue.fallback_queue_id) ?? "another queue")
                  ) : (
                    <span className="dim">waits here</span>
                  )}
                </td>
                <td>
                  {queue.accepts_by_itself ? "nobody: it is given" : "whoever is free"}
                  {queue.sticky_seconds ? (
                    <span className="dim">
                      , the same agent first for {span(queue.sticky_seconds)}
                    </span>
                  ) : null}
                </td>
                <td>
                  {agents.data ? <Served by={agents.data.filter((a) => serves(a, queue))} /> : null}
                </td>
                <td className={css["right"]} style={{ whiteSpace: "nowrap" }}>
                  {queue.is_default ? null : (
                    <Button
                      variant="subtle"
                      color="red"
                      onClick={() => setDoomed(queue)}
                      aria-label={`Remove ${queue.name}`}
                    >
                      Remove
                    </Button>
                  )}
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
      {doomed ? (
        <Remove
          key={doomed.id}
          queue={doomed}
          rest={queues.data?.find((queue) => queue.is_default)?.name ?? "the default queue"}
          onClose={() => setDoomed(null)}
        />
      ) : null}
    </>
  );
}

const serves = (agent: Member, queue: Queue): boolean =>
  agent.state === "active" && agent.queues.includes(queue.id);

function Served({ by }: { by: readonly Member[] }) {
  if (by.length === 0) return <Chip tone="amber">nobody</Chip>;
  return <span title={listed(by)}>{by.length === 1 ? by[0]?.name : `${by.length} agents`}</span>;
}

/** What becomes of people, colleagues and history when a queue goes; the server says why it stays. */
function Remove({ queue, rest, onClose }: { queue: Queue; rest: string; onClose: () => void }) {
  const api = useAdmin();
  const agents = useQuery({ queryKey: ["agents"], queryFn: api.agents });
  const remove = useSaving(KEY, () => api.removeQueue(queue.id), onClose);
  const serving = (agents.data ?? []).filter((agent) => serves(agent, queue));
  const others = serving.filter((agent) => agent.queues.length > 1);
  const idle = serving.filter((agent) => agent.queues.length === 1);
  return (
    <Confirm title={`Remove “${queue.name}”?`} says="Remove" acting={remove} onClose={onClose}>
      <p>Whoever would have come here goes to the next queue that asks for them, else to {rest}.</p>
      {others.length > 0 ? (
        <p>
          {listed(others)} no longer {others.length === 1 ? "serves" : "serve"} it.
        </p>
      ) : null}
      {idle.length > 0 ? (
        <p style={{ fontWeight: 550 }}>
          {listed(idle)} {idle.length === 1 ? "serves" : "serve"} no other queue and will get no
          offers.
        </p>
      ) : null}
      <p className="dim">
        Cases, promises and reports keep its name. It stays while somebody waits or is served in it,
        or while a rule or another queue names it. This cannot be undone.
      </p>
    </Confirm>
  );
}

function listed(agents: readonly Member[]): string {
  return new Intl.ListFormat("en").format(agents.map((agent) => agent.name));
}

/** What a queue asks for by itself, in words. */
function Takes({ queue }: { queue: Queue }) {
  const asked: string[] = [
    ...queue.categories,
    ...queue.languages.map((l) => `in ${l}`),
    ...(queue.channels ?? []).map((c) => `by ${c}`),
    ...(queue.tiers ?? []).map((t) => `tier ${t}`),
    ...(queue.order_value_at_least ? [`orders from ${queue.order_value_at_least}`] : []),
  ];
  return (
    <span style={{ display: "inline-flex", gap: 4, flexWrap: "wrap" }}>
      {queue.is_default ? <span className="dim">everything else</span> : null}
      {asked.length === 0 && !queue.is_default ? (
        <span className="dim">whom a rule or a colleague sends</span>
      ) : null}
      {asked.map((words) => (
        <Chip key={words}>{words}</Chip>
      ))}
      {queue.hours ? <Chip tone="amber">own hours</Chip> : null}
    </span>
  );
}

function slow(queue: Queue, other: string): string {
  const when = [
    ...(queue.relax_after_seconds ? [`after ${span(queue.relax_after_seconds)}`] : []),
    ...(queue.overflow_at ? [`from ${queue.overflow_at} waiting`] : []),
    ...(queue.hours ? ["when closed"] : []),
  ];
  return `${when.join(", ") || "never by itself"}: ${other}`;
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
  const categories = useCategoryNames();
  const api = useAdmin();
  const [form, setForm] = useState(queue);
  const save = useSaving(
    KEY,
    () => {
      const { id, is_default: _, ...rest } = form;
      const body = { ...rest, fallback_queue_id: rest.fallback_queue_id ?? "" };
      return id ? api.saveQueue({ id, ...body }) : api.addQueue(body);
    },
    onClose,
  );
  return (
    <Dialog
      title={queue.id ? queue.name : "Add a queue"}
      size={form.hours ? 720 : 500}
      saving={save}
      isIncomplete={form.hours ? isWrong(form.hours) : false}
      onClose={onClose}
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
        description="Empty: any."
        data={[...categories]}
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
        <TagsInput
          label="Channels"
          description="Empty: any."
          value={[...(form.channels ?? [])]}
          onChange={(channels) => setForm({ ...form, channels })}
        />
        <TagsInput
          label="Customer tiers"
          description="As your shop names them."
          value={[...(form.tiers ?? [])]}
          onChange={(tiers) => setForm({ ...form, tiers })}
        />
      </div>
      <div className={css["two"]}>
        <NumberInput
          label="Order value from"
          description="Empty: any order, or none."
          min={0}
          value={form.order_value_at_least ?? ""}
          onChange={(n) => setForm({ ...form, order_value_at_least: n === "" ? null : Number(n) })}
        />
        <NumberInput
          label="Same agent first, for"
          description="While they are online. 0: no."
          suffix=" s"
          min={0}
          max={3600}
          value={form.sticky_seconds ?? 0}
          onChange={(n) => setForm({ ...form, sticky_seconds: Number(n) || 0 })}
        />
      </div>
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
      <NumberInput
        label="Newcomers go there at once when so many wait"
        description="Empty: never."
        min={1}
        disabled={!form.fallback_queue_id}
        value={form.overflow_at ?? ""}
        onChange={(n) => setForm({ ...form, overflow_at: n === "" ? null : Number(n) })}
      />
      <Switch
        label="Hours of its own"
        description="Outside them newcomers go to the other queue."
        checked={Boolean(form.hours)}
        onChange={(e) => setForm({ ...form, hours: e.currentTarget.checked ? {} : null })}
      />
      {form.hours ? (
        <WeekEditor week={form.hours} onChange={(hours) => setForm({ ...form, hours })} />
      ) : null}
      <Switch
        label="Accept by itself"
        description="Who is free has the customer at once, without being asked."
        checked={form.accepts_by_itself ?? false}
        onChange={(e) => setForm({ ...form, accepts_by_itself: e.currentTarget.checked })}
      />
    </Dialog>
  );
}
