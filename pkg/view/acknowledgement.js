// What a shopper keeps of what was sent: shown, and saved as a text or as a page to print.
import { rowsText } from "../record.js";
import { button, paragraph, promised } from "./panels.js";
import { el, mark } from "./nodes.js";
import { list } from "./rows.js";
import { exactly } from "./when.js";

/** @typedef {import("../types.js").Receipt} Receipt */
/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../types.js").FormReport} FormReport */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {import("../forms.js").Row} Row */
/** @typedef {import("../words.js").Voiced & { isUrgent?: boolean }} Word */

/**
 * What was declared and when, and by when what follows is due.
 * @param {Receipt} receipt @param {Submission} submission @param {Row[]} said @param {FormReport | undefined} report
 * @param {Say} say @param {Options} wording
 * @returns {Row[]}
 */
export function acknowledged(receipt, submission, said, report, say, wording) {
  const due = promised(report?.serviceLevels ?? [], wording);
  return [
    { label: say(receipt.number ? "case.number" : "ui.case"), text: receipt.number ?? receipt.caseId },
    { label: say("ui.declared"), text: exactly(submission.declaredAt, wording) },
    { label: say("ui.received"), text: exactly(receipt.receivedAt, wording) },
    ...said,
    ...(due.length > 0 ? [{ label: say("ui.deadlines"), text: due.join("\n"), isSentence: true }] : []),
  ];
}

/** A page of its own. @param {string} title @param {Word[]} words @param {Row[]} rows @param {string} locale */
function pageOf(title, words, rows, locale) {
  const page = document.implementation.createHTMLDocument(title);
  mark(page.documentElement, locale);
  const meta = page.createElement("meta");
  meta.setAttribute("charset", "utf-8");
  page.head.prepend(meta);
  page.body.append(el("h1", {}, title), ...words.map(paragraph), list(rows));
  return "<!doctype html>\n" + page.documentElement.outerHTML;
}

/** Files to keep, whose addresses live until they are released. */
export class Keepsake {
  /** @type {string[]} */
  #addresses = [];

  /** @param {string} content @param {string} type @param {string} name @param {string} label */
  #link(content, type, name, label) {
    const address = URL.createObjectURL(new Blob([content], { type: type + ";charset=utf-8" }));
    this.#addresses.push(address);
    return el("a", { href: address, download: name, class: "aftersales-button aftersales-link" }, label);
  }

  /**
   * The ways to keep it.
   * @param {string} name The name of the files. @param {string} title
   * @param {Word[]} words What stands above. @param {Row[]} rows @param {Say} say @param {string} locale
   */
  ways(name, title, words, rows, say, locale) {
    this.release();
    const text = [title, "", ...words.flatMap(({ text }) => [text, ""]), rowsText(rows, say), ""].join("\n");
    return el(
      "div",
      { class: "aftersales-buttons" },
      this.#link(text, "text/plain", name + ".txt", say("ui.save")),
      this.#link(pageOf(title, words, rows, locale), "text/html", name + ".html", say("ui.save_page")),
      button(say("ui.print"), () => print()),
    );
  }

  release() {
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
  }
}
