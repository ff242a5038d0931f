// The languages of the withdrawal, the words of its buttons, and its sentences for a server.
import * as words from "./withdrawal/words.js";
import { loadMessages } from "./languages.js";
import { withdrawalAdds } from "./withdrawal/languages.js";

export { withdrawalLanguages } from "./withdrawal/languages.js";
export { modelForms } from "./withdrawal/model-form.js";

/** @typedef {import("./types.js").Messages} Messages */

/** The words of its two buttons, by the official languages of the European Union. @type {Record<string, words.WithdrawalWords>} */
export const withdrawalWords = { ...words };

/**
 * Loads what the withdrawal says in the language of a reader, as `messages` for `describe`; English where it does not speak that.
 * @param {string} locale
 * @returns {Promise<Messages>}
 */
export async function withdrawalMessages(locale) {
  const [adds, base] = await Promise.all([withdrawalAdds(locale), loadMessages(locale)]);
  return adds ?? base;
}
