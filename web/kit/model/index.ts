/** The model's public door. */
export * from "./conversation";
export * from "./frame";
