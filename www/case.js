import { AftersalesCase } from "/pkg/dist/elements/index.js";
import { asked, make, orderTold, policies, say, setClock, state, to, translate } from "./page.js";

const id = asked("id") ?? "";
const response = await fetch("/api/cases/" + encodeURIComponent(id));
const record = response.ok ? await response.json() : undefined;

function render() {
  translate(render, say("case"));
  document.getElementById("home").href = to("./");
  document.getElementById("case-id").textContent = record ? "" : say("noCase");
  document.documentElement.dataset.ready = "true";
  if (!record) return;
  const element = make("aftersales-case", { lang: state.language }, make("p", { textContent: say("caseFallback") }));
  setClock(element);
  Object.assign(element, { policy: policies.get(record.policy.id), record, order: orderTold() });
  document.getElementById("case").replaceChildren(element);
  document.getElementById("ways").replaceChildren(
    make("a", { className: "quiet", href: `/api/cases/${id}/acknowledgement`, download: "", textContent: say("acknowledgement") }),
    ...(record.kind === "survey" ? [] : [make("a", { className: "quiet", href: to("request.html", { kind: "survey" }), textContent: say("survey") })]));
}

render();
AftersalesCase.define();
