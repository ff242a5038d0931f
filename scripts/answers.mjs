// Keeps every text that the engine answers on the whole table, or compares it with what was kept: a change that should
// change no answer changes no byte. Usage: node scripts/answers.mjs keep <file> | compare <file>
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { deadlines, edges, own } from "../tests/package/table.mjs";

const [, , what, file] = process.argv;
const root = new URL("../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const names = (folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".json"))
    .sort();

// The façade reads what the engine wrote by this one function.
const parse = JSON.parse;
/** @type {string[]} */
let heard = [];
JSON.parse = (text, ...rest) => {
  heard.push(text);
  return parse(text, ...rest);
};
const api = await import("../pkg/index.js");

const shipped = Object.fromEntries(
  ["packs", "calendars"].map((kind) => [
    kind,
    Object.fromEntries(
      names("pkg/" + kind).map((name) => [name.slice(0, -".json".length), read(`pkg/${kind}/${name}`)]),
    ),
  ]),
);
/** @type {Record<string, string[]>} */
const answers = {};
const listen = (name, ask) => {
  heard = [];
  ask();
  answers[name] = heard;
};
for (const folder of ["counting", "packs", "returns", "money", "orders", "service", "warranty", "forms", "input"]) {
  for (const name of names("tests/vectors/" + folder)) {
    const table = read(`tests/vectors/${folder}/${name}`);
    for (const item of table.cases) {
      listen(`${folder}/${name}#${item.id}`, () => own(api, name, { ...table, cases: [item] }, shipped));
    }
  }
}
const explained = read("tests/vectors/adopted/explained.json");
const deadline = read("tests/vectors/adopted/deadlines.json");
const edge = read("tests/vectors/adopted/tz_edges.json");
listen("adopted/deadlines.json", () => deadlines(api, deadline, explained));
listen("adopted/tz_edges.json", () => edges(api, edge, explained));

const count = Object.values(answers).flat().length;
if (what === "keep") {
  writeFileSync(file, brotliCompressSync(JSON.stringify(answers), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  console.log(`answers: ${count} are kept`);
} else {
  const kept = parse(brotliDecompressSync(readFileSync(file)).toString());
  const other = Object.keys({ ...kept, ...answers }).filter(
    (name) => JSON.stringify(kept[name]) !== JSON.stringify(answers[name]),
  );
  for (const name of other.slice(0, 10)) {
    const place = (kept[name] ?? []).findIndex((text, index) => text !== answers[name]?.[index]);
    console.log(
      `${name}\n  kept ${kept[name]?.[place]?.slice(0, 2000)}\n  now  ${answers[name]?.[place]?.slice(0, 2000)}`,
    );
  }
  console.log(`answers: ${count} are asked, ${other.length} rows differ`);
  if (other.length > 0) process.exitCode = 1;
}
