/**
 * aftersales/terms: what a policy's document says, as a text that a shop can publish, in every language of the package.
 *
 * It says what the document says, entry by entry, and decides nothing: which of several rules holds for an order is the
 * engine's to answer. What no sentence says is named in `unsaid`; where that could narrow what was said, the text tells that
 * further conditions apply.
 */
import type { Policy } from "./index.js";
import type { Messages } from "./types.js";

export { AftersalesError } from "./index.js";

/** In which words terms are told. */
export interface TermsOptions {
  /** The language of its sentences, `en` for instance. In a page, `loadMessages` of this entry's language goes before. */
  locale: string;
  /** Sentences of another language, or other sentences. */
  messages?: Messages;
}

/** One entry of a document. */
export interface TermsItem {
  /** What it is called; empty where its lines speak for themselves. */
  title: string;
  /** The language of its title, where the shop has none in the one that was asked for. */
  lang?: string;
  /** What it says, a line each. */
  lines: string[];
}

/** Entries of one kind: returns, costs, warranties, promised times, contacts. */
export interface TermsSection {
  title: string;
  items: TermsItem[];
}

/** A policy's terms in words. */
export interface Terms {
  /** The language that was asked for. */
  locale: string;
  /** In which direction it is read. */
  direction: "ltr" | "rtl";
  title: string;
  /** Where the terms hold, and the laws beside them. */
  notes: string[];
  sections: TermsSection[];
  /** Pointers of what the document says and no sentence does. */
  unsaid: string[];
}

/** What the document of a policy says, in words. The policy comes from `loadPolicy` or `openPolicy`, not from a built file. */
export function termsOf(policy: Policy, options?: TermsOptions): Terms;

/** Terms as a text: Markdown unless it is said otherwise. Titles and texts of the shop are escaped, and never markup. */
export function termsText(terms: Terms, format?: "text" | "markdown" | "html"): string;
