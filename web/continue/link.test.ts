import type { GoneOn } from "@kit/api/types";
import { expect, test } from "vitest";
import { merchantOf, taken } from "./link";

const GONE = { customer_id: "cu_1", conversation_id: "cv_1", token: "bd_1" } as GoneOn;

test("a link names its merchant, and nothing else is taken for a link", () => {
  expect(merchantOf("me_0a.li_0b.secret")).toBe("me_0a");
  for (const token of ["", "me_0a", "me_0a.li_0b.", "<script>", "cv_1.li_0b.secret"]) {
    expect(merchantOf(token)).toBeUndefined();
  }
});

test("who opens their own link where they began keeps their own token", () => {
  const change = taken(GONE, { customerId: "cu_1", token: "bc_1", draft: "Hello" });

  expect(change).toEqual({ conversationId: "cv_1", isLive: true });
});

test("nothing that was written here before goes into the conversation of the link", () => {
  const outbox = [{ id: "m-1", text: "Not yours", at: "2026-11-23T00:00:00Z" }];
  const change = taken(GONE, { customerId: "cu_9", token: "bc_9", draft: "Hello", outbox });

  expect(change).toMatchObject({ token: "bd_1", customerId: "cu_1" });
  expect(change).toHaveProperty("outbox", undefined);
  expect(change).toHaveProperty("draft", undefined);
});
