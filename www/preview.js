// The form that shows a page at another time and on other clocks.
import { instantOf, localOf, zones } from "./clock.js";
import { make, order, say, state } from "./page.js";

/** Shows the page again whenever another time is chosen. @param {() => void} render @returns {() => void} Says in the form which time that is. */
export function previewing(render) {
  const form = document.getElementById("preview");
  const { at, zone, back, said } = form.elements;
  zone.replaceChildren(...zones.map((name) => make("option", { value: name, textContent: name })));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    if (!at.value) return;
    state.zone = zone.value;
    state.now = instantOf(at.value, state.zone);
    render();
  });
  back.addEventListener("click", () => {
    state.now = Date.parse(order.now);
    render();
  });
  return () => {
    zone.value = state.zone;
    at.value = localOf(state.now, state.zone);
    said.textContent = say("said", { when: `${at.value.replace("T", " ")} (${state.zone})` });
  };
}
