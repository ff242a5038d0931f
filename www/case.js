import { AftersalesCase } from "/pkg/dist/elements/index.js";
import { asked, make, orderTold, policies, say, setClock, state, to, translate } from "./page.js";

const id = asked("id") ?? "";
const address = "/api/cases/" + encodeURIComponent(id);
const response = await fetch(address);
let record = response.ok ? await response.json() : undefined;

/** What happens to cases, in the order in which it does; then what may happen beside that. */
const EVENTS = [
  "first_response",
  "inspection",
  "proposal",
  "agreement",
  "resolution",
  "closed",
  "information_requested",
  "information_given",
  "escalated",
  "reopened",
];

/** The demo's desk: the page plays the shop's staff too. @param {string} event */
async function happen(event) {
  const answer = await fetch(address + "/events", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ event }),
  });
  if (!answer.ok) return;
  record = await answer.json();
  document.querySelector("aftersales-case").record = record;
}

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
    make("a", {
      className: "quiet",
      href: `/api/cases/${id}/acknowledgement`,
      download: "",
      textContent: say("acknowledgement"),
    }),
    ...(record.kind === "survey"
      ? []
      : [make("a", { className: "quiet", href: to("request.html", { kind: "survey" }), textContent: say("survey") })]),
  );
  const desk = document.getElementById("desk");
  desk.hidden = false;
  desk
    .querySelector(".ways")
    .replaceChildren(
      ...EVENTS.map((event) =>
        make("button", { type: "button", className: "quiet", textContent: say(event), onclick: () => happen(event) }),
      ),
    );
}

render();
AftersalesCase.define();
