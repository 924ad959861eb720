/** The one socket of this console: what is watched, who types, and how the line stands. */
import type { Frame } from "@kit/api/index";
import { type Incoming, type Line, type LineState, openLine, socketUrl } from "@kit/live/index";
import { readAgain } from "@kit/staff/again";
import { ME, useStaff } from "@kit/staff/session";
import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { INBOX } from "./inbox";

interface Watch {
  readonly after: () => number;
  readonly onFrame: (frame: Frame) => void;
  readonly onTyping: (name: string) => void;
}

interface Live {
  readonly state: LineState;
  readonly watch: (conversationId: string, watch: Watch) => () => void;
  readonly typing: (conversationId: string) => void;
}

const Context = createContext<Live | null>(null);
const DEVICE = "batonpass.device";

export function useLive(): Live {
  const live = useContext(Context);
  if (!live) throw new Error("useLive outside LiveProvider");
  return live;
}

/** One id per browser tab: each is a device with its own lease. */
function device(): string {
  const held =
    sessionStorage.getItem(DEVICE) ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) =>
      b.toString(16).padStart(2, "0"),
    ).join("");
  sessionStorage.setItem(DEVICE, held);
  return held;
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const { me } = useStaff();
  const queries = useQueryClient();
  const [state, setState] = useState<LineState>("connecting");
  const [isOffline, setOffline] = useState(!navigator.onLine);
  const watches = useRef(new Map<string, Watch>());
  const line = useRef<Line | null>(null);
  const csrf = useRef(me.csrf);
  csrf.current = me.csrf;

  useEffect(() => {
    const onFrame = (frame: Incoming): void => {
      const id = typeof frame["conversation_id"] === "string" ? frame["conversation_id"] : "";
      if (frame.type === "inbox") void readAgain(queries, INBOX);
      else if (frame.type === "presence") void readAgain(queries, INBOX);
      else if (frame.type === "typing") {
        if (frame["who"] === "customer")
          watches.current.get(id)?.onTyping(String(frame["name"] ?? ""));
      } else if (typeof frame["seq"] === "number" && frame.type !== "ready")
        watches.current.get(id)?.onFrame(frame as unknown as Frame);
    };
    const opened = openLine({
      url: socketUrl(""),
      hello: () => ({ type: "hello", csrf: csrf.current, device: device() }),
      heartbeat: () => ({ type: "heartbeat", visible: !document.hidden }),
      onFrame,
      onReady: () => {
        for (const [id, watch] of watches.current)
          line.current?.send({ type: "watch", conversation_id: id, after: watch.after() });
        void readAgain(queries, INBOX);
      },
      onState: (next, refusal) => {
        setState(next);
        if (refusal === "sign_in") void readAgain(queries, ME);
      },
    });
    line.current = opened;
    const nudge = (): void => opened.nudge();
    // The browser knows before the line does, which only hears that nothing is said.
    const network = (): void => {
      setOffline(!navigator.onLine);
      nudge();
    };
    addEventListener("online", network);
    addEventListener("offline", network);
    document.addEventListener("visibilitychange", nudge);
    return () => {
      removeEventListener("online", network);
      removeEventListener("offline", network);
      document.removeEventListener("visibilitychange", nudge);
      opened.close();
    };
  }, [queries]);

  const live = useMemo<Live>(
    () => ({
      state: isOffline ? "waiting" : state,
      watch: (id, watch) => {
        watches.current.set(id, watch);
        line.current?.send({ type: "watch", conversation_id: id, after: watch.after() });
        return () => {
          if (watches.current.get(id) !== watch) return;
          watches.current.delete(id);
          line.current?.send({ type: "unwatch", conversation_id: id });
        };
      },
      typing: (id) => line.current?.send({ type: "typing", conversation_id: id }),
    }),
    [state, isOffline],
  );
  return <Context value={live}>{children}</Context>;
}
