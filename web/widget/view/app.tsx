/** The chat as a whole: which parts it has, where the focus goes, and how it opens and closes. */
import type { Widget } from "@kit/words";
import { direction } from "@kit/words/fill";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { news } from "../app/announce";
import { followViewport, SMALL } from "../app/phone";
import type { Session } from "../app/session";
import { type State, useStore } from "../app/state";
import type { Place } from "../place";
import { Banner } from "./banner";
import { Composer } from "./composer";
import { Around } from "./context";
import { Header } from "./header";
import { Timeline } from "./timeline";

interface Props {
  readonly place: Place;
  readonly session: Session;
  readonly words: Widget;
}

export function App({ place, session, words }: Props) {
  const state = useStore(session.store);
  const panel = useRef<HTMLDialogElement>(null);
  const isSmall = useMedia(SMALL);
  const heard = useNews(session, words);

  useLayoutEffect(() => {
    const dialog = panel.current;
    if (!dialog || !state.isOpen) return;
    // On a small screen nothing behind it can be reached; on a large one the page stays usable.
    if (isSmall) dialog.showModal();
    else dialog.show();
    const stop = isSmall ? followViewport(dialog) : () => undefined;
    focusFirst(dialog, isSmall);
    return () => {
      stop();
      dialog.close();
    };
  }, [state.isOpen, isSmall]);

  useKeptFocus(panel, place, state, isSmall);

  const close = (): void => {
    session.setOpen(false);
    place.launcher.button.focus();
  };

  return (
    <Around.Provider value={{ words, language: place.language, session, place }}>
      <dialog
        ref={panel}
        class={isSmall ? "panel full" : "panel"}
        dir={direction(place.language)}
        aria-labelledby="bp-title"
        onCancel={(event) => {
          event.preventDefault();
          close();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.defaultPrevented) close();
        }}
      >
        <Header state={state} onClose={close} />
        <Banner state={state} />
        <Timeline state={state} />
        <Composer state={state} isSmall={isSmall} />
        <div class="aside" role="status" aria-live="polite">
          {state.isOpen ? heard : ""}
        </div>
      </dialog>
      <div class="aside" role="status" aria-live="polite">
        {state.isOpen ? "" : heard}
      </div>
    </Around.Provider>
  );
}

/** The field on a large screen; on a small one the title, so that no keyboard jumps up unasked. */
function focusFirst(dialog: HTMLElement, isSmall: boolean): void {
  const field = dialog.querySelector<HTMLElement>("textarea.field");
  const title = dialog.querySelector<HTMLElement>("#bp-title");
  (isSmall ? title : (field ?? title))?.focus();
}

/** What had the focus may be gone after a change: the chat takes it back if it had it. */
function useKeptFocus(
  panel: RefObject<HTMLDialogElement | null>,
  place: Place,
  state: State,
  isSmall: boolean,
): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const look = (event: Event): void => {
      hadFocus.current = panel.current !== null && event.composedPath().includes(panel.current);
    };
    place.root.addEventListener("focusin", look);
    document.addEventListener("pointerdown", look);
    document.addEventListener("focusin", look);
    return () => {
      place.root.removeEventListener("focusin", look);
      document.removeEventListener("pointerdown", look);
      document.removeEventListener("focusin", look);
    };
  }, [panel, place]);

  const { conversation, isOpen } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each of these, a part may be gone
  useEffect(() => {
    const dialog = panel.current;
    if (!dialog || !isOpen || !hadFocus.current || place.root.activeElement) return;
    const rating = dialog.querySelector<HTMLElement>(".rating input");
    if (rating) rating.focus();
    else focusFirst(dialog, isSmall);
  }, [
    conversation?.conversation.id,
    conversation?.conversation.status,
    conversation?.handoff?.state,
    conversation?.survey,
    conversation?.wait,
  ]);
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const tell = (): void => setMatches(list.matches);
    list.addEventListener("change", tell);
    return () => list.removeEventListener("change", tell);
  }, [query]);
  return matches;
}

/** The last change as a sentence for a screen reader. */
function useNews(session: Session, words: Widget): string {
  const [said, setSaid] = useState("");
  useEffect(
    () =>
      session.store.watch((state, before) => {
        const fresh = news(before, state, words);
        if (fresh.length > 0) setSaid(fresh.join(". "));
      }),
    [session, words],
  );
  return said;
}
