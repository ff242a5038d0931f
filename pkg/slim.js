// The entry for those who serve the wasm themselves: call init(source) before anything else.
import { entry } from "./entry.js";
import * as glue from "./wasm/aftersales.js";

const engine = /* @__PURE__ */ entry({ glue });

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
