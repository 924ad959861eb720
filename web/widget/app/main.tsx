/** Puts the chat into the place the loader made, and keeps the button and the screen reader told. */
import type { Language, Widget } from "@kit/words";
import { render } from "preact";
import type { Chat, Place } from "../place";
import styles from "../style/chat.css?inline";
import { App } from "../view/app";
import { colours } from "./colours";
import { Session } from "./session";

const WORDS: Readonly<Record<Language, () => Promise<{ widget: Widget }>>> = {
  en: () => import("@kit/words/en"),
  de: () => import("@kit/words/de"),
  es: () => import("@kit/words/es"),
  fr: () => import("@kit/words/fr"),
  ar: () => import("@kit/words/ar"),
};

/** Called once by the loader. */
export async function mount(place: Place): Promise<Chat> {
  const { widget: words } = await WORDS[place.language]();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles + colours(place.config.merchant.color));
  place.root.adoptedStyleSheets = [...place.root.adoptedStyleSheets, sheet];

  const session = new Session(place);
  const { store } = session;
  store.watch(({ isOpen, unread }, before) => {
    if (isOpen !== before.isOpen || unread !== before.unread) {
      place.launcher.show({ isOpen, unread });
    }
  });
  const home = document.createElement("div");
  home.className = "home";
  home.dataset["theme"] = place.theme;
  place.root.append(home);
  render(<App place={place} session={session} words={words} />, home);
  void session.resume();

  const close = (): void => {
    session.setOpen(false);
    place.launcher.button.focus();
  };
  return {
    open: () => session.setOpen(true),
    close,
    say: (text) => {
      session.setOpen(true);
      session.say(text);
    },
  };
}
