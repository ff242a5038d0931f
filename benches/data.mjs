// What is asked: the policies, the lines and the complaints that every contender gets.
import { calendar, pack, packIds } from "../pkg/documents.js";
import { loadPolicy } from "../pkg/index.js";
import calendarOfChina from "../pkg/calendars/cn.json" with { type: "json" };
import packOf33 from "../pkg/packs/cn-33.json" with { type: "json" };
import packOfChina from "../pkg/packs/cn.json" with { type: "json" };
import electronics from "../pkg/policies/electronics.json" with { type: "json" };
import motherAndBaby from "../pkg/policies/mother-and-baby.json" with { type: "json" };
import { HINGES, NO_REASON } from "./names.mjs";
import order from "../www/orders/order.json" with { type: "json" };

export const zone = "Asia/Shanghai";
export const list = (count, item) => Array.from({ length: count }, (_, index) => item(index));

/** A value that must be there: a bench of refusals would be fast. */
export function valueOf(answer) {
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues.slice(0, 3)));
  return answer.value;
}
export const open = ({ document, packs, calendars }) => valueOf(loadPolicy(document, { packs, calendars }));

/** A shop of rules, each for goods of its own or all for the goods asked about; every tenth excludes. */
export function ruleBook(count, packs = [], category = (index) => "c" + index) {
  const rules = list(count, (index) => {
    const when = { reasons: ["changed_mind"], categories: [category(index)] };
    return index % 10 === 9
      ? { id: "r" + index, excludes: ["refund", "exchange"], when: { ...when, tags: ["final_sale"] } }
      : { id: "r" + index, grants: ["refund", "exchange"], when, window: { length: `P${7 + (index % 30)}D` } };
  });
  return {
    format: 1,
    id: "shop",
    version: "1",
    timeZone: zone,
    currency: "CNY",
    countries: ["CN"],
    packs,
    assume: { channel: "online", buyer: { consumer: true } },
    rules,
    costs: [{ id: "postage", when: { reasons: ["changed_mind"] }, shippingPaidBy: "buyer" }],
  };
}

const chinese = { packs: [packOfChina], calendars: [calendarOfChina] };
export const policies = {
  "30 rules": { document: ruleBook(30) },
  "30 rules, cn, cn-33": { document: ruleBook(30, ["cn", "cn-33"]), ...chinese, packs: [packOfChina, packOf33] },
  "mother-and-baby, cn": { document: motherAndBaby, ...chinese },
  "electronics, cn": { document: electronics, ...chinese },
};

/** A shop without terms of its own under each law that the package ships. */
export async function shopsUnderLaws() {
  const shops = {};
  for (const id of packIds) {
    const law = await pack(id);
    const assume = { country: law.countries[0].slice(0, 2), channel: "online", buyer: { consumer: true } };
    shops["pack " + id] = {
      document: { ...ruleBook(0, [id]), countries: law.countries, assume },
      packs: [law],
      calendars: law.calendar ? [await calendar(law.calendar)] : [],
    };
  }
  return shops;
}

export const question = {
  line: {
    quantity: 1,
    categories: ["c0"],
    paid: { amount: 8900, currency: "CNY" },
    events: { ordered: "2026-02-27T10:00:00+08:00", delivered: "2026-03-02T10:15:00+08:00" },
    condition: { opened: true, used: false },
  },
  request: { reason: "changed_mind" },
  now: "2026-03-05T12:00:00+08:00",
};

/** The question with other goods, days, tags and reasons, by which rivals show that they answer alike. */
export const variations = list(240, (index) => {
  const day = String(1 + (index % 28)).padStart(2, "0");
  const categories = ["c" + (index % 31)];
  return {
    line: {
      ...question.line,
      categories,
      ...(index % 3 === 0 && { tags: ["final_sale"] }),
      events: { ...question.line.events, delivered: `2026-02-${day}T${10 + (index % 14)}:15:00+08:00` },
    },
    request: { reason: index % 7 === 6 ? "defective" : "changed_mind" },
    now: question.now,
  };
});

/** The variations over and over, as columns: instants as numbers, and every other part as the place of its value. */
export function columnsOf(length) {
  const columns = {};
  const rows = list(length, (row) => variations[row % variations.length]);
  for (const name of Object.keys(question.line.events)) {
    columns["/line/events/" + name] = Float64Array.from(rows, ({ line }) => Date.parse(line.events[name]));
  }
  const { events: _, ...parts } = question.line;
  const paths = [...Object.keys({ ...parts, tags: [] }).map((name) => ["line", name]), ["request", "reason"]];
  for (const [of, name] of paths) {
    const texts = rows.map((row) => JSON.stringify(row[of][name]) ?? "");
    const distinct = [...new Set(texts)].filter(Boolean);
    // A place beyond the values states nothing.
    const at = Uint8Array.from(texts, (text) => (text ? distinct.indexOf(text) : 255));
    columns[`/${of}/${name}`] = { values: distinct.map((text) => JSON.parse(text)), at };
  }
  return { length, columns };
}

/** The lines of the demo shop's order, by the policy that they belong to. */
const shopLines = order.lines.map(({ policy, names: _, request, ...line }) => ({
  policy: policy + ", cn",
  question: { line: { country: order.country, ...line }, request, now: order.now },
}));
const linesOf = (policy) => shopLines.filter((one) => one.policy === policy).map((one) => one.question);
const lineOf = (id) => shopLines.find(({ question }) => question.line.id === id).question;
export const phone = lineOf("phone");

/** What is asked about, each with its policy; a question costs what the lines cost on average. */
export const subjects = {
  "30 rules": { policy: "30 rules", questions: [question] },
  "30 rules, cn, cn-33": { policy: "30 rules, cn, cn-33", questions: [question] },
  "mother-and-baby": { policy: "mother-and-baby, cn", questions: linesOf("mother-and-baby, cn") },
  electronics: { policy: "electronics, cn", questions: linesOf("electronics, cn") },
  [HINGES]: { policy: "mother-and-baby, cn", questions: [lineOf("nappies")] },
  [NO_REASON]: {
    policy: "mother-and-baby, cn",
    questions: [{ ...lineOf("stroller"), request: undefined }],
  },
};

/** An order of the first lines of a subject, over and over, for two reasons. */
export function orderOf(questions, count) {
  const lines = list(count, (index) => {
    const { country: _, ...line } = questions[index % questions.length].line;
    return { ...line, id: "l" + index };
  });
  const reasons = ["defective", "changed_mind"];
  return {
    order: { id: "o", country: "CN", lines },
    requests: Object.fromEntries(lines.map(({ id }, index) => [id, { reason: reasons[index % 2] }])),
    now: questions[0].now,
  };
}

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
export const complaints = {
  "complete, English": complete,
  "complete, Chinese": {
    ...complete,
    name: "李伟",
    product: "电热水壶",
    description: "水加到刻度线以上时壶盖就会漏水，从第二天开始一直如此，请尽快处理。",
  },
  "five wrong": {
    ...complete,
    email: "li.wei@",
    phone: "138",
    purchaseDate: "2026-03-06",
    description: "Leaks.",
    consent: false,
  },
};
