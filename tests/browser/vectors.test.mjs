// The whole table through the shipped package in a browser, whose own time zone is far from the policies' and
// must not matter: once east and once west of UTC.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch, root } from "./support.mjs";

const TYPES = { js: "text/javascript", mjs: "text/javascript", json: "application/json", wasm: "application/wasm" };

let browser;
let server;
let base;
/** Names below `tests/vectors`. @type {string[]} */
const tables = [];
/** Ids of what the package ships. @type {Record<string, string[]>} */
const ids = {};

before(async () => {
  for (const folder of ["counting", "packs", "returns", "money", "orders", "service", "warranty", "forms", "input"]) {
    const names = await readdir(root + "tests/vectors/" + folder);
    tables.push(
      ...names
        .filter((name) => name.endsWith(".json"))
        .sort()
        .map((name) => `${folder}/${name}`),
    );
  }
  for (const kind of ["packs", "calendars", "policies"]) {
    ids[kind] = (await readdir(root + "pkg/" + kind)).map((name) => name.slice(0, -".json".length));
  }
  server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (path === "/") {
      return response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>table</title>");
    }
    if (!/^\/(pkg|tests)\/[\w./-]+$/.test(path) || path.includes("..")) return response.writeHead(404).end();
    try {
      const bytes = await readFile(root + path);
      response.writeHead(200, { "Content-Type": TYPES[path.split(".").pop()] ?? "text/plain" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Runs in the page. */
async function runAll({ names, ids, hideTemporal }) {
  if (hideTemporal) delete globalThis.Temporal;
  const [api, table] = await Promise.all([import("/pkg/dist/index.js"), import("/tests/package/table.mjs")]);
  const read = async (path) => (await fetch(path)).json();
  const vectors = (name) => read("/tests/vectors/" + name);
  const all = async (kind) =>
    Object.fromEntries(await Promise.all(ids[kind].map(async (id) => [id, await read(`/pkg/${kind}/${id}.json`)])));
  const shipped = { packs: await all("packs"), calendars: await all("calendars"), policies: await all("policies") };
  const explained = await vectors("adopted/explained.json");
  const found = [];
  for (const name of names) found.push(table.own(api, name, await vectors(name), shipped));
  found.push(table.deadlines(api, await vectors("adopted/deadlines.json"), explained));
  found.push(table.edges(api, await vectors("adopted/tz_edges.json"), explained));
  const policy = {
    format: 1,
    id: "t",
    version: "1",
    timeZone: "Europe/Berlin",
    rules: [{ id: "r", grants: ["refund"], window: { length: "P7D" } }],
  };
  const decision = api.checkReturn(
    policy,
    { quantity: 1, events: { delivered: "2026-03-02" } },
    undefined,
    "2026-03-03T00:00:00Z",
  );
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    zoneData: decision.value.standsOn.zoneData,
    hasTemporal: "Temporal" in globalThis,
    rows: found.map((rows) => ({
      line: table.summary(rows),
      ran: rows.agreed + rows.explained + rows.differ.length,
      file: rows.file,
      differ: rows.differ,
    })),
  };
}

for (const [timezoneId, hideTemporal] of [
  ["Asia/Dubai", false],
  ["Pacific/Honolulu", false],
  ["Pacific/Honolulu", true],
]) {
  test(`the table in ${timezoneId}${hideTemporal ? ", without Temporal" : ""}`, { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ timezoneId });
    try {
      const page = await context.newPage();
      await page.goto(base);
      const { zone, zoneData, hasTemporal, rows } = await page.evaluate(runAll, { names: tables, ids, hideTemporal });
      assert.equal(zone, timezoneId, "the browser is where it was put");
      assert.equal(zoneData, hasTemporal ? "host Temporal" : "host Intl");
      for (const { line } of rows) console.log(line);
      assert.equal(rows.find(({ file }) => file === "adopted/deadlines.json").ran, 2000);
      assert.equal(rows.find(({ file }) => file === "adopted/tz_edges.json").ran, 890);
      const differ = rows.flatMap((one) => one.differ);
      assert.equal(differ.length, 0, `\n${differ.slice(0, 50).join("\n")}\n${differ.length} rows differ`);
    } finally {
      await context.close();
    }
  });
}
