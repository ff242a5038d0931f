// What a shopper can do about a case: give what is asked for, answer a proposal, send the goods, write, take it back.
import { deadline } from "../describe.js";
import { amount } from "../record.js";
import { el, foreign, nextId } from "../view/nodes.js";
import { spoken } from "../words.js";

/** @typedef {import("../types.js").Ask} Ask */
/** @typedef {import("../types.js").CaseEntry} CaseEntry */
/** @typedef {import("../types.js").CaseEvent} CaseEvent */
/** @typedef {import("../types.js").CaseProgress} CaseProgress */
/** @typedef {import("../types.js").CaseWanted} CaseWanted */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {{ event: CaseEvent, note?: string, answers?: Record<string, unknown>, to?: number }} Content `to` is the entry of the log that is answered. */
/** @typedef {{ id: string, file: File }} Part */
/** @typedef {{ say: Say, wording: Options, heading: import("./variants.js").Heading, calendar: (end: import("../endings.js").Ending, name: string) => Node | null, send: (content: Content, files: Part[]) => Promise<string> }} Desk `send` gives the sentence of what went wrong, or nothing. */

/** A text of a document, marked with its language where that is another. @param {import("../words.js").Spoken | undefined} texts @param {Desk} desk */
export function said(texts, { wording }) {
  const found = spoken(texts, wording.locale);
  return foreign(found?.text ?? "", found?.lang);
}

/** A field with its name, and room for what is wrong with it. @param {Node | string} name @param {Node} control */
function labelled(name, control) {
  return el("div", { class: "field" }, el("label", { for: /** @type {Element} */ (control).id }, name), control);
}

const area = () => el("textarea", { id: nextId(), rows: "3", maxlength: "2000" });

/**
 * A form of these fields that sends one event.
 * @param {Desk} desk
 * @param {CaseEvent} event
 * @param {string} word
 * @param {(Node | null)[]} fields
 * @param {() => { content?: Partial<Content>, files?: Part[], missing?: HTMLElement }} read
 * @param {string} [kind]
 */
function sending(desk, event, word, fields, read, kind = "main") {
  const { say, send } = desk;
  const wrong = el("p", { class: "wrong", role: "alert" });
  const go = el("button", { class: kind, part: "action action-" + event }, word);
  const form = el("form", { class: "task", novalidate: true }, fields, wrong, go);
  form.addEventListener("input", () => (wrong.textContent = ""));
  form.addEventListener("submit", async (happened) => {
    happened.preventDefault();
    const { content, files = [], missing } = read();
    wrong.textContent = missing ? say("case.missing") : "";
    if (missing) return missing.focus();
    go.disabled = true;
    wrong.textContent = await send({ event, ...content }, files);
    go.disabled = false;
  });
  return form;
}

/** A text that goes along, if there is one. @param {HTMLTextAreaElement | HTMLInputElement} control */
const note = ({ value }) => (value.trim() ? { note: value.trim() } : {});

/** Files to choose, in the shop's words: those of a browser's own picker are in its own language. @param {Node} name @param {HTMLInputElement} control @param {Say} say */
function picking(name, control, say) {
  const chosen = el("p", { class: "small" });
  control.addEventListener("change", () => {
    chosen.replaceChildren(...[...(control.files ?? [])].flatMap((file) => [foreign(file.name), el("br")]));
  });
  const pick = el("label", { class: "pick" }, say("ui.add_files"), control);
  return el("div", { class: "field" }, el("p", { class: "name" }, name), pick, chosen);
}

/**
 * What is to be given, one field for each.
 * @param {Ask} ask
 * @param {Desk} desk
 */
function askedFor(ask, desk) {
  const { say } = desk;
  const title = said(ask.title, desk);
  const name = ask.optional ? el("span", {}, say("case.optional", { name: title.textContent })) : title;
  if (ask.kind === "choice") {
    const group = nextId();
    const inputs = (ask.choices ?? []).map(({ id }) => el("input", { type: "radio", name: group, value: id }));
    const options = (ask.choices ?? []).map(({ id, title: called }, place) =>
      el("label", { class: "choice" }, inputs[place], said(called ?? id, desk)),
    );
    const node = el("fieldset", { class: "field" }, el("legend", {}, name), el("div", { class: "choices" }, options));
    const value = () => inputs.find(({ checked }) => checked)?.value;
    return { ask, node, control: inputs[0], value, files: () => /** @type {File[]} */ ([]) };
  }
  const isFile = ask.kind === "files";
  const words = name.textContent;
  const control = isFile
    ? el("input", { type: "file", id: nextId(), multiple: true, class: "spoken", "aria-label": words })
    : area();
  return {
    ask,
    node: isFile ? picking(name, /** @type {HTMLInputElement} */ (control), say) : labelled(name, control),
    control,
    value: () => (isFile ? undefined : control.value.trim() || undefined),
    files: () => [...((isFile && /** @type {HTMLInputElement} */ (control).files) || [])],
  };
}

/** @param {CaseEntry} entry @param {Desk} desk */
function giving({ asks = [] }, desk) {
  const fields = asks.map((ask) => askedFor(ask, desk));
  const message = asks.length === 0 ? area() : null;
  const nodes = message ? [labelled(desk.say("case.message"), message)] : fields.map(({ node }) => node);
  return sending(desk, "information_given", desk.say("case.give"), nodes, () => {
    if (message) return message.value.trim() ? { content: note(message) } : { missing: message };
    /** @type {Record<string, unknown>} */
    const answers = {};
    /** @type {Part[]} */
    const files = [];
    for (const { ask, control, value, files: chosen } of fields) {
      const parts = chosen().map((file, place) => ({ id: `${ask.id}-${place + 1}`, file }));
      const given = parts.length > 0 ? parts.map(({ id }) => id) : value();
      if (given === undefined && !ask.optional) return { missing: control };
      if (given !== undefined) answers[ask.id] = given;
      files.push(...parts);
    }
    return { content: { answers }, files };
  });
}

/** What is proposed, in a sentence or two. @param {CaseEntry} entry @param {Desk} desk */
function proposal({ remedy, amount: money, on, note: more }, desk) {
  const { say, wording } = desk;
  const what = [remedy && say("remedy." + remedy), money && amount(/** @type {any} */ (money), wording.locale)];
  return [
    el("p", { class: "lead" }, el("strong", {}, what.filter(Boolean).join(" · "))),
    on ? el("p", {}, say("case.done_by", { deadline: dated(on, wording) })) : null,
    more ? el("p", {}, said(more, desk)) : null,
  ];
}

/** A day, or an instant with its hour. @param {unknown} value @param {Options} wording */
export function dated(value, wording) {
  const text = typeof value === "number" ? new Date(value).toISOString() : String(value);
  return deadline(text.length === 10 ? { lastDay: text, closes: null } : { lastDay: null, closes: text }, wording);
}

/** @param {CaseProgress} progress @param {Desk} desk */
function answering({ shopperMay, wanted }, desk) {
  const { say } = desk;
  const why = area();
  // What is accepted is what was shown: another proposal may have come meanwhile.
  const to = typeof wanted?.entry === "number" ? { to: wanted.entry } : {};
  const accept = shopperMay.includes("agreement")
    ? sending(desk, "agreement", say("case.accept"), [], () => ({ content: to }))
    : null;
  const refuse = sending(
    desk,
    "proposal_refused",
    say("case.refuse_send"),
    [labelled(say("case.refuse_why"), why)],
    () => (why.value.trim() ? { content: { ...to, ...note(why) } } : { missing: why }),
    "quiet",
  );
  return [accept, el("details", { part: "refuse" }, el("summary", {}, say("case.refuse")), refuse)];
}

/** @param {CaseEntry} entry @param {CaseProgress} progress @param {Desk} desk */
function shipping({ method }, { shopperMay, wanted }, desk) {
  const { say } = desk;
  const number = el("input", { id: nextId(), maxlength: "100", autocomplete: "off" });
  return [
    method ? el("p", { class: "small" }, foreign(say("case.method." + method))) : null,
    shopperMay.includes("goods_sent") && !wanted?.over
      ? sending(
          desk,
          "goods_sent",
          say("case.i_sent"),
          [labelled(say("case.optional", { name: say("case.tracking") }), number)],
          () => ({
            content: note(number),
          }),
        )
      : null,
  ];
}

/** The words of what is wanted, by its event. @type {Record<string, [string, string, string]>} */
const WORDS = {
  information_requested: ["case.asked", "case.answer_by", "case.answer_over"],
  proposal: ["case.proposed", "case.proposal_by", "case.proposal_over"],
  claim_answer: ["case.proposed", "case.proposal_by", "case.proposal_over"],
  send_requested: ["case.send_to", "case.send_by", "case.send_over"],
};

/**
 * What is the shopper's to do now, with what it takes; nothing if nothing is.
 * @param {CaseProgress} progress
 * @param {CaseEntry[]} log
 * @param {Desk} desk
 * @param {boolean} mayAct Whether it is the shopper who looks.
 */
export function taskOf(progress, log, desk, mayAct) {
  const { wanted, state } = progress;
  if (!wanted) return null;
  const { say, wording } = desk;
  const { event, due, lastDay } = wanted;
  const name = say("case.state." + state);
  const entry = /** @type {CaseEntry} */ (log[wanted.entry ?? -1] ?? {});
  const [title, by, over] = WORDS[wanted.event];
  const isProposal = title === "case.proposed";
  return el(
    "section",
    { class: "way", part: "task task-" + wanted.event },
    el(desk.heading, { class: "subheading" }, say(title)),
    isProposal ? proposal(entry, desk) : entry.note && el("p", {}, said(entry.note, desk)),
    entry.address && el("p", {}, el("strong", { class: "number" }, said(entry.address, desk))),
    wanted.due
      ? el(
          "p",
          { class: wanted.over ? "late" : "small" },
          say(wanted.over ? over : by, { deadline: deadline({ ...wanted, closes: wanted.due }, wording) }),
        )
      : null,
    due ? desk.calendar({ id: event, name, closes: due, lastDay }, name) : null,
    mayAct
      && (isProposal
        ? answering(progress, desk)
        : wanted.event === "send_requested"
          ? shipping(entry, progress, desk)
          : giving(entry, desk)),
  );
}

/** What may be done beside that: its words, and whether a reason goes along. @type {[CaseEvent, string, "may" | "must" | "no"][]} */
const MORE = [
  ["accepted", "accept_work", "no"],
  ["reopened", "reopen", "must"],
  ["escalated", "escalate", "may"],
  ["information_given", "write", "must"],
  ["goods_sent", "i_sent", "may"],
  ["cancelled", "cancel", "no"],
];

/**
 * What else the shopper can do, each folded away.
 * @param {CaseProgress} progress
 * @param {Desk} desk
 */
export function moreOf({ shopperMay, wanted }, desk) {
  const { say } = desk;
  const shown = MORE.filter(
    ([event]) =>
      shopperMay.includes(event)
      // What is asked for is given above.
      && !(event === "information_given" && wanted?.event === "information_requested")
      && !(event === "goods_sent" && wanted?.event === "send_requested"),
  );
  return shown.map(([event, word, reason]) => {
    const why = event === "goods_sent" ? el("input", { id: nextId(), maxlength: "100" }) : area();
    const label = { write: "message", i_sent: "tracking" }[word] ?? word + "_why";
    const fields =
      reason === "no" ? [el("p", {}, say("case." + word + "_lead"))] : [labelled(say("case." + label), why)];
    const go = { write: "give", i_sent: "i_sent" }[word] ?? word + "_send";
    return el(
      "details",
      { part: "more more-" + event },
      el("summary", {}, say("case." + word)),
      sending(
        desk,
        event,
        say("case." + go),
        fields,
        () => (reason === "must" && !why.value.trim() ? { missing: why } : { content: note(why) }),
        "quiet",
      ),
    );
  });
}
