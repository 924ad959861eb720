/** The client's public door. */
export * from "./agent";
export * from "./customer";
export { ask, bytes, exchange, newId, problemIn, type Answer, type Ask, type Door } from "./http";
export * from "./problem";
export type * from "./types";
