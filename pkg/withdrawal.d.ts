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

/** The model withdrawal form (Annex I(B) of the directive) in one language. */
export interface ModelForm {
  heading: string;
  /** Comes before the trader. */
  to: string;
  /** About goods; the goods follow. */
  statement: string;
  /** About a service; the service follows. */
  statementService: string;
  orderedOn: string;
  receivedOn: string;
  name: string;
  address: string;
  date: string;
  /** Whether a public text was found that copies the annex, or the national law that carries it. */
  verified: boolean;
  /** How many such texts agree. */
  sources: number;
}

/** The model withdrawal form by the official languages of the European Union. */
export const modelForms: Record<string, ModelForm>;
