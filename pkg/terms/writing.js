// Terms as a text: plain, Markdown or HTML. What a shop wrote is text in each of them, and never markup.
/** @typedef {import("../terms.js").Terms} Terms */

/** @param {string} text */
const forMarkdown = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** @param {string} text */
const forHtml = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/**
 * @typedef {object} Form
 * @property {(terms: Terms, body: string) => string} whole
 * @property {(text: string) => string} title
 * @property {(text: string) => string} section
 * @property {(text: string, lang?: string) => string} item
 * @property {(lines: string[]) => string} lines
 */
/** @type {Record<string, Form>} */
const FORMS = {
  text: {
    whole: (_, body) => body,
    title: (text) => `${text}\n\n`,
    section: (text) => `${text}\n\n`,
    item: (text) => `${text}\n`,
    lines: (lines) => lines.map((line) => `- ${line}\n`).join("") + "\n",
  },
  markdown: {
    whole: (_, body) => body,
    title: (text) => `# ${forMarkdown(text)}\n\n`,
    section: (text) => `## ${forMarkdown(text)}\n\n`,
    item: (text) => `### ${forMarkdown(text)}\n\n`,
    lines: (lines) => lines.map((line) => `- ${forMarkdown(line)}\n`).join("") + "\n",
  },
  html: {
    whole: ({ locale, direction }, body) =>
      `<section lang="${forHtml(locale)}" dir="${direction}">\n${body}</section>\n`,
    title: (text) => `<h1>${forHtml(text)}</h1>\n`,
    section: (text) => `<h2>${forHtml(text)}</h2>\n`,
    item: (text, lang) => `<h3${lang ? ` lang="${forHtml(lang)}"` : ""}>${forHtml(text)}</h3>\n`,
    lines: (lines) => `<ul>\n${lines.map((line) => `<li>${forHtml(line)}</li>\n`).join("")}</ul>\n`,
  },
};

/** @param {Terms} terms @param {"text" | "markdown" | "html"} format */
export function written(terms, format) {
  const form = FORMS[format];
  const lines = (/** @type {string[]} */ all) => (all.length > 0 ? form.lines(all) : "");
  const sections = terms.sections.map(
    ({ title, items }) =>
      form.section(title)
      + items.map((item) => (item.title ? form.item(item.title, item.lang) : "") + lines(item.lines)).join(""),
  );
  const body = form.title(terms.title) + lines(terms.notes) + sections.join("");
  return form.whole(terms, body.trimEnd() + "\n");
}
