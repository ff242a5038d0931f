// Starts the engine, holds its one instance, and starts a fresh one if it should ever trap.
import * as glue from "./wasm/aftersales.js";
import { AftersalesError, refusal } from "./errors.js";
import { page } from "./zone.js";

/** @typedef {import("./wasm/aftersales.js").InitOutput} Exports */

/** @type {WebAssembly.Module | undefined} */
let module;
/** @type {Exports | undefined} */
let exports;
/** @type {Promise<void> | undefined} */
let starting;
/** @type {(() => BufferSource) | undefined} */
let inlined;
/** Counts the instances, so that a number of an instance that is gone is never used on another. */
let generation = 0;

/** @param {() => BufferSource} bytes The wasm, for an entry that carries it. */
export function carry(bytes) {
  inlined = bytes;
}

/** @param {WebAssembly.Module} compiled */
function adopt(compiled) {
  exports = glue.initSync({ module: compiled });
  module = compiled;
  generation += 1;
  glue.connect(page);
}

/**
 * Starts the engine; later calls do nothing.
 * @param {import("./index.js").InitInput} [source]
 * @returns {Promise<void>}
 */
export function init(source) {
  starting ??= start(source).catch((error) => {
    starting = undefined;
    throw refusal(error);
  });
  return starting;
}

/** @param {import("./index.js").InitInput} [source] */
async function start(source) {
  if (exports) return;
  const given = await (source ?? inlined?.());
  if (given === undefined) throw new AftersalesError("no_source", "this entry carries no wasm; call init(source)");
  const isAddress = typeof given === "string" || (typeof URL === "function" && given instanceof URL);
  const found = isAddress ? await fetch(/** @type {string | URL} */ (given)) : given;
  if (Object.prototype.toString.call(found) === "[object WebAssembly.Module]") {
    adopt(/** @type {WebAssembly.Module} */ (found));
    return;
  }
  const bytes = typeof Response === "function" && found instanceof Response ? await found.arrayBuffer() : found;
  const compiled = await WebAssembly.compile(/** @type {BufferSource} */ (bytes));
  if (!exports) adopt(compiled);
}

/**
 * Starts the engine at once.
 * @param {BufferSource | WebAssembly.Module} [source]
 */
export function initSync(source) {
  if (exports) return;
  const given = source ?? inlined?.();
  if (given === undefined) throw new AftersalesError("not_initialised", "call and await init() first");
  try {
    const isModule = Object.prototype.toString.call(given) === "[object WebAssembly.Module]";
    adopt(isModule ? /** @type {WebAssembly.Module} */ (given) : new WebAssembly.Module(/** @type {BufferSource} */ (given)));
  } catch (error) {
    throw refusal(error);
  }
}

/** The instance that runs now, by its number. */
export function instance() {
  initSync();
  return generation;
}

/** The memory of the instance that runs now. */
export function memory() {
  return /** @type {Exports} */ (exports).memory;
}

/**
 * Calls the engine. If it traps, the instance is dropped and a fresh one started, and the trap is told.
 * @template T
 * @param {(wasm: typeof glue) => T} use
 * @returns {T}
 */
export function call(use) {
  initSync();
  try {
    return use(glue);
  } catch (error) {
    if (module && (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) {
      const again = module;
      exports = undefined;
      /** @type {any} */ (glue).reset();
      adopt(again);
      throw new AftersalesError("engine_restarted", "the engine stopped at this call and was started afresh", error);
    }
    throw error;
  }
}

/** The questions that a policy answers, by the engine's numbers. */
export const QUESTION = {
  verdict: 0, checkReturn: 1, timeline: 2, warranty: 3, countdown: 4,
  formFields: 5, checkField: 6, validateForm: 7,
  reasons: 8, checkOrder: 9, serviceLevels: 10, fault: 11, contacts: 15, caseProgress: 30,
};

/** What a page forgets to free is freed when its handle is collected. @type {FinalizationRegistry<{ release(): void }>} */
export const forgotten = new FinalizationRegistry((held) => held.release());
