// The terms that a page states in its own markup, for an element that is given none: JSON-LD of schema.org becomes a policy.
// The reader grants nothing that the markup does not state.
import { own, warn } from "../errors.js";

/** @typedef {import("../types.js").Issue} Issue */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").PolicyDocument} PolicyDocument */
/** @typedef {{ policy: PolicyDocument, line: OrderLine | undefined }} Published */

/** What a page cannot state, and need not be told of. */
const USUAL = ["zone_not_stated", "counting_not_stated"];

/** Matchers that tell for whom or for what terms are, with the field of the line that says it: a shopper is not asked. @type {Record<string, string>} */
const TELLING = { countries: "country", sellers: "seller", buyer: "buyer", tags: "tags", facts: "facts" };

/** What was read last, and what from. @type {{ text: string, found: Promise<Published> } | undefined} */
let last;

/**
 * The page's terms, what it says of the line, and the zone that its days are shown in: it states no hours, so none are told.
 * @param {Document} page
 * @param {OrderLine | undefined} given
 */
export async function published(page, given) {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json" i]')];
  const texts = scripts.map(({ textContent }) => textContent ?? "");
  const text = texts.join("\0");
  if (last?.text !== text) last = { text, found: read(texts) };
  const { policy, line } = await last.found;
  const untold = untoldBy(given ?? line, policy);
  if (untold) throw missing(`and the page's terms differ by what the line has to state: ${untold}`);
  return { policy, line, here: policy.timeZone };
}

/** @param {string[]} texts @returns {Promise<Published>} */
async function read(texts) {
  if (texts.length === 0) throw missing("and the page has no JSON-LD");
  const markup = texts.map(parsed).filter((part) => part !== undefined);
  const broken = texts.length - markup.length;
  const { default: init, fromSchemaOrg } = await import("../authoring.js");
  await init();
  const answer = fromSchemaOrg(markup);
  if (!answer.ok) throw missing("and the page's JSON-LD is not understood: " + answer.issues[0].message);
  const { policy, warnings } = answer.value;
  if (!policy.rules?.length && !policy.warranties?.length) {
    const why = [broken > 0 && `${broken} of its scripts hold no JSON`, ...warnings.map(({ message }) => message)];
    throw missing("and the page's JSON-LD states no terms to rely on: " + why.filter(Boolean).join("; "));
  }
  if (broken > 0) warn(`${broken} of the page's scripts of JSON-LD hold no JSON, so nothing of them is read`);
  for (const { code, pointer, message } of warnings.filter((warning) => !USUAL.includes(warning.code))) {
    warn(`the page's JSON-LD: ${code} at ${pointer}: ${message}; see docs/how-to/vocabularies.md`);
  }
  return { policy, line: lineOf(markup) };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} why */
const missing = (why) => Object.assign(new Error("there is no policy, " + why), { code: "policy_missing" });

/** The field that the line has to state for these terms and does not. @param {Record<string, any> | undefined} line @param {PolicyDocument} policy */
function untoldBy(line, { rules = [], warranties = [] }) {
  const matchers = [...rules, ...warranties].flatMap(({ when }) => Object.keys(when ?? {}));
  const fields = matchers.filter((name) => own(TELLING, name)).map((name) => TELLING[name]);
  return fields.find((field) => line?.[field] === undefined);
}

/** What the page's one order says of its one item; nothing where there are several. @param {unknown} markup @returns {OrderLine | undefined} */
function lineOf(markup) {
  const orders = nodesOf(markup).filter((node) => isA(node, "Order"));
  const [order] = orders;
  const items = [order?.orderedItem ?? []].flat();
  if (orders.length !== 1 || items.length > 1) return undefined;
  const stated = {
    quantity: count(items[0]?.orderQuantity),
    country: text(order.orderDelivery?.deliveryAddress?.addressCountry, /^[A-Z]{2}$/),
    seller: text(order.seller?.name, /./),
  };
  const ordered = text(order.orderDate, /^\d{4}-\d\d-\d\d/);
  return {
    ...Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)),
    // Without an offset only the date is certain.
    ...(ordered && { events: { ordered: /(Z|[+-]\d\d:?\d\d)$/.test(ordered) ? ordered : ordered.slice(0, 10) } }),
  };
}

/** @param {unknown} value @param {RegExp} shape */
const text = (value, shape) => (typeof value === "string" && shape.test(value) ? value : undefined);

/** @param {unknown} value */
const count = (value) => (Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined);

/** Every object of the markup. @param {unknown} value @returns {any[]} */
function nodesOf(value) {
  if (typeof value !== "object" || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(nodesOf)];
}

/** @param {any} node @param {string} type */
const isA = (node, type) => [node["@type"]].flat().some((name) => String(name).replace(/^.*[/:]/, "") === type);
