// What the elements share that send a form: fields in the light DOM, checked, confirmed, and sent once.
import { describe } from "../describe.js";
import { AftersalesElement } from "./base.js";
import { Narrowing, build, controlsOf, mark, onChange, summary, valueOf } from "./fields.js";
import { Foresight } from "./foresight.js";
import { formSheet } from "./form-style.js";
import { button, confirmation, notSent, receiptPanel } from "./panels.js";
import { Sender, post, receiptOf } from "./send.js";
import { asText, said } from "./shown.js";
import { adopt, el } from "./view.js";
import { chosenFiles } from "./widgets.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").FormKind} FormKind */
/** @typedef {import("../types.js").FormReport} FormReport */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../types.js").Receipt} Receipt */

export class AftersalesForm extends AftersalesElement {
  /** @type {((submission: Submission, files: { id: string, file: File }[]) => Promise<Receipt>) | undefined} */
  #submit;
  /** @type {HTMLFormElement | undefined} */
  #form;
  /** The shop's own form, which is only given back. */
  #isOwn = false;
  /** What the server wrote, while the form that was built stands in its place. @type {Node[]} */
  #written = [];
  /** @type {FieldSpec[]} */
  #specs = [];
  /** The language and the kind that it was built for. */
  #builtFor = "";
  /** @type {Narrowing | undefined} */
  #narrowing;
  /** @type {Foresight | undefined} */
  #foresight;
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

  /** @returns {FormKind} */
  get kind() { return "complaint"; }

  /** A sentence of this kind of form, else that of all. @param {string} code */
  word(code) {
    return this.say(code + "." + this.kind, {}, code);
  }

  /** The lines that it may be about: the one line, else those of the order. @returns {OrderLine[]} */
  get lines() {
    return this.readLine ? [this.readLine] : this.readOrder?.lines ?? [];
  }

  /** @override */
  ask() {
    if (!this.handle) return;
    const wanted = this.kind + " " + this.locale;
    // What was typed into a form of another language is not thrown away for the sake of its labels.
    if (this.#form && this.#builtFor !== wanted && !this.#panel && !this.#isOwn && !this.#checked) this.fallBack();
    if (!this.#form) this.#build(wanted);
    this.#foretell();
    if (this.#checked && !this.#panel) this.#check();
  }

  /** @param {string} wanted */
  #build(wanted) {
    const handle = /** @type {import("../index.js").Policy} */ (this.handle);
    this.#builtFor = wanted;
    this.#specs = handle.form(this.kind).fields();
    adopt(/** @type {Document | ShadowRoot} */ (this.getRootNode()), formSheet());
    const found = this.querySelector("form");
    const form = found ?? el("form", { class: "aftersales-form" });
    this.#isOwn = found !== null;
    this.#form = form;
    form.noValidate = true;
    if (!found) form.append(el("button", { class: "aftersales-button aftersales-main" }, this.word("ui.continue")));
    this.#add(form, ({ required }) => required || !found);
    this.#prefill(form);
    this.#narrowing = new Narrowing(form, this.#specs);
    this.#narrowing.apply();
    this.#foresight = new Foresight(() => this.#changed());
    this.#beforeButton(form, this.#foresight.node);
    if (!found) {
      this.#written = [...this.childNodes];
      this.replaceChildren(form);
    }
    const { signal } = this.#listening = new AbortController();
    form.addEventListener("submit", (event) => this.#submitted(event), { signal });
    onChange(form, () => this.#changed(), signal);
    this.built(form);
  }

  /** After the form was made or bound. @param {HTMLFormElement} form */
  built(form) { void form; }

  /** @param {HTMLFormElement} form @param {...Node} nodes */
  #beforeButton(form, ...nodes) {
    const send = form.querySelector(":is(button, input)[type=submit], button:not([type])");
    const around = send?.closest("p, div, fieldset");
    if (send) (around && form.contains(around) ? around : send).before(...nodes);
    else form.append(...nodes);
  }

  /** Builds the fields that a form lacks, before its button. @param {HTMLFormElement} form @param {(spec: FieldSpec) => boolean} wanted */
  #add(form, wanted) {
    const context = { lines: this.lines, locale: this.locale, kind: this.kind };
    const fields = this.#specs.filter((spec) => controlsOf(form, spec.name).length === 0 && wanted(spec)).map((spec) => build(spec, this.say, context));
    this.#beforeButton(form, ...fields);
  }

  /** What the page knows is not asked again. @param {HTMLFormElement} form */
  #prefill(form) {
    for (const [name, value] of [["orderId", this.readOrder?.id], ["product", this.readLine?.title], ["reason", this.reason]]) {
      const [field] = controlsOf(form, String(name));
      if (field && !field.value && typeof value === "string") field.value = value;
    }
    const [only, ...more] = controlsOf(form, "lines");
    if (only instanceof HTMLInputElement && more.length === 0) only.checked = true;
  }

  #changed() {
    if (!this.#form) return;
    this.#narrowing?.apply();
    this.#foretell();
    if (this.#checked) this.#check();
    else this.#warn(this.#report());
  }

  /** What is filled in, as far as it says anything. @returns {Record<string, any>} */
  get values() {
    const form = this.#form;
    if (!form) return {};
    const filled = (/** @type {unknown} */ value) => value !== "" && !(Array.isArray(value) && value.length === 0);
    return Object.fromEntries(this.#specs.map((spec) => [spec.name, valueOf(form, spec)]).filter(([, value]) => filled(value)));
  }

  /** The lines that are chosen, as the page gave them; the one line if there is no choice. @param {Record<string, any>} values */
  #chosen(values) {
    const ids = values.lines?.map((/** @type {{ id: string }} */ { id }) => id);
    return this.lines.filter(({ id }) => ids ? ids.includes(id) : this.readLine !== undefined);
  }

  /** Tells what the request will come to. */
  #foretell() {
    const { handle, say, wording, values } = this;
    if (!handle || !this.#foresight) return;
    const asker = { handle, say, wording, clock: () => this.clock() };
    const lines = this.#chosen(values);
    if (this.kind === "return") this.#foresight.returns(asker, lines, { reason: values.reason, ...(values.remedy && { remedy: values.remedy }) });
    else if (this.kind === "repair" || this.kind === "registration") this.#foresight.warranties(asker, lines);
    else this.#foresight.node.remove();
  }

  /** @returns {FormReport | undefined} */
  #report() {
    const { handle } = this;
    if (!handle || !this.#form) return undefined;
    const context = { line: this.readLine, order: this.readOrder, now: this.clock() };
    const answer = handle.form(this.kind).validate(this.values, context);
    if (answer.ok) return answer.value;
    this.tell("issues", { issues: answer.issues });
    return undefined;
  }

  /** Says at each field what is worth knowing before sending. @param {FormReport | undefined} report */
  #warn(report) {
    const form = this.#form;
    if (!report || !form) return;
    for (const { name } of this.#specs) {
      const warning = report.warnings.find(({ field }) => field === name);
      mark(form, name, warning ? describe(warning, this.wording) : "", "warning", this.say);
    }
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
    this.tell("answer", { kind: this.kind, valid, errors: report.errors, warnings, classification, serviceLevels, options });
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

  /** What was filled in, by label. @param {FormReport} report */
  said(report) {
    return said(this.#specs, report.values, this.say, this.wording, this.lines, this.kind);
  }

  /** @param {FormReport} report */
  #confirm(report) {
    const { say, wording } = this;
    const status = el("p", { role: "status", class: "aftersales-status" });
    const send = () => this.#send(report, status);
    const panel = confirmation(this.word("ui.review"), this.said(report), report, say, wording);
    panel.append(el("div", { class: "aftersales-buttons" }, button(this.word("ui.send"), send, "aftersales-main"),
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

  /** What the shop is asked to do, by line. @param {Record<string, any>} values */
  #requests(values) {
    const quantities = new Map((values.lines ?? []).map((/** @type {any} */ line) => [line.id, line.quantity]));
    return Object.fromEntries(this.#chosen(values).flatMap((line) => line.id === undefined ? [] : [[line.id, {
      ...(this.kind === "return" && { reason: values.reason, ...(values.remedy && { remedy: values.remedy }), ...this.#foresight?.facts(line) }),
      ...(quantities.has(line.id) && { quantity: quantities.get(line.id) }),
    }]]));
  }

  /** @param {FormReport} report @returns {Submission} */
  #prepared(report) {
    const values = /** @type {Record<string, any>} */ (report.values);
    const requests = this.#requests(values);
    // Lines by their ids, so that the shop finds them in its own records.
    const order = this.readOrder && { order: { id: this.readOrder.id, lines: Object.keys(requests).map((id) => ({ id })) } };
    return this.#sender.prepare({ format: 1, kind: this.kind, values, ...order, requests }, () => {
      const now = this.clock();
      const stood = this.handle?.checkReturn(this.readLine ?? {}, {}, now);
      if (!stood?.ok) throw new Error("nothing to stand on");
      return { declaredAt: new Date(now).toISOString(), standsOn: stood.value.standsOn };
    });
  }

  /** @param {FormReport} report @param {HTMLElement} status */
  async #send(report, status) {
    // A second click while the first is on its way sends nothing.
    if (this.#sending) return;
    const form = /** @type {HTMLFormElement} */ (this.#form);
    const action = this.getAttribute("action");
    const submission = this.#prepared(report);
    const files = this.#specs.filter(({ type }) => type === "attachments")
      .flatMap(({ name }) => chosenFiles(form, name)).map(({ file, stated }) => ({ id: stated.id, file }));
    if (!this.tell("submit", { submission })) return;
    const send = this.submit ?? (action !== null && post(new URL(action, this.baseURI).href));
    if (!send) {
      // The shop's own form, checked, goes where the shop sends it.
      if (this.#isOwn) HTMLFormElement.prototype.submit.call(form);
      return;
    }
    this.#sending = true;
    status.textContent = this.say("ui.sending");
    try {
      const receipt = receiptOf(await send(submission, files), submission.key);
      this.#open(this.receipt(receipt, report, submission));
      this.tell("receipt", { receipt });
    } catch {
      // Whatever went wrong on the way, the shopper can do the same about it.
      this.#failed(report, status);
    } finally {
      this.#sending = false;
    }
  }

  /**
   * What is shown once the shop has it.
   * @param {Receipt} receipt
   * @param {FormReport} report
   * @param {Submission} submission
   * @returns {HTMLElement}
   */
  receipt(receipt, report, submission) {
    void [report, submission];
    return receiptPanel(this.word("ui.sent"), receipt, this.say, this.wording);
  }

  /** @param {FormReport} report @param {HTMLElement} status */
  #failed(report, status) {
    const { say } = this;
    status.textContent = "";
    const box = notSent(say, asText(this.said(report), say), () => this.#send(report, status), this.word("ui.not_sent"));
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
    this.#foresight?.node.remove();
    form.hidden = false;
    if (this.#isOwn) {
      form.noValidate = false;
      for (const { name } of this.#specs) for (const kind of /** @type {const} */ (["error", "warning"])) mark(form, name, "", kind, this.say);
    } else this.replaceChildren(...this.#written);
    this.#form = this.#panel = this.#foresight = undefined;
    this.#checked = false;
  }
}
