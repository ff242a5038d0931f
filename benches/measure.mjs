// How time is taken: rounds of all contenders in turn, so that what else the machine does falls on each of them.

/** What was answered last, so that no call can be left out. */
export const kept = { answer: undefined };

/**
 * @typedef {() => unknown} Call
 * @typedef {{ call: Call, per?: number, waits?: boolean }} Work `per` is how many pieces of work a call does.
 * @typedef {() => number} Clock In microseconds.
 */

/** @param {Work} work @param {number} count @param {Clock} clock */
async function once({ call, per = 1, waits }, count, clock) {
  const start = clock();
  if (waits) for (let time = 0; time < count; time++) kept.answer = await call();
  else for (let time = 0; time < count; time++) kept.answer = call();
  return (clock() - start) / count / per;
}

/** How many calls take about so long; compilers have seen the work by then. */
async function calibrated(work, batch, clock) {
  let count = 1;
  for (;;) {
    const cost = (await once(work, count, clock)) * count * (work.per ?? 1);
    if (cost >= batch) return Math.max(1, Math.round((count * batch) / cost));
    count = Math.ceil(count * Math.min(10, Math.max(1.5, (1.2 * batch) / Math.max(cost, batch / 10))));
  }
}

/**
 * The times of each, round by round, in microseconds a piece.
 * @param {Record<string, Work>} works
 * @param {{ clock: Clock, batch: number, rounds: number, longest: number }} method Times in microseconds; `longest` for all.
 * @returns {Promise<Record<string, number[]>>}
 */
export async function measure(works, { clock, batch, rounds, longest }) {
  const names = Object.keys(works);
  const counts = {};
  for (const name of names) {
    await calibrated(works[name], batch * 4, clock);
    counts[name] = await calibrated(works[name], batch, clock);
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const start = clock();
  for (let round = 0; round < rounds && (round < 5 || clock() - start < longest); round++) {
    for (const name of names) times[name].push(await once(works[name], counts[name], clock));
  }
  return times;
}

/** The quartiles of a list. @param {number[]} list */
export function quartiles(list) {
  const sorted = [...list].sort((one, other) => one - other);
  const at = (part) => sorted[Math.round((sorted.length - 1) * part)];
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** How often one goes into another, round by round. @param {number[]} one @param {number[]} other */
export const ratio = (one, other) => quartiles(one.map((time, round) => time / other[round]));

/** How fast cost grows with size: 1 is in proportion. By least squares of the logarithms. @param {[number, number][]} points */
export function slope(points) {
  const logs = points.map((pair) => pair.map(Math.log));
  const mean = (part) => logs.reduce((sum, pair) => sum + pair[part], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const along = logs.reduce((sum, [size, cost]) => sum + (size - x) * (cost - y), 0);
  return along / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}
