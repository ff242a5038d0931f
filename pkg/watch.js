/** @typedef {import("./index.js").Answer<any>} Answer */

/** The longest a browser waits for a timer without overflowing it. */
const LONGEST_WAIT = 2_000_000_000;

/**
 * @param {() => Answer} ask
 */
export function watch(ask) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Answer} */
  let answer = ask();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function wait() {
    clearTimeout(timer);
    const next = answer.ok ? answer.value?.nextChange : null;
    if (listeners.size === 0 || !next) return;
    // eslint-disable-next-line local/no-date-arithmetic -- a timer is told how long to wait, which is no date
    const left = new Date(next).valueOf() - Date.now();
    timer = setTimeout(left > LONGEST_WAIT ? wait : again, Math.min(Math.max(left, 0), LONGEST_WAIT));
  }

  function again() {
    answer = ask();
    for (const listener of listeners) listener();
    wait();
  }

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
