// What a page lends the room that binds forms: its engine, its storage, its network and its timers. Nothing is decided
// here; what takes time comes back to the room as a piece of news.
import { Display } from "./display.js";
import { Files } from "./files.js";
import { bySubmit, post } from "./sending.js";
import { database, freshKey, isQueued, memory, pageName, patient, session } from "./storage.js";
import { beforeSend, build, isContact, place } from "../view/fields.js";
import { byControls, byFields, controlName, fieldName } from "../view/control-names.js";
import { AftersalesError, warn } from "../errors.js";
import { nextId, quoted } from "../view/nodes.js";
import { plain } from "../plain.js";
import { mask } from "../submission.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../types.js").FormReport} FormReport */
/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../forms.js").FormOptions} FormOptions */
/** @typedef {import("./storage.js").Part} Part */
/** @typedef {typeof import("../wasm/dom.js")} Room */
/** @typedef {import("../wasm/dom.js").News} News */

/** @typedef {import("../types.js").Issue} Issue */

/** Is all that is wrong in what the page knows of the goods? @param {Issue[]} issues */
const isAboutGoods = (issues) =>
  issues.length > 0 && issues.every(({ pointer }) => /^\/(line|order)(\/|$)/.test(pointer));

/** @param {any} error @returns {Issue} */
const issueOf = (error) => ({
  code: error instanceof AftersalesError ? /** @type {any} */ (error.code) : "unavailable",
  pointer: "",
  message: String(error?.message ?? error),
});

const STORES = { local: database, session, memory };

/** What a submission says, without its key and its time: the same text for the same content. @param {unknown} body */
function contentOf(body) {
  try {
    const { key, declaredAt, standsOn, ...content } = JSON.parse(String(body));
    return JSON.stringify(content);
  } catch {
    return "";
  }
}

/** Who asks comes last, where what is asked for can be told by what it is about. @param {string} kind @param {FieldSpec[]} specs */
function inOrder(kind, specs) {
  if (!["return", "withdrawal", "repair", "registration"].includes(kind)) return specs;
  const isPerson = (/** @type {FieldSpec} */ { name }) => ["name", "email", "phone"].includes(name);
  return [...specs.filter((spec) => !isPerson(spec)), ...specs.filter(isPerson)];
}

function channel() {
  try {
    return new BroadcastChannel("aftersales");
  } catch {
    return undefined;
  }
}

/** How long another page may keep this one waiting, in milliseconds. */
const PATIENCE = 3000;

/**
 * Does something while no other page does it; a page that was put to sleep with the lock holds nobody up.
 * @param {string} name
 * @param {() => Promise<void>} act
 */
async function alone(name, act) {
  /** @type {Promise<void> | undefined} */
  let done;
  const once = () => (done ??= act());
  // A page that was not loaded securely has no locks, and a browser that keeps nothing may refuse them.
  const locked = async () => navigator.locks?.request(name, once);
  await Promise.race([locked().catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return once();
}

export class Port {
  #form;
  #options;
  #kind;
  /** @type {FieldSpec[]} */
  #specs;
  #store;
  /** Under what this form keeps its drafts and its queue: what it is and what it is about, nothing that was typed. */
  #name;
  #display;
  /** @type {Room | undefined} */
  #room;
  #slot = -1;
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  #timers = new Map();
  #ended = new AbortController();
  /** @type {FormReport | undefined} */
  #report;
  /** What is being sent. @type {Part[]} */
  #files = [];
  /** What the fields hold. */
  #chosen;
  #answer = "";
  /** @type {Promise<void> | undefined} */
  #storing;
  /** The other pages of this browser, where the browser lets pages speak. */
  #others = channel();
  #tried = false;
  /** What was told of last, so that it is told once. */
  #oddities = "";
  /** How far the submission has come. */
  stage = "draft";

  /** @param {HTMLFormElement} form @param {FormOptions} options */
  constructor(form, options) {
    const { policy, kind = "complaint", order, line, draft = "local" } = options;
    this.#form = form;
    this.#options = options;
    this.#kind = kind;
    const specs = policy.form(kind).fields();
    this.#specs = options.build === "all" ? inOrder(kind, specs) : specs;
    this.#store = patient(STORES[draft]());
    this.#name = JSON.stringify([kind, order?.id ?? "", line?.id ?? ""]);
    const lines = line ? [line] : (order?.lines ?? []);
    if (
      this.#specs.some((spec) => spec.type === "lines" && spec.required)
      && !lines.some(({ id }) => id !== undefined)
    ) {
      warn(
        `a form of the kind ${kind} is sent by the ids of lines, and the page gives no line with an id: hand over line or order with ids`,
      );
    }
    this.#chosen = new Files(form, options, this.#specs);
    this.#display = new Display(form, options, this.#specs, (name, text) =>
      name === "confirmed" ? this.#confirm() : this.#news(name, text),
    );
  }

  /** Binds the form. @param {Room} room */
  begin(room) {
    this.#room = room;
    this.#slot = room.bind(this.#form, this, pageName(), this.#options.draftDays ?? 7);
    const { signal } = this.#ended;
    this.#others?.addEventListener("message", ({ data }) => this.#heard(data), { signal });
    signal.addEventListener("abort", () => this.#others?.close());
    addEventListener("online", () => this.#news("online"), { signal });
    // A page that is put away may never come back.
    document.addEventListener("visibilitychange", () => document.hidden && this.#news("pause"), { signal });
    addEventListener("pagehide", () => this.#news("pause"), { signal });
    this.#timers.set(
      "restore",
      setTimeout(() => this.#restore()),
    );
  }

  async #restore() {
    try {
      const drafts = (await this.#store.drafts(this.#name)).filter((text) => typeof text === "string");
      this.#told((room) => room.drafts(this.#slot, drafts));
      const [queued] = (await this.#store.queue(this.#name)).filter(isQueued);
      if (!queued) return;
      this.#files = queued.files;
      this.#news("queued", String(queued.body));
    } catch {
      // Storage that is refused has nothing to give back.
    }
  }

  /** The shopper confirms; another page may have put the same content into the queue already, or be about to. */
  #confirm() {
    const confirm = async () => {
      await this.#chosen.clean(this.#room);
      const content = this.content();
      const queue = await this.#store.queue(this.#name).catch(() => []);
      this.#news("confirmed", queue.filter(isQueued).find(({ body }) => contentOf(body) === content)?.body);
      await this.#storing;
    };
    return alone("aftersales" + this.#name, confirm);
  }

  /** Another page got a receipt: if it is for what is in this form, it is not sent twice. @param {any} told */
  #heard(told) {
    if (told?.form !== this.#name || contentOf(told.body) !== this.content()) return;
    this.#answer = told.text;
    const [key, body, text] = [told.key, told.body, told.text].map(String);
    this.#told((room) => room.elsewhere(this.#slot, key, body, text));
  }

  /** @param {News} news @param {string} [text] */
  #news(news, text = "") {
    this.#told((room) => room.news(this.#slot, news, text));
  }

  /** @param {(room: Room) => void} tell */
  #told(tell) {
    if (this.#room && !this.#ended.signal.aborted) tell(this.#room);
  }

  refresh() {
    this.#news("refresh");
  }

  free() {
    if (this.#ended.signal.aborted) return;
    this.#news("pause");
    this.#ended.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#room?.unbind(this.#slot);
    this.#display.free();
  }

  /** What is filled in, as text. */
  text() {
    return this.#display.text(this.stage === "draft" ? this.#report?.values : undefined);
  }

  #now() {
    return this.#options.clock?.() ?? Date.now();
  }

  #tell(/** @type {string} */ name, /** @type {object} */ detail) {
    const on = this.#options.target ?? this.#form;
    return on.dispatchEvent(
      new CustomEvent("aftersales-" + name, { bubbles: true, composed: true, cancelable: true, detail }),
    );
  }

  // ---- what the room asks for: none of these throws --------------------------------------------------------

  fields() {
    return JSON.stringify(this.#specs.map((spec) => ({ ...spec, name: controlName(spec.name) })));
  }

  /** @param {Record<string, unknown>} typed */
  report(typed) {
    const values = byFields(typed);
    const { policy, line, order, checks, locale } = this.#options;
    try {
      // A page may know an order by its number alone.
      const known = order?.lines?.length ? order : undefined;
      const form = policy.form(this.#kind, { checks, locale });
      let answer = form.validate(values, { line, order: known, now: this.#now() });
      if (!answer.ok && isAboutGoods(answer.issues)) {
        // A shopper can send a form whatever is wrong with what the page knows of the goods.
        this.#odd(answer.issues);
        answer = form.validate(values, { now: this.#now() });
      }
      if (!answer.ok) {
        this.#odd(answer.issues);
        return '{"ok":false}';
      }
      this.#report = this.#byTerms(answer.value, values, known);
      this.#options.changed?.(values);
      const { errors, warnings } = answer.value;
      return JSON.stringify({
        ok: true,
        errors: byControls(this.#display.notes(errors)),
        warnings: byControls([...this.#display.notes(warnings), ...this.#chosen.notes(this.#display.say)]),
      });
    } catch (error) {
      this.#odd([issueOf(error)]);
      return '{"ok":false}';
    }
  }

  /**
   * The report, with what lines under other terms have to say in their own.
   * @param {FormReport} report @param {Record<string, any>} values @param {import("../types.js").Order | undefined} order
   * @returns {FormReport}
   */
  #byTerms(report, values, order) {
    const { policy, policyOf, locale } = this.#options;
    const groups = new Map();
    for (const chosen of (order && policyOf && values.lines) || []) {
      const line = order?.lines.find(({ id }) => id === chosen.id);
      const own = line && policyOf?.(line);
      if (own && own !== policy) groups.set(own, [...(groups.get(own) ?? []), chosen]);
    }
    for (const [own, lines] of groups) {
      const isOwn = (/** @type {unknown} */ id) =>
        lines.some((/** @type {{ id: unknown }} */ chosen) => chosen.id === id);
      const form = own.form(this.#kind, { locale });
      const answer = form.validate({ ...values, lines }, { order, now: this.#now() });
      const of = answer.ok ? answer.value : { warnings: [], lineOptions: {}, errors: [] };
      const needed = of.errors.filter((/** @type {any} */ { code }) => code === "evidence_required");
      const others = report.errors.filter(
        ({ code }) => code !== "evidence_required" || lines.length < values.lines.length,
      );
      const errors = [...others, ...needed];
      report = {
        ...report,
        valid: errors.length === 0,
        errors,
        warnings: [
          ...report.warnings.filter(({ params }) => !isOwn(params.line)),
          ...of.warnings.filter((/** @type {any} */ { params }) => isOwn(params.line)),
        ],
        lineOptions: { ...report.lineOptions, ...of.lineOptions },
      };
    }
    return report;
  }

  /** Tells the page and its developer what is wrong with what the page gave, once. @param {Issue[]} issues */
  #odd(issues) {
    const text = JSON.stringify(issues);
    if (text === this.#oddities) return;
    this.#oddities = text;
    this.#tell("issues", { issues });
    for (const { code, pointer, message } of issues) {
      warn(
        `a form of the kind ${this.#kind}: ${code}${pointer && ` at ${pointer}`}: ${message}; see docs/how-to/troubleshooting.md#${code}`,
      );
    }
  }

  announce() {
    const { valid, errors, warnings, classification, serviceLevels, options, lineOptions } = /** @type {FormReport} */ (
      this.#report
    );
    this.#tell("answer", {
      kind: "form",
      form: this.#kind,
      valid,
      errors,
      warnings,
      classification,
      serviceLevels,
      options,
      lineOptions,
    });
  }

  /** @param {string} control @param {Record<string, unknown>} typed */
  check(control, typed) {
    const [name, values] = [fieldName(control), byFields(typed)];
    const { policy, checks, locale } = this.#options;
    try {
      return JSON.stringify(
        byControls(this.#display.notes(policy.form(this.#kind, { checks, locale }).check(name, values[name], values))),
      );
    } catch {
      return "[]";
    }
  }

  /** @param {string} errors */
  describe(errors) {
    return JSON.stringify(byControls(this.#display.refused(JSON.parse(errors), this.#answer)));
  }

  /** @param {string} code */
  say(code) {
    return this.#display.say(code);
  }

  nextId() {
    return nextId();
  }

  /** @param {string} control */
  build(control) {
    const name = fieldName(control);
    const spec = /** @type {FieldSpec} */ (this.#specs.find((known) => known.name === name));
    const wanted = this.#options.build ?? "required";
    const isAsked = wanted === "all" || spec.required || this.#report?.errors.some(({ field }) => field === name);
    if (!isAsked) return false;
    const own = this.#options.field?.(spec);
    if (own === null) return false;
    if (own) {
      if (!this.#form.contains(own)) beforeSend(this.#form, own);
      return true;
    }
    const { line, order, locale = "en" } = this.#options;
    const oneOfTwo = isContact(spec, this.#specs);
    const field = build(spec, this.#display.say, {
      lines: line ? [line] : (order?.lines ?? []),
      locale,
      kind: this.#kind,
      oneOfTwo,
    });
    place(this.#form, field, oneOfTwo, this.#display.say);
    return true;
  }

  /** @param {string} name */
  attachments(name) {
    return this.#chosen.stated(name);
  }

  /** @param {string} name */
  async readFiles(name) {
    await this.#chosen.read(name, this.#room);
    this.#news("changed");
  }

  warned() {
    this.#display.warned(this.#report);
  }

  /** @param {string} name */
  mask(name) {
    const field = /** @type {HTMLInputElement | null} */ (
      this.#form.querySelector(`:is(input, textarea)[name=${quoted(name)}]`)
    );
    if (field) {
      field.value = mask(
        field.value,
        (this.#report?.warnings ?? []).filter(({ field: of }) => of === fieldName(name)),
      );
    }
  }

  /** @param {string} state @param {boolean} kept @param {string} body */
  show(state, kept, body) {
    if (state === "review") {
      if (this.#report) this.#display.review(this.#report);
      return;
    }
    const before = this.stage;
    this.stage = state;
    this.#tried = (state === "queued" && before === "sent") || (state === "sent" && this.#tried);
    if (state === "draft") this.#display.close();
    else if (state === "receipt") {
      const receipt = JSON.parse(this.#answer);
      this.#display.received(receipt, JSON.parse(body));
      this.#tell("receipt", { receipt });
      this.#others?.postMessage({ form: this.#name, key: receipt.key, text: this.#answer, body });
    } else this.#display.underway(state, kept, this.#tried, JSON.parse(body));
    this.#tell("stage", { stage: state, kept });
  }

  /** @param {string} keeping */
  showDraft(keeping) {
    this.#display.draft(keeping, (this.#options.draft ?? "local") !== "memory");
  }

  /** @param {string} drafts */
  offer(drafts) {
    this.#display.offer(JSON.parse(drafts));
  }

  now() {
    return Date.now();
  }

  key() {
    return freshKey();
  }

  #content() {
    const { order, line, about } = this.#options;
    const values = this.#report?.values ?? {};
    // The line by its id, so that the shop finds it in its own records.
    const usual = { ...(order && { order }), ...(typeof line?.id === "string" && { requests: { [line.id]: {} } }) };
    return { format: /** @type {const} */ (1), kind: this.#kind, values, ...(about?.(values) ?? usual) };
  }

  content() {
    return JSON.stringify(this.#content());
  }

  /** @param {string} key */
  seal(key) {
    const { policy, line, action, submit } = this.#options;
    const now = this.#now();
    try {
      const given = policy.checkReturn(line ?? {}, {}, now);
      const stood = given.ok || !isAboutGoods(given.issues) ? given : policy.checkReturn({}, {}, now);
      if (!stood.ok) {
        this.#odd(stood.issues);
        return "";
      }
      const submission = {
        ...this.#content(),
        key,
        declaredAt: new Date(now).toISOString(),
        standsOn: stood.value.standsOn,
      };
      if (!this.#tell("submit", { submission })) return "";
      // What a page taught lists to say of themselves as JSON is no part of it.
      if (action || submit) return plain({ submission }).text.slice('{"submission":'.length, -1);
    } catch (error) {
      this.#odd([issueOf(error)]);
      return "";
    }
    // The shop's own form, checked, goes where the shop sends it.
    if (this.#form.hasAttribute("action")) HTMLFormElement.prototype.submit.call(this.#form);
    return "";
  }

  /** @param {string} key @param {string} body */
  store(key, body) {
    this.#storing = this.#put(key, body);
  }

  /** @param {string} key @param {string} body */
  async #put(key, body) {
    this.#files = this.#chosen.parts();
    const kept = await this.#store.put(this.#name, key, { body, files: this.#files }).catch(() => false);
    this.#news(kept ? "stored" : "unstored");
  }

  /** @param {string} key @param {string} body */
  async post(key, body) {
    const { action, submit } = this.#options;
    const files = this.#files;
    const answer = submit
      ? await bySubmit(() => submit(JSON.parse(body), files))
      : await post(new URL(action ?? "", document.baseURI).href, key, body, files);
    this.#answer = answer.text;
    this.#told((room) => room.answered(this.#slot, key, answer.status, answer.wait, answer.text));
  }

  /** @param {string} key */
  forget(key) {
    this.#store.remove(this.#name, key).catch(() => {});
  }

  /** @param {string} page @param {string} text @param {string} before */
  async save(page, text, before) {
    const there = await this.#store.save(this.#name, page, text, before).catch(() => ({ taken: false, text: null }));
    this.#news(there.taken ? "taken" : "saved", there.text ?? "");
  }

  /** @param {string} page */
  erase(page) {
    this.#store.erase(this.#name, page).catch(() => {});
  }

  /** @param {News} news @param {number} milliseconds */
  wait(news, milliseconds) {
    clearTimeout(this.#timers.get(news));
    this.#timers.set(
      news,
      setTimeout(() => this.#news(news), milliseconds),
    );
  }
}
