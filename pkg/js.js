// The same Rust as JavaScript, for pages that must not run WebAssembly.
import { entry } from "./entry.js";
import * as glue from "./wasm/aftersales-script.js";

const engine = /* @__PURE__ */ entry({ glue, isScript: true });

export const {
  init,
  initSync,
  loadPolicy,
  loadBuilt,
  openPolicy,
  checkReturn,
  warrantyStatus,
  validateComplaint,
  parseSubmission,
} = engine;
export default init;
export * from "./common.js";
