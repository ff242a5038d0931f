// What a shopper sees after the form: the check before sending, the receipt, and what to do when sending fails.
import { describe } from "../describe.js";
import { moment } from "../sentences.js";
import { el, foreign, openingHours, retold } from "./nodes.js";
import { list } from "./rows.js";

/** @typedef {import("../types.js").FormReport} FormReport */
/** @typedef {import("../types.js").Receipt} Receipt */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */

/** @param {string} text @param {() => void} act @param {string} [kind] */
export function button(text, act, kind = "") {
  const made = el("button", { type: "button", class: "aftersales-button " + kind }, text);
  made.addEventListener("click", act);
  return made;
}

/** A panel whose heading takes the focus. @param {string} title @param {...(import("./nodes.js").Child | import("./nodes.js").Child[])} children */
function panel(title, ...children) {
  return el("section", { class: "aftersales-panel" }, el("h2", { tabindex: "-1" }, title), ...children);
}

/** @param {string} term @param {Node | string} value */
const pair = (term, value) => el("div", {}, el("dt", {}, term), el("dd", {}, value));

/**
 * By when what follows is due, once where several laws say the same. What hinges on events that may never come is no promise
 * to look forward to.
 * @param {import("../types.js").ServiceLevel[]} levels
 * @param {Options} wording
 */
export const promised = (levels, wording) => [
  ...new Set(levels.filter(({ due }) => due !== null).map((level) => describe(level, wording))),
];

/**
 * What will be sent, who answers it and by when.
 * @param {string} title
 * @param {import("../forms.js").Row[]} rows
 * @param {FormReport} report
 * @param {Say} say
 * @param {Options} wording
 */
export function confirmation(title, rows, report, say, wording) {
  const { classification, serviceLevels = [], warnings } = report;
  const expected = [
    classification
      && el(
        "li",
        {},
        foreign(
          say("join.pair", { name: say("ui.department"), value: say("department." + classification.department) }),
        ),
      ),
    ...promised(serviceLevels, wording).map((text) => el("li", {}, foreign(text))),
  ].filter((item) => item !== undefined);
  return panel(
    title,
    el(
      "dl",
      {},
      rows.map(({ label, text, isSentence }) => pair(label, isSentence ? text : foreign(text))),
    ),
    warnings.flatMap((warning) => [
      el("p", { class: "aftersales-warning" }, describe(warning, wording)),
      openNow({ options: report.lineOptions?.[String(warning.params.line)] }, say, wording),
    ]),
    warnings.length > 0 && openNow(report, say, wording),
    expected.length > 0
      && el("div", { class: "aftersales-note" }, el("h3", {}, say("ui.promise")), el("ul", {}, expected)),
    reachable(report, say),
  );
}

/** How to reach the shop otherwise, and pages that may help at once. @param {FormReport} report @param {Say} say */
function reachable({ contacts }, say) {
  if (!contacts || contacts.channels.length + contacts.helpTopics.length === 0) return null;
  const ways = contacts.channels.map(({ kind, value, hours }) =>
    el(
      "li",
      {},
      foreign(say("join.pair", { name: say("channel." + kind), value })),
      hours && [" · ", openingHours(hours, say)],
    ),
  );
  const pages = contacts.helpTopics
    .filter(({ url }) => /^https?:\/\//i.test(url))
    .map(({ title, url }) => el("li", {}, el("a", { href: url, rel: "noopener" }, retold(say, title))));
  return el("div", { class: "aftersales-note" }, el("h3", {}, say("ui.channels")), el("ul", {}, pages, ways));
}

/** What is open instead. @param {Pick<FormReport, "options">} report @param {Say} say @param {Options} wording */
export function openNow({ options = [] }, say, wording) {
  const certain = options.filter(({ status }) => status === "open");
  // The best of each remedy comes first; the rest would only hide it.
  const offered = (certain.length > 0 ? certain : options).filter(
    ({ remedy }, place, all) => all.findIndex((other) => other.remedy === remedy) === place,
  );
  const open = offered.map((option) => describe(option, wording));
  if (open.length === 0) return null;
  return el(
    "div",
    { class: "aftersales-note" },
    el("p", {}, say(certain.length > 0 ? "ui.open_now" : "ui.perhaps_open")),
    el(
      "ul",
      {},
      open.map((text) => el("li", {}, foreign(text))),
    ),
  );
}

/** That the shop has it. @param {string} title @param {Receipt} receipt @param {Say} say @param {Options} wording */
export function receiptPanel(title, { caseId, number, receivedAt }, say, wording) {
  return panel(
    title,
    el(
      "dl",
      {},
      pair(say(number ? "case.number" : "ui.case"), el("strong", {}, foreign(number ?? caseId))),
      pair(say("ui.received"), el("time", { datetime: receivedAt }, moment(receivedAt, wording))),
    ),
  );
}

/** @param {import("./acknowledgement.js").Word} word */
export const paragraph = ({ text, lang, isUrgent }) => el("p", { lang }, isUrgent ? el("strong", {}, text) : text);

/**
 * That the shop has it, with all that was said, to be kept.
 * @param {string} title
 * @param {import("./acknowledgement.js").Word[]} words What stands above.
 * @param {import("../forms.js").Row[]} rows The number of the case first.
 * @param {HTMLElement} ways
 */
export function keptPanel(title, words, rows, ways) {
  const made = panel(title, ...words.map(paragraph));
  const facts = list(rows);
  facts.querySelector("dd")?.classList.add("aftersales-about");
  made.append(facts, ways);
  return made;
}

/** A way to take the text along. @param {Say} say @param {string} written */
export function copying(say, written) {
  const copy = button(say("ui.copy"), async () => {
    try {
      await navigator.clipboard.writeText(written);
      copy.textContent = say("ui.copied");
    } catch {
      // Where the clipboard is closed to pages the text can still be selected by hand.
      const text = el("textarea", {
        class: "aftersales-input",
        rows: "6",
        readonly: true,
        "aria-label": say("ui.copy"),
      });
      text.value = written;
      copy.parentElement?.after(text);
      text.select();
    }
  });
  return copy;
}

/**
 * That sending failed: nothing is lost, and there are two ways on.
 * @param {Say} say
 * @param {string} written
 * @param {() => void} again
 * @param {string} [title]
 */
export function notSent(say, written, again, title = say("ui.not_sent")) {
  return el(
    "div",
    { class: "aftersales-summary", tabindex: "-1" },
    el("div", { role: "alert" }, el("h2", {}, title), el("p", {}, say("ui.kept"))),
    el(
      "div",
      { class: "aftersales-buttons" },
      button(say("ui.try_again"), again, "aftersales-main"),
      copying(say, written),
    ),
  );
}
