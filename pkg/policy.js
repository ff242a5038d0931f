// A policy and the questions about lines and orders, over the engine's numbers and texts.
import { bytesOf } from "./built.js";
import { Countdown } from "./countdown.js";
import { call, forgotten, instance } from "./engine.js";
import { AftersalesError } from "./errors.js";
import { completed, later, once } from "./late.js";
import { Writer, shared as numbers } from "./numbers.js";
import { bare, option } from "./own.js";
import { plain } from "./plain.js";
import { verdictOf } from "./verdict.js";
import { mark, remember } from "./words.js";

/** @typedef {import("./index.js").Issue} Issue */
/** @typedef {import("./index.js").LoadOptions} LoadOptions */
/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {import("./index.js").Order} Order */
/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").ReturnRequest} ReturnRequest */
/** @typedef {import("./index.js").CheckOptions} CheckOptions */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

/** What a policy was read from once, and the policies that share it. */
export class Compiled {
  #read;
  #forget;
  #slot = -1;
  #generation = 0;
  holders = 0;
  /** Writes questions about it as numbers. */
  writer = new Writer();
  /** @type {Issue[] | undefined} */
  warnings;
  /** What its documents call things; answers outlive it. @type {import("./words.js").Words} */
  words = once(() => this.later((slot) => bare(JSON.parse(call((wasm) => wasm.words(slot))))));

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
      this.warnings = option(answer, "warnings");
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

/** The instant of the latest question, and the clock that gave it; none where the page gave the instant. @type {{ now?: Instant, clock?: () => number }} */
export const asked = { now: undefined, clock: undefined };

/**
 * What the rest of the package asks a policy by.
 * @typedef {object} Inside
 * @property {(question: string, parts: Record<string, unknown>) => Answer<any>} ask Asks the engine in text.
 * @property {() => number} slot
 * @property {(now: Instant | undefined) => Instant} now
 */
/** @type {(policy: Policy) => Inside} */
export let inside;

/** A policy that was read; see `index.d.ts`. */
export class Policy {
  #compiled;
  #clock;
  #free = false;
  #held;

  static {
    inside = (policy) => ({
      ask: (question, parts) => policy.#ask(question, parts),
      slot: () => policy.#slot(),
      now: (now) => policy.#now(now),
    });
  }

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
    mark(this, compiled.words);
  }

  /**
   * Asks the engine in text.
   * @param {string} question
   * @param {Record<string, unknown>} parts
   * @returns {Answer<any>}
   */
  #ask(question, parts) {
    const written = plain(parts);
    if (written.issues.length > 0) return { ok: false, issues: written.issues };
    // A getter of the page's may have freed the policy meanwhile.
    const slot = this.#slot();
    const answer = JSON.parse(call((wasm) => wasm.ask(slot, question, written.text)));
    remember(answer.value, this.#compiled.words);
    return answer;
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
    const { text, issues } = plain(parts);
    if (issues.length > 0) return { ok: false, issues };
    const slot = this.#slot();
    const answer = JSON.parse(call((wasm) => wasm.brief(slot, question, text)));
    if (!answer.ok) return answer;
    const compiled = this.#compiled;
    remember(answer.value, compiled.words);
    const whole = once(() => {
      const { value } = compiled.later((slot) => JSON.parse(call((wasm) => wasm.ask(slot, question, text))));
      remember(value, compiled.words);
      return value;
    });
    decisions(answer.value).forEach((decision, place) => completed(decision, () => decisions(whole())[place]));
    return answer;
  }

  #slot() {
    if (this.#free) throw new AftersalesError("freed", "this policy was freed");
    return this.#compiled.number();
  }

  /** @param {Instant | undefined} now */
  #now(now) {
    asked.clock = now === undefined || now === null ? this.#clock : undefined;
    asked.now = asked.clock ? asked.clock() : now;
    return /** @type {Instant} */ (asked.now);
  }

  /** @param {OrderLine} line @param {ReturnRequest} [request] @param {Instant} [now] */
  verdict(line, request, now) {
    const at = this.#now(now);
    const written = this.#compiled.writer.write(this.#slot(), line, request, at);
    if (written) {
      const slot = this.#slot();
      numbers().set(written);
      const kept = written.slice();
      if (call((wasm) => wasm.verdictOfNumbers(slot))) {
        const value = this.#explained(verdictOf(numbers()), kept);
        mark(value, this.#compiled.words);
        return { ok: true, value };
      }
    }
    return this.#ask("verdict", { line, request, now: at });
  }

  /**
   * Says why nothing is open, once somebody reads it.
   * @param {import("./index.js").Verdict} verdict
   * @param {Float64Array} asked
   */
  #explained(verdict, asked) {
    if (verdict.status !== "ineligible") return verdict;
    const compiled = this.#compiled;
    const why = once(() =>
      compiled.later((slot) => {
        numbers().set(asked);
        const text = call((wasm) => wasm.whyOfNumbers(slot));
        const why = text ? JSON.parse(text) : undefined;
        remember(why, compiled.words);
        return why;
      }),
    );
    later(verdict, "why", why);
    return verdict;
  }

  /** @param {OrderLine} line @param {ReturnRequest} [request] @param {Instant} [now] @param {CheckOptions} [options] @returns {Answer<import("./index.js").Decision>} */
  checkReturn(line, request, now, options) {
    const at = this.#now(now);
    const compiled = this.#compiled;
    const closed = option(options, "closed");
    const written = closed === undefined && compiled.writer.write(this.#slot(), line, request, at);
    if (written) {
      const slot = this.#slot();
      const kept = written.slice();
      numbers().set(kept);
      const text = call((wasm) => wasm.checkReturnOfNumbers(slot, true));
      if (text) {
        /** @param {string} told @returns {import("./index.js").Decision} */
        const read = (told) => {
          const value = JSON.parse(told);
          remember(value, compiled.words);
          return value;
        };
        const whole = once(() =>
          compiled.later((slot) => {
            numbers().set(kept);
            return read(call((wasm) => wasm.checkReturnOfNumbers(slot, false)));
          }),
        );
        return { ok: true, value: completed(read(text), whole) };
      }
    }
    return this.#askBriefly(
      "checkReturn",
      { line, request, now: at, closed },
      (/** @type {import("./index.js").Decision} */ decision) => [decision],
    );
  }

  /** @param {Order} order @param {Record<string, ReturnRequest>} [requests] @param {Instant} [now] @param {CheckOptions} [options] */
  checkOrder(order, requests, now, options) {
    return this.#askBriefly(
      "checkOrder",
      { order, requests, now: this.#now(now), closed: option(options, "closed") },
      (/** @type {Record<string, import("./index.js").Decision>} */ lines) => Object.values(lines),
    );
  }

  /** @param {Order} order @param {Record<string, ReturnRequest>} requests @param {Instant} [now] */
  settle(order, requests, now) {
    return this.#ask("settle", { order, requests, now: this.#now(now) });
  }

  /** @param {OrderLine} line @param {Instant} [now] @param {CheckOptions} [options] */
  reasons(line, now, options) {
    return this.#askBriefly(
      "reasons",
      { line, now: this.#now(now), closed: option(options, "closed") },
      (/** @type {import("./index.js").ReasonDecision[]} */ reasons) => reasons.map(({ decision }) => decision),
    );
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
    const wanted = { categories: option(of, "categories"), region: option(of, "region"), reason: option(of, "reason") };
    return this.#ask("contacts", { ...wanted, now: this.#now(now) });
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

  free() {
    this.#free = true;
    forgotten.unregister(this);
    this.#held.release();
  }
}

/**
 * Opens a built policy.
 * @template {Policy} P
 * @param {new (compiled: Compiled, clock: (() => number) | undefined) => P} Kind
 * @param {unknown} file
 * @param {Pick<LoadOptions, "clock">} [options]
 * @returns {Answer<P>}
 */
export function opened(Kind, file, options) {
  const bytes = bytesOf(file);
  if (!bytes) {
    const message = "a built policy is bytes";
    return { ok: false, issues: [{ code: "wrong_type", pointer: "", message, expected: "Uint8Array" }] };
  }
  const shared = new Compiled((wasm) => wasm.openBuilt(bytes));
  const answer = shared.load();
  if (!answer.ok) return answer;
  const { warnings } = shared;
  return { ok: true, value: new Kind(shared, option(options, "clock")), ...(warnings && { warnings }) };
}
