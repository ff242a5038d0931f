// <aftersales-withdrawal policy order action>: the withdrawal function of distance contracts (Directive 2011/83/EU,
// article 11a): "withdraw from contract here", the statement, "confirm withdrawal", and an acknowledgement to keep.
import { controlsOf } from "../view/fields.js";
import { el } from "../view/nodes.js";
import { AftersalesForm } from "./form.js";
import { show } from "./known.js";
import { withdrawalAdds } from "../withdrawal/languages.js";

/**
 * Withdrawal from a distance contract in two steps, with an acknowledgement to save. Its fields are in the page itself.
 *
 * @tag aftersales-withdrawal
 * @attr {"withdrawal" | "cancellation"} kind - What is declared; `cancellation` ends a continuing contract (§ 312k BGB).
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} order - The order, likewise: its id is filled in, its lines can be chosen.
 * @attr {string} request - What is asked for as far as the page knows it: an address, or `#id` of a JSON script.
 * @attr {string} reason - Why the shopper asks, such as `changed_mind`.
 * @attr {string} action - Where to send; without it the shop's own form goes its own way.
 * @attr {"local" | "session" | "memory"} draft - Where what was typed is kept; `local` by default.
 * @attr {boolean} open - The statement is open at once: the page is what a link with the words of the first step leads to.
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
export class AftersalesWithdrawal extends AftersalesForm {
  static tag = "aftersales-withdrawal";
  static observedAttributes = [...AftersalesForm.observedAttributes, "kind"];

  /** The first step. @type {HTMLElement | undefined} */
  #start;
  /** What it says itself: it speaks more languages than the others. @type {import("../types.js").Messages | undefined} */
  #own;

  /** Sentences of another language, or other sentences. @override @returns {import("../types.js").Messages | undefined} */
  get messages() {
    return super.messages ?? this.#own;
  }
  set messages(value) {
    super.messages = value;
  }

  /** @override */
  async learn() {
    const { locale } = this;
    const [own] = await Promise.all([withdrawalAdds(locale), super.learn()]);
    if (locale === this.locale) this.#own = own;
  }

  /** @override @returns {"withdrawal" | "cancellation"} */
  get kind() {
    return this.getAttribute("kind") === "cancellation" ? "cancellation" : "withdrawal";
  }
  set kind(value) {
    this.setAttribute("kind", value);
  }

  /** What it says in its own steps. @param {"" | "_lead" | "_statement"} step */
  #said(step) {
    return this.say((this.kind === "cancellation" ? "ui.cancel" : "ui.withdraw") + step);
  }

  /** The statement opens at the first step. @override @param {HTMLFormElement} form @param {boolean} isBegun */
  built(form, isBegun) {
    this.#start?.remove();
    if (this.kind === "cancellation") this.#askGrounds(form);
    if (this.hasAttribute("open") || isBegun) return;
    const begin = el("button", { type: "button", class: "aftersales-button aftersales-main" }, this.#said(""));
    const start = el("div", { class: "aftersales-panel" }, el("p", {}, this.#said("_lead")), begin);
    begin.addEventListener("click", () => {
      start.remove();
      form.hidden = false;
      /** @type {HTMLElement | null} */ (form.querySelector("input, select, textarea"))?.focus();
    });
    form.before(start);
    form.hidden = true;
    this.#start = start;
    // What an earlier page left in the queue is beyond the first step.
    this.addEventListener("aftersales-stage", () => start.remove(), { once: true });
  }

  /** Only who ends a contract at once is asked for the reason. @param {HTMLFormElement} form */
  #askGrounds(form) {
    const ask = () => {
      const chosen = controlsOf(form, "notice").find((control) => !("checked" in control) || control.checked);
      show(form, "grounds", chosen?.value === "extraordinary");
    };
    form.addEventListener("change", ask);
    ask();
  }

  /** @override */
  fallBack() {
    this.#start?.remove();
    super.fallBack();
  }

  /** @override */
  words() {
    return [{ text: this.#said("_statement") }];
  }
}
