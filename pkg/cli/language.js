// The language that a command answers in.
import { loadMessages } from "../languages.js";
import { UsageError } from "./command.js";

/** @type {Record<string, import("./command.js").OptionSpec>} */
export const LANGUAGE = {
  language: { type: "string", short: "l", value: "TAG", about: "the language of the answer, such as de or zh-Hans" },
};

/** Loads the language that was asked for, English by default. @param {import("./command.js").Given} given */
export async function spokenIn({ values: { language = "en" } }) {
  const { locale } = await loadMessages(language);
  if (locale.split("-")[0] === language.split(/[-_]/)[0].toLowerCase()) return language;
  throw new UsageError(
    `there are no sentences in ${language}; there are ar, de, en, es, fi, fr, it, ja, ko, nl, pl, pt, sv, tr, zh-Hans, zh-Hant`,
  );
}
