// <aftersales-complaint policy line order action>: a form that is checked, confirmed, and sent once.
import { AftersalesForm } from "./form.js";

/**
 * A complaint: checked, confirmed, sent once. Its fields are in the page itself.
 *
 * @tag aftersales-complaint
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} order - The order, likewise: its id is filled in, its lines can be chosen.
 * @attr {string} request - What is asked for as far as the page knows it: an address, or `#id` of a JSON script.
 * @attr {string} reason - Why the shopper asks, such as `changed_mind`.
 * @attr {string} action - Where to send; without it the shop's own form goes its own way.
 * @attr {"local" | "session" | "memory"} draft - Where what was typed is kept; `local` by default.
 * @attr {boolean} strip-location - The place at which photos were taken is taken out of them.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for; nothing counts down then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @fires {CustomEvent<SubmitDetail>} aftersales-submit - Something is about to be sent; preventing it sends nothing.
 * @fires {CustomEvent<StageDetail>} aftersales-stage - A submission has come further.
 * @fires {CustomEvent<ReceiptDetail>} aftersales-receipt - The shop has it.
 */
export class AftersalesComplaint extends AftersalesForm {
  static tag = "aftersales-complaint";
}
