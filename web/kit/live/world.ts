/** What live links take from the browser; tests bring their own. */

export interface World {
  readonly random: () => number;
  /** Milliseconds that only ever rise. */
  readonly now: () => number;
  readonly socket: (url: string) => WebSocket;
  readonly fetch: typeof fetch;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const browser: World = {
  random: Math.random,
  now: () => performance.now(),
  socket: (url) => new WebSocket(url),
  fetch: (input, init) => fetch(input, init),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done);
    }),
};

/** How one connection ended. */
export interface Ended {
  /** True when it had worked: the next try starts from the shortest wait. */
  readonly wasReady: boolean;
  /** Set when trying again is of no use: sign in again, not allowed, unknown. */
  readonly refused?: Refusal;
}

export type Refusal = "sign_in" | "forbidden" | "unknown";

/** A refusal by its WebSocket close code; undefined when another try is right. */
export function refusalOfClose(code: number): Refusal | undefined {
  if (code === 4401) return "sign_in";
  if (code === 4403) return "forbidden";
  return code === 4404 ? "unknown" : undefined;
}

/** A refusal by its HTTP status; undefined when another try is right. */
export function refusalOfStatus(status: number): Refusal | undefined {
  if (status === 401) return "sign_in";
  if (status === 403) return "forbidden";
  return status === 404 ? "unknown" : undefined;
}
