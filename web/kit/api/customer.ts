/** The routes a customer's widget calls. */
import type { Conversation } from "../model/index";
import { ask, bytes, type Door } from "./http";
import type {
  Choice,
  Frames,
  GoneOn,
  NewCustomer,
  PassedOn,
  ResumeLink,
  Sent,
  WidgetConfig,
  Written,
} from "./types";

export type CustomerApi = ReturnType<typeof customerApi>;

/** @param token gives the customer's bearer token, or undefined before there is one. */
export function customerApi(base: string, token: () => string | undefined) {
  const door: Door = {
    base,
    credentials: "omit",
    identity: (): Record<string, string> => {
      const held = token();
      return held ? { authorization: `Bearer ${held}` } : {};
    },
  };
  const of = (id: string): string => `/v1/conversations/${encodeURIComponent(id)}`;
  return {
    door,
    config: (merchant: string) =>
      ask<WidgetConfig>(door, "GET", `/v1/widget/config?merchant=${encodeURIComponent(merchant)}`),
    create: (body: { merchant: string; language?: string; time_zone?: string }, key: string) =>
      ask<NewCustomer>(door, "POST", "/v1/customers", { body, key }),
    open: (body: { language?: string; time_zone?: string; page?: string }) =>
      ask<Conversation>(door, "POST", "/v1/conversations", { body }),
    conversation: (id: string) => ask<Conversation>(door, "GET", of(id)),
    events: (id: string, after: number, signal?: AbortSignal) =>
      ask<Frames>(
        door,
        "GET",
        `${of(id)}/events?after=${after}&limit=200`,
        signal ? { signal } : {},
      ),
    say: (id: string, body: { id: string; text: string; image_id?: string }) =>
      ask<Sent>(door, "POST", `${of(id)}/messages`, { body, key: body.id }),
    handOff: (id: string, key: string) =>
      ask<Written & { handoff_id: string }>(door, "POST", `${of(id)}/handoffs`, { body: {}, key }),
    choose: (
      id: string,
      body: { choice: Choice; email?: string; phone?: string; at?: string },
      key: string,
    ) => ask<Written>(door, "POST", `${of(id)}/choice`, { body, key }),
    slots: (id: string) =>
      ask<{ readonly items: readonly string[] }>(door, "GET", `${of(id)}/slots`),
    giveContact: (id: string, email: string, key: string) =>
      ask<Written>(door, "POST", `${of(id)}/contact`, { body: { email }, key }),
    correct: (id: string, body: { field: string; text: string }, key: string) =>
      ask<Written>(door, "POST", `${of(id)}/correction`, { body, key }),
    passedOn: (id: string) => ask<PassedOn>(door, "GET", `${of(id)}/passed-on`),
    /** A fresh link; the one shown before opens nothing further. */
    resumeLink: (id: string) =>
      ask<ResumeLink>(door, "POST", `${of(id)}/resume-link`, { body: {} }),
    mailResumeLink: (id: string) =>
      ask<Written>(door, "POST", `${of(id)}/resume-link/mail`, { body: {} }),
    revokeResumeLinks: (id: string) =>
      ask<Written>(door, "POST", `${of(id)}/resume-link/revoke`, { body: {} }),
    /** @param token what stands behind the # of a link. */
    goOn: (token: string) => ask<GoneOn>(door, "POST", "/v1/resume", { body: { token } }),
    leave: (id: string, key: string) =>
      ask<Written>(door, "POST", `${of(id)}/leave`, { body: {}, key }),
    solved: (id: string, key: string) =>
      ask<Written>(door, "POST", `${of(id)}/solved`, { body: {}, key }),
    rate: (
      id: string,
      body: { score: number; repeated?: boolean; comment?: string; part?: string },
      key: string,
    ) => ask<Written>(door, "POST", `${of(id)}/rating`, { body, key }),
    image: (id: string) => bytes(door, `/v1/images/${encodeURIComponent(id)}`),
    /** Where an image is sent to; the caller uploads, because only XMLHttpRequest tells progress. */
    imagesPath: (id: string) => `${base}${of(id)}/images`,
  };
}
