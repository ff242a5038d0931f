// What is open for lines, asked with all that their order states: parcels, payment, country. Each line has terms of its own
// where the shop has several.

/** @typedef {import("../index.js").Policy} Policy */
/** @typedef {import("../types.js").Order} Order */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").ReturnRequest} ReturnRequest */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {{ line: OrderLine, request: ReturnRequest }} Asked */
/**
 * @typedef {object} Asker
 * @property {(line: OrderLine) => Policy} handleOf The terms that hold for a line.
 * @property {Order | undefined} order
 * @property {Say} say
 * @property {Options} wording
 * @property {() => number} clock
 * @property {(answer: import("../types.js").Answer<unknown>) => void} [heard] Hears what is odd or wrong in what was asked.
 */

/** Does the order hold these lines? @param {Order | undefined} order @param {Asked[]} asked @returns {order is Order} */
const holds = (order, asked) =>
  asked.every(({ line: { id } }) => id !== undefined && (order?.lines ?? []).some((known) => known.id === id));

/** The order with lines as they are known here. @param {Order} order @param {Asked[]} asked @returns {Order} */
const withLines = (order, asked) => ({
  ...order,
  lines: order.lines.map((known) => asked.find(({ line }) => line.id === known.id)?.line ?? known),
});

/** The lines of an order that have the same terms, with what of its parcels is theirs. @param {Order} order @param {(line: OrderLine) => boolean} isOwn @returns {Order} */
export function partOf(order, isOwn) {
  const lines = order.lines.filter(isOwn);
  if (lines.length === order.lines.length) return order;
  const ids = new Set(lines.map(({ id }) => id));
  const parcels = order.parcels?.map((parcel) => ({
    ...parcel,
    lines: parcel.lines?.filter(({ id }) => ids.has(id)),
  }));
  return { ...order, lines, ...(parcels && { parcels }) };
}

/** A line that its order does not list, with what the order says of all. @param {Order | undefined} order @param {OrderLine} line @returns {OrderLine} */
export const alone = (order, line) => ({
  ...(order?.country && { country: order.country }),
  ...(order?.paymentMethod && { paymentMethod: order.paymentMethod }),
  ...line,
  ...(order?.events && { events: { ...order.events, ...line.events } }),
});

/**
 * The decision about one line, with all that its order states.
 * @param {Policy} handle
 * @param {Order | undefined} order
 * @param {Asked} asked
 * @param {number} now
 * @returns {import("../types.js").Answer<Decision>}
 */
export function decide(handle, order, asked, now) {
  const { line, request } = asked;
  if (!holds(order, [asked])) return handle.checkReturn(alone(order, line), request, now);
  const id = String(line.id);
  const answer = handle.checkOrder(withLines(order, [asked]), { [id]: request }, now);
  return answer.ok ? { ...answer, value: answer.value[id] } : answer;
}

/** Groups what is asked by the terms that hold for it. @param {Asker} asker @param {Asked[]} asked */
function byTerms({ handleOf }, asked) {
  /** @type {Map<Policy, Asked[]>} */
  const groups = new Map();
  for (const one of asked) {
    const handle = handleOf(one.line);
    groups.set(handle, [...(groups.get(handle) ?? []), one]);
  }
  return groups;
}

/** @param {Asked[]} asked @returns {Record<string, ReturnRequest>} */
const requestsOf = (asked) => Object.fromEntries(asked.map(({ line, request }) => [String(line.id), request]));

/**
 * The decision about each line, in the order in which they are asked about; `undefined` where the engine has none.
 * @param {Asker} asker
 * @param {Asked[]} asked
 * @returns {(Decision | undefined)[]}
 */
export function decisions(asker, asked) {
  const { order, clock, heard } = asker;
  /** @type {Map<Asked, Decision>} */
  const found = new Map();
  for (const [handle, own] of byTerms(asker, asked)) {
    const isOwn = (/** @type {OrderLine} */ line) => asker.handleOf(line) === handle;
    const part = order && partOf(order, isOwn);
    const answer = holds(part, own) && handle.checkOrder(withLines(part, own), requestsOf(own), clock());
    if (answer && answer.ok) heard?.(answer);
    for (const one of own) {
      if (answer && answer.ok) {
        found.set(one, answer.value[String(one.line.id)]);
        continue;
      }
      const single = handle.checkReturn(alone(order, one.line), one.request, clock());
      heard?.(single);
      if (single.ok) found.set(one, single.value);
    }
  }
  return asked.map((one) => found.get(one));
}

/**
 * What is paid back for all of it; nothing where that is not certain, or where the lines have several terms.
 * @param {Asker} asker
 * @param {Asked[]} asked
 */
export function inAll(asker, asked) {
  const [[handle, own], ...more] = [...byTerms(asker, asked)];
  if (more.length > 0 || !holds(asker.order, own)) return undefined;
  const answer = handle.settle(withLines(asker.order, own), requestsOf(own), asker.clock());
  return answer.ok && answer.value.unsettled.length === 0 ? answer.value.amount : undefined;
}
