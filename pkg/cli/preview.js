// preview: for one order line, what each reason opens, as a table of reasons and remedies.
import author, { preview as matrix } from "../authoring.js";
import { openPolicy } from "../index.js";
import { speaker } from "../sentences.js";
import { wordsOf } from "../words.js";
import { DOCUMENTS, asJson, required } from "./command.js";
import { namedBy, readJson } from "./files.js";
import { instant } from "./instants.js";
import { refused } from "./issues.js";
import { LANGUAGE, spokenIn } from "./language.js";
import { bold, dim, table } from "./table.js";

/** How certain a cell is, by its sign. */
const SIGNS = { open: "●", conditional: "◐", review: "○" };

/** @param {import("../authoring.js").PreviewCell | null} cell */
const shown = (cell) => (cell ? `${SIGNS[cell.status]} ${cell.lastDay ?? cell.closes ?? ""}` : dim("·"));

/** @type {import("./command.js").Command} */
export const preview = {
  about: "Shows for one order line what each reason opens, and until when",
  usage: "FILE --line LINE.json [OPTION…]",
  files: [1, 1],
  options: {
    line: { type: "string", value: "FILE", about: "the order line" },
    on: { type: "string", value: "DATE", about: "the day or instant to look from, in place of now" },
    ...LANGUAGE,
    ...DOCUMENTS,
  },
  async run(given) {
    const line = readJson(required(given, "line"));
    const document = readJson(given.files[0]);
    const { on } = given.values;
    const locale = await spokenIn(given);
    const named = await namedBy(document.value, given.values);
    await author();
    const opened = await openPolicy(document.value, named);
    if (!opened.ok) return refused(document, opened.issues, given);
    const answer = matrix(document.value, line.value, on && instant(on, document.value), named);
    if (!answer.ok) return refused(line, answer.issues.map(ofLine), given);
    if (given.values.json) return { text: asJson(answer.value) };
    const say = speaker({ locale, words: wordsOf(opened.value) });
    const remedies = /** @type {import("../types.js").Remedy[]} */ (
      Object.keys(answer.value[0]?.remedies ?? {})
    ).filter((remedy) => answer.value.some((row) => row.remedies[remedy]));
    const rows = table([
      [say("ui.reason"), ...remedies.map((remedy) => say("remedy." + remedy))].map(bold),
      ...answer.value.map(({ reason, remedies: cells }) => [
        say("reason." + reason),
        ...remedies.map((remedy) => shown(cells[remedy])),
      ]),
    ]);
    const legend = Object.entries(SIGNS).map(([status, sign]) => `${sign} ${say("ui.way." + status)}`);
    return { text: [...rows, "", dim(legend.join("   "))].join("\n") + "\n" };
  },
};

/** An issue of the line, with its pointer into the file of the line. @param {import("../types.js").Issue} issue */
const ofLine = (issue) => ({ ...issue, pointer: issue.pointer.replace(/^\/line(?=\/|$)/, "") });
