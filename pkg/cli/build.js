// build: a policy with its packs and calendars as the one file that pages load.
import author, { buildPolicy } from "../authoring.js";
import { DOCUMENTS, EXIT, asJson, required } from "./command.js";
import { namedBy, readJson, write } from "./files.js";
import { refused } from "./issues.js";

/** @type {import("./command.js").Command} */
export const build = {
  about: "Checks a policy and writes it, with its packs and calendars, as the one file that pages load",
  usage: "FILE -o OUT [OPTION…]",
  files: [1, 1],
  options: {
    out: { type: "string", short: "o", value: "OUT", about: "the file to write; - for standard output" },
    ...DOCUMENTS,
  },
  async run(given) {
    const out = required(given, "out");
    const document = readJson(given.files[0]);
    const named = await namedBy(document.value, given.values);
    await author();
    const answer = buildPolicy(document.value, named);
    if (!answer.ok) return refused(document, answer.issues, given);
    write(out, answer.value);
    const report = {
      file: out,
      bytes: answer.value.length,
      packs: named.packs.map(({ id, version }) => `${id} ${version}`),
      calendars: named.calendars.map(({ id, version }) => `${id} ${version}`),
    };
    if (out === "-") return { text: "", code: EXIT.done };
    if (given.values.json) return { text: asJson(report) };
    const within = [...report.packs.map((pack) => `pack ${pack}`), ...report.calendars.map((one) => `calendar ${one}`)];
    return { text: `${out}: ${report.bytes} bytes${within.length > 0 ? `, with ${within.join(", ")}` : ""}\n` };
  },
};
