/** aftersales/withdrawal: the languages of the withdrawal, the words of its buttons, and its sentences for a server. */
import type { Messages } from "./types.js";

/** The languages in which a withdrawal can be declared and is acknowledged: the official ones of the European Union, and six more. */
export const withdrawalLanguages: string[];

/**
 * The words of the function and of its confirmation, by the official languages of the European Union, as
 * article 11a of Directive 2011/83/EU has them.
 */
export const withdrawalWords: Record<string, { withdraw: string; confirm: string }>;

/**
 * What the withdrawal says in the language of a reader, as `messages` for `describe` of its record; English where it does not
 * speak that language.
 */
export function withdrawalMessages(locale: string): Promise<Messages>;
