// A rule, an exception or a cost as a card of sentences.
import { el } from "/pkg/dist/view/nodes.js";
import { language, named, say } from "../words.js";
import { choice, field, picker } from "./controls.js";
import { sentence } from "./sentence.js";
import { whenParts } from "./when.js";
import { windowParts } from "./window.js";

const REMEDIES = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];

/** A title in the studio's language, where it has one for each. @param {any} entry @param {(string | number)[]} path @param {any} edit */
function title(entry, path, edit) {
  const isMany = typeof entry.title === "object";
  const tag = isMany && !(language.tag in entry.title) ? Object.keys(entry.title)[0] : language.tag;
  const place = isMany ? [...path, "title", tag] : [...path, "title"];
  const value = isMany ? entry.title[tag] : (entry.title ?? "");
  return field(say("form.title"), value, (text) => (text ? edit.put(place, text) : edit.drop(place)), {
    class: "title",
    placeholder: entry.id ?? "",
  });
}

/** @param {any} entry @param {(string | number)[]} path @param {any} edit @param {Node[]} body */
function card(entry, path, edit, body) {
  const name = entry.id ?? "";
  const remove = el("button", { type: "button", class: "remove", "aria-label": say("form.remove", { name }) }, "×");
  remove.addEventListener("click", () => edit.remove(path));
  return el(
    "li",
    { class: "card", "data-rule": name },
    el("div", { class: "head" }, title(entry, path, edit), remove),
    body,
  );
}

const remedies = (label, chosen, change) =>
  picker(
    label,
    REMEDIES.map((id) => [id, named("remedy", id)]),
    chosen,
    say("form.nothing"),
    change,
  );

/** @param {any} rule @param {(string | number)[]} path @param {any} edit @param {any} document */
export function ruleCard(rule, path, edit, document) {
  const kind = rule.excludes ? "excludes" : "grants";
  const parts = whenParts(rule, path, edit, document);
  const given = remedies(
    say("form." + kind),
    rule[kind] ?? [],
    (values) => values.length > 0 && edit.put([...path, kind], values),
  );
  const first =
    kind === "excludes"
      ? sentence("form.rule.excludes", { given, ...parts })
      : sentence("form.rule.grants", {
          given,
          ...parts,
          ...windowParts(rule.window, [...path, "window"], edit, document),
        });
  return card(rule, path, edit, [first, sentence("form.rule.goods", parts), sentence("form.rule.states", parts)]);
}

/** @param {any} cost @param {(string | number)[]} path @param {any} edit @param {any} document */
export function costCard(cost, path, edit, document) {
  const parts = whenParts(cost, path, edit, document);
  const payers = ["", "seller", "buyer"].map((id) => [id, say("payer." + (id || "unstated"))]);
  const payer = choice(say("form.postage"), payers, cost.shippingPaidBy ?? "", (value) =>
    value ? edit.put([...path, "shippingPaidBy"], value) : edit.drop([...path, "shippingPaidBy"]),
  );
  const fee = field(
    say("form.fee"),
    cost.fee?.percent ?? "",
    (value) => {
      if (!value) edit.drop([...path, "fee"]);
      else if (/^\d{1,3}(\.\d+)?$/.test(value)) {
        if (!cost.fee) edit.put([...path, "fee"], { kind: "restocking", percent: value });
        else edit.put([...path, "fee", "percent"], value);
      }
    },
    { inputmode: "decimal", class: "number", ...(cost.fee?.amount && { disabled: "", placeholder: cost.fee.amount }) },
  );
  return card(cost, path, edit, [sentence("form.cost", { ...parts, payer, fee }), sentence("form.rule.goods", parts)]);
}
