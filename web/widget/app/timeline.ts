/** In which order and in which groups a conversation is shown. */
import type { Conversation, Message } from "@kit/model";
import { dayKey } from "@kit/ui/time";
import { agentOf, type Sending } from "./state";

export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: string }
  | {
      readonly kind: "joined";
      readonly key: string;
      readonly name: string;
      /** What the server said of it; empty: nothing. */
      readonly text: string;
    }
  | { readonly kind: "returned"; readonly key: string }
  | { readonly kind: "activity"; readonly key: string; readonly text: string }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: Message;
      /** First and last of a run by one author. */
      readonly isFirst: boolean;
      readonly isLast: boolean;
    }
  | {
      readonly kind: "outgoing";
      readonly key: string;
      readonly outgoing: Sending;
      readonly isFirst: boolean;
    };

const RUN_MS = 5 * 60_000;

/** The rows to draw, oldest first. What is on its way comes last. */
export function rows(
  conversation: Conversation | undefined,
  outbox: readonly Sending[],
): readonly Row[] {
  const found: Row[] = [];
  let person: string | undefined; // who was the last to speak for the team, if a person
  let day = "";
  const messages = conversation?.messages ?? [];
  messages.forEach((message, i) => {
    const before = messages[i - 1];
    const after = messages[i + 1];
    const today = dayKey(message.at);
    const isNewDay = today !== day;
    if (isNewDay) found.push({ kind: "day", key: `day-${today}`, at: message.at });
    day = today;
    if (message.kind === "activity") {
      found.push({ kind: "activity", key: message.id, text: message.text ?? "" });
      return;
    }
    let changed = false;
    if (message.kind === "agent" && person !== author(message)) {
      person = author(message);
      changed = true;
      const name = message.author_name ?? "";
      found.push(joined(found, `joined-${message.id}`, name));
    } else if (message.kind === "assistant" && person !== undefined) {
      person = undefined;
      changed = true;
      found.push({ kind: "returned", key: `returned-${message.id}` });
    }
    found.push({
      kind: "message",
      key: message.id,
      message,
      isFirst: isNewDay || changed || !isRun(before, message),
      isLast: !isRun(message, after) || (after !== undefined && dayKey(after.at) !== today),
    });
  });
  const name = agentOf(conversation);
  const active = conversation?.handoff?.state === "active" ? conversation.handoff : undefined;
  if (name && active && person !== (active.agent_id || name) && person !== name) {
    found.push(joined(found, `joined-${active.id}`, name));
  }
  const last = messages.at(-1);
  outbox.forEach((outgoing, i) => {
    const isFirst = i === 0 && last?.kind !== "customer";
    found.push({ kind: "outgoing", key: outgoing.id, outgoing, isFirst });
  });
  return found;
}

/** The row of a person who joined; the server's own line about it, just before, becomes part of it. */
function joined(found: Row[], key: string, name: string): Row {
  const before = found.at(-1);
  const isAbout =
    before?.kind === "activity" && name !== "" && before.text.includes(firstName(name));
  if (isAbout) found.pop();
  return { kind: "joined", key, name, text: isAbout ? before.text : "" };
}

function firstName(name: string): string {
  return name.split(/\s/)[0] ?? name;
}

function author(message: Message): string {
  return message.author_name || message.author_id || "";
}

function isRun(one: Message | undefined, other: Message | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.kind === other.kind &&
    author(one) === author(other) &&
    Date.parse(other.at) - Date.parse(one.at) < RUN_MS
  );
}
