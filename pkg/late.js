// Works out what a brief answer left out, once somebody reads it. To JSON, spreading and copying it is there like the rest.

/** @typedef {import("./index.js").Decision} Decision */

/** What stands where something was left out. */
const LEFT_OUT = 0;

/**
 * Lets the rest of a decision be read from the whole one.
 * @param {Decision} decision
 * @param {() => Decision} whole
 */
export function completed(decision, whole) {
  if (/** @type {unknown} */ (decision.closed) === LEFT_OUT) {
    later(decision, "closed", () => whole().closed);
    later(decision, "why", () => whole().why);
  }
  decision.missing.forEach((fact, place) => {
    if (/** @type {unknown} */ (fact.opens) === LEFT_OUT) later(fact, "opens", () => whole().missing[place].opens);
  });
  return decision;
}

/**
 * The same of what is asked for at most once.
 * @template T
 * @param {() => T} ask
 * @returns {() => T}
 */
export function once(ask) {
  /** @type {{ answer: T } | undefined} */
  let known;
  return () => (known ??= { answer: ask() }).answer;
}

/** @param {object} object @param {string} name @param {() => unknown} get */
export function later(object, name, get) {
  /** A descriptor that inherits nothing of what a page did to objects. @param {PropertyDescriptor} descriptor */
  const define = (descriptor) => {
    const whole = { __proto__: null, enumerable: true, configurable: true, ...descriptor };
    Object.defineProperty(object, name, /** @type {PropertyDescriptor} */ (whole));
  };
  define({ get, set: (value) => define({ value, writable: true }) });
}
