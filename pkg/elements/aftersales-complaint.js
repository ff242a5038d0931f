// <aftersales-complaint policy line order action>: a form that is checked, confirmed, and sent once.
import { describe } from "../describe.js";
import { AftersalesElement } from "./base.js";
import { Narrowing, build, controlsOf, mark, onChange, summary, valueOf } from "./fields.js";
import { formSheet } from "./form-style.js";
import { asText, button, notSent, openNow, received, review } from "./panels.js";
import { Sender, post, receiptOf } from "./send.js";
import { adopt, el } from "./view.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").FormReport} FormReport */
/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../types.js").Receipt} Receipt */

export class AftersalesComplaint extends AftersalesElement {
  static tag = "aftersales-complaint";

  /** @type {((submission: Submission) => Promise<Receipt>) | undefined} */
  #submit;

  /** @type {HTMLFormElement | undefined} */
  #form;
  /** The shop's own form, which is only given back. */
  #isOwn = false;
  /** What the server wrote, while the form that was built stands in its place. @type {Node[]} */
  #written = [];
  /** @type {FieldSpec[]} */
  #specs = [];
  /** @type {Narrowing | undefined} */
  #narrowing;
  #checked = false;
  #sending = false;
  #sender = new Sender();
  /** @type {HTMLElement | undefined} */
  #summary;
  /** @type {HTMLElement | undefined} */
  #panel;
  #listening = new AbortController();

  /** Sends in place of the built-in sending, and gives the receipt. */
  get submit() { return this.#submit; }
  set submit(value) { this.#submit = value; }

  /** @override */
  ask() {
    if (!this.handle) return;
    // A form that is there keeps what was typed, whatever else changes.
    if (!this.#form) this.#build();
    if (this.#checked && !this.#panel) this.#check();
  }

  #build() {
    const handle = /** @type {import("../index.js").Policy} */ (this.handle);
    const { say } = this;
    this.#specs = handle.form("complaint").fields();
    adopt(/** @type {Document | ShadowRoot} */ (this.getRootNode()), formSheet());
    const found = this.querySelector("form");
    const form = found ?? el("form", { class: "aftersales-form" });
    this.#isOwn = found !== null;
    this.#form = form;
    form.noValidate = true;
    if (!found) form.append(el("button", { class: "aftersales-button aftersales-main" }, say("ui.continue")));
    this.#add(form, ({ required }) => required || !found);
    this.#prefill(form);
    this.#narrowing = new Narrowing(form, this.#specs);
    this.#narrowing.apply();
    if (!found) {
      this.#written = [...this.childNodes];
      this.replaceChildren(form);
    }
    const { signal } = this.#listening = new AbortController();
    form.addEventListener("submit", (event) => this.#submitted(event), { signal });
    onChange(form, () => this.#changed(), signal);
  }

  /** Builds the fields that a form lacks, before its button. @param {HTMLFormElement} form @param {(spec: FieldSpec) => boolean} wanted */
  #add(form, wanted) {
    const fields = this.#specs.filter((spec) => controlsOf(form, spec.name).length === 0 && wanted(spec)).map((spec) => build(spec, this.say));
    const send = form.querySelector(":is(button, input)[type=submit], button:not([type])");
    const around = send?.closest("p, div, fieldset");
    if (send) (around && form.contains(around) ? around : send).before(...fields);
    else form.append(...fields);
  }

  /** What the page knows is not asked again. @param {HTMLFormElement} form */
  #prefill(form) {
    for (const [name, value] of [["orderId", this.readOrder?.id], ["product", this.readLine?.title]]) {
      const [field] = controlsOf(form, String(name));
      if (field && !field.value && typeof value === "string") field.value = value;
    }
  }

  #changed() {
    if (!this.#form) return;
    this.#narrowing?.apply();
    if (this.#checked) this.#check();
    else this.#warn(this.#report());
  }

  /** @returns {FormReport | undefined} */
  #report() {
    const { handle } = this;
    const form = this.#form;
    if (!handle || !form) return undefined;
    const values = Object.fromEntries(this.#specs.map((spec) => [spec.name, valueOf(form, spec)]).filter(([, value]) => value !== ""));
    const answer = handle.form("complaint").validate(values, { line: this.readLine, now: this.clock() });
    if (answer.ok) return answer.value;
    this.tell("issues", { issues: answer.issues });
    return undefined;
  }

  /** Says at the demand that nothing open covers it, and what is open instead. @param {FormReport | undefined} report */
  #warn(report) {
    const form = this.#form;
    if (!report || !form) return;
    const { say, wording } = this;
    const [warning] = report.warnings;
    mark(form, "demand", warning ? describe(warning, wording) : "", "warning", say);
    const note = warning && form.querySelector("[id$=-warning]");
    form.querySelector("[data-aftersales-open]")?.remove();
    const open = note && openNow(report, say, wording);
    open?.setAttribute("data-aftersales-open", "");
    if (open) note.after(open);
  }

  /** Writes every error at its field and above the form. */
  #check() {
    const report = this.#report();
    const form = this.#form;
    if (!report || !form) return undefined;
    const { say, wording } = this;
    const errors = report.errors.map((error) => ({ field: error.field, text: describe(error, wording) }));
    // An error that the shop's form has no field for could never be mended.
    this.#add(form, ({ name }) => errors.some(({ field }) => field === name));
    const order = this.#specs.map(({ name }) => name);
    errors.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
    for (const { name } of this.#specs) mark(form, name, errors.find(({ field }) => field === name)?.text ?? "", "error", say);
    this.#warn(report);
    this.#replaceSummary(errors.length > 0 ? summary(errors, form, say) : undefined);
    const { valid, warnings, classification, serviceLevels, options } = report;
    this.tell("answer", { kind: "complaint", valid, errors: report.errors, warnings, classification, serviceLevels, options });
    return report;
  }

  /** @param {HTMLElement | undefined} next */
  #replaceSummary(next) {
    const had = this.#summary?.contains(document.activeElement);
    this.#summary?.remove();
    this.#summary = next;
    if (next) this.#form?.before(next);
    if (had) next?.focus();
  }

  /** @param {Event} event */
  #submitted(event) {
    const report = (this.#checked = true) && this.#check();
    // Without an answer the page's own form goes the page's own way.
    if (report || !this.#isOwn) event.preventDefault();
    if (report?.valid) this.#confirm(report);
    else this.#summary?.focus();
  }

  /** @param {FormReport} report */
  #confirm(report) {
    const { say, wording } = this;
    const status = el("p", { role: "status", class: "aftersales-status" });
    const send = () => this.#send(report, status);
    const panel = review(this.#specs, report, say, wording);
    panel.append(el("div", { class: "aftersales-buttons" }, button(say("ui.send"), send, "aftersales-main"),
      button(say("ui.change"), () => this.#edit()), status));
    this.#open(panel);
  }

  /** @param {HTMLElement} panel */
  #open(panel) {
    const form = /** @type {HTMLFormElement} */ (this.#form);
    this.#panel?.remove();
    this.#panel = panel;
    form.hidden = true;
    form.after(panel);
    panel.querySelector("h2")?.focus();
  }

  #edit() {
    if (this.#sending) return;
    this.#panel?.remove();
    this.#panel = undefined;
    const form = /** @type {HTMLFormElement} */ (this.#form);
    form.hidden = false;
    const [first] = this.#specs.flatMap(({ name }) => controlsOf(form, name));
    first?.focus();
  }

  /** @param {FormReport} report @param {HTMLElement} status */
  async #send(report, status) {
    // A second click while the first is on its way sends nothing.
    if (this.#sending) return;
    const { say, wording } = this;
    const action = this.getAttribute("action");
    const { readOrder: order, readLine: line } = this;
    // The line by its id, so that the shop finds it in its own records.
    const requests = line?.id === undefined ? undefined : { [line.id]: {} };
    const about = { ...(order && { order }), ...(requests && { requests }) };
    const submission = this.#sender.prepare({ format: 1, kind: "complaint", values: report.values, ...about }, () => {
      const now = this.clock();
      const stood = this.handle?.checkReturn(line ?? {}, {}, now);
      if (!stood?.ok) throw new Error("nothing to stand on");
      return { declaredAt: new Date(now).toISOString(), standsOn: stood.value.standsOn };
    });
    if (!this.tell("submit", { submission })) return;
    const send = this.submit ?? (action !== null && post(new URL(action, this.baseURI).href));
    if (!send) {
      // The shop's own form, checked, goes where the shop sends it.
      if (this.#isOwn && this.#form) HTMLFormElement.prototype.submit.call(this.#form);
      return;
    }
    this.#sending = true;
    status.textContent = say("ui.sending");
    try {
      const receipt = receiptOf(await send(submission), submission.key);
      this.#open(received(receipt, say, wording));
      this.tell("receipt", { receipt });
    } catch {
      // Whatever went wrong on the way, the shopper can do the same about it.
      this.#failed(report, status);
    } finally {
      this.#sending = false;
    }
  }

  /** @param {FormReport} report @param {HTMLElement} status */
  #failed(report, status) {
    const { say } = this;
    status.textContent = "";
    const box = notSent(say, asText(this.#specs, report, say), () => this.#send(report, status));
    this.#panel?.querySelector(".aftersales-summary")?.remove();
    this.#panel?.querySelector(".aftersales-main")?.remove();
    this.#panel?.prepend(box);
    box.focus();
  }

  /** @override */
  fallBack() {
    const form = this.#form;
    if (!form) return;
    this.#listening.abort();
    this.#panel?.remove();
    this.#replaceSummary(undefined);
    form.hidden = false;
    if (this.#isOwn) {
      form.noValidate = false;
      for (const { name } of this.#specs) for (const kind of /** @type {const} */ (["error", "warning"])) mark(form, name, "", kind, this.say);
    } else this.replaceChildren(...this.#written);
    this.#form = this.#panel = undefined;
    this.#checked = false;
  }
}
