/** The live links' public door. */
export { follow, type Following, type FollowOptions, type FollowState } from "./follow";
export { openLine, type Incoming, type Line, type LineOptions, type LineState } from "./line";
export { socketUrl } from "./socket";
export type { Refusal, World } from "./world";
