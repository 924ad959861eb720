/** One line about the connection, only while there is something to say. */
import { useEffect, useState } from "preact/hooks";
import type { State } from "../app/state";
import { useAround } from "./context";
import { Icon } from "./icon";

/** A line that is cut and back again within this time is not worth a word. */
const CALM_MS = 1_500;

export function Banner({ state }: { state: State }) {
  const { words, session } = useAround();
  const link = useCalm(state.conversation ? state.link : "live");
  const text = !state.isOnline
    ? words.offline
    : link === "down"
      ? words.reconnecting
      : link === "slow"
        ? words.slow
        : undefined;
  const isRefusal = state.problem !== undefined && state.phase !== "failed";
  return (
    <>
      <div role="status" class="banner-place">
        {text && (
          <p class="banner">
            <span class="spinner" aria-hidden="true" />
            {text}
          </p>
        )}
      </div>
      <div role="alert" class="banner-place">
        {isRefusal && (
          <p class="banner problem">
            <Icon name="alert" />
            <span>{state.problem || words.problem}</span>
            <button
              type="button"
              class="plain"
              aria-label={words.close}
              onClick={() => session.dismissProblem()}
            >
              <Icon name="close" />
            </button>
          </p>
        )}
      </div>
    </>
  );
}

/** `value`, but trouble shows only once it has lasted. */
function useCalm<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const isGood = value === "live" || value === "connecting";
    const timer = setTimeout(() => setShown(value), isGood ? 0 : CALM_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return shown;
}
