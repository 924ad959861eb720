/** Half-written replies, each with its conversation: kept for this tab, over a reload too. */

const KEPT = "batonpass.drafts";
const MOST = 50; // the oldest is forgotten first

function all(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

/** What was written for a conversation and not sent; "" is nothing. */
export const draftOf = (conversationId: string): string => all()[conversationId] ?? "";

/** Keeps the text; an empty one is forgotten. */
export function keepDraft(conversationId: string, text: string): void {
  const { [conversationId]: _, ...others } = all();
  const kept = text === "" ? others : { ...others, [conversationId]: text };
  const entries = Object.entries(kept).slice(-MOST);
  sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(entries)));
}
