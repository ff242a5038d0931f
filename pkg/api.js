// The functions and classes of the package, over the engine's numbers and texts.
import { bytesOf, fetched, isAfar } from "./built.js";
import { call, forgotten, instance } from "./engine.js";
import { AftersalesError, own } from "./errors.js";
import { Countdown } from "./countdown.js";
import { Form, FORMS } from "./form.js";
import { completed, once as asked } from "./late.js";
import { Writer, shared as numbers } from "./numbers.js";
import { plain } from "./plain.js";
import { verdictOf } from "./verdict.js";

/** @typedef {import("./index.js").Issue} Issue */
/** @typedef {import("./index.js").LoadOptions} LoadOptions */
/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {import("./index.js").CaseFacts} CaseFacts */
/** @typedef {import("./index.js").Order} Order */
/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").ReturnRequest} ReturnRequest */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

/** What a policy was read from once, and the policies that share it. */
class Compiled {
  #read;
  #forget;
  #slot = -1;
  #generation = 0;
  holders = 0;
  /** Writes questions about it as numbers. */
  writer = new Writer();
  /** @type {Issue[] | undefined} */
  warnings;

  /**
   * @param {(wasm: import("./engine.js").Glue) => string} read Reads it into an instance of the engine.
   * @param {() => void} [forget] What is to be done when nobody needs it any more.
   */
  constructor(read, forget) {
    this.#read = read;
    this.#forget = forget;
  }

  /** @returns {Answer<number>} */
  load() {
    const answer = JSON.parse(call(this.#read));
    if (answer.ok) {
      this.#slot = answer.value;
      this.#generation = instance();
      this.warnings = answer.warnings;
    }
    return answer;
  }

  /** The number of the policy in the instance that runs now. */
  number() {
    // A fresh instance knows nothing of what an earlier one had read.
    if (this.#generation !== instance()) this.load();
    return this.#slot;
  }

  release() {
    this.holders -= 1;
    if (this.holders === 0) {
      this.#forget?.();
      this.#drop();
    }
  }

  #drop() {
    if (this.#generation === instance()) call((wasm) => wasm.releasePolicy(this.#slot));
    this.#generation = 0;
  }

  /**
   * Asks for the rest of an answer, for which the policy need not live any more.
   * @template T
   * @param {(slot: number) => T} ask
   */
  later(ask) {
    const slot = this.number();
    try {
      return ask(slot);
    } finally {
      if (this.holders === 0) this.#drop();
    }
  }
}

/** @type {Map<string, Compiled>} By content. */
const compiled = new Map();
/** Documents that were frozen can be known again without being read. @type {WeakMap<object, [LoadOptions | undefined, string]>} */
const texts = new WeakMap();

/**
 * An option of the caller's own; what a prototype holds is none.
 * @template {object} T
 * @template {keyof T} K
 * @param {T | undefined} options
 * @param {K} name
 * @returns {T[K] | undefined}
 */
function option(options, name) {
  return options && own(options, name) ? options[name] : undefined;
}

/** @param {unknown} document */
function isFrozenObject(document) {
  try {
    return typeof document === "object" && document !== null && Object.isFrozen(document);
  } catch {
    // A proxy may refuse to say.
    return false;
  }
}

/**
 * What the caller handed in, as text; a frozen document is written once.
 * @param {unknown} document
 * @param {LoadOptions | undefined} options
 */
function documentText(document, options) {
  /** @type {Record<string, unknown>} */
  const parts = { document };
  /** @type {Record<string, string>} */
  const homes = { document: "" };
  for (const name of /** @type {const} */ (["packs", "calendars", "unknownFields"])) {
    const pointer = (homes[name] = "/options/" + name);
    parts[name] = option(options, name);
    if (typeof parts[name] === "function" && name !== "unknownFields") {
      const message = "a function is for openPolicy; hand over a list of documents";
      /** @type {Issue} */
      const issue = { code: "wrong_type", pointer, message, expected: "array", received: "function" };
      return { text: "", issues: [issue] };
    }
  }
  const key = isFrozenObject(document) ? /** @type {object} */ (document) : undefined;
  const known = key && texts.get(key);
  if (known && known[0] === options) return { text: known[1], issues: [] };
  const written = plain(parts, homes);
  if (key && written.issues.length === 0) texts.set(key, [options, written.text]);
  return written;
}

/**
 * @param {unknown} document
 * @param {LoadOptions} [options]
 * @returns {Answer<Policy>}
 */
export function loadPolicy(document, options) {
  const written = documentText(document, options);
  if (written.issues.length > 0) return { ok: false, issues: written.issues };
  let shared = compiled.get(written.text);
  if (!shared) {
    const { text } = written;
    shared = new Compiled(
      (wasm) => wasm.load(text),
      () => compiled.delete(text),
    );
    const answer = shared.load();
    if (!answer.ok) return answer;
    compiled.set(written.text, shared);
  }
  const { warnings } = shared;
  return { ok: true, value: new Policy(shared, option(options, "clock")), ...(warnings && { warnings }) };
}

/**
 * @param {unknown} file
 * @param {Pick<LoadOptions, "clock">} [options]
 * @returns {Answer<Policy>}
 */
export function loadBuilt(file, options) {
  const bytes = bytesOf(file);
  if (!bytes) {
    const message = "a built policy is bytes: a Uint8Array or an ArrayBuffer";
    return { ok: false, issues: [{ code: "wrong_type", pointer: "", message, expected: "Uint8Array" }] };
  }
  const shared = new Compiled((wasm) => wasm.openBuilt(bytes));
  const answer = shared.load();
  if (!answer.ok) return answer;
  const { warnings } = shared;
  return { ok: true, value: new Policy(shared, option(options, "clock")), ...(warnings && { warnings }) };
}

/**
 * @param {unknown} given
 * @param {LoadOptions} [options]
 * @returns {Promise<Answer<Policy>>}
 */
export async function openPolicy(given, options = {}) {
  const { content: document, issues } = isAfar(given) ? await fetched(given) : { content: given };
  if (issues) return { ok: false, issues };
  if (bytesOf(document)) return loadBuilt(document, options);
  const packs = await handedOver(option(options, "packs"), named(document, "packs"));
  const ids = new Set([document, ...(packs.found ?? [])].flatMap((source) => named(source, "calendar")));
  const calendars = await handedOver(option(options, "calendars"), [...ids]);
  const answer = loadPolicy(document, { ...options, packs: packs.found, calendars: calendars.found });
  if (answer.ok) return answer;
  const missing = { pack_not_loaded: packs.failed, calendar_not_loaded: calendars.failed };
  return {
    ok: false,
    issues: answer.issues.map((issue) =>
      explained(issue, document, missing[/** @type {keyof typeof missing} */ (issue.code)]),
    ),
  };
}

/**
 * The ids that a document names, as far as they can be read; the engine reports what cannot.
 * @param {unknown} document
 * @param {"packs" | "calendar"} key
 * @returns {string[]}
 */
function named(document, key) {
  try {
    const value = /** @type {any} */ (document)[key];
    const entries = Array.isArray(value) ? value : [value];
    return entries.map(idOf).filter((id) => typeof id === "string");
  } catch {
    return [];
  }
}

/** A pack is named by its id, or by an object with its id. @param {any} entry */
const idOf = (entry) => entry?.id ?? entry;

/**
 * The documents of these ids, and why others could not be loaded.
 * @template T
 * @param {T[] | ((id: string) => Promise<T>) | undefined} source
 * @param {string[]} ids
 * @returns {Promise<{ found: T[] | undefined, failed: Map<string, unknown> }>}
 */
async function handedOver(source, ids) {
  /** @type {Map<string, unknown>} */
  const failed = new Map();
  if (typeof source !== "function") return { found: source, failed };
  const loaded = await Promise.all(
    ids.map(async (id) => {
      try {
        return await source(id);
      } catch (error) {
        failed.set(id, error);
        return undefined;
      }
    }),
  );
  return { found: loaded.filter((one) => one !== undefined && one !== null), failed };
}

/** An issue with the reason why a document that it misses did not come. @param {Issue} issue @param {unknown} document @param {Map<string, unknown> | undefined} failed @returns {Issue} */
function explained(issue, document, failed) {
  if (!failed?.size) return issue;
  let place = /** @type {any} */ (document);
  for (const step of issue.pointer.split("/").slice(1)) place = place?.[step];
  const id = idOf(place);
  if (!failed.has(id)) return issue;
  const error = failed.get(id);
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ...issue,
    message: `"${id}" could not be loaded: ${reason}; it can be handed over in options.packs or options.calendars`,
  };
}

/** A policy that was read; see `index.d.ts`. */
export class Policy {
  #compiled;
  #clock;
  #free = false;
  #held;

  /**
   * @param {Compiled} compiled
   * @param {(() => number) | undefined} clock
   */
  constructor(compiled, clock) {
    compiled.holders += 1;
    this.#compiled = compiled;
    this.#clock = clock ?? Date.now;
    this.#held = {
      released: false,
      release() {
        if (!this.released) {
          this.released = true;
          compiled.release();
        }
      },
    };
    forgotten.register(this, this.#held, this);
  }

  /**
   * Asks the engine in text.
   * @param {string} question
   * @param {Record<string, unknown>} parts
   * @returns {Answer<any>}
   */
  #ask(question, parts) {
    const slot = this.#slot();
    const written = plain(parts);
    if (written.issues.length > 0) return { ok: false, issues: written.issues };
    return JSON.parse(call((wasm) => wasm.ask(slot, question, written.text)));
  }

  /**
   * Asks what takes a decision or several; what they leave out at first is asked for when it is read.
   * @template T
   * @param {string} question
   * @param {Record<string, unknown>} parts
   * @param {(value: T) => import("./index.js").Decision[]} decisions
   * @returns {Answer<T>}
   */
  #askBriefly(question, parts, decisions) {
    const slot = this.#slot();
    const { text, issues } = plain(parts);
    if (issues.length > 0) return { ok: false, issues };
    const answer = JSON.parse(call((wasm) => wasm.brief(slot, question, text)));
    if (!answer.ok) return answer;
    const compiled = this.#compiled;
    const whole = asked(() =>
      compiled.later((slot) => JSON.parse(call((wasm) => wasm.ask(slot, question, text))).value),
    );
    decisions(answer.value).forEach((decision, place) => completed(decision, () => decisions(whole())[place]));
    return answer;
  }

  #slot() {
    if (this.#free) throw new AftersalesError("freed", "this policy was freed");
    return this.#compiled.number();
  }

  /** @param {Instant | undefined} now */
  #now(now) {
    return now ?? this.#clock();
  }

  /** @param {OrderLine} line @param {ReturnRequest} [request] @param {Instant} [now] */
  verdict(line, request, now) {
    const slot = this.#slot();
    const at = this.#now(now);
    if (this.#compiled.writer.write(slot, line, request, at) && call((wasm) => wasm.verdictOfNumbers(slot))) {
      return { ok: true, value: verdictOf(numbers()) };
    }
    return this.#ask("verdict", { line, request, now: at });
  }

  /** @param {OrderLine} line @param {ReturnRequest} [request] @param {Instant} [now] @returns {Answer<import("./index.js").Decision>} */
  checkReturn(line, request, now) {
    const slot = this.#slot();
    const at = this.#now(now);
    const compiled = this.#compiled;
    const count = compiled.writer.write(slot, line, request, at);
    if (count > 0) {
      const kept = numbers().slice(0, count);
      const text = call((wasm) => wasm.checkReturnOfNumbers(slot, true));
      if (text) {
        const whole = asked(() =>
          compiled.later((slot) => {
            numbers().set(kept);
            return JSON.parse(call((wasm) => wasm.checkReturnOfNumbers(slot, false)));
          }),
        );
        return { ok: true, value: completed(JSON.parse(text), whole) };
      }
    }
    return this.#askBriefly(
      "checkReturn",
      { line, request, now: at },
      (/** @type {import("./index.js").Decision} */ decision) => [decision],
    );
  }

  /** @param {Order} order @param {Record<string, ReturnRequest>} [requests] @param {Instant} [now] */
  checkOrder(order, requests, now) {
    return this.#askBriefly(
      "checkOrder",
      { order, requests, now: this.#now(now) },
      (/** @type {Record<string, import("./index.js").Decision>} */ lines) => Object.values(lines),
    );
  }

  /** @param {OrderLine} line @param {Instant} [now] */
  reasons(line, now) {
    return this.#askBriefly(
      "reasons",
      { line, now: this.#now(now) },
      (/** @type {import("./index.js").ReasonDecision[]} */ reasons) => reasons.map(({ decision }) => decision),
    );
  }

  /** @param {CaseFacts} facts @param {Instant} [now] */
  serviceLevels(facts, now) {
    return this.#ask("serviceLevels", { facts, now: this.#now(now) });
  }

  /** @param {import("./types.js").CaseRecord} record @param {Instant} [now] */
  caseProgress(record, now) {
    return this.#ask("caseProgress", { record, now: this.#now(now) });
  }

  /** @param {OrderLine} line @param {ReturnRequest} [request] */
  timeline(line, request) {
    return this.#ask("timeline", { line, request });
  }

  /** @param {OrderLine} line @param {Instant} [now] */
  warranty(line, now) {
    return this.#ask("warranty", { line, now: this.#now(now) });
  }

  /** @param {import("./index.js").ContactsWanted} [of] @param {Instant} [now] */
  contacts(of, now) {
    const { categories, region, reason } = of ?? {};
    return this.#ask("contacts", { categories, region, reason, now: this.#now(now) });
  }

  /** @param {OrderLine} line @param {import("./index.js").Fault} [fault] @param {Instant} [now] */
  fault(line, fault, now) {
    return this.#ask("fault", { line, fault, now: this.#now(now) });
  }

  /** @param {OrderLine} line @param {{ kind: string, id?: string }} [of] */
  countdown(line, of) {
    const ask = () => this.#ask("countdown", { line, of, now: this.#clock() });
    const answer = ask();
    if (!answer.ok) return answer;
    return { ...answer, value: new Countdown(answer.value, ask, this.#clock) };
  }

  /** @param {import("./index.js").FormKind} kind @param {{ checks?: import("./index.js").Checks }} [options] */
  form(kind, options) {
    if (!FORMS.includes(kind)) {
      throw new AftersalesError("unknown_form", `there is no form "${kind}"; there are ${FORMS.join(", ")}`);
    }
    const policy = {
      ask: (/** @type {string} */ question, /** @type {Record<string, unknown>} */ parts) => this.#ask(question, parts),
      slot: () => this.#slot(),
      now: (/** @type {Instant | undefined} */ now) => this.#now(now),
    };
    return new Form(policy, kind, options?.checks);
  }

  free() {
    this.#free = true;
    forgotten.unregister(this);
    this.#held.release();
  }
}

/**
 * Asks a policy once. A document that is asked about again costs no more than its comparison.
 * @template T
 * @param {unknown} document
 * @param {LoadOptions | undefined} options
 * @param {(policy: Policy) => Answer<T>} ask
 * @returns {Answer<T>}
 */
function once(document, options, ask) {
  const answer = loadPolicy(document, options);
  if (!answer.ok) {
    const issues = answer.issues.map((issue) =>
      issue.pointer.startsWith("/options/") ? issue : { ...issue, pointer: "/document" + issue.pointer },
    );
    return { ok: false, issues };
  }
  remember(answer.value);
  return ask(answer.value);
}

/** The policies of the latest one-shots, kept so that the next one need not read its document again. @type {Policy[]} */
const recent = [];
/** @param {Policy} policy */
function remember(policy) {
  recent.push(policy);
  if (recent.length > 4) recent.shift()?.free();
}

/** @param {unknown} document @param {OrderLine} line @param {ReturnRequest} [request] @param {Instant} [now] @param {LoadOptions} [options] */
export function checkReturn(document, line, request, now, options) {
  return once(document, options, (policy) => policy.checkReturn(line, request, now));
}

/** @param {unknown} document @param {OrderLine} line @param {Instant} [now] @param {LoadOptions} [options] */
export function warrantyStatus(document, line, now, options) {
  return once(document, options, (policy) => policy.warranty(line, now));
}

/** @param {unknown} document @param {object} values @param {Instant} [now] @param {LoadOptions} [options] */
export function validateComplaint(document, values, now, options) {
  return once(document, options, (policy) => policy.form("complaint").validate(values, { now }));
}
