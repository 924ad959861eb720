/** The page that a link leads to: it asks once, then opens the chat where the customer stands. */
import { customerApi, Problem } from "@kit/api";
import type { WidgetConfig } from "@kit/api/types";
import { keeper } from "@kit/keep";
import { colourOf, onColour } from "@kit/ui/colour";
import { chooseLanguage, direction, fill, type Widget } from "@kit/words";
import { render } from "preact";
import { useState } from "preact/hooks";
import { merchantOf, taken } from "./link";

type Words = Widget["goOn"];
/** `here`: the chat is open; `none`: the page was opened without a link. */
type Step = "ask" | "dead" | "here" | "none";

const WORDS = {
  en: () => import("@kit/words/en"),
  de: () => import("@kit/words/de"),
  es: () => import("@kit/words/es"),
  fr: () => import("@kit/words/fr"),
  ar: () => import("@kit/words/ar"),
} as const;
const OPENED = "batonpass.continue"; // the merchant whose chat goes on in this tab, over a reload

const api = customerApi(location.origin, () => undefined);

interface Props {
  readonly words: Words;
  readonly config: WidgetConfig | undefined;
  readonly token: string;
  readonly first: Step;
}

function Page({ words, config, token, first }: Props) {
  const [step, setStep] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const merchant = config?.merchant;

  const go = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    try {
      const gone = await api.goOn(token);
      const keep = keeper(gone.merchant.slug);
      keep.write(taken(gone, keep.read()));
      openChat(gone.merchant.slug);
      setStep("here");
    } catch (error) {
      if (error instanceof Problem && error.status === 401) setStep("dead");
      else setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  const title = merchant ? fill(words.title, { merchant: merchant.name }) : words.dead;
  return (
    <main>
      <h1 dir="auto">{step === "dead" ? words.dead : title}</h1>
      {step === "ask" && <p>{words.text}</p>}
      {step === "dead" && <p>{words.deadText}</p>}
      {step === "none" && <p>{words.none}</p>}
      {step === "ask" && (
        <button type="button" disabled={isBusy} onClick={() => void go()}>
          {words.button}
        </button>
      )}
      {step === "dead" && merchant && (
        <button type="button" onClick={() => openChat(merchant.slug)}>
          {words.again}
        </button>
      )}
      {hasFailed && <p role="alert">{words.failed}</p>}
    </main>
  );
}

/** Puts the widget on this page and opens it; the link's secret leaves the address. */
function openChat(merchant: string): void {
  history.replaceState(null, "", location.pathname);
  sessionStorage.setItem(OPENED, merchant);
  if (document.getElementById("batonpass")) return;
  const script = document.createElement("script");
  script.src = "/widget.js";
  script.dataset["merchant"] = merchant;
  addEventListener("batonpass:ready", () => window.Batonpass?.open(), { once: true });
  document.head.append(script);
}

declare global {
  interface Window {
    readonly Batonpass?: { readonly open: () => void };
  }
}

async function start(): Promise<void> {
  const token = location.hash.slice(1);
  const named = merchantOf(token) ?? sessionStorage.getItem(OPENED) ?? "";
  const config = named ? await api.config(named).catch(() => undefined) : undefined;
  const language = chooseLanguage([...navigator.languages, config?.merchant.languages[0]]);
  const { widget } = await WORDS[language]();
  const root = document.documentElement;
  root.lang = language;
  root.dir = direction(language);
  const colour = colourOf(config?.merchant.color ?? "");
  if (colour) {
    root.style.setProperty("--accent", colour);
    root.style.setProperty("--on-accent", onColour(colour));
  }
  const title = config ? fill(widget.goOn.title, { merchant: config.merchant.name }) : "";
  if (title) document.title = title;
  const first: Step = merchantOf(token) ? "ask" : config ? "here" : "none";
  const place = document.getElementById("continue");
  if (place) {
    render(<Page words={widget.goOn} config={config} token={token} first={first} />, place);
  }
  if (first === "here" && config) openChat(config.merchant.slug);
}

void start();
