/** Messages that are on their way: kept on the device, sent in order, each under one id for ever. */
import { type CustomerApi, isPassing, newId, Problem } from "@kit/api";
import type { Keeper, Outgoing } from "@kit/keep";
import { delayMs } from "@kit/live/backoff";
import type { Sending } from "./state";

export interface OutboxOptions {
  readonly api: CustomerApi;
  readonly keep: Keeper;
  /** The conversation to send into; made if there is none. */
  readonly conversationId: () => Promise<string>;
  readonly onChange: (outbox: readonly Sending[]) => void;
  /** The token or the conversation is no longer known. */
  readonly onForgotten: (problem: Problem) => void;
}

export class Outbox {
  readonly #options: OutboxOptions;
  #items: readonly Sending[];
  /** Every message this tab ever had: what else is kept is another tab's, and left alone. */
  readonly #own = new Set<string>();
  #isSending = false;
  #attempt = 0;
  #isRenewed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#items = options.keep.read().outbox ?? [];
    for (const item of this.#items) this.#own.add(item.id);
  }

  get items(): readonly Sending[] {
    return this.#items;
  }

  add(text: string, imageId?: string): void {
    const at = new Date().toISOString();
    this.#set([
      ...this.#items,
      { id: newId(), text, at, ...(imageId ? { image_id: imageId } : {}) },
    ]);
    void this.flush();
  }

  /** Tries a refused message again, under its id. */
  retry(id: string): void {
    this.#set(
      this.#items.map((item) => {
        if (item.id !== id) return item;
        const { refusal: _, ...again } = item;
        return again;
      }),
    );
    void this.flush();
  }

  discard(id: string): void {
    this.#set(this.#items.filter((item) => item.id !== id));
  }

  /** Forgets those that stand in the log now. */
  settle(ids: ReadonlySet<string>): void {
    if (this.#items.some((item) => ids.has(item.id))) {
      this.#set(this.#items.filter((item) => !ids.has(item.id)));
    }
  }

  /** Sends what is left, oldest first; later by itself when there was no answer. */
  async flush(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    clearTimeout(this.#timer);
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#send(next);
      this.#attempt = 0;
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.#timer = setTimeout(() => void this.flush(), delayMs(this.#attempt, Math.random));
      this.#attempt += 1;
    } finally {
      this.#isSending = false;
    }
  }

  /** The oldest that is neither sent nor refused; undefined while one before it is refused. */
  #next(): Sending | undefined {
    return this.#items.find((item) => item.seq === undefined && item.refusal === undefined);
  }

  async #send(item: Outgoing): Promise<void> {
    const { api } = this.#options;
    try {
      const conversationId = await this.#options.conversationId();
      const { id, text, image_id } = item;
      const sent = await api.say(conversationId, { id, text, ...(image_id ? { image_id } : {}) });
      this.#isRenewed = false;
      this.#change(item.id, { seq: sent.seq });
    } catch (error) {
      if (!(error instanceof Problem) || error.isPassing) throw error;
      const isForgotten = error.status === 401 || error.status === 404;
      if (isForgotten && !this.#isRenewed) {
        this.#isRenewed = true; // once: then the same message begins a new conversation
        return this.#options.onForgotten(error);
      }
      this.#change(item.id, { refusal: error.detail });
    }
  }

  #change(id: string, change: Partial<Sending>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }

  #set(items: readonly Sending[]): void {
    this.#items = items;
    for (const item of items) this.#own.add(item.id);
    const { keep } = this.#options;
    const others = (keep.read().outbox ?? []).filter((item) => !this.#own.has(item.id));
    const unsent = [...others, ...items.filter((item) => item.seq === undefined)];
    keep.write({ outbox: unsent.length > 0 ? unsent : undefined });
    this.#options.onChange(items);
  }
}
