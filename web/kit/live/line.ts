/** A socket that is kept up: reconnects with growing, jittered waits, and says how it stands. */
import { delayMs, GOOD_MS } from "./backoff";
import { connect, type Incoming, type SocketOptions } from "./socket";
import { browser, type Refusal, type World } from "./world";

export type LineState = "connecting" | "ready" | "waiting" | "refused";

export interface LineOptions extends Omit<SocketOptions, "onReady"> {
  readonly onState: (state: LineState, refusal?: Refusal) => void;
  /** Called at each greeting: watch again what was watched, after the last seq. */
  readonly onReady?: () => void;
}

export interface Line {
  /** Sends now or not at all: only what may be lost goes this way. */
  readonly send: (frame: object) => void;
  /** Try again at once: the network came back, or the page is looked at again. */
  readonly nudge: () => void;
  readonly close: () => void;
}

/** Opens a line and keeps it up until closed or refused. For consoles: many conversations, one line. */
export function openLine(options: LineOptions, world: World = browser): Line {
  const over = new AbortController();
  let waiting = new AbortController();
  let write: ((frame: object) => void) | undefined;

  const keep = async (): Promise<void> => {
    let attempt = 0;
    while (!over.signal.aborted) {
      options.onState("connecting");
      const from = world.now();
      const ended = await connect(
        {
          ...options,
          onReady: (send) => {
            write = send;
            options.onState("ready");
            options.onReady?.();
          },
        },
        over.signal,
        world,
      );
      write = undefined;
      if (over.signal.aborted) return;
      if (ended.refused) return options.onState("refused", ended.refused);
      attempt = ended.wasReady && world.now() - from > GOOD_MS ? 0 : attempt + 1;
      options.onState("waiting");
      waiting = new AbortController();
      const stop = (): void => waiting.abort();
      over.signal.addEventListener("abort", stop);
      await world.sleep(delayMs(attempt, world.random), waiting.signal);
      over.signal.removeEventListener("abort", stop);
    }
  };
  void keep();
  return {
    send: (frame) => write?.(frame),
    nudge: () => waiting.abort(),
    close: () => over.abort(),
  };
}

export type { Incoming };
