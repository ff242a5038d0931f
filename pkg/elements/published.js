// The terms that a page states in its own markup, for an element that is given none: JSON-LD of schema.org becomes a policy.
// The reader grants nothing that the markup does not state.

/** @typedef {import("../types.js").Issue} Issue */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {{ policy: object, line?: OrderLine, warnings: Issue[] }} Published */

/** What a page that does not say where it counts cannot do better. */
const USUAL = ["zone_not_stated", "counting_not_stated"];

/** What was read last, and what from. @type {{ text: string, found: Promise<Published> } | undefined} */
let last;

/** @param {Document} page @returns {Promise<Published>} */
export function published(page) {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json" i]')];
  const texts = scripts.map(({ textContent }) => textContent ?? "");
  const text = texts.join("\0");
  if (last?.text !== text) last = { text, found: read(texts) };
  return last.found;
}

/** @param {string[]} texts @returns {Promise<Published>} */
async function read(texts) {
  if (texts.length === 0) throw missing("and the page has no JSON-LD");
  const parts = texts.map(parsed);
  const markup = parts.filter((part) => part !== undefined);
  const broken = parts.length - markup.length;
  const { default: init, fromSchemaOrg } = await import("../authoring.js");
  await init();
  const answer = fromSchemaOrg(markup);
  if (!answer.ok) throw missing("and the page's JSON-LD is not understood: " + answer.issues[0].message);
  const { policy, warnings } = answer.value;
  if (!policy.rules?.length && !policy.warranties?.length) {
    const why = [broken > 0 && `${broken} of its scripts hold no JSON`, ...warnings.map(({ message }) => message)];
    throw missing("and the page's JSON-LD states no terms to rely on: " + why.filter(Boolean).join("; "));
  }
  return { policy, line: lineOf(markup), warnings: warnings.filter(({ code }) => !USUAL.includes(code)) };
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

/** What the page's one order says about its one item; nothing if there are several. @param {unknown} markup @returns {OrderLine | undefined} */
function lineOf(markup) {
  const orders = nodesOf(markup).filter((node) => isA(node, "Order"));
  const [order] = orders;
  const items = [order?.orderedItem ?? []].flat();
  const ordered = order?.orderDate;
  if (orders.length !== 1 || items.length > 1 || typeof ordered !== "string") return undefined;
  const count = Number(items[0]?.orderQuantity);
  return { ...(Number.isInteger(count) && count > 0 && { quantity: count }), events: { ordered } };
}

/** Every object of the markup. @param {unknown} value @returns {any[]} */
function nodesOf(value) {
  if (typeof value !== "object" || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(nodesOf)];
}

/** @param {any} node @param {string} type */
const isA = (node, type) =>
  [node["@type"]].flat().some((one) => new RegExp(`^(https?://schema.org/|schema:)?${type}$`).test(one));
