// lint: what the author of a policy should look at, with its place in the file.
import author, { lintPolicy } from "../authoring.js";
import { DOCUMENTS, EXIT, asJson } from "./command.js";
import { namedBy, readJson } from "./files.js";
import { instant } from "./instants.js";
import { sarifOf } from "./sarif.js";
import { bold, dim, red, yellow } from "./table.js";

/** @typedef {import("../authoring.js").Finding} Finding */
/** @typedef {import("./places.js").Place} Place */
/**
 * A finding, or an issue for which the policy cannot be read, with its place.
 * @typedef {Omit<Finding, "wayOut"> & Place & { file: string, severity: "error" | "warning", wayOut?: string, related: (Place & { pointer: string })[] }} Found
 */

/** Where a pointer leads in the file; what is in a pack is mended where the document names it. @param {import("./files.js").Document} document @param {string} pointer */
function placed(document, pointer) {
  const [, list, id] = pointer.split("/");
  if (list !== "packs" || /^\d*$/.test(id ?? "")) return document.placeOf(pointer);
  const place = document.value.packs.findIndex((/** @type {any} */ entry) => (entry.id ?? entry) === id);
  return document.placeOf(`/packs/${place}`);
}

/** @param {string} file @param {Record<string, any>} values @returns {Promise<Found[]>} */
async function findingsOf(file, values) {
  const document = readJson(file);
  const answer = lintPolicy(document.value, {
    ...(await namedBy(document.value, values)),
    ...(values.now && { now: instant(values.now, document.value) }),
  });
  const severity = answer.ok ? "warning" : "error";
  /** @type {(Finding | import("../types.js").Issue)[]} */
  const all = answer.ok ? answer.value : answer.issues;
  return all.map((one) => ({
    file: document.name,
    ...placed(document, one.pointer),
    severity,
    ...one,
    related: ("others" in one ? (one.others ?? []) : []).map((pointer) => ({ pointer, ...placed(document, pointer) })),
  }));
}

/** @param {Found} found */
function told({ file, line, column, severity, code, pointer, message, wayOut, related }) {
  const paint = severity === "error" ? red : yellow;
  const lines = [
    `${bold(`${file}:${line}:${column}`)}  ${paint(severity)}  ${code}  ${dim(pointer || "/")}`,
    `  ${message}`,
  ];
  if (wayOut) lines.push(`  Way out: ${wayOut}`);
  if (related.length > 0) {
    lines.push(`  See also: ${related.map((other) => `${other.pointer} (line ${other.line})`).join(", ")}`);
  }
  return lines.join("\n") + "\n\n";
}

/** @type {import("./command.js").Command} */
export const lint = {
  about: "Looks policies over: what cannot be read, and what may not say what it means",
  usage: "FILE… [OPTION…]",
  files: [1, Infinity],
  options: {
    format: { type: "string", value: "FORMAT", choices: ["text", "json", "sarif"], about: "how findings are written" },
    now: { type: "string", value: "DATE", about: "the day or instant to look from, in place of now" },
    ...DOCUMENTS,
  },
  async run({ values, files }) {
    await author();
    const found = (await Promise.all(files.map((file) => findingsOf(file, values)))).flat();
    const code = found.length > 0 ? EXIT.found : EXIT.done;
    const format = values.json ? "json" : (values.format ?? "text");
    if (format === "json") return { text: asJson(found), code };
    if (format === "sarif") return { text: asJson(sarifOf(found)), code };
    const count = (/** @type {number} */ number, /** @type {string} */ word) =>
      `${number} ${word}${number === 1 ? "" : "s"}`;
    return {
      text: found.map(told).join("") + `${count(found.length, "finding")} in ${count(files.length, "file")}\n`,
      code,
    };
  },
};
