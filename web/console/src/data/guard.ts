/** The never-repeat guard's answers, with places counted as the browser counts them. */
import { type AgentApi, ask, type Repeat } from "@kit/api/index";

interface Wire {
  readonly topic?: string;
  readonly field?: string;
  readonly question: string;
  readonly answer: string;
  readonly sources: Repeat["sources"];
  readonly start?: number;
  readonly end?: number;
  readonly span?: Repeat["span"];
}

export async function guard(
  api: AgentApi,
  handoffId: string,
  text: string,
): Promise<readonly Repeat[]> {
  const { repeats } = await ask<{ readonly repeats: readonly Wire[] }>(
    api.door,
    "POST",
    `/v1/handoffs/${handoffId}/guard`,
    { body: { text } },
  );
  return repeats.map((one) => ({
    field: one.field ?? one.topic ?? "",
    question: one.question,
    answer: one.answer,
    sources: one.sources,
    span: one.span ?? { start: unit(text, one.start ?? 0), end: unit(text, one.end ?? 0) },
  }));
}

/** The server counts characters, the browser UTF-16 units: one emoji is one there and two here. */
export function unit(text: string, character: number): number {
  return [...text].slice(0, character).join("").length;
}
