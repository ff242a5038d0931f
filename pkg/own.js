// What is somebody's own: a page's other scripts may have put anything on what all objects inherit, and a caller's getter or
// proxy may throw. So options are read by `option`, and what is told is read from a copy that inherits nothing.
import { AftersalesError, own } from "./errors.js";
import { later } from "./late.js";
import { tagOf } from "./tag.js";

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

/** Those that are texts: what is none is not given, for a list might never be written. */
const TEXTS = /** @type {const} */ (["timeZone", "here", "id", "title", "url"]);

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
  for (const name of TEXTS) if (typeof options[name] !== "string") options[name] = undefined;
  options.locale = tagOf(options.locale);
  return options;
}

/** Its own, and nothing inherited. @template {object} const T @param {T} object @returns {T} */
export const alone = (object) => Object.assign(Object.create(null), object);

/** Deeper, or more, than the engine reads; what lies beyond is left to its refusal. */
const MOST_DEPTH = 60;
const MOST_VALUES = 500_000;

/**
 * The items of a list, as far as any answer reads: a proxy may say that it never ends.
 * @template T
 * @param {T[]} list
 * @returns {T[]}
 */
export function listed(list) {
  if (!Array.isArray(list)) throw new TypeError("no list");
  const items = [];
  const length = Math.min(list.length, MOST_VALUES);
  for (let place = 0; place < length; place += 1) items.push(list[place]);
  return items;
}

/**
 * A copy that inherits nothing, down to its leaves; what is worked out late stays so, and what is no plain data stays itself.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function bare(value) {
  let values = 0;
  /** @param {any} one @param {number} depth @returns {any} */
  function copied(one, depth) {
    values += 1;
    if (values > MOST_VALUES) return undefined;
    if (typeof one !== "object" || one === null || depth > MOST_DEPTH) return one;
    if (Array.isArray(one)) return listed(one).map((item) => copied(item, depth + 1));
    const prototype = Object.getPrototypeOf(one);
    if (prototype !== Object.prototype && prototype !== null) return one;
    const copy = Object.create(null);
    for (const name of Object.keys(one)) {
      const found = Object.getOwnPropertyDescriptor(one, name) ?? {};
      const late = option(found, "get");
      if (late) later(copy, name, () => bare(late.call(one)));
      else copy[name] = copied(option(found, "value"), depth + 1);
    }
    return copy;
  }
  return copied(value, 0);
}
