// Where a policy goes: into a file, into a page, into a link, or into words.
import { termsOf, termsText } from "/pkg/dist/terms.js";
import { loadMessages } from "/pkg/dist/languages.js";
import { el } from "/pkg/dist/view/nodes.js";
import { ask } from "./author.js";
import { button } from "./button.js";
import { languageChoice } from "./languages.js";
import { fragmentOf, save } from "./sharing.js";
import { language, say } from "./words.js";

/** What is shown in the dialog, and as which file it is saved. @typedef {{ text: string, said: string, file: string, type?: string }} Shown */

/** Markup of schema.org for a page. @param {any} document @returns {Promise<Omit<Shown, "file">>} */
async function markupOf(document) {
  const answer = await ask("toSchemaOrg", document);
  if (!answer.ok) return { text: "", said: say("cannotRead", { message: answer.issues[0].message }) };
  const { jsonld, warnings } = answer.value;
  const json = JSON.stringify(jsonld, null, 2).replaceAll("<", "\\u003c");
  return {
    text: `<script type="application/ld+json">\n${json}\n</script>\n`,
    said: warnings.map(({ message }) => message).join("; "),
  };
}

/** What the policy says in words. @param {any} policy @param {string} tag @param {"text" | "html"} format @returns {Promise<Omit<Shown, "file">>} */
async function wordsOf(policy, tag, format) {
  await loadMessages(tag);
  const terms = termsOf(policy, { locale: tag });
  const said = terms.unsaid.length > 0 ? say("termsUnsaid", { places: terms.unsaid.join(", ") }) : say("termsWhole");
  return { text: termsText(terms, format), said };
}

/** @param {{ state: any, tell: (text: string) => void }} studio */
export function outParts({ state, tell }) {
  const name = state.document?.id ?? "policy";
  const area = el("textarea", {
    id: "shown",
    rows: "10",
    readonly: true,
    dir: "auto",
    "aria-label": say("result"),
    spellcheck: "false",
  });
  const said = el("p", { role: "status", class: "quiet" });
  /** @type {Shown | undefined} */
  let shown;
  const show = (/** @type {Shown} */ what) => {
    shown = what;
    area.value = what.text;
    said.textContent = what.said;
    keeping.hidden = what.text === "";
  };
  const copy = () =>
    navigator.clipboard.writeText(area.value).then(
      () => tell((said.textContent = say("copied"))),
      () => area.select(),
    );
  const keeping = el(
    "div",
    { class: "row", hidden: true },
    button(say("copy"), copy),
    button(say("saveFile"), () => save(shown.file, shown.text, shown.type)),
  );
  const tongue = languageChoice("terms", language.tag);
  const terms = (/** @type {"text" | "html"} */ format) => async () => {
    const [ending, type] = format === "html" ? ["html", "text/html"] : ["txt", "text/plain"];
    show({
      ...(await wordsOf(state.policy, tongue.value, format)),
      file: `${name}-terms.${tongue.value}.${ending}`,
      type,
    });
    area.lang = tongue.value;
  };
  const markup = async () =>
    show({ ...(await markupOf(state.document)), file: name + ".jsonld.html", type: "text/html" });
  const link = async () => {
    const text = location.href.replace(/#.*/, "") + (await fragmentOf(state.text));
    show({ text, said: say("linkHint"), file: name + ".txt", type: "text/plain" });
  };
  return [
    el(
      "div",
      { class: "row" },
      button(say("savePolicy"), () => save(name + ".json", state.text), "accent"),
      button(say("markup"), markup),
      button(say("link"), link),
    ),
    el("h3", {}, say("termsTitle")),
    state.policy
      ? el(
          "div",
          { class: "row" },
          el("label", { class: "ask" }, el("span", {}, say("termsLanguage")), tongue),
          button(say("termsAsText"), terms("text")),
          button(say("termsAsHtml"), terms("html")),
        )
      : el("p", { class: "quiet" }, say("noAnswer")),
    area,
    said,
    keeping,
  ];
}
