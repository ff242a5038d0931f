import { call } from "./engine.js";
import { AftersalesError } from "./errors.js";
import { option, typed } from "./own.js";
import { tagOf } from "./tag.js";

/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").Order} Order */
/** @typedef {import("./index.js").FieldError} FieldError */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

/** The kinds of forms, by the engine's numbers. @type {import("./index.js").FormKind[]} */
export const FORMS = ["complaint", "return", "repair", "registration", "survey", "withdrawal", "cancellation"];

/** The longest text of values that is handed over at once. */
const LONGEST = 100_000;

/**
 * The values of fields in their order, as the engine reads them at once; nothing if one is neither text nor tick.
 * @param {any} values
 * @param {string[]} names
 */
function atOnce(values, names) {
  let text = "";
  try {
    // What a prototype holds is no value.
    if (Object.getPrototypeOf(values) !== Object.prototype || values[Symbol.toStringTag] !== undefined) {
      return undefined;
    }
    for (const name of names) {
      const value = option(values, name);
      if (typeof value === "string") text += "\0" + value;
      else if (value === undefined) text += "\x03";
      else if (typeof value === "boolean") text += value ? "\x01" : "\x02";
      else return undefined;
    }
  } catch {
    return undefined;
  }
  // Half of a surrogate pair would be lost on the way.
  return text.length > LONGEST || !(/** @type {any} */ (text).isWellFormed?.()) ? undefined : text;
}

/** A form of a policy; see `index.d.ts`. */
export class Form {
  #policy;
  #kind;
  #checks;
  #locale;
  #number;
  #isPlain;
  /** @type {string[] | undefined} The fields, in their order. */
  #names;
  #free = false;

  /**
   * @param {{ ask(question: string, parts: Record<string, unknown>): Answer<any>, slot(): number, now(now?: Instant): Instant }} policy
   * @param {import("./index.js").FormKind} kind
   * @param {{ checks?: import("./index.js").Checks, locale?: string }} [options]
   */
  constructor(policy, kind, options) {
    this.#policy = policy;
    this.#kind = kind;
    this.#checks = option(options, "checks") ?? {};
    // A page may have none to name; then only what means one number in any is read.
    const locale = option(options, "locale");
    this.#locale = locale ? typed(() => tagOf(locale)) : undefined;
    this.#number = FORMS.indexOf(kind);
    this.#isPlain = typed(() => Object.keys(this.#checks).length === 0);
  }

  /** @param {string} question @param {Record<string, unknown>} parts */
  #ask(question, parts) {
    return this.#policy.ask(question, {
      kind: this.#kind,
      ...parts,
      now: this.#policy.now(/** @type {any} */ (option(parts, "now"))),
    });
  }

  #check() {
    if (this.#free) throw new AftersalesError("freed", "this form was freed");
  }

  fields() {
    this.#check();
    return /** @type {{ value: any }} */ (this.#ask("formFields", {})).value;
  }

  /**
   * What the shop's own checkers say of texts: the values in their spelling, and what they refuse.
   * @param {Record<string, unknown>} values
   */
  #judge(values) {
    return typed(() => this.#judged(values));
  }

  /** @param {Record<string, unknown>} values */
  #judged(values) {
    /** @type {{ kept: Record<string, unknown>, judged: string[], errors: FieldError[] }} */
    const told = { kept: values, judged: [], errors: [] };
    for (const [field, check] of Object.entries(this.#checks)) {
      const text = option(values, field);
      if (typeof text !== "string" || text.trim() === "") continue;
      const said = check(text);
      told.judged.push(field);
      const code = option(/** @type {{ code?: any }} */ (said), "code");
      if (code !== undefined) told.errors.push({ field, code, params: {} });
      else told.kept = { ...told.kept, [field]: option(/** @type {{ value?: string }} */ (said), "value") };
    }
    return told;
  }

  /** @param {string} name @param {unknown} value @param {object} [values] */
  check(name, value, values) {
    this.#check();
    const { kept, judged, errors } = this.#judge(typed(() => ({ [name]: value })));
    if (errors.length > 0) return errors;
    const answer = this.#ask("checkField", {
      name,
      value: kept[name],
      values,
      locale: this.#locale,
      ...(judged.length > 0 && { judged }),
    });
    // A value that is no plain data is none that a shopper can have typed.
    return answer.ok ? answer.value : [{ field: name, code: "wrong_type", params: {} }];
  }

  /** @param {object} values @param {{ line?: OrderLine, order?: Order, now?: Instant, key?: string, declaredAt?: Instant }} [context] */
  validate(values, context) {
    this.#check();
    const now = option(context, "now");
    const { kept, judged, errors } = this.#judge(/** @type {Record<string, unknown>} */ (values));
    // What a checker refuses cannot be sent, so nothing is kept of it.
    const parts = {
      values: kept,
      line: option(context, "line"),
      order: option(context, "order"),
      key: errors.length > 0 ? undefined : option(context, "key"),
      declaredAt: option(context, "declaredAt"),
      locale: this.#locale,
      now,
    };
    const answer = this.#ask("validateForm", judged.length > 0 ? { ...parts, judged } : parts);
    if (!answer.ok || errors.length === 0) return answer;
    return { ...answer, value: { ...answer.value, valid: false, errors: [...answer.value.errors, ...errors] } };
  }

  /** @param {object} values @param {Instant} [now] @returns {Answer<FieldError[]>} */
  errors(values, now) {
    this.#check();
    const names = (this.#names ??= this.fields().map((/** @type {{ name: string }} */ { name }) => name));
    const at = this.#policy.now(now);
    // What a checker of the shop's own says, and any other value or time, takes the long way.
    const text = this.#isPlain && Number.isSafeInteger(at) ? atOnce(values, names) : undefined;
    if (text !== undefined) {
      const slot = this.#policy.slot();
      const count = call((wasm) =>
        wasm.countErrors(slot, this.#number, text, this.#locale ?? "", /** @type {number} */ (at)),
      );
      if (count >= 0) return { ok: true, value: count === 0 ? [] : JSON.parse(call((wasm) => wasm.formErrors())) };
    }
    const answer = this.validate(values, { now: at });
    return answer.ok ? { ok: true, value: answer.value.errors } : answer;
  }

  free() {
    this.#free = true;
  }
}
