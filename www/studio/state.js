// What the studio knows: the document as it stands, what the engine read of it, and what is asked about it.
import { calendar, pack } from "/pkg/dist/documents.js";
import { openPolicy } from "/pkg/dist/index.js";
import { placed, samples } from "./lines.js";

const address = new URLSearchParams(location.search);
/** The instant on which the studio was opened. */
export const today = Date.parse(address.get("now") ?? "") || Date.now();

/** What is asked where nobody brought lines of their own: the samples as they are at an instant. @param {number} at */
export const sampled = (at) => ({
  /** Where the slider of days begins. */
  base: at,
  at,
  /** @type {any[]} */
  lines: samples(at).map((line) => ({ ...line, sample: true })),
  line: "new",
  category: "",
  reason: "changed_mind",
});

export const state = {
  ...sampled(today),
  zone: "Europe/Berlin",
  text: "",
  /** The last document that was JSON, and why the text is none now. @type {any} */
  document: undefined,
  syntax: "",
  /** The last policy that could be read. @type {import("/pkg/index.js").Policy | undefined} */
  policy: undefined,
  /** What the engine does not understand. @type {any[]} */
  issues: [],
  /** What the tools found; nothing while they have not answered. @type {any[] | undefined} */
  findings: undefined,
  reasons: ["changed_mind"],
  /** The instants at which the answer for the line changes. @type {number[]} */
  changes: [],
  shopper: "en",
  /** Another edition to compare with. @type {{ name: string, document: any, policy: any } | undefined} */
  other: undefined,
  /** The line as the policy is asked about it. */
  get placed() {
    const line = this.lines.find((one) => one.id === this.line) ?? this.lines[0];
    return placed(line, this.document, this.category);
  },
};

/** Reads a text as JSON; says whether it is. @param {string} text */
export function readText(text) {
  state.text = text;
  try {
    state.document = JSON.parse(text);
    state.syntax = "";
  } catch (error) {
    state.syntax = String(error.message);
  }
  return !state.syntax;
}

/** @param {any} document @returns {Promise<any>} */
export const opened = (document) =>
  openPolicy(document, { packs: pack, calendars: calendar }).catch((error) => ({
    ok: false,
    issues: [{ code: error.code ?? "unavailable", pointer: "/packs", message: error.message }],
  }));

/** The values of a choice and of those below it. @param {any[]} choices @returns {string[]} */
const valuesOf = (choices) => choices.flatMap(({ value, children }) => [value, ...valuesOf(children ?? [])]);

/** Why shoppers can ask. @param {import("/pkg/index.js").Policy} policy */
function reasonsOf(policy) {
  const field = policy
    .form("return")
    .fields()
    .find(({ name }) => name === "reason");
  return valuesOf(field?.choices ?? []);
}

/** The policy of the document, unless another text was written meanwhile. */
export async function openText() {
  const { text } = state;
  const answer = await opened(state.document);
  if (state.text !== text) return false;
  const before = state.policy;
  state.issues = answer.ok ? [] : answer.issues.map((issue) => ({ ...issue, isIssue: true }));
  if (answer.ok) {
    state.policy = answer.value;
    state.reasons = reasonsOf(answer.value);
    // What still shows the policy of before has asked again by then.
    setTimeout(() => before?.free(), 1000);
  }
  return true;
}

/** Finds when the answer for the line changes. */
export function findChanges() {
  const answer = state.policy?.timeline(state.placed, { reason: state.reason });
  state.changes = answer?.ok ? answer.value.flatMap(({ from }) => (from ? [Date.parse(from)] : [])) : [];
}
