// What happened to a case, in sentences: its log, its steps, and where a dispute may go.
import { deadline } from "../describe.js";
import { amount } from "../record.js";
import { moment } from "../sentences.js";
import { cite, el, foreign } from "../view/nodes.js";
import { adviceOf } from "./advice.js";
import { said } from "./case-tasks.js";

/** @typedef {import("../types.js").CaseEntry} CaseEntry */
/** @typedef {import("../types.js").CaseProgress} CaseProgress */
/** @typedef {import("./case-tasks.js").Desk} Desk */

/** An instant as a text. @param {unknown} at */
const instant = (at) => (typeof at === "number" ? new Date(at).toISOString() : String(at));

/** What was paid back, when and how: the sentence that a shopper waits for. @param {CaseEntry} entry @param {Desk} desk */
function paid({ amount: money, at, method }, { say, wording }) {
  const blanks = {
    amount: amount(/** @type {any} */ (money), wording.locale),
    date: moment(instant(at), wording),
    method: method && say("method." + method, {}, "choice." + method),
  };
  return say(method ? "case.refunded_to" : "case.refunded", blanks);
}

/** What was the matter, what was put in, and how it is now. @param {CaseEntry} entry @param {Desk} desk */
function reported({ report = {} }, desk) {
  const { say } = desk;
  const { cause, parts = [], result } = report;
  const put = parts.map(({ title, quantity = 1 }) =>
    say("case.part", { part: said(title, desk).textContent, quantity }),
  );
  return [
    cause && el("span", {}, say("case.cause"), " ", said(cause, desk)),
    put.length > 0 && el("span", {}, say("case.parts"), " ", foreign(put.join(" · "))),
    result && el("span", {}, say("case.result"), " ", said(result, desk)),
  ].filter((node) => typeof node === "object");
}

/**
 * What an entry says beside that it happened.
 * @param {CaseEntry} entry
 * @param {Desk} desk
 */
export function detailsOf(entry, desk) {
  const { event, amount: money, remedy, note } = entry;
  const { say, wording } = desk;
  const what = [remedy && say("remedy." + remedy), money && amount(/** @type {any} */ (money), wording.locale)];
  return [
    event === "refund" && money ? foreign(paid(entry, desk)) : foreign(what.filter(Boolean).join(" · ")),
    ...reported(entry, desk),
    note ? said(note, desk) : null,
  ].filter((node) => node?.textContent);
}

/** Everything that happened, the latest first. @param {CaseEntry[]} log @param {Desk} desk */
export function historyOf(log, desk) {
  const { say, wording } = desk;
  if (log.length === 0) return null;
  const items = [...log].reverse().map((entry) =>
    el(
      "li",
      {},
      el("strong", {}, say("case.event." + entry.event)),
      el("p", { class: "small" }, el("time", { datetime: instant(entry.at) }, moment(instant(entry.at), wording))),
      detailsOf(entry, desk).map((node) => el("p", {}, node)),
    ),
  );
  return el(
    "details",
    { part: "history" },
    el("summary", {}, say("case.history")),
    el("ol", { class: "items" }, items),
  );
}

/** What the shop said last, where that is not what is to be done. @param {CaseProgress} progress @param {CaseEntry[]} log @param {Desk} desk */
export function lastWordOf({ wanted }, log, desk) {
  const place = log.length - 1;
  const last = log[place];
  if (!(last?.note || last?.report) || place === wanted?.entry || THEIRS.includes(last.event)) return null;
  return el(
    "section",
    { class: "way", part: "last-word" },
    el(desk.heading, { class: "subheading" }, desk.say("case.event." + last.event)),
    detailsOf(last, desk).map((node) => el("p", {}, node)),
  );
}

/** Who else may look at it, and until when. @param {CaseProgress["ways"]} ways @param {Desk} desk */
export function waysOf(ways, desk) {
  const { say, wording } = desk;
  if (ways.length === 0) return null;
  // Where several stand in one article it is named once.
  const articles = new Map(ways.flatMap(({ citation }) => (citation ? [[citation.article, citation]] : [])));
  return el(
    "section",
    { class: "way", part: "ways" },
    el(desk.heading, { class: "subheading" }, say("case.ways")),
    el(
      "ul",
      { class: "items" },
      ways.map(({ title, kind, phone, address, url, due, lastDay }) => {
        const name = said(title, desk);
        const linked = url && /^https?:\/\//i.test(url) ? el("a", { href: url, rel: "noopener" }, name) : name;
        const until = due && say("case.way_by", { deadline: deadline({ closes: due, lastDay }, wording) });
        const more = [
          foreign(say("case.instance." + kind)),
          phone && el("a", { href: "tel:" + phone.replace(/[^\d+]/g, "") }, foreign(phone)),
          address && foreign(address),
          until && foreign(until),
        ].filter((node) => Boolean(node));
        return el(
          "li",
          {},
          el("strong", {}, linked),
          el(
            "p",
            { class: "small" },
            more.flatMap((node, place) => (place > 0 ? [" · ", node] : [node])),
          ),
        );
      }),
    ),
    [...articles.values()].map((citation) => el("p", { class: "small" }, cite(citation, say))),
  );
}

/** What the shopper says. */
const THEIRS = [
  "information_given",
  "proposal_refused",
  "agreement",
  "goods_sent",
  "accepted",
  "escalated",
  "reopened",
  "cancelled",
];

/** A text that the shop says with it: what to do now, and that it is sorry. @param {CaseProgress} progress @param {string | undefined} because @param {Desk} desk */
export function wordsOf({ advice, acknowledgement, state }, because, desk) {
  const { say } = desk;
  const now = adviceOf(advice, because, say);
  const isFresh = state === "received" || state === "sent";
  return [
    now && isFresh
      ? el(
          "section",
          { class: "way urgent", part: "advice" },
          el(desk.heading, { class: "subheading" }, say("case.now")),
          el("p", {}, said(now, desk)),
        )
      : null,
    acknowledgement && isFresh
      ? el("p", { class: "head", part: "acknowledgement" }, said(acknowledgement, desk))
      : null,
  ];
}
