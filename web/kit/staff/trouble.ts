/** What is said when something did not work. */
import { Problem, Unreachable } from "../api/index";

/** One sentence for the person in front of the screen. */
export function inWords(error: unknown): string {
  if (error instanceof Problem) return error.detail;
  if (error instanceof Unreachable)
    return "No answer from the server. Check the connection, then try again.";
  return "Something went wrong on this page. Reload it; nothing that was sent is lost.";
}

export const isCode = (error: unknown, ...codes: readonly string[]): error is Problem =>
  error instanceof Problem && codes.includes(error.code);
