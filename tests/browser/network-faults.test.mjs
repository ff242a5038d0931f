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
/** How many forms stand in the page, each about a line of its own. */
const LANES = 6;
const STEPS = ["sending", "sending", "sending", "upload", "upload", "terms", "reading", "answer", "answer"];
const [REFUSED, KEPT] = ["This browser does not keep what you write", "What you wrote is kept in this browser."];
const ONLY_HERE = "It is sent again by itself as long as this page stays open.";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Faults</title><main>
${Array.from({ length: LANES }, (_, lane) => `<section id="lane-${lane}"></section>`).join("\n")}</main>
<script type="module" src="/faults-page.js"></script></html>`;

/** Numbers that a seed gives, the same in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** What the shop's books hold: the text of each submission with its case, and what was written into the cases. */
function books(database) {
  const read = `import json, sqlite3, sys
books = sqlite3.connect(sys.argv[1])
rows = books.execute("SELECT body ->> '$.values.description', key, case_id FROM submissions").fetchall()
logs = books.execute("SELECT entry.value ->> '$.note' FROM submissions, json_each(record, '$.log') AS entry").fetchall()
print(json.dumps([rows, [note for [note] in logs]]))`;
  const [rows, notes] = JSON.parse(execFileSync("python3", ["-c", read, database], { maxBuffer: 1e9 }));
  return { rows, notes };
}

/** What is tried, a batch after another. */
function* batches(draw, storage, clocks) {
  const [harms, all] = [Object.keys(FAULTS), Object.keys({ ...FAULTS, ...ODDITIES })];
  const some = (names, count) => Array.from({ length: count }, () => names[draw(names.length)]);
  let count = 0;
  /** One trial in each lane at a time: what is broken is broken for all of them. */
  const batch = (broken, clock) => {
    const batched = Array.from({ length: LANES }, (_, lane) => {
      const id = count + lane;
      const step = broken || clock ? "sending" : STEPS[id % STEPS.length];
      const isClosed = step === "sending" && id % 20 === 0;
      const faults = isClosed ? some(harms, 6) : some(all, clock ? draw(2) : broken ? 1 : 1 + draw(3));
      return {
        id,
        lane,
        step,
        faults,
        clock,
        text: `The seam came open on the first day: ${id}.`,
        leaves: !broken && !clock && id % 7 === 0,
      };
    });
    count += LANES;
    return { broken, trials: batched };
  };
  for (let turn = 0; ; turn += 1) {
    if (turn % 3 === 1) yield batch(storage[((turn / 3) | 0) % storage.length]);
    else if (turn % 6 === 2) yield batch("", clocks[((turn / 6) | 0) % clocks.length]);
    else yield batch("");
  }
}

test(
  `of what is sent under ${WANTED} faults nothing is lost, filed twice or left untold`,
  { timeout: 3_600_000 },
  async (t) => {
    const shop = await open(ORDER.now);
    const browser = await launch();
    /** What each trial is to meet on the way, and what it met. @type {Map<string, string[]>} */
    const planned = new Map();
    const met = new Map();
    const arrivals = new Map();
    const script = await readFile(join(root, "tests/browser/faults-page.js"));
    const way = await openProxy(shop.base, {
      headers: { "Content-Security-Policy": STRICT },
      own: ({ url }) => ({ "/faults": ["text/html", PAGE], "/faults-page.js": ["text/javascript", script] })[url],
      fault({ url }) {
        const id = new URL(url, shop.base).searchParams.get("trial");
        arrivals.set(id, (arrivals.get(id) ?? 0) + 1);
        const name = planned.get(id)?.shift();
        if (name) met.set(id, [...(met.get(id) ?? []), name]);
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
      const done = [];
      const isWritten = ({ step }) => step === "reading" || step === "answer";
      const complaint = { product: "Cotton romper", category: "product_quality", reason: "defective", consent: true };
      const run = async (trial) => {
        planned.set(String(trial.id), [...trial.faults]);
        const about = isWritten(trial)
          ? await shop.file("complaint", "romper", { ...complaint, description: "It is about another trial." })
          : {};
        const told = await page.evaluate(
          ([kind, given]) => globalThis.world[kind](given),
          [isWritten(trial) ? "write" : "file", { ...trial, caseId: about.caseId, right: about.right }],
        );
        done.push({ ...trial, ...told });
      };
      const happenedIn = ({ id, broken, clock }) => [
        ...(met.get(String(id)) ?? []),
        ...(broken || clock ? [broken || clock] : []),
      ];
      for (const { broken, trials: batch } of batches(random(20_261_130), storage, clocks)) {
        await page.evaluate((name) => globalThis.world.break(name), broken ?? "");
        for (const trial of batch) trial.broken = broken;
        await Promise.all(batch.map(run));
        await page.evaluate(() => globalThis.world.break(""));
      }

      const { rows, notes } = books(shop.database);
      const counts = { faults: 0, lost: 0, twice: 0, untold: 0 };
      const wrong = [];
      for (const trial of done) {
        const { id, step, broken, clock, said, kept, text, asked } = trial;
        const happened = happenedIn(trial);
        const harms = happened.filter((name) => Object.hasOwn(FAULTS, name));
        counts.faults += happened.length;
        const taken = isWritten(trial) ? notes.filter((note) => note === text) : rows.filter(([row]) => row === text);
        if (taken.length === 0) counts.lost += 1;
        if (taken.length > 1) counts.twice += 1;
        // What the browser sent again by itself was overcome before the page knew of it.
        const untold = Math.max(0, harms.length - (arrivals.get(String(id)) - asked) - said.length);
        counts.untold += untold;
        // Where nothing is kept, the page says so before and after a failed attempt.
        const isKept = !broken || broken.startsWith("what is stored for the window");
        if (broken && !kept?.startsWith(isKept ? KEPT : REFUSED)) counts.untold += 1;
        if (!isKept && said.some((words) => !words.includes(ONLY_HERE) && !words.includes("was not sent")))
          counts.untold += 1;
        if (trial.wrong || taken.length !== 1 || untold > 0)
          wrong.push({ id, step, broken, clock, happened, said: said.slice(0, 8), wrong: trial.wrong, taken });
        // The page was given the case that the shop's books have.
        else if (!isWritten(trial)) assert.deepEqual([taken[0][1], taken[0][2]], [trial.key, trial.caseId]);
      }
      console.log(`rows: network-faults agreed=${done.length - wrong.length} differ=${wrong.length} skipped=0`);
      t.diagnostic(
        `faults: ${counts.faults} in ${done.length} trials, lost=${counts.lost} twice=${counts.twice} untold=${counts.untold}`,
      );
      assert.deepEqual(
        wrong.map((one) => JSON.stringify(one)),
        [],
      );
      assert.deepEqual(errors, []);
      assert.deepEqual([counts.lost, counts.twice, counts.untold], [0, 0, 0]);
    } finally {
      await browser.close();
      way.close();
      await shop.close();
    }
  },
);
