import {
  AftersalesComplaint,
  AftersalesRequest,
  AftersalesSurvey,
  AftersalesWithdrawal,
} from "/pkg/dist/elements/index.js";
import {
  asked,
  caseLink,
  facts,
  kindsOf,
  make,
  nameOf,
  ofLines,
  order,
  orderLine,
  orderTold,
  policies,
  say,
  setClock,
  state,
  to,
  translate,
} from "./page.js";

/** The element for each kind of request. */
const ELEMENTS = {
  return: "aftersales-request",
  repair: "aftersales-request",
  registration: "aftersales-request",
  complaint: "aftersales-complaint",
  withdrawal: "aftersales-withdrawal",
  survey: "aftersales-survey",
};
const kind = asked("kind") in ELEMENTS ? asked("kind") : "return";
/** The lines that were chosen on the page of the order; of one alone all is about it. */
const chosen = (asked("lines") ?? asked("line") ?? "").split(",");
const found = order.lines.filter(({ id }) => chosen.includes(id));
const line = found.length === 1 ? found[0] : undefined;
/** A form's own fields are those of one policy; every line is judged by its own. */
const policy = policies.get((found[0] ?? order.lines[0]).policy);

/** What was said on the page of the order comes along in the address. */
function carried() {
  const [reason, quantity] = [asked("reason"), Number(asked("quantity"))];
  return { ...(reason && { reason }), ...(quantity > 0 && { quantity }) };
}
function answered() {
  try {
    return JSON.parse(asked("answers") || "{}");
  } catch {
    return {};
  }
}

function element() {
  const form = make(ELEMENTS[kind], { lang: state.language }, make("p", { textContent: say("complaintFallback") }));
  form.setAttribute("action", "/api/submissions");
  form.setAttribute("kind", kind);
  setClock(form);
  const told = line && { ...orderLine(line), title: nameOf(line) };
  const known = { policy, policies: ofLines, request: carried(), answers: answered(), chosen };
  // A guest has the number of the order, and no more.
  Object.assign(form, known, asked("guest") === null && { order: orderTold() }, told && { line: told });
  return form;
}

function render() {
  translate(render, say(kind));
  document.getElementById("home").href = to("./");
  document.getElementById("title").textContent = say(kind);
  document.getElementById("about").textContent = line
    ? `${nameOf(line)} · ${facts(line)}`
    : `${say("order")} ${order.id}`;
  // What can be asked for one item, or for the whole order.
  const kinds = line ? ["return", ...kindsOf(line), "complaint"] : ["return", "withdrawal", "complaint", "survey"];
  const links = kinds.map((one) =>
    make("a", {
      href: to("request.html", { kind: one, ...(line && { line: line.id }) }),
      textContent: say(one),
      ariaCurrent: one === kind ? "page" : null,
    }),
  );
  document.getElementById("kinds").replaceChildren(...links);
  document.getElementById("form").replaceChildren(element());
  document.documentElement.dataset.ready = "true";
}

addEventListener("aftersales-receipt", ({ detail: { receipt } }) => {
  const filed = document.getElementById("filed");
  filed.replaceChildren(caseLink(receipt));
  filed.hidden = false;
});

render();
for (const one of [AftersalesComplaint, AftersalesRequest, AftersalesSurvey, AftersalesWithdrawal]) one.define();
