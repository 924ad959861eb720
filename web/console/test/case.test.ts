import type { Frame } from "@kit/api/index";
import type { Conversation } from "@kit/model/index";
import { describe, expect, it } from "vitest";
import { filled, standing, unfilled } from "../src/context";
import { type Case, newer, outdated, UNCHANGED, withFrame } from "../src/data/conversation";
import { markOf, noteWords } from "../src/data/marks";
import { draftText } from "../src/draft";
import { entries, placeOf } from "../src/talk/items";
import { marked } from "../src/talk/Marked";

const ME = "ag_me";

function conversation(more: {
  control?: string;
  status?: string;
  handoff?: object | null;
  messages?: object[];
  seq?: number;
}): Conversation {
  return {
    conversation: {
      id: "cv_1",
      control: more.control ?? "agent",
      status: more.status ?? "open",
      epoch: 3,
    },
    customer: {},
    handoff: more.handoff ?? null,
    messages: more.messages ?? [],
    seq: more.seq ?? 0,
  } as unknown as Conversation;
}

const held = (more: Partial<Case> = {}): Case => ({
  state: conversation({}),
  marks: [],
  changes: UNCHANGED,
  done: [],
  ...more,
});

const message = (seq: number, kind = "customer", at = "2026-11-22T10:00:00Z") => ({
  id: `m${seq}`,
  seq,
  kind,
  at,
  text: `text ${seq}`,
  author_name: kind,
});

describe("whose turn it is", () => {
  it.each([
    ["queued", "", "waiting"],
    ["offered", "", "waiting"],
    ["active", ME, "mine"],
    ["active", "ag_other", "theirs"],
    ["wrapping", ME, "wrapping"],
  ])("a handoff that is %s with agent %j is %s to me", (state, agent_id, expected) => {
    expect(standing(conversation({ handoff: { state, agent_id } }), ME)).toBe(expected);
  });

  it("a conversation with the assistant can be taken over", () => {
    expect(standing(conversation({ control: "assistant" }), ME)).toBe("assistant");
  });

  it("a closed handoff does not make a resolved conversation mine", () => {
    const over = conversation({ status: "resolved", handoff: { state: "closed", agent_id: ME } });

    expect(standing(over, ME)).toBe("over");
  });
});

describe("variables", () => {
  it("fills what is known and leaves what is not", () => {
    const text = filled("Hi {{ customer.name }}, see {{order.tracking_url}}", {
      "customer.name": "Maya",
    });

    expect(text).toBe("Hi Maya, see {{order.tracking_url}}");
    expect(unfilled(text)).toEqual(["order.tracking_url"]);
  });

  it("an empty value counts as none", () => {
    expect(unfilled(filled("{{order.number}}", { "order.number": "" }))).toEqual(["order.number"]);
  });

  it("anything in double braces blocks, also what is no name", () => {
    expect(unfilled("Dear {{first name}}")).toEqual(["first name"]);
  });
});

describe("the transcript", () => {
  it("puts messages, marks and days in the order of the log", () => {
    const data = held({
      state: conversation({ messages: [message(2), message(4, "agent", "2026-11-23T10:00:00Z")] }),
      marks: [{ seq: 3, at: "2026-11-22T10:01:00Z", kind: "handoff", words: "Handed off" }],
    });

    const list = entries(data, [], true);

    expect(list.map((entry) => entry.kind)).toEqual([
      "day",
      "message",
      "mark",
      "day",
      "message",
      "typing",
    ]);
  });

  it("shows a message on its way once, also when the log has it already", () => {
    const data = held({ state: conversation({ messages: [message(2, "agent")] }) });
    const pending = {
      id: "m2",
      conversationId: "cv_1",
      kind: "agent",
      text: "text 2",
      at: "",
      state: "sent",
    } as const;

    expect(entries(data, [pending], false).filter((entry) => entry.key === "mm2")).toHaveLength(1);
  });

  it("jumps to the message a source names, or to the last one before it", () => {
    const list = entries(
      held({ state: conversation({ messages: [message(2), message(5)] }) }),
      [],
      false,
    );

    expect(list[placeOf(list, 5)]).toMatchObject({ message: { seq: 5 } });
    expect(list[placeOf(list, 4)]).toMatchObject({ message: { seq: 2 } });
  });

  it("a frame that was applied already changes nothing", () => {
    const before = held({ state: conversation({ seq: 4 }) });
    const frame = {
      seq: 4,
      type: "message.added",
      at: "",
      data: { message: message(4) },
    } as unknown as Frame;

    expect(withFrame(before, frame)).toBe(before);
  });

  it("says who took over, and nothing about signals", () => {
    const accepted = {
      seq: 1,
      type: "handoff.moved",
      at: "",
      data: { handoff_id: "ho_1", event: "accepted", state: "active", agent_name: "Nora" },
    } as Frame;
    const measured = { seq: 2, type: "signals.measured", at: "", data: {} } as Frame;

    expect(markOf(accepted)?.words).toBe("Nora took over");
    expect(markOf(measured)).toBeUndefined();
  });
});

describe("what stands beside the conversation", () => {
  const stored = (seq: number) =>
    ({ seq, type: "packet.stored", at: "", data: {} }) as unknown as Frame;
  const measured = (seq: number) =>
    ({ seq, type: "signals.measured", at: "", data: {} }) as unknown as Frame;
  const before = held({ state: conversation({ seq: 1 }) });

  it("is read again after the frame that made it old, and not after others", () => {
    expect(outdated(before, withFrame(before, stored(2)))).toEqual(["packet"]);
    expect(outdated(before, withFrame(before, measured(2)))).toEqual([]);
  });

  it("is read again when that frame came among others, after a gap", () => {
    const caught = [stored(2), measured(3), measured(4)].reduce(withFrame, before);

    expect(outdated(before, caught)).toEqual(["packet"]);
  });

  it("is read again when a snapshot holds what no frame brought", () => {
    const read = held({ state: conversation({ seq: 9 }), changes: { ...UNCHANGED, packet: 7 } });

    expect(outdated(before, newer(before, read))).toEqual(["packet"]);
  });

  it("an answer that the line has overtaken takes nothing back", () => {
    const ahead = withFrame(before, stored(2));

    expect(newer(ahead, before)).toBe(ahead);
    expect(newer(undefined, before)).toBe(before);
  });
});

describe("a step that a person approved", () => {
  const performed = (is_done: boolean, action = "refund") =>
    ({
      seq: 2,
      type: "step.performed",
      at: "",
      data: {
        handoff_id: "ho_1",
        step_id: "s1",
        action,
        words: "Refunded 20.00 EUR",
        is_done,
        result: "R-1",
      },
    }) as unknown as Frame;
  const before = held({ state: conversation({ seq: 1 }) });

  it("stays done, whatever the next packet suggests", () => {
    expect(withFrame(before, performed(true)).done).toEqual([
      { handoffId: "ho_1", stepId: "s1", words: "Refunded 20.00 EUR", reference: "R-1" },
    ]);
  });

  it("is not done when the shop refused it, or the person did", () => {
    expect(withFrame(before, performed(false)).done).toEqual([]);
    expect(withFrame(before, performed(false, "rejected")).done).toEqual([]);
  });
});

describe("marks under the agent's text", () => {
  it("marks a known question and an empty variable, none over another", () => {
    const text = "What is your order number? {{x}}";
    const repeat = {
      field: "order_number",
      question: "",
      answer: "#1",
      sources: [],
      span: { start: 0, end: 26 },
    };

    expect(marked(text, [repeat, repeat])).toEqual([
      { start: 0, end: 26, kind: "known" },
      { start: 27, end: 32, kind: "open" },
    ]);
  });
});

describe("the suggested reply", () => {
  const me = { agent: { name: "Nora" }, merchant: { name: "Larch" } } as never;

  it("is filled with who answers and whom", () => {
    const packet = {
      customer: { name: "Hanna Lindholm" },
      draft: { text: "Hi {{customer_name}}. {{agent.name}}, {{merchant_name}}", variables: {} },
    } as never;

    expect(draftText(packet, me)).toBe("Hi Hanna. Nora, Larch");
  });

  it("greets a customer without a name", () => {
    const packet = {
      customer: {},
      draft: { text: "Hello {{customer_name}}, it is late. {{order.number}}", variables: {} },
    } as never;

    expect(draftText(packet, me)).toBe("Hello, it is late. {{order.number}}");
  });
});

describe("a waiting customer's words", () => {
  const told = (seq: number, text: string) => ({
    seq,
    at: "2026-11-22T10:00:00Z",
    kind: "told" as const,
    words: "Told",
    detail: text,
  });

  it("are shown once, the last ones, with how often they came", () => {
    const data = held({ marks: [told(1, "a"), told(2, "b")] });

    const marks = entries(data, [], false).filter((entry) => entry.kind === "mark");

    expect(marks).toMatchObject([{ times: 2, mark: { detail: "b" } }]);
  });
});

it("a return note reads as words, not as a record", () => {
  expect(noteWords('{"decided":["sent again"],"promised":["by Friday"],"agent_name":"Nora"}')).toBe(
    "decided: sent again · promised: by Friday",
  );
});
