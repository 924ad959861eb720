/** Server-Sent Events read by fetch, because EventSource cannot carry a bearer token. */
import { browser, type Ended, refusalOfStatus, type World } from "./world";

export interface StreamOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed `data` of each event. */
  readonly onData: (data: unknown) => void;
  readonly onReady: () => void;
}

const SILENCE_MS = 25_000;

/** Resolves when the stream is over. Aborting the signal ends it. */
export async function readStream(
  options: StreamOptions,
  signal: AbortSignal,
  world: World = browser,
): Promise<Ended> {
  const over = new AbortController();
  const stop = (): void => over.abort();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  let silence = setTimeout(stop, SILENCE_MS);
  let wasReady = false;
  try {
    const response = await world.fetch(options.url, {
      headers: { accept: "text/event-stream", ...options.headers },
      credentials: "omit",
      cache: "no-store",
      signal: over.signal,
    });
    const refused = refusalOfStatus(response.status);
    if (refused) return { wasReady, refused };
    if (!response.ok || !response.body) return { wasReady };
    wasReady = true;
    options.onReady();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const take = eventReader(options.onData);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { wasReady };
      clearTimeout(silence);
      silence = setTimeout(stop, SILENCE_MS);
      take(value);
    }
  } catch {
    return { wasReady }; // cut off; the next try resumes after the last seq
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", stop);
    over.abort();
  }
}

/** Takes text as it comes, in any pieces, and gives each event's data once it is whole. */
export function eventReader(onData: (data: unknown) => void): (text: string) => void {
  let rest = "";
  return (text) => {
    rest = (rest + text).replaceAll("\r\n", "\n");
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const event = rest.slice(0, end);
      rest = rest.slice(end + 2);
      const data = event
        .split("\n")
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5).replace(/^ /, ""))
        .join("\n");
      if (data) give(data, onData);
    }
  };
}

function give(data: string, onData: (data: unknown) => void): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return; // not ours; a gap in seq shows if it mattered
  }
  onData(parsed);
}
