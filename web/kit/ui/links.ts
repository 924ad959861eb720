/** Which parts of a text are links, and that they lead nowhere but to the web or to a mailbox. */

export interface Part {
  readonly text: string;
  /** Where it leads; undefined: plain text. */
  readonly href?: string;
}

// Linear on purpose: no nested repetition. A trailing bracket or full stop belongs to the sentence.
const LINK =
  /\bhttps?:\/\/[^\s<>"'`]{1,2000}|\bwww\.[^\s<>"'`]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/giu;
const TRAILING = /[.,;:!?…)\]}»”’]+$/u;

/** The text, cut into plain parts and links; the parts joined are the text again. */
export function parts(text: string): readonly Part[] {
  const found: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const whole = trimmed(match[0]);
    const href = addressOf(whole);
    if (href === undefined) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ text: whole, href });
    at = match.index + whole.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

/** Without the punctuation that ends the sentence; a bracket opened inside may be closed inside. */
function trimmed(link: string): string {
  const cut = link.replace(TRAILING, "");
  const rest = link.slice(cut.length);
  return rest.startsWith(")") && cut.includes("(") && !cut.includes(")") ? `${cut})` : cut;
}

function addressOf(link: string): string | undefined {
  if (!/^https?:|^www\./i.test(link)) return `mailto:${link}`;
  try {
    const url = new URL(/^www\./i.test(link) ? `https://${link}` : link);
    const isWeb = url.protocol === "https:" || url.protocol === "http:";
    return isWeb && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
