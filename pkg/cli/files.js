// Files as commands read and write them: documents with the places of their values, and what a policy names.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import * as documents from "../documents.js";
import { linesOf } from "../editions/reading.js";
import { Refusal } from "./command.js";
import { offsetsOf, placeAt, placeOf } from "./places.js";
import { wrongAt } from "./syntax.js";

/** @typedef {import("../types.js").PolicyDocument} PolicyDocument */
/** @typedef {import("../types.js").Calendar} Calendar */
/** @typedef {{ name: string, text: string, value: any, placeOf: (pointer: string) => import("./places.js").Place }} Document */

/** What cannot be read or written, in words. @type {Record<string, string>} */
const TROUBLE = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "this is not allowed",
  EPERM: "this is not allowed",
};
/** @param {unknown} error */
const trouble = (error) => {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  return TROUBLE[code ?? ""] ?? message;
};

/** @param {string} file */
export const nameOf = (file) => (file === "-" ? "standard input" : file);

/** @param {string} file */
export function readText(file) {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new Refusal(`${nameOf(file)} cannot be read: ${trouble(error)}`);
  }
}

/** The value of the JSON that stands in a text from a place on; where it is none, that place is told. @param {string} name @param {string} text @param {string} [json] */
function parsed(name, text, json = text, from = 0) {
  try {
    return JSON.parse(json);
  } catch {
    const at = wrongAt(json);
    const { line, column } = placeAt(text, from + at);
    const what = at < json.length ? `${JSON.stringify(json[at])} cannot stand here` : "it ends too early";
    throw new Refusal(`${name}:${line}:${column} is no JSON: ${what}`);
  }
}

/** Order lines, as JSON, as JSON line by line or as a table. @param {string} file */
export function readLines(file) {
  const [name, text] = [nameOf(file), readText(file)];
  try {
    return linesOf(text, (json, from) => parsed(name, text, json, from));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(`${name} cannot be read: ${error.message}`);
  }
}

/** @param {string} file @returns {Document} */
export function readJson(file) {
  const [name, text] = [nameOf(file), readText(file)];
  const value = parsed(name, text);
  /** @type {Map<string, number> | undefined} */
  let offsets;
  return { name, text, value, placeOf: (pointer) => placeOf(text, (offsets ??= offsetsOf(text)), pointer) };
}

/** @param {string} file @param {string | Uint8Array} content */
export function write(file, content) {
  try {
    if (file === "-") process.stdout.write(content);
    else writeFileSync(file, content);
  } catch (error) {
    throw new Refusal(`${nameOf(file)} cannot be written: ${trouble(error)}`);
  }
}

/** @param {any} entry */
const idOf = (entry) => entry?.id ?? entry;
/** @param {unknown} value @returns {any[]} */
const listed = (value) => (Array.isArray(value) ? value : []);

/**
 * The packs and calendars that a document names: those of the command line, else those of the package. What neither has
 * is left for the engine to report.
 * @param {any} document
 * @param {{ pack?: string[], calendar?: string[] }} files
 */
export async function namedBy(document, { pack = [], calendar = [] }) {
  const own = {
    packs: pack.map((file) => readJson(file).value),
    calendars: calendar.map((file) => readJson(file).value),
  };
  /**
   * @template T
   * @param {T[]} handed @param {unknown[]} ids @param {readonly string[]} shipped @param {(id: string) => Promise<T>} load
   */
  const found = async (handed, ids, shipped, load) => {
    const known = handed.map((one) => idOf(one));
    const wanted = [...new Set(ids)].filter((id) => !known.includes(id) && shipped.includes(String(id)));
    return [...handed, ...(await Promise.all(wanted.map((id) => load(String(id)))))];
  };
  const packs = await found(own.packs, listed(document?.packs).map(idOf), documents.packIds, documents.pack);
  const calendars = await found(
    own.calendars,
    [document, ...packs].map((source) => source?.calendar),
    documents.calendarIds,
    documents.calendar,
  );
  return { packs, calendars };
}
