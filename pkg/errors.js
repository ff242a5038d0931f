/** For an integrator's mistakes and the platform's limits; never for data. */
export class AftersalesError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, { cause });
    this.name = "AftersalesError";
    this.code = code;
  }
}

/**
 * What an engine that did not start says.
 * @param {unknown} error
 */
export function refusal(error) {
  if (error instanceof AftersalesError) return error;
  if (typeof WebAssembly !== "object") return new AftersalesError("no_wasm", "this platform has no WebAssembly", error);
  const text = String(error);
  if (/unsafe-eval|Content Security Policy|disallowed by embedder/i.test(text)) {
    return new AftersalesError("csp", "the page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to script-src", error);
  }
  if (/larger than|buffer size/i.test(text)) {
    return new AftersalesError("too_large_sync", "this browser compiles only small modules synchronously; await init() first", error);
  }
  return new AftersalesError("wasm_failed", "the engine did not start: " + text, error);
}
