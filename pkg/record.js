// A case record in words: what was filled in, line by line, and the whole of it to print and to keep.
import { own } from "./errors.js";
import { alone, bare, settled, typed } from "./own.js";
import { day, moment, speaker, titleOf, withQuantity } from "./sentences.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./types.js").CaseRecord} CaseRecord */
/** @typedef {import("./types.js").FieldSpec} FieldSpec */
/** @typedef {import("./sentences.js").Options} Options */
/** @typedef {import("./sentences.js").Say} Say */
/** @typedef {Options & { fields?: FieldSpec[] }} Wording */

/** Families of words, by the field that offers them; then where else to look. @type {Record<string, [string, string]>} */
const FAMILIES = {
  demand: ["remedy.", "choice."],
  remedy: ["remedy.", "choice."],
  category: ["category.", "choice."],
  reason: ["reason.", "choice."],
  refundMethod: ["choice.", "method."],
  handover: ["choice.", "reason."],
  idType: ["choice.", "reason."],
  scope: ["choice.", "reason."],
};

/** What are dates, where the form does not say. */
const DATES = ["purchaseDate", "incidentDate", "orderedOn", "receivedOn", "appointment", "promisedDate"];

/** The word of a choice. @param {string} field @param {string} value @param {Say} say */
export function choiceWord(field, value, say) {
  const [first, then] = own(FAMILIES, field) ? FAMILIES[field] : ["choice.", "reason."];
  return say(first + value, {}, then + value);
}

/** An amount as people write it. @param {{ decimal: string, currency: string }} money @param {string} locale */
export function amount({ decimal, currency }, locale) {
  try {
    return new Intl.NumberFormat(locale, alone({ style: "currency", currency, numberingSystem: "latn" })).format(
      /** @type {any} */ (decimal),
    );
  } catch {
    return decimal + " " + currency;
  }
}

/** A line of the order or a file. @param {any} item @param {Wording} wording */
function itemText({ id, quantity, name }, wording) {
  if (quantity === undefined) return String(name || id);
  const unit = wording.lines?.find((line) => line.id === id)?.unit;
  return withQuantity(quantity, unit, titleOf(id, wording), wording);
}

/**
 * One value in words; empty where there is nothing to say.
 * @param {string} field
 * @param {any} value
 * @param {Wording} wording
 * @returns {string}
 */
function textOf(field, value, wording) {
  const say = speaker(wording);
  const spec = wording.fields?.find(({ name }) => name === field);
  const type = spec?.type;
  if (value === undefined || value === null || value === false) return "";
  if (value === true) return say("ui.yes");
  if (Array.isArray(value)) return value.map((item) => itemText(item, wording)).join("\n");
  if (typeof value === "object") return "decimal" in value ? amount(value, wording.locale) : "";
  // Only of five marks each has a word.
  if (type === "score" && (spec?.limits?.max ?? 5) === 5) return value + " · " + say("score." + value);
  if (type ? type === "choice" : own(FAMILIES, field)) return choiceWord(field, String(value), say);
  return type === "date" || (type === undefined && DATES.includes(field)) ? day(String(value), wording) : String(value);
}

/**
 * What was filled in: the fields in their order if they are given, and whatever else there is.
 * @param {Pick<CaseRecord, "kind" | "values">} record
 * @param {Wording} wording
 */
export const summary = (record, wording) => typed(() => rowsOf(bare(record), settled(wording)));

/** @param {Pick<CaseRecord, "kind" | "values">} record @param {Wording} wording */
function rowsOf({ kind, values }, wording) {
  wording = { ...wording, words: wordsOf(wording.policy) ?? wording.words };
  const say = speaker(wording);
  const names = new Set([...(wording.fields ?? []).map(({ name }) => name), ...Object.keys(values)]);
  return [...names].flatMap((field) => {
    const text = textOf(field, /** @type {Record<string, unknown>} */ (values)[field], wording);
    // A form may have words of its own for a field that others have too.
    return text === "" ? [] : [{ field, label: say("label." + field + "." + kind, {}, "label." + field), text }];
  });
}

/** Names with what they are called, one on a line; a question has its own sign. @param {{ label: string, text: string }[]} rows @param {Say} say */
export function rowsText(rows, say) {
  return rows
    .map(({ label, text }) =>
      /[?？؟]$/.test(label)
        ? [label, text].join(say("join.sentences"))
        : say("join.pair", { name: label, value: text }),
    )
    .join("\n");
}

/**
 * The whole record as text: what it is, what was declared, who answers, and when.
 * @param {CaseRecord} record
 * @param {Options} options
 */
export function ofRecord(record, options) {
  const say = speaker(options);
  const { id, number, kind, classification, declaredAt, receivedAt } = record;
  const lines = [say("case.kind." + kind)];
  if (kind === "withdrawal") lines.push(say("ui.withdraw_statement"));
  if (kind === "cancellation") lines.push(say("ui.cancel_statement"));
  lines.push(rowsText(rowsOf(record, options), say));
  if (classification) {
    lines.push(say("record.department", { department: say("department." + classification.department) }));
  }
  if (declaredAt) lines.push(say("record.declared", { at: moment(declaredAt, options) }));
  if (receivedAt) lines.push(say("record.received", { at: moment(receivedAt, options) }));
  lines.push(say("record.id", { id: number ?? id }));
  return lines.join("\n");
}
