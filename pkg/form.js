import { call, QUESTION } from "./engine.js";
import { AftersalesError } from "./errors.js";

/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {import("./index.js").OrderLine} OrderLine */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

/** A form of a policy; see `index.d.ts`. */
export class Form {
  #ask;
  #slot;
  #free = false;

  /**
   * @param {(question: number, parts: Record<string, unknown>) => Answer<any>} ask
   * @param {() => number} slot
   */
  constructor(ask, slot) {
    this.#ask = ask;
    this.#slot = slot;
  }

  #check() {
    if (this.#free) throw new AftersalesError("freed", "this form was freed");
  }

  fields() {
    this.#check();
    const slot = this.#slot();
    return JSON.parse(call((wasm) => wasm.ask(slot, QUESTION.complaintFields, "")));
  }

  /** @param {string} name @param {unknown} value @param {object} [values] */
  check(name, value, values) {
    this.#check();
    const answer = this.#ask(QUESTION.checkComplaintField, { name, value, values });
    // A value that is no plain data is none that a shopper can have typed.
    return answer.ok ? answer.value : [{ field: name, code: "wrong_type", params: {} }];
  }

  /** @param {object} values @param {{ line?: OrderLine, now?: Instant }} [context] */
  validate(values, context = {}) {
    this.#check();
    const { line, now } = context;
    return this.#ask(QUESTION.validateComplaint, { values, line, now });
  }

  free() {
    this.#free = true;
  }
}
