// The fields of a form, in the page's own markup or in new markup: finding, building, reading and marking them.
import { el, nextId, write } from "./view.js";
import { attachments, chosenFiles, chosenLines, items, options, scale } from "./widgets.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../describe.js").Say} Say */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** The controls of a name. Not through `form.elements`, which a control of that name would hide. @param {HTMLElement} form @param {string} name */
export function controlsOf(form, name) {
  return /** @type {Control[]} */ ([...form.querySelectorAll(`:is(input, select, textarea)[name="${CSS.escape(name)}"]`)]);
}

/**
 * Hears of changes. A field that changes because another is being pressed must not move that one away before
 * the press has become a click.
 * @param {HTMLElement} form
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function onChange(form, changed, signal) {
  let pressed = false;
  let waits = false;
  form.addEventListener("change", () => pressed ? (waits = true) : changed(), { signal });
  form.addEventListener("pointerdown", () => { pressed = true; }, { signal });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      if (waits) setTimeout(changed);
      pressed = waits = false;
    }, { signal, capture: true });
  }
}

/** What was typed or chosen, untouched. @param {HTMLElement} form @param {FieldSpec} spec @returns {unknown} */
export function valueOf(form, { name, type }) {
  if (type === "lines") return chosenLines(form, name);
  if (type === "attachments") return chosenFiles(form, name).map(({ stated }) => stated);
  const controls = controlsOf(form, name);
  if (type === "consent") return controls.some((control) => control instanceof HTMLInputElement && control.checked);
  const chosen = controls.find((control) => !(control instanceof HTMLInputElement && control.type === "radio") || control.checked);
  return chosen?.value ?? "";
}

/** Families of words, by the field that offers them; then where else to look. @type {Record<string, [string, string]>} */
const FAMILIES = { demand: ["remedy.", "choice."], remedy: ["remedy.", "choice."], category: ["category.", "choice."], reason: ["reason.", "choice."], refundMethod: ["choice.", "method."] };

/** The word of a choice. @param {string} name @param {string} value @param {Say} say */
export function choiceWord(name, value, say) {
  const [first, then] = FAMILIES[name] ?? ["choice.", "reason."];
  return say(first + value, {}, then + value);
}

/** Above this many choices a list is easier to look through than buttons. */
const MOST_BUTTONS = 3;

/** @param {FieldSpec} spec @param {Say} say @returns {Control} */
function control({ name, type, required, autocomplete, choices }, say) {
  const shared = { name, id: nextId(), autocomplete, "aria-required": required ? "true" : null, class: "aftersales-input" };
  if (type === "multiline") return el("textarea", { ...shared, rows: "5", dir: "auto" });
  if (type === "choice") {
    const option = (/** @type {string} */ value) => el("option", { value }, choiceWord(name, value, say));
    // The branches of a tree head its leaves; what another field divides further stays a plain list.
    const list = (choices ?? []).map(({ value, children }) => children && name !== "category"
      ? el("optgroup", { label: choiceWord(name, value, say) }, children.map((leaf) => option(leaf.value))) : option(value));
    return el("select", shared, el("option", { value: "" }, say("ui.choose")), list);
  }
  if (type === "number" || type === "money") return el("input", { ...shared, type: "text", inputmode: "decimal", class: "aftersales-input aftersales-narrow" });
  const kind = { email: "email", tel: "tel", date: "date" }[String(type)] ?? "text";
  return el("input", { ...shared, type: kind, dir: kind === "text" ? "auto" : null, max: kind === "date" ? "9999-12-31" : null });
}

/**
 * A new field with its label and hint.
 * @param {FieldSpec} spec
 * @param {Say} say
 * @param {{ lines: import("../types.js").OrderLine[], locale: string, kind: string }} [context] What it is asked about, and in which form.
 */
export function build(spec, say, { lines, locale, kind } = { lines: [], locale: "en", kind: "complaint" }) {
  const { name, type, required } = spec;
  // A form may have words of its own for a field that others have too.
  const own = (/** @type {string} */ family) => say(family + name + "." + kind, {}, family + name);
  const label = own("label.");
  if (type === "consent") {
    // Never ticked beforehand: a consent is the shopper's own act.
    const box = el("input", { type: "checkbox", name, id: nextId(), "aria-required": required ? "true" : null });
    return el("div", { class: "aftersales-field" }, el("label", { class: "aftersales-consent" }, box, el("span", {}, label)));
  }
  const title = required ? label : say("ui.optional", { label });
  const told = own("hint.");
  // What has no hint is said by its name.
  const text = told === name.replaceAll("_", " ") ? "" : told;
  if (type === "score") return scale(spec, title, text, say);
  if (type === "lines") return items(spec, title, text, lines, say);
  if (type === "attachments") return attachments(spec, title, text, say, locale);
  const flat = spec.choices?.every(({ children }) => !children) ?? false;
  if (type === "choice" && flat && name !== "reason" && required && (spec.choices ?? []).length <= MOST_BUTTONS) {
    return options(spec, title, text, (value) => choiceWord(name, value, say));
  }
  const made = control(spec, say);
  const hint = text ? el("p", { class: "aftersales-hint", id: nextId() }, text) : null;
  if (hint) made.setAttribute("aria-describedby", hint.id);
  return el("div", { class: "aftersales-field" }, el("label", { for: made.id, class: "aftersales-label" }, title), hint, made);
}

/** Offers in `reason` only what the chosen category is divided into. */
export class Narrowing {
  #form;
  #specs;
  /** @type {HTMLOptionElement[]} */
  #all = [];

  /** @param {HTMLElement} form @param {FieldSpec[]} specs */
  constructor(form, specs) {
    this.#form = form;
    this.#specs = specs;
    const list = this.#list();
    if (list) this.#all = [...list.options];
  }

  #list() {
    const [found] = controlsOf(this.#form, "reason");
    return found instanceof HTMLSelectElement ? found : undefined;
  }

  apply() {
    const list = this.#list();
    const spec = this.#specs.find(({ name }) => name === "category");
    if (!list || !spec) return;
    const chosen = valueOf(this.#form, spec);
    const children = spec.choices?.find(({ value }) => value === chosen)?.children?.map(({ value }) => value) ?? [];
    const before = list.value;
    list.replaceChildren(...this.#all.filter(({ value }) => value === "" || children.includes(value)));
    list.value = children.includes(before) ? before : "";
    const field = list.closest(".aftersales-field");
    if (field instanceof HTMLElement) field.hidden = children.length === 0;
  }
}

/**
 * Writes the sentence at a field, and takes it away when there is none.
 * @param {HTMLElement} form
 * @param {string} name
 * @param {string} text
 * @param {"error" | "warning"} kind
 * @param {Say} say
 */
export function mark(form, name, text, kind, say) {
  const controls = controlsOf(form, name);
  const [first] = controls;
  if (!first) return;
  first.id ||= nextId();
  const id = first.id + "-" + kind;
  let note = /** @type {HTMLElement | null} */ (form.querySelector("#" + CSS.escape(id)));
  const described = new Set((first.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (!text) {
    note?.remove();
    described.delete(id);
  } else {
    if (!note) {
      const prefix = kind === "error" && el("span", { class: "aftersales-hidden" }, say("ui.error_prefix"), " ");
      note = el("p", { id, class: "aftersales-" + kind, role: kind === "warning" ? "status" : null }, prefix, el("span", {}));
      const field = first.closest("fieldset, .aftersales-consent");
      if (field?.matches("fieldset") && first.type === "radio") field.querySelector("legend")?.after(note);
      else (field ?? first).before(note);
    }
    write(/** @type {Node} */ (note.lastChild), text);
    described.add(id);
  }
  for (const one of controls) {
    if (kind === "error") text ? one.setAttribute("aria-invalid", "true") : one.removeAttribute("aria-invalid");
    described.size > 0 ? one.setAttribute("aria-describedby", [...described].join(" ")) : one.removeAttribute("aria-describedby");
  }
  first.closest(".aftersales-field")?.classList.toggle("aftersales-faulty", first.hasAttribute("aria-invalid"));
}

/**
 * What is wrong, above the form, with a link to each field.
 * @param {{ field: string, text: string }[]} errors
 * @param {HTMLElement} form
 * @param {Say} say
 */
export function summary(errors, form, say) {
  const items = errors.map(({ field, text }) => {
    const [target] = controlsOf(form, field);
    if (!target) return el("li", {}, text);
    target.id ||= nextId();
    const link = el("a", { href: "#" + target.id }, text);
    link.addEventListener("click", (event) => {
      // The address stays as it is; the label is what a reader must see first.
      event.preventDefault();
      (target.labels?.[0] ?? target).scrollIntoView({ block: "nearest" });
      target.focus({ preventScroll: true });
    });
    return el("li", {}, link);
  });
  return el("div", { class: "aftersales-summary", tabindex: "-1" },
    el("div", { role: "alert" }, el("h2", {}, say("ui.error_summary")), el("ul", {}, items)));
}
