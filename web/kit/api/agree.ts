/** Where the client and the server's own description must agree; a drift does not compile. */
import type { Conversation } from "../model/index";
import type { components } from "./schema";
import type * as kit from "./types";

type Server = components["schemas"];

/** Compiles only if what the server gives can be read as what the client expects. */
export type Reads<Given extends Expected, Expected> = Given;

/** The server's enums come as plain strings in its description: what is a closed set here is taken as given. */
export type Loose<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Loose<Item>[]
    : T extends object
      ? { [K in keyof T]: Loose<T[K]> }
      : T;

export type Agreed = [
  Reads<Server["WidgetConfig"], kit.WidgetConfig>,
  Reads<Server["CustomerMade"], kit.NewCustomer>,
  Reads<Server["ResumeLink"], kit.ResumeLink>,
  Reads<Server["Gone"], kit.GoneOn>,
  Reads<Server["SnapshotShape"], Loose<Conversation>>,
  Reads<Server["Receipt"], Loose<kit.Sent>>,
  Reads<Server["CustomerView"], kit.PassedOn>,
  Reads<Server["ImageMade"], kit.Image>,
  Reads<Server["Place"], Loose<kit.Written>>,
  Reads<Server["Presence"], Loose<kit.Presence>>,
  // The order's value comes straight from the shop's answer and is not described.
  Reads<Omit<Server["Card"], "order_value">, Omit<Loose<kit.Card>, "order_value">>,
  Reads<Server["Me"], Loose<kit.Me>>,
  Reads<Server["Colleague"], Loose<kit.Colleague>>,
  Reads<Server["ReplyShape"], kit.SavedReply>,
  Reads<Server["Disposition"], kit.Disposition>,
  Reads<Server["Preview"], kit.StepPreview>,
  Reads<Server["Done"], kit.StepDone>,
  Reads<Server["Held"], kit.Taken>,
  // What the client sends.
  Reads<{ merchant: string; language: string; time_zone: string }, Server["NewCustomer"]>,
  Reads<{ language: string; time_zone: string; page: string }, Server["Open"]>,
  Reads<{ id: string; text: string; image_id: string }, Partial<Server["Write"]>>,
  Reads<{ choice: kit.Choice; email: string; at: string }, Partial<Server["Choose"]>>,
  Reads<{ field: string; text: string }, Server["Correct"]>,
  Reads<{ score: number; repeated: boolean; comment: string; part: string }, Server["Rate"]>,
];
