// The words that documents and questions are made of, as a dictionary for a fuzzer.
import { readFileSync } from "node:fs";

const read = (file) => JSON.parse(readFileSync(new URL("../" + file, import.meta.url), "utf8"));
const words = new Set(Object.values(read("tests/codes.json")).flat());

/** @param {unknown} schema */
function collect(schema) {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, inner] of Object.entries(schema)) {
    if (key === "properties") for (const name of Object.keys(inner)) words.add(name);
    collect(inner);
  }
}
for (const kind of ["policy", "submission", "record"]) collect(read(`pkg/${kind}.schema.json`));
for (const word of words) console.log(JSON.stringify(`"${word}"`));
