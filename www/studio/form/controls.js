// The editable parts of a sentence.
import { el } from "/pkg/dist/view/nodes.js";

/**
 * @param {string} label @param {string[][]} pairs Values and their words. @param {string} chosen
 * @param {(value: string) => void} change
 */
export function choice(label, pairs, chosen, change) {
  const select = el(
    "select",
    { "aria-label": label },
    pairs.map(([value, text]) => el("option", { value, selected: value === chosen }, text)),
  );
  select.addEventListener("change", () => change(select.value));
  return select;
}

/** @param {string} label @param {string} value @param {(value: string) => void} change @param {Record<string, string>} [more] */
export function field(label, value, change, more = {}) {
  const input = el("input", { "aria-label": label, value, autocomplete: "off", ...more });
  input.addEventListener("input", () => change(input.value.trim()));
  return input;
}

/** Several of a list, folded into their names. @param {string} label @param {string[][]} pairs @param {string[]} chosen @param {string} none @param {(values: string[]) => void} change */
export function picker(label, pairs, chosen, none, change) {
  const words = el("summary", {});
  const boxes = pairs.map(([value, text, depth]) => {
    const box = el("input", { type: "checkbox", value, checked: chosen.includes(value) });
    return el("label", { class: depth ? "leaf" : null }, box, text);
  });
  const ticked = () => boxes.filter(({ firstChild }) => firstChild.checked).map(({ firstChild }) => firstChild.value);
  const tell = () => {
    const names = ticked().map((value) => pairs.find(([one]) => one === value)[1]);
    words.textContent = names.join(", ") || none;
    words.setAttribute("aria-label", `${label}: ${words.textContent}`);
  };
  const group = el("fieldset", {}, el("legend", {}, label), boxes);
  group.addEventListener("change", () => {
    tell();
    change(ticked());
  });
  tell();
  const details = el("details", { class: "picker" }, words, group);
  details.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    details.open = false;
    words.focus();
  });
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !details.contains(/** @type {Node} */ (relatedTarget))) details.open = false;
  });
  return details;
}

/** Names with commas between. @param {string} label @param {string[]} values @param {(values: string[]) => void} change @param {Record<string, string>} [more] */
export const names = (label, values, change, more) =>
  field(
    label,
    values.join(", "),
    (text) =>
      change(
        text
          .split(/[,，、]/)
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    more,
  );
