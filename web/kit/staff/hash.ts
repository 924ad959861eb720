/** Where the reader is, kept in the address after "#", so that a reload and a link come back here. */
import { useSyncExternalStore } from "react";

const read = (): string => decodeURIComponent(location.hash.replace(/^#\/?/, ""));

const subscribe = (onChange: () => void): (() => void) => {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
};

export function usePlace(): string {
  return useSyncExternalStore(subscribe, read);
}

export function go(place: string): void {
  if (read() !== place) location.hash = `/${place}`;
}
