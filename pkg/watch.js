import { millisecondsOf } from "./instant.js";
import { typed } from "./own.js";
import { asked } from "./policy.js";

/** @typedef {import("./index.js").Answer<any>} Answer */

/** The longest a browser waits for a timer without overflowing it. */
const LONGEST_WAIT = 2_000_000_000;
/** How long to wait where asking again changed nothing: the clock stands still, or the answer has changed already by its own word. */
const STANDSTILL = 1000;

/**
 * @param {() => Answer} ask
 */
export function watch(ask) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Answer} */
  let answer;
  /** The clock that the question went by: the policy's, else the page's own instant as it was given. @type {() => number} */
  let clock;
  let at = Number.NaN;
  let next = Number.NaN;
  let isStill = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function look() {
    const before = at;
    const awaited = next;
    asked.now = asked.clock = undefined;
    answer = ask();
    at = millisecondsOf(asked.now ?? Date.now());
    next = millisecondsOf(typed(() => answer?.ok && answer.value?.nextChange));
    isStill = at === before || (next === awaited && next <= at);
    const since = Date.now();
    const given = at;
    // eslint-disable-next-line local/no-date-arithmetic -- how long ago it was asked, which is no date
    clock = asked.clock ?? (() => given + Date.now() - since);
  }

  function wait() {
    clearTimeout(timer);
    const left = Math.max(next - clock(), isStill ? STANDSTILL : 0);
    if (listeners.size === 0 || Number.isNaN(left)) return;
    timer = setTimeout(left > LONGEST_WAIT ? wait : again, Math.min(left, LONGEST_WAIT));
  }

  function again() {
    look();
    for (const listener of listeners) listener();
    wait();
  }

  look();
  return {
    /** @param {() => void} listener */
    subscribe(listener) {
      listeners.add(listener);
      wait();
      return () => {
        listeners.delete(listener);
        wait();
      };
    },
    snapshot: () => answer,
  };
}
