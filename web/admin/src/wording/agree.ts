/** Where the wording page and the server's own description must agree; a drift does not compile. */
import type { Loose, Reads } from "@kit/api/agree";
import type { components } from "@kit/api/schema";
import type { TriedText, Wording } from "./api";

type Server = components["schemas"];

export type Agreed = [
  Reads<Server["Wording"], Wording>,
  Reads<Server["TriedText"], TriedText>,
  // What the page sends.
  Reads<{ text: string }, Loose<Server["OwnText"]>>,
  Reads<{ language: string; key: string; text: string }, Loose<Server["TryText"]>>,
];
