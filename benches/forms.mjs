// What validating a complaint of twelve fields costs through the package, beside zod and valibot on what they can
// express. `node benches/forms.mjs` after `make build`. Prints medians and ratios of one run; nothing is asserted.
import * as v from "valibot";
import * as z from "zod";
import init, { loadPolicy } from "../pkg/index.js";

const document = {
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  assume: { country: "CN" },
};
const now = "2026-03-05T12:00:00+08:00";
const millis = Date.parse(now);
const today = "2026-03-05";

const complete = {
  name: "Li Wei",
  email: "li.wei@example.com",
  phone: "+8613800138000",
  orderId: "SO-000123",
  product: "Kettle",
  purchaseDate: "2026-03-02",
  category: "product_quality",
  reason: "defective",
  description: "It leaks at the lid whenever it is filled above the line, since the second day.",
  demand: "refund",
  amount: "89.00",
  consent: true,
};
const inputs = {
  "complete, in English": complete,
  "complete, in Chinese": {
    ...complete,
    name: "李伟",
    product: "电热水壶",
    description: "水加到刻度线以上时壶盖就会漏水，从第二天开始一直如此，请尽快处理。",
  },
  "five fields wrong": {
    ...complete,
    email: "li.wei@",
    phone: "138",
    purchaseDate: "2026-03-06",
    description: "Leaks.",
    consent: false,
  },
};

await init();
const loaded = loadPolicy(document);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
const form = loaded.value.form("complaint");
const codes = (name) =>
  form
    .fields()
    .find((field) => field.name === name)
    .choices.map((choice) => choice.value);
const divided = new Map(
  form
    .fields()
    .find(({ name }) => name === "category")
    .choices.map(({ value, children }) => [value, (children ?? []).map((child) => child.value)]),
);
const [categories, reasons, demands] = ["category", "reason", "demand"].map(codes);

const segmenter = new Intl.Segmenter();
const graphemes = (text) => [...segmenter.segment(text)].length;
const between = (min, max) => (text) => graphemes(text) >= min && graphemes(text) <= max;

const isDate = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text + "T00:00Z").toJSON()?.startsWith(text) && text <= today;
const hasContact = ({ email, phone }) => Boolean(email || phone);
const isDivided = ({ category, reason }) => !reason || divided.get(category)?.includes(reason);

/** @param {boolean} exact Whether lengths are counted as a reader counts, or in UTF-16 units. */
function ofZod(exact) {
  const text = (min, max) =>
    exact
      ? z.string().normalize("NFC").trim().refine(between(min, max))
      : z.string().normalize("NFC").trim().min(min).max(max);
  return z
    .object({
      name: text(1, 100),
      email: z.string().trim().regex(z.regexes.html5Email),
      phone: z.string().trim().regex(z.regexes.e164),
      orderId: text(1, 64),
      product: text(1, 200),
      purchaseDate: z.string().refine(isDate),
      category: z.enum(categories),
      reason: z.enum(reasons),
      description: text(10, 2000),
      demand: z.enum(demands),
      amount: z.string().regex(/^\d+(\.\d{1,2})?$/),
      consent: z.literal(true),
    })
    .refine(hasContact)
    .refine(isDivided);
}

/** @param {boolean} exact */
function ofValibot(exact) {
  const text = (min, max) =>
    exact
      ? v.pipe(v.string(), v.normalize("NFC"), v.trim(), v.minGraphemes(min), v.maxGraphemes(max))
      : v.pipe(v.string(), v.normalize("NFC"), v.trim(), v.minLength(min), v.maxLength(max));
  return v.pipe(
    v.object({
      name: text(1, 100),
      email: v.pipe(v.string(), v.trim(), v.regex(z.regexes.html5Email)),
      phone: v.pipe(v.string(), v.trim(), v.regex(z.regexes.e164)),
      orderId: text(1, 64),
      product: text(1, 200),
      purchaseDate: v.pipe(v.string(), v.check(isDate)),
      category: v.picklist(categories),
      reason: v.picklist(reasons),
      description: text(10, 2000),
      demand: v.picklist(demands),
      amount: v.pipe(v.string(), v.regex(/^\d+(\.\d{1,2})?$/)),
      consent: v.literal(true),
    }),
    v.check(hasContact),
    v.check(isDivided),
  );
}

/** Processor time so far, in microseconds: on a shared machine the clock on the wall counts the others' work too. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** The median times of calls, in microseconds. Rounds are interleaved, so that what else the machine does falls on all. */
function medians(calls) {
  const times = calls.map((call) => {
    for (let round = 0; round < 2000; round++) call();
    return [];
  });
  for (let round = 0; round < 101; round++) {
    calls.forEach((call, index) => {
      const start = spent();
      for (let time = 0; time < 200; time++) call();
      times[index].push((spent() - start) / 200);
    });
  }
  return times.map((each) => each.sort((one, other) => one - other)[50]);
}

const schemas = {
  exact: { zod: ofZod(true), valibot: ofValibot(true) },
  loose: { zod: ofZod(false), valibot: ofValibot(false) },
};
for (const [name, values] of Object.entries(inputs)) {
  const right = name.startsWith("complete");
  const verdicts = [form.validate(values, { now }).value.valid, form.errors(values, millis).value.length === 0];
  for (const { zod, valibot } of Object.values(schemas)) {
    verdicts.push(zod.safeParse(values).success, v.safeParse(valibot, values).success);
  }
  if (verdicts.some((verdict) => verdict !== right)) throw new Error(name + ": they disagree: " + verdicts);
  console.log(name);
  const rows = {
    "aftersales, errors": () => form.errors(values, millis),
    "aftersales, the whole report": () => form.validate(values, { now }),
    "zod, characters as a reader counts them": () => schemas.exact.zod.safeParse(values),
    "valibot, characters as a reader counts them": () => v.safeParse(schemas.exact.valibot, values),
    "zod, UTF-16 units": () => schemas.loose.zod.safeParse(values),
    "valibot, UTF-16 units": () => v.safeParse(schemas.loose.valibot, values),
  };
  const times = medians(Object.values(rows));
  Object.keys(rows).forEach((what, index) => {
    console.log(
      `  ${what.padEnd(50)}${times[index].toFixed(2).padStart(9)} µs ${(times[index] / times[0]).toFixed(2).padStart(7)} x`,
    );
  });
}
console.log("one field while it is typed");
const [typed] = medians([() => form.check("description", complete.description)]);
console.log(`  ${"aftersales".padEnd(50)}${typed.toFixed(2).padStart(9)} µs; a frame has 16,667`);
