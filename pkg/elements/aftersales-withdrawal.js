// <aftersales-withdrawal policy order action>: the withdrawal function of distance contracts (Directive 2011/83/EU,
// article 11a): "withdraw from contract here", the statement, "confirm withdrawal", and an acknowledgement to keep.
import { moment } from "../describe.js";
import { rowsText } from "../record.js";
import { AftersalesForm } from "./form.js";
import { el } from "./view.js";

/** @typedef {import("../types.js").Receipt} Receipt */
/** @typedef {import("../types.js").Submission} Submission */

export class AftersalesWithdrawal extends AftersalesForm {
  static tag = "aftersales-withdrawal";

  /** The first step. @type {HTMLElement | undefined} */
  #start;
  /** The text that can be saved. */
  #saved = "";

  /** @override */
  get kind() { return /** @type {const} */ ("withdrawal"); }

  /** The statement opens at the first step. @override @param {HTMLFormElement} form */
  built(form) {
    this.#start?.remove();
    const begin = el("button", { type: "button", class: "aftersales-button aftersales-main" }, this.say("ui.withdraw"));
    const start = el("div", { class: "aftersales-panel" }, el("p", {}, this.say("ui.withdraw_lead")), begin);
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

  /** @override */
  fallBack() {
    this.#start?.remove();
    this.#release();
    super.fallBack();
  }

  /** @override */
  disconnectedCallback() {
    this.#release();
    super.disconnectedCallback();
  }

  #release() {
    if (this.#saved) URL.revokeObjectURL(this.#saved);
    this.#saved = "";
  }

  /**
   * What was declared, and when it arrived, to be saved as a text.
   * @override
   * @param {Receipt} receipt
   * @param {Submission} submission
   * @param {import("../index.js").SummaryRow[]} said
   */
  receipt(receipt, submission, said) {
    const { say, wording } = this;
    const panel = super.receipt(receipt, submission, said);
    const declared = say("ui.withdraw_statement");
    const rows = [
      { label: say("ui.case"), text: receipt.caseId },
      { label: say("ui.declared"), text: moment(submission.declaredAt, wording) },
      { label: say("ui.received"), text: moment(receipt.receivedAt, wording) },
      ...said,
    ];
    const text = [this.word("ui.sent"), "", declared, "", rowsText(rows, say), ""].join("\n");
    this.#release();
    this.#saved = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    panel.append(el("p", {}, declared), el("p", {}, say("ui.acknowledgement")),
      el("a", { href: this.#saved, download: say("ui.acknowledgement_file") + ".txt", class: "aftersales-button aftersales-link" }, say("ui.save")));
    return panel;
  }
}
