/** Who an id in a log means: the colleague's name, or the words as they stand. */
import { useQuery } from "@tanstack/react-query";
import { useAdmin } from "./api";

export function useNames(): (who: string) => string {
  const api = useAdmin();
  const agents = useQuery({ queryKey: ["agents"], queryFn: api.agents, staleTime: 60_000 });
  return (who) => {
    const id = /ag_\w+/.exec(who)?.[0];
    return agents.data?.find((agent) => agent.id === id)?.name ?? (who || "the product");
  };
}
