// The shop's server is killed while pages send to it: what it has acknowledged it keeps, once. `AFTERSALES_KILLS` of them, with ten
// submissions to each; four by default.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ORDER, root, serverBinary } from "./support.mjs";

const KILLS = Number(process.env.AFTERSALES_KILLS ?? 4);
const SENT_TO_EACH = 10;
const ATTEMPTS = 1200;

/** How many submissions are in the books. @param {string} database */
const rows = (database) =>
  Number(
    execFileSync("python3", [
      "-c",
      "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM submissions').fetchone()[0])",
      database,
    ]),
  );
const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));

/** A server on books that stay. @param {string} database */
async function begin(database) {
  const server = spawn(await serverBinary(), [
    ...["--port", "0", "--now", ORDER.now, "--root", root, "--database", database],
  ]);
  let said = "";
  const base = await new Promise((found, failed) => {
    server.stdout.on("data", (text) => /shop: (http:\S+)\//.test((said += text)) && found(RegExp.$1));
    server.once("exit", (code) => failed(new Error("the shop ended with " + code)));
  });
  const gone = new Promise((over) => server.once("exit", over));
  return { base, kill: () => (server.kill("SIGKILL"), gone) };
}

const post = (base, path, body, headers = {}) =>
  fetch(base + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });

test(`of ${KILLS * SENT_TO_EACH} submissions to a server that is killed ${KILLS} times none is lost or taken twice`, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aftersales-kills-"));
  const database = join(folder, "shop.sqlite");
  let server = await begin(database);
  let isOver = false;
  const { policy } = ORDER.lines.find(({ id }) => id === "stroller");
  const decided = await post(server.base, "/api/decide", { policy, line: {}, now: ORDER.now });
  const { standsOn } = (await decided.json()).value;
  /** @type {Map<string, string>} The case that each key was given. */
  const acknowledged = new Map();
  let repeats = 0;

  /** As a page does: the same again until there is an answer. @param {string} key */
  async function submit(key) {
    const values = {
      name: "李明",
      email: "li@example.com",
      orderId: ORDER.id,
      product: "Folding stroller",
      category: "delivery",
      reason: "damaged_in_transit",
      description: "A wheel was broken in the box.",
      demand: "refund",
      consent: true,
    };
    const body = {
      ...{ format: 1, key, kind: "complaint", declaredAt: ORDER.now, standsOn, values },
      order: { id: ORDER.id, lines: [{ id: "stroller" }] },
    };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        const answer = await post(server.base, "/api/submissions", body, { "idempotency-key": key });
        const { caseId } = await answer.json();
        assert.ok(caseId, `${answer.status}`);
        const earlier = acknowledged.get(key);
        assert.ok(earlier === undefined || earlier === caseId, "one key, one case");
        acknowledged.set(key, caseId);
        return;
      } catch (error) {
        if (error.code === "ERR_ASSERTION") throw error;
        repeats += 1;
        await pause(50);
      }
    }
    assert.fail(`${key} was never answered`);
  }

  const keys = Array.from({ length: KILLS * SENT_TO_EACH }, () => crypto.randomUUID());
  const killer = (async () => {
    for (let kill = 0; kill < KILLS && !isOver; kill += 1) {
      // Somewhere within the time that ten submissions take.
      const sent = acknowledged.size;
      while (!isOver && acknowledged.size < sent + (kill % SENT_TO_EACH)) await pause(1);
      await server.kill();
      server = await begin(database);
    }
  })();
  const waiting = [...keys];
  const page = async () => {
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) await submit(key);
  };
  try {
    await Promise.all(Array.from({ length: 4 }, page));
    isOver = true;
    await killer;
    // A page whose answer was lost asks again, and is told of the same case.
    for (const key of keys.slice(0, 20)) await submit(key);
    assert.equal(new Set(acknowledged.values()).size, keys.length, "a case for each");
    assert.equal(rows(database), keys.length, "and no more");
    t.diagnostic(`${keys.length} acknowledged, ${KILLS} kills, ${repeats} sent again`);
  } finally {
    isOver = true;
    await killer.catch(() => {});
    await server.kill();
    await rm(folder, { recursive: true });
  }
});
