/** One WebSocket connection from its first frame to its end: hello, heartbeats, silence. */
import { browser, type Ended, refusalOfClose, type World } from "./world";

/** Anything the server sends; `type` says what. */
export type Incoming = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface SocketOptions {
  /** ws: or wss: address. */
  readonly url: string;
  /** The first frame, made anew for each connection: it carries the last seq. */
  readonly hello: () => object;
  /** Sent every five seconds; renews presence. */
  readonly heartbeat: () => object;
  readonly onFrame: (frame: Incoming) => void;
  /** Called when the server has greeted back, with the way to write. */
  readonly onReady: (send: (frame: object) => void) => void;
}

export const HEARTBEAT_MS = 5_000;
/** The server speaks every five seconds; after two and a bit the line is dead, and an agent's lease nearly is. */
const SILENCE_MS = 12_500;
const OPENING_MS = 10_000;

/** Resolves when the connection is over. Aborting the signal closes it. */
export function connect(
  options: SocketOptions,
  signal: AbortSignal,
  world: World = browser,
): Promise<Ended> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ wasReady: false });
    let socket: WebSocket;
    try {
      socket = world.socket(options.url);
    } catch {
      return resolve({ wasReady: false }); // a shop's CSP without wss: throws here
    }
    let wasReady = false;
    let beat: ReturnType<typeof setInterval> | undefined;
    let spokeAt = world.now();
    let silence = setTimeout(() => end(), OPENING_MS);

    const send = (frame: object): void => {
      if (socket.readyState === 1) socket.send(JSON.stringify(frame));
    };
    const speak = (): void => {
      spokeAt = world.now();
      send(options.heartbeat());
    };
    const end = (code?: number): void => {
      clearInterval(beat);
      clearTimeout(silence);
      signal.removeEventListener("abort", stop);
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      if (socket.readyState < 2) socket.close(1000);
      const refused = code === undefined ? undefined : refusalOfClose(code);
      resolve(refused ? { wasReady, refused } : { wasReady });
    };
    const stop = (): void => end();

    signal.addEventListener("abort", stop);
    socket.onopen = () => send(options.hello());
    socket.onclose = (event) => end(event.code);
    socket.onerror = () => undefined; // a close always follows and says more
    socket.onmessage = (event) => {
      clearTimeout(silence);
      silence = setTimeout(() => end(), SILENCE_MS);
      const frame = parsed(event.data);
      if (frame === undefined) return;
      if (frame.type === "closing") return end();
      if (!wasReady && frame.type === "ready") {
        wasReady = true;
        beat = setInterval(speak, HEARTBEAT_MS);
        options.onReady(send);
      }
      // In a page hidden for long the browser's clock ticks once a minute; this does not wait for it.
      if (frame.type === "heartbeat" && world.now() - spokeAt >= HEARTBEAT_MS) speak();
      options.onFrame(frame);
    };
  });
}

function parsed(data: unknown): Incoming | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === "object" && frame !== null && "type" in frame
      ? (frame as Incoming)
      : undefined;
  } catch {
    return undefined; // not ours; the next frame may be
  }
}

/** The socket address beside an HTTP base; "" is the page's own origin. */
export function socketUrl(base: string, path = "/v1/live"): string {
  const url = new URL(path, base || location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
