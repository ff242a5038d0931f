// Small helpers to build the page's nodes: never from HTML text, so that no text becomes markup.

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {import("../sentences.js").Say} Say */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | null | undefined>} [attributes] `true` writes an empty one; `false` and `null` none.
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child || child === "") node.append(child);
  return node;
}

/** A text as a string of a selector. Not every host that runs tests has `CSS.escape`. @param {string} text */
export const quoted = (text) =>
  '"' + text.replace(/["\\\n\r\f]/g, (character) => "\\" + character.charCodeAt(0).toString(16) + " ") + '"';

/** What a shop or a shopper wrote, kept apart from the direction of the text around it. @param {string} text @param {string} [lang] The language that it is in, where that is not the one around it. */
export const foreign = (text, lang) => el("bdi", { lang }, text);

/** What a code is called, with the language that it is in. @param {Say} say @param {string} code @param {import("../sentences.js").Params} [params] */
export function voiced(say, code, params) {
  const { text, lang } = say.voiced?.(code, params) ?? { text: say(code, params) };
  return foreign(text, lang);
}

/** What an answer repeats of a document, in the language of the reader where the document has it. @param {Say} say @param {string} text @param {string} [lang] The language that the answer has it in. */
export function retold(say, text, lang) {
  const said = say.retold?.(text, lang) ?? { text, lang };
  return foreign(said.text, said.lang);
}

/** Writes a text only where it changed, so that nothing is drawn or spoken twice. @param {Node} node @param {string} text */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Lets a node hold its styles, then these and no others. What stays is not moved, so that the focus stays where it is. @param {Node} parent @param {Node[]} wanted */
export function arrange(parent, wanted) {
  const styles = [...parent.childNodes].filter(({ nodeName }) => nodeName === "STYLE");
  const all = [...styles, ...wanted];
  for (const node of [...parent.childNodes]) if (!all.includes(node)) parent.removeChild(node);
  for (const [place, node] of all.entries()) {
    if (parent.childNodes[place] !== node) parent.insertBefore(node, parent.childNodes[place] ?? null);
  }
}

/** @typedef {{ text: string, sheet?: CSSStyleSheet }} Style */

/** A style sheet that is made when it is first needed. @param {string} text @returns {Style} */
export const sheetOf = (text) => ({ text });

/** Lets a style sheet apply to everything in the root of a node, once. @param {Document | ShadowRoot} root @param {Style} style */
export function adopt(root, style) {
  if (!("adoptedStyleSheets" in root) || !("replaceSync" in CSSStyleSheet.prototype)) {
    return embed(/** @type {any} */ (root), style);
  }
  if (!style.sheet) {
    style.sheet = new CSSStyleSheet();
    style.sheet.replaceSync(style.text);
  }
  if (!root.adoptedStyleSheets.includes(style.sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, style.sheet];
  }
}

/** The style as an element, where sheets cannot be adopted. @param {Document | ShadowRoot} root @param {Style} style */
function embed(root, style) {
  const place = root instanceof Document ? root.head : root;
  const others = [...place.children].filter(({ localName }) => localName !== "style");
  if (![...place.children].some((child) => child.localName === "style" && child.textContent === style.text)) {
    // Above what it is for, so that this is never drawn without it.
    place.insertBefore(el("style", {}, style.text), root === place ? (others[0] ?? null) : null);
  }
}

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/i;

/** Says which language a node is in and which way that runs, where it is not as around it. @param {HTMLElement} node @param {string | undefined} language @param {string} [spoken] */
export function mark(node, language, spoken = language) {
  const isTurned = RIGHT_TO_LEFT.test(spoken ?? "");
  if (language) node.lang = language;
  else node.removeAttribute("lang");
  if (language || isTurned) node.dir = isTurned ? "rtl" : "ltr";
  else node.removeAttribute("dir");
}

/** The number of the next id in this page. */
let ids = 0;
export const nextId = () => "aftersales-" + (ids += 1);
/** What a server writes has ids of its own, so that the same answer is the same text. */
export const countIdsAnew = () => void (ids = 0);

/** Where the law or the terms say so; linked only where the address is one of the web. @param {import("../types.js").Cited} citation @param {Say} say */
export function cite({ article, title, lang, url }, say) {
  const words = el("span", {}, retold(say, article, lang), title ? [", ", retold(say, title, lang)] : null);
  const safe = url !== undefined && /^https?:\/\//i.test(url);
  return el("cite", { part: "citation" }, safe ? el("a", { href: url, rel: "noopener" }, words) : words);
}

/** Opening hours as people read them: the days of the week in their language. @param {string} hours @param {Say} say */
export const openingHours = (hours, say) =>
  foreign(hours.replace(/24\/7|off|Mo|Tu|We|Th|Fr|Sa|Su/g, (code) => say("hours." + code)));
