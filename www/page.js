// What the pages of the demo shop share: its order and policies, its words, and the time and language of the visit.
import { deadline } from "/pkg/dist/describe.js";
import { calendar, pack } from "/pkg/dist/documents.js";
import { openPolicy } from "/pkg/dist/index.js";
import { loadMessages } from "/pkg/dist/languages.js";
import { amount } from "/pkg/dist/record.js";
import { withRights } from "./rights.js";
import { texts } from "./texts.js";

async function json(path, sent) {
  const answer = await fetch(path, sent);
  if (answer.ok) return answer.json();
  // What the server wrote is all that there will be.
  document.documentElement.dataset.ready = "false";
  throw new Error(path + ": " + answer.status);
}

const address = new URL(location.href);
export const asked = (name) => address.searchParams.get(name);

export const order = await json(
  asked("order") ? "/api/orders/" + encodeURIComponent(asked("order")) : "orders/order.json",
);
export const policies = new Map();
for (const id of new Set(order.lines.map((line) => line.policy))) {
  policies.set(id, await json(`/pkg/policies/${id}.json`));
}

/** The terms of each line. */
export const ofLines = Object.fromEntries(order.lines.map(({ id, policy }) => [id, policies.get(policy)]));

/** The tag by which the pages know a language: simplified Chinese has several. @param {string} tag */
const known = (tag) => (/^zh(-cn|-sg|-hans-.+)?$/i.test(tag) ? "zh-Hans" : tag);

export const state = {
  language: known(asked("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en")),
  now: Date.parse(asked("now") ?? order.now),
  zone: asked("zone") ?? order.timeZone,
};

await loadMessages(state.language);

/** The address of another page at the same time and in the same language. */
export function to(page, blanks = {}) {
  const carried = ["now", "order"].flatMap((name) => (asked(name) ? [[name, asked(name)]] : []));
  const query = new URLSearchParams({ lang: state.language, ...Object.fromEntries(carried), ...blanks });
  return `${page}?${query}`;
}

/** The shop's sentence of a name, with its blanks filled. */
export function say(name, blanks = {}) {
  const text = (texts[state.language] ?? texts.en)[name];
  return text.replace(/\{(\w+)\}/g, (_, blank) => blanks[blank] ?? "");
}

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** The civil date of an event as the order states it; it is shown as it stands. */
function dateOf(text) {
  return deadline({ lastDay: text.slice(0, 10), closes: null }, { locale: state.language });
}

export function facts(line) {
  const { quantity, events = {}, paid } = line;
  const parts = [];
  if (quantity) parts.push(say("quantity", { n: quantity }));
  if (paid) parts.push(say("paid", { amount: amount(paid, state.language) }));
  if (typeof events.delivered === "string") parts.push(say("delivered", { date: dateOf(events.delivered) }));
  if (events.delivered === null) parts.push(say("notDelivered"));
  return parts.join(" · ");
}

export const nameOf = (line) => line.names?.[state.language === "en" ? "en" : "zh"] ?? line.title;

/** What the engine is asked about: the line without what is the shop's own. */
export function orderLine({ policy, names, request, ...line }) {
  return { country: order.country, ...line };
}

/** The policies as the engine reads them. */
export const terms = new Map();
try {
  for (const [id, document_] of policies) {
    const answer = await openPolicy(document_, { packs: pack, calendars: calendar });
    if (answer.ok) terms.set(id, answer.value);
  }
} catch {
  // Where the engine cannot run, each element shows what the shop wrote.
}

/** What makes sense for a line beside returning it and complaining: a repair that something covers, a registration that is asked for. */
export function kindsOf(line) {
  const answer = terms.get(line.policy)?.warranty(orderLine(line), state.now);
  const coverages = answer?.ok ? answer.value : [];
  return [
    ...(coverages.some(({ covers, state }) => covers.includes("repair") && state !== "not_started") ? ["repair"] : []),
    ...(coverages.some(({ registration }) => registration && !registration.done) ? ["registration"] : []),
  ];
}
const cases = "/api/orders/" + encodeURIComponent(order.id) + "/cases";
/** What was filed about the order; nothing while the shop cannot be asked. */
export const filed = [];

/** Asks what was filed. */
export async function refile() {
  const found = await json(cases, withRights()).catch(() => filed);
  filed.splice(0, filed.length, ...found);
}
await refile();

/** The way to a case that was just filed. */
export const caseLink = ({ caseId }) =>
  make("a", { href: to("case.html", { id: caseId }), textContent: say("seeCase") });

/** The cases of a line that are not over, the latest first. */
export const casesOf = (line) =>
  filed.filter(
    ({ lineId, lineIds, progress }) =>
      (lineId === line.id || lineIds?.includes(line.id)) && progress?.state !== "cancelled",
  );

/** The order as forms are told it, with names that the shopper reads. */
export const orderTold = () => ({
  id: order.id,
  lines: order.lines.map((line) => ({ ...orderLine(line), title: nameOf(line) })),
});

/** The previewed instant, from which the element's clock goes on. */
export function setClock(element) {
  element.setAttribute("server-time", new Date(state.now).toISOString());
}

/** Puts the shop's own words into the page, and hears of another language. */
export function translate(again, title = say("title")) {
  document.documentElement.lang = state.language;
  document.documentElement.dataset.theme = order.theme ?? "lantern";
  document.title = title;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const name of document.querySelectorAll(".shop")) name.textContent = order.shop[state.language] ?? order.shop.en;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === state.language));
    button.onclick = async () => {
      state.language = button.dataset.language;
      await loadMessages(state.language);
      again();
    };
  }
}
