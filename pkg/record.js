// A case record in words: what was filled in, line by line, and the whole of it to print and to keep.
import { day, moment, speaker } from "./describe.js";

/** @typedef {import("./types.js").CaseRecord} CaseRecord */
/** @typedef {import("./describe.js").Options} Options */
/** @typedef {import("./describe.js").Say} Say */

/** @param {Record<string, any>} item @param {Say} say */
function ofItem(item, say) {
  return "quantity" in item ? say("summary.line", { id: item.id, quantity: item.quantity }) : String(item.name || item.id);
}

/**
 * The text of one value.
 * @param {string} field
 * @param {unknown} value
 * @param {Options} options
 * @returns {string}
 */
function textOf(field, value, options) {
  const say = speaker(options);
  if (value === true) return say("summary.yes");
  if (Array.isArray(value)) return value.map((item) => ofItem(item, say)).join(say("join.list"));
  if (typeof value === "object" && value !== null) {
    const { decimal, currency } = /** @type {{ decimal: string, currency: string }} */ (value);
    return decimal + " " + currency;
  }
  if (typeof value !== "string") return String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value, options);
  const family = { demand: "remedy.", remedy: "remedy.", category: "category.", reason: "reason.", refundMethod: "choice.", handover: "choice.", idType: "choice." }[field];
  return family ? say(family + value, {}, "choice." + value) : value;
}

/**
 * What was filled in, in the order of the form.
 * @param {Pick<CaseRecord, "kind" | "values">} record
 * @param {Options} options
 */
export function summary({ values }, options) {
  const say = speaker(options);
  return Object.entries(values).map(([field, value]) => ({ field, label: say("label." + field), text: textOf(field, value, options) }));
}

/**
 * The whole record as text: what it is, what was declared, who answers, and when.
 * @param {CaseRecord} record
 * @param {Options} options
 */
export function ofRecord(record, options) {
  const say = speaker(options);
  const { id, kind, classification, declaredAt, receivedAt } = record;
  const lines = [say("case.kind." + kind)];
  if (kind === "withdrawal") lines.push(say("ui.withdraw_statement"));
  lines.push(...summary(record, options).map(({ label, text }) => say("join.pair", { name: label, value: text })));
  if (classification) lines.push(say("record.department", { department: say("department." + classification.department) }));
  if (declaredAt) lines.push(say("record.declared", { at: moment(declaredAt, options) }));
  if (receivedAt) lines.push(say("record.received", { at: moment(receivedAt, options) }));
  lines.push(say("record.id", { id }));
  return lines.join("\n");
}
