// The cases: which of them are shown, the late ones first, each with whose turn it is and by when.
import { describe } from "/pkg/dist/describe.js";
import { titleOf } from "/pkg/dist/sentences.js";
import { el, foreign } from "/pkg/dist/view/nodes.js";
import { speaking, wordingOf } from "./asking.js";
import { say, stateName } from "./words.js";

/** The promise that the current step of a case is under. */
const dueOf = ({ progress }) => progress?.steps.find(({ state }) => state === "current")?.due;
const isLate = (record) => dueOf(record)?.state === "missed";
const turnOf = ({ progress }) => progress?.turn;

/** What can be shown, by its name. @type {Record<string, (record: any) => boolean>} */
const SHOWN = {
  open: (record) => turnOf(record) !== null,
  shop: (record) => turnOf(record) === "shop",
  shopper: (record) => turnOf(record) === "shopper",
  late: isLate,
  over: (record) => turnOf(record) === null,
};

/** What is late goes first, then what is due first; what nothing is promised for goes last, as it arrived. */
function byUrgency(one, other) {
  const due = (record) => (dueOf(record)?.due ? Date.parse(dueOf(record).due) : Infinity);
  return (
    Number(isLate(other)) - Number(isLate(one))
    || Math.sign(due(one) - due(other))
    || 0
    || Date.parse(other.receivedAt) - Date.parse(one.receivedAt)
  );
}

/** The cases of a choice, as they are shown. @param {any[]} records @param {{ shown: string, kind: string }} chosen */
export const chosenOf = (records, { shown, kind }) =>
  records.filter((record) => SHOWN[shown](record) && (!kind || record.kind === kind)).sort(byUrgency);

/** @param {HTMLFormElement} form @param {any[]} records @param {{ shown: string, kind: string }} chosen */
export function showFilters(form, records, chosen) {
  const speak = speaking();
  const ways = Object.entries(SHOWN).map(([name, holds]) =>
    el(
      "label",
      { class: "way" },
      el("input", { type: "radio", name: "shown", value: name, checked: name === chosen.shown }),
      el("span", {}, say(name) + " ", el("b", {}, String(records.filter(holds).length))),
    ),
  );
  const kinds = [...new Set(records.map(({ kind }) => kind))].sort();
  const options = ["", ...kinds].map((kind) =>
    el("option", { value: kind, selected: kind === chosen.kind }, kind ? speak("case.kind." + kind) : say("every")),
  );
  form.replaceChildren(
    el("fieldset", { class: "ways" }, el("legend", { class: "spoken" }, say("show")), ways),
    el("label", { class: "kind" }, say("kind"), el("select", { name: "kind" }, options)),
  );
}

/** What a case is about, in the words of who sent it. */
function aboutOf({ values, lineId, lineIds }, wording) {
  const goods = [lineId, ...(lineIds ?? [])].filter(Boolean).map((id) => titleOf(id, wording));
  const words = values.description ?? values.fault ?? values.comments;
  return [goods.join(wording.locale === "en" ? ", " : "、"), words].filter(Boolean);
}

/** @param {any} record @param {string | undefined} openedId @param {(id: string) => string} to */
function row(record, openedId, to) {
  const { id, number, kind, values, progress } = record;
  const [wording, speak, due] = [wordingOf(record), speaking(), dueOf(record)];
  const state = kind === "survey" ? "survey" : (progress?.state ?? record.state);
  const about = aboutOf(record, wording);
  return el(
    "li",
    { class: isLate(record) ? "late" : null },
    el(
      "a",
      { href: to(id), "data-case": id, "aria-current": id === openedId ? "true" : null },
      el(
        "span",
        { class: "first" },
        el("strong", { class: "number" }, number ?? id),
        el("span", {}, speak("case.kind." + kind)),
        el("span", { class: "state" }, stateName(state, speak)),
      ),
      about.map((text) => el("span", { class: "about" }, foreign(text))),
      el(
        "span",
        { class: "last" },
        values.name ? foreign(values.name) : null,
        due ? el("span", { class: "due" }, isLate(record) ? "⚠ " : "", describe(due, wording)) : null,
        turnOf(record) ? el("span", {}, say(turnOf(record))) : null,
      ),
    ),
  );
}

/** @param {HTMLElement} list @param {any[]} records @param {string | undefined} openedId @param {(id: string) => string} to */
export function showList(list, records, openedId, to) {
  list.replaceChildren(...records.map((record) => row(record, openedId, to)));
}
