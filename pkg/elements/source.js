// Reads what an element is given: an object, the address of a JSON document, or the id of a script with JSON in it.

/** @typedef {import("../index.js").Policy} Policy */
/** @typedef {import("../types.js").Issue} Issue */

/** Documents on their way or here, so that many elements ask once. @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} address @param {boolean} [again] Even if it was fetched before. @returns {Promise<any>} */
function fetchJson(address, again = false) {
  const known = fetched.get(address);
  if (known && !again) return known;
  const asked = fetch(address).then((response) => {
    if (!response.ok) throw new Problem("not_loaded", "the document could not be loaded: status " + response.status);
    return response.json();
  });
  fetched.set(address, asked);
  // What failed may work the next time.
  asked.catch(() => fetched.delete(address));
  return asked;
}

/** Something that the page was given is not there or cannot be read. */
export class Problem extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * @param {unknown} source
 * @param {Element} element
 * @param {boolean} [again] Even if it was read before.
 * @returns {Promise<any>}
 */
export async function read(source, element, again) {
  if (typeof source !== "string") return source;
  if (!source.startsWith("#")) return fetchJson(new URL(source, element.baseURI).href, again);
  const id = source.slice(1);
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const script = root.getElementById?.(id) ?? document.getElementById(id);
  if (!script) throw new Problem("not_found", "there is no element with the id " + id);
  return JSON.parse(script.textContent ?? "");
}

/**
 * The engine starts here, when the first element needs it.
 * @param {unknown} document
 * @param {() => number} clock
 */
export async function open(document, clock) {
  const { openPolicy } = await import("../index.js");
  return openPolicy(document, {
    clock,
    packs: (id) => fetchJson(new URL("../packs/" + encodeURIComponent(id) + ".json", import.meta.url).href),
    calendars: (id) => fetchJson(new URL("../calendars/" + encodeURIComponent(id) + ".json", import.meta.url).href),
  });
}

/** What went wrong, in the shape in which the engine tells it. @param {unknown} error @returns {Issue[]} */
export function issuesOf(error) {
  const { code, message } = /** @type {{ code?: unknown, message?: unknown }} */ (error ?? {});
  const known = typeof code === "string" ? code : error instanceof SyntaxError ? "not_json" : "unavailable";
  return [{ code: known, pointer: "", message: String(message ?? error) }];
}
