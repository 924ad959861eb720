/** Who answers: roles, capacity, queues; inviting, and switching off. */
import type { Role } from "@kit/api/index";
import { Avatar, Chip, Failed } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { Button, Modal, MultiSelect, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Member, type Queue, useAdmin } from "./api";
import { Dialog, useSaving } from "./Dialog";
import { Head, Reading, Secret } from "./parts";
import css from "./parts.module.css";

const NAMED = 4; // queues of one colleague, before they are only counted
const ROLES = [
  { value: "agent", label: "Agent: answers" },
  { value: "lead", label: "Lead: answers, and settles how" },
  { value: "owner", label: "Owner: everything" },
];
const KEY = ["agents"] as const;

export function Agents() {
  const api = useAdmin();
  const agents = useQuery({ queryKey: KEY, queryFn: api.agents });
  const queues = useQuery({ queryKey: ["queues"], queryFn: api.queues });
  const [isInviting, setInviting] = useState(false);
  const [edited, setEdited] = useState<Member | null>(null);
  const names = new Map((queues.data ?? []).map((queue) => [queue.id, queue.name]));
  return (
    <>
      <Head
        title="Agents"
        aside={
          <Button size="sm" onClick={() => setInviting(true)}>
            Invite
          </Button>
        }
      >
        The people who answer. An agent belongs to one merchant and signs in with their own address.
      </Head>
      <Reading query={agents} lines={5} />
      <div className={css["scrolls"]}>
        <table className={css["table"]} hidden={!agents.data}>
          <thead>
            <tr>
              <th>Name</th>
              <th>Role</th>
              <th>Queues</th>
              <th>Capacity</th>
              <th className={css["right"]}>
                <span className="sr">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {agents.data?.map((agent) => (
              <tr key={agent.id} data-off={agent.state === "disabled"}>
                <td>
                  <div className={css["person"]}>
                    <Avatar name={agent.name} size={30} />
                    <div>
                      {agent.name}{" "}
                      {agent.state === "disabled" ? (
                        <Chip>off</Chip>
                      ) : agent.state === "invited" ? (
                        <Chip tone="amber">invited</Chip>
                      ) : null}
                      <small>{agent.email}</small>
                    </div>
                  </div>
                </td>
                <td>{agent.role}</td>
                <td>
                  {agent.queues.length === 0 ? (
                    <Chip tone="amber">none: gets no offers</Chip>
                  ) : (
                    few(agent.queues.map((id) => names.get(id) ?? id))
                  )}
                </td>
                <td>{agent.capacity_units}</td>
                <td className={css["right"]}>
                  <Button
                    variant="default"
                    onClick={() => setEdited(agent)}
                    aria-label={`Edit ${agent.name}`}
                  >
                    Edit
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Invite isOpen={isInviting} onClose={() => setInviting(false)} />
      {edited ? (
        <Edit
          key={edited.id}
          agent={edited}
          queues={queues.data ?? []}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

/** Names as a list that stays short: "General, Returns and 48 more". */
export function few(names: readonly string[]): string {
  return names.length <= NAMED + 1
    ? names.join(", ")
    : `${names.slice(0, NAMED).join(", ")} and ${names.length - NAMED} more`;
}

function Invite({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const api = useAdmin();
  const queries = useQueryClient();
  const [form, setForm] = useState({ name: "", email: "", role: "agent" as Role });
  const invite = useMutation({
    mutationFn: () => api.invite(form),
    onSuccess: () => void queries.invalidateQueries({ queryKey: KEY }),
  });
  const link = invite.data?.invitation_url ?? "";
  const close = (): void => {
    onClose();
    invite.reset();
    setForm({ name: "", email: "", role: "agent" });
  };
  return (
    <Modal opened={isOpen} onClose={close} title="Invite an agent" size={440}>
      {link ? (
        <div className={css["form"]}>
          <Secret
            text={link.startsWith("/") ? location.origin + link : link}
            about={`Send this link to ${form.email}. It works once and is not shown again.`}
          />
          <div className={css["end"]}>
            <Button onClick={close}>Done</Button>
          </div>
        </div>
      ) : (
        <form
          className={css["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate();
          }}
        >
          <TextInput
            label="Name"
            description="Customers see it when this agent answers."
            required
            data-autofocus
            value={form.name}
            onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          />
          <TextInput
            label="E-mail"
            type="email"
            required
            value={form.email}
            onChange={(e) => setForm({ ...form, email: e.currentTarget.value })}
          />
          <Select
            label="Role"
            data={ROLES}
            allowDeselect={false}
            value={form.role}
            onChange={(role) => role && setForm({ ...form, role: role as Role })}
          />
          {invite.isError ? <Failed error={invite.error} /> : null}
          <div className={css["end"]}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={invite.isPending}>
              Make the invitation
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}

function Edit({
  agent,
  queues,
  onClose,
}: {
  agent: Member;
  queues: readonly Queue[];
  onClose: () => void;
}) {
  const api = useAdmin();
  const { me } = useStaff();
  const [form, setForm] = useState(agent);
  const save = useSaving(
    KEY,
    () => {
      const { id, name, role, capacity_units, queues: held, language, state, revision } = form;
      return api.saveAgent({
        id,
        name,
        role,
        capacity_units,
        queues: held,
        language,
        state: state === "disabled" || state === "active" ? state : "active",
        revision,
      });
    },
    onClose,
  );
  const isSelf = agent.id === me.agent.id;
  return (
    <Dialog title={agent.name} size={460} saving={save} onClose={onClose}>
      <TextInput
        label="Name"
        required
        value={form.name}
        onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
      />
      <div className={css["two"]}>
        <Select
          label="Role"
          data={ROLES}
          allowDeselect={false}
          disabled={isSelf}
          value={form.role}
          onChange={(role) => role && setForm({ ...form, role: role as Role })}
        />
        <NumberInput
          label="Capacity"
          description="Conversations at once"
          min={0}
          max={100}
          value={form.capacity_units}
          onChange={(n) => setForm({ ...form, capacity_units: Number(n) || 0 })}
        />
      </div>
      <MultiSelect
        label="Queues"
        description={form.queues.length === 0 ? "None: gets no offers." : "Offers come from these."}
        data={queues.map((queue) => ({ value: queue.id, label: queue.name }))}
        value={[...form.queues]}
        onChange={(held) => setForm({ ...form, queues: held })}
      />
      {form.queues.length < queues.length ? (
        <Button
          variant="subtle"
          justify="flex-start"
          onClick={() => setForm({ ...form, queues: queues.map((queue) => queue.id) })}
        >
          {`All ${queues.length} queues`}
        </Button>
      ) : null}
      <TextInput
        label="Language"
        description="Of this agent's packets, like en or de."
        value={form.language}
        onChange={(e) => setForm({ ...form, language: e.currentTarget.value })}
      />
      <Switch
        label="May sign in"
        disabled={isSelf}
        checked={form.state !== "disabled"}
        onChange={(e) =>
          setForm({ ...form, state: e.currentTarget.checked ? "active" : "disabled" })
        }
      />
    </Dialog>
  );
}
