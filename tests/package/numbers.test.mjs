// What crosses as numbers is answered as what crosses as text: the lines of the table and random damage to them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import init, { loadPolicy } from "../../pkg/index.js";
import * as documents from "../../pkg/documents.js";
import * as glue from "../../pkg/wasm/aftersales.js";
import { arranged } from "./table.mjs";

await init();

const vectors = fileURLToPath(new URL("../vectors", import.meta.url));
const FOLDERS = ["counting", "packs", "returns", "money", "warranty", "input"];
const NOW = "2026-03-05T12:00:00+01:00";
const DAMAGES = 6_000;

/** Numbers that a seed gives, the same in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const shipped = {
  packs: Object.fromEntries(await Promise.all(documents.packIds.map(async (id) => [id, await documents.pack(id)]))),
  calendars: Object.fromEntries(
    await Promise.all(documents.calendarIds.map(async (id) => [id, await documents.calendar(id)])),
  ),
};

/** The questions of the table that name a line, each with its policy. */
function* questions() {
  for (const folder of FOLDERS) {
    for (const file of readdirSync(`${vectors}/${folder}`).filter((name) => name.endsWith(".json"))) {
      const table = JSON.parse(readFileSync(`${vectors}/${folder}/${file}`, "utf8"));
      for (const item of table.cases ?? []) {
        const { policy, line, request, now, packs, calendars } = arranged(table.base ?? {}, item, shipped);
        const isLine = typeof line === "object" && line !== null && !Array.isArray(line);
        if (policy && isLine) {
          yield { id: `${file}#${item.id}`, policy, line, request, now: now ?? NOW, packs, calendars };
        }
      }
    }
  }
}

/** The same object, as the reader takes it: an object of another class is no plain one. */
class Unlike {}
const unlike = (line) => Object.assign(new Unlike(), line);

/** True if a question crosses as numbers: a reader would read the line once more. */
function crosses(policy, { line, request, now }) {
  let reads = 0;
  const { id = "line", ...others } = line;
  const watched = Object.defineProperty({}, "id", { enumerable: true, get: () => ((reads += 1), id) });
  policy.verdict(Object.assign(watched, others), request, now);
  return reads === 1;
}

/** Asks twice, as numbers where that is possible and as text, and compares what comes. */
function compare(policy, { id, line, request, now }) {
  for (const ask of ["verdict", "checkReturn"]) {
    const [one, other] = [policy[ask](line, request, now), policy[ask](unlike(line), request, now)];
    const [text, wanted] = [JSON.stringify(one), JSON.stringify(other)];
    if (text !== wanted) {
      assert.equal(text, wanted, `${ask} of ${id}: ${inspect({ line, request, now }, { depth: 5 })}`);
    }
  }
}

const opened = new Map();
/** The policy of a question; nothing if it is none. */
function policyOf({ policy, packs, calendars }) {
  const key = JSON.stringify([policy, packs, calendars]);
  if (!opened.has(key)) opened.set(key, loadPolicy(policy, { packs, calendars }).value);
  return opened.get(key);
}
const rows = [...questions()].filter(policyOf);

test("the lines of the table are answered alike, and most of them cross as numbers", () => {
  let crossed = 0;
  for (const question of rows) {
    const policy = policyOf(question);
    compare(policy, question);
    crossed += Number(crosses(policy, question));
  }
  console.log(`numbers: ${crossed} of the ${rows.length} questions of the table crossed as numbers`);
  assert.ok(crossed * 2 > rows.length);
});

const WEIRD = [
  null,
  undefined,
  "",
  "x",
  "2026-02-30",
  "2026-03-02",
  "2026-03-02T10:15:00+01:00",
  "2026-03-02T10:15:00.250Z",
  "2026-03-02T24:00:00Z",
  "2026-03-02T10:15:00",
  "9999-12-31T23:59:59-23:59",
  "0000-01-01",
  "12.345",
  "007.10",
  ".5",
  "1e3",
  "\ud800",
  "refund",
  "CNY",
  "defective",
  0,
  -0,
  1,
  -1,
  2.5,
  1e21,
  1_772_444_100,
  1_772_444_100_000,
  Number.NaN,
  Number.MAX_SAFE_INTEGER,
  true,
  false,
  [],
  ["x"],
  [null],
  {},
  { amount: 100, currency: "CNY" },
  { decimal: "12.30", currency: "CNY" },
  { decimal: "12.345", currency: "JPY" },
  { amount: 1, decimal: "1", currency: "CNY" },
  { amount: 1, currency: "cny" },
  { delivered: "2026-03-02", shipped: null },
  { opened: true, used: null },
  { kilometres: 1.5 },
  { tier: "gold", consumer: true },
  { condition: { opened: false }, proofs: ["invoice"] },
  new Date(1_772_444_100_000),
  new Map(),
];
const FIELDS = [
  ...[
    "id",
    "sku",
    "title",
    "orderTotal",
    "categories",
    "tags",
    "quantity",
    "returned",
    "inProgress",
    "unitPrice",
    "paid",
  ],
  ...[
    "discount",
    "shipping",
    "events",
    "deliveries",
    "set",
    "condition",
    "usage",
    "proofs",
    "channel",
    "country",
    "seller",
  ],
  ...["paymentMethod", "buyer", "facts", "reason", "remedy", "evidence", "amount", "declaredAt", "claims", "catgories"],
];

const weird = (pick) => structuredClone(WEIRD[pick(WEIRD.length)]);

/** Puts something else somewhere into a copy of a question. */
function damaged(question, pick) {
  const { id, line, request, now } = question;
  const copy = structuredClone({ line, request: request ?? {}, now });
  for (let times = 1 + pick(3); times > 0; times -= 1) {
    let place = pick(3) === 0 && typeof copy.request === "object" ? copy.request : copy.line;
    let name = FIELDS[pick(FIELDS.length)];
    const inside = Object.keys(place ?? {}).filter((key) => typeof place[key] === "object" && place[key] !== null);
    if (inside.length > 0 && pick(2) === 0) {
      place = place[inside[pick(inside.length)]];
      const keys = Object.keys(place);
      if (keys.length > 0 && pick(3) > 0) name = keys[pick(keys.length)];
    }
    if (place === null || place === undefined) continue;
    if (pick(40) === 0) copy.now = weird(pick) ?? NOW;
    else place[name] = weird(pick);
  }
  return { ...copy, id };
}

test("what is damaged is answered alike", () => {
  const pick = random(20_261_129);
  let crossed = 0;
  for (let times = 0; times < DAMAGES; times += 1) {
    const row = rows[pick(rows.length)];
    const question = damaged(row, pick);
    compare(policyOf(row), question);
    crossed += Number(crosses(policyOf(row), question));
  }
  console.log(`numbers: ${crossed} of ${DAMAGES} damaged questions crossed as numbers`);
  assert.ok(crossed * 20 > DAMAGES);
});

test("what a page does while it is asked changes no answer", () => {
  const row = rows.find((one) => crosses(policyOf(one), one) && one.line.categories);
  const other = rows.findLast((one) => crosses(policyOf(one), one) && policyOf(one) !== policyOf(row));
  const policy = policyOf(row);
  const { line, request, now } = row;
  const wanted = JSON.stringify(policy.checkReturn(line, request, now));
  const { value: late } = policyOf(other).checkReturn(other.line, other.request, other.now);
  const meanwhile = {
    "another question": () => policyOf(other).verdict(other.line, other.request, other.now),
    "the same question": () => policy.checkReturn(line, request, now),
    "the rest of an earlier answer": () => late.closed,
    "a policy that is read": () => loadPolicy({ ...row.policy, version: "meanwhile" }, row).value?.free(),
  };
  for (const [what, act] of Object.entries(meanwhile)) {
    for (const place of ["id", "title"]) {
      const { [place]: held = "text", ...others } = line;
      const asked = { ...others };
      Object.defineProperty(asked, place, { enumerable: true, get: () => (act(), held) });
      assert.equal(JSON.stringify(policy.checkReturn(asked, request, now)), wanted, what);
    }
  }
});

test("a list with a hole, or with methods of its own, is read as the reader reads it", () => {
  const row = rows.find((one) => crosses(policyOf(one), one) && one.line.events);
  const own = (list) => Object.assign(list, { every: () => true, [Symbol.iterator]: undefined });
  const behindHoles = (value) => {
    const list = new Array(3);
    list[2] = value;
    return list;
  };
  for (const [field, list] of Object.entries({
    categories: behindHoles("x"),
    tags: own(["a", null]),
    proofs: behindHoles("invoice"),
    deliveries: behindHoles("2026-03-02"),
    condition: Object.assign({ opened: true }, { [Symbol.toStringTag]: "Map" }),
  })) {
    compare(policyOf(row), { ...row, line: { ...row.line, [field]: list } });
  }
});

test("what is left out at first is there for JSON, spreading and copying, and after the policy is freed", () => {
  const {
    policy: document,
    line,
    request,
    now,
    packs,
    calendars,
  } = rows.find((row) => {
    const { value } = policyOf(row).checkReturn(row.line, row.request, row.now);
    return value?.closed.length > 0 && value.missing.length > 0;
  });
  const policy = loadPolicy({ ...document, version: "read later" }, { packs, calendars }).value;
  const fresh = () => policy.checkReturn(line, request, now).value;
  const wanted = policy.checkReturn(unlike(line), request, now).value;
  const text = JSON.stringify(wanted);
  assert.equal(JSON.stringify(fresh()), text);
  assert.equal(JSON.stringify({ ...fresh() }), text);
  assert.equal(JSON.stringify(structuredClone(fresh())), text);
  assert.deepEqual(Object.keys(fresh()), Object.keys(wanted));
  assert.equal(JSON.stringify(Object.freeze(fresh())), text);
  const changed = fresh();
  changed.closed = [];
  assert.deepEqual(changed.closed, []);
  const late = fresh();
  policy.free();
  assert.equal(JSON.stringify(late), text);
  assert.equal(late.closed, late.closed);
});

test("a brief answer is the whole one but for what it leaves out", () => {
  const slots = new Map();
  const ask = ({ policy, packs, calendars }, by, question, parts) => {
    const text = JSON.stringify({ document: policy, packs, calendars });
    if (!slots.has(text)) slots.set(text, JSON.parse(glue.load(text)).value);
    return JSON.parse(by(slots.get(text), question, JSON.stringify(parts)));
  };
  const without = (decision) => ({
    ...decision,
    closed: 0,
    why: 0,
    missing: decision.missing.map((fact) => ({ ...fact, opens: 0 })),
  });
  /** The decisions of an answer, by the question. */
  const decisions = {
    checkReturn: (value) => [value],
    reasons: (value) => value.map(({ decision }) => decision),
    checkOrder: (value) => Object.values(value),
  };
  let left = 0;
  for (const row of rows) {
    const { line, request, now } = row;
    const order = {
      lines: [
        { ...line, id: "one" },
        { ...line, id: "two" },
      ],
    };
    for (const [question, parts] of Object.entries({
      checkReturn: { line, request: request ?? undefined, now },
      reasons: { line, now },
      checkOrder: { order, requests: { one: request ?? {} }, now },
    })) {
      const [brief, whole] = [ask(row, glue.brief, question, parts), ask(row, glue.ask, question, parts)];
      assert.equal(brief.ok, whole.ok);
      if (!whole.ok) {
        assert.deepEqual(brief, whole);
        continue;
      }
      const told = decisions[question](brief.value);
      decisions[question](whole.value).forEach((decision, place) => {
        const isWhole = told[place].closed !== 0;
        left += Number(!isWhole);
        assert.deepEqual(told[place], isWhole ? decision : without(decision), `${question} of ${row.id}`);
      });
    }
  }
  assert.ok(left > rows.length);
});
