// What is somebody's own: a page's other scripts may have put anything on what all objects inherit, and a caller's getter or
// proxy may throw. So options are read by `option`, and what is told is read from a copy that inherits nothing.
import { AftersalesError, own } from "./errors.js";

/** @param {unknown} error @param {string} what */
const unread = (error, what) =>
  error instanceof AftersalesError ? error : new AftersalesError("unreadable", what + " could not be read", error);

/**
 * An option of the caller's own; what a prototype holds is none.
 * @template {object} T
 * @template {keyof T} K
 * @param {T | null | undefined} options
 * @param {K} name
 * @returns {T[K] | undefined}
 */
export function option(options, name) {
  try {
    return options && own(options, name) ? options[name] : undefined;
  } catch (error) {
    throw unread(error, `the option "${String(name)}"`);
  }
}

/**
 * What is said or asked with what a caller handed in: whatever that throws is an error of the package.
 * @template T
 * @param {() => T} say
 * @returns {T}
 */
export function typed(say) {
  try {
    return say();
  } catch (error) {
    throw unread(error, "what was handed over");
  }
}

/** Names of options of what is told. */
const OPTIONS = /** @type {const} */ ([
  "locale",
  "messages",
  "timeZone",
  "here",
  "now",
  "lines",
  "form",
  "policy",
  "words",
  "fields",
  "id",
  "title",
  "url",
]);

/**
 * What is told with options, each of them there even where it is not given, so that nothing inherited stands for it.
 * @template {object} T
 * @param {T | undefined} given
 * @returns {T}
 */
export function settled(given) {
  const options = /** @type {any} */ ({ __proto__: null });
  for (const name of OPTIONS) options[name] = option(/** @type {any} */ (given), name);
  for (const name of /** @type {const} */ (["lines", "fields"])) options[name] = bare(options[name]);
  return options;
}

/**
 * A copy that inherits nothing, down to its leaves; what is worked out late stays so.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function bare(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return /** @type {any} */ (Array.from(value, bare));
  const copy = Object.create(null);
  for (const name of Object.keys(value)) {
    const found = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(value, name));
    const late = own(found, "get") ? found.get : undefined;
    if (late) {
      const get = () => bare(late.call(value));
      Object.defineProperty(
        copy,
        name,
        /** @type {any} */ ({ __proto__: null, configurable: true, enumerable: true, get }),
      );
    } else copy[name] = bare(found.value);
  }
  return copy;
}
