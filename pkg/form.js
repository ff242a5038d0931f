import { QUESTION } from "./engine.js";
import { AftersalesError } from "./errors.js";

/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").Order} Order */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

/** A form of a policy; see `index.d.ts`. */
export class Form {
  #ask;
  #kind;
  #free = false;

  /**
   * @param {(question: number, parts: Record<string, unknown>) => Answer<any>} ask
   * @param {import("./index.js").FormKind} kind
   */
  constructor(ask, kind) {
    this.#ask = ask;
    this.#kind = kind;
  }

  #check() {
    if (this.#free) throw new AftersalesError("freed", "this form was freed");
  }

  fields() {
    this.#check();
    return /** @type {{ value: any }} */ (this.#ask(QUESTION.formFields, { kind: this.#kind })).value;
  }

  /** @param {string} name @param {unknown} value @param {object} [values] */
  check(name, value, values) {
    this.#check();
    const answer = this.#ask(QUESTION.checkField, { kind: this.#kind, name, value, values });
    // A value that is no plain data is none that a shopper can have typed.
    return answer.ok ? answer.value : [{ field: name, code: "wrong_type", params: {} }];
  }

  /** @param {object} values @param {{ line?: OrderLine, order?: Order, now?: Instant, key?: string, declaredAt?: Instant }} [context] */
  validate(values, context = {}) {
    this.#check();
    const { line, order, now, key, declaredAt } = context;
    return this.#ask(QUESTION.validateForm, { kind: this.#kind, values, line, order, key, declaredAt, now });
  }

  free() {
    this.#free = true;
  }
}
