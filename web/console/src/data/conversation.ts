/** One conversation kept fresh: the snapshot, then every frame once and in order. */
import type { AgentApi, Frame } from "@kit/api/index";
import { apply, type Conversation, isGap } from "@kit/model/index";
import { readAgain } from "@kit/staff/again";
import { useStaff } from "@kit/staff/session";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { INBOX } from "./inbox";
import { useLive } from "./live";
import { type Mark, markOf } from "./marks";

export interface Case {
  readonly state: Conversation;
  readonly marks: readonly Mark[];
  /** What stands beside the conversation, each with the last event that made it old; 0: none did. */
  readonly changes: Changes;
  /** What people here had done in the shop, oldest first. */
  readonly done: readonly DoneStep[];
}

export interface DoneStep {
  readonly handoffId: string;
  readonly stepId: string;
  /** The shop's words for what happened. */
  readonly words: string;
  /** The shop's reference; "" where it gave none. */
  readonly reference: string;
}

export type Beside = "packet" | "orders" | "inbox";
export type Changes = Readonly<Record<Beside, number>>;

export const caseKey = (id: string) => ["conversation", id] as const;
export const packetKey = (handoffId: string) => ["packet", handoffId] as const;
export const ordersKey = (id: string) => ["orders", id] as const;

const TYPING_SECONDS = 6;
const CHANGED_BY: Readonly<Record<Beside, ReadonlySet<string>>> = {
  packet: new Set([
    "packet.stored",
    "packet.corrected",
    "step.performed",
    "handoff.opened",
    "customer.identified",
  ]),
  orders: new Set(["step.performed"]),
  inbox: new Set(["control.changed"]),
};
const BESIDE = Object.keys(CHANGED_BY) as readonly Beside[];
export const UNCHANGED: Changes = { packet: 0, orders: 0, inbox: 0 };

/** The case after `frame`; one that was applied already, or that comes after a gap, changes nothing. */
export function withFrame(held: Case, frame: Frame): Case {
  if (frame.seq !== held.state.seq + 1) return held;
  const mark = markOf(frame);
  return {
    state: apply(held.state, frame),
    marks: mark ? [...held.marks, mark] : held.marks,
    changes: changed(held.changes, frame),
    done: [...held.done, ...doneBy(frame)],
  };
}

function doneBy(frame: Frame): readonly DoneStep[] {
  const data = frame.data as Readonly<Record<string, unknown>> | null | undefined;
  if (frame.type !== "step.performed" || data?.["is_done"] !== true) return [];
  const text = (name: string): string => String(data[name] ?? "");
  return [
    {
      handoffId: text("handoff_id"),
      stepId: text("step_id"),
      words: text("words"),
      reference: text("result"),
    },
  ];
}

function changed(before: Changes, frame: Frame): Changes {
  const old = BESIDE.filter((what) => CHANGED_BY[what].has(frame.type));
  return old.length ? { ...before, ...Object.fromEntries(old.map((o) => [o, frame.seq])) } : before;
}

/** What of `now` must be read again by who held `before`, however the events in between came:
 * one by one, all at once after a gap, or in a snapshot. */
export function outdated(before: Case, now: Case): readonly Beside[] {
  return BESIDE.filter((what) => now.changes[what] > before.changes[what]);
}

/** The further one of two readings: an answer may be overtaken by the frames of the line. */
export const newer = (held: Case | undefined, read: Case): Case =>
  held && held.state.seq > read.state.seq ? held : read;

async function readCase(api: AgentApi, id: string): Promise<Case> {
  const [state, log] = await Promise.all([api.conversation(id), events(api, id, 0)]);
  const known = log.filter((frame) => frame.seq <= state.seq);
  const marks = known.map(markOf).filter((mark) => mark !== undefined);
  const changes = known.reduce(changed, UNCHANGED);
  const done = known.flatMap(doneBy);
  return log
    .filter((frame) => frame.seq > state.seq)
    .reduce(withFrame, { state, marks, changes, done });
}

async function events(api: AgentApi, id: string, from: number): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  for (let seq = from; ; ) {
    const page = await api.events(id, seq);
    frames.push(...page.frames);
    const last = page.frames.at(-1)?.seq ?? page.seq;
    if (last >= page.seq || last <= seq) return frames;
    seq = last;
  }
}

export function useCase(id: string) {
  const { api } = useStaff();
  const live = useLive();
  const queries = useQueryClient();
  const [typing, setTyping] = useState<{ name: string; at: number } | null>(null);
  const query = useQuery({
    queryKey: caseKey(id),
    queryFn: async () => {
      const read = await readCase(api, id);
      return newer(queries.getQueryData<Case>(caseKey(id)), read);
    },
    refetchOnMount: "always",
    refetchInterval: live.state === "ready" ? false : 5_000,
  });
  const isRead = query.isSuccess;
  const { watch } = live;

  useEffect(() => {
    if (!isRead) return;
    let catching = false;
    const take = (frame: Frame): void => {
      const held = queries.getQueryData<Case>(caseKey(id));
      if (!held) return;
      if (isGap(held.state, frame)) {
        if (catching) return;
        catching = true;
        void events(api, id, held.state.seq)
          .then((frames) =>
            queries.setQueryData<Case>(caseKey(id), (now) => now && frames.reduce(withFrame, now)),
          )
          .finally(() => {
            catching = false;
          });
        return;
      }
      const next = withFrame(held, frame);
      if (next === held) return;
      queries.setQueryData(caseKey(id), next);
      if (frame.type === "message.added") setTyping(null);
    };
    return watch(id, {
      after: () => queries.getQueryData<Case>(caseKey(id))?.state.seq ?? 0,
      onFrame: take,
      onTyping: (name) => setTyping({ name, at: Date.now() }),
    });
  }, [api, id, isRead, queries, watch]);

  const shown = useRef<Case>(undefined);
  useEffect(() => {
    const before = shown.current;
    const now = query.data;
    shown.current = now;
    if (!now || before?.state.conversation.id !== now.state.conversation.id) return;
    const keys = {
      packet: packetKey(now.state.handoff?.id ?? ""),
      orders: ordersKey(id),
      inbox: INBOX,
    };
    for (const what of outdated(before, now)) void readAgain(queries, keys[what]);
  }, [id, query.data, queries]);

  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => setTyping(null), TYPING_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [typing]);

  return { ...query, isTyping: typing !== null };
}
