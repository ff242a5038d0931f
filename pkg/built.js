// Tells a policy that was built from the documents that others hand over, wherever either comes from.

/** The first byte of a built policy, which begins no text. */
const MARK = 0xaf;

/** A copy of the bytes that were handed over; nothing if it is something else. @param {unknown} given */
export function bytesOf(given) {
  try {
    if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength).slice();
    if (Object.prototype.toString.call(given) === "[object ArrayBuffer]") {
      return new Uint8Array(/** @type {ArrayBuffer} */ (given)).slice();
    }
  } catch {
    // A proxy may refuse to say.
  }
  return undefined;
}

/**
 * What a response holds: the bytes of a built policy, or a document. It throws what JSON throws.
 * @param {Response} response
 * @returns {Promise<unknown>}
 */
async function contentOf(response) {
  // A response that a test made by hand may have a text only.
  const bytes = new Uint8Array((await response.clone?.().arrayBuffer()) ?? 0);
  return bytes[0] === MARK ? bytes : JSON.parse(await response.text());
}

/** True if what was given is an address or a response, and no text of a document. @param {unknown} given @returns {given is string | URL | Response} */
export function isAfar(given) {
  try {
    const { href, arrayBuffer } = /** @type {{ href?: unknown, arrayBuffer?: unknown }} */ (given ?? {});
    return (
      (typeof given === "string" && !/^\s*[[{]/.test(given))
      || typeof href === "string"
      || typeof arrayBuffer === "function"
    );
  } catch {
    // A proxy or a getter may refuse to say.
    return false;
  }
}

/**
 * What is at an address or in a response, or why it could not be had.
 * @param {string | URL | Response} given
 * @returns {Promise<{ content?: unknown, issues?: import("./index.js").Issue[] }>}
 */
export async function fetched(given) {
  /** @param {import("./types.js").IssueCode} code @param {string} message */
  const issue = (code, message) => ({ issues: [{ code, pointer: "", message }] });
  let response;
  try {
    response =
      typeof (/** @type {any} */ (given).arrayBuffer) === "function" ? given : await fetch(/** @type {any} */ (given));
  } catch (error) {
    return issue("not_loaded", `${String(given)} could not be fetched: ${/** @type {Error} */ (error).message}`);
  }
  const answer = /** @type {Response} */ (response);
  const place = answer.url || String(given);
  if (!answer.ok) return issue("not_loaded", `${place} answered with status ${answer.status}`);
  try {
    return { content: await contentOf(answer) };
  } catch (error) {
    return issue("not_json", `${place} holds no JSON: ${/** @type {Error} */ (error).message}`);
  }
}
