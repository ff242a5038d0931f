// Findings as code hosts read them: SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).
import { createRequire } from "node:module";

const { version, homepage } = createRequire(import.meta.url)("aftersales/package.json");
const PAGE = homepage.replace("#readme", "/blob/main/docs/how-to/authoring.md");

/** @typedef {import("./lint.js").Found} Found */

/** A path as a URI, by which code hosts know the file again. @param {string} file */
const uriOf = (file) => encodeURI(file.replaceAll("\\", "/").replace(/^\.\//, ""));

/** @param {string} file @param {import("./places.js").Place & { pointer: string }} place */
const locationOf = (file, { line, column, pointer }) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } },
  logicalLocations: [{ fullyQualifiedName: pointer || "/" }],
});

/** @param {Found[]} found */
export function sarifOf(found) {
  const codes = [...new Set(found.map(({ code }) => code))];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "aftersales",
            version,
            informationUri: PAGE,
            rules: codes.map((id) => ({ id, helpUri: PAGE })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: found.map(({ file, severity, code, message, wayOut, related, ...place }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: severity,
          message: { text: [message, wayOut].filter(Boolean).join(". ") + "." },
          locations: [locationOf(file, place)],
          ...(related.length > 0 && {
            relatedLocations: related.map((other) => ({
              ...locationOf(file, other),
              message: { text: other.pointer },
            })),
          }),
        })),
      },
    ],
  };
}
