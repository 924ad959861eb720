// @vitest-environment node
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type WebSocket as ServerSocket, WebSocketServer } from "ws";
import type { Frame } from "../model/index";
import { type Following, type FollowState, follow } from "./follow";
import { browser, type World } from "./world";

/** A server that speaks the protocol over real sockets; each test says how it misbehaves. */
class Shop {
  readonly log: Frame[] = [];
  readonly hellos: { after: number; visible: boolean }[] = [];
  readonly heartbeats: boolean[] = [];
  readonly sockets: ServerSocket[] = [];
  closesWith: number | undefined;
  hasSockets = true;
  hasStreams = true;
  readonly #http: Server = createServer((request, response) => this.#answer(request, response));
  readonly #ws = new WebSocketServer({ noServer: true });

  async start(): Promise<string> {
    this.#http.on("upgrade", (request, socket, head) => {
      if (!this.hasSockets) return void socket.destroy();
      this.#ws.handleUpgrade(request, socket, head, (ws) => this.#greet(ws));
    });
    await new Promise<void>((done) => this.#http.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise((done) => this.#http.close(done));
  }

  /** Writes to the log and tells everyone who listens. */
  say(count = 1): void {
    for (let n = 0; n < count; n += 1) {
      const frame: Frame = { seq: this.log.length + 1, type: "hidden" };
      this.log.push(frame);
      for (const socket of this.sockets) socket.send(JSON.stringify(frame));
    }
  }

  #greet(ws: ServerSocket): void {
    ws.on("message", (raw) => {
      const frame = JSON.parse(String(raw));
      if (frame.type === "heartbeat") this.heartbeats.push(frame.visible);
      if (frame.type !== "hello") return;
      this.hellos.push(frame);
      if (this.closesWith) return ws.close(this.closesWith);
      ws.send(JSON.stringify({ type: "ready", conversation_id: "cv_1", seq: this.log.length }));
      for (const kept of this.log.slice(frame.after)) ws.send(JSON.stringify(kept));
      this.sockets.push(ws);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://shop");
    const after = Number(url.searchParams.get("after"));
    if (request.headers.authorization !== "Bearer token") return void response.writeHead(401).end();
    if (url.pathname.endsWith("/stream")) {
      if (!this.hasStreams) return void response.writeHead(503).end();
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const frame of this.log.slice(after)) {
        response.write(`id: ${frame.seq}\ndata: ${JSON.stringify(frame)}\n\n`);
      }
      return;
    }
    const frames = this.log.slice(after, after + 2); // small pages, so that paging is met
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ frames, seq: this.log.length }));
  }
}

const quick: World = {
  ...browser,
  sleep: (ms, signal) => browser.sleep(Math.min(ms, 20), signal),
};

let shop: Shop;
let base: string;
let following: Following | undefined;
let seen: number[];
let states: FollowState[];
let isVisible: boolean;

const start = (change: { after?: number; token?: string } = {}): void => {
  following = follow(
    {
      base,
      token: change.token ?? "token",
      conversationId: "cv_1",
      after: change.after ?? 0,
      isVisible: () => isVisible,
      onFrames: (frames) => seen.push(...frames.map((f) => f.seq)),
      onTyping: () => undefined,
      onState: (state) => states.push(state),
    },
    quick,
  );
};

beforeEach(async () => {
  shop = new Shop();
  base = await shop.start();
  seen = [];
  states = [];
  isVisible = true;
});

afterEach(async () => {
  following?.close();
  await shop.stop();
});

test("what was said before and after connecting comes once and in order", async () => {
  shop.say(3);
  start({ after: 1 });
  await vi.waitFor(() => expect(states).toContain("live"));

  shop.say(2);

  await vi.waitFor(() => expect(seen).toEqual([2, 3, 4, 5]));
});

test("after a cut line nothing is missing and nothing comes twice", async () => {
  start();
  shop.say(2);
  await vi.waitFor(() => expect(seen).toEqual([1, 2]));

  for (const socket of shop.sockets.splice(0)) socket.terminate();
  shop.say(3);

  await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4, 5]));
  expect(shop.hellos.at(-1)?.after).toBe(2);
});

test("a frame that overtook others waits until those are fetched", async () => {
  start();
  await vi.waitFor(() => expect(shop.sockets).toHaveLength(1));
  for (let seq = 1; seq <= 5; seq += 1) shop.log.push({ seq, type: "hidden" });

  shop.sockets[0]?.send(JSON.stringify(shop.log[4]));

  await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4, 5]));
});

test("without sockets the stream carries the frames", async () => {
  shop.hasSockets = false;
  shop.say(4);
  start();

  await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4]));
  expect(states.at(-1)).toBe("live");
});

test("without sockets and streams polling carries the frames", async () => {
  shop.hasSockets = false;
  shop.hasStreams = false;
  shop.say(5);
  start();
  await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4, 5]));

  shop.say(1);

  await vi.waitFor(() => expect(seen.at(-1)).toBe(6));
  expect(states.at(-1)).toBe("slow");
});

test("a token that is no longer good ends the tries", async () => {
  shop.closesWith = 4401;
  start();

  await vi.waitFor(() => expect(states.at(-1)).toBe("refused"));
  await new Promise((done) => setTimeout(done, 100));

  expect(shop.hellos).toHaveLength(1);
});

test("a slow reader that was dropped resumes after its last frame", async () => {
  start();
  shop.say(2);
  await vi.waitFor(() => expect(seen).toEqual([1, 2]));

  for (const socket of shop.sockets.splice(0)) socket.close(4408);
  shop.say(1);

  await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]));
});

test("a hidden page is told at once", async () => {
  start();
  await vi.waitFor(() => expect(states).toContain("live"));

  isVisible = false;
  following?.visible();

  await vi.waitFor(() => expect(shop.heartbeats).toEqual([false]));
});

test("a page whose clock stands still answers the server's heartbeat", async () => {
  let now = 0;
  following = follow(
    {
      base,
      token: "token",
      conversationId: "cv_1",
      after: 0,
      isVisible: () => isVisible,
      onFrames: () => undefined,
      onTyping: () => undefined,
      onState: (state) => states.push(state),
    },
    { ...quick, now: () => now },
  );
  await vi.waitFor(() => expect(states).toContain("live"));

  now = 5_000;
  shop.sockets[0]?.send('{"type": "heartbeat"}');
  await vi.waitFor(() => expect(shop.heartbeats).toEqual([true]));
  shop.sockets[0]?.send('{"type": "heartbeat"}');
  await new Promise((done) => setTimeout(done, 50));

  expect(shop.heartbeats).toEqual([true]);
});
