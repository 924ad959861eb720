/** Where the customer writes: the field, one picture at a time, and the way to a person, always there. */
import { fill } from "@kit/words/fill";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { agentOf, type State, standing } from "../app/state";
import { Attachment, useAttachment } from "./attachment";
import { useAround } from "./context";
import { Icon } from "./icon";

const TEXT_MAX = 8_000;
const TALLEST_PX = 132;
const DRAFT_MS = 400;

export function Composer({ state, isSmall }: { state: State; isSmall: boolean }) {
  const { words, session, place } = useAround();
  const [text, setText] = useState(() => place.keep.read().draft ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const sentImage = useRef<string | undefined>(undefined);
  const picture = useAttachment();
  const over = text.length - TEXT_MAX;
  const isReady =
    over <= 0 &&
    (picture.attached ? picture.attached.imageId !== undefined : text.trim().length > 0);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(TALLEST_PX, element.scrollHeight)}px`;
  }, [text]);

  useEffect(() => {
    const timer = setTimeout(() => place.keep.write({ draft: text || undefined }), DRAFT_MS);
    return () => clearTimeout(timer);
  }, [text, place]);

  const send = (): void => {
    // What stands in the field now, not at the last drawing: a second press finds it empty.
    const said = (field.current?.value ?? text).trim();
    const image = picture.attached?.imageId;
    const isSent = image === undefined ? said === "" : image === sentImage.current;
    if (!isReady || isSent) return;
    session.say(said, image);
    sentImage.current = image;
    if (field.current) field.current.value = "";
    setText("");
    picture.remove();
    field.current?.focus();
  };

  if (state.phase === "refused") return <p class="composer refused">{words.refused}</p>;
  if (state.conversation?.conversation.status === "resolved") return <Resolved state={state} />;

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        picture.attach(event.dataTransfer?.files[0]);
      }}
    >
      <div class="box">
        <Attachment picture={picture} />
        <textarea
          ref={field}
          class="field"
          rows={1}
          dir="auto"
          aria-label={words.field}
          aria-describedby="bp-over"
          aria-invalid={over > 0}
          placeholder={words.placeholder}
          enterkeyhint={isSmall ? "enter" : "send"}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            session.typing();
          }}
          onPaste={(event) => {
            const file = event.clipboardData?.files[0];
            if (!file) return;
            event.preventDefault();
            picture.attach(file);
          }}
          onKeyDown={(event) => {
            // On a phone, Enter is a new line: there is a button within reach of the thumb.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing || isSmall) return;
            event.preventDefault();
            send();
          }}
        />
        <p id="bp-over" class="field-problem" role="alert">
          {over > 0 ? fill(words.tooLong, { n: over }) : ""}
        </p>
        <div class="tools">
          <input
            ref={picker}
            type="file"
            hidden
            accept="image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,image/avif"
            onChange={(event) => {
              picture.attach(event.currentTarget.files?.[0]);
              event.currentTarget.value = "";
            }}
          />
          <button
            type="button"
            class="plain"
            aria-label={words.addImage}
            title={words.addImage}
            disabled={picture.attached !== undefined}
            onClick={() => picker.current?.click()}
          >
            <Icon name="picture" />
          </button>
          <Talk state={state} />
          <button type="submit" class="send" aria-label={words.send} aria-disabled={!isReady}>
            <Icon name="arrow" />
          </button>
        </div>
      </div>
    </form>
  );
}

/** The way to a person: a button while there is none, then how it stands. */
function Talk({ state }: { state: State }) {
  const { words, session } = useAround();
  const { conversation } = state;
  if (agentOf(conversation)) {
    return (
      <p class="talk is">
        <span class="dot" aria-hidden="true" />
        {words.talkActive}
      </p>
    );
  }
  const waits = standing(conversation, words);
  if (waits) {
    return (
      <p class="talk is">
        <span class="dot waiting" aria-hidden="true" />
        {waits}
      </p>
    );
  }
  return (
    <button
      type="button"
      class="talk"
      aria-disabled={state.isAsking}
      onClick={() => !state.isAsking && void session.askForPerson()}
    >
      {state.isAsking ? <span class="spinner" aria-hidden="true" /> : <Icon name="person" />}
      <span>{state.isAsking ? words.talking : words.talk}</span>
    </button>
  );
}

function Resolved({ state }: { state: State }) {
  const { words, session } = useAround();
  return (
    <div class="composer resolved">
      <p>
        <Icon name="check" />
        {words.resolved}
      </p>
      <button type="button" class="button wide" onClick={() => void session.startNew()}>
        {words.startNew}
      </button>
      <Talk state={state} />
    </div>
  );
}
