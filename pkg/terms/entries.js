// The entries of a document that grant, cost and promise something, each as a title and rows.
import { alone, bare } from "../own.js";
import { coverageName, promiseName } from "../describe.js";
import { amount } from "../record.js";
import { day } from "../sentences.js";
import { conditionsIn } from "./conditions.js";
import { lengthIn, windowIn } from "./windows.js";

/** @typedef {import("../types.js").PolicyDocument} PolicyDocument */
/** @typedef {import("./teller.js").Teller} Teller */
/** @typedef {import("../terms.js").TermsItem} Item */

/** What is for the engine, for authors or told elsewhere. */
const QUIET = [
  "id",
  "title",
  "note",
  "when",
  "window",
  "citation",
  "confidence",
  "expiring",
  "steps",
  "requires",
  "notes",
];

/** What every entry may say: what to have ready, what comes next, remarks, and where it stands. @param {any} entry @param {Teller} teller */
function endsOf({ requires, steps, notes, citation }, teller) {
  const { row, list, say } = teller;
  const codes = (requires ?? []).map((/** @type {any} */ one) => one.code ?? one);
  return [
    ...row("ui.bring", list(codes, "requirement.")),
    ...row("ui.next", list(steps, "step.")),
    ...(notes ?? []).map((/** @type {string} */ code) => say("note." + code)),
    ...row("ui.authority", citation && [citation.article, teller.text(citation.title)].filter(Boolean).join(" ")),
  ];
}

/**
 * An entry with its conditions and its time around what only it says.
 * @param {any} entry @param {PolicyDocument} document @param {string} pointer @param {Teller} teller
 * @param {{ title?: string, window?: import("../types.js").Window, said: string[], isPlain?: boolean, rows: string[], after?: string[] }} own `after` follows its time; it is not plain where a part of it is left out.
 * @returns {Item}
 */
function item(entry, document, pointer, teller, own) {
  const { title = "", window: time, said, isPlain = true, rows, after = [] } = bare(own);
  const conditions = conditionsIn(entry, document, pointer + "/when", teller);
  const window = windowIn(time, document.defaults?.window, pointer + "/window", teller);
  const isLeft = teller.leave(entry, [...QUIET, ...said], pointer);
  const isWhole = isPlain && conditions.isWhole && window.isWhole && !isLeft;
  return {
    ...(teller.voiced(entry.title) ?? { title }),
    lines: [
      ...rows,
      ...conditions.rows,
      ...window.rows,
      ...after,
      ...endsOf(entry, teller),
      ...(isWhole ? [] : [teller.say("terms.more")]),
    ],
  };
}

/** What other rules are called: their titles, else what they give. @param {string[] | undefined} ids @param {PolicyDocument} document @param {Teller} teller */
function titlesOf(ids, { rules }, teller) {
  const named = (ids ?? []).map((id) => rules?.find((rule) => rule.id === id));
  return teller.list(named.map((rule) => teller.text(rule?.title) ?? teller.list(rule?.grants, "remedy.")));
}

/** @param {import("../types.js").RefundTerms | undefined} refund @param {string} pointer @param {Teller} teller */
function refundIn(refund, pointer, teller) {
  if (!refund) return [];
  const { say, row, list } = teller;
  const { methods, dueDays, dueCount } = refund;
  teller.leave(refund, ["methods", "dueDays", "dueCount"], pointer);
  const unit = dueCount === "business_days_after" ? "ui.within_business_days" : "ui.within_days";
  const due = dueDays === undefined ? undefined : say(unit, { count: dueDays });
  const by = list(methods, "method.");
  return row("remedy.refund", due && by ? teller.clauses([due, say("ui.by_method", { methods: by })]) : (due ?? by));
}

/** @param {import("../types.js").Rule} rule @param {PolicyDocument} document @param {string} pointer @param {Teller} teller */
export function ruleIn(rule, document, pointer, teller) {
  const { say, row, list } = teller;
  const { grants, excludes, rules, replaces, decidedBy, refund } = rule;
  const remedies = list(grants ?? excludes, "remedy.");
  return item(rule, document, pointer, teller, {
    title: remedies,
    // What is granted without a window of its own has the document's.
    window: rule.window ?? (grants && {}),
    said: ["grants", "excludes", "rules", "replaces", "decidedBy", "refund"],
    rows: [
      ...row(grants ? "terms.gives" : "terms.excludes", remedies),
      ...row("terms.about", titlesOf(rules, document, teller)),
      ...row("terms.instead", titlesOf(replaces, document, teller)),
      ...(decidedBy ? [say("status.review")] : []),
    ],
    after: refundIn(refund, pointer + "/refund", teller),
  });
}

/** @param {import("../types.js").FeeTerms | undefined} fee @param {PolicyDocument} document @param {Teller} teller */
const feeIn = (fee, { currency = "" }, { options: { locale } }) =>
  fee && (fee.percent === undefined ? amount({ decimal: fee.amount ?? "", currency }, locale) : `${fee.percent} %`);

/** What a sentence says of a fee, which is for a request unless it says otherwise. */
const FEE = ["kind", "percent", "amount"];

/** @param {import("../types.js").CostRule} cost @param {PolicyDocument} document @param {string} pointer @param {Teller} teller */
export function costIn(cost, document, pointer, teller) {
  const { say, row } = teller;
  const { rules, shippingPaidBy, fee, bonus } = cost;
  const isPlain = Object.entries({ fee, bonus }).map(
    ([name, one]) => !one || !teller.leave(one, one.per === "request" ? [...FEE, "per"] : FEE, `${pointer}/${name}`),
  );
  return item(cost, document, pointer, teller, {
    title: fee ? say("cost." + fee.kind) : bonus ? say("step.bonus") : say("ui.postage"),
    said: ["rules", "shippingPaidBy", "fee", "bonus"],
    isPlain: !isPlain.includes(false),
    rows: [
      ...(shippingPaidBy ? [say("cost." + shippingPaidBy)] : []),
      ...row("cost." + fee?.kind, feeIn(fee, document, teller)),
      ...row("step.bonus", feeIn(bonus, document, teller)),
      ...row("terms.about", titlesOf(rules, document, teller)),
    ],
  });
}

/** A day of every year, or of one. @param {string} from @param {string} to @param {Teller} teller */
function span(from, to, { options }) {
  if (!from.startsWith("--")) return `${day(from, options)} – ${day(to, options)}`;
  const written = new Intl.DateTimeFormat(
    options.locale === "en" ? "en-GB" : options.locale,
    alone({
      month: "long",
      day: "numeric",
      timeZone: "UTC",
      numberingSystem: "latn",
    }),
  );
  // Any leap year has every day.
  return [from, to].map((date) => written.format(new Date(`2024${date.slice(1)}`))).join(" – ");
}

/** @param {import("../types.js").Season} season @param {PolicyDocument} document @param {string} pointer @param {Teller} teller */
export function seasonIn(season, document, pointer, teller) {
  const { say, row } = teller;
  const { rules, event, from, to, closed } = season;
  return item(season, document, pointer, teller, {
    title: span(from, to, teller),
    said: ["rules", "event", "from", "to", "length", "count", "lastDay", "lastDayAtLeast", "closed"],
    rows: [
      ...row("fact." + event, span(from, to, teller)),
      ...row("terms.about", titlesOf(rules, document, teller)),
      ...row("terms.when", lengthIn(season, teller)),
      ...row("ui.last_day", lastDayIn(season, teller)),
      ...(closed ? [say("closed.closed_in_season")] : []),
    ],
  });
}

/** @param {import("../types.js").Season} season @param {Teller} teller */
function lastDayIn({ lastDay, lastDayAtLeast }, teller) {
  const date = lastDay ?? lastDayAtLeast;
  if (!date) return undefined;
  const [shown] = span(date, date, teller).split(" – ");
  return lastDay ? shown : teller.say("terms.not_before", { date: shown });
}

/** @param {import("../types.js").Warranty} warranty @param {PolicyDocument} document @param {string} pointer @param {Teller} teller */
export function warrantyIn(warranty, document, pointer, teller) {
  const { say, row, list } = teller;
  const { id, by = "shop", covers, bears, part, limits, extendedBy, registration, after, rules } = warranty;
  const register = windowIn(registration?.window, document.defaults?.window, pointer + "/registration/window", teller);
  return item(warranty, document, pointer, teller, {
    title: coverageName(/** @type {any} */ ({ rule: id, basis: by, part }), say),
    window: warranty.window ?? {},
    said: ["by", "covers", "bears", "part", "limits", "extendedBy", "registration", "after", "rules"],
    rows: [
      ...(by === "shop" ? [] : [say("basis." + by)]),
      ...row("ui.covers", list(covers, "remedy.")),
      ...row("terms.goods", part && say("part." + part)),
      ...(bears ? [say("ui.borne", { items: list(bears, "fault_item.") })] : []),
      ...row("terms.about", titlesOf(rules, document, teller)),
    ],
    after: [
      ...(limits ?? []).map((limit) => limitIn(limit, teller)),
      ...(after ? [say("certificate.after", { name: titleOfWarranty(after, document, teller) })] : []),
      ...(extendedBy?.length ? [say("terms.repairs_added")] : []),
      ...(registration?.required ? [say("terms.register")] : []),
      ...row("event_of.registered", register.when),
      ...row("coverage.registered", lengthIn(registration?.then ?? {}, teller)),
    ],
  });
}

/** @param {import("../types.js").UsageLimit} limit @param {Teller} teller */
const limitIn = ({ unit, cap }, { say, options: { locale } }) =>
  say("certificate.limit", {
    cap: new Intl.NumberFormat(locale, alone({ numberingSystem: "latn" })).format(cap),
    unit: say("unit_of." + unit),
  });

/** @param {string} id @param {PolicyDocument} document @param {Teller} teller */
const titleOfWarranty = (id, document, teller) =>
  teller.text(document.warranties?.find((one) => one.id === id)?.title) ?? id;

/** @param {import("../types.js").ServiceLevelRule} level @param {PolicyDocument} document @param {string} pointer @param {Teller} teller */
export function promiseIn(level, document, pointer, teller) {
  const { id = level.kind, kind, categories } = level;
  return item(level, document, pointer, teller, {
    title: promiseName(/** @type {any} */ ({ id, kind, basis: "shop" }), teller.say),
    window: level.window,
    said: ["kind", "keptBy", "categories"],
    rows: teller.row("terms.about", teller.list(categories, "category.")),
  });
}
