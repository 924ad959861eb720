/** Keys for other programs: made here, shown once, taken back at any time. */
import { Empty, Failed } from "@kit/staff/bits";
import { moment } from "@kit/staff/time";
import { Button, Modal, MultiSelect, TextInput } from "@mantine/core";
import { LockClosedIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ApiKey, useAdmin } from "./api";
import { Confirm, useSaving } from "./Dialog";
import { Head, Reading, Secret } from "./parts";
import css from "./parts.module.css";

const KEY = ["keys"] as const;
const SCOPES: Readonly<Record<string, string>> = {
  customers: "Write for customers",
  assistant: "Write as your own assistant",
  conversations: "Read conversations and packets",
  agents: "Act for agents",
  admin: "Change settings",
  orders: "Push orders",
  clock: "Set the test clock",
};

export function Keys() {
  const api = useAdmin();
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: KEY, queryFn: api.keys });
  const [isAdding, setAdding] = useState(false);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const [doomed, setDoomed] = useState<ApiKey | null>(null);
  const again = (): void => void queries.invalidateQueries({ queryKey: KEY });
  const add = useMutation({ mutationFn: () => api.addKey({ name, scopes }), onSuccess: again });
  const secret = add.data?.secret ?? "";
  const live = (keys.data?.items ?? []).filter((key) => !key.revoked_at);
  const close = (): void => {
    setAdding(false);
    setName("");
    setScopes([]);
    add.reset();
  };
  return (
    <>
      <Head
        title="API keys"
        aside={
          <Button size="sm" onClick={() => setAdding(true)}>
            Make a key
          </Button>
        }
      >
        For your own programs. A key speaks for the whole merchant: keep it on a server, never in a
        page.
      </Head>
      <Reading query={keys} lines={3} />
      {keys.data && live.length === 0 ? (
        <Empty icon={<LockClosedIcon />} title="No keys yet">
          Make one when a program of yours needs the API.
        </Empty>
      ) : null}
      <table className={css["table"]} hidden={live.length === 0}>
        <thead>
          <tr>
            <th>Name</th>
            <th>Made</th>
            <th>Last used</th>
            <th className={css["right"]}>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {live.map((key) => (
            <tr key={key.id}>
              <td>
                {key.name} <small className="dim">{(key.scopes ?? []).join(", ")}</small>
              </td>
              <td>{moment(key.created_at)}</td>
              <td>
                {key.last_used_at ? moment(key.last_used_at) : <span className="dim">never</span>}
              </td>
              <td className={css["right"]}>
                <Button
                  variant="subtle"
                  color="red"
                  onClick={() => setDoomed(key)}
                  aria-label={`Take back ${key.name}`}
                >
                  Take back
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal opened={isAdding} onClose={close} title="Make a key" size={460}>
        {secret ? (
          <div className={css["form"]}>
            <Secret
              text={secret}
              about="Copy it now: it is stored only as a hash and cannot be shown again."
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
              add.mutate();
            }}
          >
            <TextInput
              label="Name"
              description="Which program uses it."
              required
              data-autofocus
              value={name}
              onChange={(e) => setName(e.currentTarget.value)}
            />
            <MultiSelect
              label="May"
              description="No more than it needs."
              required
              data={(keys.data?.scopes ?? []).map((scope) => ({
                value: scope,
                label: SCOPES[scope] ?? scope,
              }))}
              value={scopes}
              onChange={setScopes}
            />
            {add.isError ? <Failed error={add.error} /> : null}
            <div className={css["end"]}>
              <Button type="submit" loading={add.isPending} disabled={scopes.length === 0}>
                Make it
              </Button>
            </div>
          </form>
        )}
      </Modal>
      {doomed ? <TakeBack key={doomed.id} of={doomed} onClose={() => setDoomed(null)} /> : null}
    </>
  );
}

function TakeBack({ of, onClose }: { of: ApiKey; onClose: () => void }) {
  const api = useAdmin();
  const drop = useSaving(KEY, () => api.dropKey(of.id), onClose);
  return (
    <Confirm title={`Take back “${of.name}”?`} says="Take back" acting={drop} onClose={onClose}>
      <p>Programs that use it are refused from this moment. This cannot be undone.</p>
    </Confirm>
  );
}
