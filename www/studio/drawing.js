// Draws a part of the page anew only where it shows something else than before.

/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * @param {Element} host @param {unknown} shown All that the part depends on.
 * @param {() => Node[]} make
 */
export function drawAnew(host, shown, make) {
  const key = JSON.stringify(shown);
  if (drawn.get(host) === key) return;
  drawn.set(host, key);
  host.replaceChildren(...make());
}
