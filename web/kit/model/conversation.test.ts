import { describe, expect, test } from "vitest";
import { apply, applyAll, type Conversation, type Frame, isGap, type Message } from "./index";

const AT = "2026-11-22T12:00:00Z";
const LATER = "2026-11-22T12:01:00Z";

const EMPTY: Conversation = {
  conversation: {
    id: "cv_1",
    status: "open",
    control: "assistant",
    epoch: 1,
    seq: 0,
    channel: "widget",
    language: "en",
    opened_at: AT,
    episode: 0,
  },
  customer: { id: "cu_1", level: "anonymous", language: "en", time_zone: "UTC", is_away: false },
  messages: [],
  seq: 0,
};

const message = (seq: number, change: Partial<Message> = {}): Message => ({
  id: `message-${seq}`,
  seq,
  kind: "customer",
  at: AT,
  text: "Where is my lamp?",
  ...change,
});

/** One frame of every type that changes something, in an order that can really happen. */
const STORY: readonly Frame[] = [
  { seq: 1, type: "conversation.opened", at: AT, data: { customer_id: "cu_1", language: "de" } },
  { seq: 2, type: "message.added", at: AT, data: { message: message(2) } },
  { seq: 3, type: "hidden" },
  { seq: 4, type: "customer.identified", at: AT, data: { level: "claimed", how: "given" } },
  {
    seq: 5,
    type: "handoff.opened",
    at: AT,
    data: { handoff_id: "ho_1", episode: 1, reason: { words: "you asked for a person" } },
  },
  { seq: 6, type: "control.changed", at: AT, data: { control: "queue", epoch: 2 } },
  {
    seq: 7,
    type: "wait.told",
    at: AT,
    data: { handoff_id: "ho_1", kind: "promise", text: "9 in 10 ...", told_seconds: 600 },
  },
  { seq: 8, type: "contact.given", at: AT, data: { what: "email", masked: "m•••@example.com" } },
  { seq: 9, type: "handoff.mode_changed", at: AT, data: { handoff_id: "ho_1", mode: "email" } },
  { seq: 10, type: "customer.away", at: AT, data: {} },
  { seq: 11, type: "customer.back", at: AT, data: {} },
  {
    seq: 12,
    type: "handoff.moved",
    at: AT,
    data: {
      handoff_id: "ho_1",
      event: "accepted",
      state: "active",
      agent_id: "ag_1",
      agent_name: "Maya",
    },
  },
  { seq: 13, type: "control.changed", at: AT, data: { control: "agent", epoch: 3 } },
  { seq: 14, type: "status.changed", at: LATER, data: { status: "resolved" } },
  { seq: 15, type: "survey.asked", at: LATER, data: { part: "agent", handoff_id: "ho_1" } },
  {
    seq: 16,
    type: "survey.answered",
    at: LATER,
    data: { part: "agent", handoff_id: "ho_1", score: 5, repeated: false },
  },
];

describe("the log applied to a conversation", () => {
  test("the whole story ends where the server's own account ends", () => {
    const state = applyAll(EMPTY, STORY);

    expect(state).toEqual({
      conversation: {
        id: "cv_1",
        status: "resolved",
        control: "agent",
        epoch: 3,
        seq: 16,
        channel: "widget",
        language: "de",
        opened_at: AT,
        resolved_at: LATER,
        episode: 1,
      },
      customer: {
        id: "cu_1",
        level: "claimed",
        language: "en",
        time_zone: "UTC",
        is_away: false,
        email: "m•••@example.com",
      },
      messages: [message(2)],
      handoff: {
        id: "ho_1",
        state: "active",
        mode: "email",
        reason: { words: "you asked for a person" },
        agent_id: "ag_1",
        agent_name: "Maya",
        callback_at: null,
        entered_at: AT,
        episode: 1,
      },
      wait: null,
      survey: { part: "agent", handoff_id: "ho_1", score: 5, repeated: false },
      seq: 16,
    });
  });

  test.each(STORY.map((_, cut) => [cut]))(
    "a snapshot after %i frames and the rest of the frames give the same state",
    (cut) => {
      const snapshot = JSON.parse(JSON.stringify(applyAll(EMPTY, STORY.slice(0, cut))));

      const resumed = applyAll(snapshot, STORY.slice(cut));

      expect(resumed).toEqual(applyAll(EMPTY, STORY));
    },
  );

  test("a frame seen twice changes nothing", () => {
    const once = applyAll(EMPTY, STORY);

    const twice = applyAll(once, STORY);

    expect(twice).toBe(once);
  });

  test("a frame after a gap changes nothing and shows as a gap", () => {
    const late: Frame = { seq: 3, type: "message.added", at: AT, data: { message: message(3) } };

    expect(isGap(EMPTY, late)).toBe(true);
    expect(apply(EMPTY, late)).toBe(EMPTY);
  });

  test("a hidden frame only moves the number on", () => {
    const state = apply(EMPTY, { seq: 1, type: "hidden" });

    expect(state).toEqual({
      ...EMPTY,
      seq: 1,
      conversation: { ...EMPTY.conversation, seq: 1 },
    });
  });

  test("back in the line nobody holds the handoff any more", () => {
    const active = applyAll(EMPTY, STORY.slice(0, 13));

    const lost = apply(active, {
      seq: 14,
      type: "handoff.moved",
      at: AT,
      data: { handoff_id: "ho_1", event: "agent_lost", state: "queued", agent_name: "Maya" },
    });

    expect(lost.handoff?.agent_name).toBe("");
    expect(lost.handoff?.state).toBe("queued");
  });

  test("a waiting customer keeps the last word until somebody takes over", () => {
    const waiting = applyAll(EMPTY, STORY.slice(0, 7));
    const offered = apply(waiting, {
      seq: 8,
      type: "handoff.moved",
      at: AT,
      data: { handoff_id: "ho_1", event: "offered", state: "offered" },
    });

    expect(offered.wait?.text).toBe("9 in 10 ...");
    expect(applyAll(EMPTY, STORY).wait).toBeNull();
  });

  test("a move of an earlier handoff leaves the present one alone", () => {
    const active = applyAll(EMPTY, STORY.slice(0, 13));

    const after = apply(active, {
      seq: 14,
      type: "handoff.moved",
      at: AT,
      data: { handoff_id: "ho_0", event: "disposed", state: "closed" },
    });

    expect(after.handoff).toEqual(active.handoff);
  });

  test("a new episode starts without the old wait", () => {
    const state = apply(applyAll(EMPTY, STORY), {
      seq: 17,
      type: "handoff.opened",
      at: LATER,
      data: { handoff_id: "ho_2", episode: 2, reason: { words: "it is not solved yet" } },
    });

    expect(state.wait).toBeNull();
    expect(state.handoff?.id).toBe("ho_2");
    expect(state.conversation.episode).toBe(2);
  });
});
