// What was taken in, and when, as a chain of lines: each names the SHA-256 of the one before, so none can be changed, taken
// out or put in between without the lines after it.

/** What the first line names. */
const BEGINNING = "0".repeat(64);
const START = /^\{"previous":"([0-9a-f]{64})"[,}]/;

/** @typedef {import("./proof.js").ProofFault} ProofFault */

/** SHA-256 in lower-case hexadecimal digits. @param {string | Uint8Array} content */
export async function digest(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The line that comes after the one with the digest `previous`, and its own digest.
 * @param {string | null} previous
 * @param {Record<string, unknown>} record
 */
export async function append(previous, record) {
  const line = JSON.stringify({ previous: previous ?? BEGINNING, ...record });
  if (!START.test(line) || Object.prototype.hasOwnProperty.call(record, "previous")) {
    throw new TypeError("append takes a digest or null, and a record without `previous`");
  }
  return { line, digest: await digest(line) };
}

/** Whether a line is an object that names a digest first. @param {string} line */
function isRecord(line) {
  try {
    return START.test(line) && typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

/**
 * Which lines do not follow the one before. A `head` is a digest that was given away: a line must have it.
 * @param {string} text
 * @param {{ head?: string }} [options]
 */
export async function check(text, { head } = {}) {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  /** @type {ProofFault[]} */
  const broken = [];
  let [previous, isFound] = [BEGINNING, head === undefined];
  for (const [place, content] of lines.entries()) {
    const line = place + 1;
    if (!isRecord(content)) broken.push({ line, why: "malformed" });
    else if (START.exec(content)?.[1] !== previous) broken.push({ line, why: "does_not_follow" });
    previous = await digest(content);
    isFound ||= previous === head;
  }
  if (!isFound) broken.push({ line: lines.length + 1, why: "head_missing" });
  return { ok: broken.length === 0, count: lines.length, head: lines.length ? previous : null, broken };
}
