// How an element looks by what a page says in one object: a theme, variables over it, and rules for parts over both.
import { warn } from "../errors.js";

/** @typedef {import("../elements.js").Appearance} Appearance */
/** @typedef {import("../elements.js").Theme} Theme */

/** What may be set, each the custom property `--aftersales-…` of its name. */
const VARIABLES = /** @type {const} */ ([
  "text",
  "muted",
  "surface",
  "soft",
  "border",
  "control",
  "accent",
  "onAccent",
  "good",
  "wait",
  "bad",
  "radius",
  "gap",
  "font",
]);

/** What an element wears: its rules as a sheet. @type {WeakMap<HTMLElement, { root: Document | ShadowRoot, sheet: CSSStyleSheet }>} */
const worn = new WeakMap();
/** The number of the next look in a page whose forms share one root. */
let looks = 0;

/** `fontWeight` as a style sheet has it. @param {string} name */
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());

/**
 * How to let an element look so, wherever its parts are; a theme that is named is loaded.
 * @param {HTMLElement} element
 * @param {Appearance} appearance
 * @returns {Promise<(root: Document | ShadowRoot) => void>}
 */
export async function lookOf(element, { theme: named, scheme, variables, rules }) {
  const theme = typeof named === "string" ? (await import("../themes.js")).themes[named] : named;
  if (named && !theme) warn(`appearance: there is no theme ${named}`);
  const values = { ...theme?.variables, ...variables };
  for (const name of Object.keys(values)) {
    if (!(/** @type {readonly string[]} */ (VARIABLES).includes(name))) {
      warn(`appearance: there is no variable ${name}`);
    }
  }
  const all = [...Object.entries(theme?.rules ?? {}), ...Object.entries(rules ?? {})];
  return (root) => {
    const { style } = element;
    style.colorScheme = scheme ?? "";
    for (const name of VARIABLES) style.setProperty("--aftersales-" + dashed(name), values[name] ?? "");
    undress(element);
    const sheet = sheetOf(all, scopeOf(element, root));
    if (!sheet) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    worn.set(element, { root, sheet });
  };
}

/** Takes off the rules that an element wears. @param {HTMLElement} element */
function undress(element) {
  const before = worn.get(element);
  if (!before) return;
  before.root.adoptedStyleSheets = before.root.adoptedStyleSheets.filter((sheet) => sheet !== before.sheet);
  worn.delete(element);
}

/** How the selectors of its parts begin and end: in a root of its own they are parts, else classes. @param {HTMLElement} element @param {Document | ShadowRoot} root @returns {(name: string, state: string) => string} */
function scopeOf(element, root) {
  if (root === element.shadowRoot) return (name, state) => `[part][part~="${name}"]${state}`;
  element.dataset.aftersalesLook ??= String((looks += 1));
  const within = `[data-aftersales-look="${element.dataset.aftersalesLook}"]`;
  return (name, state) => `${within} .aftersales-${name}${state}`;
}

/**
 * The rules as a sheet. Each property is set on its own, so that no value ends a rule.
 * @param {[string, Record<string, string>][]} rules
 * @param {(name: string, state: string) => string} selector
 */
function sheetOf(rules, selector) {
  if (rules.length === 0) return undefined;
  if (!("replaceSync" in (globalThis.CSSStyleSheet?.prototype ?? {}))) {
    warn("appearance: this browser takes no rules, and variables only");
    return undefined;
  }
  const sheet = new CSSStyleSheet();
  for (const [part, properties] of rules) {
    const [, name, state] = /^([\w-]+)(:[\w-]+)?$/.exec(part) ?? [];
    if (!name || !CSS.supports(`selector(a${state ?? ""})`)) {
      warn(`appearance: "${part}" is no name of a part, such as card or choice:hover`);
      continue;
    }
    sheet.insertRule(selector(name, state ?? "") + "{}", sheet.cssRules.length);
    const { style } = /** @type {CSSStyleRule} */ (sheet.cssRules[sheet.cssRules.length - 1]);
    for (const [property, value] of Object.entries(properties)) {
      style.setProperty(dashed(property), value);
      if (!style.getPropertyValue(dashed(property))) warn(`appearance: ${part} takes no ${property}: ${value}`);
    }
  }
  return sheet;
}
