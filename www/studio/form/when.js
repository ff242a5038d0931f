// When a rule holds: reasons, goods and the state that they are in.
import { el } from "/pkg/dist/view/nodes.js";
import { categoriesOf } from "../lines.js";
import { categoryName } from "../telling.js";
import { has, named, say, speak } from "../words.js";
import { choice, names, picker } from "./controls.js";

const BRANCHES = {
  preference: ["changed_mind"],
  quality: ["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"],
  delivery: ["damaged_in_transit", "late", "lost"],
};
const STATES = ["opened", "used", "sealIntact", "tagsAttached", "complete", "resaleable", "damagedByUser", "tampered"];

/** The reasons of a document, each branch before its leaves. @param {any} document @returns {string[][]} */
function reasonPairs(document) {
  const own = document?.reasons ?? {};
  return Object.keys({ ...BRANCHES, ...own }).flatMap((branch) => [
    [branch, has("branch." + branch) ? say("branch." + branch) : branch],
    ...[...(BRANCHES[branch] ?? []), ...(own[branch] ?? [])].map((leaf) => [leaf, named("reason", leaf), "leaf"]),
  ]);
}

/** @param {any} edit @param {(string | number)[]} path @param {string[]} values */
const list = (edit, path, values) => (values.length > 0 ? edit.put(path, values) : edit.drop(path));

/** The controls of an entry's `when`. @param {any} entry @param {(string | number)[]} path @param {any} edit @param {any} document */
export function whenParts({ when = {} }, path, edit, document) {
  const at = (/** @type {string} */ name) => [...path, "when", name];
  const categories = [...new Set([...categoriesOf(document), ...(when.categories ?? [])])];
  return {
    reasons: picker(say("form.reasons"), reasonPairs(document), when.reasons ?? [], say("form.anyReason"), (values) =>
      list(edit, at("reasons"), values),
    ),
    categories:
      categories.length > 0
        ? picker(
            say("form.categories"),
            categories.map((id) => [id, categoryName(document, id)]),
            when.categories ?? [],
            say("form.allGoods"),
            (values) => list(edit, at("categories"), values),
          )
        : names(say("form.categories"), [], (values) => list(edit, at("categories"), values), {
            placeholder: say("form.allGoods"),
          }),
    tags: names(say("form.tags"), when.tags ?? [], (values) => list(edit, at("tags"), values), {
      placeholder: say("form.noTag"),
    }),
    states: states(when.condition ?? {}, at("condition"), edit),
  };
}

/** One choice for each state that is asked for, and one for another. @param {Record<string, boolean>} condition @param {(string | number)[]} path @param {any} edit */
function states(condition, path, edit) {
  const box = el("span", { class: "states" });
  const speaking = speak();
  const pairs = (/** @type {string[]} */ ids) =>
    ids.flatMap((id) => ["false", "true"].map((value) => [`${id}.${value}`, speaking(`state.${id}.${value}`)]));
  const current = { ...condition };
  function draw() {
    const asked = STATES.filter((id) => id in current);
    const rest = STATES.filter((id) => !(id in current));
    const one = (/** @type {string} */ id, /** @type {string[]} */ ids) =>
      choice(
        say("form.state"),
        [["", say(id ? "form.noMatter" : asked.length > 0 ? "form.andState" : "form.anyState")], ...pairs(ids)],
        id && `${id}.${current[id]}`,
        (value) => {
          const [next, truth] = value.split(".");
          if (next !== id && id) {
            delete current[id];
            edit.drop([...path, id]);
          }
          if (next) {
            current[next] = truth === "true";
            edit.put([...path, next], current[next]);
          }
          draw();
          box.querySelector("select:last-of-type")?.focus();
        },
      );
    box.replaceChildren(...asked.map((id) => one(id, [id])), ...(rest.length > 0 ? [one("", rest)] : []));
  }
  draw();
  return box;
}
