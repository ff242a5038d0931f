// The languages in which shoppers read.
import { el } from "/pkg/dist/view/nodes.js";

const TAGS = ["en", "zh-Hans", "zh-Hant", "ar", "de", "es", "fi", "fr", "it", "ja", "ko", "nl", "pl", "pt", "sv", "tr"];

/** What a language calls itself. @param {string} tag */
const nameOf = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag);

/** @param {string} name @param {string} chosen */
export const languageChoice = (name, chosen) =>
  el(
    "select",
    { name },
    TAGS.map((tag) => el("option", { value: tag, lang: tag, selected: tag === chosen }, nameOf(tag))),
  );
