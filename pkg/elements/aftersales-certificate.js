// <aftersales-certificate policy line order>: the warranties of a line as a certificate to print.
import { coverageName, describe } from "../describe.js";
import { loadMessages } from "../languages.js";
import { dayOf, moment, withQuantity } from "../sentences.js";
import { adopt, cite, el, foreign, openingHours, retold, voiced } from "../view/nodes.js";
import { until } from "../view/when.js";
import { certificateSheet, printSheet } from "./certificate-style.js";
import { AftersalesDisplay } from "./display.js";
import { row } from "./return-view.js";
import { headingOf } from "./variants.js";

/** @typedef {import("../types.js").Coverage} Coverage */
/** @typedef {import("../types.js").OrderLine} OrderLine */

/**
 * Which warranties has this, from when to when, and who stands for them? A certificate to print.
 *
 * @tag aftersales-certificate
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} order - The order of the line, likewise: its number is printed, and what it says of all its lines counts.
 * @attr {number} heading-level - The level of its heading, 2 to 6; those of its warranties are one below.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot buyer - Who bought it, as far as the page wants that printed.
 * @slot actions - What the shopper can do next.
 * @csspart card - The certificate.
 * @csspart row - One row of a list.
 * @csspart row-(item|property|order|buyer|repairs|covers|free|starts|ends|bring|authority|points|channels) - The row of this.
 * @csspart item - What it is for.
 * @csspart coverage - One warranty.
 * @csspart citation - Where the law or the terms say so.
 * @csspart contacts - Where to go with it.
 * @csspart print - The button that prints it.
 * @csspart origin - That the terms are those of the page's own markup.
 */
export class AftersalesCertificate extends AftersalesDisplay {
  static tag = "aftersales-certificate";
  static observedAttributes = [...AftersalesDisplay.observedAttributes, "heading-level"];

  /** @override */
  learn() {
    return loadMessages(this.locale);
  }

  /** @override */
  ask() {
    const { handle, statedLine: line, say, wording } = this;
    if (!handle) return;
    const answer = handle.warranty(line, this.clock());
    if (!answer.ok) return this.refuse(answer.issues);
    this.heed(answer);
    const coverages = answer.value;
    const print = el("button", { type: "button", class: "quiet print", part: "print" }, say("ui.print"));
    print.addEventListener("click", () => this.#print());
    this.show(
      el(
        "section",
        { class: "card certificate", part: "card" },
        el(headingOf(this), { class: "heading" }, say("certificate.title")),
        this.#item(line),
        coverages.length > 0
          ? coverages.map((coverage) => this.#coverage(coverage, coverages))
          : el("p", { class: "head" }, say("ui.no_coverage")),
        this.#contacts(coverages, line),
        el(
          "p",
          { class: "small head" },
          say("certificate.as_of", { time: moment(new Date(this.clock()).toISOString(), wording) }),
        ),
        print,
        el("slot", { name: "actions" }),
      ),
    );
    adopt(/** @type {ShadowRoot} */ (this.shadowRoot), certificateSheet);
    this.tell("answer", { kind: "warranty", coverages });
  }

  /** What the certificate is for. @param {OrderLine} line */
  #item({ title, sku, quantity, unit, properties, repairs }) {
    const { say, wording, readOrder } = this;
    const isOne = !quantity || (quantity <= 1 && !unit);
    const named = isOne ? title : withQuantity(quantity, unit, title ?? "", wording);
    const day = (/** @type {import("../types.js").Instant} */ at) =>
      dayOf(typeof at === "string" ? at : new Date(at).toISOString(), wording);
    const visits = (repairs ?? []).map(({ from, to, fault }) => {
      const time = say(to ? "certificate.repair" : "certificate.in_repair", { from: day(from), to: to && day(to) });
      return el("li", {}, foreign(fault ? say("join.pair", { name: time, value: fault }) : time));
    });
    return el(
      "dl",
      { part: "item" },
      named || sku
        ? row(
            "item",
            say("certificate.item"),
            el("strong", {}, foreign(named || sku || "")),
            named && sku ? [el("br"), foreign(sku)] : null,
          )
        : null,
      Object.entries(properties ?? {}).map(([name, value]) =>
        el(
          "div",
          { class: "row", part: "row row-property" },
          el("dt", {}, voiced(say, "label." + name)),
          el("dd", {}, foreign(value)),
        ),
      ),
      readOrder?.id ? row("order", say("certificate.order"), foreign(readOrder.id)) : null,
      this.querySelector("[slot=buyer]") ? row("buyer", say("certificate.buyer"), el("slot", { name: "buyer" })) : null,
      visits.length > 0 ? row("repairs", say("certificate.repairs"), el("ul", {}, visits)) : null,
    );
  }

  /** @param {Coverage} coverage @param {Coverage[]} all */
  #coverage(coverage, all) {
    const { say, wording } = this;
    const {
      state,
      after,
      basis,
      citation,
      covers,
      bears,
      opens,
      closes,
      lastDay,
      countedFrom,
      limits,
      requires,
      rule,
    } = coverage;
    const name = coverageName(coverage, say);
    const list = (/** @type {string} */ family, /** @type {string[]} */ codes) =>
      codes.map((code) => say(family + code)).join(say("join.list"));
    const before = all.find(({ id }) => id === after);
    const counted = before
      ? say("certificate.after", { name: coverageName(before, say) })
      : countedFrom
        && say(countedFrom.assumed ? "certificate.estimated" : "certificate.counted", {
          fact: say("fact." + countedFrom.event, {}, "timeline.before"),
        });
    const caps = limits.map(({ unit, cap }) => {
      const most = cap.toLocaleString(wording.locale);
      return el("div", {}, say("certificate.limit", { cap: most, unit: say("unit_of." + unit) }));
    });
    return el(
      "section",
      { class: "cover", part: "coverage" },
      el(headingOf(this, 1), { class: "subheading" }, foreign(name, say.title?.("warranties", rule, basis)?.lang)),
      // What runs is told by its dates.
      state === "active" || state === "expiring" ? null : el("p", {}, foreign(describe(coverage, wording))),
      el(
        "dl",
        {},
        row("covers", say("ui.covers"), list("remedy.", covers)),
        bears && bears.length > 0 && row("free", say("certificate.free"), list("fault_item.", bears)),
        opens
          && row(
            "starts",
            say("certificate.starts"),
            dayOf(opens, wording),
            counted && el("div", { class: "small" }, counted),
          ),
        (closes || lastDay || caps.length > 0)
          && row("ends", say("certificate.ends"), foreign(until({ closes, lastDay }, wording)), caps),
        requires.length > 0
          && row(
            "bring",
            say("ui.bring"),
            list(
              "requirement.",
              requires.map(({ code }) => code),
            ),
          ),
        row("authority", say("ui.authority"), say("basis." + basis), citation ? [el("br"), cite(citation, say)] : null),
      ),
    );
  }

  /** Where to go with it: the places that a warranty names, else all. @param {Coverage[]} coverages @param {OrderLine} line */
  #contacts(coverages, { categories }) {
    const { say } = this;
    const answer = this.handle?.contacts({ categories }, this.clock());
    if (!answer?.ok) return null;
    const named = coverages.flatMap(({ servicePoints }) => servicePoints ?? []);
    const places = answer.value.servicePoints.filter(({ id }) => named.length === 0 || named.includes(id));
    const point = (/** @type {import("../types.js").ServicePointContact} */ { name, phone, address, hours }) =>
      el(
        "li",
        {},
        el("strong", {}, retold(say, name)),
        [address && foreign(address), phone && foreign(phone), hours && openingHours(hours, say)].map(
          (part) => part && el("div", {}, part),
        ),
      );
    const ways = answer.value.channels.map(({ kind, value }) =>
      el("li", {}, voiced(say, "channel." + kind), ": ", foreign(value)),
    );
    if (places.length + ways.length === 0) return null;
    return el(
      "dl",
      { part: "contacts" },
      places.length > 0 && row("points", say("ui.service_points"), el("ul", {}, places.map(point))),
      ways.length > 0 && row("channels", say("ui.channels"), el("ul", {}, ways)),
    );
  }

  /** Prints the certificate without the page around it, where that can be told apart. */
  #print() {
    if (this.getRootNode() === document) {
      adopt(document, printSheet);
      this.toggleAttribute("data-aftersales-print", true);
      addEventListener("afterprint", () => this.removeAttribute("data-aftersales-print"), { once: true });
    }
    print();
  }
}
