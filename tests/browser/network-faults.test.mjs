// Of what shoppers send and write while the way, the browser's storage and the clock fail, nothing is lost and nothing is filed
// twice, and each fault is told or overcome. `AFTERSALES_FAULTS` of them; sixty by default.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { FAULTS, ODDITIES, openProxy } from "./proxy.mjs";
import { ORDER, STRICT, launch, root, shop as open } from "./support.mjs";

const WANTED = Number(process.env.AFTERSALES_FAULTS ?? 60);
/** How many elements stand in the page, each about a line of its own. */
const LANES = 6;
const STEPS = ["sending", "sending", "sending", "upload", "upload", "terms", "reading", "answer", "answer"];
const [REFUSED, KEPT] = ["This browser does not keep what you write", "What you wrote is kept in this browser."];
const ONLY_HERE = "It is sent again by itself as long as this page stays open.";
/** It keeps less than the window remembers, and drafts all the same. */
const HARMLESS = "what is stored for the window throws";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Faults</title><main>
${Array.from({ length: LANES }, (_, lane) => `<section id="lane-${lane}"></section>`).join("\n")}</main>
<script type="module" src="/faults-page.js"></script></html>`;
const SCRIPT = await readFile(join(root, "tests/browser/faults-page.js"));

/** Numbers that a seed gives, the same in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** What is tried, one trial in each lane at a time: what is broken is broken for all of them. */
function* batches(draw, storage, clocks) {
  const [harms, all] = [FAULTS, { ...FAULTS, ...ODDITIES }].map(Object.keys);
  const some = (names, count) => Array.from({ length: count }, () => names[draw(names.length)]);
  for (let turn = 0; ; turn += 1) {
    const broken = turn % 3 === 1 ? storage[((turn / 3) | 0) % storage.length] : "";
    const clock = turn % 6 === 2 ? clocks[((turn / 6) | 0) % clocks.length] : "";
    yield Array.from({ length: LANES }, (_, lane) => {
      const id = turn * LANES + lane;
      const step = broken || clock ? "sending" : STEPS[id % STEPS.length];
      const isShut = step === "sending" && id % 20 === 0;
      const faults = isShut ? some(harms, 6) : some(all, broken || clock ? 1 : 1 + draw(3));
      const leaves = !broken && !clock && id % 7 === 0;
      return { id, lane, step, faults, broken, clock, leaves, text: `The seam came open on the first day: ${id}.` };
    });
  }
}

const isWritten = ({ step }) => step === "reading" || step === "answer";

/** What the shop's books hold: the text of each submission with its key and case, and what was written into the cases. */
function books(database) {
  const read = `import json, sqlite3, sys
books = sqlite3.connect(sys.argv[1])
rows = books.execute("SELECT body ->> '$.values.description', key, case_id FROM submissions").fetchall()
logs = books.execute("SELECT entry.value ->> '$.note' FROM submissions, json_each(record, '$.log') AS entry").fetchall()
print(json.dumps([rows, logs]))`;
  const [sent, written] = JSON.parse(execFileSync("python3", ["-c", read, database], { maxBuffer: 1e9 }));
  /** The entries that hold a trial's text. */
  return (trial) => (isWritten(trial) ? written : sent).filter(([text]) => text === trial.text);
}

/** How often a trial was not told what went wrong. */
function untold({ broken, said, kept, asked, harms, arrived }) {
  // What the browser sent again by itself was overcome before the page knew of it.
  let count = Math.max(0, harms.length - (arrived - asked) - said.length);
  if (!broken) return count;
  // Where nothing is kept, the page says so before and after a failed attempt.
  if (!kept?.startsWith(broken === HARMLESS ? KEPT : REFUSED)) count += 1;
  const isTold = (words) => broken === HARMLESS || words.includes(ONLY_HERE) || words.includes("was not sent");
  return count + said.filter((words) => !isTold(words)).length;
}

test(`under ${WANTED} faults nothing is lost, filed twice or untold`, { timeout: 3_600_000 }, async () => {
  const shop = await open(ORDER.now);
  const browser = await launch();
  /** What each trial is to meet on the way, what it met, and how many requests arrived. @type {Map<string, any>} */
  const trials = new Map();
  const way = await openProxy(shop.base, {
    headers: { "Content-Security-Policy": STRICT },
    own: ({ url }) => ({ "/faults": ["text/html", PAGE], "/faults-page.js": ["text/javascript", SCRIPT] })[url],
    fault({ url }) {
      const trial = trials.get(new URL(url, shop.base).searchParams.get("trial"));
      const name = trial?.faults.shift();
      if (trial) trial.arrived += 1;
      if (Object.hasOwn(FAULTS, name)) trial.harms.push(name);
      if (name) trial.happened.push(name);
      return { ...FAULTS, ...ODDITIES }[name];
    },
  });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(way.base + "/faults");
    await page.locator("html[data-ready]").waitFor({ state: "attached", timeout: 60_000 });
    const [storage, clocks] = await page.evaluate(() => [globalThis.world.storage, globalThis.world.clocks]);
    const complaint = { product: "Cotton romper", category: "product_quality", reason: "defective", consent: true };

    const run = async (trial) => {
      const happened = [trial.broken, trial.clock].filter(Boolean);
      trials.set(String(trial.id), Object.assign(trial, { happened, harms: [], arrived: 0 }));
      const isOfCase = isWritten(trial);
      const about =
        isOfCase && (await shop.file("complaint", "romper", { ...complaint, description: "Another matter." }));
      const [act, given] = [isOfCase ? "write" : "file", { ...trial, caseId: about.caseId, right: about.right }];
      const told = await page.evaluate(([name, asked]) => globalThis.world[name](asked), [act, given]);
      Object.assign(trial, told);
    };
    let faults = 0;
    for (const batch of batches(random(20_261_130), storage, clocks)) {
      await page.evaluate((name) => globalThis.world.break(name), batch[0].broken);
      await Promise.all(batch.map(run));
      await page.evaluate(() => globalThis.world.break(""));
      for (const { happened } of batch) faults += happened.length;
      if (faults >= WANTED) break;
    }

    const held = books(shop.database);
    const counts = { lost: 0, twice: 0, untold: 0 };
    const differ = [];
    for (const trial of trials.values()) {
      const [row, ...others] = held(trial);
      const fault = { lost: row ? 0 : 1, twice: others.length > 0 ? 1 : 0, untold: untold(trial) };
      for (const [name, count] of Object.entries(fault)) counts[name] += count;
      // The page was given the case that the books have.
      const isSame = isWritten(trial) || (row?.[1] === trial.key && row?.[2] === trial.caseId);
      const isWrong = trial.wrong || !isSame || fault.lost + fault.twice + fault.untold > 0;
      if (isWrong) differ.push({ ...trial, row, ...fault });
    }
    console.log(`rows: network-faults agreed=${trials.size - differ.length} differ=${differ.length} skipped=0`);
    console.log(
      `faults: ${faults} in ${trials.size} trials, lost=${counts.lost} twice=${counts.twice} untold=${counts.untold}`,
    );
    assert.deepEqual(
      differ.map((trial) => JSON.stringify(trial).slice(0, 2000)),
      [],
    );
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    way.close();
    await shop.close();
  }
});
