// aftersales/core: what asks a built policy about lines and orders, without the reader of documents and without forms.
import { fetched, isAfar } from "./built.js";
import { init as begin, initSync as beginAtOnce } from "./engine.js";
import { unpacked } from "./packed.js";
import { Policy, opened } from "./policy.js";
import * as glue from "./wasm/core.js";
import * as inline from "./wasm/core-inline.js";

/** @typedef {import("./index.js").LoadOptions} LoadOptions */

/** @type {import("./engine.js").Artefact} */
const artefact = {
  // What is missing of the whole is asked by nothing that is here.
  glue: /** @type {any} */ (glue),
  wasm: () => unpacked(inline),
  script: () => /** @type {Promise<any>} */ (import("./wasm/aftersales-script.js")),
};

/** @param {import("./index.js").InitInput} [source] */
export const init = (source) => begin(artefact, source);
/** @param {import("./start.js").Wasm} [source] */
export const initSync = (source) => beginAtOnce(artefact, source);
export default init;

/** @param {unknown} file @param {Pick<LoadOptions, "clock">} [options] */
export function loadBuilt(file, options) {
  beginAtOnce(artefact);
  return opened(Policy, file, options);
}

/** @param {unknown} given @param {Pick<LoadOptions, "clock">} [options] @returns {Promise<import("./index.js").Answer<Policy>>} */
export async function openPolicy(given, options) {
  await begin(artefact);
  const { content, issues } = isAfar(given) ? await fetched(given) : { content: given };
  return issues ? { ok: false, issues } : opened(Policy, content, options);
}

export { AftersalesError } from "./errors.js";
