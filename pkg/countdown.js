import { call, forgotten, instance, memory } from "./engine.js";
import { AftersalesError } from "./errors.js";
import { instantOf } from "./instant.js";

/** @typedef {import("./index.js").Instant} Instant */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

const STATES = /** @type {const} */ ([
  "not_started",
  "active",
  "expiring",
  "expired",
  "unregistered",
  "void",
  "unknown",
]);

/** @type {Float64Array} */
let numbers = new Float64Array();

/** The numbers of the last tick, in the engine's memory. */
function tickNumbers() {
  const { buffer } = memory();
  // Memory that grew has another buffer.
  if (numbers.buffer !== buffer) {
    numbers = new Float64Array(
      buffer,
      call((wasm) => wasm.tickAddress()),
      8,
    );
  }
  return numbers;
}

/** The first and the last instant that the engine knows. */
const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_799_999;

/**
 * The share of a whole that is used up, from 0 to 1; not a number if the whole is not known.
 * @param {number} used
 * @param {number} whole
 */
const share = (used, whole) => (whole <= 0 ? 1 : Math.min(Math.max(used, 0), whole) / whole);

/** @param {number} number */
const known = (number) => (number === number ? number : null);

/** The time left in one window; see `index.d.ts`. */
export class Countdown {
  #slot;
  #generation;
  #again;
  #clock;
  #free = false;
  // What stays the same from one instant up to another, and what the rest is counted by.
  #from = 0;
  #until = 0;
  /** @type {import("./index.js").Remaining["state"]} */
  #state = "unknown";
  /** @type {number | null} */
  #years = null;
  /** @type {number | null} */
  #months = null;
  /** @type {number | null} */
  #days = null;
  #dayEnds = Number.NaN;
  #opens = Number.NaN;
  #closesAt = Number.NaN;
  /** @type {string | null} */
  #closes = null;

  /**
   * @param {number} slot
   * @param {() => Answer<number>} again
   * @param {() => number} clock
   */
  constructor(slot, again, clock) {
    this.#slot = slot;
    this.#generation = instance();
    this.#again = again;
    this.#clock = clock;
    forgotten.register(this, released(slot, this.#generation), this);
  }

  /**
   * @param {Instant} [now]
   * @param {import("./index.js").Remaining} [into]
   */
  at(now, into) {
    if (this.#free) throw new AftersalesError("freed", "this countdown was freed");
    if (this.#generation !== instance()) {
      const answer = this.#again();
      if (answer.ok) this.#slot = answer.value;
      this.#generation = instance();
      this.#until = 0;
    }
    // The engine counts in whole milliseconds of the years 1 to 9999.
    const at = Math.trunc(Math.min(Math.max(instantOf(now ?? this.#clock()), EARLIEST), LATEST));
    if (at < this.#from || this.#until <= at) this.#ask(at);
    const left = into ?? /** @type {import("./index.js").Remaining} */ ({});
    left.state = this.#state;
    left.years = this.#years;
    left.months = this.#months;
    left.days = this.#days;
    if (this.#closes === null) {
      left.hours = left.minutes = left.seconds = left.totalSeconds = left.fraction = null;
    } else {
      const rest = at < this.#dayEnds ? Math.floor((this.#dayEnds - at) / 1000) : 0;
      const minutes = Math.floor(rest / 60);
      left.hours = Math.floor(minutes / 60);
      left.minutes = minutes % 60;
      left.seconds = rest % 60;
      left.totalSeconds = at < this.#closesAt ? Math.floor((this.#closesAt - at) / 1000) : 0;
      left.fraction = known(share(at - this.#opens, this.#closesAt - this.#opens));
    }
    left.closes = this.#closes;
    return left;
  }

  /**
   * Asks the engine what stays for a while.
   * @param {number} at
   */
  #ask(at) {
    if (!call((wasm) => wasm.tick(this.#slot, at))) throw new AftersalesError("freed", "this countdown was freed");
    const tick = tickNumbers();
    this.#state = STATES[tick[0]];
    this.#years = known(tick[1]);
    this.#months = known(tick[2]);
    this.#days = known(tick[3]);
    if (!Object.is(this.#closesAt, tick[4])) {
      this.#closesAt = tick[4];
      this.#closes = known(tick[4]) === null ? null : new Date(tick[4]).toISOString().replace(".000Z", "Z");
    }
    this.#opens = tick[5];
    this.#from = at;
    this.#until = tick[6];
    this.#dayEnds = at + tick[7];
  }

  free() {
    if (this.#free) return;
    this.#free = true;
    forgotten.unregister(this);
    released(this.#slot, this.#generation).release();
  }
}

/**
 * @param {number} slot
 * @param {number} generation
 */
function released(slot, generation) {
  return {
    release: () => {
      if (generation === instance()) call((wasm) => wasm.releaseCountdown(slot));
    },
  };
}
