// Reads what an element is given: an object, the address of a document or of a built policy, or the id of a script with JSON.
import { fetched as fetchedOf } from "../built.js";

/** @typedef {import("../index.js").Policy} Policy */
/** @typedef {import("../types.js").Issue} Issue */
/** @typedef {import("../types.js").LoadOptions} LoadOptions */

/** Documents on their way or here, so that many elements ask once. @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} address @param {boolean} [again] Even if it was fetched before. @returns {Promise<any>} */
function fetchOnce(address, again = false) {
  const known = fetched.get(address);
  if (known && !again) return known;
  const asked = fetchedOf(address).then(({ content, issues }) => {
    if (issues) throw new Problem(issues[0].code, issues[0].message);
    // An address that answers nothing is not one that was not given.
    const isDocument = typeof content === "object" && content !== null;
    if (!isDocument) throw new Problem("not_json", address + " holds no JSON object");
    return content;
  });
  fetched.set(address, asked);
  // What failed may work the next time.
  asked.catch(() => fetched.delete(address));
  return asked;
}

/** Has everything fetched anew the next time: what could not be used may be right then. */
export const forget = () => fetched.clear();

/** Something that the page was given is not there or cannot be read. */
export class Problem extends Error {
  /** @param {string} code @param {string} message @param {string} [pointer] */
  constructor(code, message, pointer = "") {
    super(message);
    this.code = code;
    this.pointer = pointer;
  }
}

export const noInstant = () =>
  new Problem(
    "ambiguous_instant",
    "now is no instant: it is a Date, epoch milliseconds, or a text such as 2026-03-02T10:15:00+01:00",
    "/now",
  );

/**
 * @param {unknown} source
 * @param {Element} element
 * @param {boolean} [again] Even if it was read before.
 * @returns {Promise<any>}
 */
export async function read(source, element, again) {
  if (typeof source !== "string") return source;
  if (/^\s*\{/.test(source)) return parsed(source, "the attribute");
  if (!source.startsWith("#")) return fetchOnce(new URL(source, element.baseURI).href, again);
  const id = source.slice(1);
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const script = root.getElementById?.(id) ?? document.getElementById(id);
  if (!script) throw new Problem("not_found", "there is no element with the id " + id);
  return parsed(script.textContent ?? "", "the element " + source);
}

/** @param {string} text @param {string} home Where it stands. @returns {any} */
function parsed(text, home) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem("not_json", home + " holds no JSON: " + /** @type {Error} */ (error).message);
  }
}

/** Whether it was opened before. @param {unknown} source @returns {source is Policy} */
export const isPolicy = (source) => typeof (/** @type {any} */ (source)?.checkReturn) === "function";

/**
 * The engine starts here, when the first element needs it. Packs and calendars that the page does not hand over are those
 * that the package ships.
 * @param {unknown} document
 * @param {Pick<LoadOptions, "packs" | "calendars" | "clock">} options
 */
export async function open(document, { packs, calendars, clock }) {
  if (isPolicy(document)) return { ok: /** @type {const} */ (true), value: document, warnings: [] };
  const [{ openPolicy }, shipped] = await Promise.all([import("../index.js"), import("../documents.js")]);
  return openPolicy(document, {
    clock,
    packs: among(packs, shipped.pack),
    calendars: among(calendars, shipped.calendar),
  });
}

/**
 * @template {{ id?: string }} T
 * @param {T[] | ((id: string) => Promise<T>) | undefined} given
 * @param {(id: string) => Promise<T>} shipped
 * @returns {(id: string) => Promise<T>}
 */
function among(given, shipped) {
  if (typeof given === "function") return given;
  return async (id) => given?.find((one) => one?.id === id) ?? shipped(id);
}

/** What went wrong, in the shape in which the engine tells it. @param {unknown} error @returns {Issue[]} */
export function issuesOf(error) {
  const { code, message, pointer } = /** @type {{ code?: unknown, message?: unknown, pointer?: unknown }} */ (
    error ?? {}
  );
  const known = /** @type {Issue["code"]} */ (typeof code === "string" ? code : "unavailable");
  return [{ code: known, pointer: typeof pointer === "string" ? pointer : "", message: String(message ?? error) }];
}
