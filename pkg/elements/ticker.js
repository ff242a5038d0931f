// One timer for every countdown of the page. It is set to the next moment at which anything changes,
// and there is none while the tab is hidden or nothing counts.

/** @typedef {{ tick(): number }} Ticking `tick` brings it up to date and says in how many milliseconds to call again. */

/** The longest sleep: a clock that was set or a machine that slept is noticed after this. */
const LONGEST = 1_000_000;

/** When each is due, by the page's own clock. @type {Map<Ticking, number>} */
const due = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function wait() {
  clearTimeout(timer);
  timer = undefined;
  if (document.hidden) return;
  const next = Math.min(...due.values());
  if (next !== Infinity) timer = setTimeout(run, Math.min(Math.max(next - performance.now(), 0), LONGEST));
}

/** @param {Ticking} one */
function call(one) {
  const left = one.tick();
  // A tick may have taken its own out.
  if (due.has(one)) due.set(one, left === Infinity ? Infinity : performance.now() + Math.min(left, LONGEST));
}

function run() {
  const now = performance.now();
  for (const [one, at] of [...due]) if (at <= now) call(one);
  wait();
}

function shown() {
  // After a sleep everything may have changed.
  if (!document.hidden) for (const one of [...due.keys()]) call(one);
  wait();
}

/** Starts to tick, or ticks again at once. @param {Ticking} one */
export function join(one) {
  if (due.size === 0) document.addEventListener("visibilitychange", shown);
  due.set(one, Infinity);
  call(one);
  wait();
}

/** @param {Ticking} one */
export function leave(one) {
  if (!due.delete(one)) return;
  if (due.size === 0) document.removeEventListener("visibilitychange", shown);
  wait();
}
