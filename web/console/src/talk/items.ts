/** What the transcript draws, in order: days, messages, marks and what is on its way. Pure. */
import type { Message } from "@kit/api/index";
import type { Case } from "../data/conversation";
import type { Mark } from "../data/marks";
import type { Pending } from "../data/outbox";

export type Entry =
  | { readonly kind: "day"; readonly key: string; readonly at: string }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: Message;
      readonly isFirst: boolean;
    }
  | { readonly kind: "mark"; readonly key: string; readonly mark: Mark; readonly times?: number }
  | {
      readonly kind: "pending";
      readonly key: string;
      readonly pending: Pending;
      readonly isFirst: boolean;
    }
  | { readonly kind: "typing"; readonly key: string };

const TOGETHER_MS = 4 * 60_000;

export function entries(
  data: Case,
  outbox: readonly Pending[],
  isTyping: boolean,
): readonly Entry[] {
  const stored = new Set(data.state.messages.map((message) => message.id));
  const pending = outbox.filter(
    (p) => p.conversationId === data.state.conversation.id && !stored.has(p.id),
  );
  const all = [
    ...data.state.messages.map((message) => ({ seq: message.seq, at: message.at, message })),
    ...data.marks.map((mark) => ({ seq: mark.seq, at: mark.at, mark })),
  ].sort((a, b) => a.seq - b.seq);
  const out: Entry[] = [];
  let day = "";
  let before: Message | undefined;
  for (const one of all) {
    const today = new Date(one.at).toDateString();
    if (today !== day) {
      day = today;
      before = undefined;
      out.push({ kind: "day", key: `d${one.seq}`, at: one.at });
    }
    if ("mark" in one) {
      const last = out.at(-1);
      if (one.mark.kind === "told" && last?.kind === "mark" && last.mark.kind === "told") {
        // A waiting customer hears from us every minute: the last word is the one that counts.
        const times = (last.times ?? 1) + 1;
        out[out.length - 1] = { ...last, mark: one.mark, times };
        continue;
      }
      before = one.mark.kind === "handoff" ? undefined : before;
      out.push({ kind: "mark", key: `k${one.seq}`, mark: one.mark });
      continue;
    }
    if (one.message.kind === "activity") {
      out.push({
        kind: "mark",
        key: `m${one.message.id}`,
        mark: {
          seq: one.seq,
          at: one.at,
          kind: "small",
          words: "",
          detail: one.message.text ?? "",
        },
      });
      continue;
    }
    out.push({
      kind: "message",
      key: `m${one.message.id}`,
      message: one.message,
      isFirst: !follows(before, one.message),
    });
    before = one.message;
  }
  for (const [index, p] of pending.entries())
    out.push({
      kind: "pending",
      key: `m${p.id}`,
      pending: p,
      isFirst: index === 0 && before?.kind !== p.kind,
    });
  if (isTyping) out.push({ kind: "typing", key: "typing" });
  return out;
}

function follows(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.kind === message.kind &&
    before.author_name === message.author_name &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
  );
}

/** The place of the message with this number, or of the last entry before it. */
export function placeOf(list: readonly Entry[], seq: number): number {
  let found = 0;
  for (const [index, entry] of list.entries()) {
    if (entry.kind === "message" && entry.message.seq <= seq) found = index;
  }
  return found;
}
