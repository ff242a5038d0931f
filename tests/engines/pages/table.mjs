// The whole table, asked through the package on one of its engines.
import { arranged, deadlines, edges, own } from "/tests/package/table.mjs";
import { fingerprint, zonesIn } from "./zones.mjs";

const read = async (path) => (await fetch(path)).json();

/** @param {{ entry: string, names: string[], ids: Record<string, string[]> }} options */
export async function run({ entry, names, ids }) {
  const api = await import(entry);
  const all = async (kind) =>
    Object.fromEntries(await Promise.all(ids[kind].map(async (id) => [id, await read(`/pkg/${kind}/${id}.json`)])));
  const shipped = { packs: await all("packs"), calendars: await all("calendars"), policies: await all("policies") };
  const vectors = (name) => read("/tests/vectors/" + name);
  const explained = await vectors("adopted/explained.json");
  const found = [];
  /** Every row's question, by how a difference names it. @type {Map<string, () => unknown>} */
  const questions = new Map();
  for (const name of names) {
    const table = await vectors(name);
    found.push(own(api, name, table, shipped));
    for (const item of table.cases) questions.set(`${name}#${item.id}`, () => arranged(table.base, item, shipped));
  }
  for (const [file, ask, id] of [
    ["adopted/deadlines.json", deadlines, (_, place) => place],
    ["adopted/tz_edges.json", edges, ({ zone }, place) => `${zone}-${place}`],
  ]) {
    const table = await vectors(file);
    found.push(ask(api, table, explained));
    table.cases.forEach((row, place) => questions.set(`${file}#${id(row, place)}`, () => row));
  }
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
  const differ = found
    .flatMap((rows) => rows.differ)
    .map((text) => ({ text, zones: zonesIn(questions.get(text.slice(0, text.indexOf(": ")))?.() ?? "") }));
  const named = [...new Set(differ.flatMap(({ zones }) => zones))];
  const sum = (count) => found.reduce((total, rows) => total + count(rows), 0);
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    zoneData: decision.value.standsOn.zoneData,
    hasTemporal: "Temporal" in globalThis,
    agreed: sum(({ agreed }) => agreed),
    explained: sum((rows) => rows.explained),
    skipped: sum(({ skipped }) => [...skipped.values()].reduce((total, count) => total + count, 0)),
    ran: Object.fromEntries(found.map((rows) => [rows.file, rows.agreed + rows.explained + rows.differ.length])),
    differ,
    zones: Object.fromEntries(await Promise.all(named.map(async (zone) => [zone, await fingerprint(zone)]))),
  };
}
