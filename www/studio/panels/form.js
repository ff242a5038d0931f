// The document as sentences with parts to change. A change writes only what it changes.
import { packIds } from "/pkg/dist/documents.js";
import { el } from "/pkg/dist/view/nodes.js";
import { zones } from "../../clock.js";
import { costCard, ruleCard } from "../form/cards.js";
import { choice, field } from "../form/controls.js";
import { sentence } from "../form/sentence.js";
import { drop, put } from "../places.js";
import { say } from "../words.js";

/** What a new entry begins with. */
const NEW = {
  returns: [
    "rules",
    { id: "returns", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: "P30D" } },
  ],
  faults: [
    "rules",
    { id: "faults", grants: ["repair", "replacement"], when: { reasons: ["quality"] }, window: { length: "P2Y" } },
  ],
  exception: ["rules", { id: "exception", excludes: ["refund"], when: { reasons: ["changed_mind"] } }],
  cost: ["costs", { id: "postage", when: { reasons: ["changed_mind"] }, shippingPaidBy: "buyer" }],
};

/** An id that no entry of the list has. @param {any[]} list @param {string} id */
function fresh(list, id) {
  const taken = list.map((entry) => entry?.id);
  let number = 1;
  while (taken.includes(number === 1 ? id : `${id}-${number}`)) number += 1;
  return number === 1 ? id : `${id}-${number}`;
}

/** @param {HTMLElement} host @param {any} state @param {any} source */
export function showForm(host, state, source) {
  const { document: read } = state;
  if (!read || state.syntax) return host.replaceChildren(el("p", { class: "quiet" }, say("form.broken")));
  const again = () => showForm(host, state, source);
  const edit = {
    put: (path, value) => source.change(put(source.text(), path, value), "form"),
    drop: (path) => source.change(drop(source.text(), path), "form"),
    remove(path) {
      edit.drop(path);
      again();
      host.querySelector(".adding button")?.focus();
    },
  };
  const list = (name) => (Array.isArray(read[name]) ? read[name] : []);
  const cards = (name, card) => list(name).map((entry, place) => card(entry ?? {}, [name, place], edit, read));
  const adding = Object.entries(NEW).map(([kind, [name, entry]]) => {
    const button = el("button", { type: "button", class: "quiet" }, say("form.add." + kind));
    button.addEventListener("click", () => {
      const id = fresh(list(name), entry.id);
      edit.put([name, list(name).length], { ...entry, id });
      showForm(host, state, source);
      host.querySelector(`[data-rule="${id}"] input`)?.focus();
    });
    return button;
  });
  host.replaceChildren(
    shop(read, edit, again),
    el("h2", {}, say("form.rules")),
    el("ul", { class: "cards" }, cards("rules", ruleCard)),
    el("h2", {}, say("form.costs")),
    el("ul", { class: "cards" }, cards("costs", costCard)),
    el("div", { class: "row adding", role: "group", "aria-label": say("form.adding") }, adding),
  );
}

/** Where the shop is, and which laws hold beside its terms. */
function shop(read, edit, again) {
  const packs = (Array.isArray(read.packs) ? read.packs : []).map((one) => one?.id ?? one);
  const zone = choice(
    say("zone"),
    [...new Set([read.timeZone, ...zones])].map((id) => [id, id]),
    read.timeZone,
    (value) => edit.put(["timeZone"], value),
  );
  const country = field(say("form.countries"), [read.countries ?? []].flat().join(", "), (text) => {
    const values = text
      .toUpperCase()
      .split(/[,，、\s]+/)
      .filter(Boolean);
    if (!values.every((value) => /^[A-Z]{2}$/.test(value))) return;
    if (values.length > 0) edit.put(["countries"], values);
    else edit.drop(["countries"]);
  });
  const chips = packs.map((id, place) => {
    const button = el(
      "button",
      { type: "button", class: "chip", "aria-label": say("form.dropPack", { id }) },
      id + " ×",
    );
    button.addEventListener("click", () => {
      edit.remove(packs.length > 1 ? ["packs", place] : ["packs"]);
    });
    return button;
  });
  const rest = packIds.filter((id) => !packs.includes(id));
  const more = choice(say("form.addPack"), [["", say("form.addPack")], ...rest.map((id) => [id, id])], "", (id) => {
    if (!id) return;
    edit.put(["packs", packs.length], id);
    again();
  });
  return el(
    "div",
    { class: "shop" },
    sentence("form.shop", { zone, country }),
    sentence("form.laws", { laws: el("span", { class: "states" }, chips, more) }),
  );
}
