/** The door to the customer's words; each language is its own file, fetched when it is needed. */
export * from "./fill";
export type * from "./shape";
