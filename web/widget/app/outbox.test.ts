// @vitest-environment node
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { customerApi, type Problem } from "@kit/api";
import { type Keeper, keeper } from "@kit/keep";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Outbox } from "./outbox";
import type { Sending } from "./state";

/** A server that stores messages by id, and can fail before or after it has stored one. */
class Shop {
  readonly stored: { id: string; text: string }[] = [];
  readonly asked: string[] = [];
  mood: "well" | "down" | "forgetful" | "strict" | "closed" = "well";
  readonly #server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = JSON.parse(Buffer.concat(chunks).toString()) as { id: string; text: string };
    this.asked.push(message.text);
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (this.mood === "down") return void request.socket.destroy();
    if (this.mood === "strict") return answer(400, { code: "malformed", detail: "Too odd." });
    if (this.mood === "closed") return answer(401, { code: "not_signed_in", detail: "Who?" });
    if (!this.stored.some((m) => m.id === message.id)) this.stored.push(message);
    if (this.mood === "forgetful") {
      this.mood = "well"; // it was stored, but the answer is lost
      return void request.socket.destroy();
    }
    answer(201, { id: message.id, seq: this.stored.length, epoch: 1, control: "assistant" });
  });

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

/** A browser's storage, which outlives a page. */
function storage(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
    key: () => null,
    length: 0,
  };
}

let shop: Shop;
let base: string;
let page: Storage;
let shown: readonly Sending[];
let forgotten: Problem[];

/** An outbox of this test: what one of an earlier test still hears is not shown here. */
const open = (keep: Keeper = keeper("shop", page)): Outbox => {
  const here = shop;
  return new Outbox({
    api: customerApi(base, () => "token"),
    keep,
    conversationId: () => Promise.resolve("cv_1"),
    onChange: (items) => {
      if (here === shop) shown = items;
    },
    onForgotten: (problem) => void (here === shop && forgotten.push(problem)),
  });
};

beforeEach(async () => {
  shop = new Shop();
  base = await shop.start();
  page = storage();
  shown = [];
  forgotten = [];
});

afterEach(() => shop.stop());

test("messages go out in the order they were written", async () => {
  const outbox = open();
  for (const text of ["one", "two", "three"]) outbox.add(text);

  await vi.waitFor(() => expect(shown.map((m) => m.seq)).toEqual([1, 2, 3]));
  expect(shop.stored.map((m) => m.text)).toEqual(["one", "two", "three"]);
});

test("a message whose answer was lost is stored once", async () => {
  shop.mood = "forgetful";
  const outbox = open();
  outbox.add("once");

  await vi.waitFor(() => expect(shown[0]?.seq).toBe(1));

  expect(shop.asked).toEqual(["once", "once"]);
  expect(shop.stored).toHaveLength(1);
});

test("what could not be sent is still there on the next page, and goes out under its id", async () => {
  shop.mood = "down";
  const outbox = open();
  outbox.add("kept");
  await vi.waitFor(() => expect(shop.asked.length).toBeGreaterThan(0));
  const { id } = outbox.items[0] as Sending;

  shop.mood = "well";
  await open().flush();

  expect(shop.stored).toEqual([expect.objectContaining({ id, text: "kept" })]);
  expect(keeper("shop", page).read().outbox).toBeUndefined();
});

test("a refused message says why, and waits for the customer", async () => {
  shop.mood = "strict";
  const outbox = open();
  outbox.add("odd");
  await vi.waitFor(() => expect(shown[0]?.refusal).toBe("Too odd."));

  shop.mood = "well";
  outbox.retry((shown[0] as Sending).id);

  await vi.waitFor(() => expect(shop.stored).toHaveLength(1));
});

test("a refused message can be deleted", async () => {
  shop.mood = "strict";
  const outbox = open();
  outbox.add("odd");
  await vi.waitFor(() => expect(shown[0]?.refusal).toBeDefined());

  outbox.discard((shown[0] as Sending).id);

  expect(outbox.items).toEqual([]);
  expect(keeper("shop", page).read().outbox).toBeUndefined();
});

test("a customer who is no longer known begins anew, once, with the same message", async () => {
  shop.mood = "closed";
  open().add("hello");

  await vi.waitFor(() => expect(shown[0]?.refusal).toBe("Who?"));

  expect(forgotten.map((p) => p.status)).toEqual([401]);
  expect(shop.asked).toEqual(["hello", "hello"]);
});

test("what one tab could not send yet is not lost when another tab writes", async () => {
  shop.mood = "down";
  const [one, other] = [open(), open()];
  one.add("from one");
  other.add("from the other");
  await vi.waitFor(() => expect(shop.asked).toContain("from the other"));

  expect(
    keeper("shop", page)
      .read()
      .outbox?.map((item) => item.text),
  ).toEqual(["from one", "from the other"]);

  shop.mood = "well";
  await Promise.all([one.flush(), other.flush()]);
  await vi.waitFor(() => expect(shop.stored).toHaveLength(2));
  expect(keeper("shop", page).read().outbox).toBeUndefined();
});
