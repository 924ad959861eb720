/** How one request is made: headers, ids, time limit, and what a refusal looks like. */
import { Problem, Unreachable } from "./problem";

export interface Door {
  /** Where the server is: an origin without a slash at the end; "" is the page's own. */
  readonly base: string;
  /** Headers that say who asks; called for every request. */
  readonly identity: () => Readonly<Record<string, string>>;
  /** "same-origin" sends the agent's cookie; "omit" is for shop pages. */
  readonly credentials: "same-origin" | "omit";
}

export interface Ask {
  readonly body?: unknown;
  /** Idempotency-Key of a POST or PUT; made up when absent. Give your own to retry safely. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answer<T> {
  readonly body: T;
  readonly status: number;
  readonly etag: string | null;
}

const LIMIT_MS = 20_000;
const WRITES = new Set(["POST", "PUT", "DELETE", "PATCH"]);

/** The answer's body. Throws Problem when refused, Unreachable when no answer came. */
export async function ask<T>(door: Door, method: string, path: string, more: Ask = {}): Promise<T> {
  return (await exchange<T>(door, method, path, more)).body;
}

/** The whole answer, with status and ETag. A 304 has an undefined body. */
export async function exchange<T>(
  door: Door,
  method: string,
  path: string,
  more: Ask = {},
): Promise<Answer<T>> {
  const response = await send(door, method, path, more);
  if (!response.ok && response.status !== 304) throw await problemIn(response);
  const text = await read(response);
  const body = (text ? JSON.parse(text) : undefined) as T;
  return { body, status: response.status, etag: response.headers.get("etag") };
}

/** The answer's bytes: images. */
export async function bytes(door: Door, path: string, signal?: AbortSignal): Promise<Blob> {
  const response = await send(door, "GET", path, signal ? { signal } : {});
  if (!response.ok) throw await problemIn(response);
  return response.blob();
}

async function send(door: Door, method: string, path: string, more: Ask): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT_MS);
  const stop = (): void => limit.abort();
  more.signal?.addEventListener("abort", stop);
  if (more.signal?.aborted) stop();
  const isForm = typeof FormData !== "undefined" && more.body instanceof FormData;
  const headers: Record<string, string> = {
    accept: "application/json",
    ...door.identity(),
    ...more.headers,
  };
  if (more.body !== undefined && !isForm) headers["content-type"] = "application/json";
  if (WRITES.has(method)) headers["idempotency-key"] = more.key ?? newId();
  try {
    return await fetch(door.base + path, {
      method,
      headers,
      credentials: door.credentials,
      cache: "no-store",
      signal: limit.signal,
      ...(more.body === undefined
        ? {}
        : { body: isForm ? (more.body as FormData) : JSON.stringify(more.body) }),
    });
  } catch (cause) {
    if (more.signal?.aborted) throw cause;
    throw new Unreachable(cause);
  } finally {
    clearTimeout(timer);
    more.signal?.removeEventListener("abort", stop);
  }
}

async function read(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

/** The refusal in a response that is not ok. */
export async function problemIn(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {};
  try {
    body = (await response.json()) as Record<string, unknown>;
  } catch {
    // A proxy's page is no problem+json: the status says enough.
  }
  const retry = response.headers.get("retry-after");
  return new Problem(response.status, retry ? { retry_after: retry, ...body } : body);
}

/** A new id for a message or an Idempotency-Key. Works on plain http too. */
export function newId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) =>
    b.toString(16).padStart(2, "0"),
  ).join("");
}
