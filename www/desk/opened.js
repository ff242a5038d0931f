// One case: what was sent, what was promised, what happened, and what may be done.
import { describe } from "/pkg/dist/describe.js";
import { amount, summary } from "/pkg/dist/record.js";
import { day, moment } from "/pkg/dist/sentences.js";
import { el, foreign } from "/pkg/dist/view/nodes.js";
import { spoken } from "/pkg/dist/words.js";
import { actionsOf } from "./actions.js";
import { orderName, speaking, wordingOf } from "./asking.js";
import { happenedName, language, say, stateName } from "./words.js";

const pair = (name, ...value) => el("div", {}, el("dt", {}, name), el("dd", {}, ...value));
const date = (value, wording) => (value.length === 10 ? day(value, wording) : moment(value, wording));

/** A file of a case, to be saved. */
const attachment = (id, { id: file, name }) =>
  el("a", { href: `/api/cases/${encodeURIComponent(id)}/attachments/${encodeURIComponent(file)}` }, foreign(name));

/** What was sent. */
function sentOf(record, wording) {
  const { values } = record;
  const rows = summary(record, wording)
    .filter(({ field }) => field !== "attachments")
    .map(({ label, text }) => pair(label, el("span", { class: "said" }, foreign(text))));
  const files = (values.attachments ?? []).map((file) => el("span", { class: "said" }, attachment(record.id, file)));
  return el("dl", {}, rows, files.length > 0 ? pair(say("attachment"), ...files) : null);
}

/** What was said with an event, in short. */
function detailsOf({ note, amount: money, remedy, until, on, address, asks, answers, files = [] }, id, wording) {
  const speak = speaking();
  const text = (value) => foreign(spoken(value, language.tag)?.text ?? String(value));
  return [
    remedy ? el("p", {}, speak("remedy." + remedy)) : null,
    money ? el("p", {}, amount(money, language.tag)) : null,
    note ? el("p", {}, text(note)) : null,
    ...(asks ?? []).map(({ title }) => el("p", {}, text(title))),
    ...Object.values(answers ?? {}).map((value) => (typeof value === "string" ? el("p", {}, foreign(value)) : null)),
    ...files.map((file) => el("p", {}, attachment(id, file))),
    address ? el("p", {}, text(address)) : null,
    on ? el("p", {}, `${say("on")}: ${date(on, wording)}`) : null,
    until ? el("p", {}, `${say("until")}: ${date(until, wording)}`) : null,
  ];
}

/** What happened, if anything did. */
function historyOf({ id, log = [] }, wording) {
  const entries = log.map((entry) =>
    el(
      "li",
      {},
      el("strong", {}, happenedName(entry.event)),
      el("time", { datetime: new Date(entry.at).toISOString() }, moment(entry.at, wording)),
      detailsOf(entry, id, wording),
    ),
  );
  return entries.length > 0 ? [el("h3", {}, say("history")), el("ol", { class: "history" }, entries)] : [];
}

/**
 * @param {HTMLElement} place @param {any} record @param {string} list The address of the list.
 * @param {(entry: object) => Promise<string>} happen It gives the sentence of what went wrong, or nothing.
 */
export function showOpened(place, record, list, happen) {
  if (!record) return place.replaceChildren(el("p", { class: "lead" }, say("choose")));
  const [wording, speak] = [wordingOf(record), speaking()];
  const { id, number, kind, orderId, receivedAt, progress } = record;
  const state = kind === "survey" ? "survey" : (progress?.state ?? record.state);
  const promises = (progress?.serviceLevels ?? []).filter((level) => level.due);
  place.replaceChildren(
    el("p", { class: "back" }, el("a", { href: list }, "← ", say("back"))),
    el(
      "header",
      {},
      el("h2", { id: "opened-title" }, speak("case.kind." + kind), " ", el("span", { class: "number" }, number ?? id)),
      el("p", { class: "state" }, stateName(state, speak)),
    ),
    el(
      "dl",
      {},
      pair(say("received"), el("time", { datetime: receivedAt }, moment(receivedAt, wording))),
      orderId ? pair(say("order"), foreign(orderName(orderId))) : null,
      promises.length > 0
        ? pair(
            say("promises"),
            el(
              "ul",
              {},
              promises.map((level) =>
                el("li", { class: level.state === "missed" ? "late" : null }, describe(level, wording)),
              ),
            ),
          )
        : null,
    ),
    el("h3", {}, say("wrote")),
    sentOf(record, wording),
    ...historyOf(record, wording),
    el("h3", {}, say("may")),
    actionsOf(record, happen),
    el(
      "p",
      {},
      el("a", { href: `/case.html?${new URLSearchParams({ lang: language.tag, id, order: orderId })}` }, say("seen")),
    ),
  );
}
