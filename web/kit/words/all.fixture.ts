/** All languages at once, for the tests that compare them. */
export * as ar from "./ar";
export * as de from "./de";
export * as en from "./en";
export * as es from "./es";
export * as fr from "./fr";
