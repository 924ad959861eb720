/** What every part of the chat may reach without being handed it. */
import type { Language, Widget } from "@kit/words";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "../app/session";
import type { Place } from "../place";

export interface Surroundings {
  readonly words: Widget;
  readonly language: Language;
  readonly session: Session;
  readonly place: Place;
}

export const Around = createContext<Surroundings | undefined>(undefined);

export function useAround(): Surroundings {
  const around = useContext(Around);
  if (!around) throw new Error("drawn outside the chat");
  return around;
}
