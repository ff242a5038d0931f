/**
 * aftersales/render: what the elements that show will show, as HTML, for a server: in Node, in Deno and in workers. The page
 * takes it over without a change once `aftersales/define` has come.
 */
import type { Policy } from "./index.js";
import type { Filed } from "./events.js";
import type { CaseRecord, Fault, Instant, Messages, Order, OrderLine, ReturnRequest } from "./types.js";

export type * from "./types.js";
export { AftersalesError } from "./index.js";

/** The elements that show an answer. */
export type DisplayTag =
  | "aftersales-case"
  | "aftersales-certificate"
  | "aftersales-countdown"
  | "aftersales-order"
  | "aftersales-return"
  | "aftersales-timeline"
  | "aftersales-warranty";

/** What an element shows, as its properties take it in a page. */
export interface RenderOptions {
  /** The policy that was opened; it is not freed. */
  policy: Policy;
  /** The order line. */
  line?: OrderLine;
  /** The order: `aftersales-order` shows its lines, others what it says of theirs. */
  order?: Order;
  /** The terms of lines by their ids, opened, where those of `policy` do not hold for them. */
  policies?: Record<string, Policy>;
  /** What is asked for lines by their ids, where that is not for `reason`. */
  requests?: Record<string, ReturnRequest>;
  /** What was filed about lines, by their ids. */
  filed?: Record<string, Filed>;
  /** The record of a case. */
  record?: CaseRecord;
  /** Why the shopper asks, such as `changed_mind`; it is asked for otherwise. */
  reason?: string;
  /** What is wrong with the goods, if the page asks who pays for it. */
  fault?: Fault;
  /** The language, by BCP 47; English unless it is given. */
  language?: string;
  /** Sentences of another language, or other sentences. */
  messages?: Messages;
  /** The instant to answer for, from which the clock of the page goes on; this machine's unless it is given. */
  now?: Instant;
  /** The zone of the shopper's clocks, `Europe/Berlin` for instance; that of the policy unless it is given. */
  timeZone?: string;
  /** The nonce of the page's Content-Security-Policy for the `<style>` of what is shown. */
  nonce?: string;
  /** HTML of the page that stands inside the tag, such as its slots. It is written as it is. */
  content?: string;
}

/** Attributes of the tag: where the page finds the same policy and line, `{ policy: "/terms.json", line: "#line" }`. */
export type RenderAttributes = Record<string, string | boolean | null | undefined>;

/** An element with what it shows; without it, and with a warning, where what was handed over is not understood. */
export function render(tag: DisplayTag, options: RenderOptions, attributes?: RenderAttributes): string;
