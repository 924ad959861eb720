/** Conversations kept as cases: what is expected, what comes of them, and who let one fail. */
import { Bones, Chip, Empty, Failed } from "@kit/staff/bits";
import { go } from "@kit/staff/hash";
import { moment } from "@kit/staff/time";
import { Button, Modal, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { CheckCircledIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Case, useAdmin } from "../api";
import { useNames } from "../names";
import css from "./Backtest.module.css";
import { messagesOf } from "./TryPanel";

export const CASES = ["cases"] as const;

/** `linked` is a conversation that somebody wants to keep, as the console's link says; empty: none. */
export function Cases({ linked }: { linked: string }) {
  const api = useAdmin();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: CASES, queryFn: api.cases });
  const [isAdding, setAdding] = useState(linked !== "");
  const again = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: CASES });
  };
  const drop = useMutation({ mutationFn: api.dropCase, onSuccess: again });
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Bones lines={6} />;
  const { items, is_draft, version } = query.data;
  const failed = items.filter((one) => !one.passed && !one.waived).length;
  return (
    <div className={css["page"]}>
      <p>
        {items.length === 0 ? "" : `${items.length - failed} of ${items.length} are fine under `}
        {items.length === 0 ? "" : is_draft ? "the draft. " : `version ${version}. `}
        Every case runs before a draft is published. One that fails keeps it back until it passes,
        or until you waive it for that draft with a reason.
      </p>
      {drop.isError ? <Failed error={drop.error} /> : null}
      {items.length === 0 ? (
        <Empty icon={<CheckCircledIcon />} title="No cases yet">
          Save a conversation that taught you something: from a back-test, or in the console with
          the bookmark above it.
        </Empty>
      ) : null}
      <div className={css["cases"]}>
        {items.map((one) => (
          <One key={one.id} one={one} isDraft={is_draft} onDrop={() => drop.mutate(one.id)} />
        ))}
      </div>
      <div>
        <Button variant="default" onClick={() => setAdding(true)}>
          Add a case
        </Button>
      </div>
      <SaveCase
        conversation={linked}
        isOpen={isAdding}
        onClose={() => {
          setAdding(false);
          if (linked) go("triggers");
        }}
      />
    </div>
  );
}

function One({ one, isDraft, onDrop }: { one: Case; isDraft: boolean; onDrop: () => void }) {
  const api = useAdmin();
  const queries = useQueryClient();
  const nameOf = useNames();
  const [reason, setReason] = useState("");
  const [isWaiving, setWaiving] = useState(false);
  const waive = useMutation({
    mutationFn: () => api.waiveCase(one.id, reason),
    onSuccess: async () => {
      setWaiving(false);
      await queries.invalidateQueries({ queryKey: CASES });
    },
  });
  const blocks = !one.passed && !one.waived;
  return (
    <article className={css["case"]} data-blocks={blocks}>
      <header>
        <b>{one.name}</b>
        <Chip tone={one.passed ? "accent" : one.waived ? "amber" : "red"}>
          {one.passed ? "passes" : one.waived ? "waived" : "fails"}
        </Chip>
        {one.conversation_id ? (
          <a href={`/console#/c/${one.conversation_id}`} target="_blank" rel="noreferrer">
            Read
          </a>
        ) : null}
        {blocks && isDraft ? (
          <Button size="compact-sm" variant="default" onClick={() => setWaiving(!isWaiving)}>
            Waive…
          </Button>
        ) : null}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDrop}>
          Remove
        </Button>
      </header>
      <p>
        Expected: {expected(one)}. <span className="dim">Now: {one.said}.</span>
      </p>
      {one.waived ? (
        <p className="dim">
          Waived by {nameOf(one.waived_by)}
          {one.waived_at ? `, ${moment(one.waived_at)}` : ""}: {one.waived}
        </p>
      ) : null}
      <details>
        <summary className="dim">
          {one.messages.length === 1 ? "1 message" : `${one.messages.length} messages`}, kept by{" "}
          {nameOf(one.created_by)}, {moment(one.created_at)}
        </summary>
        {one.messages.map((said, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages are known by their place
          <p key={at} dir="auto">
            <b>{said.author}:</b> {said.text}
          </p>
        ))}
      </details>
      {isWaiving ? (
        <div className={css["form"]}>
          <Textarea
            label="Why may this draft fail it?"
            description="Kept with your name and the time. The next draft must pass again."
            value={reason}
            maxLength={500}
            onChange={(e) => setReason(e.currentTarget.value)}
          />
          {waive.isError ? <Failed error={waive.error} /> : null}
          <div className={css["row"]}>
            <Button
              size="sm"
              loading={waive.isPending}
              disabled={reason.trim().length < 3}
              onClick={() => waive.mutate()}
            >
              Waive for this draft
            </Button>
          </div>
        </div>
      ) : null}
    </article>
  );
}

function expected(one: Case): string {
  if (one.expect.hand_off === false) return "stays with the assistant";
  const turn = one.expect.by_turn ? ` by message ${one.expect.by_turn}` : "";
  return `handed off${turn}${one.expect.reason ? ` for ${one.expect.reason}` : ""}`;
}

/** Save a conversation, or a chat written by hand, with what must come of it. */
export function SaveCase({
  conversation,
  isOpen = conversation !== "",
  onClose,
}: {
  conversation: string;
  isOpen?: boolean;
  onClose: () => void;
}) {
  const api = useAdmin();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [handsOff, setHandsOff] = useState("yes");
  const [turn, setTurn] = useState<number | "">("");
  const [chat, setChat] = useState("");
  const pasted = /cv_[0-9a-v]{26}/.exec(chat)?.[0] ?? "";
  const save = useMutation({
    mutationFn: () => {
      const id = conversation || pasted;
      return api.keepCase({
        name: name.trim(),
        expect:
          handsOff === "yes"
            ? { hand_off: true, ...(turn ? { by_turn: turn } : {}) }
            : { hand_off: false },
        ...(id
          ? { conversation_id: id }
          : {
              messages: messagesOf(chat).map((said) => ({
                author: said.author === "customer" ? "customer" : "assistant",
                text: said.text,
              })),
            }),
      });
    },
    onSuccess: async () => {
      setName("");
      setChat("");
      await queries.invalidateQueries({ queryKey: CASES });
      onClose();
    },
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title="Save as a case">
      <div className={css["form"]}>
        <TextInput
          label="Name"
          placeholder="customs fee, asked twice"
          value={name}
          maxLength={200}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        {conversation ? null : (
          <Textarea
            label="The conversation"
            description="Its address in the console, or the chat itself: one message a line, “Assistant: …” for the assistant's."
            autosize
            minRows={3}
            maxRows={10}
            value={chat}
            onChange={(e) => setChat(e.currentTarget.value)}
          />
        )}
        <Select
          label="What must come of it"
          allowDeselect={false}
          data={[
            { value: "yes", label: "It is handed off" },
            { value: "no", label: "It stays with the assistant" },
          ]}
          value={handsOff}
          onChange={(value) => setHandsOff(value ?? "yes")}
        />
        {handsOff === "yes" ? (
          <NumberInput
            label="At the customer's message, at the latest"
            placeholder="any"
            min={1}
            max={1000}
            value={turn}
            onChange={(value) => setTurn(value === "" ? "" : Number(value))}
          />
        ) : null}
        {save.isError ? <Failed error={save.error} /> : null}
        <div className={css["row"]}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={save.isPending}
            disabled={name.trim() === "" || (!conversation && chat.trim() === "")}
            onClick={() => save.mutate()}
          >
            Save the case
          </Button>
        </div>
      </div>
    </Modal>
  );
}
