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
