// How ends, rules and dates are told in a line.
import { dayOf } from "/pkg/dist/sentences.js";
import { language, say } from "./words.js";

/** A text of the document in the studio's language, else its first. @param {any} spoken @returns {string | undefined} */
export const textOf = (spoken) =>
  typeof spoken === "string" || !spoken ? spoken : (spoken[language.tag] ?? Object.values(spoken)[0]);

/** @param {any} document @param {string} id */
export function ruleTitle(document, id) {
  const entry = [...(document?.rules ?? []), ...(document?.warranties ?? [])].find((one) => one?.id === id);
  return textOf(entry?.title) ?? id;
}

/** What a document calls a category. @param {any} document @param {string} id */
export const categoryName = (document, id) => textOf(document?.words?.categories?.[id]) ?? id.replaceAll("_", " ");

/** A civil date in words. @param {string} day */
export const dateTold = (day) => dayOf(day, { locale: language.tag });

/** Until when an option is open. @param {any} option */
export function untilOf({ lastDay, closesState, status }) {
  const end = lastDay
    ? say("until", { date: dateTold(lastDay) })
    : say(closesState === "unlimited" ? "endless" : "endUnknown");
  return status === "open" ? end : say("openness." + status, { end });
}

/** @param {number} number */
export const numberOf = (number) => number.toLocaleString(language.tag);

/** @param {number} amount In the smallest unit. @param {string} currency */
export function moneyTold(amount, currency) {
  const format = new Intl.NumberFormat(language.tag, { style: "currency", currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** @param {string} month Such as `2026-11`. */
export function monthTold(month) {
  const format = new Intl.DateTimeFormat(language.tag, { year: "numeric", month: "long", timeZone: "UTC" });
  return format.format(new Date(month));
}
