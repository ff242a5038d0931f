// The default entry: it carries the wasm, so that it works in every bundler without configuration.
import { entry } from "./entry.js";
import { unpacked } from "./packed.js";
import * as glue from "./wasm/aftersales.js";
import * as inline from "./wasm/inline.js";

const engine = /* @__PURE__ */ entry({
  glue,
  wasm: () => unpacked(inline),
  script: () => import("./wasm/aftersales-script.js"),
});

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
