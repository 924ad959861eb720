/** A customer's link to one conversation: socket, else stream, else polling; every frame once, in order. */
import type { Frame } from "../model/index";
import { delayMs, GOOD_MS } from "./backoff";
import { connect, type Incoming, socketUrl } from "./socket";
import { readStream } from "./stream";
import { browser, type Ended, type Refusal, refusalOfStatus, type World } from "./world";

/** `live` frames come at once; `slow` polled; `down` no answer, trying again. */
export type FollowState = "connecting" | "live" | "slow" | "down" | "refused";

export interface FollowOptions {
  readonly base: string;
  readonly token: string;
  readonly conversationId: string;
  /** The last seq already known: frames after it are given. */
  readonly after: number;
  readonly isVisible: () => boolean;
  readonly onFrames: (frames: readonly Frame[]) => void;
  readonly onTyping: (who: string, name: string) => void;
  readonly onState: (state: FollowState, refusal?: Refusal) => void;
}

export interface Following {
  readonly typing: () => void;
  /** Tell the server now that the page is looked at, or no longer. */
  readonly visible: () => void;
  /** Try again at once: the network came back. */
  readonly nudge: () => void;
  readonly close: () => void;
}

const POLL_MS = 3_000;
/** After this long on the second best way the best is tried again. */
const BETTER_AFTER_MS = 60_000;
const PATIENCE = 2;

type Way = "socket" | "stream" | "poll";
const NEXT_WAY: Readonly<Record<Way, Way>> = { socket: "stream", stream: "poll", poll: "socket" };

export function follow(options: FollowOptions, world: World = browser): Following {
  const over = new AbortController();
  let pause = new AbortController();
  let write: ((frame: object) => void) | undefined;
  let cursor = options.after;
  let catching: Promise<boolean> | undefined;
  const path = `${options.base}/v1/conversations/${encodeURIComponent(options.conversationId)}`;
  const headers = { authorization: `Bearer ${options.token}` };

  /** Gives what follows the cursor; false when frames before these are missing. */
  const take = (frames: readonly Frame[]): boolean => {
    const fresh: Frame[] = [];
    for (const frame of frames) {
      if (frame.seq <= cursor) continue;
      if (frame.seq > cursor + 1) break;
      cursor = frame.seq;
      fresh.push(frame);
    }
    if (fresh.length > 0) options.onFrames(fresh);
    const last = frames.at(-1);
    return last === undefined || last.seq <= cursor;
  };

  /** Fetches all frames after the cursor. Runs once at a time; false when it could not. */
  const catchUp = (): Promise<boolean> => {
    catching ??= fetchAll().finally(() => {
      catching = undefined;
    });
    return catching;
  };
  const fetchAll = async (): Promise<boolean> => {
    for (;;) {
      const response = await world.fetch(`${path}/events?after=${cursor}&limit=200`, {
        headers,
        credentials: "omit",
        cache: "no-store",
        signal: over.signal,
      });
      const refused = refusalOfStatus(response.status);
      if (refused) throw new Refused(refused);
      if (!response.ok) return false;
      const page = (await response.json()) as { frames: Frame[]; seq: number };
      const before = cursor;
      take(page.frames);
      if (cursor >= page.seq || cursor === before) return true;
    }
  };

  const onFrame = (frame: Incoming): void => {
    if (frame.type === "typing") {
      options.onTyping(String(frame["who"] ?? ""), String(frame["name"] ?? ""));
    } else if (typeof frame["seq"] === "number" && frame.type !== "ready") {
      if (!take([frame as unknown as Frame])) void catchUp().catch(() => undefined);
    } else if (frame.type === "ready" && Number(frame["seq"]) > cursor + 500) {
      void catchUp().catch(() => undefined); // far behind: pages are faster than frames
    }
  };

  const ways: Readonly<Record<Way, (signal: AbortSignal) => Promise<Ended>>> = {
    socket: (signal) =>
      connect(
        {
          url: socketUrl(options.base),
          hello: () => ({
            type: "hello",
            token: options.token,
            conversation_id: options.conversationId,
            after: cursor,
            visible: options.isVisible(),
          }),
          heartbeat: () => ({ type: "heartbeat", visible: options.isVisible() }),
          onFrame,
          onReady: (send) => {
            write = send;
            options.onState("live");
          },
        },
        signal,
        world,
      ),
    stream: (signal) =>
      readStream(
        {
          url: `${path}/stream?after=${cursor}`,
          headers,
          onData: (data) => onFrame(data as Incoming),
          onReady: () => options.onState("live"),
        },
        signal,
        world,
      ),
    poll: async (signal) => {
      let wasReady = false;
      while (!signal.aborted) {
        try {
          if (!(await catchUp())) return { wasReady };
        } catch (error) {
          return error instanceof Refused ? { wasReady, refused: error.refusal } : { wasReady };
        }
        wasReady = true;
        options.onState("slow");
        await world.sleep(POLL_MS + POLL_MS * 0.3 * world.random(), signal);
      }
      return { wasReady };
    },
  };

  const keep = async (): Promise<void> => {
    let way: Way = "socket";
    let failures = 0;
    let attempt = 0;
    options.onState("connecting");
    while (!over.signal.aborted) {
      const limit = new AbortController();
      const stop = (): void => limit.abort();
      over.signal.addEventListener("abort", stop);
      const better = way === "socket" ? undefined : setTimeout(stop, BETTER_AFTER_MS);
      const from = world.now();
      const ended = await ways[way](limit.signal);
      clearTimeout(better);
      over.signal.removeEventListener("abort", stop);
      write = undefined;
      if (over.signal.aborted) return;
      if (ended.refused) return options.onState("refused", ended.refused);
      attempt = ended.wasReady && world.now() - from > GOOD_MS ? 0 : attempt + 1;
      if (ended.wasReady) {
        failures = 0;
        if (limit.signal.aborted)
          way = "socket"; // its time was up, it did not fail
        else options.onState("down");
      } else {
        options.onState("down");
        failures += 1;
        if (failures >= PATIENCE || way !== "socket") {
          way = NEXT_WAY[way];
          failures = 0;
        }
      }
      if (limit.signal.aborted) continue;
      pause = new AbortController();
      const wake = (): void => pause.abort();
      over.signal.addEventListener("abort", wake);
      await world.sleep(delayMs(attempt, world.random), pause.signal);
      over.signal.removeEventListener("abort", wake);
    }
  };
  void keep();

  return {
    typing: () => write?.({ type: "typing" }),
    visible: () => write?.({ type: "heartbeat", visible: options.isVisible() }),
    nudge: () => pause.abort(),
    close: () => over.abort(),
  };
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}
