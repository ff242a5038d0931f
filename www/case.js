import { AftersalesCase, AftersalesSurvey } from "/pkg/dist/elements/index.js";
import { spoken } from "/pkg/dist/words.js";
import { DESK } from "./desk.js";
import { asked, make, nameOf, order, orderTold, policies, say, setClock, state, to, translate } from "./page.js";

const id = asked("id") ?? "";
const address = "/api/cases/" + encodeURIComponent(id);
const response = await fetch(address);
let record = response.ok ? await response.json() : undefined;

/** The demo's desk: the page plays the shop's staff. @param {object} entry */
async function happen(entry) {
  const answer = await fetch(address + "/events", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(entry),
  });
  if (!answer.ok) return;
  record = await answer.json();
  document.querySelector("aftersales-case").record = record;
  play();
}

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

/** What the shop may do now. */
function play() {
  const may = record.progress?.mayFollow ?? [];
  const buttons = DESK(state.now).filter(({ event }) => may.includes(event));
  document
    .getElementById("desk")
    .querySelector(".ways")
    .replaceChildren(
      ...buttons.map(({ name, ...entry }) =>
        make("button", {
          type: "button",
          className: "quiet",
          textContent: spoken(name, state.language).text,
          onclick: () => happen(entry),
        }),
      ),
    );
}

function render() {
  translate(render, say("case"));
  document.getElementById("home").href = to("./");
  document.getElementById("case-id").textContent = record ? aboutCase() : say("noCase");
  document.documentElement.dataset.ready = "true";
  if (!record) return;
  const element = make("aftersales-case", { lang: state.language }, make("p", { textContent: say("caseFallback") }));
  element.setAttribute("action", address + "/answers");
  setClock(element);
  Object.assign(element, { policy: policies.get(record.policy.id), record, order: orderTold() });
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
  document.getElementById("desk").hidden = false;
  play();
}

// What the shopper does comes back with the record as it is then.
addEventListener("aftersales-answer", ({ target, detail }) => {
  if (detail.kind !== "case") return;
  record = { ...target.record, progress: detail.progress };
  play();
});

render();
AftersalesCase.define();
AftersalesSurvey.define();
