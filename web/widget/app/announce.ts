/** What a screen reader says when something changed: only what is new, and never one's own words. */
import type { Widget } from "@kit/words";
import { fill } from "@kit/words/fill";
import { agentOf, type State } from "./state";

/** The sentences to say after a change; none on the first look at a conversation. */
export function news(before: State, after: State, words: Widget): readonly string[] {
  const old = before.conversation;
  const now = after.conversation;
  if (!old || !now || old.conversation.id !== now.conversation.id) return [];
  const said: string[] = [];
  const fresh = now.messages.filter((m) => m.seq > old.seq && m.kind !== "customer");
  const joined = agentOf(now);
  // The server usually says it in a line of its own, which is read below.
  if (joined && joined !== agentOf(old) && !fresh.some((m) => m.kind === "activity")) {
    said.push(fill(words.joined, { name: joined }), words.joinedHint);
  }
  if (now.wait && now.wait.text !== old.wait?.text && now.wait.kind !== "accepted") {
    said.push(now.wait.text);
  }
  for (const message of fresh) {
    const who = message.kind === "assistant" ? words.assistant : message.author_name;
    const text = message.text || fill(words.imageOf, { name: who ?? "" });
    said.push(who ? `${who}: ${text}` : text);
  }
  if (now.conversation.status === "resolved" && old.conversation.status !== "resolved") {
    said.push(words.resolved);
  }
  return said;
}
