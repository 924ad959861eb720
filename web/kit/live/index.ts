/** The live links' public door. */
export { type Following, type FollowOptions, type FollowState, follow } from "./follow";
export { type Incoming, type Line, type LineOptions, type LineState, openLine } from "./line";
export { socketUrl } from "./socket";
export type { Refusal, World } from "./world";
