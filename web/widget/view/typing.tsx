/** Three dots while the other side is at it: told by the server, or known because it is their turn. */
import { fill } from "@kit/words/fill";
import { useEffect, useState } from "preact/hooks";
import type { State } from "../app/state";
import { useAround } from "./context";

/** The assistant answers within ten seconds or a person takes over; then the dots would be a lie. */
const PATIENCE_MS = 10_000;

export function Typing({ state }: { state: State }) {
  const { words } = useAround();
  const isThinking = useThinking(state);
  if (state.typing === undefined && !isThinking) return null;
  const text = state.typing ? fill(words.typing, { name: state.typing }) : words.typingAssistant;
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{text}</span>
    </p>
  );
}

function useThinking({ conversation, outbox }: State): boolean {
  const last = conversation?.messages.at(-1);
  const isTurn =
    conversation?.conversation.control === "assistant" &&
    last?.kind === "customer" &&
    outbox.length === 0;
  const { id = "", at = "" } = last ?? {};
  const [given, setGiven] = useState("");
  useEffect(() => {
    if (!isTurn || !id) return;
    const left = PATIENCE_MS - (Date.now() - Date.parse(at));
    const timer = setTimeout(() => setGiven(id), Math.min(PATIENCE_MS, Math.max(0, left)));
    return () => clearTimeout(timer);
  }, [isTurn, id, at]);
  return isTurn && given !== id;
}
