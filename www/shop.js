import { AftersalesComplaint, AftersalesReturn, AftersalesWarranty } from "/pkg/dist/elements/index.js";
import { deadline } from "/pkg/dist/describe.js";
import { instantOf, localOf, zones } from "./clock.js";
import { texts } from "./texts.js";

const order = await (await fetch("orders/order.json")).json();
const policies = new Map();
for (const id of new Set(order.lines.map((line) => line.policy))) {
  policies.set(id, await (await fetch(`/pkg/policies/${id}.json`)).json());
}

const address = new URL(location.href);
const state = {
  language: address.searchParams.get("lang") ?? (navigator.language.startsWith("zh") ? "zh-Hans" : "en"),
  now: Date.parse(address.searchParams.get("now") ?? order.now),
  zone: address.searchParams.get("zone") ?? "Asia/Shanghai",
};

/** The shop's sentence of a name, with its blanks filled. */
function say(name, blanks = {}) {
  const text = (texts[state.language] ?? texts.en)[name];
  return text.replace(/\{(\w+)\}/g, (_, blank) => blanks[blank] ?? "");
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** The civil date of an event as the order states it; it is shown as it stands. */
function dateOf(text) {
  return deadline({ lastDay: text.slice(0, 10), closes: null }, { locale: state.language });
}

function facts(line) {
  const { quantity, events = {}, paid } = line;
  const parts = [];
  if (quantity) parts.push(say("quantity", { n: quantity }));
  if (paid) parts.push(say("paid", { amount: `${paid.decimal} ${paid.currency}` }));
  if (typeof events.delivered === "string") parts.push(say("delivered", { date: dateOf(events.delivered) }));
  if (events.delivered === null) parts.push(say("notDelivered"));
  return parts.join(" · ");
}

/** What the engine is asked about: the line without what is the shop's own. */
function orderLine({ policy, names, request, ...line }) {
  return { country: order.country, ...line };
}

/** The previewed instant, from which the element's clock goes on. */
function setClock(element) {
  element.setAttribute("server-time", new Date(state.now).toISOString());
}

function card(line) {
  const document_ = policies.get(line.policy);
  const name = line.names?.[state.language === "en" ? "en" : "zh"] ?? line.title;
  const shared = { policy: document_, line: orderLine(line) };
  const returns = make("aftersales-return", { lang: state.language }, make("p", { textContent: say("fallback") }));
  setClock(returns);
  Object.assign(returns, shared, line.request?.reason && { reason: line.request.reason });
  const sections = [make("section", {}, make("h3", { textContent: say("returns") }), returns)];
  if (hasWarranty(document_)) {
    const warranty = make("aftersales-warranty", { lang: state.language }, make("p", { textContent: say("warrantyFallback") }));
    setClock(warranty);
    Object.assign(warranty, shared);
    sections.push(make("section", {}, make("h3", { textContent: say("warranty") }), warranty));
  }
  const complain = make("button", { type: "button", className: "quiet", textContent: say("complain") });
  complain.addEventListener("click", () => openComplaint(line, document_));
  const article = make("article", { id: line.id },
    make("header", {}, make("h2", {}, make("bdi", { textContent: name })), make("p", { textContent: facts(line) })),
    ...sections, complain);
  return article;
}

function hasWarranty(document_) {
  return (document_.warranties ?? []).length > 0;
}

const dialog = document.getElementById("complaint");

function openComplaint(line, document_) {
  const form = make("aftersales-complaint", { lang: state.language }, make("p", { textContent: say("complaintFallback") }));
  form.setAttribute("action", "/api/submissions");
  setClock(form);
  Object.assign(form, { policy: document_, line: orderLine(line), order: { id: order.id, lines: [{ id: line.id }] } });
  document.getElementById("complaint-form").replaceChildren(form);
  dialog.showModal();
}

dialog.querySelector(".close").addEventListener("click", () => dialog.close());

const preview = document.getElementById("preview");
const { at, zone, back, said } = preview.elements;
zone.replaceChildren(...zones.map((name) => make("option", { value: name, textContent: name })));

function render() {
  document.documentElement.lang = state.language;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === state.language));
  }
  document.getElementById("order-id").textContent = order.id;
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
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    state.language = button.dataset.language;
    render();
  });
}

render();
for (const element of [AftersalesReturn, AftersalesWarranty, AftersalesComplaint]) element.define();
