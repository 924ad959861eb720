/** The routes of the categories, and what they answer with. */
import { ask, exchange } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

export interface Category {
  readonly name: string;
  readonly examples: readonly string[];
}

export interface List {
  readonly categories: readonly Category[];
  readonly none: readonly string[];
}

export interface Kept {
  readonly kept: {
    readonly version: number;
    readonly document: List;
    readonly changed_at: string | null;
    readonly changed_by: string;
  };
  readonly versions: readonly { readonly version: number }[];
  readonly line: {
    readonly traffic: number;
    readonly enough: number;
    readonly drift: number;
    readonly fitted_at: string | null;
  };
  readonly uses: readonly {
    readonly category: string;
    readonly kind: string;
    readonly name: string;
  }[];
  readonly bounds: {
    readonly categories: number;
    readonly examples: number;
    readonly name: number;
    readonly example: number;
    readonly enough: number;
  };
}

export interface Look {
  readonly category: string;
  readonly out_of_scope: number;
  readonly guesses: readonly { readonly category: string; readonly p: number }[];
  readonly nearest: readonly {
    readonly text: string;
    readonly category: string;
    readonly likeness: number;
  }[];
}

export const CATEGORIES = ["categories"] as const;

/** How a name is read: `order_status` is how it is written in rules. */
export const readable = (name: string): string => name.replaceAll("_", " ");

export function useCategories() {
  const { api } = useStaff();
  const { door } = api;
  return useMemo(
    () => ({
      read: (version?: number) =>
        exchange<Kept>(
          door,
          "GET",
          version === undefined ? "/v1/categories" : `/v1/categories?version=${version}`,
        ),
      save: (document: List, etag: string | null) =>
        ask<Kept>(door, "PUT", "/v1/categories", {
          body: { document },
          ...(etag ? { headers: { "if-match": etag } } : {}),
        }),
      attempt: (text: string, document: List | null) =>
        ask<Look>(door, "POST", "/v1/categories/try", {
          body: document ? { text, document } : { text },
        }),
    }),
    [door],
  );
}

/** The names that rules and queues may go by; empty until they are there. */
export function useCategoryNames(): readonly string[] {
  const api = useCategories();
  const stored = useQuery({ queryKey: CATEGORIES, queryFn: () => api.read() });
  return stored.data?.body.kept.document.categories.map((one) => one.name) ?? [];
}
