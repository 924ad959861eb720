/** The routes of the policies. */
import { ask, exchange, Problem } from "@kit/api/index";
import { useStaff } from "@kit/staff/session";
import { useMemo } from "react";
import type { Kept, Policies, TriedCase, Trouble } from "./document";

export interface Tries {
  readonly problems: readonly Trouble[];
  readonly cases: readonly TriedCase[];
}

export function usePolicies() {
  const { api } = useStaff();
  const { door } = api;
  return useMemo(
    () => ({
      read: (version?: number) =>
        exchange<Kept>(
          door,
          "GET",
          version === undefined ? "/v1/resolutions" : `/v1/resolutions?version=${version}`,
        ),
      publish: async (document: Policies, etag: string | null): Promise<readonly Trouble[]> => {
        try {
          await ask(door, "PUT", "/v1/resolutions", {
            body: { document },
            ...(etag ? { headers: { "if-match": etag } } : {}),
          });
          return [];
        } catch (error) {
          const found = error instanceof Problem ? error.fields["problems"] : undefined;
          if (Array.isArray(found)) return found as readonly Trouble[];
          throw error;
        }
      },
      attempt: (document: Policies) =>
        ask<Tries>(door, "POST", "/v1/resolutions/try", { body: { document } }),
    }),
    [door],
  );
}
