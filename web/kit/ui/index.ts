/** The door to what screens share without sharing a framework. */
export * from "./colour";
export * from "./links";
export * from "./time";
