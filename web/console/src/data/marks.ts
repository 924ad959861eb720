/** The lines between messages: what happened in a conversation, each in a few words. Pure. */
import type { Frame } from "@kit/api/index";
import { reasonName } from "@kit/staff/reasons";

export interface Mark {
  readonly seq: number;
  readonly at: string;
  readonly kind: "handoff" | "step" | "small" | "told";
  readonly words: string;
  readonly detail?: string;
}

type Data = Readonly<Record<string, unknown>>;
const text = (data: Data, name: string): string =>
  typeof data[name] === "string" ? (data[name] as string) : "";

/** The line for an event; undefined for events that nobody needs to read. */
export function markOf(frame: Frame): Mark | undefined {
  const data = (frame.data ?? {}) as Data;
  const made = (kind: Mark["kind"], words: string, detail = ""): Mark => ({
    seq: frame.seq,
    at: frame.at ?? "",
    kind,
    words,
    ...(detail ? { detail } : {}),
  });
  switch (frame.type) {
    case "handoff.opened": {
      const reason = frame.data.reason;
      return made(
        "handoff",
        `Handed off: ${reasonName(reason.code, reason.words)}`,
        frame.data.queue ? `to ${frame.data.queue}` : "",
      );
    }
    case "handoff.moved":
      return moved(data, made);
    case "step.performed":
      if (data["action"] === "rejected")
        return made("small", `Rejected: ${text(data, "words")}`, text(data, "result"));
      return made(
        "step",
        data["is_done"] ? text(data, "words") : `Not done: ${text(data, "words")}`,
        text(data, "result"),
      );
    case "answer.mailed":
      return made("small", `Sent by e-mail to ${text(data, "masked")}`);
    case "contact.given":
      return made(
        "small",
        `Customer gave ${data["what"] === "phone" ? "a phone number" : "an e-mail address"}: ${text(data, "masked")}`,
      );
    case "customer.identified":
      return made("small", data["level"] === "proven" ? "Identity proven" : "Identity claimed");
    case "choice.made":
      return made("small", CHOICES[text(data, "choice")] ?? "Customer chose how to go on");
    case "packet.corrected":
      return made(
        "small",
        `Customer put right: ${text(data, "field").replaceAll("_", " ")}`,
        text(data, "text"),
      );
    case "wait.told":
      return made("told", "Told", text(data, "text"));
    case "survey.answered":
      return made("small", `Rated ${Number(data["score"])} of 5`, text(data, "comment"));
    default:
      return undefined;
  }
}

const CHOICES: Readonly<Record<string, string>> = {
  keep_waiting: "Customer keeps waiting",
  email: "Customer asked for an answer by e-mail",
  callback: "Customer asked for a call",
  assistant: "Customer goes on with the assistant",
};

function moved(
  data: Data,
  made: (kind: Mark["kind"], words: string, detail?: string) => Mark,
): Mark | undefined {
  const who = text(data, "agent_name") || "An agent";
  const why = text(data, "why");
  switch (text(data, "event")) {
    case "accepted":
    case "claimed":
      return made("handoff", `${who} took over`);
    case "transferred":
      if (why === "away") return made("handoff", `${who} went away; back in the old place`);
      return made(
        "handoff",
        "Transferred",
        noteWords(text(data, "note")) || (text(data, "queue") ? `to ${text(data, "queue")}` : ""),
      );
    case "agent_lost":
      return made("handoff", "The agent was lost; back in the old place");
    case "returned":
      return made("handoff", "Returned to the assistant", noteWords(text(data, "note")));
    case "ended":
      return made("small", "Wrap-up");
    case "disposed":
      return made("handoff", "Closed", why.replaceAll("_", " "));
    case "reopened":
    case "requeued":
      return made("handoff", "Reopened by the customer");
    case "abandoned":
      return made("handoff", "The customer left before an agent accepted");
    case "withdrawn":
      return made("handoff", "Withdrawn: no longer needed");
    default:
      return undefined;
  }
}

const PARTS: readonly (readonly [string, string])[] = [
  ["decided", "decided"],
  ["promised", "promised"],
  ["still_open", "still open"],
  ["do_not_mention", "do not mention"],
  ["note", ""],
];

/** A note that travels as a record, in one line; any other text as it stands. */
export function noteWords(note: string): string {
  if (!note.startsWith("{")) return note;
  try {
    const held = JSON.parse(note) as Readonly<Record<string, unknown>>;
    return PARTS.map(([key, title]) => {
      const value = held[key];
      const words = Array.isArray(value)
        ? value.join("; ")
        : typeof value === "string"
          ? value
          : "";
      return words && title ? `${title}: ${words}` : words;
    })
      .filter(Boolean)
      .join(" · ");
  } catch {
    return note;
  }
}
