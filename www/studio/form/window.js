// How long something is open, and from when: a length in a unit, counted from an event. What says more is shown as written.
import { say, speak } from "../words.js";
import { choice, field } from "./controls.js";

const EVENTS = ["delivered", "ordered", "paid", "shipped", "installed", "activated", "registered", "invoiced"];
const UNITS = { D: "days", W: "weeks", M: "months", Y: "years" };
/** How working days are counted. */
const WORKED = "business_days_after";

/** A length as a number and a unit; nothing if it is written otherwise. @param {any} window */
function partsOf({ length = "", count } = {}) {
  if (length === "unlimited") return { number: "", unit: "unlimited" };
  const [, number, unit] = /^P(\d+)([DWMY])$/.exec(length) ?? [];
  if (number) return { number, unit: count === WORKED && unit === "D" ? "worked" : unit };
  const [, hours] = /^PT(\d+)H$/.exec(length) ?? [];
  return hours ? { number: hours, unit: "H" } : undefined;
}

/** @param {string} number @param {string} unit */
const lengthOf = (number, unit) => {
  if (unit === "unlimited") return unit;
  return unit === "H" ? `PT${number}H` : `P${number}${unit === "worked" ? "D" : unit}`;
};

/**
 * @param {any} window @param {(string | number)[]} path Where it stands.
 * @param {{ put: (path: (string | number)[], value: unknown) => void, drop: (path: (string | number)[]) => void }} edit
 * @param {any} document
 */
export function windowParts(window = {}, path, edit, document) {
  const known = partsOf(window);
  const state = { ...(known ?? { number: "", unit: "D" }) };
  let isWorked = window.count === WORKED;
  function write() {
    if (state.unit !== "unlimited" && !/^[1-9]\d{0,4}$/.test(state.number)) return;
    edit.put([...path, "length"], lengthOf(state.number, state.unit));
    if (state.unit === "worked") edit.put([...path, "count"], WORKED);
    else if (isWorked) edit.drop([...path, "count"]);
    isWorked = state.unit === "worked";
  }
  const isOdd = !known && (window.length || window.until);
  const length = field(
    say("form.length"),
    isOdd ? (window.until ?? window.length) : state.number,
    (value) => {
      state.number = value;
      write();
    },
    isOdd ? { disabled: "", class: "number" } : { inputmode: "numeric", class: "number", maxlength: "5" },
  );
  const units = [...Object.keys(UNITS), "worked", "H", "unlimited"].map((unit) => [unit, say("unit." + unit)]);
  const unit = choice(say("form.unit"), units, state.unit, (value) => {
    state.unit = value;
    write();
  });
  return { length, unit, from: fromPart(window, path, edit, document) };
}

function fromPart({ from }, path, edit, document) {
  const usual = document?.defaults?.window?.from;
  const event = (/** @type {string} */ name) => say("event." + name);
  const events = [
    ...EVENTS.map((name) => [name, event(name)]),
    ...(document?.events ?? []).map((name) => [name, speak()("event." + name)]),
  ];
  const isPlain = from === undefined || typeof from === "string";
  const pairs = [
    ["", EVENTS.includes(usual) ? event(usual) : event("delivered")],
    ...events.filter(([name]) => name !== (usual ?? "delivered")),
  ];
  if (isPlain && from === (usual ?? "delivered")) pairs[0][0] = from;
  const odd = isPlain ? [] : [["odd", say("form.asWritten")]];
  return choice(say("form.from"), [...odd, ...pairs], isPlain ? (from ?? "") : "odd", (value) => {
    if (value === "odd") return;
    if (value) edit.put([...path, "from"], value);
    else edit.drop([...path, "from"]);
  });
}
