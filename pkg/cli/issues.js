// What is wrong with the data that a command was given.
import { EXIT, asJson } from "./command.js";

/** @typedef {import("../types.js").Issue} Issue */

/** @param {Issue} issue @param {import("./files.js").Document} document */
function told({ code, pointer, message }, document) {
  const { line, column } = document.placeOf(pointer);
  return `${document.name}:${line}:${column}  ${code}  ${pointer || "/"}\n  ${message}\n`;
}

/**
 * A document that the engine refuses, as the outcome of a command.
 * @param {import("./files.js").Document} document
 * @param {Issue[]} issues
 * @param {import("./command.js").Given} given
 * @returns {import("./command.js").Outcome}
 */
export function refused(document, issues, { values }) {
  if (values.json) return { text: asJson({ issues }), code: EXIT.found };
  return { text: issues.map((issue) => told(issue, document)).join(""), code: EXIT.found };
}
