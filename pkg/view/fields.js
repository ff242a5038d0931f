// The fields of a form in new markup.
import { choiceWord } from "../record.js";
import { controlName } from "./control-names.js";
import { el, nextId, quoted } from "./nodes.js";
import { attachments, items, options, scale } from "./widgets.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** The controls of a name. Not through `form.elements`, which a control of that name would hide. @param {HTMLElement} form @param {string} name */
export function controlsOf(form, name) {
  return /** @type {Control[]} */ ([
    ...form.querySelectorAll(`:is(input, select, textarea)[name=${quoted(controlName(name))}]`),
  ]);
}

/** Puts a node before what sends a form, else at its end. @param {HTMLElement} form @param {HTMLElement} node */
export function beforeSend(form, node) {
  const send = form.querySelector(":is(button, input)[type=submit], button:not([type])");
  const around = send?.closest("p, div, fieldset");
  const before = around && form.contains(around) ? around : send;
  before ? before.before(node) : form.append(node);
}

/** Is it one of two ways to answer, of which one is enough? @param {FieldSpec} spec @param {FieldSpec[]} specs */
export const isContact = ({ name }, specs) =>
  ["email", "phone"].includes(name)
  && ["email", "phone"].every((way) => specs.some((spec) => spec.name === way && !spec.required));

/**
 * Puts a new field into a form: before what sends it, or with the other way to answer under one question.
 * @param {HTMLElement} form
 * @param {HTMLElement} field
 * @param {boolean} oneOfTwo
 * @param {Say} say
 */
export function place(form, field, oneOfTwo, say) {
  if (!oneOfTwo) return beforeSend(form, field);
  let group = /** @type {HTMLElement | null} */ (form.querySelector("[data-aftersales-contact]"));
  if (!group) {
    const hint = el("p", { class: "aftersales-hint", id: nextId() }, say("ui.contact_hint"));
    group = el(
      "fieldset",
      { class: "aftersales-contact", "data-aftersales-contact": true, "aria-describedby": hint.id },
      el("legend", { class: "aftersales-label" }, say("ui.contact")),
      hint,
    );
    beforeSend(form, group);
  }
  group.append(field);
}

/** The whole order with how many products that is. @param {string} value @param {OrderLine[]} lines @param {Say} say */
const scopeWord = (value, lines, say) =>
  value === "whole" && lines.length > 0 ? say("ui.whole_of", { count: lines.length }) : choiceWord("scope", value, say);

/** Above this many choices a list is easier to look through than buttons. */
const MOST_BUTTONS = 3;

/** @param {FieldSpec} spec @param {Say} say @returns {Control} */
function control({ name, type, required, autocomplete, choices }, say) {
  const shared = {
    name: controlName(name),
    id: nextId(),
    autocomplete,
    "aria-required": required ? "true" : null,
    class: "aftersales-input",
  };
  if (type === "multiline") return el("textarea", { ...shared, rows: "5", dir: "auto" });
  if (type === "choice") {
    const option = (/** @type {string} */ value) => el("option", { value }, choiceWord(name, value, say));
    // The branches of a tree head its leaves; what another field divides further stays a plain list.
    const list = (choices ?? []).map(({ value, children }) =>
      children && name !== "category"
        ? el(
            "optgroup",
            { label: choiceWord(name, value, say) },
            children.map((leaf) => option(leaf.value)),
          )
        : option(value),
    );
    return el("select", shared, el("option", { value: "" }, say("ui.choose")), list);
  }
  if (type === "number" || type === "money") {
    return el("input", { ...shared, type: "text", inputmode: "decimal", class: "aftersales-input aftersales-narrow" });
  }
  if (type === "iban") {
    return el("input", { ...shared, type: "text", dir: "ltr", autocapitalize: "characters", spellcheck: "false" });
  }
  const kind = { email: "email", tel: "tel", date: "date" }[String(type)] ?? "text";
  return el("input", {
    ...shared,
    type: kind,
    dir: kind === "text" ? "auto" : null,
    max: kind === "date" ? "9999-12-31" : null,
  });
}

/**
 * A new field with its label and hint.
 * @param {FieldSpec} spec
 * @param {Say} say
 * @param {{ lines: OrderLine[], locale: string, kind: string, oneOfTwo?: boolean }} [context] What it is asked about, and in which form.
 */
export function build(
  spec,
  say,
  { lines, locale, kind, oneOfTwo = false } = { lines: [], locale: "en", kind: "complaint" },
) {
  const { name, type, required } = spec;
  // A form may have words of its own for a field that others have too.
  const own = (/** @type {string} */ family) => say(family + name + "." + kind, {}, family + name);
  const label = own("label.");
  if (type === "consent") {
    // Never ticked beforehand: a consent is the shopper's own act.
    const box = el("input", {
      type: "checkbox",
      name: controlName(name),
      id: nextId(),
      "aria-required": required ? "true" : null,
    });
    return el(
      "div",
      { class: "aftersales-field" },
      el("label", { class: "aftersales-consent" }, box, el("span", {}, label)),
    );
  }
  const title = required || name === "scope" || name === "goods" || oneOfTwo ? label : say("ui.optional", { label });
  const told = own("hint.");
  // What has no hint is said by its name.
  const text = told === name.replaceAll("_", " ") || (oneOfTwo && name === "email") ? "" : told;
  if (type === "score") return scale(spec, title, text, say);
  if (type === "lines") return items(spec, required || kind === "withdrawal" ? label : title, text, lines, say, locale);
  if (type === "attachments") return attachments(spec, title, text, say, locale);
  if (name === "scope") return options(spec, title, text, (value) => scopeWord(value, lines, say));
  const flat = spec.choices?.every(({ children }) => !children) ?? false;
  if (type === "choice" && flat && name !== "reason" && required && (spec.choices ?? []).length <= MOST_BUTTONS) {
    return options(spec, title, text, (value) => choiceWord(name, value, say));
  }
  const made = control(spec, say);
  const hint = text ? el("p", { class: "aftersales-hint", id: nextId() }, text) : null;
  if (hint) made.setAttribute("aria-describedby", hint.id);
  return el(
    "div",
    { class: "aftersales-field" },
    el("label", { for: made.id, class: "aftersales-label" }, title),
    hint,
    made,
  );
}
