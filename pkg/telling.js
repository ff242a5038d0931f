// What a whole answer says in one sentence: what can be done, until when, at whose cost, and what comes back.
import { isOfShop, questionCode, reasonsOf } from "./phrases.js";
import { amount } from "./record.js";
import { dayOf, hourOf, howMuch, moment, speaker, zoneOf } from "./sentences.js";

/** @typedef {import("./sentences.js").Options} Options */
/** @typedef {import("./sentences.js").Say} Say */
/** @typedef {import("./types.js").Decision} Decision */
/** @typedef {import("./types.js").Verdict} Verdict */
/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").MissingFact} MissingFact */
/** @typedef {import("./types.js").Why} Why */
/** @typedef {"line" | "short" | "full"} Extent */
/** @typedef {{ shop?: string, now?: import("./types.js").Instant }} Home The shop's zone, and the instant that was asked about. */

/** The home of an answer that does not say what it stands on. @param {Options} options @returns {Home} */
const homeOf = ({ words, now }) => ({ shop: words?.()[0]?.timeZone, now });

/**
 * Until when: the day, with the hour where the shopper's clock shows another or the day does not end then.
 * @param {{ closes?: string | null, lastDay?: string | null, closesState?: string }} value
 * @param {Options} options
 * @param {Home} home
 */
function when({ closes, lastDay, closesState }, options, home) {
  const say = speaker(options);
  if (!closes) {
    return say("tell." + (closesState === "unlimited" || closesState === "not_started" ? closesState : "unknown"));
  }
  const end = hourOf(closes, home.shop);
  const hour = lastDay && end === "00:00" ? "24:00" : end;
  const date = dayOf(lastDay ?? closes, { ...options, timeZone: home.shop }, home.now);
  const there = options.timeZone ?? home.shop;
  const isElsewhere = home.shop !== undefined && hourOf(closes, there) !== end;
  if (!isElsewhere) {
    return hour === "24:00" || home.shop === undefined
      ? say("tell.until", { date })
      : say("tell.until_hour", { date, hour });
  }
  const local = hourOf(closes, there);
  const localDay = dayOf(closes, { ...options, timeZone: there }, home.now);
  const here = localDay === date ? local : say("tell.here_date", { date: localDay, hour: local });
  return say("tell.until_zone", { date, hour, zone: zoneOf(closes, home.shop, options, say), here });
}

/** The names of a remedy in a sentence. @param {string} remedy @param {Say} say */
const names = (remedy, say) => ({
  remedy: say("remedy." + remedy),
  noun: say("noun." + remedy),
  a: say("a." + remedy),
});

/** What an option gives. @param {Option} option @param {Options} options @param {Home} home */
function given(option, options, home) {
  const say = speaker(options);
  const named = names(option.remedy, say);
  if (option.notes?.includes("law_may_give_more")) return say("tell.unsure", named);
  if (option.status === "review") return say("tell.review", { ...named, when: when(option, options, home) });
  const ofPart = option.part && option.remedy === "repair" ? "repair_part" : option.remedy;
  const what = say("tell." + ofPart + "." + option.costs.shippingPaidBy, {
    when: when(option, options, home),
    part: option.part && say("part." + option.part),
  });
  const { refund, exchange } = option;
  const money = refund?.amount ?? exchange?.difference;
  if (!money || money.amount === 0) return say("tell.end", { what });
  const isPaid = exchange !== undefined && money.amount > 0;
  const value = money.amount < 0 ? { ...money, amount: -money.amount, decimal: money.decimal.replace("-", "") } : money;
  return say(isPaid ? "tell.end_pay" : "tell.end_back", { what, amount: amount(value, options.locale) });
}

/**
 * What an answer opens, in a few words.
 * @param {string[]} ids
 * @param {Decision} decision
 * @param {Options} options
 * @param {Home} home
 */
function opened(ids, decision, options, home) {
  const say = speaker(options);
  if (ids.length === 0) return say("tell.nothing", { noun: say("noun." + decision.options[0].remedy) });
  const option = decision.options.find(({ id }) => ids.includes(id));
  // What only this answer opens is not listed before it is given.
  if (!option) return say("noun." + ids[0].slice(ids[0].lastIndexOf("/") + 1));
  const remedy = say("noun." + option.remedy);
  return option.status === "review"
    ? say("tell.opens_review", { remedy })
    : say("tell.opens", { remedy, when: when(option, options, home) });
}

/** How many outcomes of a question are told. */
const OUTCOMES = 3;

/** A question, and what each answer opens. @param {MissingFact} missing @param {Decision} decision @param {Options} options @param {Home} home */
function asked(missing, decision, options, home) {
  const say = speaker(options);
  if (isOfShop(missing)) return say("tell.depends", { facts: say("fact." + missing.fact) });
  const question = say(questionCode(missing));
  const isChoice = missing.fact !== "reason" && (missing.type === "choice" || missing.type === "boolean");
  const word = (/** @type {unknown} */ value) =>
    typeof value === "boolean" ? say(value ? "ui.yes" : "ui.no") : say("choice." + value);
  /** What is open comes before what is not. @type {Map<string, string[]>} */
  const outcomes = new Map();
  const [some, none] = [true, false].map((isOpen) =>
    missing.opens.filter(({ options: ids }) => isOpen === ids.length > 0),
  );
  for (const { value, options: ids } of isChoice ? [...some, ...none] : []) {
    const what = opened(ids, decision, options, home);
    outcomes.set(what, [...(outcomes.get(what) ?? []), word(value)]);
  }
  if (outcomes.size < 2 || outcomes.size > OUTCOMES) return say("tell.asks", { question });
  const answers = [...outcomes].map(([what, values]) =>
    say("tell.answer", { answer: values.join(say("join.list")), what }),
  );
  return say("tell.question", { question, answers: answers.join(say("tell.answer_list")) });
}

/**
 * Why a remedy is not open.
 * @param {Why | undefined} why
 * @param {Options} options
 * @param {Home} home
 */
export function refusal(why, options, home = homeOf(options)) {
  const say = speaker(options);
  if (!why) return say("no.unnamed");
  const { code, params } = why;
  const named = names(why.remedy, say);
  const date = why.lastDay ?? (why.closes && dayOf(why.closes, { ...options, timeZone: home.shop }, home.now));
  const dated = why.lastDay ? dayOf(why.lastDay, options, home.now) : date;
  const title = say.title?.(why.pointer.includes("/warranties/") ? "warranties" : "rules", why.rule, why.basis)?.text;
  switch (code) {
    case "window_closed":
      return say(why.lastDay ? "no.window_closed" : "no.window_ended", { ...named, date: dated });
    case "excluded":
      return title ? say("no.excluded", { ...named, title }) : say("no.excluded_untitled", named);
    case "not_started":
      return params.event
        ? say("no.not_started", { ...named, event: say("event." + params.event) })
        : say("no.not_started_unnamed", named);
    case "not_yet_open":
      return say("no.not_yet_open", {
        ...named,
        date: dayOf(String(params.opens), { ...options, timeZone: home.shop }, home.now),
      });
    case "condition_not_met":
      return say("no.condition_not_met", { ...named, state: say("state." + params.asked + "." + !params.wanted) });
    case "fact_not_met":
    case "usage_not_covered":
      return say("no." + code, { ...named, fact: say("fact." + params.asked) });
    case "reason_not_covered": {
      const reasons = /** @type {string[]} */ (params.reasons ?? []).map((reason) => say("reason." + reason));
      const code = reasons.length === 1 ? "no.reason_not_covered" : "no.reason_not_covered_many";
      return say(code, { ...named, reasons: reasons[0] });
    }
    case "quantity_exceeds_returnable":
      return say(params.unit ? "no.measure_exceeds_returnable" : "no." + code, {
        ...named,
        left: howMuch(params.left, params.unit, options.locale),
      });
    case "nothing_left":
    case "not_registered":
      return say("no." + code, named);
    default:
      return say("no.other", {
        ...named,
        reason: reasonsOf(/** @type {any} */ ({ ...why, reasons: [why] }), options)[0],
      });
  }
}

/** The best option as far as the status says. @param {Decision} decision */
function best({ options, status }) {
  const wanted = status === "eligible" ? "open" : status;
  return options.find((option) => option.status === wanted);
}

/** @param {Decision} decision @param {Options} options @returns {string} */
export function ofDecision(decision, options) {
  const say = speaker(options);
  const { standsOn, missing } = decision;
  const home = { shop: standsOn.timeZone, now: options.now ?? standsOn.now };
  const extent = options.form ?? "line";
  const option = best(decision);
  const tell = () => {
    if (!option) return refusal(decision.why[0], options, home);
    if (option.status !== "conditional") return given(option, options, home);
    const asks = missing.find((fact) => !isOfShop(fact)) ?? missing[0];
    if (asks) return asked(asks, decision, options, home);
    const named = names(option.remedy, say);
    return option.closesLatest
      ? say("tell.doubtful_latest", {
          ...named,
          // Midnight is no day to tell without its hour.
          date: moment(option.closesLatest, { ...options, timeZone: home.shop }),
        })
      : say("tell.doubtful", named);
  };
  if (extent === "short" && option && option.status !== "conditional" && !option.notes?.includes("law_may_give_more")) {
    const code = option.status === "review" ? "short.review" : "short.open";
    return say(code, { remedy: say("remedy." + option.remedy), when: when(option, options, home) });
  }
  if (extent !== "full") return tell();
  const others = decision.options.filter((other) => other !== option && other.status !== "conditional");
  const refused = option ? [] : decision.why.slice(1).map((why) => refusal(why, options, home));
  const wayOn = option ? [] : [say("closed.way_on")];
  return [tell(), ...others.map((other) => given(other, options, home)), ...refused, ...wayOn].join(
    say("join.sentences"),
  );
}

/** @param {Verdict} verdict @param {Options} options @returns {string} */
export function ofVerdict(verdict, options) {
  const say = speaker(options);
  const { status, remedy } = verdict;
  if (status === "ineligible" || !remedy) return refusal(verdict.why, options);
  if (status === "conditional") return say("tell.depends_verdict");
  const until = when({ ...verdict, closesState: verdict.closes ? "at" : "unknown" }, options, homeOf(options));
  if (status === "review") return say("tell.review", { ...names(remedy, say), when: until });
  if (options.form === "short") return say("short.open", { remedy: say("remedy." + remedy), when: until });
  return say("tell.end", { what: say("tell." + remedy + ".unstated", { when: until }) });
}
