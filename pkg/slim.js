// The entry for those who serve the wasm themselves: call init(source) before anything else.
import { init } from "./engine.js";

export default init;
export * from "./api.js";
export { deadline, describe } from "./describe.js";
export { summary } from "./record.js";
export { mask, parseSubmission } from "./submission.js";
