/** The case in hand, on one screen: the packet first, the conversation beside it. */
import { Bones, Empty, Failed } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { isCode } from "@kit/staff/trouble";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { Call } from "./Call";
import css from "./CaseView.module.css";
import { CaseContext, type OpenCase, standing } from "./context";
import { packetKey, useCase } from "./data/conversation";
import type { Packet } from "./data/packet";
import { Header } from "./Header";
import { PacketPane } from "./packet/PacketPane";
import { useTake } from "./take";
import { Composer, type Insert } from "./talk/Composer";
import { type Jump, Transcript } from "./talk/Transcript";

type Tab = "packet" | "talk";

export function CaseView({ id }: { id: string }) {
  const { api, me } = useStaff();
  const read = useCase(id);
  const [tab, setTab] = useState<Tab>("packet");
  const jumping = useRef<Jump>(() => undefined);
  const inserting = useRef<Insert>(() => undefined);
  const state = read.data?.state;
  const handoffId = state?.handoff?.id ?? "";
  const packet = useQuery({
    queryKey: packetKey(handoffId),
    queryFn: () => api.packet<Packet>(handoffId),
    enabled: handoffId !== "",
    // Right after a handoff the packet is a second away.
    retry: (count, error) => isCode(error, "not_found") && count < 5,
    retryDelay: 700,
  });
  const jump = useCallback((seq: number) => {
    setTab("talk");
    setTimeout(() => jumping.current(seq), 0);
  }, []);
  const insert = useCallback((text: string) => {
    setTab("talk");
    setTimeout(() => inserting.current(text), 0);
  }, []);
  const held = state ? standing(state, me.agent.id) : "over";
  const take = useTake(id, handoffId, held);
  const done = useMemo(
    () => read.data?.done.filter((one) => one.handoffId === handoffId) ?? [],
    [read.data?.done, handoffId],
  );
  const open = useMemo<OpenCase | null>(
    () =>
      state ? { id, state, packet: packet.data, done, standing: held, take, jump, insert } : null,
    [id, state, packet.data, done, held, take, jump, insert],
  );

  if (read.isError && !open) {
    return isCode(read.error, "not_found") ? (
      <Empty title="This conversation is not here">
        It may belong to another merchant, or it was erased.
      </Empty>
    ) : (
      <Failed error={read.error} onRetry={() => void read.refetch()} />
    );
  }
  if (!open || !read.data) return <Bones lines={9} />;
  return (
    <CaseContext value={open}>
      <Header isTyping={read.isTyping} />
      <Call />
      <div className={css["tabs"]} role="tablist" aria-label="Parts of the case">
        {(["packet", "talk"] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
          >
            {name === "packet" ? "Packet" : "Conversation"}
          </button>
        ))}
      </div>
      <div className={css["panes"]} data-tab={tab}>
        <section className={css["packet"]} aria-label="Packet" tabIndex={-1}>
          <PacketPane query={packet} />
        </section>
        <section className={css["talk"]} aria-label="Conversation">
          <Transcript data={read.data} jumping={jumping} isTyping={read.isTyping} />
          <Composer inserting={inserting} />
        </section>
      </div>
    </CaseContext>
  );
}
