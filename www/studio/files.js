// Files of lines and of editions, and what is asked once they are read.
import { linesOf } from "/pkg/dist/editions/reading.js";
import { opened } from "./state.js";
import { numberOf } from "./telling.js";
import { say } from "./words.js";

/** @param {File} file */
export async function ownLines(file) {
  const lines = linesOf(await file.text());
  if (lines.length === 0) throw new Error(say("noLines"));
  return { change: { lines, line: lines[0].id }, said: say("linesRead", { count: numberOf(lines.length) }) };
}

/** @param {string} name @param {any} document */
async function edition(name, document) {
  const { value: policy, issues } = await opened(document);
  if (!policy) throw new Error(issues[0].message);
  return { change: { other: { name, document, policy } }, said: "" };
}

/** The document as it stands, to be compared with what becomes of it. @param {any} document */
export const keptEdition = (document) => edition(say("keptEdition"), document);

/** @param {File} file */
export const editionOf = async (file) => edition(file.name, JSON.parse(await file.text()));
