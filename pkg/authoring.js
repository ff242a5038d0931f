// The tools of those who write policies: a second artefact, which carries its own wasm, so that shoppers do not
// download it and every bundler and runtime loads it without configuration.
import * as glue from "./wasm/authoring.js";
import * as inline from "./wasm/authoring-inline.js";
import { AftersalesError, isTrap, refusal } from "./errors.js";
import { ofRows, rowsOf } from "./columns.js";
import { option, typed } from "./own.js";
import { millisecondsOf } from "./instant.js";
import { plain } from "./plain.js";
import { unpacked } from "./packed.js";
import { start } from "./start.js";
import { page } from "./zone.js";

export { AftersalesError };

/** @typedef {import("./authoring.js").ImportOptions} ImportOptions */
/** @typedef {import("./authoring.js").ExportOptions} ExportOptions */
/** @typedef {import("./authoring.js").LintOptions} LintOptions */
/** @typedef {import("./types.js").Instant} Instant */
/** @typedef {import("./types.js").OrderLine} OrderLine */

/** Where the pointers of the arguments begin. */
const HOMES = { document: "", options: "/options" };

/** @type {Promise<void> | undefined} */
let starting;
/** @typedef {typeof glue} Glue */

/** @type {import("./start.js").Artefact<Glue>} */
const artefact = { glue, wasm: () => unpacked(inline), script: () => import("./wasm/authoring-script.js") };
/** @type {import("./start.js").Started<Glue> | undefined} */
let running;

/** Starts the tools; later calls do nothing. */
export default function init() {
  starting ??= start(artefact).then(adopt, (error) => {
    starting = undefined;
    throw refusal(error);
  });
  return starting;
}

/** @param {import("./start.js").Started<Glue>} started */
function adopt(started) {
  running = started;
  started.glue.initSync({ module: /** @type {any} */ (started.module) });
  started.glue.connect(page);
}

/**
 * Asks a tool about arguments, which cross as text: they are the caller's, and may be anything.
 * @template T
 * @param {(tools: Glue, text: string) => T} tool
 * @param {Record<string, unknown>} args
 */
function ask(tool, args) {
  const written = plain(args, HOMES);
  if (written.issues.length > 0) return { ok: false, issues: written.issues };
  return told((tools) => tool(tools, written.text));
}

/**
 * Asks a tool that reads or writes another vocabulary, by its name. Its answer is text.
 * @param {string} tool @param {unknown} document @param {unknown} options
 */
function translate(tool, document, options) {
  return ask((tools, text) => JSON.parse(tools.vocabulary(tool, text)), { document, options });
}

/**
 * What the tools say. If they trap, a fresh instance is started, and the trap is told.
 * @template T
 * @param {(tools: Glue) => T} say
 */
function told(say) {
  if (!running) {
    throw new AftersalesError("not_initialised", "call and await the default export of aftersales/authoring first");
  }
  try {
    return say(running.glue);
  } catch (error) {
    if (!isTrap(error)) throw error;
    running.glue.reset();
    adopt(running);
    throw new AftersalesError("engine_restarted", "the tools stopped at this call and were started afresh", error);
  }
}

/** @param {unknown} jsonld @param {ImportOptions} [options] */
export function fromSchemaOrg(jsonld, options) {
  return translate("fromSchemaOrg", jsonld, options);
}

/** @param {unknown} document @param {ExportOptions} [options] */
export function toSchemaOrg(document, options) {
  return translate("toSchemaOrg", document, options);
}

/** @param {unknown} document @param {ImportOptions} [options] */
export function fromGoogleMerchant(document, options) {
  return translate("fromGoogleMerchant", document, options);
}

/** @param {unknown} document @param {ImportOptions} [options] */
export function fromUcp(document, options) {
  return translate("fromUcp", document, options);
}

/**
 * The options of a policy, and an instant where none is given. What a prototype holds is no option.
 * @param {LintOptions | undefined} options
 * @param {Instant} [now]
 */
function settings(options, now) {
  const clock = option(options, "clock") ?? Date.now;
  return {
    packs: option(options, "packs"),
    calendars: option(options, "calendars"),
    unknownFields: option(options, "unknownFields"),
    now: now ?? option(options, "now") ?? typed(clock),
  };
}

/** @param {unknown} document @param {LintOptions} [options] @returns {import("./index.js").Answer<Uint8Array>} */
export function buildPolicy(document, options) {
  const { packs, calendars, unknownFields } = settings(options);
  const written = plain(
    { document, packs, calendars, unknownFields },
    { document: "", packs: "/options/packs", calendars: "/options/calendars", unknownFields: "/options/unknownFields" },
  );
  if (written.issues.length > 0) return { ok: false, issues: written.issues };
  const file = told((tools) => tools.build(written.text));
  // A refusal is text, and begins with a brace.
  return file[0] === 0x7b ? JSON.parse(new TextDecoder().decode(file)) : { ok: true, value: file };
}

/** @param {unknown} document @param {LintOptions} [options] */
export function lintPolicy(document, options) {
  return ask((tools, text) => tools.lintPolicy(text), { document, options: settings(options) });
}

/** @param {unknown} document @param {OrderLine} line @param {Instant} [now] @param {LintOptions} [options] */
export function preview(document, line, now, options) {
  return ask((tools, text) => tools.preview(text), { document, line, options: settings(options, now) });
}

/**
 * Many lines in columns, with the question about each edition; or what is wrong with them.
 * @param {unknown[]} documents @param {import("./authoring.js").LineColumns} lines @param {Instant} [now] @param {LintOptions} [options]
 */
function batch(documents, lines, now, options) {
  const { rows, issues } = typed(() => rowsOf(option(lines, "columns") ?? {}, option(lines, "length") ?? 0));
  if (!rows) return { issues, texts: [] };
  const texts = documents.map((document) => {
    const written = plain({
      document,
      lines: rows.lines,
      events: rows.events,
      options: settings(options, now),
    });
    issues.push(...written.issues);
    return written.text;
  });
  return { rows, issues, texts };
}

/** @param {unknown} document @param {import("./authoring.js").LineColumns} lines @param {Instant} [now] @param {LintOptions} [options] */
export function checkReturns(document, lines, now, options) {
  const { rows, issues, texts } = batch([document], lines, now, options);
  if (!rows || issues.length > 0) return { ok: false, issues };
  const answer = told((tools) => tools.checkReturns(texts[0], rows.of, rows.instants));
  if (!answer.ok) return { ...answer, issues: ofRows(answer.issues, rows.firsts) };
  const { status, remedy, closes, lastDay, refund } = answer.value;
  return {
    ...answer,
    value: {
      status: Uint8Array.from(status),
      remedy: Uint8Array.from(remedy),
      closes: Float64Array.from(closes),
      lastDay: Float64Array.from(lastDay),
      refund: Float64Array.from(refund),
    },
  };
}

/** @param {unknown} old @param {unknown} edition @param {import("./authoring.js").LineColumns} lines @param {Instant} [now] @param {LintOptions} [options] */
export function comparePolicies(old, edition, lines, now, options) {
  const { rows, issues, texts } = batch([old, edition], lines, now, options);
  if (!rows || issues.length > 0) return { ok: false, issues };
  const answer = told((tools) => tools.comparePolicies(texts[0], texts[1], rows.of, rows.instants));
  if (!answer.ok) return { ...answer, issues: ofRows(answer.issues, rows.firsts) };
  const { days, money, losses, gains } = answer.value;
  return {
    ...answer,
    value: {
      days: Float64Array.from(days),
      money: Float64Array.from(money),
      losses: Uint32Array.from(losses),
      gains: Uint32Array.from(gains),
    },
  };
}

/** The columns of cases, in the order in which the engine takes them. */
const COLUMNS = ["received", "answered", "due", "resolved", "justified", "accepted", "scores"];

/** A proxy is no view, and is not asked what it is of. @param {unknown} value */
const isColumn = (value) => ArrayBuffer.isView(value) && value instanceof Float64Array;

/** @param {Record<string, Float64Array | undefined>} columns @param {import("./authoring.js").IndicatorOptions} [options] */
export function indicators(columns, options) {
  const column = (/** @type {string} */ name) => option(columns, name);
  /** @type {import("./index.js").Issue[]} */
  const issues = COLUMNS.filter(
    (name) => !isColumn(column(name)) && (name === "received" || column(name) !== undefined),
  ).map((name) => ({
    code: "wrong_type",
    pointer: "/columns/" + name,
    message: "a column is a Float64Array",
    expected: "Float64Array",
  }));
  const of = (/** @type {keyof import("./authoring.js").IndicatorOptions} */ name) => option(options, name);
  const written = plain({
    aspects: of("aspects"),
    orders: of("orders"),
    satisfiedFrom: of("satisfiedFrom"),
    goals: of("goals"),
    now: millisecondsOf(of("now") ?? Date.now()),
  });
  issues.push(...written.issues);
  if (issues.length > 0) return { ok: false, issues };
  const [received, answered, due, resolved, justified, accepted, scores] = COLUMNS.map(
    (name) => column(name) ?? new Float64Array(),
  );
  return told((tools) =>
    tools.indicators(received, answered, due, resolved, justified, accepted, scores, written.text),
  );
}
