// Bars over time as nodes, and the same as a table.
import { deadline, factList } from "../describe.js";
import { dayOf, moment } from "../sentences.js";
import { calendarOf } from "../view/calendar.js";
import { el, foreign } from "../view/nodes.js";
import { until, untilHere } from "../view/when.js";
import { closing, lastEnd } from "./bars.js";

/** @typedef {import("./bars.js").Bar} Bar */
/** @typedef {import("../view/calendar.js").Asker} Asker */

/** An instant as a text. @param {number} at */
const text = (at) => new Date(at).toISOString();

/** Whether it is over, runs, or is to come. @param {Bar} bar @param {number} now */
export function stateOf(bar, now) {
  if (lastEnd(bar) <= now) return "over";
  return bar.pieces.some(({ from, to }) => from <= now && now < to) ? "now" : "ahead";
}

/** Until when, in words. @param {Bar} bar @param {Asker} asker */
export function endOf(bar, asker) {
  const { say, wording } = asker;
  const { option } = bar;
  const [closes, last] = [closing(bar), lastEnd(bar)];
  if (last <= asker.clock()) {
    return say("timeline.over", { deadline: last < closes ? moment(text(last), wording) : deadline(option, wording) });
  }
  // Something else may end it before its window closes.
  if (last < closes) return say("timeline.until", { deadline: moment(text(last), wording) });
  if (closes === Infinity) return say(option.closesState === "unlimited" ? "timeline.unlimited" : "timeline.unknown");
  const blanks = { deadline: until(option, wording) };
  if (last === closes) return say("timeline.until", blanks);
  if (!option.closesLatest) return say("timeline.longer", blanks);
  return say("timeline.longer_until", { ...blanks, latest: moment(option.closesLatest, wording) });
}

/** The last day of all that is drawn; a day ends where the next begins. @param {Bar[][]} groups @param {number} end @param {Asker["wording"]} wording */
export function dayOfEnd(groups, end, wording) {
  const last = groups.flat().find(({ option: { closes } }) => closes !== null && new Date(closes).getTime() === end);
  return dayOf(last?.option.lastDay ?? text(end), wording);
}

/** When it begins, or begins again, in words; empty where that is not known. @param {Bar} bar @param {Asker} asker */
function beginOf({ pieces }, asker) {
  const now = asker.clock();
  const { from } = pieces.find(({ to }) => now < to) ?? pieces[0];
  return from === -Infinity ? "" : dayOf(text(from), asker.wording);
}

/** How certain it is, in words. @param {Bar} bar @param {Asker} asker */
function certainty({ option: { status, dependsOn, countedFrom } }, { say }) {
  const isAssumed = countedFrom?.assumed === true;
  const depends = status === "conditional" && dependsOn.length > 0;
  return [
    depends ? say("tell.depends", { facts: factList(dependsOn, say) }) : null,
    // What is estimated is not certain as well.
    depends || (isAssumed && status === "open") ? null : say("ui.way." + status),
    isAssumed ? say("timeline.estimated", { fact: say("fact." + countedFrom.event, {}, "timeline.before") }) : null,
  ].filter((text) => text !== null);
}

/** Who stands for it, and what they call it. @param {Bar} bar @param {Asker} asker */
function authority({ option: { rule, basis }, isOne }, { say }) {
  const title = isOne ? (say.title?.("warranties", rule, basis) ?? say.title?.("rules", rule, basis)) : undefined;
  return [say("basis." + basis), title ? [" · ", foreign(title.text, title.lang)] : null].flat();
}

/** What the bars of a group give. @param {Bar} bar @param {Asker} asker */
function nameOf({ option: { remedy, part } }, { say }) {
  const name = say("remedy." + remedy);
  return part ? say("join.pair", { name, value: say("part." + part) }) : name;
}

/** A node that lies from one share of the width to another. @param {string} kind @param {number} from @param {number} [to] */
export function placed(kind, from, to) {
  const node = el("span", { class: kind });
  place(node, from, to);
  return node;
}

/** @param {HTMLElement} node @param {number} from @param {number} [to] */
export function place(node, from, to) {
  const percent = (/** @type {number} */ share) => Number((100 * share).toFixed(2)) + "%";
  node.style.insetInlineStart = percent(from);
  if (to !== undefined) node.style.inlineSize = percent(to - from);
}

/**
 * The bar as an item of a list: drawn, and in words.
 * @param {Bar} bar
 * @param {ReturnType<typeof import("./bars.js").scaleOf>} scale
 * @param {Asker} asker
 */
export function barNode(bar, scale, asker) {
  const { say, wording } = asker;
  const { option, pieces } = bar;
  const now = asker.clock();
  const state = stateOf(bar, now);
  const isEstimated = option.countedFrom?.assumed === true;
  const drawn = pieces.map(({ from, to, status }) =>
    placed(`piece ${isEstimated ? "conditional" : status}`, scale.at(from), scale.at(to)),
  );
  const begins = state === "ahead" ? say("timeline.from", { date: beginOf(bar, asker) }) : "";
  const here = state === "over" ? "" : untilHere(option, wording);
  return el(
    "li",
    { class: "bar " + state, part: "bar bar-" + state },
    el("p", { class: "small" }, authority(bar, asker)),
    el("div", { class: "track", "aria-hidden": "true" }, drawn, placed("today", scale.at(now))),
    el("p", {}, foreign([begins, endOf(bar, asker)].filter(Boolean).join(" · "))),
    here && el("p", { class: "small" }, foreign(here)),
    state !== "over" && (option.status !== "open" || isEstimated)
      ? el("p", { class: "small" }, certainty(bar, asker).join(" · "))
      : null,
    state === "over" ? null : calendarOf([option], asker, nameOf(bar, asker)),
  );
}

/**
 * Bars of one remedy under its name.
 * @param {Bar[]} group
 * @param {ReturnType<typeof import("./bars.js").scaleOf>} scale
 * @param {import("./variants.js").Heading} heading
 * @param {Asker} asker
 */
export const groupNode = (group, scale, heading, asker) =>
  el(
    "li",
    { class: "group", part: "group" },
    el(heading, { class: "subheading" }, nameOf(group[0], asker)),
    el(
      "ul",
      {},
      group.map((bar) => barNode(bar, scale, asker)),
    ),
  );

/** The same as a table, folded away. @param {Bar[][]} groups @param {Asker} asker */
export function tableOf(groups, asker) {
  const { say } = asker;
  const heads = ["timeline.what", "ui.authority", "timeline.begins", "timeline.ends", "timeline.certainty"];
  const rows = groups
    .flat()
    .map((bar) =>
      el(
        "tr",
        {},
        el("th", { scope: "row" }, nameOf(bar, asker)),
        el("td", {}, authority(bar, asker)),
        el("td", {}, beginOf(bar, asker)),
        el("td", {}, foreign(endOf(bar, asker))),
        el("td", {}, certainty(bar, asker).join(" · ")),
      ),
    );
  const head = el(
    "tr",
    {},
    heads.map((code) => el("th", { scope: "col" }, say(code))),
  );
  return el(
    "details",
    { part: "table" },
    el("summary", {}, say("timeline.table")),
    // It is wider than a phone, so it scrolls by itself, with the keyboard too.
    el(
      "div",
      { class: "wide", role: "group", tabindex: "0", "aria-label": say("timeline.title") },
      el("table", {}, el("thead", {}, head), el("tbody", {}, rows)),
    ),
  );
}
