// Holds the one engine that runs in a page, and starts a fresh instance if it should ever trap.
import { AftersalesError, isTrap, refusal } from "./errors.js";
import { start, startSync } from "./start.js";
import { page } from "./zone.js";

/** @typedef {typeof import("./wasm/aftersales.js")} Glue */
/** @typedef {import("./start.js").Artefact<Glue>} Artefact */
/** @typedef {import("./start.js").Started<Glue>} Started */

/** @type {(Started & { exports: import("./wasm/aftersales.js").InitOutput }) | undefined} */
let running;
/** @type {Promise<void> | undefined} */
let starting;
/** Counts the instances, so that a number of an instance that is gone is never used on another. */
let generation = 0;

/** @param {Started} started */
function adopt({ glue, module }) {
  // A glue that has an instance gives that.
  running = { glue, module, exports: glue.initSync({ module: /** @type {any} */ (module) }) };
  generation += 1;
  glue.connect(page);
}

/**
 * Starts the engine; later calls do nothing, whichever entry they come from.
 * @param {Artefact} artefact
 * @param {import("./index.js").InitInput} [source]
 * @returns {Promise<void>}
 */
export function init(artefact, source) {
  starting ??= begin(artefact, source).catch((error) => {
    starting = undefined;
    throw refusal(error);
  });
  return starting;
}

/** @param {Artefact} artefact @param {import("./index.js").InitInput} [source] */
async function begin(artefact, source) {
  if (running) return;
  const started = await start(artefact, await wasmOf(source));
  if (!running) adopt(started);
}

/** What was given, as wasm: an address is fetched, a response read. @param {import("./index.js").InitInput} [source] @returns {Promise<any>} */
async function wasmOf(source) {
  const given = /** @type {any} */ (await source);
  const isAddress = typeof given === "string" || typeof given?.href === "string";
  const found = isAddress ? await fetch(given) : given;
  if (found?.ok === false) {
    throw new AftersalesError(
      "wasm_failed",
      `the wasm could not be loaded: ${found.url} answered with status ${found.status}`,
    );
  }
  return typeof found?.arrayBuffer === "function" ? found.arrayBuffer() : found;
}

/**
 * Starts the engine at once.
 * @param {Artefact} artefact
 * @param {import("./start.js").Wasm} [source]
 */
export function initSync(artefact, source) {
  if (!running) adopt(startSync(artefact, source));
}

function current() {
  if (!running) throw new AftersalesError("not_initialised", "call and await init() first");
  return running;
}

/** The instance that runs now, by its number. */
export function instance() {
  current();
  return generation;
}

/** The memory of the instance that runs now. */
export const memory = () => current().exports.memory;

/**
 * Calls the engine. If it traps, the instance is dropped and a fresh one started, and the trap is told.
 * @template T
 * @param {(engine: Glue) => T} use
 * @returns {T}
 */
export function call(use) {
  const started = current();
  try {
    return use(started.glue);
  } catch (error) {
    if (!isTrap(error)) throw error;
    started.glue.reset();
    adopt(started);
    throw new AftersalesError("engine_restarted", "the engine stopped at this call and was started afresh", error);
  }
}

/** What a page forgets to free is freed when its handle is collected, in browsers that tell. */
export const forgotten =
  typeof FinalizationRegistry === "function"
    ? new FinalizationRegistry((/** @type {{ release(): void }} */ held) => held.release())
    : { register() {}, unregister() {} };
