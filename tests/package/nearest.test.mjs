// The nearest reason of every line of the demo order, by a second reading of everything that is closed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { calendar, pack } from "../../pkg/documents.js";
import { describe, openPolicy } from "../../pkg/index.js";

const read = (path) => JSON.parse(readFileSync(new URL("../../" + path, import.meta.url), "utf8"));
const order = read("www/orders/order.json");
const NOW = "2026-11-22T10:00:00+08:00";

const documents = Object.fromEntries(
  [...new Set(order.lines.map(({ policy }) => policy))].map((id) => [id, read(`pkg/policies/${id}.json`)]),
);
const policies = {};
for (const [id, document] of Object.entries(documents)) {
  policies[id] = (await openPolicy(document, { packs: pack, calendars: calendar })).value;
}

/** What is asked of the goods or the order themselves: a rule that asks for others has nothing to say about these. */
const ABOUT_OTHERS = /^(category|tag|channel|country|seller|buyer|remedy|order)_not_covered$/;
const LATE = ["window_closed", "closed_in_season"];
const OUT = ["excluded", "replaced"];
const EARLY = ["not_started", "not_yet_open"];
const COUNTED = ["nothing_left", "quantity_exceeds_returnable", "quantity_not_covered"];

/** The rule that a reason points into, of the shop's document or of a pack. */
function entryOf(pointer, policy, packs) {
  const [, home, ...path] = pointer.split("/");
  const document = home === "policy" ? documents[policy] : packs[path.shift()];
  return document[path[0]][Number(path[1])];
}

function stage({ code, pointer }, policy, packs) {
  if (code === "exception_applies") {
    const asked = Object.keys(entryOf(pointer, policy, packs).when.not);
    return asked.every((name) => ["categories", "tags", "channels", "countries", "sellers"].includes(name)) ? 6 : 3;
  }
  if (ABOUT_OTHERS.test(code)) return 6;
  if (code === "reason_not_covered") return 5;
  return [LATE, OUT, EARLY].findIndex((codes) => codes.includes(code)) + 1 || (COUNTED.includes(code) ? 4.5 : 4);
}

test("the refusals of the demo order are the nearest truth", async () => {
  const packs = Object.fromEntries(await Promise.all(["cn", "cn-33"].map(async (id) => [id, await pack(id)])));
  let refused = 0;
  for (const { policy, ...line } of order.lines) {
    for (const reason of ["changed_mind", "defective", "damaged_in_transit", "late"]) {
      const asked = [{ country: order.country, ...line }, { reason }, NOW];
      const { options, closed, why } = policies[policy].checkReturn(...asked, { closed: "all" }).value;
      const open = new Set(options.map(({ remedy }) => remedy));
      const nearest = {};
      for (const { remedy, reasons } of closed.filter(({ remedy }) => !open.has(remedy))) {
        const far = Math.max(...reasons.map((one) => stage(one, policy, packs)));
        nearest[remedy] = Math.min(nearest[remedy] ?? Infinity, far);
      }
      const told = Object.fromEntries(Object.entries(nearest).filter(([, far]) => far < 6));
      assert.deepEqual(why.map(({ remedy }) => remedy).sort(), Object.keys(told).sort(), `${line.id}, ${reason}`);
      for (const one of why) {
        const { remedy, code, lastDay, rule } = one;
        const place = `${line.id}, ${reason}: ${remedy} by ${code} of ${rule}`;
        const fits = closed.filter(
          (other) =>
            other.remedy === remedy
            && Math.max(...other.reasons.map((known) => stage(known, policy, packs))) === told[remedy]
            && other.reasons.some((known) => known.code === code && known.pointer === one.pointer),
        );
        assert.ok(fits.length > 0, place);
        if (LATE.includes(code)) {
          // Of windows that are over and nothing else, it is the one that ended last.
          const ends = closed.filter((other) => other.remedy === remedy && other.reasons.length === 1);
          const last = ends.filter(({ reasons }) => LATE.includes(reasons[0].code)).map((other) => other.lastDay);
          assert.equal(lastDay, last.sort().at(-1) ?? lastDay, place);
        }
        for (const locale of ["en", "zh-Hans"]) assert.doesNotMatch(describe(one, { locale }), /_|undefined|\{/, place);
        refused += 1;
      }
    }
  }
  assert.ok(refused >= 17 * 4, `${refused} refusals`);
});
