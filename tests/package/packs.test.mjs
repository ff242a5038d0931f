// The packs: each says everything in the languages of its country, as far as the package speaks them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { atHand } from "../../pkg/at-hand.js";

const at = (path) => new URL("../../" + path, import.meta.url);
const packs = readdirSync(at("pkg/packs")).map((name) => JSON.parse(readFileSync(at(`pkg/packs/${name}`), "utf8")));

/** The languages of those for whom a pack's law is made. The European Union's is spoken of in English. */
const SPOKEN = {
  au: ["en"],
  br: ["pt"],
  "ca-qc": ["fr"],
  ch: ["de", "fr", "it"],
  cn: ["zh-Hans"],
  "cn-33": ["zh-Hans"],
  de: ["de"],
  es: ["es"],
  eu: ["en"],
  fi: ["fi", "sv"],
  fr: ["fr"],
  ie: ["en"],
  in: ["en"],
  jp: ["ja"],
  kr: ["ko"],
  mx: ["es"],
  nl: ["nl"],
  no: ["nb"],
  pl: ["pl"],
  pt: ["pt"],
  se: ["sv"],
  sg: ["en", "zh-Hans"],
  tr: ["tr"],
  tw: ["zh-Hant"],
  uk: ["en"],
  us: ["en"],
};
const ours = new Set(atHand.map(({ locale }) => locale));
/** What is said beside the languages of a country. */
const BESIDE = ["en", "zh-Hans"];

/** Every text that a document says in English, with its place. */
function* texts(value, path = "") {
  if (typeof value !== "object" || value === null) return;
  if (typeof value.en === "string") yield [path, value];
  else for (const [name, inner] of Object.entries(value)) yield* texts(inner, `${path}/${inner?.id ?? name}`);
}

test("every pack names the languages of its country", () => {
  assert.deepEqual(packs.map(({ id }) => id).sort(), Object.keys(SPOKEN).sort());
  for (const { id, languages } of packs) {
    const own = SPOKEN[id].filter((language) => ours.has(language));
    assert.deepEqual(languages, [...new Set([...BESIDE, ...own])], id);
  }
});

for (const pack of packs) {
  test(`${pack.id}: every text is in all of its languages`, () => {
    for (const [path, said] of texts(pack)) {
      assert.deepEqual(Object.keys(said), pack.languages, path);
      for (const language of pack.languages.slice(BESIDE.length)) {
        const text = said[language];
        assert.ok(text.trim() === text && text !== "" && text !== said.en, `${path}: ${text}`);
        assert.equal(/[?？]$/.test(text), said.en.endsWith("?"), `${path}: a question where English asks`);
        assert.doesNotMatch(text, /[.。]$|['"]/, `${path}: no full stop, no straight quotes`);
      }
    }
  });
}
