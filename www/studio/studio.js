// The studio: one document, written left as sentences or as text, and shown right as what it does.
import { ask, newest } from "./author.js";
import { bindPage } from "./page.js";
import { controls } from "./controls.js";
import { fillDialogs } from "./dialogs.js";
import { editionOf, keptEdition, ownLines } from "./files.js";
import { keep, kept } from "./keeping.js";
import { categoriesOf } from "./lines.js";
import { mended } from "./mends.js";
import { rangeOf, treeOf } from "./places.js";
import { showCompare } from "./panels/compare.js";
import { isGrave, sentence, showFindings } from "./panels/findings.js";
import { showForm } from "./panels/form.js";
import { showLaw } from "./panels/law.js";
import { showMatrix } from "./panels/matrix.js";
import { showShopper } from "./panels/shopper.js";
import { showTimeline } from "./panels/timeline.js";
import { textOf } from "./sharing.js";
import { openSource } from "./source.js";
import { modelText } from "./models.js";
import { findChanges, openText, readText, state } from "./state.js";
import { tabs } from "./tabs.js";
import { language, say, turnTo } from "./words.js";

const at = (/** @type {string} */ id) => document.getElementById(id);
const tell = (/** @type {string} */ text) => (at("said").textContent = text);
const [main, form] = [document.querySelector("main"), at("controls")];

const source = openSource(at("editor"), { label: say("tab.source"), changed, known });
const writing = tabs(document.querySelector(".write [role=tablist]"), ["form", "source"], showWriting);
const seeing = tabs(
  document.querySelector(".see [role=tablist]"),
  ["findings", "matrix", "timeline", "shopper", "law", "compare"],
  showSeeing,
);

/** The names that this document knows, by the fields that take them. */
function known() {
  const { document: read, reasons } = state;
  const ids = (read?.rules ?? []).map((rule) => rule?.id).filter(Boolean);
  return { reasons, categories: categoriesOf(read), rules: ids, replaces: ids, from: Object.keys(state.placed.events) };
}

/** Somebody changed the text. @param {string} text @param {string} author */
function changed(text, author) {
  keep(text);
  follow(text, author);
}

/** Reads the text, and shows what it does. @param {string} text @param {string} author */
async function follow(text, author) {
  const begun = performance.now();
  const isRead = readText(text);
  if (author !== "form" && writing.chosen() === "form") showWriting("form");
  if (!isRead) return showBroken();
  look(text);
  if (!(await openText())) return;
  refresh();
  performance.measure("studio:answers", { start: begun });
}

const look = newest(async (/** @type {string} */ text) => {
  const begun = performance.now();
  const answer = await ask("lintPolicy", JSON.parse(text), { now: state.at });
  if (state.text !== text) return;
  state.findings = [...(answer.value ?? []), ...(answer.issues ?? []).map((issue) => ({ ...issue, isIssue: true }))];
  if (writing.chosen() === "source") showMarks();
  seeing.count("findings", state.findings.length);
  if (seeing.chosen() === "findings") showSeeing("findings");
  performance.measure("studio:lint", { start: begun });
  document.documentElement.dataset.linted = String(text.length);
});

function showMarks() {
  const tree = treeOf(state.text);
  source.mark(
    (state.findings ?? [])
      .filter(({ pointer }) => !pointer.startsWith("/packs/") && pointer !== "")
      .map((finding) => ({
        ...rangeOf(state.text, finding.pointer, tree),
        text: sentence(finding, state.document),
        grave: isGrave(finding),
      })),
  );
}

/** What is right is of the last text that could be read, and says so. */
function showBroken() {
  const first = state.issues[0];
  const isBroken = state.syntax !== "" || first !== undefined;
  at("broken").hidden = !isBroken;
  at("broken").textContent = state.syntax
    ? say("notJson")
    : isBroken
      ? say("notRead", { count: state.issues.length })
      : "";
}

/** Shows all that hangs on the document and on what is asked. */
function refresh() {
  showBroken();
  findChanges();
  controls(form, state, does);
  showSeeing(seeing.chosen());
  document.documentElement.dataset.ready = "true";
}

/** @param {string} pointer */
function show(pointer) {
  main.dataset.side = "write";
  writing.choose("source");
  source.reveal(rangeOf(state.text, pointer));
}

const does = {
  ask(/** @type {object} */ change) {
    Object.assign(state, change);
    refresh();
    if ("at" in change && !state.syntax) look(state.text);
  },
  show,
  reveal(/** @type {string} */ rule) {
    const place = (state.document.rules ?? []).findIndex(({ id }) => id === rule);
    show(place < 0 ? "/warranties" : "/rules/" + place);
  },
  mend(/** @type {import("./mends.js").Mend} */ mend) {
    source.open(mended(source.text(), mend));
    tell(say("mended"));
    seeing.choose("findings");
    at("panel-findings").focus();
  },
  files: (/** @type {FileList} */ list) => list[0] && reading(ownLines(list[0])),
  keepEdition: () => reading(keptEdition(state.document)),
  openEdition: (/** @type {File} */ file) => reading(editionOf(file)),
};

/** Asks with what is read, or says why it cannot be. @param {Promise<{ change: object, said: string }>} read */
const reading = (read) =>
  read.then(
    ({ change, said }) => {
      does.ask(change);
      tell(said);
    },
    (error) => tell(say("cannotRead", { message: error.message })),
  );

function showWriting(/** @type {string} */ name) {
  if (name === "form") return showForm(at("panel-form"), state, source);
  showMarks();
  source.measure();
}

function showSeeing(/** @type {string} */ name) {
  const panels = {
    findings: showFindings,
    matrix: showMatrix,
    timeline: showTimeline,
    shopper: showShopper,
    law: showLaw,
    compare: showCompare,
  };
  panels[name](at("panel-" + name), state, does);
}

/** Begins with another document, and with what is asked of it. @param {string} text @param {object} [asked] */
function begin(text, asked) {
  Object.assign(state, asked);
  tell("");
  state.findings = undefined;
  source.open(text);
  state.zone = state.document?.timeZone ?? state.zone;
  main.dataset.side = "write";
}

fillDialogs(at("dialog"), { start: at("start"), out: at("out") }, { state, begin, tell });
bindPage({ source, main, translate, files: does.files });

/** @param {string} tag */
async function translate(tag) {
  await turnTo(tag);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language.tag));
  }
  source.name(say("tab.source"));
  for (const one of [writing, seeing]) one.translate();
  if (state.text) {
    showWriting(writing.chosen());
    refresh();
  }
}

state.shopper = language.tag;
await translate(language.tag);
source.begin((await textOf(location.hash)) ?? kept() ?? modelText("blank"));
await follow(source.text(), "opened");
state.zone = state.document?.timeZone ?? state.zone;
refresh();
addEventListener("hashchange", async () => begin((await textOf(location.hash)) ?? state.text));
