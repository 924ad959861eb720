/** Who is signed in, and the client that speaks for them. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useRef } from "react";
import { type AgentApi, agentApi, type Me } from "../api/index";
import { Bones, Failed } from "./bits";
import { SignIn } from "./SignIn";
import { isCode } from "./trouble";

interface Staff {
  readonly me: Me;
  readonly api: AgentApi;
  readonly signOut: () => Promise<void>;
}

const Context = createContext<Staff | null>(null);

/** The signed-in agent; only inside `Session`. */
export function useStaff(): Staff {
  const staff = useContext(Context);
  if (!staff) throw new Error("useStaff outside Session");
  return staff;
}

export const ME = ["me"] as const;

/** Shows its children to the signed-in, and the sign-in to everybody else. */
export function Session({ title, children }: { title: string; children: ReactNode }) {
  const queries = useQueryClient();
  const csrf = useRef<string | undefined>(undefined);
  const api = useMemo(() => agentApi(() => csrf.current), []);
  const me = useQuery({
    queryKey: ME,
    queryFn: api.me,
    retry: (count, error) => !isSignInNeeded(error) && count < 3,
    staleTime: Number.POSITIVE_INFINITY,
  });
  csrf.current = me.data?.csrf;
  const staff = useMemo<Staff | null>(
    () =>
      me.data
        ? {
            me: me.data,
            api,
            signOut: async () => {
              await api.signOut();
              sessionStorage.clear(); // half-written and unsent replies are not the next one's
              queries.clear();
              location.reload();
            },
          }
        : null,
    [me.data, api, queries],
  );
  if (me.isError && isSignInNeeded(me.error))
    return <SignIn title={title} api={api} onDone={() => void me.refetch()} />;
  if (staff) return <Context value={staff}>{children}</Context>;
  if (me.isError) return <Failed error={me.error} onRetry={() => void me.refetch()} />;
  return <Bones />;
}

const isSignInNeeded = (error: unknown): boolean =>
  isCode(error, "sign_in", "unauthenticated", "not_signed_in") ||
  (error instanceof Error && "status" in error && error.status === 401);
