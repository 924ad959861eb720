/** The one line a shop adds to its pages: draws the button, and fetches the chat when it is needed. */
import type { WidgetConfig } from "@kit/api/types";
import { keeper } from "@kit/keep";
import { colourOf, onColour } from "@kit/ui/colour";
import { chooseLanguage, direction } from "@kit/words/fill";
import type { Chat, Launcher, Place, Theme } from "../place";
import { drawLauncher } from "./launcher";
import styles from "./launcher.css?inline";

declare const APP_FILE: string; // the app's hashed file name, set when this is built

const script = document.currentScript as HTMLScriptElement | null;
const RETRY_MS = [2_000, 10_000, 60_000];

async function start(tag: HTMLScriptElement): Promise<void> {
  const merchant = tag.dataset["merchant"] ?? "";
  const base = new URL(tag.src).origin;
  const config = await configOf(base, merchant);
  if (!config) return;
  const language = chooseLanguage([
    tag.dataset["language"],
    document.documentElement.lang,
    ...navigator.languages,
    config.merchant.languages[0],
  ]);
  const keep = keeper(merchant);
  const root = makeRoot(tag, config, language);
  const launcher = drawLauncher(root, config.merchant.name, language);
  const theme = (tag.dataset["theme"] as Theme | undefined) ?? "auto";
  serve({ root, launcher, base, merchant, config, language, theme, keep });
}

/** Connects the button, the page's scripts and what is kept to the app, which is fetched once. */
function serve(place: Place): void {
  let app: Promise<Chat> | undefined;
  const load = (): Promise<Chat> => {
    app ??= (import(/* @vite-ignore */ place.base + APP_FILE) as Promise<AppModule>)
      .then((module) => module.mount(place))
      .catch((error: unknown) => {
        app = undefined; // the next press tries again
        throw error;
      });
    return app;
  };
  const open = (): void => {
    busy(place.launcher, true);
    load()
      .then((chat) => chat.open())
      .catch(() => undefined)
      .finally(() => busy(place.launcher, false));
  };
  const { button } = place.launcher;
  button.addEventListener("pointerenter", () => void load().catch(() => undefined), { once: true });
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-expanded") === "true") void load().then((chat) => chat.close());
    else open();
  });
  const chat: Chat = {
    open,
    close: () => void app?.then((loaded) => loaded.close()),
    say: (text) => void load().then((loaded) => loaded.say(text)),
  };
  Object.assign(window, { Batonpass: chat });
  window.dispatchEvent(new CustomEvent("batonpass:ready"));
  if (place.keep.read().isLive) whenIdle(() => void load().catch(() => undefined));
}

interface AppModule {
  readonly mount: (place: Place) => Promise<Chat>;
}

async function configOf(base: string, merchant: string): Promise<WidgetConfig | undefined> {
  for (const wait of [...RETRY_MS, 0]) {
    try {
      const path = `/v1/widget/config?merchant=${encodeURIComponent(merchant)}`;
      const response = await fetch(base + path, { credentials: "omit" });
      if (response.ok) return (await response.json()) as WidgetConfig;
      if (response.status < 500) {
        console.warn(`Batonpass: no chat on this page, the server answered ${response.status}.`);
        return undefined;
      }
    } catch {
      // No answer: the next try may get one.
    }
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return undefined;
}

function makeRoot(tag: HTMLScriptElement, config: WidgetConfig, language: string): ShadowRoot {
  const host = document.createElement("div");
  host.id = "batonpass";
  host.dir = direction(language);
  host.lang = language;
  if (tag.dataset["side"] === "start") host.dataset["side"] = "start";
  const colour = colourOf(config.merchant.color) ?? "#1f2328";
  host.style.setProperty("--bp-accent", colour);
  host.style.setProperty("--bp-on-accent", onColour(colour));
  // Keys typed into the chat are not the shop's short cuts.
  for (const type of ["keydown", "keyup", "keypress"]) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  return root;
}

function busy(launcher: Launcher, isBusy: boolean): void {
  launcher.button.toggleAttribute("data-busy", isBusy);
}

function whenIdle(what: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(what, { timeout: 3_000 });
  else setTimeout(what, 500);
}

if (script && !document.getElementById("batonpass")) {
  if (document.body) void start(script);
  else document.addEventListener("DOMContentLoaded", () => void start(script), { once: true });
}
