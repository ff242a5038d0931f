// What a shopper wrote into the page's plain form before the script came goes into the form that takes its place.
import { controlsOf } from "../view/fields.js";

/** @typedef {import("../view/fields.js").Control} Control */

/** @param {Control} control @returns {boolean | undefined} */
const isChecked = (control) =>
  "checked" in control && /^(radio|checkbox)$/.test(control.type) ? control.checked : undefined;

/** Has the shopper changed it? @param {Control} control */
function isTouched(control) {
  if (control instanceof HTMLSelectElement) {
    return [...control.options].some((one) => one.selected !== one.defaultSelected);
  }
  const checked = isChecked(control);
  return checked === undefined
    ? control.value !== control.defaultValue
    : checked && !(/** @type {HTMLInputElement} */ (control).defaultChecked);
}

/** The control of the other form that asks the same. @param {HTMLFormElement} form @param {Control} control */
const sameIn = (form, control) =>
  controlsOf(form, control.name).find((one) => isChecked(one) === undefined || one.value === control.value);

/**
 * Takes what was written out of the plain form of an element, and gives what writes it into another; nothing where nobody wrote.
 * @param {HTMLElement} element
 * @returns {((form: HTMLFormElement) => void) | undefined}
 */
export function takeOver(element) {
  const plain = element.querySelector("form[data-aftersales-plain]");
  const controls = /** @type {Control[]} */ ([...(plain?.querySelectorAll("input, select, textarea") ?? [])]);
  const touched = controls.filter((control) => control.type !== "file" && isTouched(control));
  const focused = controls.find((control) => control === document.activeElement);
  if (touched.length === 0 && !focused) return undefined;
  return (form) => {
    for (const control of touched) {
      const same = sameIn(form, control);
      if (same && isChecked(same) !== undefined) /** @type {HTMLInputElement} */ (same).checked = true;
      else if (same) same.value = control.value;
    }
    if (focused) sameIn(form, focused)?.focus();
  };
}
