// What the elements share that send a form: fields in the light DOM, bound by the room for forms.
import { AftersalesElement } from "./base.js";
import { beforeSend, controlsOf } from "../view/fields.js";
import { Foresight } from "./foresight.js";
import { formSheet } from "../view/form-style.js";
import { receiptPanel } from "../view/panels.js";
import { issuesOf } from "./source.js";
import { adopt, el, mark } from "../view/nodes.js";

/** @typedef {import("../types.js").FormKind} FormKind */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../types.js").Receipt} Receipt */
/** @typedef {import("../forms.js").FormOptions} FormOptions */

export class AftersalesForm extends AftersalesElement {
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
  /** @type {import("../forms.js").BoundForm | undefined} */
  #bound;
  #binding = false;
  /** @type {Foresight | undefined} */
  #foresight;

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

  /** @override */
  ask() {
    if (!this.handle) return;
    const wanted = this.kind + " " + this.locale;
    // What was typed stays as a draft, and comes back into the form of another language.
    if (this.#form && this.#builtFor !== wanted && !this.#isOwn && this.#bound?.stage === "draft") this.fallBack();
    if (!this.#form) this.#build(wanted);
    if (this.#bound) this.#bound.refresh();
    else this.#bind();
  }

  /** @param {string} wanted */
  #build(wanted) {
    this.#builtFor = wanted;
    adopt(/** @type {Document | ShadowRoot} */ (this.getRootNode()), formSheet);
    const found = this.querySelector("form");
    this.#isOwn = found !== null;
    const form = (this.#form = found ?? el("form", { class: "aftersales-form" }));
    this.#foresight = new Foresight(() => this.#bound?.refresh());
    if (found) return;
    mark(form, this.foreignLanguage);
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
      // What the server wrote gives way to a form that can be used.
      if (!form.isConnected) {
        this.#written = [...this.childNodes];
        this.replaceChildren(form);
      }
      // What a request comes to is told after what it hinges on, before it is sent.
      if (this.#foresight) beforeSend(form, this.#foresight.node);
      this.#prefill(form);
      this.built(form);
      bound.refresh();
    } catch (error) {
      if (this.isConnected) this.refuse(issuesOf(error));
    } finally {
      this.#binding = false;
    }
  }

  /** What changes while the form is bound is read anew each time. @returns {FormOptions} */
  #options() {
    const element = this;
    return {
      get policy() {
        return /** @type {import("../index.js").Policy} */ (element.handle);
      },
      get line() {
        return element.readLine;
      },
      get order() {
        return element.readOrder;
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
      about: (values) => element.about(values),
      changed: (values) => element.#foretell(values),
      received: (receipt, submission, said) => element.receipt(receipt, submission, said),
    };
  }

  /** After the form was bound. @param {HTMLFormElement} form */
  built(form) {
    void form;
  }

  /** What the page knows is not asked again. @param {HTMLFormElement} form */
  #prefill(form) {
    for (const [name, value] of [
      ["product", this.readLine?.title],
      ["reason", this.reason],
    ]) {
      const [field] = controlsOf(form, String(name));
      if (field && !field.value && typeof value === "string") field.value = value;
    }
    const [only, ...more] = controlsOf(form, "lines");
    if (only instanceof HTMLInputElement && more.length === 0) only.checked = true;
  }

  /**
   * The lines that are chosen, as the page gave them; the one line if there is no choice. Who withdraws and names no
   * line withdraws from the whole contract.
   * @param {Record<string, any>} values
   */
  #chosen(values) {
    const ids = values.lines?.map((/** @type {{ id: string }} */ { id }) => id);
    const all = this.readLine !== undefined || this.kind === "withdrawal";
    return this.lines.filter(({ id }) => (ids ? ids.includes(id) : all));
  }

  /** Tells what the request will come to. @param {Record<string, any>} values */
  #foretell(values) {
    const { handle, say, wording } = this;
    if (!handle || !this.#foresight) return;
    const asker = { handle, say, wording, clock: () => this.clock() };
    const lines = this.#chosen(values);
    if (this.kind === "return") {
      this.#foresight.returns(asker, lines, { reason: values.reason, ...(values.remedy && { remedy: values.remedy }) });
    } else if (this.kind === "repair" || this.kind === "registration") this.#foresight.warranties(asker, lines);
    else this.#foresight.node.hidden = true;
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
                    ...this.#foresight?.facts(line),
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
   * What is shown once the shop has it.
   * @param {Receipt} receipt
   * @param {Submission} submission
   * @param {import("../index.js").SummaryRow[]} said
   * @returns {HTMLElement}
   */
  receipt(receipt, submission, said) {
    void [submission, said];
    return receiptPanel(this.word("ui.sent"), receipt, this.say, this.wording);
  }

  /** @override */
  disconnectedCallback() {
    this.#unbind();
    super.disconnectedCallback();
  }

  #unbind() {
    this.#bound?.free();
    this.#bound = undefined;
  }

  /** @override */
  fallBack() {
    if (!this.#form) return;
    this.#unbind();
    this.#foresight?.node.remove();
    if (!this.#isOwn && this.#form.isConnected) this.replaceChildren(...this.#written);
    this.#form = this.#foresight = undefined;
  }
}
