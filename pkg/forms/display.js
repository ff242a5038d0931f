// What a form shows beside its fields: the check before sending, how the sending goes, and what became of the draft.
import { describe, unescaped } from "../describe.js";
import { moment } from "../sentences.js";
import { formSheet } from "../view/form-style.js";
import { button, confirmation, copying, notSent, openNow, receiptPanel } from "../view/panels.js";
import { adopt, el, quoted } from "../view/nodes.js";
import { rowsText, summary } from "../record.js";
import { why } from "../view/why.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").FormReport} FormReport */
/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../types.js").Receipt} Receipt */
/** @typedef {import("../forms.js").FormOptions} FormOptions */
/** @typedef {(news: import("../wasm/dom.js").News, text?: string) => void} News */

export class Display {
  #form;
  #options;
  #specs;
  #news;
  /** @type {HTMLElement | undefined} */
  #panel;
  /** Where the panel says how the sending goes. */
  #way = el("div", { class: "aftersales-way", tabindex: "-1" });
  #draft = el("p", { class: "aftersales-draft" });
  #offers = el("div", { class: "aftersales-offers" });
  /** The content that the panel shows. @type {{ values: Record<string, unknown>, report?: FormReport }} */
  #shown = { values: {} };

  /** @param {HTMLFormElement} form @param {FormOptions} options @param {FieldSpec[]} specs @param {News} news */
  constructor(form, options, specs, news) {
    this.#form = form;
    this.#options = options;
    this.#specs = specs;
    this.#news = news;
    const root = form.getRootNode();
    if (root instanceof Document || root instanceof ShadowRoot) adopt(root, formSheet);
    form.classList.add("aftersales-bound");
    form.append(this.#draft);
    form.prepend(this.#offers);
  }

  get #wording() {
    const { locale = "en", messages, timeZone, line, order, policy } = this.#options;
    return { locale, messages, timeZone, policy, lines: order?.lines ?? (line && [line]) };
  }

  get say() {
    return /** @type {NonNullable<FormOptions["say"]>} */ (this.#options.say);
  }

  /** A sentence of this kind of form, else that of all. @param {string} code */
  #word(code) {
    return this.say(code + "." + (this.#options.kind ?? "complaint"), {}, code);
  }

  /** What was filled in, as text. @param {Record<string, unknown>} [values] */
  text(values = this.#shown.values) {
    return rowsText(this.#said(values), this.say);
  }

  /** @param {Record<string, unknown>} values */
  #said(values) {
    const rows = summary(
      { kind: this.#options.kind ?? "complaint", values },
      { ...this.#wording, fields: this.#specs },
    );
    const told = this.#options.told?.(values) ?? [];
    // What is told of a field stands in its place.
    const of = (/** @type {string} */ field) => told.find((row) => row.field === field);
    return [
      ...rows.map((row) => of(row.field) ?? row),
      ...told.filter((row) => !rows.some(({ field }) => field === row.field)),
    ];
  }

  /** Says at the demand what is open instead. @param {FormReport | undefined} report */
  warned(report) {
    this.#form.querySelector("[data-aftersales-open]")?.remove();
    const demand = this.#form.querySelector("[name=demand]");
    const note = demand && this.#form.querySelector(`[id=${quoted(demand.id + "-warning")}]`);
    const open = report && note ? openNow(report, this.say, this.#wording) : null;
    open?.setAttribute("data-aftersales-open", "");
    if (open) note?.after(open);
  }

  /** What is to be sent, before it is sent. @param {FormReport} report */
  review(report) {
    this.#shown = { values: report.values, report };
    this.#way.replaceChildren(
      el(
        "div",
        { class: "aftersales-buttons" },
        button(this.#word("ui.send"), () => this.#news("confirmed"), "aftersales-main"),
        this.#change(),
        copying(this.say, this.text()),
      ),
    );
    this.#open();
  }

  #change() {
    return button(this.say("ui.change"), () => this.#news("edit"));
  }

  #open() {
    const { values, report } = this.#shown;
    const about = report ?? { valid: true, errors: [], warnings: [], values };
    const panel = confirmation(this.#word("ui.review"), this.#said(values), about, this.say, this.#wording);
    panel.append(this.#way);
    this.#put(panel);
  }

  /** @param {HTMLElement} panel */
  #put(panel) {
    this.#panel?.remove();
    this.#panel = panel;
    this.#form.hidden = true;
    this.#form.after(panel);
    panel.querySelector("h2")?.focus();
  }

  /**
   * How the sending goes.
   * @param {string} stage
   * @param {boolean} kept Whether it is in a queue that outlives the page.
   * @param {boolean} tried Whether an attempt has failed.
   * @param {Submission} submission
   */
  underway(stage, kept, tried, submission) {
    const { say } = this;
    if (!this.#panel) {
      // An earlier page left it in the queue.
      this.#shown = { values: /** @type {Record<string, unknown>} */ (submission.values) };
      this.#open();
    }
    const written = this.text();
    const again = () => this.#news("again");
    const had = this.#way.contains(document.activeElement);
    if (stage === "stopped") {
      const box = notSent(say, written, again, this.#word("ui.not_sent"));
      box.querySelector(".aftersales-buttons")?.append(this.#change());
      this.#way.replaceChildren(box);
      box.focus();
      return;
    }
    const waits = stage === "queued" && tried;
    const reason = navigator.onLine === false ? "ui.waiting_offline" : "ui.waiting";
    const status = waits
      ? [el("b", {}, say(reason)), " ", say(kept ? "ui.waiting_kept" : "ui.waiting_open")]
      : [say("ui.sending")];
    this.#way.replaceChildren(
      el("p", { role: "status", class: waits ? "aftersales-note" : "aftersales-status" }, ...status),
      el(
        "div",
        { class: "aftersales-buttons" },
        waits && button(say("ui.try_again"), again, "aftersales-main"),
        copying(say, written),
        waits && this.#change(),
      ),
    );
    if (had) this.#way.focus();
  }

  /** @param {Receipt} receipt @param {Submission} submission */
  received(receipt, submission) {
    const { received } = this.#options;
    this.#put(
      received?.(receipt, submission, this.#said(this.#shown.values), this.#shown.report)
        ?? receiptPanel(this.#word("ui.sent"), receipt, this.say, this.#wording),
    );
  }

  /** Back to the form. */
  close() {
    this.#panel?.remove();
    this.#panel = undefined;
    this.#form.hidden = false;
  }

  /** Whether what was typed is kept. @param {string} keeping @param {boolean} lasts */
  draft(keeping, lasts) {
    const said = {
      kept: lasts ? "ui.draft_kept" : "",
      refused: lasts ? "ui.draft_refused" : "",
      restored: "ui.draft_restored",
    }[keeping];
    if (said === undefined && keeping !== "untouched") return;
    // What is said at every pause is not read out; what matters once is.
    keeping === "kept" ? this.#draft.removeAttribute("role") : this.#draft.setAttribute("role", "status");
    const text = said ? this.say(said) : "";
    if (this.#draft.textContent !== text) this.#draft.textContent = text;
  }

  /** Drafts of other pages that can be brought back. @param {{ page: string, at: number }[]} drafts */
  offer(drafts) {
    this.#offers.replaceChildren(
      ...drafts.map(({ page, at }) =>
        el(
          "p",
          { class: "aftersales-note" },
          this.say("ui.draft_other", { time: moment(new Date(at).toISOString(), this.#wording) }),
          " ",
          button(this.say("ui.bring_back"), () => this.#news("bring", page), "aftersales-small"),
        ),
      ),
    );
  }

  /** Takes away all that it showed. */
  free() {
    this.close();
    this.#draft.remove();
    this.#offers.remove();
    this.#form.querySelector("[data-aftersales-open]")?.remove();
    this.#form.classList.remove("aftersales-bound");
  }

  /**
   * What the shop refused, each with its sentence, and with why a line is not open where the shop said so.
   * @param {import("../types.js").FieldError[]} errors @param {string} answer
   */
  refused(errors, answer) {
    const { decision } = JSON.parse(answer);
    // The pointer of a line, to be told by its name.
    const named = errors.map(({ params, ...error }) => {
      const isPointer = error.field === "" && String(params.line).startsWith("/");
      return { ...error, params: isPointer ? { ...params, line: unescaped(String(params.line).slice(1)) } : params };
    });
    return this.notes(named).map((note) => {
      const reason = note.code === "not_open" && decision?.closed ? why(decision, this.#wording) : "";
      return reason ? { ...note, text: this.say("join.pair", { name: note.text, value: reason }) } : note;
    });
  }

  /** The sentences of errors. @param {import("../types.js").FieldError[]} errors */
  notes(errors) {
    return errors.map((error) => ({
      field: error.field,
      code: error.code,
      text: describe(error, this.#wording),
      maskable: Number.isInteger(error.params?.length),
    }));
  }
}
