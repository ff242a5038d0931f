// <aftersales-survey policy order action>: a mark for each aspect of the service, and what could be better.
import { AftersalesForm } from "./form.js";

/**
 * A mark for each aspect of the service. Its fields are in the page itself.
 *
 * @tag aftersales-survey
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} case - The id of the case that it is about.
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
export class AftersalesSurvey extends AftersalesForm {
  static tag = "aftersales-survey";
  static observedAttributes = [...AftersalesForm.observedAttributes, "case"];

  /** A survey belongs to a case. @override @param {Record<string, any>} values */
  about(values) {
    const caseId = this.getAttribute("case");
    return { ...super.about(values), ...(caseId && { caseId }) };
  }

  /** @override */
  get kind() {
    return /** @type {const} */ ("survey");
  }
}
