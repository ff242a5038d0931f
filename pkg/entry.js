// What every entry of the engine offers, over the artefact that it carries: handed on by value, so that no bundler can
// take it for something that nobody uses.
import { checkReturn, loadBuilt, loadPolicy, openPolicy, validateComplaint, warrantyStatus } from "./api.js";
import { init, initSync } from "./engine.js";
import { parseSubmission } from "./submission.js";

/** @param {import("./engine.js").Artefact} artefact */
export function entry(artefact) {
  /**
   * Starts the engine before it asks.
   * @template {unknown[]} A
   * @template R
   * @param {(...given: A) => R} ask
   */
  const started =
    (ask) =>
    (/** @type {A} */ ...given) => {
      initSync(artefact);
      return ask(...given);
    };
  return {
    init: (/** @type {import("./index.js").InitInput} [source] */ source) => init(artefact, source),
    initSync: (/** @type {import("./start.js").Wasm} [source] */ source) => initSync(artefact, source),
    loadPolicy: started(loadPolicy),
    loadBuilt: started(loadBuilt),
    /** @param {Parameters<typeof openPolicy>} given */
    openPolicy: async (...given) => {
      await init(artefact);
      return openPolicy(...given);
    },
    checkReturn: started(checkReturn),
    warrantyStatus: started(warrantyStatus),
    validateComplaint: started(validateComplaint),
    parseSubmission: started(parseSubmission),
  };
}
