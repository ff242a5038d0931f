// The tools of those who write policies: a second artefact, which carries its own wasm, so that shoppers do not
// download it and every bundler and runtime loads it without configuration.
import * as glue from "./wasm/authoring.js";
import { base64 } from "./wasm/authoring-inline.js";
import { AftersalesError, refusal } from "./errors.js";
import { plain } from "./plain.js";
import { page } from "./zone.js";

export { AftersalesError };

/** @typedef {import("./authoring.js").ImportOptions} ImportOptions */
/** @typedef {import("./authoring.js").ExportOptions} ExportOptions */

/** The questions that the tools answer, by the engine's numbers. */
const QUESTION = { fromSchemaOrg: 0, toSchemaOrg: 1, fromGoogleMerchant: 2, fromUcp: 3 };

/** Where the pointers of the arguments begin. */
const HOMES = { document: "", options: "/options" };

/** @type {Promise<void> | undefined} */
let starting;
/** @type {WebAssembly.Module | undefined} */
let module;

/** Starts the tools; later calls do nothing. */
export default function init() {
  starting ??= start().catch((error) => {
    starting = undefined;
    throw refusal(error);
  });
  return starting;
}

async function start() {
  module = await WebAssembly.compile(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  adopt(module);
}

/** @param {WebAssembly.Module} compiled */
function adopt(compiled) {
  glue.initSync({ module: compiled });
  glue.connect(page);
}

/**
 * Asks a question in text. If the tools trap, a fresh instance is started, and the trap is told.
 * @param {number} question
 * @param {unknown} document
 * @param {unknown} options
 */
function ask(question, document, options) {
  if (!module) throw new AftersalesError("not_initialised", "call and await init() first");
  const written = plain({ document, options }, HOMES);
  if (written.issues.length > 0) return { ok: false, issues: written.issues };
  try {
    return JSON.parse(glue.author(question, written.text));
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    /** @type {any} */ (glue).reset();
    adopt(module);
    throw new AftersalesError("engine_restarted", "the tools stopped at this call and were started afresh", error);
  }
}

/** @param {unknown} jsonld @param {ImportOptions} [options] */
export function fromSchemaOrg(jsonld, options) {
  return ask(QUESTION.fromSchemaOrg, jsonld, options);
}

/** @param {unknown} document @param {ExportOptions} [options] */
export function toSchemaOrg(document, options) {
  return ask(QUESTION.toSchemaOrg, document, options);
}

/** @param {unknown} document @param {ImportOptions} [options] */
export function fromGoogleMerchant(document, options) {
  return ask(QUESTION.fromGoogleMerchant, document, options);
}

/** @param {unknown} document @param {ImportOptions} [options] */
export function fromUcp(document, options) {
  return ask(QUESTION.fromUcp, document, options);
}
