// Panels of which one is shown, as tabs that arrow keys walk through.
import { el } from "/pkg/dist/view/nodes.js";
import { say } from "./words.js";

/**
 * @param {HTMLElement} list @param {string[]} names @param {(name: string) => void} shown
 * @returns {{ chosen: () => string, choose: (name: string) => void, translate: () => void, count: (name: string, number: number) => void }}
 */
export function tabs(list, names, shown) {
  let chosen = names[0];
  const buttons = names.map((name) =>
    el("button", { type: "button", role: "tab", id: "tab-" + name, "aria-controls": "panel-" + name }),
  );
  /** @type {Record<string, number>} */
  const counts = {};

  function draw() {
    for (const [place, name] of names.entries()) {
      const isChosen = name === chosen;
      buttons[place].setAttribute("aria-selected", String(isChosen));
      buttons[place].tabIndex = isChosen ? 0 : -1;
      buttons[place].replaceChildren(say("tab." + name), counts[name] ? el("b", {}, " " + counts[name]) : "");
      document.getElementById("panel-" + name).hidden = !isChosen;
    }
  }
  function choose(/** @type {string} */ name) {
    chosen = name;
    draw();
    shown(name);
  }
  list.addEventListener("click", ({ target }) => {
    const place = buttons.findIndex((button) => button.contains(/** @type {Node} */ (target)));
    if (place >= 0) choose(names[place]);
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (names.indexOf(chosen) + step + names.length) % names.length;
    choose(names[next]);
    buttons[next].focus();
  });
  list.append(...buttons);
  return {
    chosen: () => chosen,
    choose,
    translate: draw,
    count(name, number) {
      counts[name] = number;
      draw();
    },
  };
}
