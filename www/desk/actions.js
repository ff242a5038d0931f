// What the shop may do about a case: the engine says what may follow, and each event has its fields.
import { el } from "/pkg/dist/view/nodes.js";
import { orders, speaking } from "./asking.js";
import { eventName, say } from "./words.js";

/** The fields of what the shop does; what only the shopper does is not here. @type {Record<string, string[]>} */
const FIELDS = {
  first_response: ["note!"],
  contact: ["note!"],
  information_requested: ["asks!", "until", "note"],
  send_requested: ["address!", "until!"],
  goods_arrived: ["note"],
  inspection: ["note"],
  on_site: ["note"],
  proposal: ["remedy", "amount", "on", "until!", "note"],
  claim_answer: ["remedy", "amount", "on", "until", "note!"],
  request_refused: ["note!"],
  refund: ["amount!", "note"],
  exchange: ["note"],
  replacement: ["note"],
  repair: ["cause", "result", "note"],
  compensation: ["amount!", "note"],
  resolution: ["note"],
  closed: ["note"],
  reopened: ["note!"],
  escalated: ["note"],
};
const REMEDIES = ["refund", "exchange", "repair", "replacement", "compensation"];
const LONG = ["note", "asks", "address", "cause", "result"];

/** What a field is filled in with. @param {string} name @param {boolean} required @param {any} record */
function control(name, required, record) {
  const id = "do-" + name;
  if (name === "remedy") {
    const options = REMEDIES.map((remedy) => el("option", { value: remedy }, speaking()("remedy." + remedy)));
    return el("select", { id, name }, options);
  }
  if (LONG.includes(name)) {
    const address = name === "address" ? (orders.get(record.orderId)?.address ?? "") : "";
    return el("textarea", { id, name, required, rows: name === "note" ? "3" : "2", maxlength: "2000" }, address);
  }
  if (name === "amount") {
    return el("input", {
      id,
      name,
      required,
      inputmode: "decimal",
      pattern: "\\d+([.]\\d{1,2})?",
      autocomplete: "off",
    });
  }
  return el("input", { id, name, required, type: "date" });
}

/** The entry of an event, as the order format has it. @param {string} event @param {FormData} filled @param {string} currency */
function entryOf(event, filled, currency) {
  const text = (name) => String(filled.get(name) ?? "").trim();
  const entry = Object.fromEntries(
    ["note", "until", "on", "address", "remedy"].flatMap((name) => (text(name) ? [[name, text(name)]] : [])),
  );
  const asks = text("asks")
    .split("\n")
    .filter((line) => line.trim());
  const report = Object.fromEntries(["cause", "result"].flatMap((name) => (text(name) ? [[name, text(name)]] : [])));
  return {
    event,
    ...entry,
    ...(text("amount") && { amount: { decimal: text("amount"), currency } }),
    ...(asks.length > 0 && { asks: asks.map((title, place) => ({ id: `ask-${place + 1}`, kind: "text", title })) }),
    ...(Object.keys(report).length > 0 && { report }),
  };
}

/** The currency in which the order was paid. */
function currencyOf({ orderId }) {
  const paid = orders.get(orderId)?.lines.find((line) => line.paid);
  return paid?.paid.currency ?? "CNY";
}

/** One event, folded away until it is wanted. */
function action(event, record, happen) {
  const currency = currencyOf(record);
  const fields = FIELDS[event].map((field) => {
    const [name, required] = [field.replace("!", ""), field.endsWith("!")];
    const title = name === "amount" ? `${say(name)} (${currency})` : say(name);
    const input = control(name, required, record);
    // Two actions may ask for the same: each has a name of its own.
    input.id += "-" + event;
    return el("p", {}, el("label", { for: input.id }, title), input);
  });
  const wrong = el("p", { class: "wrong", role: "alert" });
  const go = el("button", {}, say("write"));
  const form = el("form", { "data-event": event }, fields, wrong, go);
  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    go.disabled = true;
    wrong.textContent = await happen(entryOf(event, new FormData(form), currency));
    go.disabled = false;
  });
  return el("details", { name: "may" }, el("summary", {}, eventName(event)), form);
}

/** @param {any} record @param {(entry: object) => Promise<string>} happen */
export function actionsOf(record, happen) {
  const may = Object.keys(FIELDS).filter((event) => record.progress?.mayFollow.includes(event));
  if (may.length === 0) return el("p", {}, say("nothing"));
  return el(
    "div",
    { class: "may" },
    may.map((event) => action(event, record, happen)),
  );
}
