// Fields that are more than one control: a scale, a few choices side by side, lines of an order, attachments.
import { alone } from "../own.js";
import { amount } from "../record.js";
import { howMuch } from "../sentences.js";
import { learn, put } from "./chosen-files.js";
import { controlName } from "./control-names.js";
import { nameOf } from "./names.js";
import { el, foreign, nextId } from "./nodes.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../sentences.js").Say} Say */

/**
 * A group with its name and hint; the note of an error comes after the name.
 * @param {string} title
 * @param {string} hint
 * @param {...(Node | Node[])} children
 */
function group(title, hint, ...children) {
  const told = hint ? el("p", { class: "aftersales-hint", id: nextId() }, hint) : null;
  return el(
    "fieldset",
    { class: "aftersales-field", "aria-describedby": told?.id },
    el("legend", { class: "aftersales-label" }, title),
    told,
    ...children,
  );
}

/** @param {string} name @param {string} value @param {(string | Node)[]} words @param {string} [kind] */
function radio(name, value, words, kind = "") {
  return el(
    "label",
    { class: "aftersales-option " + kind },
    el("input", { type: "radio", name: controlName(name), value, id: nextId() }),
    el("span", {}, words),
  );
}

/** Above so many a number is typed: a list of more is no choice, and a page of more controls stands still. */
const MOST_CONTROLS = 100;

/** A whole number between two others, typed. @param {Record<string, string | null>} attributes @param {number} min @param {number} max */
const counted = (attributes, min, max) =>
  el("input", { ...attributes, type: "number", min: String(min), max: String(max), step: "1", inputmode: "numeric" });

/** Marks from the least to the best. @param {FieldSpec} spec @param {string} title @param {string} hint @param {Say} say */
export function scale({ name, limits }, title, hint, say) {
  const { min = 1, max = 5 } = limits ?? {};
  if (max - min >= MOST_CONTROLS) {
    const id = nextId();
    const field = counted(
      { name: controlName(name), id, class: "aftersales-input aftersales-narrow", "aria-label": title },
      min,
      max,
    );
    return group(title, hint, field);
  }
  const marks = Array.from({ length: max - min + 1 }, (_, place) => String(min + place));
  const word = (/** @type {string} */ mark) =>
    max === 5 ? el("span", { class: "aftersales-mark" }, say("score." + mark)) : "";
  return group(
    title,
    hint,
    el(
      "div",
      { class: "aftersales-scale" },
      marks.map((mark) => radio(name, mark, [el("b", {}, mark), " ", word(mark)], "aftersales-score")),
    ),
  );
}

/** A few choices, all in sight. @param {FieldSpec} spec @param {string} title @param {string} hint @param {(value: string) => string} word */
export function options({ name, choices = [] }, title, hint, word) {
  return group(
    title,
    hint,
    el(
      "div",
      { class: "aftersales-options" },
      choices.map(({ value }) => radio(name, value, [foreign(word(value))])),
    ),
  );
}

/** An amount as it is stated, as a decimal text. @param {any} money */
function decimalOf({ decimal, amount: minor, currency }) {
  if (decimal !== undefined) return String(decimal);
  const { maximumFractionDigits: places = 2 } = new Intl.NumberFormat(
    "en",
    alone({
      style: "currency",
      currency,
    }),
  ).resolvedOptions();
  const digits = String(minor).padStart(places + 1, "0");
  return places === 0 ? digits : digits.slice(0, -places) + "." + digits.slice(-places);
}

/** What was paid for a line, else what each of it costs; empty where that is not known. @param {OrderLine} line @param {Say} say @param {string} locale */
export function paidText({ paid, unitPrice, quantity, unit }, say, locale) {
  const stated = /** @type {any} */ (paid ?? unitPrice);
  try {
    const price = stated ? amount({ decimal: decimalOf(stated), currency: stated.currency }, locale) : "";
    const isOne = (quantity ?? 1) <= 1 && !unit;
    const count = howMuch(quantity ?? 1, unit, locale);
    return price && !paid && !isOne ? say("ui.count_priced", { count, price }) : price;
  } catch {
    // What is no amount is not shown.
    return "";
  }
}

/** What is no number is refused where it is asked about. @param {unknown} quantity */
const thousandths = (quantity) => (typeof quantity === "number" ? Math.round(quantity * 1000) : 0);

/** How much of a line may still go back: at least one piece, or a thousandth of its unit. @param {OrderLine} line */
export function leftOf({ quantity = 1, unit, returned, inProgress }) {
  const left = thousandths(quantity) - thousandths(returned) - thousandths(inProgress);
  return Math.max(unit ? 1 : 1000, left) / 1000;
}

/** How many of a line: chosen from all that are left, or typed where those are too many, or are measured. @param {OrderLine} line @param {number} left @param {Record<string, string | null>} attributes */
function quantity({ unit }, left, attributes) {
  const value = String(left);
  if (unit) {
    const step = { type: "number", min: "0.001", max: value, step: "0.001", inputmode: "decimal" };
    return el("div", { class: "aftersales-measure" }, el("input", { ...attributes, ...step, value }), foreign(unit));
  }
  if (left > MOST_CONTROLS) return counted({ ...attributes, value: String(left) }, 1, left);
  const counts = Array.from({ length: left }, (_, place) => String(left - place));
  return el(
    "select",
    attributes,
    counts.map((count) => el("option", { value: count }, count)),
  );
}

/** The lines of an order, each with its picture, what was paid, and how many of it. @param {FieldSpec} spec @param {string} title @param {string} hint @param {OrderLine[]} lines @param {Say} say @param {string} locale */
export function items({ name }, title, hint, lines, say, locale) {
  return group(
    title,
    hint,
    el(
      "ul",
      { class: "aftersales-lines" },
      lines.flatMap((line) => {
        const { id, image } = /** @type {OrderLine & { image?: unknown }} */ (line);
        if (id === undefined) return [];
        const called = nameOf(line, say);
        const left = leftOf(line);
        const price = paidText(line, say, locale);
        const picture =
          typeof image === "string" && el("img", { src: image, alt: "", class: "aftersales-picture", loading: "lazy" });
        const box = el("input", { type: "checkbox", name, value: id, id: nextId() });
        const many = quantity(line, left, {
          class: "aftersales-input",
          "data-aftersales-quantity": id,
          "aria-label": line.unit
            ? say("ui.measure_of", { name: called, unit: line.unit })
            : say("ui.quantity_of", { name: called }),
        });
        return [
          el(
            "li",
            { "data-aftersales-line": id },
            el(
              "label",
              { class: "aftersales-consent" },
              box,
              picture,
              el("span", {}, foreign(called), price && el("span", { class: "aftersales-price" }, foreign(price))),
            ),
            (left > 1 || line.unit) && many,
            el("p", { class: "aftersales-state", hidden: true }),
          ),
        ];
      }),
    ),
  );
}

/**
 * Files, added one after another, each with a way to take it out again.
 * @param {FieldSpec} spec
 * @param {string} title
 * @param {string} hint
 * @param {Say} say
 * @param {string} locale
 */
export function attachments({ name, accept }, title, hint, say, locale) {
  // The words of a browser's own picker are in the language of the browser.
  const input = el("input", {
    type: "file",
    name,
    id: nextId(),
    multiple: true,
    accept: accept?.join(","),
    class: "aftersales-hidden",
    "aria-label": title,
  });
  const pick = el("label", { class: "aftersales-button aftersales-pick" }, say("ui.add_files"), input);
  const list = el("ul", { class: "aftersales-files", "aria-label": title });
  /** @type {File[]} */
  let all = [];
  let telling = false;
  const size = new Intl.NumberFormat(locale, alone({ style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }));
  const show = () =>
    list.replaceChildren(
      ...all.map((file) => {
        const out = el(
          "button",
          {
            type: "button",
            class: "aftersales-button aftersales-small",
            "aria-label": say("ui.remove_of", { name: file.name }),
          },
          say("ui.remove"),
        );
        out.addEventListener("click", () => changed(all.filter((one) => one !== file)));
        return el(
          "li",
          {},
          el(
            "span",
            {},
            foreign(file.name),
            " ",
            el("span", { class: "aftersales-muted" }, size.format(Math.max(1, file.size / 1000))),
          ),
          out,
        );
      }),
    );
  /** @param {File[]} next */
  async function changed(next) {
    all = next;
    put(input, all);
    show();
    await learn(all);
    telling = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    telling = false;
  }
  input.addEventListener("change", (event) => {
    if (telling) return;
    // The form hears of files once their first bytes are known.
    event.stopPropagation();
    changed([...all, ...[...(input.files ?? [])].filter((file) => !all.includes(file))]);
  });
  return group(title, hint, pick, list);
}
