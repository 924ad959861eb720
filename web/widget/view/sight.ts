/** How what opens at the customer's press comes into sight whole, by moving the chat alone. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** A reference for the element; it is looked at anew whenever `on` changes. */
export function useInSight<T extends HTMLElement>(on?: unknown): RefObject<T | null> {
  const element = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `on` is what makes it another element
  useLayoutEffect(() => element.current?.scrollIntoView({ block: "nearest" }), [on]);
  return element;
}
