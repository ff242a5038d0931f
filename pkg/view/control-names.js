// Under which names the fields of a form stand in the page. A control hides what a form has under its name, so a shop's field
// `after` or `querySelector` is named otherwise there.

import { own } from "../errors.js";

const PREFIX = "aftersales-field-";

/** What is asked of a form that is no method. */
const ASKED = [
  "baseURI",
  "childNodes",
  "children",
  "classList",
  "firstChild",
  "hidden",
  "isConnected",
  "ownerDocument",
  "parentNode",
  "style",
];

/** Whether a form could not be used any more if a control had this name. @param {string} name */
function hides(name) {
  let home = HTMLFormElement.prototype;
  while (home && !own(home, name)) home = Object.getPrototypeOf(home);
  return home && (ASKED.includes(name) || typeof Object.getOwnPropertyDescriptor(home, name)?.value === "function");
}

/** The name of the control for a field. @param {string} field */
export const controlName = (field) => (hides(field) ? PREFIX + field : field);

/** The field that a control is for. @param {string} control */
export const fieldName = (control) => (control.startsWith(PREFIX) ? control.slice(PREFIX.length) : control);

/** What was typed into controls, by their fields. @param {Record<string, unknown>} typed @returns {Record<string, unknown>} */
export const byFields = (typed) =>
  Object.fromEntries(Object.entries(typed).map(([control, value]) => [fieldName(control), value]));

/** Notes at fields, as notes at their controls. @template {{ field: string }} T @param {T[]} notes @returns {T[]} */
export const byControls = (notes) => notes.map((note) => ({ ...note, field: controlName(note.field) }));
