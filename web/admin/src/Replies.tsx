/** Texts that agents use again, with variables that are filled when used. */
import { Empty } from "@kit/staff/bits";
import { Button, Textarea, TextInput } from "@mantine/core";
import { ReaderIcon } from "@radix-ui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Reply, useAdmin } from "./api";
import { Dialog, useSaving } from "./Dialog";
import { Head, Reading } from "./parts";
import css from "./parts.module.css";

const KEY = ["replies"] as const;
const NEW: Reply = { id: "", title: "", text: "", shortcut: "" };
export const VARIABLES = [
  "customer.name",
  "order.number",
  "order.tracking_url",
  "agent.name",
  "merchant.name",
] as const;

export function Replies() {
  const api = useAdmin();
  const replies = useQuery({ queryKey: KEY, queryFn: api.replies });
  const [edited, setEdited] = useState<Reply | null>(null);
  return (
    <>
      <Head
        title="Saved replies"
        aside={
          <Button size="sm" onClick={() => setEdited(NEW)}>
            Add a reply
          </Button>
        }
      >
        A reply with a variable that has no value is not sent: nobody ever reads “Hi {"{{"}
        customer.name{"}}"}”.
      </Head>
      <Reading query={replies} lines={4} />
      {replies.data?.length === 0 ? (
        <Empty icon={<ReaderIcon />} title="No saved replies yet">
          Add the three sentences your team writes most.
        </Empty>
      ) : null}
      <table className={css["table"]} hidden={!replies.data?.length}>
        <thead>
          <tr>
            <th>Title</th>
            <th>Text</th>
            <th className={css["right"]}>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {replies.data?.map((reply) => (
            <tr key={reply.id}>
              <td style={{ whiteSpace: "nowrap" }}>{reply.title}</td>
              <td className="dim">{reply.text}</td>
              <td className={css["right"]}>
                <Button
                  variant="default"
                  onClick={() => setEdited(reply)}
                  aria-label={`Edit ${reply.title}`}
                >
                  Edit
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited ? <Edit key={edited.id} reply={edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}

function Edit({ reply, onClose }: { reply: Reply; onClose: () => void }) {
  const api = useAdmin();
  const [form, setForm] = useState(reply);
  const save = useSaving(
    KEY,
    async () => {
      const { id, ...body } = form;
      await (id ? api.saveReply(form) : api.addReply(body));
    },
    onClose,
  );
  const drop = useSaving(KEY, () => api.dropReply(reply.id), onClose);
  const strange = [...form.text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => !(VARIABLES as readonly string[]).includes(name));
  return (
    <Dialog
      title={reply.id ? reply.title : "Add a reply"}
      size={520}
      saving={save}
      removing={reply.id ? drop : undefined}
      isIncomplete={strange.length > 0}
      onClose={onClose}
    >
      <TextInput
        label="Title"
        required
        data-autofocus
        value={form.title}
        onChange={(e) => setForm({ ...form, title: e.currentTarget.value })}
      />
      <Textarea
        label="Text"
        required
        autosize
        minRows={4}
        maxRows={12}
        value={form.text}
        onChange={(e) => setForm({ ...form, text: e.currentTarget.value })}
        error={strange.length > 0 ? `Unknown: ${strange.join(", ")}` : undefined}
      />
      <div style={{ display: "flex", gap: 4, flexWrap: "wrap" }}>
        {VARIABLES.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            onClick={() => setForm({ ...form, text: `${form.text}{{${name}}}` })}
          >
            {name}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
