/** How instants are written in a language: clock times, days, and which day a message belongs to. */

/** "14:05" or "2:05 PM". */
export function clock(at: string, language: string): string {
  return format(at, language, { hour: "numeric", minute: "2-digit" });
}

/** "Monday 14:05", for times that may not be today. */
export function dayAndClock(at: string, language: string, now: Date): string {
  const isToday = dayKey(at) === dayKey(now.toISOString());
  return isToday
    ? clock(at, language)
    : format(at, language, { weekday: "long", hour: "numeric", minute: "2-digit" });
}

/** "Monday, 3 March" or, in another year, with the year. */
export function day(at: string, language: string, now: Date): string {
  const isThisYear = new Date(at).getFullYear() === now.getFullYear();
  return format(at, language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** The same for all instants of one local day. */
export function dayKey(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

function format(at: string, language: string, options: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(language, options).format(new Date(at));
  } catch {
    return new Intl.DateTimeFormat("en", options).format(new Date(at));
  }
}
