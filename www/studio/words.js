// What the studio itself says. What it says of goods, reasons and remedies comes from the package.
import { loadMessages } from "/pkg/dist/languages.js";
import { speaker } from "/pkg/dist/sentences.js";
import en from "./words/en.js";
import zh from "./words/zh-Hans.js";

const TEXTS = { en, "zh-Hans": zh };

const asked = new URLSearchParams(location.search).get("lang");
export const language = {
  tag: asked in TEXTS ? asked : navigator.language.startsWith("zh") ? "zh-Hans" : "en",
};

/** @param {string} name */
export const has = (name) => Object.hasOwn(TEXTS[language.tag], name);

/** The studio's sentence of a name, with its blanks filled. @param {string} name @param {Record<string, string | number>} [blanks] */
export const say = (name, blanks = {}) =>
  TEXTS[language.tag][name].replace(/\{(\w+)\}/g, (_, blank) => String(blanks[blank] ?? ""));

/** The sentences of the package in the studio's language. */
export const speak = () => speaker({ locale: language.tag });

/** What a code of a family is called. @param {string} family @param {string} code */
export const named = (family, code) =>
  has(`${family}.${code}`) ? say(`${family}.${code}`) : speak()(`${family}.${code}`);

/** @param {string} tag */
export async function turnTo(tag) {
  language.tag = tag;
  await loadMessages(tag);
  document.documentElement.lang = tag;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
  }
}
