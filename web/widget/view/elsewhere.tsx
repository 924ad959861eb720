/** How to go on with this chat on another device: a link, made when it is asked for. */
import { Problem } from "@kit/api";
import { fill, isolated } from "@kit/words/fill";
import { useState } from "preact/hooks";
import { useAround } from "./context";
import { Icon } from "./icon";
import { useInSight } from "./sight";

/** @param email the address already known, masked. */
export function Elsewhere({ email }: { email: string | undefined }) {
  const { words, session } = useAround();
  const text = words.wait;
  const [url, setUrl] = useState("");
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");
  const place = useInSight<HTMLDivElement>(url);

  const attempt = async (what: () => Promise<string>): Promise<void> => {
    setProblem("");
    setSaid("");
    try {
      setSaid(await what());
    } catch (error) {
      setProblem(error instanceof Problem ? error.detail : words.problem);
    }
  };
  const make = (): Promise<void> =>
    attempt(async () => {
      setUrl(await session.resumeLink());
      return "";
    });
  const copy = (): Promise<void> =>
    attempt(async () => {
      await navigator.clipboard.writeText(url);
      return text.copied;
    });
  const mail = (): Promise<void> =>
    attempt(async () => {
      await session.mailResumeLink();
      return text.linkMailed;
    });
  const takeBack = (): Promise<void> =>
    attempt(async () => {
      await session.revokeResumeLinks();
      setUrl("");
      return text.takenBack;
    });

  return (
    <div class="elsewhere">
      {!url ? (
        <button type="button" class="link quiet" onClick={() => void make()}>
          <Icon name="device" /> {text.elsewhere}
        </button>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a link and its buttons are no fieldset
        <div class="ask" ref={place} role="group" aria-label={text.elsewhere}>
          <p class="hint">{text.elsewhereHint}</p>
          <div class="linked">
            <input
              type="text"
              readOnly
              dir="ltr"
              aria-label={text.elsewhereLink}
              value={url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <button type="button" class="button small" onClick={() => void copy()}>
              {text.copy}
            </button>
          </div>
          <div class="row">
            {email && (
              <button type="button" class="button ghostly small" onClick={() => void mail()}>
                {fill(text.mailLink, { address: isolated(email) })}
              </button>
            )}
            <button type="button" class="button ghostly small" onClick={() => void takeBack()}>
              {text.takeBack}
            </button>
          </div>
        </div>
      )}
      <div role="status">
        {said && (
          <p class="saved">
            <Icon name="check" />
            {said}
          </p>
        )}
      </div>
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
