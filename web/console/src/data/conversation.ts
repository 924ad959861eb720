/** One conversation kept fresh: the snapshot, then every frame once and in order. */
import type { AgentApi, Frame } from "@kit/api/index";
import { apply, type Conversation, isGap } from "@kit/model/index";
import { useStaff } from "@kit/staff/session";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { INBOX } from "./inbox";
import { useLive } from "./live";
import { type Mark, markOf } from "./marks";

export interface Case {
  readonly state: Conversation;
  readonly marks: readonly Mark[];
}

export const caseKey = (id: string) => ["conversation", id] as const;
export const packetKey = (handoffId: string) => ["packet", handoffId] as const;
export const ordersKey = (id: string) => ["orders", id] as const;

const TYPING_SECONDS = 6;
const CHANGES_PACKET = new Set([
  "packet.stored",
  "packet.corrected",
  "step.performed",
  "handoff.opened",
  "customer.identified",
]);

/** The case after `frame`; one that was applied already, or that comes after a gap, changes nothing. */
export function after(held: Case, frame: Frame): Case {
  if (frame.seq !== held.state.seq + 1) return held;
  const mark = markOf(frame);
  return { state: apply(held.state, frame), marks: mark ? [...held.marks, mark] : held.marks };
}

async function readCase(api: AgentApi, id: string): Promise<Case> {
  const [state, log] = await Promise.all([api.conversation(id), events(api, id, 0)]);
  const known = log.filter((frame) => frame.seq <= state.seq);
  const marks = known.map(markOf).filter((mark) => mark !== undefined);
  return log.filter((frame) => frame.seq > state.seq).reduce(after, { state, marks });
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
    queryFn: () => readCase(api, id),
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
            queries.setQueryData<Case>(caseKey(id), (now) => now && frames.reduce(after, now)),
          )
          .finally(() => {
            catching = false;
          });
        return;
      }
      const next = after(held, frame);
      if (next === held) return;
      queries.setQueryData(caseKey(id), next);
      const handoff = next.state.handoff?.id;
      if (handoff && CHANGES_PACKET.has(frame.type))
        void queries.invalidateQueries({ queryKey: packetKey(handoff) });
      if (frame.type === "step.performed")
        void queries.invalidateQueries({ queryKey: ordersKey(id) });
      if (frame.type === "control.changed") void queries.invalidateQueries({ queryKey: INBOX });
      if (frame.type === "message.added") setTyping(null);
    };
    return watch(id, {
      after: () => queries.getQueryData<Case>(caseKey(id))?.state.seq ?? 0,
      onFrame: take,
      onTyping: (name) => setTyping({ name, at: Date.now() }),
    });
  }, [api, id, isRead, queries, watch]);

  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => setTyping(null), TYPING_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [typing]);

  return { ...query, isTyping: typing !== null };
}
