/** Epoch milliseconds of an instant; not a number where it is none. A text has an offset, or is milliseconds itself. @param {unknown} given */
export function millisecondsOf(given) {
  if (typeof given !== "string") return new Date(/** @type {any} */ (given)).getTime();
  if (/^\d+$/.test(given)) return Number(given);
  return /(Z|[+-]\d\d:?\d\d)$/i.test(given.trim()) ? new Date(given).getTime() : Number.NaN;
}
