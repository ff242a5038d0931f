// An engine that stops in the middle of a question, at places all over each: the call says so, and every later answer is what it
// would have been. The engine is the shipped one, in which every function counts down to a trap. `AFTERSALES_TRAPS` are tried
// of each question, twenty by default.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import binaryen from "binaryen";
import { init, loadPolicy, parseSubmission } from "../../pkg/slim.js";
import * as glue from "../../pkg/wasm/aftersales.js";

const TRAPS = Number(process.env.AFTERSALES_TRAPS ?? 20);
const NEVER = -1;
/** Those that scripts/build names too. */
const FEATURES = [
  "BulkMemory",
  "NontrappingFPToInt",
  "SignExt",
  "MutableGlobals",
  "ReferenceTypes",
  "Multivalue",
  "BulkMemoryOpt",
  "CallIndirectOverlong",
];

/** The wasm with a `fuel`, of which the entry of each function takes one; at none it traps. @param {Uint8Array} bytes */
function withFuel(bytes) {
  const wasm = binaryen.readBinary(bytes);
  wasm.setFeatures(FEATURES.reduce((all, one) => all | binaryen.Features[one], 0));
  const left = () => wasm.global.get("fuel", binaryen.i32);
  wasm.addGlobal("fuel", binaryen.i32, true, wasm.i32.const(NEVER));
  wasm.addGlobalExport("fuel", "fuel");
  const names = Array.from({ length: wasm.getNumFunctions() }, (_, place) =>
    binaryen.getFunctionInfo(wasm.getFunctionByIndex(place)),
  ).flatMap(({ name, module }) => (module ? [] : [name]));
  for (const name of names) {
    const whole = binaryen.Function(wasm.getFunction(name));
    whole.body = wasm.block(null, [wasm.call("burn", [], binaryen.none), whole.body], whole.results);
  }
  wasm.addFunction(
    "burn",
    binaryen.none,
    binaryen.none,
    [],
    wasm.block(null, [
      wasm.global.set("fuel", wasm.i32.sub(left(), wasm.i32.const(1))),
      wasm.if(wasm.i32.eqz(left()), wasm.unreachable()),
    ]),
  );
  assert.ok(wasm.validate());
  return wasm.emitBinary();
}

const NOW = "2026-03-20T04:00:00Z";
const pack = (id) => JSON.parse(readFileSync(`pkg/packs/${id}.json`, "utf8"));
const document = JSON.parse(readFileSync("pkg/policies/fashion.json", "utf8"));
const options = {
  packs: document.packs.map((one) => pack(one.id ?? one)),
  calendars: [JSON.parse(readFileSync("pkg/calendars/de.json", "utf8"))],
};
const line = {
  id: "1",
  quantity: 2,
  unitPrice: { amount: 4000, currency: "EUR" },
  categories: ["shoes"],
  events: { ordered: "2026-03-01", delivered: "2026-03-05T10:00:00+01:00" },
};
const order = { id: "A-1", country: "DE", lines: [line, { ...line, id: "2" }] };
const SUBMISSION = JSON.stringify(
  JSON.parse(readFileSync("tests/vectors/forms/submissions.json", "utf8")).cases.find(({ id }) => id === "whole").want
    .value,
);
const request = { reason: "changed_mind" };

/** @type {any} */
let policy;
/** @type {Record<string, () => unknown>} */
const QUESTIONS = {
  loadPolicy: () => {
    const loaded = loadPolicy(document, options);
    loaded.value?.free();
    return loaded.ok ? { ok: true, warnings: loaded.warnings } : loaded;
  },
  verdict: () => policy.verdict(line, request, NOW),
  checkReturn: () => policy.checkReturn(line, request, NOW),
  reasons: () => policy.reasons(line, NOW),
  timeline: () => policy.timeline(line, request, NOW),
  checkOrder: () => policy.checkOrder(order, { 1: request }, NOW),
  warranty: () => policy.warranty(line, NOW),
  serviceLevels: () => policy.serviceLevels({ events: { submitted: "2026-03-19" } }, NOW),
  contacts: () => policy.contacts({}, NOW),
  validate: () => policy.form("complaint").validate({ description: "too loud" }, { now: NOW }),
  fields: () => policy.form("return").fields(),
  parseSubmission: () => parseSubmission(SUBMISSION),
};

/** Without getters, which ask when they are read. */
const plain = (answer) => JSON.parse(JSON.stringify(answer));
/** The instance that runs now. @returns {{ fuel: { value: number } }} */
const engine = () => /** @type {any} */ (glue.initSync(/** @type {any} */ ({})));

before(async () => {
  await init(withFuel(new Uint8Array(readFileSync("pkg/wasm/aftersales_bg.wasm"))));
  const loaded = loadPolicy(document, options);
  assert.ok(loaded.ok, JSON.stringify(loaded.issues));
  policy = loaded.value;
});

/** What a call says. A trap is told by an issue of the answer, or by an error where there is no answer. @param {() => unknown} ask */
function asked(ask) {
  try {
    return plain(ask());
  } catch (error) {
    return { code: error.code };
  }
}

for (const [name, ask] of Object.entries(QUESTIONS)) {
  test(`${name}, stopped at ${TRAPS} places`, (t) => {
    const answer = plain(ask());
    assert.notEqual(answer.ok, false, JSON.stringify(answer));
    engine().fuel.value = NEVER;
    ask();
    const burnt = NEVER - engine().fuel.value;
    assert.ok(burnt > 1, "the question runs in the engine");
    let stopped = 0;
    for (let trap = 0; trap < TRAPS; trap += 1) {
      const place = 1 + Math.floor((trap * burnt) / TRAPS);
      engine().fuel.value = place;
      const said = asked(ask);
      if (engine().fuel.value < 0) stopped += 1;
      assert.match(JSON.stringify(said), /engine_restarted/, `${name} stops at ${place} of ${burnt}`);
      assert.deepEqual(plain(ask()), answer, `${name} after it stopped at ${place} of ${burnt}`);
    }
    assert.equal(stopped, TRAPS);
    t.diagnostic(`${burnt} calls within, ${stopped} traps recovered`);
  });
}
