// What checking a complaint of twelve fields costs, beside zod and valibot on the checks that they can express.
// `node benches/forms.mjs` after `make build`. Prints medians and ratios of one run; nothing is asserted.
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { z } from "zod";
import init, { loadPolicy } from "../pkg/index.js";

const CATEGORIES = ["product_quality", "delivery", "return_exchange", "service", "suggestion", "consultation"];
const DEMANDS = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];
const EMAIL = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const PHONE = /^\+[1-9]\d{6,14}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const today = "2026-11-22";

/** A date of the calendar that is not in the future. @param {string} text */
const isPast = (text) => {
  const read = new Date(text + "T00:00:00Z");
  return read.toJSON()?.slice(0, 10) === text && text <= today;
};

const zod = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.string().regex(EMAIL),
  phone: z.string().regex(PHONE),
  orderId: z.string().trim().min(1).max(64),
  product: z.string().trim().min(1).max(200),
  purchaseDate: z.string().regex(DATE).refine(isPast),
  category: z.enum(CATEGORIES),
  reason: z.enum(["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"]),
  description: z.string().trim().min(10).max(2000),
  demand: z.enum(DEMANDS),
  amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/),
  consent: z.literal(true),
});

const valibot = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  email: v.pipe(v.string(), v.regex(EMAIL)),
  phone: v.pipe(v.string(), v.regex(PHONE)),
  orderId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
  product: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  purchaseDate: v.pipe(v.string(), v.regex(DATE), v.check(isPast)),
  category: v.picklist(CATEGORIES),
  reason: v.picklist(["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"]),
  description: v.pipe(v.string(), v.trim(), v.minLength(10), v.maxLength(2000)),
  demand: v.picklist(DEMANDS),
  amount: v.pipe(v.string(), v.regex(/^\d{1,12}(\.\d{1,2})?$/)),
  consent: v.literal(true),
});

const good = (index) => ({
  name: "Li Wei " + index, email: `li.wei.${index}@example.com`, phone: "+86138001380" + String(index % 100).padStart(2, "0"),
  orderId: "2026-1107-" + String(index).padStart(4, "0"), product: "Headphones", purchaseDate: "2026-11-" + String(1 + index % 20).padStart(2, "0"),
  category: "product_quality", reason: "defective", description: `The left side has been silent since the evening of day ${index}.`,
  demand: "repair", amount: "129.00", consent: true,
});
const FAULTS = [
  ["name", " "], ["email", "li.wei@"], ["phone", "12"], ["orderId", ""], ["product", "x".repeat(201)], ["purchaseDate", "2026-02-30"],
  ["category", "other"], ["reason", "none"], ["description", "short"], ["demand", "gift"], ["amount", "a lot"], ["consent", false],
];
const valid = Array.from({ length: 480 }, (_, index) => good(index));
const mixed = valid.map((form, index) => (index % 2 ? { ...form, [FAULTS[(index >> 1) % 12][0]]: FAULTS[(index >> 1) % 12][1] } : form));

await init();
const policy = JSON.parse(readFileSync(new URL("../pkg/policies/electronics.json", import.meta.url), "utf8"));
const shipped = (path) => JSON.parse(readFileSync(new URL("../pkg/" + path, import.meta.url), "utf8"));
const loaded = loadPolicy(policy, { packs: [shipped("packs/cn.json")], calendars: [shipped("calendars/cn.json")] });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
const form = loaded.value.form("complaint");
const now = Date.parse(today + "T02:00:00Z");

/** Every checker says how many forms it finds right. @type {Record<string, (form: any) => boolean>} */
const checkers = {
  "zod: safeParse": (values) => zod.safeParse(values).success,
  "valibot: safeParse": (values) => v.safeParse(valibot, values).success,
  //"aftersales: errors": (values) => form.errors(values, { now }).length === 0,
  "aftersales: validate": (values) => { const answer = form.validate(values, { now }); return answer.ok && answer.value.valid; },
};
const ROUNDS = 31;
/** Rounds are interleaved, so that what else the machine does falls on all alike. @param {any[]} forms */
function medians(forms) {
  const times = Object.keys(checkers).map(() => []);
  const right = [];
  for (let round = 0; round < ROUNDS; round++) {
    Object.values(checkers).forEach((check, index) => {
      const start = performance.now();
      right[index] = forms.filter(check).length;
      times[index].push((performance.now() - start) * 1000 / forms.length);
    });
  }
  return times.map((each, index) => ({ right: right[index], time: each.sort((one, other) => one - other)[ROUNDS >> 1] }));
}
for (const [name, forms] of [["valid forms", valid], ["every other form with one fault", mixed]]) {
  console.log(`\n${name.padEnd(36)}   µs a form   of zod   found right`);
  const results = medians(forms);
  Object.keys(checkers).forEach((checker, index) => {
    const { time, right } = results[index];
    console.log(`${checker.padEnd(36)}${time.toFixed(2).padStart(12)}${(time / results[0].time).toFixed(2).padStart(9)}${String(right).padStart(14)}`);
  });
}
