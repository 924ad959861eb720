/** Who takes the case next, and what they should know. */
import { ask, type Inbox, newId } from "@kit/api/index";
import { readAgain } from "@kit/staff/again";
import { Avatar, Failed } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { LayersIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useOpenCase } from "../context";
import { caseKey } from "../data/conversation";
import { INBOX, useInbox } from "../data/inbox";
import { queues } from "../data/queues";
import { NOTHING, type Note, Passing, written } from "./Passing";
import css from "./Talk.module.css";

const MANY = 8; // choices, before there is a field to find one by

interface Target {
  readonly to: "agent" | "queue";
  readonly id: string;
}

export function TransferDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { id, state } = useOpenCase();
  const { api, me } = useStaff();
  const cache = useQueryClient();
  const inbox = useInbox();
  const lines = useQuery({
    queryKey: ["queues"],
    queryFn: () => queues(api),
    enabled: isOpen,
    retry: false,
  });
  const key = useRef(newId());
  const [target, setTarget] = useState<Target | null>(null);
  const [note, setNote] = useState("");
  const [passed, setPassed] = useState<Note>(NOTHING);
  const [tellsMore, setTellsMore] = useState(false);
  const [found, setFound] = useState("");
  const transfer = useMutation({
    mutationFn: (to: Target) =>
      ask<unknown>(api.door, "POST", `/v1/handoffs/${state.handoff?.id ?? ""}/transfer`, {
        body: { ...to, note, passed: written(passed), epoch: state.conversation.epoch },
        key: key.current,
      }),
    onSuccess: onClose,
    onSettled: () => {
      key.current = newId();
      void readAgain(cache, caseKey(id));
      void readAgain(cache, INBOX);
    },
  });
  const agents = (inbox.data?.agents ?? [])
    .filter((agent) => agent.id !== me.agent.id)
    .sort((a, b) => Number(isFree(b)) - Number(isFree(a)));
  const all = lines.data?.items ?? [];
  const wanted = found.trim().toLowerCase();
  const isFound = (one: { readonly name: string }): boolean =>
    one.name.toLowerCase().includes(wanted);
  const people = agents.filter(isFound);
  const teams = all.filter(isFound);
  const chosen = [...agents, ...all].find((one) => one.id === target?.id);
  const place = (queue: string): string => {
    if (queue === state.handoff?.queue) return "back in their place";
    return lines.data?.keeps_place ? "keeps their place" : "at its end";
  };
  const isChosen = (to: Target["to"], one: string): boolean =>
    target?.to === to && target.id === one;
  return (
    <Modal opened={isOpen} onClose={onClose} title="Transfer" size={460}>
      <div className={css["form"]}>
        {agents.length + all.length > MANY ? (
          <TextInput
            aria-label="Find a colleague or queue"
            placeholder="Find a colleague or queue"
            data-autofocus
            value={found}
            onChange={(e) => setFound(e.currentTarget.value)}
          />
        ) : null}
        <div className={css["choices"]}>
          {people.map((agent) => (
            <button
              key={agent.id}
              type="button"
              data-autofocus={agent === people.find(isFree) || undefined}
              disabled={!isFree(agent)}
              aria-pressed={isChosen("agent", agent.id)}
              onClick={() => setTarget({ to: "agent", id: agent.id })}
            >
              <Avatar
                name={agent.name}
                size={24}
                on={agent.intent === "online" && agent.is_connected}
              />
              <span className="cut">{agent.name}</span>
              <small>{standing(agent)}</small>
            </button>
          ))}
          {teams.map((queue) => (
            <button
              key={queue.id}
              type="button"
              aria-pressed={isChosen("queue", queue.id)}
              onClick={() => setTarget({ to: "queue", id: queue.id })}
            >
              <LayersIcon />
              <span className="cut">{queue.name}</span>
              <small>{place(queue.name)}</small>
            </button>
          ))}
          {people.length + teams.length === 0 ? (
            <p className="dim">
              {wanted ? "Nobody and no queue of that name." : "Nobody else is here right now."}
            </p>
          ) : null}
        </div>
        {lines.isError ? <Failed error={lines.error} onRetry={() => void lines.refetch()} /> : null}
        <Textarea
          label="Note for the next agent"
          description="They see the packet; say what it cannot know."
          autosize
          minRows={2}
          maxRows={6}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        {tellsMore ? (
          <Passing to="agent" note={passed} onChange={setPassed} />
        ) : (
          <Button variant="subtle" justify="flex-start" onClick={() => setTellsMore(true)}>
            Add what was decided or promised
          </Button>
        )}
        {transfer.isError ? <Failed error={transfer.error} /> : null}
        <div className={css["formEnd"]}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button
            disabled={!target}
            loading={transfer.isPending}
            onClick={() => target && transfer.mutate(target)}
          >
            {chosen ? `Transfer to ${chosen.name}` : "Transfer"}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

const isFree = (agent: Inbox["agents"][number]): boolean =>
  agent.is_connected && agent.intent === "online" && agent.held_units < agent.capacity_units;

function standing(agent: Inbox["agents"][number]): string {
  if (!agent.is_connected) return "offline";
  if (agent.intent === "away") return "away";
  const free = agent.capacity_units - agent.held_units;
  return free > 0 ? `${free} of ${agent.capacity_units} free` : "full";
}
