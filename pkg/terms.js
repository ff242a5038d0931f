// aftersales/terms: what a policy's document says, as a text that a shop can publish. It says nothing that the document does
// not, and names what it leaves out.
import { AftersalesError } from "./errors.js";
import { bare, settled, typed } from "./own.js";
import { wordsOf } from "./words.js";
import { countriesIn } from "./terms/conditions.js";
import { contactsIn } from "./terms/contacts.js";
import { costIn, promiseIn, ruleIn, seasonIn, warrantyIn } from "./terms/entries.js";
import { tellerOf } from "./terms/teller.js";
import { written } from "./terms/writing.js";

export { AftersalesError };

/** @typedef {import("./types.js").PolicyDocument} PolicyDocument */
/** @typedef {import("./terms/teller.js").Teller} Teller */

/** What no sentence says of a document, and what no shopper asks. */
const UNTOLD = ["faultTerms", "presumptions", "returnTogether", "appliesTo"];
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/i;

/** What was read, as text: the document with its packs. @param {import("./index.js").Policy} policy @returns {{ document: PolicyDocument, packs?: PolicyDocument[] }} */
function readOf(policy) {
  const source = wordsOf(policy)?.source;
  if (source !== undefined) return bare(JSON.parse(source));
  throw new AftersalesError(
    "missing_policy",
    "terms are told of a policy that loadPolicy or openPolicy read from a document; a built one has none",
  );
}

/**
 * @param {import("./index.js").Policy} policy
 * @param {import("./terms.js").TermsOptions} [options]
 * @returns {import("./terms.js").Terms}
 */
export const termsOf = (policy, options = { locale: "en" }) => typed(() => told(policy, settled(options)));

/** @param {import("./index.js").Policy} policy @param {import("./terms.js").TermsOptions} options @returns {import("./terms.js").Terms} */
function told(policy, options) {
  const { document, packs = [] } = readOf(policy);
  const teller = tellerOf({ ...options, words: wordsOf(policy) });
  const { say, text, row, list } = teller;
  /**
   * @template T
   * @param {string} name @param {T[] | undefined} entries
   * @param {(entry: T, document: PolicyDocument, pointer: string, teller: Teller) => import("./terms.js").TermsItem} tell
   */
  const items = (name, entries, tell) =>
    (entries ?? []).map((entry, place) => tell(entry, document, `/${name}/${place}`, teller));
  const sections = [
    { title: say("case.kind.return"), items: items("rules", document.rules, ruleIn) },
    { title: say("terms.seasons"), items: items("seasons", document.seasons, seasonIn) },
    { title: say("ui.costs"), items: items("costs", document.costs, costIn) },
    { title: say("ui.coverage"), items: items("warranties", document.warranties, warrantyIn) },
    { title: say("ui.promise"), items: items("serviceLevels", document.serviceLevels, promiseIn) },
    ...contactsIn(document, teller),
  ];
  const left = UNTOLD.filter((field) => field in document);
  teller.unsaid.push(...left.map((field) => "/" + field));
  const named = (document.packs ?? []).map((entry) => (typeof entry === "string" ? entry : entry.id));
  return {
    locale: options.locale,
    direction: RIGHT_TO_LEFT.test(options.locale) ? "rtl" : "ltr",
    title: text(document.title) ?? say("terms.title"),
    notes: [
      ...countriesIn(document.countries, teller),
      ...row("terms.laws", list(named.map((id) => text(packs.find((pack) => pack.id === id)?.title) ?? id))),
      ...(left.length > 0 ? [say("terms.more")] : []),
    ],
    sections: sections.filter(({ items }) => items.length > 0),
    unsaid: teller.unsaid,
  };
}

/** @param {import("./terms.js").Terms} terms @param {"text" | "markdown" | "html"} [format] */
export function termsText(terms, format = "markdown") {
  return typed(() => written(bare(terms), format));
}
