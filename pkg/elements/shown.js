// What was filled in, as people read it: for the check before sending, and as text for another way of sending it.
import { deadline } from "../describe.js";
import { choiceWord } from "./fields.js";
import { amount } from "./view.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../describe.js").Say} Say */
/** @typedef {import("../describe.js").Options} Options */

/**
 * One value; empty where there is nothing to show.
 * @param {FieldSpec} spec
 * @param {unknown} value
 * @param {Say} say
 * @param {Options} wording
 * @param {OrderLine[]} lines
 */
function shown({ name, type }, value, say, wording, lines) {
  const kind = String(type);
  if (value === undefined || value === null || value === "") return "";
  if (kind === "consent") return value === true ? say("ui.yes") : "";
  if (kind === "choice") return choiceWord(name, String(value), say);
  if (kind === "date") return deadline({ closes: null, lastDay: String(value) }, wording);
  if (kind === "lines" && Array.isArray(value)) {
    return value.map(({ id, quantity }) => {
      const title = lines.find((line) => line.id === id)?.title ?? id;
      return quantity === undefined ? title : say("ui.count_of", { count: quantity, name: title });
    }).join("\n");
  }
  if (kind === "attachments" && Array.isArray(value)) return value.map((file) => file.name).join("\n");
  if (kind === "money" && typeof value === "object" && "decimal" in value) return amount(/** @type {any} */ (value), wording.locale);
  return typeof value === "object" ? "" : String(value);
}

/**
 * Every field that says something, by its label.
 * @param {FieldSpec[]} specs
 * @param {Record<string, unknown>} values
 * @param {Say} say
 * @param {Options} wording
 * @param {OrderLine[]} [lines]
 * @param {string} [kind] Of the form: it may have names of its own.
 */
export function said(specs, values, say, wording, lines = [], kind = "") {
  return specs.flatMap((spec) => {
    const text = shown(spec, values[spec.name], say, wording, lines);
    return text ? [/** @type {[string, string]} */ ([say("label." + spec.name + "." + kind, {}, "label." + spec.name), text])] : [];
  });
}

/** The same as plain text. @param {[string, string][]} pairs @param {Say} say */
export function asText(pairs, say) {
  return pairs.map(([name, value]) => say("join.pair", { name, value })).join("\n");
}
