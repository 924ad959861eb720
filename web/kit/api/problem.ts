/** How the server says no, and how the world breaks on the way to it. */

/** A refusal: `code` for programs, `detail` a sentence for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const detail = typeof body["detail"] === "string" ? body["detail"] : `HTTP ${status}`;
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = typeof body["code"] === "string" ? body["code"] : "unknown";
    this.detail = detail;
    this.fields = body;
  }

  /** True when the same request may succeed later, unchanged. */
  get isPassing(): boolean {
    return this.status === 408 || this.status === 425 || this.status === 429 || this.status >= 500;
  }

  /** Seconds the server asked us to wait; undefined when it did not say. */
  get retryAfterSeconds(): number | undefined {
    const seconds = Number(this.fields["retry_after"] ?? Number.NaN);
    return Number.isFinite(seconds) ? seconds : undefined;
  }
}

/** No answer came: the network is down, the server is away, or it took too long. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("no answer from the server", { cause });
    this.name = "Unreachable";
  }
}

/** True when trying the very same request again later makes sense. */
export function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && error.isPassing);
}
