// The package in three engines of browsers, with and without WebAssembly: the table, the elements, forms, workers, and
// what happens where something is forbidden or missing. Each engine is in a zone of its own, so that nothing leans on it.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { engines, run } from "./browsers.mjs";
import { fingerprint } from "./pages/zones.mjs";
import { NO_WASM, STRICT, WORKERS, root } from "./server.mjs";

/** `AFTERSALES_SOAK` is set where there is time for it. */
const LONG = Boolean(process.env.AFTERSALES_SOAK);
/** For the longest page, and for all of an engine, on a slow machine, in milliseconds. */
const TABLE = 240_000;
const ALL = LONG ? 3_600_000 : 900_000;

const SOAK = LONG ? { mounts: 10_000, ticks: 100_000_000 } : { mounts: 60, ticks: 100_000 };

const ZONES = { Chromium: "Asia/Dubai", Firefox: "Pacific/Honolulu", WebKit: "America/St_Johns" };
const BUILDS = /** @type {const} */ ({ wasm: ["aftersales", STRICT], js: ["aftersales/js", NO_WASM] });
/** What browsers of the last years lacked, or what a shopper's settings may take away. */
const MISSING = [
  "FinalizationRegistry",
  "WeakRef",
  "Intl.Segmenter",
  "Intl.DurationFormat",
  "Temporal",
  "document.adoptedStyleSheets",
  "CSSStyleSheet.prototype.replaceSync",
  "Object.hasOwn",
  "Array.prototype.at",
  "Array.prototype.findLast",
  "String.prototype.isWellFormed",
  "Promise.allSettled",
  "structuredClone",
  "AbortSignal.timeout",
  "crypto.randomUUID",
  "navigator.locks",
  "navigator.clipboard",
  "BroadcastChannel",
  "indexedDB",
  "sessionStorage",
  "HTMLFormElement.prototype.requestSubmit",
];

async function tables() {
  const names = [];
  for (const folder of ["counting", "packs", "returns", "money", "orders", "service", "warranty", "forms", "input"]) {
    const files = await readdir(root + "tests/vectors/" + folder);
    names.push(
      ...files
        .filter((name) => name.endsWith(".json"))
        .sort()
        .map((name) => `${folder}/${name}`),
    );
  }
  const idsOf = async (kind) => (await readdir(root + "pkg/" + kind)).map((name) => name.slice(0, -".json".length));
  return {
    names,
    ids: { packs: await idsOf("packs"), calendars: await idsOf("calendars"), policies: await idsOf("policies") },
  };
}

/** The words of the law, and the languages in which every engine takes a withdrawal to its acknowledgement. */
const { labels } = JSON.parse(await readFile(root + "tests/package/withdrawal-labels.json", "utf8"));
const WITHDRAWN = ["de", "fr", "en", "ar", "el", "mt"];

const whole = await tables();
const builds = Object.entries(BUILDS);
/** @type {import("./server.mjs").Page[]} */
const pages = [
  ...builds.flatMap(([build, [, policy]]) =>
    ["elements", "forms"].map((module) => ({ name: `${module} ${build}`, module, policy })),
  ),
  ...["calls", "elements"].map((first) => ({
    name: "strict " + first,
    module: "strict",
    policy: NO_WASM,
    options: { first },
  })),
  ...["damaged", "foreign", "absent", "script", "forbidden"].map((name) => ({
    name: "startup " + name,
    module: "startup",
    policy: name === "forbidden" ? NO_WASM : STRICT,
    options: { name },
  })),
  ...["", "?strict"].map((query) => ({ name: "shop" + query, module: "shop", options: { address: "/shop/" + query } })),
  { name: "withdrawals", module: "withdrawals", policy: STRICT, options: { languages: WITHDRAWN } },
  { name: "journey", module: "journey", limit: TABLE },
  { name: "time", module: "time" },
  { name: "temporal", module: "temporal" },
  { name: "hostile", module: "hostile", policy: STRICT, limit: TABLE },
  { name: "soak", module: "soak", policy: STRICT, options: SOAK, limit: LONG ? ALL : TABLE },
  { name: "workers", module: "workers", policy: WORKERS },
  ...[[], ...MISSING.map((one) => [one]), MISSING].map((without) => ({
    name: "floor " + nameOf(without),
    module: "floor",
    options: { without },
  })),
  ...builds.map(([build, [entry, policy]]) => ({
    name: "table " + build,
    module: "table",
    policy,
    options: { entry, ...whole },
    limit: TABLE,
  })),
];

/** @param {string[]} without */
function nameOf(without) {
  return without.length > 1 ? "all of these" : (without[0] ?? "nothing");
}

// All start at once: a page that waits leaves the machine to the others.
const runs = engines.map((engine) =>
  (engine.installed ? run(engine, pages, { timeout: 90_000, zone: ZONES[engine.name] }) : Promise.resolve([])).then(
    (results) => ({ results, error: undefined }),
    (error) => ({ results: [], error }),
  ),
);

const sentences = async (lang) => {
  const folder = existsSync(root + `pkg/messages/${lang}.js`) ? "" : "withdrawal/";
  return (await import(`../../pkg/messages/${folder}${lang}.js`)).default;
};
/** As pages tell what is read: with one kind of space. @param {string} text */
const plainly = (text) => text.replace(/\s+/g, " ");

/** What every engine and build must come to, as the first of them did. @type {Record<string, { by: string, value: any }>} */
const first = {};

/** Where two values part, in few words. @param {unknown} one @param {unknown} other */
function parting(one, other) {
  const [here, there] = [one, other].map((value) => JSON.stringify(value) ?? "nothing");
  let at = 0;
  while (at < here.length && here[at] === there[at]) at += 1;
  return [here, there].map((text) => text.slice(Math.max(0, at - 80), at + 120)).join("\n");
}

/** Rows whose zone this browser knows otherwise than this machine's Node, on which the table holds. */
async function byZoneData({ differ, zones }) {
  const other = [];
  for (const [zone, mark] of Object.entries(zones)) if (mark !== (await fingerprint(zone))) other.push(zone);
  return { other, rows: differ.filter((row) => row.zones.some((zone) => other.includes(zone))) };
}

engines.forEach((engine, place) =>
  describe(`${engine.name} ${engine.version ?? ""}`, () => {
    let ran;
    before(
      async () => {
        ran = await runs[place];
      },
      { timeout: ALL },
    );

    /** What a page found; that it found it at all, and that nothing else went wrong in it. */
    function found(name) {
      if (!engine.installed) assert.fail(`${engine.name} is missing (${engine.missing.join(", ")}): run make setup`);
      if (ran.error) throw ran.error;
      const page = ran.results.find((one) => one.name === name);
      assert.ok(page, "it did not run");
      if (page.failed) assert.fail(page.failed);
      assert.deepEqual(page.seen.errors, []);
      return page;
    }
    const quiet = ({ violations, warnings }) => assert.deepEqual([violations, warnings], [[], []]);
    /** A page without WebAssembly is told once. */
    function toldOnce({ violations, warnings }) {
      assert.ok(violations.length <= 1, violations.join());
      assert.equal(warnings.length, 1, warnings.join("\n"));
      assert.match(warnings[0], /^aftersales: .*JavaScript/);
    }
    /** Each engine has a clock of its own, and what it shows there is told beside the shop's. */
    const anywhere = (value) =>
      JSON.parse(
        JSON.stringify(value)
          .replace(/, \d\d:\d\d [^();,]* \([^()]* your time\)/g, "")
          .replace(/Where you are: \d+ \w+ \d+ at \d\d:\d\d (?:(?:\p{Lu}\S* ){1,4}?Time|\S+) ?/gu, "")
          .replace(/您所在地：[^：]*?\d\d:\d\d ?/g, "")
          .replace(/\d\d:\d\d（[^（）]*，即您当地(?:[^（）]|（[^（）]*）)*）/g, ""),
      );
    function agrees(subject, build, shown) {
      const by = `${engine.name} ${build}`;
      const value = anywhere(shown);
      first[subject] ??= { by, value };
      for (const key of Object.keys({ ...first[subject].value, ...value })) {
        const [mine, theirs] = [value[key], first[subject].value[key]];
        if (!isDeepStrictEqual(mine, theirs)) {
          assert.fail(
            `${subject}: ${key} in ${by} is not what it is in ${first[subject].by}:\n${parting(mine, theirs)}`,
          );
        }
      }
    }

    for (const [build] of builds) {
      test("the table on " + build, async () => {
        const { value, seen, took } = found("table " + build);
        quiet(seen);
        assert.equal(value.zone, ZONES[engine.name], "the browser is where it was put");
        assert.equal(value.zoneData, value.hasTemporal ? "host Temporal" : "host Intl");
        const { other, rows } = await byZoneData(value);
        const wrong = value.differ.filter((row) => !rows.includes(row));
        console.log(
          `rows: engines/${engine.name}-${build} agreed=${value.agreed} differ=${wrong.length} skipped=${value.skipped} explained=${value.explained + rows.length}`,
        );
        console.log(
          `${engine.name} ${build}: ${(took / 1000).toFixed(1)} s`
            + (other.length > 0
              ? `, ${rows.length} rows stand on other zone data than Node's: ${other.join(", ")}`
              : ""),
        );
        assert.equal(value.ran["adopted/deadlines.json"], 2000);
        assert.equal(value.ran["adopted/tz_edges.json"], 890);
        assert.equal(
          wrong.length,
          0,
          `\n${wrong
            .slice(0, 20)
            .map(({ text }) => text)
            .join("\n")}\n${wrong.length} rows differ`,
        );
      });

      test("the elements say and tell the same on " + build, () => {
        const {
          value: { began, answered, told, issues },
          seen,
        } = found("elements " + build);
        (build === "wasm" ? quiet : toldOnce)(seen);
        assert.deepEqual(issues, []);
        for (const [id, text] of Object.entries(began)) {
          assert.ok(text.length > 30 && !text.includes("written by the server"), `${id}: ${text}`);
          if (id.includes("-zh-CN-")) assert.match(text, /\p{Script=Han}{5}/u, id);
        }
        agrees("elements", build, {
          ...began,
          ...Object.fromEntries(Object.entries(answered).map(([id, text]) => [id + ", answered", text])),
          told,
        });
      });

      test("forms are refused, mended, confirmed, sent once and acknowledged on " + build, () => {
        const { value, seen } = found("forms " + build);
        (build === "wasm" ? quiet : toldOnce)(seen);
        assert.deepEqual(Object.keys(value), ["own", "complaint", "withdrawal", "return"]);
        for (const [name, form] of Object.entries(value)) {
          assert.ok(form.refused.length > 1 && form.summaryHasFocus && form.reviewHasFocus, name);
          assert.deepEqual([form.left, form.leftAbove, form.issues], [[], [], []], name);
          assert.deepEqual(
            [form.at[0], form.submits, form.sent.length, form.receipts.length, form.answer.valid],
            ["true", 1, 1, 1, true],
            name,
          );
          assert.deepEqual(
            [form.answer.kind, form.answer.form, form.stages.at(-1)],
            ["form", name === "own" ? "complaint" : name, "receipt"],
          );
          assert.match(form.receipt, /C-7/);
        }
        assert.equal(value.own.keysMatch, true, "the key goes with every attempt");
        agrees("forms", build, value);
      });
    }

    test("a withdrawal is declared and acknowledged in the shopper's language", async () => {
      const { value, seen } = found("withdrawals");
      quiet(seen);
      for (const lang of WITHDRAWN) {
        const { begin, lead, confirm, receipt, direction } = value[lang];
        const { texts } = await sentences(lang);
        if (labels[lang]) assert.deepEqual([begin, confirm], [labels[lang].withdraw, labels[lang].confirm]);
        assert.equal(lead, plainly(texts["ui.withdraw_lead"]));
        assert.ok(receipt.includes(plainly(texts["ui.withdraw_statement"])), receipt);
        // Noon in Greenwich is an hour later in the shop's Berlin; it says so to the second.
        assert.match(receipt, /13[:.]00[:.]01/);
        assert.equal(direction, lang === "ar" ? "rtl" : "ltr");
      }
    });

    for (const order of ["calls", "elements"]) {
      test("a page that forbids WebAssembly is answered in JavaScript and told once: first " + order, () => {
        const { value, seen } = found("strict " + order);
        toldOnce(seen);
        for (const { typed, code, message } of value.refused ?? []) {
          assert.deepEqual([typed, code], [true, "csp"]);
          assert.match(message, /'wasm-unsafe-eval'.*init\(\)/);
        }
        assert.deepEqual([value.status, value.opened, value.stage, value.issues], ["eligible", true, "draft", []]);
        agrees("strict", order, { texts: value.texts });
      });
    }

    for (const query of ["", "?strict"]) {
      test(`the demo shop answers for every line ${query ? "in JavaScript" : "in wasm"}`, () => {
        const { value } = found("shop" + query);
        assert.ok(value.lines >= 6, "it has lines");
        if (query) toldOnce(value.seen);
        else assert.deepEqual([value.seen.violations, value.seen.warnings], [[], []]);
        assert.deepEqual(value.seen.errors, []);
        agrees("shop", query, { text: value.text });
      });
    }

    test("a return is asked for, sent, followed, and found at the desk", () => {
      const { value, seen } = found("journey");
      quiet(seen);
      const { sentence, ...rest } = value;
      // Seven days after 18 November.
      assert.match(sentence, /^✓ Refund until Wednesday 25 November, 24:00 Beijing time/);
      assert.deepEqual(rest, {
        opened: "✓ You can ask for this now",
        // What the page of the order knew comes along.
        asked: ["changed_mind", true],
        review: ["2026-1107-0042", "2 × Cotton romper, size 73", "I changed my mind", "Refund"],
        state: "! Send it to the shop",
        numbers: ["R · Cotton romper, size 73", "R", "Return or exchange R"],
        refused: "This is not the token.",
        filed: "Your request",
        faults: [],
      });
    });

    test("bars over time are drawn, and a countdown goes on", () => {
      const { value, seen } = found("time");
      quiet(seen);
      assert.deepEqual(value.groups, ["Refund", "Repair", "Replacement"]);
      // The shop's thirty days are shorter than two years.
      const [[[, days]], , [[, years]]] = value.drawn;
      assert.ok(
        days > 0 && days < years && value.drawn.flat().every(([left, width]) => width > 0 && left + width <= 101),
      );
      assert.equal(value.left, "1 hour left");
      assert.match(value.first, /^\d\d seconds left$/);
      agrees("time", "", { drawn: value.drawn });
    });

    test("windows end where the browser's own Temporal has them end", (t) => {
      const { value, seen } = found("temporal");
      quiet(seen);
      assert.deepEqual(value.wrong, []);
      assert.equal(value.asked > 0, value.hasTemporal);
      t.diagnostic(`${value.asked} ends`);
    });

    test("texts that were written to become something else stay texts", () => {
      const { value, seen } = found("hostile");
      quiet(seen);
      assert.deepEqual(value, { found: [], isTold: true });
    });

    test(`nothing grows over ${SOAK.mounts} elements and ${SOAK.ticks} ticks`, (t) => {
      const { value, seen } = found("soak");
      quiet(seen);
      assert.deepEqual({ ...value, first: undefined }, { grown: [0, 0], wrong: 0, left: 0, first: undefined });
      assert.ok(value.first > 0);
      t.diagnostic(`memory grown by ${value.grown.join(" and ")} bytes`);
    });

    describe("what keeps an engine from starting is told by its own code", () => {
      const expected = {
        damaged: {
          unasked: "not_initialised",
          cut: "wasm_failed",
          flipped: "wasm_failed",
          empty: "wasm_failed",
          text: "wasm_failed",
          missing: "wasm_failed",
          sync: "wasm_failed",
          sound: "started",
          status: "eligible",
        },
        foreign: { first: "wasm_failed", sound: "started", status: "eligible" },
        absent: { removed: true, atOnce: "no_wasm", slim: "no_wasm", afterInit: "started", status: "eligible" },
        script: { status: "eligible", init: "started" },
        forbidden: { slim: "csp", slimSync: "csp" },
      };
      for (const [name, want] of Object.entries(expected)) {
        test(name, () => {
          const { value, seen } = found("startup " + name);
          assert.deepEqual(value, want);
          if (name === "absent") toldOnce(seen);
        });
      }
    });

    describe("it works in a browser that lacks", () => {
      for (const without of [...MISSING.map((one) => [one]), MISSING]) {
        test(nameOf(without), () => {
          const { value } = found("floor " + nameOf(without));
          const { value: usual } = found("floor nothing");
          assert.equal(value.error, undefined, `at ${value.reached}: ${value.error?.text}\n${value.error?.stack}`);
          assert.deepEqual(value, usual);
          assert.deepEqual([usual.reached, usual.status, usual.issues], ["end", "eligible", []]);
        });
      }
    });

    test("a worker and a service worker answer, also without WebAssembly", () => {
      const { value, seen } = found("workers");
      quiet(seen);
      const verdict = "eligible 2026-03-16";
      const everywhere = { atOnce: verdict, afterInit: verdict, script: verdict };
      // A service worker may not load more once it runs, so that there the engine in JavaScript must be imported.
      const site = { site: everywhere, siteStrict: { atOnce: "csp", afterInit: "csp", script: verdict } };
      assert.ok(value.isModule || engine.name === "Firefox", "a worker of a site may be a module");
      assert.deepEqual(value, {
        isModule: value.isModule,
        page: everywhere,
        pageStrict: { ...everywhere, atOnce: "csp" },
        ...(value.isModule && site),
      });
    });
  }),
);
