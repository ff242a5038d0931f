// The shop's desk: who has the token comes in, sees every case, and writes down what the shop does.
import { loadMessages } from "/pkg/dist/languages.js";
import { ask, orders } from "./asking.js";
import { showFigures } from "./figures.js";
import { showLetters } from "./letters.js";
import { chosenOf, showFilters, showList } from "./list.js";
import { showOpened } from "./opened.js";
import { happenedName, language, say } from "./words.js";

const at = (id) => document.getElementById(id);
const [door, filters, opened, said] = [document.querySelector(".door"), at("filters"), at("opened"), at("said")];
const chosen = { shown: "open", kind: "" };
let records = [];
let letters = [];
let now = 0;

const openedId = () => new URLSearchParams(location.search).get("id") ?? undefined;
const to = (id) => "?" + new URLSearchParams({ lang: language.tag, ...(id && { id }) });

/** Puts the desk's own words into the page. */
function translate() {
  document.documentElement.lang = language.tag;
  document.title = say("desk");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language.tag));
  }
}

function showCases() {
  const list = chosenOf(records, chosen);
  showList(at("cases"), list, openedId(), to);
  at("none").hidden = list.length > 0;
}

function show() {
  translate();
  const record = records.find(({ id }) => id === openedId());
  showFilters(filters, records, chosen);
  showCases();
  showLetters(at("letters"), letters);
  showOpened(opened, record, to(), (entry) => happen(record, entry));
  at("inside").dataset.opened = String(record !== undefined);
  showFigures(at("figures").lastElementChild, records, now).finally(
    () => (document.documentElement.dataset.ready = "true"),
  );
}

/** The key of what is being written down, until it is: what is sent again is written once. */
let writing = { content: "", key: "" };

/** Writes down what the shop does, if nothing else happened since. @returns {Promise<string>} What went wrong, or nothing. */
async function happen({ id, log = [] }, entry) {
  const sent = { ...entry, after: log.length };
  const content = JSON.stringify([id, sent]);
  if (writing.content !== content) writing = { content, key: crypto.randomUUID() };
  const headers = { "idempotency-key": writing.key };
  const { status, told } = await ask(`/api/cases/${id}/events`, "POST", sent, headers).catch(() => ({ status: 0 }));
  if (status === 401) await look();
  const isWritten = [200, 201].includes(status) && told?.id === id;
  if (!isWritten) return say([409, 422].includes(status) ? "impossible" : "failed");
  records = records.map((record) => (record.id === id ? told : record));
  show();
  said.textContent = say("written", { event: happenedName(entry.event) });
  opened.focus();
  return "";
}

/** Asks what there is; who is not at the desk is asked for the token. */
async function look() {
  const { told } = await ask("/api/desk");
  at("inside").hidden = at("leave").hidden = !told.inside;
  at("door").hidden = told.inside;
  translate();
  if (told.inside) {
    const asked = ["/api/desk/cases", "/api/orders", "/api/time", "/api/desk/outbox"].map((path) => ask(path));
    const [{ told: cases }, { told: known }, { told: time }, { told: written }] = await Promise.all(asked);
    [records, now, letters] = [cases, time.now, written];
    for (const order of known) orders.set(order.id, order);
    show();
  } else {
    document.documentElement.dataset.ready = "true";
  }
}

door.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { token } = door.elements;
  const { status } = await ask("/api/desk", "POST", { token: token.value.trim() });
  at("door-wrong").textContent = { 200: "", 401: say("wrongToken"), 429: say("tooMany") }[status] ?? say("failed");
  if (status !== 200) return token.select();
  token.value = "";
  await look();
  at("inside").querySelector("h1").focus();
});
at("leave").addEventListener("click", async () => {
  await ask("/api/desk", "DELETE");
  records = [];
  opened.replaceChildren();
  await look();
});
at("again").addEventListener("click", look);
filters.addEventListener("change", () => {
  Object.assign(chosen, { shown: filters.elements.shown.value, kind: filters.elements.kind.value });
  showCases();
});

/** A case is opened without leaving the page; the address names it, so that it can be kept and gone back from. */
addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-case], .back a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  said.textContent = "";
  show();
  if (link.dataset.case) opened.focus();
  else document.querySelector("#cases a")?.focus();
});
addEventListener("popstate", show);

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", async () => {
    language.tag = button.dataset.language;
    await loadMessages(language.tag);
    history.replaceState(null, "", to(openedId()));
    if (at("inside").hidden) translate();
    else show();
  });
}
await loadMessages(language.tag);
await look();
