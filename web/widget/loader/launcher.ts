/** The round button on the shop's page, and what it says. */

import type { Language } from "@kit/words";
import { launcher as ar } from "@kit/words/ar";
import { launcher as de } from "@kit/words/de";
import { launcher as en } from "@kit/words/en";
import { launcher as es } from "@kit/words/es";
import { count, fill } from "@kit/words/fill";
import { launcher as fr } from "@kit/words/fr";
import type { Launcher } from "../place";

const WORDS = { ar, de, en, es, fr } as const;
const SVG = "http://www.w3.org/2000/svg";
const CHAT =
  "M12 3.5c-5.2 0-9.2 3.4-9.2 7.8 0 2.5 1.3 4.7 3.4 6.1-.1 1.1-.6 2.2-1.5 3.2 1.9 0 3.5-.7 4.7-1.7.8.2 1.7.3 2.6.3 5.2 0 9.2-3.4 9.2-7.9s-4-7.8-9.2-7.8Z";
const DOWN = "m6.5 9.5 5.5 5.5 5.5-5.5";

/** Draws the button into `root` and gives the way to change it. */
export function drawLauncher(root: ShadowRoot, merchant: string, language: Language): Launcher {
  const words = WORDS[language];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "launcher";
  button.setAttribute("aria-haspopup", "dialog");
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.setAttribute("aria-hidden", "true");
  button.append(glyph("chat", CHAT), glyph("down", DOWN), badge);
  root.append(button);

  const show: Launcher["show"] = ({ isOpen, unread }) => {
    const name = fill(isOpen ? words.close : words.open, { merchant });
    const more = unread > 0 ? `, ${count(words.unread, unread, language)}` : "";
    button.setAttribute("aria-label", name + more);
    button.setAttribute("aria-expanded", String(isOpen));
    badge.textContent = unread > 9 ? "9+" : String(unread || "");
    badge.hidden = unread === 0;
  };
  show({ isOpen: false, unread: 0 });
  return { button, show };
}

function glyph(name: string, path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
