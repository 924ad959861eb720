/** The quiet way to say that an answer was enough: it ends the conversation and asks how it was. */
import { useState } from "preact/hooks";
import { useAround } from "./context";
import { Icon } from "./icon";

export function Solved() {
  const { words, session } = useAround();
  const [isSending, setSending] = useState(false);
  const say = async (): Promise<void> => {
    if (isSending) return;
    setSending(true);
    await session.solved();
    setSending(false); // still there: it was refused, and the banner says why
  };
  return (
    <p class="solved">
      <button type="button" class="pill" aria-disabled={isSending} onClick={() => void say()}>
        <Icon name="check" />
        {words.solved}
      </button>
    </p>
  );
}
