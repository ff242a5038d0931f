// How well the shop serves: the engine's indicators as bars, each with its numbers beside it.
import init, { indicators } from "/pkg/dist/authoring.js";
import { el } from "/pkg/dist/view/nodes.js";
import { speaking } from "./asking.js";
import { language, say } from "./words.js";

/** What this shop aims at. */
const GOALS = { onTime: 0.9, resolved: 0.8, justified: 0.03, accepted: 0.9, satisfied: 0.85 };
const ASPECTS = ["overall", "responseSpeed", "attitude", "efficiency", "process", "facilities"];

const column = (values) => Float64Array.from(values, (value) => value ?? NaN);
const time = (instant) => (instant ? Date.parse(instant) : undefined);
const stepOf = ({ progress }, name) => time(progress?.steps.find(({ step }) => step === name)?.at);
/** What it is to the goods says whether a request came to something. */
const outcomeOf = ({ progress }) => ({ done: 1, rejected: 0 })[progress?.claim];

/** What the engine counts: the cases, and the marks of those who said how it went. @param {any[]} records @param {number} now */
async function figuresOf(records, now) {
  await init();
  const [surveys, cases] = [records.filter(isSurvey), records.filter((record) => !isSurvey(record))];
  const has = ({ log = [] }, event) => log.some((entry) => entry.event === event);
  const firstDue = ({ progress }) => time(progress?.serviceLevels.find(({ kind }) => kind === "first_response")?.due);
  const columns = {
    received: column(cases.map(({ receivedAt }) => time(receivedAt))),
    answered: column(cases.map((record) => stepOf(record, "answer"))),
    due: column(cases.map(firstDue)),
    resolved: column(cases.map((record) => stepOf(record, "carry_out") ?? stepOf(record, "close"))),
    justified: column(cases.map((record) => (record.kind === "complaint" ? outcomeOf(record) : undefined))),
    accepted: column(cases.map((record) => (has(record, "accepted") ? 1 : has(record, "reopened") ? 0 : undefined))),
  };
  const marks = {
    received: column(surveys.map(({ receivedAt }) => time(receivedAt))),
    scores: column(surveys.flatMap(({ values }) => ASPECTS.map((aspect) => values[aspect]))),
  };
  const counted = indicators(columns, { goals: GOALS, now });
  const marked = indicators(marks, { goals: GOALS, aspects: ASPECTS, now });
  return counted.ok && marked.ok ? { ...counted.value, satisfaction: marked.value.satisfaction } : undefined;
}

const isSurvey = ({ kind }) => kind === "survey";
const percent = (share) =>
  new Intl.NumberFormat(language.tag, { style: "percent", maximumFractionDigits: 0 }).format(share);

/** A share as a bar, with a mark at its goal. @param {string} name @param {{ count: number, of: number, rate: number | null, goal?: number, reached?: boolean }} rate */
function bar(name, { count, of, rate, goal, reached }) {
  const numbers = rate === null ? say("nothingCounted") : `${percent(rate)} · ${say("counted", { count, of })}`;
  const aim = goal === undefined ? "" : ` · ${say("goal", { goal: percent(goal) })}`;
  const drawn = el(
    "span",
    { class: "bar", "aria-hidden": "true" },
    el("span", { class: "filled" }),
    el("span", { class: "goal" }),
  );
  // Written as properties: the page's policy takes no style in an attribute.
  drawn.style.setProperty("--share", String(rate ?? 0));
  drawn.style.setProperty("--goal", String(goal ?? 0));
  const sign = rate === null || reached === undefined ? "" : reached ? "✓ " : "✗ ";
  return el(
    "li",
    { class: reached === false ? "missed" : null },
    el("span", {}, name),
    drawn,
    el("span", { class: "numbers" }, sign + numbers + aim),
  );
}

/** Seconds in the largest unit of which there is one. @param {number} seconds */
function lasting(seconds) {
  const [unit, size] = [
    ["days", 86_400],
    ["hours", 3600],
    ["minutes", 60],
    ["seconds", 1],
  ].find(([, one]) => seconds >= one) ?? ["seconds", 1];
  return speaking()("unit." + unit, { count: Math.max(1, Math.round(seconds / size)) });
}

function times(name, { count, p50, p90 }) {
  const text = count === 0 ? say("nothingCounted") : say("times", { p50: lasting(p50), p90: lasting(p90) });
  return el("li", {}, el("span", {}, name), el("span", { class: "numbers" }, text));
}

/** @param {Element} place @param {any[]} records @param {number} now What the shop's clock shows. */
export async function showFigures(place, records, now) {
  const figures = await figuresOf(records, now);
  if (!figures) return;
  const speak = speaking();
  const rates = ["onTime", "resolved", "justified", "accepted"].map((name) => bar(say(name), figures[name]));
  const satisfied = figures.satisfaction
    .filter(({ satisfied: { of } }) => of > 0)
    .map(({ aspect, satisfied: rate }) => bar(say("satisfied", { aspect: speak("label." + aspect) }), rate));
  place.replaceChildren(
    el(
      "ul",
      { class: "bars" },
      rates,
      satisfied,
      times(say("response"), figures.responseSeconds),
      times(say("resolution"), figures.resolutionSeconds),
    ),
  );
}
