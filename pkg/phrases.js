// Parts of sentences that several of them share: until when, why not, and what is asked.
import { day, howMuch, moment, speaker } from "./sentences.js";

/** @typedef {import("./sentences.js").Options} Options */
/** @typedef {import("./types.js").Why} Why */
/** @typedef {import("./types.js").ClosedOption} ClosedOption */
/** @typedef {{ closes?: string | null, due?: string | null, lastDay?: string | null, closesState?: string, dueState?: string }} Ending */

/**
 * The last day, or the closing instant where a window has no last day. The day is never reckoned from the
 * instant: it was decided in the policy's zone.
 * @param {Ending} value
 * @param {Options} options
 */
export function deadline(value, options = { locale: "en" }) {
  const closes = value.closes ?? value.due;
  if (value.lastDay) return day(value.lastDay, options);
  if (closes) return moment(closes, options);
  return speaker(options)("deadline." + (value.closesState ?? value.dueState ?? "unknown"));
}

/** The name that a step of a JSON Pointer stands for. @param {string} step */
export const unescaped = (step) => step.replaceAll("~1", "/").replaceAll("~0", "~");

/**
 * Every reason why an option is not open, one sentence each.
 * @param {Pick<ClosedOption, "reasons" | "closes" | "lastDay">} closed
 * @param {Options} options
 */
export function reasonsOf(closed, options) {
  const say = speaker(options);
  const told = closed.reasons.map(({ code, params }) => {
    const name =
      code === "window_closed" && !closed.lastDay
        ? "window_ended"
        : code === "not_started" && !params.event
          ? "not_started_unnamed"
          : code === "quantity_exceeds_returnable" && params.unit
            ? "measure_exceeds_returnable"
            : code;
    return say("closed." + name, {
      left: howMuch(params.left, params.unit, options.locale),
      deadline: deadline(closed, options),
      opens: moment(String(params.opens), options),
      event: say("event." + params.event),
      fact: say("fact." + params.asked),
    });
  });
  // Two reasons in the same words are one to the shopper.
  return [...new Set(told)];
}

/** True for what is of the line itself, prices and earlier requests: the shop knows it, and no shopper is asked. @param {{ pointer: string }} missing */
export const isOfShop = ({ pointer }) => /^\/line\/\w+$/.test(pointer);

/**
 * The code of the question for a fact; one that a policy declares may have the name of an event.
 * @param {{ pointer: string, fact: string }} missing
 */
export function questionCode({ pointer, fact }) {
  return (pointer.startsWith("/line/facts/") ? "declared." : "missing.") + fact;
}
