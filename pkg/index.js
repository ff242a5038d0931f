// The default entry: it carries the wasm, so that it works in every bundler without configuration.
import { carry, init } from "./engine.js";
import { base64 } from "./wasm/inline.js";

carry(() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));

export default init;
export * from "./api.js";
export { deadline, describe } from "./describe.js";
export { summary } from "./record.js";
export { mask, parseSubmission } from "./submission.js";
