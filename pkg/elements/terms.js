// The terms of lines that have their own, where an order is of several shops: each is opened once.
import { isPolicy, issuesOf, open, read } from "./source.js";

/** @typedef {import("../index.js").Policy} Policy */
/** @typedef {import("../types.js").OrderLine} OrderLine */

export class Terms {
  #element;
  /** By what they were opened from. @type {Map<unknown, Policy>} */
  #opened = new Map();
  #opening = false;

  /** @param {import("./base.js").AftersalesElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** What the terms of a line are read from. @param {OrderLine} line */
  sourceOf({ id }) {
    const { policies, policy } = this.#element;
    return policies?.[String(id)] ?? policy;
  }

  /** The terms that hold for a line. @param {OrderLine} line @returns {Policy} */
  of(line) {
    const source = this.sourceOf(line);
    if (isPolicy(source)) return source;
    return this.#opened.get(source) ?? /** @type {Policy} */ (this.#element.handle);
  }

  /** Whether all are open; if not, they are opened, and the element asks then. */
  areOpen() {
    const { policies, policy } = this.#element;
    const wanted = new Set(Object.values(policies ?? {}).filter((source) => source !== policy && !isPolicy(source)));
    const missing = [...wanted].filter((source) => !this.#opened.has(source));
    if (missing.length > 0 && !this.#opening) this.#open(missing);
    return missing.length === 0;
  }

  /** @param {unknown[]} sources */
  async #open(sources) {
    const element = this.#element;
    const { packs, calendars } = element;
    this.#opening = true;
    try {
      for (const source of sources) {
        const answer = await open(await read(source, element), { packs, calendars, clock: () => element.clock() });
        if (!answer.ok) return element.refuse(answer.issues);
        this.#opened.set(source, answer.value);
      }
    } catch (error) {
      return element.refuse(issuesOf(error));
    } finally {
      this.#opening = false;
    }
    if (element.isConnected) element.ask();
  }

  /** Gives back what was opened. */
  free() {
    for (const terms of this.#opened.values()) terms.free();
    this.#opened.clear();
  }
}
