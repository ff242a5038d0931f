// terms: what a policy says, as a text that a shop can publish.
import { openPolicy } from "../index.js";
import { termsOf, termsText } from "../terms.js";
import { DOCUMENTS, asJson } from "./command.js";
import { namedBy, readJson, write } from "./files.js";
import { refused } from "./issues.js";
import { LANGUAGE, spokenIn } from "./language.js";

/** @type {import("./command.js").Command} */
export const terms = {
  about: "Writes what a policy says as a text to publish, in any of sixteen languages",
  usage: "FILE --language TAG [OPTION…]",
  files: [1, 1],
  options: {
    ...LANGUAGE,
    format: { type: "string", value: "FORMAT", choices: ["markdown", "text", "html"], about: "how it is written" },
    out: { type: "string", short: "o", value: "OUT", about: "the file to write, in place of standard output" },
    ...DOCUMENTS,
  },
  async run(given) {
    const { values } = given;
    const document = readJson(given.files[0]);
    const locale = await spokenIn(given);
    const opened = await openPolicy(document.value, await namedBy(document.value, values));
    if (!opened.ok) return refused(document, opened.issues, given);
    const told = termsOf(opened.value, { locale });
    const unsaid = told.unsaid.map((pointer) => {
      const { line, column } = document.placeOf(pointer);
      return `${document.name}:${line}:${column}  no sentence says ${pointer}\n`;
    });
    const remarks = values.json ? "" : unsaid.join("");
    const text = values.json ? asJson(told) : termsText(told, values.format);
    if (values.out === undefined) return { text, remarks };
    write(values.out, text);
    return { text: "", remarks };
  },
};
