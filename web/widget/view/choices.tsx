/** How a waiting customer may go on: keep waiting, be written to, be called, or ask the assistant. */
import { Problem } from "@kit/api";
import type { Choice } from "@kit/api/types";
import { dayAndClock } from "@kit/ui/time";
import { fill, isolated } from "@kit/words/fill";
import { useEffect, useState } from "preact/hooks";
import { offered } from "../app/wait";
import { useAround } from "./context";
import { Icon, type IconName } from "./icon";
import { useInSight } from "./sight";

const ICONS: Readonly<Record<Choice, IconName>> = {
  keep_waiting: "clock",
  email: "mail",
  callback: "phone",
  assistant: "spark",
};

interface Props {
  readonly choices: readonly Choice[];
  /** The address already known, masked. */
  readonly email: string | undefined;
}

export function Choices({ choices, email }: Props) {
  const { words, session } = useAround();
  const [picked, setPicked] = useState<Choice>();
  const [problem, setProblem] = useState("");

  const choose = async (
    choice: Choice,
    more: { email?: string; phone?: string; at?: string } = {},
  ): Promise<void> => {
    setProblem("");
    try {
      await session.choose(choice, more);
    } catch (error) {
      setProblem(error instanceof Problem ? error.detail : words.problem);
    }
  };
  const form = picked === "email" || picked === "callback" ? picked : undefined;
  const shown = offered(choices, form);
  if (shown.length === 0) return null;

  const pick = (choice: Choice): void => {
    setPicked(picked === choice && choice !== "keep_waiting" ? undefined : choice);
    if (choice === "keep_waiting" || choice === "assistant") void choose(choice);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons with forms of their own are no fieldset
    <div class="choices" role="group" aria-labelledby="bp-choices">
      <h4 id="bp-choices">{words.wait.choices}</h4>
      <p class="hint">{words.wait.choicesHint}</p>
      <div class="grid">
        {shown.map((choice) => (
          <button
            key={choice}
            type="button"
            class="choice"
            aria-pressed={picked === choice}
            {...(choice === "email" || choice === "callback"
              ? { "aria-expanded": picked === choice }
              : {})}
            onClick={() => pick(choice)}
          >
            <Icon name={ICONS[choice]} />
            <span>{words.wait[choice]}</span>
          </button>
        ))}
      </div>
      {picked === "email" && <Mail known={email} onChoose={(to) => choose("email", to)} />}
      {picked === "callback" && <Call onChoose={(call) => choose("callback", call)} />}
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface MailProps {
  readonly known: string | undefined;
  readonly onChoose: (more: { email?: string }) => Promise<void>;
}

/** Asks for an address only if none is known. */
function Mail({ known, onChoose }: MailProps) {
  const { words } = useAround();
  const text = words.wait;
  const [isOther, setOther] = useState(!known);
  const [email, setEmail] = useState("");
  const [isWrong, setWrong] = useState(false);
  const place = useInSight<HTMLDivElement & HTMLFormElement>(`${isOther} ${isWrong}`);
  if (known && !isOther) {
    return (
      <div class="ask" ref={place}>
        <p>{fill(text.addressKnown, { address: isolated(known) })}</p>
        <div class="row">
          <button type="button" class="button small" onClick={() => void onChoose({})}>
            {text.addressUse}
          </button>
          <button type="button" class="button ghostly small" onClick={() => setOther(true)}>
            {text.addressOther}
          </button>
        </div>
      </div>
    );
  }
  return (
    <form
      ref={place}
      class="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim());
        setWrong(!isAddress);
        if (isAddress) void onChoose({ email: email.trim() });
      }}
    >
      <label class="labelled">
        <span>{text.address}</span>
        <input
          type="email"
          autocomplete="email"
          dir="ltr"
          ref={focusOnce}
          value={email}
          aria-invalid={isWrong}
          aria-describedby="bp-mail-problem"
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <p id="bp-mail-problem" class="field-problem" role="alert">
        {isWrong ? text.addressWrong : ""}
      </p>
      <button type="submit" class="button">
        {text.email}
      </button>
    </form>
  );
}

interface CallProps {
  readonly onChoose: (more: { phone: string; at?: string }) => Promise<void>;
}

/** The times come from who plans to work: nothing else can be promised. */
function Call({ onChoose }: CallProps) {
  const { words, language, session } = useAround();
  const text = words.wait;
  const [phone, setPhone] = useState("");
  const [slots, setSlots] = useState<readonly string[]>([]);
  const [at, setAt] = useState("");
  useEffect(() => {
    session.slots().then(
      (found) => {
        setSlots(found);
        setAt((chosen) => chosen || (found[0] ?? ""));
      },
      () => setSlots([]), // the server takes the first time it can keep
    );
  }, [session]);
  const [isWrong, setWrong] = useState(false);
  const place = useInSight<HTMLFormElement>(isWrong);
  const now = new Date();
  return (
    <form
      ref={place}
      class="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const digits = phone.replace(/\D/g, "");
        const isPhone = digits.length >= 6 && digits.length <= 15;
        setWrong(!isPhone);
        if (isPhone) void onChoose({ phone: phone.trim(), ...(at ? { at } : {}) });
      }}
    >
      <label class="labelled">
        <span>{text.phone}</span>
        <input
          type="tel"
          autocomplete="tel"
          dir="ltr"
          ref={focusOnce}
          value={phone}
          aria-invalid={isWrong}
          aria-describedby="bp-call-problem"
          onInput={(event) => setPhone(event.currentTarget.value)}
        />
      </label>
      <p id="bp-call-problem" class="field-problem" role="alert">
        {isWrong ? text.phoneWrong : ""}
      </p>
      <label class="labelled">
        <span>{text.when}</span>
        <select value={at} onChange={(event) => setAt(event.currentTarget.value)}>
          {slots.map((time) => (
            <option key={time} value={time}>
              {dayAndClock(time, language, now)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button">
        {text.confirmCall}
      </button>
    </form>
  );
}

/** Moves the focus into a form that the customer just asked for, once. */
function focusOnce(element: HTMLInputElement | null): void {
  if (element && !element.dataset["met"]) {
    element.dataset["met"] = "";
    element.focus();
  }
}
