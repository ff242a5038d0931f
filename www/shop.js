import { deadline } from "/pkg/dist/describe.js";
import { AftersalesComplaint, AftersalesOrder } from "/pkg/dist/elements/index.js";
import { withCases } from "/pkg/dist/index.js";
import { speaker } from "/pkg/dist/sentences.js";
import { previewing } from "./preview.js";
import {
  caseLink,
  casesOf,
  facts,
  filed,
  kindsOf,
  make,
  nameOf,
  ofLines,
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

/** The line with what earlier cases take of its pieces, and of the other lines. */
function left(line) {
  const handle = terms.get(line.policy);
  const known = handle ? withCases(handle, order, filed, state.now).lines.find(({ id }) => id === line.id) : line;
  return { ...orderLine(known), title: nameOf(line) };
}

/** What was filed, how far it is, and what comes next. */
function filedText({ kind, number, progress }) {
  const speak = speaker({ locale: state.language });
  const { state: reached, wanted, turn } = progress;
  const by = wanted?.due && deadline({ ...wanted, closes: wanted.due }, { locale: state.language });
  const next = by && !wanted.over ? speak("case.send_by", { deadline: by }) : turn && speak("case.next." + turn);
  const told = wanted?.event === "send_requested" || !by ? next : speak("case.answer_by", { deadline: by });
  const words = say("filed", { kind: speak("case.kind." + kind), state: speak("case.state." + reached) });
  return { words, next: told, number };
}

/** What stands in place of the button that asks for a return: the return that is under way. */
function underWay(line) {
  const running = casesOf(line).find(({ kind, progress }) => kind === "return" && progress?.turn);
  if (!running) return [];
  const { words, next, number } = filedText(running);
  const { id, progress } = running;
  const text = [next ?? words, number].filter(Boolean).join(" · ");
  return [[line.id, { caseId: id, state: progress.state, text, href: to("case.html", { id }) }]];
}

/** What the page says of a line once it is opened: facts, what was filed, and what else can be asked for. */
function more(line) {
  const cases = casesOf(line);
  const links = kindsOf(line)
    .filter((kind) => !cases.some((record) => record.kind === kind && record.progress?.turn))
    .map((kind) =>
      make("a", {
        className: "quiet",
        href: to("request.html", { kind, lines: line.id }),
        textContent: say(kind),
      }),
    );
  const complain = make("button", { type: "button", className: "quiet", textContent: say("complain") });
  complain.addEventListener("click", () => openComplaint(line, policies.get(line.policy)));
  return make(
    "div",
    { id: line.id, slot: "line-" + line.id, role: "group", ariaLabel: nameOf(line) },
    make("p", { className: "facts", textContent: facts(line) }),
    ...cases.map((record) => {
      const { words, next, number } = filedText(record);
      const link = make("a", { href: to("case.html", { id: record.id }), textContent: number ?? record.id });
      return make("p", { className: "filed" }, link, " " + [words, next].filter(Boolean).join(" · "));
    }),
    make("p", { className: "ways" }, ...links, complain),
  );
}

/** What stands there until there is an answer, of the same height. */
const fallback = (line) =>
  make("li", {}, make("bdi", { textContent: nameOf(line) }), make("p", { textContent: say("fallback") }));

const lines = document.getElementById("lines");

/** Hands over what is known now. */
function renew() {
  lines.replaceChildren(make("ul", {}, ...order.lines.map(fallback)));
  lines.lang = state.language;
  lines.setAttribute(
    "href",
    to("request.html", { kind: "return" }) + "&lines={lines}&reason={reason}&answers={answers}",
  );
  setClock(lines);
  Object.assign(lines, {
    policy: policies.get(order.lines[0].policy),
    policies: ofLines,
    order: { ...order, lines: order.lines.map(left) },
    requests: Object.fromEntries(order.lines.flatMap(({ id, request }) => (request ? [[id, request]] : []))),
    filed: Object.fromEntries(order.lines.flatMap(underWay)),
  });
}

// Only a line with an answer can be opened.
lines.addEventListener("aftersales-answer", ({ target, detail }) => {
  if (target !== lines || detail.kind !== "order") return;
  for (const old of lines.querySelectorAll("[slot]")) old.remove();
  lines.append(...order.lines.map(more));
});

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

const tellTime = previewing(render);

function render() {
  translate(render);
  document.getElementById("order-id").textContent = order.id;
  document.getElementById("withdraw").href = to("request.html", { kind: "withdrawal" });
  tellTime();
  renew();
  document.documentElement.dataset.ready = "true";
}

render();
for (const element of [AftersalesOrder, AftersalesComplaint]) element.define();
