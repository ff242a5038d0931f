// What a page sends, read for the server; and a text without the personal numbers that were found in it.
import { call } from "./engine.js";
import { bare, typed } from "./own.js";
import { plain } from "./plain.js";

/** @typedef {import("./index.js").FieldError} FieldError */

/**
 * @param {unknown} body
 * @returns {import("./index.js").Answer<import("./index.js").Submission>}
 */
export function parseSubmission(body) {
  let text = body;
  if (typeof text !== "string") {
    const written = plain({ body: body ?? null }, { body: "" });
    if (written.issues.length > 0) return { ok: false, issues: written.issues };
    text = written.text.slice('{"body":'.length, -1);
  }
  return JSON.parse(call((wasm) => wasm.submission(/** @type {string} */ (text))));
}

/** @param {string} text @param {FieldError[]} warnings */
export const mask = (text, warnings) => typed(() => masked(text, bare(warnings)));

/** @param {string} text @param {FieldError[]} warnings */
function masked(text, warnings) {
  if (typeof text !== "string") throw new TypeError("no text");
  let masked = text;
  for (const { code, params } of warnings) {
    const [start, end] = [Number(params.position), Number(params.position) + Number(params.length)];
    if (!code.endsWith("_in_text") || !(end <= text.length)) continue;
    masked = masked.slice(0, start) + masked.slice(start, end).replace(/[\p{L}\p{N}]/gu, "•") + masked.slice(end);
  }
  return masked;
}
