// The functions and classes of the package, over the engine's numbers and texts.
import { bytesOf, fetched, isAfar } from "./built.js";
import { AftersalesError, own } from "./errors.js";
import { Form, FORMS } from "./form.js";
import { listed, option } from "./own.js";
import { plain } from "./plain.js";
import { Compiled, Policy as Questions, inside, opened } from "./policy.js";

/** @typedef {import("./index.js").Issue} Issue */
/** @typedef {import("./index.js").LoadOptions} LoadOptions */
/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {import("./index.js").CaseFacts} CaseFacts */
/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").ReturnRequest} ReturnRequest */
/**
 * @template T
 * @typedef {import("./index.js").Answer<T>} Answer
 */

/** @type {Map<string, Compiled>} By content. */
const compiled = new Map();
/** Documents that are frozen to their leaves can be known again without being read. @type {WeakMap<object, { beside: unknown[], text: string }>} */
const texts = new WeakMap();

/** Whether nothing in a value that was read can change any more. @param {unknown} value @returns {boolean} */
function isFixed(value) {
  if (typeof value !== "object" || value === null) return true;
  try {
    const prototype = Object.getPrototypeOf(value);
    const isData = Array.isArray(value) || prototype === Object.prototype || prototype === null;
    const held = (/** @type {string} */ name) => Object.getOwnPropertyDescriptor(value, name) ?? {};
    return (
      isData
      && Object.isFrozen(value)
      && Object.keys(value).every((name) => own(held(name), "value") && isFixed(held(name).value))
    );
  } catch {
    // A proxy may refuse to say.
    return false;
  }
}

/**
 * The instant at which a policy is loaded, by which calendars that end soon are told.
 * @param {unknown} clock
 */
function loadedAt(clock) {
  try {
    const now = typeof clock === "function" ? clock() : Date.now();
    return Number.isInteger(now) ? now : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What the caller handed in, as text; what cannot change is written once.
 * @param {unknown} document
 * @param {LoadOptions | undefined} options
 */
function documentText(document, options) {
  /** @type {Record<string, unknown>} */
  const parts = { document };
  /** @type {Record<string, string>} */
  const homes = { document: "" };
  for (const name of /** @type {const} */ (["packs", "calendars", "unknownFields"])) {
    const pointer = (homes[name] = "/options/" + name);
    parts[name] = option(options, name);
    if (typeof parts[name] === "function" && name !== "unknownFields") {
      const message = "a function is for openPolicy; hand over a list of documents";
      /** @type {Issue} */
      const issue = { code: "wrong_type", pointer, message, expected: "array", received: "function" };
      return { text: "", issues: [issue] };
    }
  }
  homes.loadedAt = "/options/clock";
  parts.loadedAt = loadedAt(option(options, "clock"));
  const beside = [parts.packs, parts.calendars, parts.unknownFields];
  const known = texts.get(/** @type {object} */ (document));
  if (known && beside.every((part, place) => part === known.beside[place])) return { text: known.text, issues: [] };
  const written = plain(parts, homes);
  if (written.issues.length === 0 && Object(document) === document && [document, ...beside].every(isFixed)) {
    texts.set(/** @type {object} */ (document), { beside, text: written.text });
  }
  return written;
}

/**
 * @param {unknown} document
 * @param {LoadOptions} [options]
 * @returns {Answer<Policy>}
 */
export function loadPolicy(document, options) {
  const written = documentText(document, options);
  if (written.issues.length > 0) return { ok: false, issues: written.issues };
  let shared = compiled.get(written.text);
  if (!shared) {
    const { text } = written;
    shared = new Compiled(
      (wasm) => wasm.load(text),
      () => compiled.delete(text),
    );
    const answer = shared.load();
    if (!answer.ok) return answer;
    shared.words.source = text;
    compiled.set(text, shared);
  }
  const { warnings } = shared;
  return { ok: true, value: new Policy(shared, option(options, "clock")), ...(warnings && { warnings }) };
}

/** A policy that was read or opened; see `index.d.ts`. */
export class Policy extends Questions {
  /** @param {CaseFacts} facts @param {Instant} [now] */
  serviceLevels(facts, now) {
    return inside(this).ask("serviceLevels", { facts, now: inside(this).now(now) });
  }

  /** @param {import("./types.js").Order} order @param {Instant} [now] */
  withdrawalFunction(order, now) {
    return inside(this).ask("withdrawalFunction", { order, now: inside(this).now(now) });
  }

  /** @param {import("./types.js").CaseRecord} record @param {Instant} [now] */
  caseProgress(record, now) {
    return inside(this).ask("caseProgress", { record, now: inside(this).now(now) });
  }

  /** @param {import("./index.js").FormKind} kind @param {{ checks?: import("./index.js").Checks, locale?: string }} [options] */
  form(kind, options) {
    if (!FORMS.includes(kind)) {
      const called = typeof kind === "string" ? `"${kind}"` : typeof kind;
      throw new AftersalesError("unknown_form", `there is no form ${called}; there are ${FORMS.join(", ")}`);
    }
    return new Form(inside(this), kind, options);
  }
}

/**
 * @param {unknown} file
 * @param {Pick<LoadOptions, "clock">} [options]
 * @returns {Answer<Policy>}
 */
export function loadBuilt(file, options) {
  return opened(Policy, file, options);
}

/**
 * @param {unknown} given
 * @param {LoadOptions} [options]
 * @returns {Promise<Answer<Policy>>}
 */
export async function openPolicy(given, options) {
  const { content: document, issues } = isAfar(given) ? await fetched(given) : { content: given };
  if (issues) return { ok: false, issues };
  if (bytesOf(document)) return loadBuilt(document, options);
  const packs = await handedOver(option(options, "packs"), named(document, "packs"));
  const ids = new Set([document, ...(packs.found ?? [])].flatMap((source) => named(source, "calendar")));
  const calendars = await handedOver(option(options, "calendars"), [...ids]);
  const answer = loadPolicy(document, {
    clock: option(options, "clock"),
    unknownFields: option(options, "unknownFields"),
    packs: packs.found,
    calendars: calendars.found,
  });
  if (answer.ok) return answer;
  const missing = { pack_not_loaded: packs.failed, calendar_not_loaded: calendars.failed };
  return {
    ok: false,
    issues: answer.issues.map((issue) =>
      explained(issue, document, missing[/** @type {keyof typeof missing} */ (issue.code)]),
    ),
  };
}

/**
 * The ids that a document names, as far as they can be read; the engine reports what cannot.
 * @param {unknown} document
 * @param {"packs" | "calendar"} key
 * @returns {string[]}
 */
function named(document, key) {
  try {
    const value = option(/** @type {any} */ (document), key);
    const entries = Array.isArray(value) ? listed(value) : [value];
    return entries.map(idOf).filter((id) => typeof id === "string");
  } catch {
    return [];
  }
}

/** A pack is named by its id, or by an object with its id. @param {any} entry */
const idOf = (entry) => option(Object(entry), "id") ?? entry;

/**
 * The documents of these ids, and why others could not be loaded.
 * @template T
 * @param {T[] | ((id: string) => Promise<T>) | undefined} source
 * @param {string[]} ids
 * @returns {Promise<{ found: T[] | undefined, failed: Map<string, unknown> }>}
 */
async function handedOver(source, ids) {
  /** @type {Map<string, unknown>} */
  const failed = new Map();
  if (typeof source !== "function") return { found: source, failed };
  const loaded = await Promise.all(
    ids.map(async (id) => {
      try {
        return await source(id);
      } catch (error) {
        failed.set(id, error);
        return undefined;
      }
    }),
  );
  return { found: loaded.filter((one) => one !== undefined && one !== null), failed };
}

/** An issue with the reason why a document that it misses did not come. @param {Issue} issue @param {unknown} document @param {Map<string, unknown> | undefined} failed @returns {Issue} */
function explained(issue, document, failed) {
  if (!failed?.size) return issue;
  let place = /** @type {any} */ (document);
  for (const step of issue.pointer.split("/").slice(1)) place = option(place, step);
  const id = idOf(place);
  if (!failed.has(id)) return issue;
  const error = failed.get(id);
  const reason = error instanceof Error ? error.message : typeof error === "string" ? error : "no reason was told";
  return {
    ...issue,
    message: `"${id}" could not be loaded: ${reason}; it can be handed over in options.packs or options.calendars`,
  };
}

/**
 * Asks a policy once. A document that is asked about again costs no more than its comparison.
 * @template T
 * @param {unknown} document
 * @param {LoadOptions | undefined} options
 * @param {(policy: Policy) => Answer<T>} ask
 * @returns {Answer<T>}
 */
function once(document, options, ask) {
  const answer = loadPolicy(document, options);
  if (!answer.ok) {
    const issues = answer.issues.map((issue) =>
      issue.pointer.startsWith("/options/") ? issue : { ...issue, pointer: "/document" + issue.pointer },
    );
    return { ok: false, issues };
  }
  remember(answer.value);
  return ask(answer.value);
}

/** The policies of the latest one-shots, kept so that the next one need not read its document again. @type {Policy[]} */
const recent = [];
/** @param {Policy} policy */
function remember(policy) {
  recent.push(policy);
  if (recent.length > 4) recent.shift()?.free();
}

/** @param {unknown} document @param {OrderLine} line @param {ReturnRequest} [request] @param {Instant} [now] @param {LoadOptions & import("./index.js").CheckOptions} [options] */
export function checkReturn(document, line, request, now, options) {
  return once(document, options, (policy) => policy.checkReturn(line, request, now, options));
}

/** @param {unknown} document @param {OrderLine} line @param {Instant} [now] @param {LoadOptions} [options] */
export function warrantyStatus(document, line, now, options) {
  return once(document, options, (policy) => policy.warranty(line, now));
}

/** @param {unknown} document @param {object} values @param {Instant} [now] @param {LoadOptions} [options] */
export function validateComplaint(document, values, now, options) {
  return once(document, options, (policy) => policy.form("complaint").validate(values, { now }));
}
