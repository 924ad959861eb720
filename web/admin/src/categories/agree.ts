/** Where the categories page and the server's own description must agree; a drift does not compile. */
import type { Loose, Reads } from "@kit/api/agree";
import type { components } from "@kit/api/schema";
import type { Kept, List, Look } from "./api";

type Server = components["schemas"];

export type Agreed = [
  Reads<Server["CategoriesShape"], Kept>,
  Reads<Server["Look"], Look>,
  // What the page sends.
  Reads<{ document: List }, Loose<Server["GivenCategories"]>>,
  Reads<{ text: string; document: List }, Loose<Server["TryCategories"]>>,
];
