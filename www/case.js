import { AftersalesCase, AftersalesSurvey } from "/pkg/dist/elements/index.js";
import { asked, make, nameOf, order, orderTold, policies, say, setClock, state, to, translate } from "./page.js";
import { elsewhere, rightTo } from "./rights.js";

const id = asked("id") ?? "";
const address = "/api/cases/" + encodeURIComponent(id);
const response = await fetch(address).catch(() => new Response(null, { status: 503 }));
// What is refused is read too, so that its connection is free again.
const told = await response.json().catch(() => undefined);
const record = response.ok ? told : undefined;
const right = rightTo(id);
if (record?.orderId && record.orderId !== order.id) location.replace(to("case.html", { id, order: record.orderId }));

/** Its number, and what it is about. */
function aboutCase() {
  const ids = [record.lineId, ...(record.lineIds ?? [])];
  const lines = order.lines.filter(({ id }) => ids.includes(id));
  return [record.number, ...lines.map(nameOf)].filter(Boolean).join(" · ");
}

/** The survey of the case, once it is closed. */
function survey(element) {
  const form = make("aftersales-survey", { lang: state.language, slot: "survey", className: "survey" });
  form.setAttribute("action", "/api/submissions");
  form.setAttribute("case", id);
  setClock(form);
  Object.assign(form, { policy: element.policy, order: orderTold() });
  return form;
}

function render() {
  translate(render, say("case"));
  document.getElementById("home").href = to("./");
  document.getElementById("case-id").textContent = record
    ? aboutCase()
    : say(response.status === 404 ? "noCase" : "notRead");
  document.documentElement.dataset.ready = "true";
  if (!record) return;
  const element = make("aftersales-case", { lang: state.language }, make("p", { textContent: say("caseFallback") }));
  element.setAttribute("action", address + "/answers");
  element.toggleAttribute("readonly", right === undefined);
  setClock(element);
  // What the shopper did meanwhile is in the element.
  const latest = document.querySelector("aftersales-case")?.record ?? record;
  Object.assign(element, { policy: policies.get(record.policy.id), record: latest, order: orderTold() });
  element.append(survey(element));
  document.getElementById("case").replaceChildren(element);
  document.getElementById("ways").replaceChildren(
    ...["", ".html"].map((type) =>
      make("a", {
        className: "quiet",
        href: `/api/cases/${id}/acknowledgement${type}`,
        download: "",
        textContent: say("acknowledgement" + type),
      }),
    ),
  );
  document.getElementById("desk").href = `/desk.html?${new URLSearchParams({ lang: state.language, id })}`;
  document.getElementById("look-only").hidden = right !== undefined;
  const other = document.getElementById("elsewhere");
  other.hidden = right === undefined;
  if (right) Object.assign(other.querySelector("a"), { href: elsewhere(right), textContent: elsewhere(right) });
}

render();
AftersalesCase.define();
AftersalesSurvey.define();
