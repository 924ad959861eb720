/** The routes of what waiting customers are told, and what they answer with. */
import { ask, exchange } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { useMemo } from "react";

export interface Sample {
  readonly count: number | null;
  readonly text: string;
}

export interface State {
  readonly state: string;
  readonly text: string;
  readonly keys: readonly string[];
  readonly choices: readonly string[];
}

export interface Text {
  readonly key: string;
  readonly chapter: string;
  readonly facts: readonly string[];
  readonly standing: string;
  readonly own: string | null;
  readonly findings: readonly string[];
  readonly tried: readonly Sample[];
}

export interface Wording {
  readonly language: string;
  readonly right_to_left: boolean;
  readonly languages: readonly { readonly language: string; readonly own: number }[];
  readonly texts: readonly Text[];
  readonly states: readonly State[];
}

export interface TriedText {
  readonly findings: readonly string[];
  readonly tried: readonly Sample[];
  readonly states: readonly State[];
}

export const WORDING = "wording";

export function useWording() {
  const { api } = useStaff();
  const { door } = api;
  return useMemo(() => {
    const at = (language: string, key: string): string => `/v1/wording/${language}/${key}`;
    const on = (etag: string | null) => (etag ? { headers: { "if-match": etag } } : {});
    return {
      read: (language: string) =>
        exchange<Wording>(door, "GET", `/v1/wording?language=${language}`),
      attempt: (language: string, key: string, text: string, signal: AbortSignal) =>
        ask<TriedText>(door, "POST", "/v1/wording/try", { body: { language, key, text }, signal }),
      save: (language: string, key: string, text: string, etag: string | null) =>
        exchange<Wording>(door, "PUT", at(language, key), { body: { text }, ...on(etag) }),
      reset: (language: string, key: string, etag: string | null) =>
        exchange<Wording>(door, "DELETE", at(language, key), on(etag)),
    };
  }, [door]);
}
