// What must hold for an entry, in words.
import { alone } from "../own.js";

/** @typedef {import("../types.js").Matcher} Matcher */
/** @typedef {import("./teller.js").Teller} Teller */

/** Branches of the tree of reasons that have a sentence for all their leaves; of a preference there is one. @type {Record<string, string>} */
const BRANCHES = alone({ quality: "terms.quality", delivery: "terms.delivery", preference: "reason.changed_mind" });

/** @param {string} country @param {string} locale */
function countryIn(country, locale) {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  } catch {
    // A host may know neither the language nor the country.
    return country;
  }
}

/** @param {string[] | undefined} countries @param {Teller} teller */
export const countriesIn = (countries, teller) =>
  teller.row("terms.countries", teller.list(countries?.map((country) => countryIn(country, teller.options.locale))));

/** @param {string} reason @param {Record<string, string[]> | undefined} own @param {Teller} teller */
function reasonIn(reason, own, { say }) {
  if (!BRANCHES[reason]) return [say("reason." + reason)];
  return [say(BRANCHES[reason]), ...(own?.[reason] ?? []).map((leaf) => say("reason." + leaf))];
}

/** A question and the answer that is wanted, so that no language has to bend a state into a clause. @param {string} code @param {unknown} wanted @param {Teller} teller */
function answered(code, wanted, { say }) {
  const answers =
    typeof wanted === "boolean"
      ? say(wanted ? "ui.yes" : "ui.no")
      : typeof wanted === "string"
        ? say("choice." + wanted)
        : "";
  return say("tell.question", { question: say(code), answers }).trim();
}

/** Facts whose values are not told, only that the answer hinges on them: ranges, prices and dates. @param {Matcher} when */
const hinges = ({ usage, unitPrice, orderTotal, facts, events }) => [
  ...Object.keys(usage ?? {}),
  ...(unitPrice ? ["unitPrice"] : []),
  ...(orderTotal ? ["orderTotal"] : []),
  ...Object.keys(facts ?? {}).filter((name) => typeof facts?.[name] === "object"),
  ...Object.keys(events ?? {}),
];

/** What a sentence says of a matcher. */
const SAID = ["reasons", "categories", "countries", "condition", "facts", "remedies"];
const HINGES = ["usage", "unitPrice", "orderTotal", "events"];

/**
 * What a matcher asks for; `isWhole` tells that nothing was left out that an order may fail.
 * @param {{ when?: Matcher, title?: import("../types.js").Spoken }} entry Its title says in words what tags say in code.
 * @param {import("../types.js").PolicyDocument} document
 * @param {string} pointer
 * @param {Teller} teller
 */
export function conditionsIn({ when, title }, document, pointer, teller) {
  if (!when) return { rows: [], isWhole: true };
  const { say, row, list } = teller;
  const { reasons, categories, remedies, countries, condition, facts, buyer, not } = when;
  const onlyConsumers = buyer?.consumer === true && Object.keys(buyer).length === 1;
  const notThese = not && Object.keys(not).length === 1 ? not.categories : undefined;
  const isAssumed = when.channels?.includes(document.assume?.channel ?? "");
  const said = [
    ...SAID,
    ...(onlyConsumers ? ["buyer"] : []),
    ...(notThese ? ["not"] : []),
    ...(title ? ["tags"] : []),
    ...(isAssumed ? ["channels"] : []),
  ];
  const isLeft = teller.leave(when, [...said, ...HINGES], pointer);
  const half = [...HINGES, ...(isAssumed ? ["channels"] : [])].filter((field) => field in when);
  teller.unsaid.push(...half.map((field) => `${pointer}/${field}`));
  const asked = [
    ...Object.entries(condition ?? {}).map(([name, wanted]) => answered("missing." + name, wanted, teller)),
    ...Object.entries(facts ?? {})
      .filter(([, wanted]) => typeof wanted !== "object")
      .map(([name, wanted]) => answered("declared." + name, wanted, teller)),
  ];
  const hinged = hinges(when);
  return {
    rows: [
      ...row(
        "ui.reason",
        (reasons ?? []).flatMap((reason) => reasonIn(reason, document.reasons, teller)).join(say("tell.answer_list")),
      ),
      ...row("terms.gives", list(remedies, "remedy.")),
      ...row("terms.goods", list(categories, "goods.")),
      ...row("terms.not_goods", list(notThese, "goods.")),
      ...countriesIn(countries, teller),
      ...asked.flatMap((text) => row("terms.only_if", text)),
      ...(onlyConsumers ? [say("terms.consumers")] : []),
      ...(hinged.length > 0 ? [say("tell.depends", { facts: list(hinged, "fact.") })] : []),
    ],
    isWhole: !isLeft,
  };
}
