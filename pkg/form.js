import { QUESTION } from "./engine.js";
import { AftersalesError } from "./errors.js";

/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").Order} Order */
/** @typedef {import("./index.js").FieldError} FieldError */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

/** A form of a policy; see `index.d.ts`. */
export class Form {
  #ask;
  #kind;
  #checks;
  #free = false;

  /**
   * @param {(question: number, parts: Record<string, unknown>) => Answer<any>} ask
   * @param {import("./index.js").FormKind} kind
   * @param {import("./index.js").Checks} [checks]
   */
  constructor(ask, kind, checks = {}) {
    this.#ask = ask;
    this.#kind = kind;
    this.#checks = checks;
  }

  #check() {
    if (this.#free) throw new AftersalesError("freed", "this form was freed");
  }

  fields() {
    this.#check();
    return /** @type {{ value: any }} */ (this.#ask(QUESTION.formFields, { kind: this.#kind })).value;
  }

  /**
   * What the shop's own checkers say of texts: the values in their spelling, and what they refuse.
   * @param {Record<string, unknown>} values
   */
  #judge(values) {
    /** @type {{ kept: Record<string, unknown>, judged: string[], errors: FieldError[] }} */
    const told = { kept: values, judged: [], errors: [] };
    for (const [field, check] of Object.entries(this.#checks)) {
      const typed = values?.[field];
      if (typeof typed !== "string" || typed.trim() === "") continue;
      const said = check(typed);
      told.judged.push(field);
      if ("code" in said) told.errors.push({ field, code: said.code, params: {} });
      else told.kept = { ...told.kept, [field]: said.value };
    }
    return told;
  }

  /** @param {string} name @param {unknown} value @param {object} [values] */
  check(name, value, values) {
    this.#check();
    const { kept, judged, errors } = this.#judge({ [name]: value });
    if (errors.length > 0) return errors;
    const answer = this.#ask(QUESTION.checkField, { kind: this.#kind, name, value: kept[name], values, ...(judged.length > 0 && { judged }) });
    // A value that is no plain data is none that a shopper can have typed.
    return answer.ok ? answer.value : [{ field: name, code: "wrong_type", params: {} }];
  }

  /** @param {object} values @param {{ line?: OrderLine, order?: Order, now?: Instant, key?: string, declaredAt?: Instant }} [context] */
  validate(values, context = {}) {
    this.#check();
    const { line, order, now, key, declaredAt } = context;
    const { kept, judged, errors } = this.#judge(/** @type {Record<string, unknown>} */ (values));
    // What a checker refuses cannot be sent, so nothing is kept of it.
    const parts = { kind: this.#kind, values: kept, line, order, key: errors.length > 0 ? undefined : key, declaredAt, now };
    const answer = this.#ask(QUESTION.validateForm, judged.length > 0 ? { ...parts, judged } : parts);
    if (!answer.ok || errors.length === 0) return answer;
    return { ...answer, value: { ...answer.value, valid: false, errors: [...answer.value.errors, ...errors] } };
  }

  free() {
    this.#free = true;
  }
}
