/** The customer's side of one conversation: begins it, follows it, writes into it. */
import { type CustomerApi, customerApi, newId, Problem } from "@kit/api";
import type { Choice } from "@kit/api/types";
import { type Following, follow } from "@kit/live/follow";
import { applyAll, type Conversation, type Frame, isGap } from "@kit/model";
import type { Place } from "../place";
import { Outbox } from "./outbox";
import { isWaiting, Store } from "./state";

const TYPING_MS = 5_000;
const TYPING_EVERY_MS = 3_000;
const PASSED_ON_MS = [600, 2_000, 6_000]; // the packet is built after the handoff opened

export class Session {
  readonly store = new Store();
  readonly api: CustomerApi;
  readonly outbox: Outbox;
  readonly #place: Place;
  #following: Following | undefined;
  #opening: Promise<string> | undefined;
  #customerKey = newId();
  #typing: ReturnType<typeof setTimeout> | undefined;
  #passedOn: ReturnType<typeof setTimeout>[] = [];
  #toldTypingAt = 0;

  constructor(place: Place) {
    this.#place = place;
    this.api = customerApi(place.base, () => place.keep.read().token);
    this.outbox = new Outbox({
      api: this.api,
      keep: place.keep,
      conversationId: () => this.conversationId(),
      onChange: (outbox) => this.store.set({ outbox: this.#unseen(outbox) }),
      onForgotten: (problem) => this.#forget(problem),
    });
    this.store.set({ outbox: this.outbox.items, isOnline: navigator.onLine });
    addEventListener("online", () => this.#network(true));
    addEventListener("offline", () => this.#network(false));
    addEventListener("pageshow", () => this.#following?.nudge());
    document.addEventListener("visibilitychange", () => {
      this.#following?.visible();
      if (document.visibilityState === "visible") this.#following?.nudge();
      this.#countUnread();
    });
  }

  /** Takes up what this browser already has; nothing is sent for a new visitor. */
  async resume(): Promise<void> {
    const { token, conversationId, outbox } = this.#place.keep.read();
    if (outbox?.length) void this.outbox.flush();
    if (!token || !conversationId) return;
    this.store.set({ phase: "loading" });
    await this.#attempt(async () => this.#begin(await this.api.conversation(conversationId)));
  }

  setOpen(isOpen: boolean): void {
    this.store.set({ isOpen });
    this.#countUnread();
  }

  say(text: string, imageId?: string): void {
    if (this.store.state.conversation?.conversation.status === "resolved") this.#stop();
    this.outbox.add(text, imageId);
  }

  /** Tells the other side that the customer is writing, now and then. */
  typing(): void {
    const now = performance.now();
    if (now - this.#toldTypingAt < TYPING_EVERY_MS) return;
    this.#toldTypingAt = now;
    this.#following?.typing();
  }

  askForPerson(): Promise<void> {
    const key = newId();
    this.store.set({ isAsking: true });
    return this.#attempt(async () => {
      if (this.store.state.conversation?.conversation.status === "resolved") this.#stop();
      await this.api.handOff(await this.conversationId(), key);
    }).finally(() => this.store.set({ isAsking: false }));
  }

  /** Throws Problem when refused: the form that asked shows it. */
  async choose(choice: Choice, more: { email?: string; phone?: string; at?: string } = {}) {
    await this.api.choose(await this.conversationId(), { choice, ...more }, newId());
  }

  /** When the customer could be called; empty when nobody plans to be there. */
  async slots(): Promise<readonly string[]> {
    return (await this.api.slots(await this.conversationId())).items;
  }

  async correct(field: string, text: string): Promise<void> {
    await this.api.correct(await this.conversationId(), { field, text }, newId());
    this.#fetchPassedOn();
  }

  /** Whether this device came by a link: it may not pass another on. */
  get isByLink(): boolean {
    return this.#place.keep.read().token?.startsWith("bd_") === true;
  }

  /** Throws Problem when refused, as the two below. */
  async resumeLink(): Promise<string> {
    return (await this.api.resumeLink(await this.conversationId())).url;
  }

  async mailResumeLink(): Promise<void> {
    await this.api.mailResumeLink(await this.conversationId());
  }

  async revokeResumeLinks(): Promise<void> {
    await this.api.revokeResumeLinks(await this.conversationId());
  }

  leave(): Promise<void> {
    return this.#attempt(async () => {
      await this.api.leave(await this.conversationId(), newId());
    });
  }

  solved(): Promise<void> {
    return this.#attempt(async () => {
      await this.api.solved(await this.conversationId(), newId());
    });
  }

  async rate(body: { score: number; repeated?: boolean; comment?: string }): Promise<void> {
    const part = this.store.state.conversation?.survey?.part;
    const id = await this.conversationId();
    await this.api.rate(id, { ...body, ...(part ? { part } : {}) }, newId());
  }

  startNew(): Promise<void> {
    this.#stop();
    return this.#attempt(async () => {
      await this.conversationId();
    });
  }

  dismissProblem(): void {
    this.store.set({ problem: undefined });
  }

  /** The open conversation's id; the customer and the conversation are made if there are none. */
  conversationId(): Promise<string> {
    const { conversation } = this.store.state;
    if (conversation && this.#following) return Promise.resolve(conversation.conversation.id);
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #open(): Promise<string> {
    const { keep, merchant, language } = this.#place;
    const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!keep.read().token) {
      const made = await this.api.create({ merchant, language, time_zone }, this.#customerKey);
      keep.write({ token: made.token, customerId: made.customer_id });
      this.#customerKey = newId();
    }
    const page = location.origin + location.pathname; // never the query: it may hold secrets
    const snapshot = await this.api.open({ language, time_zone, page });
    this.#begin(snapshot);
    return snapshot.conversation.id;
  }

  #begin(conversation: Conversation): void {
    this.#stop();
    const { base, keep } = this.#place;
    keep.write({ conversationId: conversation.conversation.id });
    this.#show(conversation, "ready");
    if (conversation.handoff) this.#fetchPassedOn();
    this.#following = follow({
      base,
      token: keep.read().token ?? "",
      conversationId: conversation.conversation.id,
      after: conversation.seq,
      isVisible: () => document.visibilityState === "visible",
      onFrames: (frames) => this.#take(frames),
      onTyping: (who, name) => this.#showTyping(who, name),
      onState: (link, refusal) => {
        this.store.set({ link });
        if (link === "live") void this.outbox.flush();
        if (refusal) this.#forget(new Problem(refusal === "sign_in" ? 401 : 404, {}));
      },
    });
  }

  #take(frames: readonly Frame[]): void {
    const { conversation } = this.store.state;
    if (!conversation) return;
    const next = applyAll(conversation, frames);
    if (frames.some((frame) => isGap(next, frame))) return void this.#reload();
    if (frames.some((f) => f.type === "message.added" && f.data.message.kind !== "customer")) {
      this.#showTyping("", "", 0);
    }
    this.#show(next, "ready");
    if (frames.some((f) => f.type === "handoff.opened" || f.type === "wait.told")) {
      this.#fetchPassedOn();
    }
  }

  #show(conversation: Conversation, phase: "ready"): void {
    this.outbox.settle(new Set(conversation.messages.map((m) => m.id)));
    const isLive = conversation.conversation.status !== "resolved";
    if (this.#place.keep.read().isLive !== isLive) this.#place.keep.write({ isLive });
    this.store.set({ conversation, phase, outbox: this.#unseen(this.outbox.items) });
    this.#countUnread();
  }

  async #reload(): Promise<void> {
    const id = this.store.state.conversation?.conversation.id;
    if (id) await this.#attempt(async () => this.#begin(await this.api.conversation(id)));
  }

  #unseen<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
    const there = new Set(this.store.state.conversation?.messages.map((m) => m.id));
    return items.filter((item) => !there.has(item.id));
  }

  #countUnread(): void {
    const { conversation, isOpen } = this.store.state;
    if (!conversation) return;
    const { keep } = this.#place;
    if (isOpen && document.visibilityState === "visible") keep.write({ seen: conversation.seq });
    const seen = keep.read().seen ?? 0;
    const unread = conversation.messages.filter((m) => m.seq > seen && m.kind !== "customer");
    this.store.set({ unread: unread.length });
  }

  #showTyping(who: string, name: string, ms = TYPING_MS): void {
    clearTimeout(this.#typing);
    if (who === "customer") return;
    this.store.set({ typing: ms > 0 ? name : undefined });
    this.#typing = setTimeout(() => this.store.set({ typing: undefined }), ms);
  }

  #fetchPassedOn(): void {
    for (const timer of this.#passedOn) clearTimeout(timer);
    this.#passedOn = PASSED_ON_MS.map((ms) =>
      setTimeout(async () => {
        const { conversation } = this.store.state;
        if (!isWaiting(conversation) || !conversation) return;
        try {
          this.store.set({ passedOn: await this.api.passedOn(conversation.conversation.id) });
        } catch {
          // The card says less for now; the next word to the customer asks again.
        }
      }, ms),
    );
  }

  #network(isOnline: boolean): void {
    this.store.set({ isOnline });
    if (!isOnline) return;
    this.#following?.nudge();
    if (this.store.state.phase === "failed") void this.resume();
    else void this.outbox.flush();
  }

  #stop(): void {
    this.#following?.close();
    this.#following = undefined;
    this.store.set({ typing: undefined, passedOn: undefined });
  }

  /** The server no longer knows this customer or conversation: the next message begins anew. */
  #forget(problem: Problem): void {
    this.#stop();
    const gone = { conversationId: undefined, isLive: undefined, seen: undefined };
    this.#place.keep.write(problem.status === 401 ? { ...gone, token: undefined } : gone);
    this.store.set({ conversation: undefined, phase: "fresh" });
  }

  async #attempt(what: () => Promise<void>): Promise<void> {
    this.store.set({ problem: undefined });
    try {
      await what();
    } catch (error) {
      if (error instanceof Problem && (error.status === 401 || error.status === 404)) {
        return this.#forget(error);
      }
      const isFirst = this.store.state.conversation === undefined;
      const refused = error instanceof Problem && error.status === 403;
      this.store.set({
        problem: error instanceof Problem ? error.detail : "",
        ...(isFirst ? { phase: refused ? "refused" : "failed" } : {}),
      });
    }
  }
}
