import { deadline } from "/pkg/dist/describe.js";
import { AftersalesComplaint, AftersalesReturn, AftersalesWarranty } from "/pkg/dist/elements/index.js";
import { withCases } from "/pkg/dist/index.js";
import { speaker } from "/pkg/dist/sentences.js";
import { instantOf, localOf, zones } from "./clock.js";
import {
  caseLink,
  casesOf,
  facts,
  filed,
  kindsOf,
  make,
  nameOf,
  order,
  orderLine,
  policies,
  refile,
  say,
  setClock,
  state,
  terms,
  to,
  translate,
} from "./page.js";

/** The line with what earlier cases take of its pieces. */
function left(line) {
  const handle = terms.get(line.policy);
  const { policy, ...asked } = line;
  return handle ? withCases(handle, { ...order, lines: [asked] }, filed, state.now).lines[0] : line;
}

/** What was filed about a line, and what comes next: in place of the button that files it. */
function filedOf(line) {
  const speak = speaker({ locale: state.language });
  return casesOf(line).map(({ id, kind, number, progress }) => {
    const { state: reached, wanted, turn } = progress;
    const by = wanted?.due && deadline({ ...wanted, closes: wanted.due }, { locale: state.language });
    const next = by && !wanted.over ? speak("case.send_by", { deadline: by }) : turn && speak("case.next." + turn);
    const words = say("filed", { kind: speak("case.kind." + kind), state: speak("case.state." + reached) });
    const told = [words, wanted?.event === "send_requested" || !by ? next : speak("case.answer_by", { deadline: by })];
    return make(
      "p",
      { className: "filed" },
      make("a", { href: to("case.html", { id }), textContent: number ?? id }),
      " " + told.filter(Boolean).join(" · "),
    );
  });
}

function card(line) {
  const document_ = policies.get(line.policy);
  const name = nameOf(line);
  const shared = { policy: document_, line: orderLine(left(line)) };
  const running = casesOf(line).filter(({ progress }) => progress?.turn);
  const returns = make("aftersales-return", { lang: state.language }, make("p", { textContent: say("fallback") }));
  setClock(returns);
  Object.assign(returns, shared, line.request?.reason && { reason: line.request.reason });
  const sections = [make("section", {}, make("h3", { textContent: say("returns") }), returns)];
  if (hasWarranty(document_)) {
    const warranty = make(
      "aftersales-warranty",
      { lang: state.language },
      make("p", { textContent: say("warrantyFallback") }),
    );
    setClock(warranty);
    Object.assign(warranty, shared);
    sections.push(make("section", {}, make("h3", { textContent: say("warranty") }), warranty));
  }
  const complain = make("button", { type: "button", className: "quiet", textContent: say("complain") });
  complain.addEventListener("click", () => openComplaint(line, document_));
  // What is filed already is not offered again.
  const kinds = ["return", ...kindsOf(line)].filter((kind) => !running.some((record) => record.kind === kind));
  const links = kinds.map((kind) => {
    const blanks = { kind, line: line.id, ...(line.request?.reason && { reason: line.request.reason }) };
    const link = make("a", { className: "quiet", href: to("request.html", blanks), textContent: say(kind) });
    // What was answered here is not asked again.
    link.addEventListener("click", () => {
      link.href = to("request.html", { ...blanks, answers: JSON.stringify(returns.answers) });
    });
    return link;
  });
  const article = make(
    "article",
    { id: line.id },
    make("header", {}, make("h2", {}, make("bdi", { textContent: name })), make("p", { textContent: facts(line) })),
    ...filedOf(line),
    ...sections,
    make("p", { className: "ways" }, ...links, complain),
  );
  return article;
}

function hasWarranty(document_) {
  return (document_.warranties ?? []).length > 0;
}

const dialog = document.getElementById("complaint");

function openComplaint(line, document_) {
  const form = make(
    "aftersales-complaint",
    { lang: state.language },
    make("p", { textContent: say("complaintFallback") }),
  );
  form.setAttribute("action", "/api/submissions");
  setClock(form);
  const told = { ...orderLine(line), title: nameOf(line) };
  Object.assign(form, { policy: document_, line: told, order: { id: order.id, lines: [{ id: line.id }] } });
  document.getElementById("complaint-form").replaceChildren(form);
  dialog.showModal();
}

dialog.querySelector(".close").addEventListener("click", () => dialog.close());
dialog.addEventListener("aftersales-receipt", async ({ detail: { receipt } }) => {
  document.getElementById("complaint-form").append(make("p", {}, caseLink(receipt)));
  await refile();
  dialog.addEventListener("close", render, { once: true });
});

const preview = document.getElementById("preview");
const { at, zone, back, said } = preview.elements;
zone.replaceChildren(...zones.map((name) => make("option", { value: name, textContent: name })));

function render() {
  translate(render);
  document.getElementById("order-id").textContent = order.id;
  document.getElementById("withdraw").href = to("request.html", { kind: "withdrawal" });
  document.getElementById("return").href = to("request.html", { kind: "return" });
  zone.value = state.zone;
  at.value = localOf(state.now, state.zone);
  said.textContent = say("said", { when: `${at.value.replace("T", " ")} (${state.zone})` });
  document.getElementById("lines").replaceChildren(...order.lines.map(card));
  document.documentElement.dataset.ready = "true";
}

preview.addEventListener("submit", (event) => event.preventDefault());
preview.addEventListener("change", () => {
  if (!at.value) return;
  state.zone = zone.value;
  state.now = instantOf(at.value, state.zone);
  render();
});
back.addEventListener("click", () => {
  state.now = Date.parse(order.now);
  render();
});
render();
for (const element of [AftersalesReturn, AftersalesWarranty, AftersalesComplaint]) element.define();
