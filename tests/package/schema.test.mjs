// The schemas that editors check documents by agree with the engine: what they accept has no issue of the kind that
// a schema can tell, and what they refuse has one. Asked of every document of the table, of the package and of the
// format's description, and of thousands of mutants of them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { loadPolicy } from "../../pkg/index.js";
import { arranged } from "./table.mjs";

const at = (path) => new URL("../../" + path, import.meta.url);
const text = (path) => readFileSync(at(path), "utf8");
const json = (path) => JSON.parse(text(path));
const names = (folder) =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith(".json"))
    .sort();

// `strictTypes` would want types where a rule about several fields repeats none.
const ajv = new Ajv({ strictTypes: false });
const schemas = { policy: json("pkg/policy.schema.json"), calendar: json("pkg/calendar.schema.json") };
const accepts = { policy: ajv.compile(schemas.policy), calendar: ajv.compile(schemas.calendar) };

const minimal = { format: 1, id: "t", version: "1", timeZone: "UTC" };

/** What the engine says is wrong in a document by itself: nothing that it names is there. */
function issues(kind, document) {
  const answer = kind === "policy" ? loadPolicy(document) : loadPolicy(minimal, { calendars: [document] });
  if (answer.ok) {
    answer.value.free();
    return [];
  }
  const prefix = kind === "policy" ? "" : "/options/calendars/0";
  return answer.issues.map(({ code, pointer }) => {
    assert.ok(pointer.startsWith(prefix), pointer);
    return { code, pointer: pointer.slice(prefix.length) };
  });
}

/** What takes more than a document's shape to know: these documents may pass the schema. */
const SEMANTIC = [
  "duplicate_id",
  "unknown_rule",
  "unknown_reason",
  "undeclared_fact",
  "pack_not_loaded",
  "calendar_not_loaded",
  "unknown_time_zone",
  "unknown_warranty",
  "warranty_follows_itself",
  "unknown_form_field",
  "type_of_preset",
  "limits_crossed",
  // The decimal places of a currency; that an amount is a decimal text is told by both.
  "money_malformed",
  // A length that the defaults give; where `length` and `count` stand side by side both tell it.
  "length_does_not_fit_count",
];
/** Of which the schema tells some. */
const PARTLY = ["money_malformed", "length_does_not_fit_count"];

/** What a rule asks of a declared fact depends on its declaration. */
const OF_FACTS =
  /^\/(rules|costs|warranties|faultTerms|seasons|presumptions|serviceLevels)\/\d+\/when(\/not)*\/facts\//;

const steps = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
const find = (root, pointer) => steps(pointer).reduce((place, step) => place?.[step], root);

/** What JSON Schema cannot say of one value, or not so that every editor reckons alike. */
const BEYOND = {
  "more than six decimal places": ({ code }, value) =>
    code === "out_of_range"
    && typeof value === "number"
    && value >= 0
    && value < 9e12
    && !Number.isInteger(value)
    && !/^\d+\.\d{1,6}$/.test(String(value)),
  "a range that ends before it begins": ({ code }, value) =>
    code === "date_malformed"
    && typeof value === "string"
    && /^\S{10}\/\S{10}$/.test(value)
    && value.slice(0, 10) > value.slice(11),
  // Its limit is one of bytes.
  "a pattern of more than 250 bytes": ({ code, pointer }) => code === "too_large" && pointer.endsWith("/pattern"),
  "hours in which it never opens": ({ code }, value) => code === "hours_malformed" && / off$/.test(value),
  "units that are too long together only": ({ code }, value) =>
    code === "length_malformed" && /^P200Y[1-9]/.test(value),
};

/** True of the window of an excluding rule: it is checked by its shape, and counted by nobody. */
function isIdle(document, pointer) {
  const [list, index, field] = steps(pointer);
  return list === "rules" && field === "window" && "excludes" in document.rules[index];
}

const counts = {
  accepted: 0,
  refused: 0,
  "accepted with what only the engine can know": 0,
  "refused in a window that the engine never reads": 0,
};
for (const reason of Object.keys(BEYOND)) counts[reason] = 0;
const count = (what) => (counts[what] += 1);

/** Asks both, and returns how they differ, or nothing. */
function difference(kind, document) {
  const accepted = accepts[kind](document);
  const all = issues(kind, document);
  const shape = all.filter((issue) => !SEMANTIC.includes(issue.code) && !OF_FACTS.test(issue.pointer));
  if (accepted) {
    const left = shape.filter((issue) => {
      const reason = Object.keys(BEYOND).find((name) => BEYOND[name](issue, find(document, issue.pointer)));
      if (reason) count(reason);
      return !reason;
    });
    if (left.length > 0) return "the schema accepts what the engine refuses: " + JSON.stringify(left);
    count(all.length > 0 ? "accepted with what only the engine can know" : "accepted");
    return;
  }
  const { errors } = accepts[kind];
  if (shape.length === 0 && errors.every(({ instancePath }) => isIdle(document, instancePath))) {
    count("refused in a window that the engine never reads");
    return;
  }
  if (shape.length === 0 && !all.some(({ code }) => PARTLY.includes(code))) {
    return "the schema refuses what the engine accepts: " + JSON.stringify(errors);
  }
  count("refused");
}

/** Every document of the project, with its kind and where it is from. */
function* documents() {
  for (const [folder, kind] of [
    ["packs", "policy"],
    ["policies", "policy"],
    ["calendars", "calendar"],
  ]) {
    for (const name of names("pkg/" + folder)) yield [kind, `pkg/${folder}/${name}`, json(`pkg/${folder}/${name}`)];
  }
  for (const path of ["README.md", "docs/reference/policy-format.md"]) {
    for (const [, words, content] of text(path).matchAll(/^```json (\w+)\n([\s\S]*?)^```$/gm)) {
      const part = JSON.parse(content);
      yield [words === "calendar" ? "calendar" : "policy", path, words === "part" ? { ...minimal, ...part } : part];
    }
  }
  for (const choice of CHOICES) {
    for (const [kind, schema] of Object.entries(schemas)) {
      const { defaults, ...rest } = fullest(schema, choice);
      yield [kind, "examples " + choice, { ...rest, ...(defaults && { defaults }) }];
      if (defaults) yield [kind, `examples ${choice} without defaults`, rest];
    }
  }
  for (const folder of readdirSync(at("tests/vectors"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    for (const name of names("tests/vectors/" + folder.name)) {
      const path = `tests/vectors/${folder.name}/${name}`;
      const table = json(path);
      // The adopted tables hold other formats.
      if (!table.base) continue;
      for (const row of table.cases.filter((row) => row.only !== "engine")) {
        const all = arranged(table.base, row, { packs: {}, calendars: {} });
        const place = `${path}#${row.id}`;
        yield ["policy", place, all.policy];
        for (const [field, kind] of [
          ["packs", "policy"],
          ["calendars", "calendar"],
        ]) {
          // What is named by its id was yielded above.
          for (const item of Array.isArray(all[field]) ? all[field].filter((item) => item !== undefined) : []) {
            yield [kind, place, item];
          }
        }
      }
    }
  }
}

/** As many fields as exclude each other. */
const CHOICES = [0, 1, 2, 3];

/** A document with every field that there is, made of the schema's examples; of fields that exclude each other, one. */
function fullest(schema, choice) {
  const inside = new Set();
  function whole(body) {
    if (inside.has(body)) return undefined;
    inside.add(body);
    const made = Object.fromEntries(
      Object.entries(body.properties).map(([field, part]) => [field, value(part) ?? part.examples[0]]),
    );
    for (const { oneOf = [], not } of body.allOf ?? []) {
      oneOf.forEach(({ required: [field] }, index) => index !== choice % oneOf.length && delete made[field]);
      if (not) delete made[not.required[choice % not.required.length]];
    }
    inside.delete(body);
    return made;
  }
  function value(part) {
    const named = part.$ref && schema.$defs[part.$ref.split("/").pop()];
    if (named?.properties) return whole(named);
    const item = part.items && value(part.items);
    if (item) return [item, ...(part.examples?.[0] ?? []).slice(1)];
    const entry = part.additionalProperties && value(part.additionalProperties);
    if (entry) return { example: entry };
    return part.anyOf?.map(value).find((made) => made !== undefined);
  }
  return whole(schema);
}

function judge(title, all) {
  let asked = 0;
  const wrong = [];
  for (const [kind, place, document] of all) {
    asked += 1;
    const said = difference(kind, document);
    if (said) wrong.push(`${place}: ${said}`);
  }
  console.log(`${title}: ${asked} asked, ${wrong.length} differ`);
  assert.deepEqual(wrong.slice(0, 20), []);
  return asked;
}

test("every document of the project", () => {
  assert.ok(judge("documents", documents()) >= 300);
});

test("a document with every field there is fits", () => {
  for (const choice of CHOICES) {
    for (const [kind, schema] of Object.entries(schemas)) {
      const document = fullest(schema, choice);
      assert.ok(accepts[kind](document), JSON.stringify([accepts[kind].errors, document]));
    }
  }
});

test("the example of each field fits where it stands", () => {
  let examples = 0;
  for (const [kind, schema] of Object.entries(schemas)) {
    const ajv = new Ajv({ strictTypes: false });
    ajv.addSchema(schema, kind);
    for (const [base, body] of [
      ["", schema],
      ...Object.entries(schema.$defs).map(([name, body]) => [`/$defs/${name}`, body]),
    ]) {
      for (const [field, { examples: [example] = [] }] of Object.entries(body.properties ?? {})) {
        const fits = ajv.getSchema(`${kind}#${base}/properties/${encodeURIComponent(field)}`);
        assert.ok(fits(example), `${kind}${base} ${field}: ${JSON.stringify(fits.errors)}`);
        examples += 1;
      }
    }
  }
  assert.ok(examples >= 140, `only ${examples}`);
});

const OTHERS = [null, true, false, 0, 1, -1, 1.5, 0.1234567, 1e21, "", "x", [], ["x"], [1], {}, { x: 1 }];
const DURATIONS = [
  "P",
  "PT",
  "P1DT",
  "P0D",
  "PT0S",
  "P0Y0M",
  "P7D",
  "p7d",
  "7D",
  "P-1D",
  "P1.5M",
  "P1D1W",
  "P1D1D",
  "P1Y2M3W4DT5H6M7S",
  "P200Y",
  "P201Y",
  "P2400M",
  "P2401M",
  "P10435W",
  "P10436W",
  "P73050D",
  "P73051D",
  "PT1111111H",
  "PT1111112H",
  "PT66666666M",
  "PT66666667M",
  "PT4000000000S",
  "PT4000000001S",
  "P0000007D",
  "P0M7D",
  "P200Y1M",
  "PT24H",
  "P1M",
  "unlimited",
  "Unlimited",
];
const DATES = [
  "2026-02-28",
  "2026-02-29",
  "2024-02-29",
  "1900-02-29",
  "2000-02-29",
  "2026-04-31",
  "2026-13-01",
  "2026-00-10",
  "2026-01-00",
  "2026-1-1",
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "20260101",
  " 2026-01-01",
  "2026-01-01/2026-01-02",
  "2026-01-02/2026-01-01",
  "2026-01-01/",
  "2026-01-01/2026-02-30",
  "2026-01-01T00:00Z",
];
const DECIMALS = [
  "0",
  "100",
  "100.0",
  "100.000001",
  "101",
  "99.999999",
  "99.9999999",
  "12.5000000",
  ".5",
  "5.",
  ".",
  "-1",
  "007",
  "ten",
  "1,5",
  "1.2.3",
  "4.95",
];
const CURRENCIES = ["EUR", "eur", "EURO", "E1R", "JPY"];
/** What a value that looks like this is changed to, beside what any is. */
const SPELLINGS = [
  [/^P\w+$|^unlimited$/, DURATIONS],
  [/^\d{4}-\d\d-\d\d/, DATES],
  [/^\d+(\.\d+)?$/, DECIMALS],
  [/^[A-Z]{3}$/, CURRENCIES],
];
const NUMBERS = [3650, 3651, 9223372036854, 9.3e12, 12.5, 0.000001];

const ENUMS = Object.values(schemas)
  .flatMap((schema) => [...JSON.stringify(schema).matchAll(/"enum":(\[.*?\])/g)])
  .map(([, codes]) => JSON.parse(codes));
/** Each code, with those that stand beside it, and two that stand elsewhere. */
const CODES = new Map(
  ENUMS.flat().map((code) => [
    code,
    [...new Set([...ENUMS.filter((codes) => codes.includes(code)).flat(), "refund", "legal"])],
  ]),
);

function spellings(value) {
  if (CODES.has(value)) return CODES.get(value);
  if (typeof value === "number") return NUMBERS;
  if (typeof value !== "string") return ["P7D"];
  return SPELLINGS.flatMap(([like, all]) => (like.test(value) ? all : all.slice(0, 1)));
}

/**
 * A long document in short pieces, each with the part of it that is to be changed, and its path: one with the first of
 * its rules, costs and so on, of which only what stands around them is changed; then each of those alone.
 */
function* pieces(document) {
  const isList = (value) => Array.isArray(value) && typeof value[0] === "object";
  const entries = Object.entries(document);
  const lists = entries.filter(([, value]) => isList(value));
  const plain = Object.fromEntries(entries.filter(([, value]) => !isList(value)));
  const firsts = lists.map(([key, [item]]) => [key, [item]]);
  const around = { ...plain, ...Object.fromEntries(firsts) };
  yield [around, around, firsts.map(([, list]) => list), ""];
  for (const [key, list] of lists) {
    for (const item of list) yield [{ ...plain, [key]: [item] }, item, [], "/" + key];
  }
}

const seen = new Set();

/** True the first time: values of one sort in one field, among the same other fields, are changed in the same ways. */
function isNew(path, value, siblings) {
  const sort =
    typeof value === "string"
      ? SPELLINGS.findIndex(([like]) => like.test(value))
      : Array.isArray(value)
        ? "list"
        : typeof value;
  const key = [path, sort, CODES.has(value), ...siblings].join(" ");
  return !seen.has(key) && seen.add(key);
}

/** Codes settle what the other fields may be: each code, with each other field dropped or, of durations, another. */
function* pairs(part, field, path) {
  const copy = { ...part };
  for (const code of CODES.get(copy[field])) {
    part[field] = code;
    for (const other of Object.keys(copy).filter((key) => key !== field)) {
      delete part[other];
      yield [path, `${code}, without ${other}`];
      for (const length of other === "length" ? ["P7D", "P1M", "PT24H", "unlimited"] : []) {
        part[other] = length;
        yield [path, `${code}, ${length}`];
      }
      part[other] = copy[other];
    }
  }
  part[field] = copy[field];
}

const fields = new Map();

/** The fields that objects at this path have in some example. */
function elsewhere(path) {
  const collect = (node, path) => {
    if (typeof node !== "object" || node === null) return;
    if (!Array.isArray(node)) fields.set(path, { ...node, ...fields.get(path) });
    for (const [key, value] of Object.entries(node)) collect(value, Array.isArray(node) ? path : `${path}/${key}`);
  };
  if (fields.size === 0) CHOICES.forEach((choice) => collect(fullest(schemas.policy, choice), ""));
  return fields.get(path) ?? {};
}

/** Changes this part of a document in one place after the other, says what was changed, and changes it back. */
function* mutants(part, closed, path) {
  const all = Object.keys(part);
  const isList = Array.isArray(part);
  for (const key of all) {
    const value = part[key];
    const below = isList ? path : `${path}/${key}`;
    if (isNew(below, value, isList ? [] : all)) {
      for (const other of [...OTHERS, ...spellings(value)]) {
        part[key] = other;
        yield [below, other];
      }
      if (Array.isArray(value)) {
        part[key] = [...value, ...value];
        yield [below, "doubled"];
      }
      part[key] = value;
      if (CODES.has(value) && !isList) yield* pairs(part, key, below);
    }
    if (typeof value === "object" && value !== null && !closed.includes(value)) yield* mutants(value, closed, below);
  }
  if (isList || !isNew(path, part, all)) return;
  const copy = { ...part };
  const restore = () => {
    for (const key of Object.keys(part)) delete part[key];
    Object.assign(part, copy);
  };
  for (const key of all) {
    delete part[key];
    yield [`${path}/${key}`, "dropped"];
    for (const spelling of [key + "s", key[0].toUpperCase() + key.slice(1), "x-" + key]) {
      if (spelling in copy) continue;
      delete part[key];
      part[spelling] = copy[key];
      yield [`${path}/${key}`, "as " + spelling];
      restore();
    }
    restore();
  }
  for (const [key, value] of Object.entries(elsewhere(path)).filter(([key]) => !(key in copy))) {
    part[key] = value;
    yield [`${path}/${key}`, "added"];
    delete part[key];
  }
  part.colour = "red";
  yield [path + "/colour", "added"];
  delete part.colour;
}

/** Of so many one is asked; all are with `AFTERSALES_MUTANTS=1`. */
const EVERY = Number(process.env.AFTERSALES_MUTANTS ?? 3);
function* sample(all) {
  let place = 0;
  for (const one of all) if (place++ % EVERY === 0) yield one;
}

for (const [title, start, least] of [
  ["the package", "pkg/", 10_000],
  ["the format's description", "docs/", 4_000],
  ["the schemas' own examples", "examples", 4_000],
]) {
  test(`mutants of the documents of ${title}`, () => {
    function* all() {
      for (const [kind, place, document] of documents()) {
        if (!place.startsWith(start)) continue;
        for (const [piece, part, closed, path] of pieces(document)) {
          for (const [where, change] of mutants(part, closed, path)) {
            yield [kind, `${place} ${where} ${JSON.stringify(change)}`, piece];
          }
        }
      }
    }
    assert.ok(judge("mutants of " + title, sample(all())) * EVERY >= least);
  });
}

after(() => {
  for (const [what, number] of Object.entries(counts)) console.log(`${String(number).padStart(8)} ${what}`);
});
