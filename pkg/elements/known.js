// What a form does not ask, because the order states it.
import { controlsOf } from "../view/fields.js";
import { el, nextId } from "../view/nodes.js";
import { nameOf } from "../view/names.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").Order} Order */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {{ kind: string, line?: OrderLine, order?: Order, lines: OrderLine[], say: Say }} Setting */

/** Fields that an event of the order fills in; the engine writes its date. @type {Record<string, string>} */
const DATES = { purchaseDate: "ordered", orderedOn: "ordered", receivedOn: "delivered" };

/** What the order states of a field; nothing if it does not. @param {string} name @param {Setting} setting @returns {string | undefined} */
export function stated(name, { line, order, lines, say }) {
  if (name === "orderId") return typeof order?.id === "string" && order.id !== "" ? order.id : undefined;
  const isNamed = line && (line.title ?? line.id ?? line.sku) !== undefined;
  if (name === "product" && isNamed) return nameOf(line, say);
  return name === "product" && lines.length === 1 ? nameOf(lines[0], say) : undefined;
}

/**
 * What stands for a field: a value that is not shown, `null` where nothing is asked, nothing where it is built as usual.
 * @param {FieldSpec} spec
 * @param {Setting} setting
 * @returns {HTMLElement | null | undefined}
 */
export function field({ name, required }, setting) {
  const { kind, line, order, lines, say } = setting;
  const value = stated(name, setting);
  if (value !== undefined) return el("input", { type: "hidden", name, value, "data-aftersales-known": true });
  const event = DATES[name];
  if (event && [order, line, ...lines].some((known) => known?.events?.[event])) return null;
  const choosable = lines.filter(({ id }) => id !== undefined);
  if (name === "lines" && choosable.length === 0) return null;
  if (name === "address" && kind === "withdrawal" && order) return null;
  if (name === "goods" && choosable.length > 0) return null;
  if (name === "remoteMaintenance" && line && !(line.tags ?? []).includes("connected")) return null;
  if (name !== "product" || choosable.length < 2) return undefined;
  const id = nextId();
  return el(
    "div",
    { class: "aftersales-field" },
    el("label", { for: id, class: "aftersales-label" }, say("label.product")),
    el(
      "select",
      { id, name, class: "aftersales-input", "aria-required": required ? "true" : null },
      el("option", { value: "" }, say("ui.choose")),
      choosable.map((one) => el("option", { value: nameOf(one, say) }, nameOf(one, say))),
    ),
  );
}

/** Writes anew what the order states, after a draft or another language has changed it. @param {HTMLFormElement} form @param {Setting} setting */
export function hold(form, setting) {
  for (const input of form.querySelectorAll("input[data-aftersales-known]")) {
    const held = /** @type {HTMLInputElement} */ (input);
    held.value = stated(held.name, setting) ?? held.value;
  }
}

/** Shows a field or hides it; what is hidden says nothing. @param {HTMLFormElement} form @param {string} name @param {boolean} shown */
export function show(form, name, shown) {
  const [first, ...others] = controlsOf(form, name);
  const around = /** @type {HTMLElement | null | undefined} */ (first?.closest(".aftersales-field"));
  if (!around || around.hidden === !shown) return;
  around.hidden = !shown;
  if (shown) return;
  for (const control of [first, ...others]) {
    if (control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type)) control.checked = false;
    else control.value = "";
  }
}

/** Offers only some of the choices of a list. @param {HTMLFormElement} form @param {string} name @param {string[]} values */
export function offer(form, name, values) {
  const [list] = controlsOf(form, name);
  if (!(list instanceof HTMLSelectElement)) return;
  for (const option of list.options) {
    option.hidden = option.disabled = option.value !== "" && !values.includes(option.value);
  }
  if (list.value && !values.includes(list.value)) list.value = "";
}
