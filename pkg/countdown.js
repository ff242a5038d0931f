import { call, forgotten, instance, memory } from "./engine.js";
import { AftersalesError } from "./errors.js";

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
      10,
    );
  }
  return numbers;
}

/** @param {number} number */
const known = (number) => (number === number ? number : null);

/** The time left in one window; see `index.d.ts`. */
export class Countdown {
  #slot;
  #generation;
  #again;
  #clock;
  #free = false;
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
    }
    const at = now === undefined ? this.#clock() : typeof now === "number" ? now : new Date(now).getTime();
    if (!call((wasm) => wasm.tick(this.#slot, at))) throw new AftersalesError("freed", "this countdown was freed");
    const tick = tickNumbers();
    const left = into ?? /** @type {import("./index.js").Remaining} */ ({});
    left.state = STATES[tick[0]];
    left.years = known(tick[1]);
    left.months = known(tick[2]);
    left.days = known(tick[3]);
    left.hours = known(tick[4]);
    left.minutes = known(tick[5]);
    left.seconds = known(tick[6]);
    left.totalSeconds = known(tick[7]);
    left.fraction = known(tick[8]);
    if (!Object.is(this.#closesAt, tick[9])) {
      this.#closesAt = tick[9];
      this.#closes = known(tick[9]) === null ? null : new Date(tick[9]).toISOString().replace(".000Z", "Z");
    }
    left.closes = this.#closes;
    return left;
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
