/** A form over the merchant's settings: what is stored, what was changed, saved under its ETag. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Settings, useAdmin } from "./api";

const KEY = ["settings"] as const;

export function useSettings() {
  const api = useAdmin();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: api.settings });
  const [changes, setChanges] = useState<Partial<Settings>>({});
  const stored = query.data?.body;
  const value = stored ? { ...stored, ...changes } : undefined;
  const saving = useMutation({
    mutationFn: () => api.saveSettings(value as Settings, query.data?.etag ?? null),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: KEY });
      setChanges({});
    },
  });
  return {
    query,
    value,
    set: (change: Partial<Settings>) => setChanges((old) => ({ ...old, ...change })),
    isChanged: Object.keys(changes).length > 0,
    isSaving: saving.isPending,
    error: saving.error,
    save: () => saving.mutate(),
    undo: () => {
      setChanges({});
      saving.reset();
    },
  };
}
