/** The client's public door. */
export * from "./agent";
export * from "./customer";
export { type Answer, type Ask, ask, bytes, type Door, exchange, newId, problemIn } from "./http";
export * from "./problem";
export type * from "./types";
