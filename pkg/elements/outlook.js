// What a form tells while it is filled in, and which of its fields that makes the shopper's to answer.
import { describe } from "../describe.js";
import { amount } from "../record.js";
import { withQuantity } from "../sentences.js";
import { controlsOf } from "../view/fields.js";
import { nameOf } from "../view/names.js";
import { paidText } from "../view/widgets.js";
import { el, write } from "../view/nodes.js";
import { decisions, inAll } from "./decisions.js";
import { returnable, withdrawable } from "./goods.js";
import { bestOf } from "./ways.js";
import { offer, show } from "./known.js";
import { why } from "../view/why.js";

/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").ReturnRequest} ReturnRequest */
/** @typedef {import("./decisions.js").Asker} Asker */
/** @typedef {import("./foresight.js").Foresight} Foresight */
/** @typedef {import("./ways.js").Ways} Ways */
/** @typedef {{ line: OrderLine, request: ReturnRequest }} Asked */
/** @typedef {{ asker: Asker, kind: string, form: HTMLFormElement, lines: OrderLine[], chosen: OrderLine[], values: Record<string, any> }} Setting */

/** Remedies of which the shopper says how much they want. */
const OF_AN_AMOUNT = ["price_reduction", "compensation"];

/** What is asked for each chosen line. @param {Setting} setting @returns {Asked[]} */
function askedOf({ chosen, values }) {
  const quantities = new Map((values.lines ?? []).map((/** @type {any} */ { id, quantity }) => [id, quantity]));
  return chosen.map((line) => {
    const quantity = quantities.get(line.id);
    return { line, request: { ...(values.reason && { reason: values.reason }), ...(quantity && { quantity }) } };
  });
}

/** Why a product cannot be registered; empty where it can. @param {import("../types.js").Coverage[]} coverages @param {number} now */
function registrationClosed(coverages, now) {
  const terms = coverages.flatMap(({ registration }) => registration ?? []);
  const open = terms.filter(({ done }) => !done);
  if (open.length === 0) return terms.length > 0 ? "field.already_registered" : "field.nothing_to_register";
  const isOver = open.every(({ until }) => until && new Date(until).getTime() <= now);
  return isOver ? "field.registration_closed" : "";
}

export class Outlook {
  foresight;
  #ways;
  #needed = el("p", { class: "aftersales-note", "data-aftersales-evidence": true, hidden: true });
  /** Parts of a form that cannot be used. @type {HTMLElement[]} */
  #away = [];
  /** A remedy to choose once it is offered. @type {string | undefined} */
  #preferred;

  /** @param {Foresight} foresight @param {Ways} [ways] */
  constructor(foresight, ways) {
    this.foresight = foresight;
    this.#ways = ways;
  }

  get node() {
    return this.foresight.node;
  }
  get ways() {
    return this.#ways?.node;
  }

  /** @param {string | undefined} remedy */
  prefer(remedy) {
    this.#preferred = remedy;
  }

  /** @param {Setting} setting */
  tell(setting) {
    const { kind } = setting;
    if (kind === "return") this.#return(setting);
    else if (kind === "withdrawal") this.#withdrawal(setting);
    else if (kind === "repair" || kind === "registration") this.#warranties(setting);
    else this.node.hidden = true;
  }

  /** @param {Setting} setting */
  #warranties({ kind, asker, form, lines, chosen }) {
    const isClosed = this.foresight.warranties(asker, chosen, kind === "registration" ? registrationClosed : () => "");
    // Nobody fills in what cannot be taken. Of several products another can be chosen; a shop's own form stays as it is.
    for (const part of this.#away.splice(0)) part.hidden = false;
    if (!isClosed || lines.length > 1 || !form.matches(".aftersales-form")) return;
    for (const part of /** @type {Iterable<HTMLElement>} */ (form.children)) {
      if (part === this.node || part.hidden) continue;
      part.hidden = true;
      this.#away.push(part);
    }
  }

  /** @param {Setting} setting */
  #return(setting) {
    const { asker, form, lines, values } = setting;
    const { say, wording } = asker;
    // The one line is told about even where it cannot be chosen.
    const told = lines.length === 1 ? { ...setting, chosen: lines } : setting;
    const asked = askedOf(told);
    this.foresight.returns(asker, asked);
    // Whether a line can be chosen hinges on nothing that is chosen: else ticks would come and go for ever.
    const each = lines.map((line) => this.foresight.apply(line, values.reason ? { reason: values.reason } : {}));
    const found = decisions(asker, each);
    // Why the one line cannot go back is told once, where it is told about.
    const isTold = lines.length === 1 && this.foresight.judged.length === 1;
    const changed = lines.filter((line, place) => returnable(form, line, found[place], isTold, say, wording));
    // What is asked of a line that can be chosen again is another question.
    if (changed.length > 0) queueMicrotask(() => this.foresight.changed());
    if (!this.#ways) return;
    const { judged } = this.foresight;
    const isOpen = judged.some(({ decision }) => decision.options.length > 0);
    const instead = judged.length === 0 ? say("ui.reason_first") : isOpen ? "" : say("ui.no_way");
    this.#ways.show(judged, instead, (remedy) => this.foresight.sum(asker, remedy, asked), say, wording);
    this.#choose(form);
    this.#ask(form, asker);
  }

  /** @param {HTMLFormElement} form */
  #choose(form) {
    const radios = /** @type {HTMLInputElement[]} */ (controlsOf(form, "remedy"));
    const wanted = radios.find(({ value }) => value === this.#preferred);
    if (!wanted || radios.some(({ checked }) => checked)) return;
    wanted.checked = true;
    this.#preferred = undefined;
  }

  /** What the chosen way makes the shopper's to say. @param {HTMLFormElement} form @param {Asker} asker */
  #ask(form, { say }) {
    const controls = /** @type {HTMLInputElement[]} */ (controlsOf(form, "remedy"));
    const remedy = controls.find(({ type, checked }) => type !== "radio" || checked)?.value ?? "";
    const methods = this.foresight.methods(remedy);
    show(form, "refundMethod", methods.length > 1);
    if (methods.length > 1) offer(form, "refundMethod", methods);
    show(form, "amount", OF_AN_AMOUNT.includes(remedy));
    const { code: needed, isNeeded } = this.foresight.evidence(remedy);
    const [files] = controlsOf(form, "attachments");
    write(
      this.#needed,
      needed ? say(isNeeded ? "ui.evidence" : "ui.evidence_wanted", { evidence: say("requirement." + needed) }) : "",
    );
    this.#needed.hidden = !needed;
    files?.closest(".aftersales-field")?.querySelector("legend")?.after(this.#needed);
    if (isNeeded) files?.setAttribute("aria-required", "true");
    else files?.removeAttribute("aria-required");
  }

  /** @param {Setting} setting */
  #withdrawal({ asker, form, lines, values }) {
    const { say, wording } = asker;
    const isPart = values.scope === "part";
    show(form, "lines", isPart);
    show(form, "goods", isPart);
    this.node.hidden = true;
    const asked = lines.map((line) => ({ line, request: { reason: "changed_mind" } }));
    const found = decisions(asker, asked);
    for (const [place, line] of lines.entries()) withdrawable(form, line, found[place], say, wording);
  }

  /**
   * What is told beside the values: what the chosen way comes to, or what is withdrawn from.
   * @param {Setting} setting
   * @returns {import("./ways.js").Row[]}
   */
  rows(setting) {
    const { asker, kind, values } = setting;
    const { say, wording } = asker;
    if (kind === "return") {
      const sum = values.remedy ? this.foresight.sum(asker, values.remedy, askedOf(setting)) : "";
      const all = sum ? [{ label: say("ui.refund"), text: sum + " " + say("ui.in_all") }] : [];
      const hasFiles = (values.attachments ?? []).length > 0;
      return values.remedy ? [...this.foresight.rows(asker, values.remedy, hasFiles), ...all] : [];
    }
    if (kind === "repair" || kind === "registration") {
      const covered = this.foresight.covered(asker, setting.chosen, kind === "registration");
      return covered.length > 0 ? [{ label: say("ui.coverage"), text: covered.join("\n") }] : [];
    }
    if (kind !== "withdrawal" || setting.chosen.length === 0) return [];
    return withdrawalRows(setting, say, wording);
  }
}

/** What is withdrawn from, line by line, with what comes back and what is late. @param {Setting} setting @param {import("../sentences.js").Say} say @param {import("../sentences.js").Options} wording */
function withdrawalRows(setting, say, wording) {
  const { asker, chosen, values } = setting;
  const asked = askedOf({ ...setting, values: { ...values, reason: "changed_mind" } });
  const found = decisions(asker, asked);
  const ways = found.map((decision) => decision && bestOf(decision, "refund"));
  const items = chosen.map((line, place) => {
    const count = asked[place].request.quantity ?? line.quantity ?? 1;
    const item = withQuantity(count, line.unit, nameOf(line, say), wording);
    // What was paid is for all of a line; of less it is what that comes to.
    const back = ways[place]?.refund;
    const isWhole = count === (line.quantity ?? 1);
    const price = isWhole ? paidText(line, say, wording.locale) : back ? amount(back.amount, wording.locale) : "";
    return price ? say("join.pair", { name: item, value: price }) : item;
  });
  // What is kept for years says the year.
  const kept = { ...wording, now: undefined };
  const states = chosen.flatMap((line, place) => {
    const decision = found[place];
    const way = ways[place];
    // The sentence of a way begins with its name.
    if (way && way.status !== "open") return [nameOf(line, say) + " · " + describe(way, wording)];
    const value = decision?.status === "ineligible" && (why(decision, kept, "refund") || why(decision, kept));
    return value ? [say("join.pair", { name: nameOf(line, say), value })] : [];
  });
  // What is not certain is no sum to count on.
  const isCertain = ways.every((way) => way?.status === "open");
  const back = asked.map(({ line, request }) => ({
    line,
    request: /** @type {ReturnRequest} */ ({ ...request, remedy: "refund" }),
  }));
  const sum = isCertain ? inAll(asker, back) : undefined;
  return [
    { field: values.scope === "whole" ? "scope" : "lines", label: say("ui.withdraw_from"), text: items.join("\n") },
    { label: say("ui.note"), text: states.join("\n"), isSentence: true },
    { label: say("ui.refund"), text: sum ? amount(sum, wording.locale) : "" },
  ].filter(({ text }) => text !== "");
}
