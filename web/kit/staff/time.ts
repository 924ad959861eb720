/** How instants and durations are said on the staff's screens. */
import { useEffect, useState } from "react";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds as a short length: "45 s", "6 min", "1 h 20", "3 d". */
export function span(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < MINUTE) return `${s} s`;
  if (s < HOUR) return `${Math.floor(s / MINUTE)} min`;
  if (s < DAY) {
    const minutes = Math.floor((s % HOUR) / MINUTE);
    return `${Math.floor(s / HOUR)} h${minutes ? ` ${String(minutes).padStart(2, "0")}` : ""}`;
  }
  return `${Math.floor(s / DAY)} d`;
}

/** Seconds as a running length, which nobody takes for a time of day: "45 s", "13 min 05", "1 h 20". */
export function running(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < MINUTE || s >= HOUR) return span(s);
  return `${span(s)} ${String(s % MINUTE).padStart(2, "0")}`;
}

export const secondsSince = (at: string, now: number): number => (now - Date.parse(at)) / 1000;

/** How long ago, for lists: "now", "4 min", "yesterday", "12 Nov". */
export function ago(at: string, now: number): string {
  const s = secondsSince(at, now);
  if (s < 45) return "now";
  if (s < DAY) return span(s);
  if (s < 2 * DAY) return "yesterday";
  return day(at);
}

/** The time of day in the reader's zone. */
export function clock(at: string): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** The day: "12 Nov"; with the year when it is another one. */
export function day(at: string): string {
  const date = new Date(at);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** The day as people say it in a thread: "Today", "Yesterday", "Thursday 19 Nov". */
export function dayName(at: string, now: number): string {
  const key = (date: Date): string => date.toDateString();
  const date = new Date(at);
  if (key(date) === key(new Date(now))) return "Today";
  if (key(date) === key(new Date(now - DAY * 1000))) return "Yesterday";
  return date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "short" });
}

export const moment = (at: string): string => `${day(at)}, ${clock(at)}`;

/** The present instant, renewed every `everyMs`. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
