// What all elements share: attributes and properties, the policy, the clock, the language, and when to ask.
import { speaker } from "../sentences.js";
import { wordsOf } from "../words.js";
import { own, warn } from "../errors.js";
import { millisecondsOf } from "../instant.js";
import { bare, settled } from "../own.js";
import { tagOf } from "../tag.js";
import { builtIn, loadFirst } from "../languages.js";
import { join, leave } from "./ticker.js";
import { Problem, forget, isPolicy, issuesOf, noInstant, open, read } from "./source.js";

/** @typedef {import("../types.js").Instant} Instant */
/** @typedef {import("../types.js").Issue} Issue */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").Messages} Messages */
/** @typedef {import("../types.js").LoadOptions} LoadOptions */
/** @typedef {import("../index.js").Policy} Policy */

/** A server that imports the classes has no elements. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Attributes that a property of the same name replaces. */
const GIVEN = /** @type {const} */ ([
  "policy",
  "packs",
  "calendars",
  "line",
  "order",
  "record",
  "request",
  "policies",
  "requests",
  "filed",
  "chosen",
  "answers",
  "reason",
  "fault",
  "now",
  "messages",
  "appearance",
]);

/** The zone that a policy counts in. @param {Policy} policy */
export const homeZoneOf = (policy) => wordsOf(policy)?.()[0]?.timeZone;

export class AftersalesElement extends Base {
  static tag = "";
  static observedAttributes = [
    "policy",
    "line",
    "order",
    "record",
    "reason",
    "action",
    "lang",
    "now",
    "server-time",
    "theme",
  ];

  /** What was set as properties. @type {Record<string, any>} */
  #given = {};
  #waiting = false;
  #turn = 0;
  #skew = 0;
  /** What the policy was opened from: it, its packs and its calendars. @type {unknown[] | undefined} */
  #openedFrom;

  /** The policy that was read. @type {Policy | undefined} */
  handle;
  /** The zone that the policy counts in. @type {string | undefined} */
  timeZone;
  /** The zone of the shopper's clocks, where this machine's is another's. @type {string | undefined} */
  here;
  /** Lets its parts look as the page says, where it says so. @type {((root: Document | ShadowRoot) => void) | undefined} */
  dress;
  /** The order line, as it was read. @type {OrderLine | undefined} */
  readLine;
  /** The order, as it was read. @type {import("../types.js").Order | undefined} */
  readOrder;
  /** What the shopper asks for, as it was read. @type {import("../types.js").ReturnRequest | undefined} */
  readRequest;
  /** The record of a case, as it was read. @type {import("../types.js").CaseRecord | undefined} */
  readRecord;

  /**
   * Registers the element; a tag that is taken stays as it is.
   * @param {string} [tag]
   * @param {CustomElementRegistry} [registry] A server has none.
   */
  static define(tag = this.tag, registry = globalThis.customElements) {
    if (!registry || registry.get(tag)) return;
    try {
      registry.define(tag, this);
    } catch {
      // A class stands for one tag only.
      registry.define(tag, class extends this {});
    }
  }

  /** An address, `#id` of a JSON script, the document itself, or what it was opened to. */
  get policy() {
    return this.#get("policy");
  }
  set policy(value) {
    this.#set("policy", value);
  }
  /** The packs that the policy names, in place of those that the package ships. @returns {LoadOptions["packs"]} */
  get packs() {
    return this.#given.packs;
  }
  set packs(value) {
    this.#set("packs", value);
  }
  /** The calendars that are named, in place of those that the package ships. @returns {LoadOptions["calendars"]} */
  get calendars() {
    return this.#given.calendars;
  }
  set calendars(value) {
    this.#set("calendars", value);
  }
  /** An address, `#id` of a JSON script, or the order line itself. */
  get line() {
    return this.#get("line");
  }
  set line(value) {
    this.#set("line", value);
  }
  /** An address, `#id` of a JSON script, or the order itself. */
  get order() {
    return this.#get("order");
  }
  set order(value) {
    this.#set("order", value);
  }
  /** An address, `#id` of a JSON script, or the record of a case itself. */
  get record() {
    return this.#get("record");
  }
  set record(value) {
    this.#set("record", value);
  }
  /** What the page knows the shopper asks for: an address, `#id` of a JSON script, or the request itself. */
  get request() {
    return this.#get("request");
  }
  set request(value) {
    this.#set("request", value);
  }
  /** The terms of lines by their ids, where those of `policy` do not hold for them. @returns {Record<string, unknown> | undefined} */
  get policies() {
    return this.#given.policies;
  }
  set policies(value) {
    this.#set("policies", value);
  }
  /** What is asked for lines, by their ids, where that is not `request`. @returns {Record<string, import("../types.js").ReturnRequest> | undefined} */
  get requests() {
    return this.#given.requests;
  }
  set requests(value) {
    this.#set("requests", value);
  }
  /** What was filed about lines, by their ids. @returns {Record<string, import("../events.js").Filed> | undefined} */
  get filed() {
    return this.#given.filed;
  }
  set filed(value) {
    this.#set("filed", value);
  }
  /** The ids of the lines that are chosen beforehand. @returns {string[] | undefined} */
  get chosen() {
    return this.#given.chosen;
  }
  set chosen(value) {
    this.#set("chosen", value);
  }
  /** What the shopper answered before, by pointer. @returns {Record<string, string | number | boolean | null> | undefined} */
  get answers() {
    return this.#given.answers;
  }
  set answers(value) {
    this.#set("answers", value);
  }
  /** The instant to answer for; without one, the clock. */
  get now() {
    return this.#get("now");
  }
  set now(value) {
    this.#set("now", value);
  }
  /** Why the shopper asks, if the page knows. */
  get reason() {
    return this.#get("reason");
  }
  set reason(value) {
    this.#set("reason", value);
  }
  /** What is wrong with the goods, if the page asks who pays for it. @returns {import("../types.js").Fault | undefined} */
  get fault() {
    return this.#given.fault;
  }
  set fault(value) {
    this.#set("fault", value);
  }
  /** Sentences of another language, or other sentences. @returns {Messages | undefined} */
  get messages() {
    return this.#given.messages;
  }
  set messages(value) {
    this.#set("messages", value);
  }

  /** How it looks: a theme, variables over it, and rules over both. @returns {import("../elements.js").Appearance | undefined} */
  get appearance() {
    return this.#given.appearance;
  }
  set appearance(value) {
    this.#set("appearance", value);
  }

  /** @param {string} name */
  #get(name) {
    const written = this.getAttribute(name);
    // What a framework that renders on a server makes of an object, which it hands over later.
    return this.#given[name] ?? (written === null || written === "[object Object]" ? undefined : written);
  }

  /** @param {string} name @param {unknown} value */
  #set(name, value) {
    this.#given[name] = value;
    this.refresh();
  }

  connectedCallback() {
    // Properties that were set before the class was known hide the accessors.
    for (const name of [...GIVEN, "submit", "kind"]) {
      if (!own(this, name) || name in this.#given) continue;
      const { [name]: value } = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    this.#readServerTime();
    this.refresh();
  }

  disconnectedCallback() {
    this.#turn += 1;
    leave(this);
    this.release();
    this.#giveBack();
  }

  /** Frees the policy that was opened here; one that was handed over is freed by whoever opened it. */
  #giveBack() {
    if (!isPolicy(this.#openedFrom?.[0])) this.handle?.free();
    this.handle = this.#openedFrom = undefined;
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "server-time") this.#readServerTime();
    this.refresh();
  }

  #readServerTime() {
    const told = this.getAttribute("server-time");
    const server = told ? millisecondsOf(told) : Number.NaN;
    const here = Date.now();
    this.#skew = server === server ? server - here : 0;
    if (told && server !== server) {
      warn(
        `<${this.localName}>: server-time="${told}" is no instant with an offset, so the clock of this machine counts`,
      );
    }
  }

  /** Epoch milliseconds: the instant that was set, else the server's clock, else this machine's. */
  clock() {
    const { now } = this;
    const set = now === undefined ? Number.NaN : millisecondsOf(now);
    const here = Date.now();
    return set === set ? set : here + this.#skew;
  }

  /** The language of the nearest `lang`, across shadow roots. */
  get locale() {
    /** @type {Element | null} */
    let at = this;
    while (at) {
      const near = at.closest("[lang]")?.getAttribute("lang");
      if (near) return tagOf(near);
      const root = at.getRootNode();
      at = root instanceof ShadowRoot ? root.host : null;
    }
    return "en";
  }

  /** How to write things down for this shopper. */
  get wording() {
    const { locale, messages, timeZone, here, handle } = this;
    return settled({ locale, messages, timeZone, here, now: this.clock(), words: wordsOf(handle) });
  }

  get say() {
    return speaker(this.wording);
  }

  /** The language that its sentences are in. */
  get spoken() {
    return this.messages?.locale ?? builtIn(this.locale).locale;
  }

  /** The same, where it is not the one around it. */
  get foreignLanguage() {
    const { spoken } = this;
    const language = (/** @type {string} */ tag) => tag.split(/[-_]/)[0].toLowerCase();
    return language(spoken) === language(this.locale) ? undefined : spoken;
  }

  /** Tells the developer what is odd in what was given. @param {{ warnings?: Issue[] }} answer */
  heed({ warnings = [] }) {
    for (const { code, pointer, message } of warnings) {
      // What a shop has to renew is told to whoever loads the policy, and not on every shopper's page.
      if (code === "calendar_ends_soon") continue;
      warn(`<${this.localName}>: ${code} at ${pointer}: ${message}; see docs/how-to/troubleshooting.md#${code}`);
    }
  }

  /** Reads and asks again, once for all that changed in this turn. */
  refresh() {
    if (this.#waiting || !this.isConnected) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      if (this.isConnected) this.load();
    });
  }

  /** Reads what it was given, and asks. */
  async load() {
    const turn = (this.#turn += 1);
    const current = () => turn === this.#turn;
    try {
      // A framework may hand over what it has right after it put the element into the page.
      if (!this.policy) await new Promise((resolve) => setTimeout(resolve));
      if (!current()) return;
      const { policy: source, line: known, here } = this.policy ? { policy: this.policy } : await this.published();
      if (!current()) return;
      this.here = here;
      if (!source) throw new Problem("policy_missing", "a policy is needed: its address, #id or object");
      const { packs, calendars } = this;
      const language = this.#given.messages ? undefined : this.learn().catch(() => undefined);
      const dressing = this.dressing();
      if (this.now !== undefined && Number.isNaN(millisecondsOf(this.now))) {
        throw noInstant();
      }
      const parts = [this.line ?? known, this.order, this.request].map((given) => read(given, this));
      // The terms are opened even if a part cannot be read: they say whom to ask.
      const [document] = await Promise.all([read(source, this), ...parts.map((part) => part.catch(() => {}))]);
      // A case goes on while the page is open.
      const record = await read(this.record, this, true);
      await language;
      await dressing;
      if (!current()) return;
      const from = [source, packs, calendars];
      const isKnown =
        this.handle && typeof source === "string" && from.every((part, place) => part === this.#openedFrom?.[place]);
      if (!isKnown) {
        const answer = await open(document, { packs, calendars, clock: () => this.clock() });
        if (!current()) {
          if (answer.ok && !isPolicy(source)) answer.value.free();
          return;
        }
        if (!answer.ok) return this.refuse(answer.issues);
        this.heed(answer);
        this.release();
        this.#giveBack();
        this.handle = answer.value;
        this.#openedFrom = from;
        this.timeZone = homeZoneOf(answer.value);
      }
      const [line, order, request] = await Promise.all(parts);
      if (!current()) return;
      [this.readLine, this.readOrder, this.readRequest, this.readRecord] = bare([line, order, request, record]);
      this.ask();
    } catch (error) {
      if (current()) this.refuse(issuesOf(error));
    }
  }

  /** What the page says of its look, the attribute `theme` included. @returns {import("../elements.js").Appearance | undefined} */
  get look() {
    const theme = /** @type {"paper" | null} */ (this.getAttribute("theme"));
    return theme ? { theme, ...this.appearance } : this.appearance;
  }

  /** Learns how to dress it. What that takes is loaded by pages that say how their elements look. */
  async dressing() {
    const { look } = this;
    // What was put on is taken off by a look that says nothing.
    if (!look && !this.dress) return;
    const { lookOf } = await import("../view/appearance.js");
    this.dress = await lookOf(this, look ?? {});
  }

  /** Tells the page and its developer what is wrong; the shopper sees what the server wrote. @param {Issue[]} issues */
  refuse(issues) {
    leave(this);
    forget();
    for (const { code, pointer, message, expected } of issues) {
      const where = pointer && ` at ${pointer}`;
      warn(
        `<${this.localName}> shows its fallback: ${code}${where}: ${message}${expected ? ` (expected: ${expected})` : ""}; see docs/how-to/troubleshooting.md#${code}`,
      );
    }
    this.fallBack();
    this.tell("issues", { issues });
  }

  /**
   * @param {string} name
   * @param {object} detail
   * @returns {boolean} False if somebody prevented what follows.
   */
  tell(name, detail) {
    return this.dispatchEvent(
      new CustomEvent("aftersales-" + name, { bubbles: true, composed: true, cancelable: true, detail }),
    );
  }

  /** Starts to tick, or brings everything up to date. */
  join() {
    join(this);
  }

  /** Loads the sentences that it says. @returns {Promise<unknown>} */
  learn() {
    return loadFirst(this.locale);
  }
  /** Terms for an element that is given none, what is known of the line, and the zone to show them in. @returns {Promise<{ policy?: unknown, line?: OrderLine, here?: string }>} */
  async published() {
    return {};
  }
  /** Asks the engine and shows the answer. */
  ask() {}
  /** Shows what the server wrote. */
  fallBack() {}
  /** Gives back what was asked of the engine. */
  release() {}
  /** Brings what changes with time up to date. @returns {number} Milliseconds until it changes again. */
  tick() {
    return Infinity;
  }
}
