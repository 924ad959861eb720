import type { Conversation, Message } from "@kit/model";
import { widget as words } from "@kit/words/en";
import { expect, test } from "vitest";
import { news } from "./announce";
import { EMPTY, type State } from "./state";

const AT = "2026-11-22T12:00:00Z";
const said = (seq: number, kind: Message["kind"], text: string, author_name = ""): Message => ({
  id: `m${seq}`,
  seq,
  kind,
  at: AT,
  text,
  author_name,
});

function state(messages: readonly Message[], change: Partial<Conversation> = {}): State {
  return {
    ...EMPTY,
    conversation: {
      conversation: {
        id: "cv_1",
        status: "open",
        control: "queue",
        epoch: 1,
        seq: messages.at(-1)?.seq ?? 0,
        channel: "widget",
        language: "en",
        opened_at: AT,
        episode: 1,
      },
      customer: { id: "cu", level: "anonymous", language: "en", time_zone: "UTC", is_away: false },
      messages,
      seq: messages.at(-1)?.seq ?? 0,
      ...change,
    },
  };
}

const told = (text: string) => ({
  wait: { kind: "promise", text, at: AT },
});

test("the first look at a conversation reads nothing out", () => {
  expect(news(EMPTY, state([said(1, "assistant", "Hello")]), words)).toEqual([]);
});

test("only what others wrote since is read, with who wrote it", () => {
  const before = state([said(1, "assistant", "Hello")]);
  const after = state([
    said(1, "assistant", "Hello"),
    said(2, "customer", "Hi"),
    said(3, "assistant", "Which order?"),
    said(4, "agent", "Maya here", "Maya"),
  ]);

  expect(news(before, after, words)).toEqual(["AI assistant: Which order?", "Maya: Maya here"]);
});

test("a word about the wait is read when it changes, and not again when it does not", () => {
  const before = state([said(1, "customer", "Hi")], told("Within 10 minutes."));
  const same = state([said(1, "customer", "Hi")], told("Within 10 minutes."));
  const changed = state([said(1, "customer", "Hi")], told("Within 15 minutes."));

  expect(news(before, same, words)).toEqual([]);
  expect(news(before, changed, words)).toEqual(["Within 15 minutes."]);
});

test("another conversation is a first look again", () => {
  const before = state([said(1, "customer", "Hi")]);
  const other = state([said(1, "assistant", "New")]);
  const renamed: State = {
    ...other,
    conversation: {
      ...(other.conversation as Conversation),
      conversation: { ...(other.conversation as Conversation).conversation, id: "cv_2" },
    },
  };

  expect(news(before, renamed, words)).toEqual([]);
});
