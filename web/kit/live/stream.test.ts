import { expect, test } from "vitest";
import { eventReader } from "./stream";

test("events are whole however the network cuts them", () => {
  const text =
    'id: 1\r\ndata: {"seq":1}\r\n\r\n: comment\n\nid: 2\ndata: {"seq":\ndata: 2}\n\ndata: nonsense\n\n';

  for (let size = 1; size <= text.length; size += 1) {
    const seen: unknown[] = [];
    const take = eventReader((data) => seen.push(data));
    for (let at = 0; at < text.length; at += size) take(text.slice(at, at + size));
    expect(seen).toEqual([{ seq: 1 }, { seq: 2 }]);
  }
});
