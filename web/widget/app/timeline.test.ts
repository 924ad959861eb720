import type { Conversation, Message } from "@kit/model";
import { expect, test } from "vitest";
import { EMPTY, isAnswered } from "./state";
import { rows } from "./timeline";

const AT = Date.parse("2026-11-22T12:00:00Z");

function conversation(
  messages: readonly (Partial<Message> & { kind: Message["kind"] })[],
  change: Partial<Conversation> = {},
): Conversation {
  return {
    conversation: {
      id: "cv_1",
      status: "open",
      control: "assistant",
      epoch: 1,
      seq: messages.length,
      channel: "widget",
      language: "en",
      opened_at: new Date(AT).toISOString(),
      episode: 1,
    },
    customer: { id: "cu_1", level: "anonymous", language: "en", time_zone: "UTC", is_away: false },
    messages: messages.map((m, i) => ({
      id: `m${i}`,
      seq: i + 1,
      at: new Date(AT + i * 1000).toISOString(),
      text: `text ${i}`,
      ...m,
    })),
    seq: messages.length,
    ...change,
  };
}

const kinds = (c: Conversation): string[] => rows(c, []).map((row) => row.kind);
const maya = { kind: "agent", author_id: "ag_1", author_name: "Maya Okafor" } as const;

test("a person who takes over is introduced before their first word, and only once", () => {
  const talk = conversation([{ kind: "customer" }, maya, { kind: "customer" }, maya]);

  expect(kinds(talk)).toEqual(["day", "message", "joined", "message", "message", "message"]);
});

test("the server's own line about it becomes part of the introduction", () => {
  const talk = conversation([
    { kind: "customer" },
    { kind: "activity", text: "Maya is here and has read it all." },
    maya,
  ]);

  expect(rows(talk, []).at(2)).toMatchObject({
    kind: "joined",
    name: "Maya Okafor",
    text: "Maya is here and has read it all.",
  });
});

test("a person who has accepted is introduced before they write", () => {
  const talk = conversation([{ kind: "customer" }], {
    handoff: {
      id: "ho_1",
      state: "active",
      mode: "live",
      reason: { words: "" },
      agent_id: "ag_1",
      agent_name: "Maya Okafor",
      entered_at: "",
      episode: 1,
    },
  });
  const held = { ...talk, conversation: { ...talk.conversation, control: "agent" as const } };

  expect(kinds(held)).toEqual(["day", "message", "joined"]);
});

test("a second person is introduced as well, and the assistant's return is said", () => {
  const ben = { kind: "agent", author_id: "ag_2", author_name: "Ben" } as const;
  const talk = conversation([maya, ben, { kind: "assistant" }]);

  expect(kinds(talk)).toEqual([
    "day",
    "joined",
    "message",
    "joined",
    "message",
    "returned",
    "message",
  ]);
});

test("messages of one author within five minutes are one run", () => {
  const talk = conversation([
    { kind: "customer" },
    { kind: "customer" },
    { kind: "customer", at: new Date(AT + 10 * 60_000).toISOString() },
  ]);

  const runs = rows(talk, []).flatMap((r) => (r.kind === "message" ? [[r.isFirst, r.isLast]] : []));

  expect(runs).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ]);
});

test("what is on its way comes last", () => {
  const outgoing = { id: "o1", text: "Hello?", at: new Date(AT).toISOString() };

  expect(rows(conversation([{ kind: "assistant" }]), [outgoing]).at(-1)).toMatchObject({
    kind: "outgoing",
    isFirst: true,
  });
});

test("an answer may have solved it; a question, a person or a word on its way has not", () => {
  const answered = conversation([
    { kind: "customer" },
    { kind: "assistant", text: "We open at 9." },
  ]);
  const asked = conversation([{ kind: "customer" }, { kind: "assistant", text: "Which order?" }]);
  const own = conversation([{ kind: "assistant", text: "We open at 9." }, { kind: "customer" }]);
  const held = {
    ...answered,
    conversation: { ...answered.conversation, control: "queue" as const },
  };
  const sending = { id: "m9", text: "And", at: "2026-11-22T12:00:00Z" };

  expect(isAnswered({ ...EMPTY, conversation: answered })).toBe(true);
  for (const state of [
    { ...EMPTY, conversation: asked },
    { ...EMPTY, conversation: own },
    { ...EMPTY, conversation: held },
    { ...EMPTY, conversation: answered, outbox: [sending] },
    EMPTY,
  ])
    expect(isAnswered(state)).toBe(false);
});
