// The model shops: each says everything in every language, passes its own lint, and answers its demo order by its terms.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { atHand } from "../../pkg/at-hand.js";
import init, { lintPolicy } from "../../pkg/authoring.js";
import engine, { loadPolicy } from "../../pkg/index.js";

const at = (path) => new URL("../../" + path, import.meta.url);
const json = (path) => JSON.parse(readFileSync(at(path), "utf8"));
const folder = (path) => readdirSync(at(path)).map((name) => json(`${path}/${name}`));
const beside = { packs: folder("pkg/packs"), calendars: folder("pkg/calendars") };
const languages = atHand.map(({ locale }) => locale).sort();

/**
 * What the lines of a model's order come to, by hand from its terms and the calendar. What is open for a line has the rule
 * or the warranty, the remedy and the last day; nothing of the shop's is open for a line with none. The lines of
 * `mother-and-baby` and `electronics` are judged in tests/shop/documents.rs.
 */
const MODELS = {
  // Delivered on 15 March 2024: three years, or 100,000 km, at which it still holds; not if it was taken apart.
  "bus-maker": {
    "city-bus": ["bus", "repair", "2027-03-15"],
    coach: [],
    "changed-bus": [],
  },
  // Two years from the acceptance: through 20 January 2027, through today, and through yesterday.
  "fit-out": {
    kitchen: ["work", "repair", "2027-01-20"],
    bathroom: ["work", "repair", "2026-11-22"],
    balcony: [],
  },
  // One year from 5 March 2026 where it was registered within thirty days of 1 March: the 31st is the last.
  technology: {
    pump: ["equipment", "repair", "2027-03-05"],
    controller: [],
  },
  // Delivered on 1 June 2024: three years or 100,000 km, where the law's repair of cars ends at 60,000.
  "car-maker": {
    truck: ["car", "repair", "2027-06-01"],
    "far-truck": [],
    car: ["car", "repair", "2027-06-01"],
  },
  // Thirty days after 23 October are 22 November, a Sunday; three years after 2 March 2026.
  "refurbished-phones": {
    liked: ["thirty-days", "refund", "2026-11-23"],
    faulty: ["put-right", "replacement", "2029-03-02"],
  },
  // Bought before Christmas: 31 January is a Sunday. A fault is put right for three years.
  fashion: {
    coat: ["thirty-days", "refund", "2027-02-01"],
    scarf: ["thirty-days", "refund", "2027-02-01"],
    dress: ["put-right", "repair", "2029-10-06"],
    bracelet: [],
  },
  // A hundred nights after 16 September; four years after 12 November; thirty days after 13 November, the last a Sunday.
  furniture: {
    sofa: ["hundred-nights", "refund", "2026-12-25"],
    table: ["put-right", "repair", "2030-11-12"],
    lamp: ["thirty-days", "refund", "2026-12-14"],
  },
  // Thirty days, and six years, after 11 November in London; sixty days after 2 October in New York.
  "market-uk": {
    turntable: ["change-of-mind", "refund", "2026-12-11"],
    records: ["put-right", "repair", "2032-11-11"],
  },
  "market-us": { headphones: ["change-of-mind", "refund", "2026-12-01"] },
};
/** Orders that are among those of the demo, by the policies of their lines. */
const OF_DEMO = { "market-uk": "marketplace", "market-us": "marketplace" };

/** Every text by language in a document, with its place. */
function* spoken(node, place = "") {
  if (typeof node !== "object" || node === null) return;
  if (typeof node.en === "string") yield [place, node];
  else for (const [name, inner] of Object.entries(node)) yield* spoken(inner, `${place}/${name}`);
}

await init();
await engine();

for (const document of folder("pkg/policies")) {
  const { id } = document;

  test(`${id} says everything in every language`, () => {
    const texts = [...spoken(document)];
    assert.ok(texts.length > 3);
    for (const [place, text] of texts) {
      assert.deepEqual(Object.keys(text).sort(), languages, place);
      for (const [language, said] of Object.entries(text)) assert.notEqual(said.trim(), "", `${place}/${language}`);
    }
    for (const list of ["rules", "warranties"]) {
      for (const { id: entry, title } of document[list] ?? []) assert.ok(title?.en, entry);
    }
  });

  test(`${id} passes its lint`, () => {
    const answer = lintPolicy(document, { ...beside, now: "2026-11-24T10:00:00Z" });
    assert.deepEqual(answer.value ?? answer.issues, []);
  });
}

for (const [id, expected] of Object.entries(MODELS)) {
  test(`${id} answers its demo order`, () => {
    const document = json(`pkg/policies/${id}.json`);
    const order = json(`www/orders/${OF_DEMO[id] ?? id}.json`);
    const lines = order.lines.filter(({ policy }) => policy === id);
    // A day on which no calendar ends soon.
    const answer = loadPolicy(document, { ...beside, clock: () => Date.UTC(2026, 5, 1) });
    assert.deepEqual(answer.warnings ?? [], []);
    assert.deepEqual(lines.map((line) => line.id).sort(), Object.keys(expected).sort());
    for (const { request, policy: _, names, ...line } of lines) {
      assert.ok(names.en && names.zh, line.id);
      const decision = answer.value.checkReturn({ country: order.country, ...line }, request, order.now);
      assert.ok(decision.ok, JSON.stringify(decision.issues));
      const open = decision.value.options.filter(({ basis, status }) => basis !== "law" && status === "open");
      const [rule, remedy, lastDay] = expected[line.id];
      if (!rule) {
        assert.deepEqual(open, [], line.id);
        continue;
      }
      const found = open.find((option) => option.rule === rule && option.remedy === remedy);
      assert.equal(found?.lastDay, lastDay, line.id);
    }
    answer.value.free();
  });
}
