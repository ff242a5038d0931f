// What a question costs through the package, beside what a page would write by hand: one window reckoned with luxon.
// `node benches/check.mjs` after `make build`. Prints medians and ratios of one run; nothing is asserted.
import { readFileSync } from "node:fs";
import { DateTime } from "luxon";
import init, { loadPolicy } from "../pkg/index.js";

const shipped = (folder, id) =>
  JSON.parse(readFileSync(new URL(`../pkg/${folder}/${id}.json`, import.meta.url), "utf8"));

function document(count, packs) {
  const rules = [];
  for (let index = 0; index < count; index++) {
    const when = { reasons: ["changed_mind"], categories: [`c${index}`] };
    rules.push(
      index % 10 === 9
        ? { id: `r${index}`, excludes: ["refund", "exchange"], when: { ...when, tags: ["final_sale"] } }
        : { id: `r${index}`, grants: ["refund", "exchange"], when, window: { length: `P${7 + (index % 30)}D` } },
    );
  }
  return {
    format: 1,
    id: "shop",
    version: "1",
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    countries: ["CN"],
    packs,
    assume: { channel: "online", buyer: { consumer: true } },
    rules,
    costs: [{ id: "postage", when: { reasons: ["changed_mind"] }, shippingPaidBy: "buyer" }],
  };
}

function policy(count, packs) {
  const options = {
    packs: packs.map((id) => shipped("packs", id)),
    calendars: packs.length ? [shipped("calendars", "cn")] : [],
  };
  const answer = loadPolicy(document(count, packs), options);
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.value;
}

const line = {
  quantity: 1,
  categories: ["c0"],
  paid: { amount: 8900, currency: "CNY" },
  events: { ordered: "2026-02-27T10:00:00+08:00", delivered: "2026-03-02T10:15:00+08:00" },
  condition: { opened: true, used: false },
};
const request = { reason: "changed_mind" };
const now = "2026-03-05T12:00:00+08:00";

/** The window alone: seven days after delivery, to the end of the day in the shop's zone. */
function byHand() {
  const closes = DateTime.fromISO(line.events.delivered, { zone: "Asia/Shanghai" }).plus({ days: 7 }).endOf("day");
  return DateTime.fromISO(now) <= closes;
}

/** The median time of a call, in microseconds. */
function median(call) {
  for (let round = 0; round < 200; round++) call();
  const times = [];
  for (let round = 0; round < 101; round++) {
    const start = performance.now();
    for (let time = 0; time < 20; time++) call();
    times.push((performance.now() - start) / 20);
  }
  return times.sort((one, other) => one - other)[50] * 1000;
}

await init();
const luxon = median(byHand);
const row = (name, time) =>
  console.log(`${name.padEnd(52)}${time.toFixed(2).padStart(10)} µs ${(time / luxon).toFixed(2).padStart(8)} x`);
row("luxon: one window", luxon);
for (const [name, packs] of [
  ["30 rules", []],
  ["30 rules and the packs cn and cn-33", ["cn", "cn-33"]],
]) {
  const asked = policy(30, packs);
  row(
    `verdict, ${name}`,
    median(() => asked.verdict(line, request, now)),
  );
  row(
    `checkReturn, ${name}`,
    median(() => asked.checkReturn(line, request, now)),
  );
}
const rows = [10, 30, 100, 300].map((count) => {
  const asked = policy(count, []);
  const time = median(() => asked.checkReturn(line, request, now));
  row(`checkReturn, ${count} rules`, time);
  return [count, time];
});
row("each rule more", (rows[3][1] - rows[0][1]) / (rows[3][0] - rows[0][0]));
