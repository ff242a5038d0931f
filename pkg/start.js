// Starts an artefact of the crate: as WebAssembly, or as the same Rust in JavaScript where WebAssembly is missing or refused.
import { AftersalesError, refusal, warn } from "./errors.js";

/** @typedef {{ initSync(from: { module: any }): any, reset(): void }} Glue */
/** @typedef {BufferSource | WebAssembly.Module} Wasm */
/**
 * What an entry carries: the glue, the wasm if it has it, and where the JavaScript is.
 * @template {Glue} G
 * @typedef {object} Artefact
 * @property {G} glue
 * @property {() => Wasm} [wasm]
 * @property {() => Promise<G>} [script]
 * @property {true} [isScript] The glue is that of the JavaScript itself.
 */
/**
 * What runs, and what it can be started from again.
 * @template {Glue} G
 * @typedef {{ glue: G, module: unknown }} Started
 */

/** Why WebAssembly does not run in this page, once it is known: every try would be a report of the page's policy. @type {AftersalesError | undefined} */
let refused;
/** The first try of this page: the others wait for it, so that there is one report where WebAssembly is refused. @type {Promise<unknown> | undefined} */
let tried;

/** @param {unknown} value @returns {value is WebAssembly.Module} An edge runtime hands over a module of another realm. */
export const isModule = (value) => Object.prototype.toString.call(value) === "[object WebAssembly.Module]";

/** @param {AftersalesError} problem */
function remember(problem) {
  if (problem.code === "csp" || problem.code === "no_wasm") refused = problem;
  return problem;
}

/**
 * @template {Glue} G
 * @param {Artefact<G>} artefact
 * @param {Wasm} [given] The wasm, in place of the artefact's own.
 * @returns {Promise<Started<G>>}
 */
export async function start({ glue, wasm, script, isScript }, given) {
  if (isScript) return scriptOf(glue);
  await tried?.catch(() => {});
  const source = given ?? wasm?.();
  if (source === undefined) throw new AftersalesError("no_source", "this entry carries no wasm; call init(source)");
  try {
    if (refused) throw refused;
    const trial = compiled(glue, source);
    tried ??= trial;
    return { glue, module: await trial };
  } catch (error) {
    const problem = remember(refusal(error));
    // What somebody handed in may be damaged, and is not replaced in silence.
    if (!script || (given && problem !== refused)) throw problem;
    return asScript(script, problem);
  }
}

/** @param {Glue} glue @param {Wasm} source */
async function compiled(glue, source) {
  const module = isModule(source) ? source : await WebAssembly.compile(source);
  instantiate(glue, module);
  return module;
}

/** @param {Glue} glue @param {WebAssembly.Module} module */
function instantiate(glue, module) {
  try {
    glue.initSync({ module });
  } catch (error) {
    // Another module's instance would stay in the glue.
    glue.reset();
    throw error;
  }
}

/**
 * @template {Glue} G
 * @param {() => Promise<G>} script
 * @param {AftersalesError} problem
 * @returns {Promise<Started<G>>}
 */
async function asScript(script, problem) {
  let glue;
  try {
    glue = await script();
  } catch {
    throw new AftersalesError(
      problem.code,
      problem.message
        + "; the engine in JavaScript could not be loaded either, which a service worker must import itself (aftersales/js)",
      problem.cause,
    );
  }
  warn(
    `WebAssembly did not start (${problem.code}), so the engine runs as JavaScript: the same answers, slower; see docs/how-to/troubleshooting.md#${problem.code}`,
    "script",
  );
  return scriptOf(glue);
}

/** @template {Glue} G @param {G} glue @returns {Started<G>} */
function scriptOf(glue) {
  glue.initSync({ module: undefined });
  return { glue, module: undefined };
}

/**
 * Starts at once, as WebAssembly only: JavaScript would have to be loaded first.
 * @template {Glue} G
 * @param {Artefact<G>} artefact
 * @param {Wasm} [given]
 * @returns {Started<G>}
 */
export function startSync({ glue, wasm, isScript }, given) {
  if (isScript) return scriptOf(glue);
  if (refused) throw refused;
  const source = given ?? wasm?.();
  if (source === undefined) {
    throw new AftersalesError(
      "not_initialised",
      "this entry carries no wasm: call and await init(source) first, with the address or the bytes of aftersales.wasm",
    );
  }
  try {
    const module = isModule(source) ? source : new WebAssembly.Module(source);
    instantiate(glue, module);
    return { glue, module };
  } catch (error) {
    throw remember(refusal(error));
  }
}
