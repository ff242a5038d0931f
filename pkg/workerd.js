// The entry for runtimes that compile modules only as they are deployed (the condition `workerd`).
import { entry } from "./entry.js";
import * as glue from "./wasm/aftersales.js";
import module from "./wasm/aftersales_bg.wasm";

const engine = /* @__PURE__ */ entry({ glue, wasm: () => module });

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
