/** For an integrator's mistakes and the platform's limits; never for data. */
export class AftersalesError extends Error {
  /**
   * @param {import("./index.js").AftersalesErrorCode} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message);
    this.name = "AftersalesError";
    this.code = code;
    // An option of the constructor that older browsers do not know.
    if (cause !== undefined) this.cause = cause;
  }
}

/** Has this the property itself? What a prototype holds is not its own. @param {object} object @param {PropertyKey} name */
export const own = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

/** What was warned of. @type {Set<string>} */
const warned = new Set();

/** Tells the developer once; `about` names what it is about. @param {string} text @param {string} [about] */
export function warn(text, about = text) {
  if (warned.has(about)) return;
  warned.add(about);
  console.warn("aftersales: " + text);
}

/** The smallest module there is. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Does this page run a module that is certainly sound? One that only compiles proves nothing: WebKit refuses later. */
function runsModules() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
    return true;
  } catch {
    return false;
  }
}

/**
 * Why an engine did not start, by what the browser said: the words are those of Chromium, Firefox and WebKit. In other
 * words, whether a sound module starts tells a page that forbids them from bytes that are damaged.
 * @param {unknown} error
 */
export function refusal(error) {
  if (error instanceof AftersalesError) return error;
  const text = String(error);
  if (typeof WebAssembly !== "object" || /disallowed by embedder/i.test(text)) {
    return new AftersalesError(
      "no_wasm",
      "there is no WebAssembly to compile here: use aftersales/js, or await init(), which loads it",
      error,
    );
  }
  if (/larger than|buffer size/i.test(text)) {
    return new AftersalesError(
      "too_large_sync",
      "this browser compiles only small modules synchronously; await init() first",
      error,
    );
  }
  if (
    /unsafe-eval|Content Security Policy|\bCSP\b/i.test(text)
    || ((error instanceof WebAssembly.CompileError || error instanceof EvalError) && !runsModules())
  ) {
    return new AftersalesError(
      "csp",
      "the page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src, or await init(), which runs it as JavaScript",
      error,
    );
  }
  return new AftersalesError("wasm_failed", "the engine did not start: " + text, error);
}

/** Did the engine itself stop? The JavaScript one stops by errors of range too. @param {unknown} error */
export const isTrap = (error) =>
  error instanceof RangeError || (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError);
