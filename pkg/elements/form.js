// What the elements share that send a form: fields in the light DOM, bound by the room for forms.
import { AftersalesElement } from "./base.js";
import { plain } from "../plain.js";
import { spoken } from "../words.js";
import { acknowledged, Keepsake } from "../view/acknowledgement.js";
import { beforeSend, controlsOf } from "../view/fields.js";
import { formSheet } from "../view/form-style.js";
import { calendarOf } from "../view/calendar.js";
import { keptPanel } from "../view/panels.js";
import { nameOf } from "../view/names.js";
import { leftOf } from "../view/widgets.js";
import { adopt, el, mark, quoted } from "../view/nodes.js";
import { adviceOf } from "./advice.js";
import { Foresight } from "./foresight.js";
import { Outlook } from "./outlook.js";
import { field, hold } from "./known.js";
import { issuesOf } from "./source.js";
import { takeOver } from "./takeover.js";
import { Terms } from "./terms.js";
import { Ways } from "./ways.js";

/** @typedef {import("../types.js").FormKind} FormKind */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../types.js").Receipt} Receipt */
/** @typedef {import("../forms.js").FormOptions} FormOptions */

export class AftersalesForm extends AftersalesElement {
  static observedAttributes = [...AftersalesElement.observedAttributes, "request"];

  /** @type {FormOptions["submit"]} */
  #submit;
  /** @type {HTMLFormElement | undefined} */
  #form;
  /** The shop's own form, which is only given back. */
  #isOwn = false;
  /** What the server wrote, while the form that was built stands in its place. @type {Node[]} */
  #written = [];
  /** The language and the kind that it was built for. */
  #builtFor = "";
  /** What the page knew when it was built. */
  #builtOf = "";
  /** Whether the shopper has entered something. */
  #isBegun = false;
  /** @type {import("../forms.js").BoundForm | undefined} */
  #bound;
  #binding = false;
  /** @type {Outlook | undefined} */
  #outlook;
  /** What can be kept of what was sent. */
  #keepsake = new Keepsake();
  #terms = new Terms(this);

  /** Sends in place of the built-in sending, and gives the receipt. */
  get submit() {
    return this.#submit;
  }
  set submit(value) {
    this.#submit = value;
  }

  /** @returns {FormKind} */
  get kind() {
    return "complaint";
  }

  /** A sentence of this kind of form, else that of all. @param {string} code */
  word(code) {
    return this.say(code + "." + this.kind, {}, code);
  }

  /** The lines that it may be about: the one line, else those of the order. @returns {OrderLine[]} */
  get lines() {
    return this.readLine ? [this.readLine] : (this.readOrder?.lines ?? []);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    // It loads while the policy does; what keeps it from loading is told when it is needed.
    import("../forms.js").then(({ default: init }) => init()).catch(() => {});
  }

  /** The terms that hold for a line. @param {OrderLine} line @returns {import("../index.js").Policy} */
  handleOf(line) {
    return this.#terms.of(line);
  }

  /** @override */
  ask() {
    if (!this.handle || !this.#terms.areOpen()) return;
    if (this.#form && this.#bound?.stage === "draft" && this.#isOutdated()) this.fallBack();
    this.dress?.(this.#root);
    if (!this.#form) this.#build();
    if (this.#bound) this.#bound.refresh();
    else this.#bind();
  }

  get #root() {
    return /** @type {Document | ShadowRoot} */ (this.getRootNode());
  }

  get #wanted() {
    return this.kind + " " + this.locale;
  }

  /** What fields and what stands in them hinge on. */
  get #about() {
    const { readLine, readOrder, readRequest, reason, answers, chosen } = this;
    return plain({ readLine, readOrder, readRequest, reason, answers, chosen }).text;
  }

  /** Would the form be built otherwise now? What was typed stays as a draft, and comes back into the form of another language. */
  #isOutdated() {
    if (this.#builtFor !== this.#wanted && !this.#isOwn) return true;
    return !this.#isBegun && this.#builtOf !== this.#about;
  }

  #build() {
    this.#builtFor = this.#wanted;
    this.#builtOf = this.#about;
    this.#isBegun = false;
    adopt(this.#root, formSheet);
    // A plain form is for where no script runs.
    const found = /** @type {HTMLFormElement | null} */ (this.querySelector("form:not([data-aftersales-plain])"));
    this.#isOwn = found !== null;
    const form = (this.#form = found ?? el("form", { class: "aftersales-form", method: "post" }));
    form.addEventListener("input", () => (this.#isBegun = true), { once: true });
    const answers = /** @type {Record<string, import("./questions.js").Value>} */ (this.answers ?? {});
    this.#outlook = new Outlook(
      new Foresight(() => this.#bound?.refresh(), answers),
      this.kind === "return" ? new Ways("remedy", this.say("label.remedy")) : undefined,
    );
    if (found) return;
    mark(form, this.foreignLanguage, this.spoken);
    form.append(el("button", { class: "aftersales-button aftersales-main" }, this.word("ui.continue")));
  }

  async #bind() {
    const form = this.#form;
    if (!form || this.#binding) return;
    this.#binding = true;
    try {
      const { bindForm } = await import("../forms.js");
      const bound = await bindForm(form, this.#options());
      if (!this.isConnected || this.#form !== form) return bound.free();
      this.#bound = bound;
      const write = takeOver(this);
      if (write) this.#isBegun = true;
      // What the server wrote gives way to a form that can be used.
      if (!form.isConnected) {
        this.#written = [...this.childNodes];
        this.replaceChildren(form);
      }
      // What a request hinges on is asked before what it comes to.
      const { node, ways } = this.#outlook ?? {};
      if (node && ways?.isConnected) ways.before(node);
      else if (node) beforeSend(form, node);
      this.#prefill(form);
      this.built(form, write !== undefined);
      write?.(form);
      bound.refresh();
    } catch (error) {
      if (this.isConnected) this.refuse(issuesOf(error));
    } finally {
      this.#binding = false;
    }
    // The page may have said more meanwhile.
    if (this.#bound && this.#isOutdated()) this.refresh();
  }

  /** What changes while the form is bound is read anew each time. @returns {FormOptions} */
  #options() {
    const element = this;
    return {
      get policy() {
        return /** @type {import("../index.js").Policy} */ (element.handle);
      },
      get line() {
        return element.readLine && element.#answered(element.readLine);
      },
      get order() {
        const order = element.readOrder;
        return order?.lines ? { ...order, lines: order.lines.map((line) => element.#answered(line)) } : order;
      },
      get action() {
        const action = element.getAttribute("action");
        return action === null ? undefined : new URL(action, element.baseURI).href;
      },
      get submit() {
        return element.submit;
      },
      get locale() {
        return element.locale;
      },
      get messages() {
        return element.messages;
      },
      get timeZone() {
        return element.timeZone;
      },
      get say() {
        return element.say;
      },
      get stripLocation() {
        return element.hasAttribute("strip-location");
      },
      kind: element.kind,
      draft: /** @type {FormOptions["draft"]} */ (
        ["session", "memory"].find((place) => place === element.getAttribute("draft")) ?? "local"
      ),
      build: element.#isOwn ? "required" : "all",
      target: element,
      clock: () => element.clock(),
      policyOf: (line) => element.handleOf(line),
      field: (spec) => element.#field(spec),
      about: (values) => element.about(values),
      changed: (values) => element.#foretell(values),
      told: (values) => element.#outlook?.rows(element.#setting(values)) ?? [],
      received: (receipt, submission, said, report) => element.receipt(receipt, submission, said, report),
    };
  }

  /** A line with what the shopper said of it. @param {OrderLine} line @returns {OrderLine} */
  #answered(line) {
    return this.#outlook?.foresight.answered(line) ?? line;
  }

  /** After the form was bound; the shopper may have begun to write already. @param {HTMLFormElement} form @param {boolean} isBegun */
  built(form, isBegun) {
    void [form, isBegun];
  }

  /** What the page knows of what the form is about. */
  get #known() {
    const { kind, lines, say } = this;
    return { kind, lines, say, line: this.readLine, order: this.readOrder };
  }

  /** What stands for a field in a form that is built here. @param {import("../types.js").FieldSpec} spec */
  #field(spec) {
    if (this.#isOwn) return undefined;
    return spec.name === "remedy" ? this.#outlook?.ways : field(spec, this.#known);
  }

  /** What the page knows is not asked again. @param {HTMLFormElement} form */
  #prefill(form) {
    const { reason, quantity, remedy } = this.readRequest ?? {};
    for (const [name, value] of [
      ["product", this.readLine?.title],
      ["reason", reason ?? this.reason],
    ]) {
      const [field] = controlsOf(form, String(name));
      if (field && !field.value && typeof value === "string") field.value = value;
    }
    this.#outlook?.prefer(remedy ?? undefined);
    const boxes = /** @type {HTMLInputElement[]} */ (controlsOf(form, "lines"));
    for (const box of boxes) {
      if (boxes.length === 1 || this.chosen?.includes(box.value)) box.checked = true;
    }
    const many = this.readLine && form.querySelector(`[data-aftersales-quantity=${quoted(String(this.readLine.id))}]`);
    if ((many instanceof HTMLSelectElement || many instanceof HTMLInputElement) && quantity) {
      many.value = String(quantity);
    }
    // One piece of one product is the whole of it; of what is measured a part may be meant.
    const [line, ...others] = this.lines;
    const whole = form.querySelector("input[name=scope][value=whole]");
    const isOnePiece = line && others.length === 0 && !line.unit && leftOf(line) === 1;
    if (whole instanceof HTMLInputElement && isOnePiece) whole.checked = true;
  }

  /**
   * The lines that are chosen, as the page gave them; the one line if there is no choice.
   * @param {Record<string, any>} values
   */
  #chosen(values) {
    const { kind, lines, say } = this;
    const ids = values.lines?.map((/** @type {{ id: string }} */ { id }) => id);
    if (kind === "withdrawal" && values.scope === "whole") return lines;
    if (ids || kind === "return") return lines.filter(({ id }) => ids?.includes(id));
    if (this.readLine) return lines;
    // Of several lines a list of products tells which.
    return kind === "withdrawal" ? [] : lines.filter((line) => nameOf(line, say) === values.product);
  }

  /** @param {Record<string, any>} values @returns {import("./outlook.js").Setting} */
  #setting(values) {
    const { kind, say, wording, lines } = this;
    const asker = {
      handleOf: (/** @type {OrderLine} */ line) => this.handleOf(line),
      order: this.readOrder,
      say,
      wording,
      clock: () => this.clock(),
    };
    return {
      asker,
      kind,
      form: /** @type {HTMLFormElement} */ (this.#form),
      lines,
      chosen: this.#chosen(values),
      values,
    };
  }

  /** Tells what the request will come to. @param {Record<string, any>} values */
  #foretell(values) {
    if (!this.handle || !this.#outlook || !this.#form) return;
    hold(this.#form, this.#known);
    this.#outlook.tell(this.#setting(values));
  }

  /** What the shop is asked to do, by line: lines by their ids, so that the shop finds them in its own records. @param {Record<string, any>} values */
  about(values) {
    const quantities = new Map((values.lines ?? []).map((/** @type {any} */ line) => [line.id, line.quantity]));
    const requests = Object.fromEntries(
      this.#chosen(values).flatMap((line) =>
        line.id === undefined
          ? []
          : [
              [
                line.id,
                {
                  ...(this.kind === "return" && {
                    reason: values.reason,
                    ...(values.remedy && { remedy: values.remedy }),
                    ...this.#outlook?.foresight.facts(line),
                  }),
                  ...(quantities.has(line.id) && { quantity: quantities.get(line.id) }),
                },
              ],
            ],
      ),
    );
    const ids = Object.keys(requests);
    const lines = ids.length > 0 ? ids : this.lines.flatMap(({ id }) => id ?? []);
    return {
      ...(this.readOrder
        && lines.length > 0 && { order: { id: this.readOrder.id, lines: lines.map((id) => ({ id })) } }),
      requests,
    };
  }

  /**
   * What stands above what is kept of it: what to do at once if it is urgent, and what the shop says to somebody who complained.
   * @param {import("../types.js").FormReport | undefined} report
   * @returns {import("../view/acknowledgement.js").Word[]}
   */
  words(report) {
    const { advice, acknowledgement, classification } = report ?? {};
    const now = spoken(adviceOf(advice, classification?.because, this.say), this.locale);
    const kind = spoken(acknowledgement, this.locale);
    return [...(now ? [{ ...now, isUrgent: true }] : []), ...(kind ? [kind] : [])];
  }

  /**
   * What is shown once the shop has it, and can be kept.
   * @param {Receipt} receipt
   * @param {Submission} submission
   * @param {import("../forms.js").Row[]} said
   * @param {import("../types.js").FormReport} [report]
   * @returns {HTMLElement}
   */
  receipt(receipt, submission, said, report) {
    const { say, wording, locale } = this;
    const words = this.words(report);
    const title = this.word("ui.sent");
    const rows = acknowledged(receipt, submission, said, report, say, wording);
    const ways = this.#keepsake.ways(this.word("ui.acknowledgement_file"), title, words, rows, say, locale);
    const { caseId: id, number } = receipt;
    const asker = { say, wording, clock: () => this.clock(), readRecord: { id, number } };
    const calendar = calendarOf(report?.serviceLevels ?? [], asker, undefined, "aftersales-button");
    if (calendar) ways.append(calendar);
    return keptPanel(title, words, rows, ways);
  }

  /** @override */
  disconnectedCallback() {
    this.#unbind();
    this.#terms.free();
    super.disconnectedCallback();
  }

  #unbind() {
    this.#keepsake.release();
    this.#bound?.free();
    this.#bound = undefined;
  }

  /** @override */
  fallBack() {
    if (!this.#form) return;
    this.#unbind();
    this.#outlook?.node.remove();
    if (!this.#isOwn && this.#form.isConnected) this.replaceChildren(...this.#written);
    this.#form = this.#outlook = undefined;
  }
}
