/** What the loader hands to the app: where it lives on the shop's page, and for whom. */
import type { WidgetConfig } from "@kit/api/types";
import type { Keeper } from "@kit/keep";
import type { Language } from "@kit/words";

export type Theme = "light" | "dark" | "auto";

export interface Place {
  readonly root: ShadowRoot;
  readonly launcher: Launcher;
  /** The server's origin. */
  readonly base: string;
  /** The merchant's slug, as the shop wrote it. */
  readonly merchant: string;
  readonly config: WidgetConfig;
  readonly language: Language;
  readonly theme: Theme;
  readonly keep: Keeper;
}

/** The round button; the app tells it what to say. */
export interface Launcher {
  readonly button: HTMLButtonElement;
  readonly show: (state: { isOpen: boolean; unread: number }) => void;
}

/** What a shop's own scripts may ask of the chat. */
export interface Chat {
  readonly open: () => void;
  readonly close: () => void;
  /** Sends a message as if the customer had typed it. */
  readonly say: (text: string) => void;
}
