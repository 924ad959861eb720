/** What a browser remembers of a customer, for one merchant: in the shop page's own storage, nowhere else. */

/** A message that the server has not acknowledged yet. */
export interface Outgoing {
  /** Chosen here and kept through every retry, so that the message is stored once. */
  readonly id: string;
  readonly text: string;
  readonly image_id?: string;
  readonly at: string;
  /** Why it was refused, as a sentence; absent while it is still on its way. */
  readonly refusal?: string;
}

export interface Kept {
  readonly token?: string;
  readonly customerId?: string;
  readonly conversationId?: string;
  /** The last message seen by the customer, by seq. */
  readonly seen?: number;
  /** True while there is something to follow: the next page connects at once. */
  readonly isLive?: boolean;
  readonly draft?: string;
  readonly outbox?: readonly Outgoing[];
}

export interface Keeper {
  readonly read: () => Kept;
  /** Changes what is named and leaves the rest as another tab may have written it meanwhile. */
  readonly write: (change: { readonly [K in keyof Kept]: Kept[K] | undefined }) => void;
  readonly clear: () => void;
}

/** @param storage the page's localStorage; undefined where the browser forbids it: then for this page only. */
export function keeper(merchant: string, storage: Storage | undefined = localStorageOf()): Keeper {
  const key = `batonpass:${merchant}`;
  let memory: Kept = {};
  const read = (): Kept => {
    try {
      return storage ? (JSON.parse(storage.getItem(key) ?? "{}") as Kept) : memory;
    } catch {
      return memory; // unreadable is the same as empty: a new customer begins
    }
  };
  return {
    read,
    write: (change) => {
      memory = { ...read(), ...change } as Kept;
      try {
        storage?.setItem(key, JSON.stringify(memory));
      } catch {
        storage = undefined; // full or forbidden: this page remembers, the next will not
      }
    },
    clear: () => {
      memory = {};
      try {
        storage?.removeItem(key);
      } catch {
        storage = undefined;
      }
    },
  };
}

function localStorageOf(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
