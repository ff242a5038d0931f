// Random policies and order lines, the same for the same seed: rules that overlap, events that are unknown or have not happened,
// seasons, laws, money, and zones whose clocks change at odd hours.
import { readFileSync } from "node:fs";

const DAY = 86_400_000;
const ZONES =
  "Europe/Berlin Asia/Shanghai UTC +08:00 -03:30 America/New_York America/St_Johns Australia/Lord_Howe Asia/Kathmandu Pacific/Apia Pacific/Kiritimati Asia/Beirut Africa/Cairo America/Havana America/Santiago America/Sao_Paulo".split(
    " ",
  );
const LAWS = {
  eu: "DE",
  de: "DE",
  fr: "FR",
  cn: "CN",
  uk: "GB",
  pt: "PT",
  tw: "TW",
  tr: "TR",
  br: "BR",
  us: "US",
  kr: "KR",
  pl: "PL",
};
const CALENDARS = {
  DE: "de",
  FR: "fr",
  CN: "cn",
  GB: "uk",
  PT: "pt",
  TW: "tw",
  TR: "tr",
  BR: "br",
  US: "us",
  KR: "kr",
  PL: "pl",
};
const EVENTS = ["delivered", "ordered", "shipped", "installed", "informed"];
const OPENING = "ordered";
const REASONS = ["changed_mind", "defective", "wrong_item", "late", "lost"];

const shipped = (folder, id) =>
  JSON.parse(readFileSync(new URL(`../../pkg/${folder}/${id}.json`, import.meta.url), "utf8"));
const documents = new Map();
/** A shipped document, read once. A law comes without its warranties, which the reference does not answer for. */
function document(folder, id) {
  const key = `${folder}/${id}`;
  if (!documents.has(key)) {
    const { warranties: _, ...rest } = shipped(folder, id);
    documents.set(key, rest);
  }
  return documents.get(key);
}

/** Draws of a seed (mulberry32). */
export function draws(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count) => Math.floor(next() * count);
  const one = (list) => list[below(list.length)];
  const maybe = (chance) => next() < chance;
  const some = (list, chance) => list.filter(() => maybe(chance));
  const atLeastOne = (list, chance) => {
    const chosen = some(list, chance);
    return chosen.length ? chosen : [one(list)];
  };
  /** The fields that a chance each lets in. */
  const fields = (of) =>
    Object.fromEntries(
      Object.entries(of)
        .filter(([, [chance]]) => maybe(chance))
        .map(([name, [, make]]) => [name, make()]),
    );
  return { below, one, maybe, some, atLeastOne, fields };
}

/** A policy with the laws and calendars that it names, and lines that are asked about it. */
export function policyOf(draw) {
  const { below, one, maybe, fields } = draw;
  const year = one([2010, 2011, 2024, 2025, 2026, 2026, 2026, 2027]);
  const day = (from = 0, to = 365) =>
    new Date(Date.UTC(year, 0, 1) + (from + below(to - from)) * DAY).toISOString().slice(0, 10);
  const law = maybe(0.3) ? one(Object.keys(LAWS)) : null;
  const country = law ? LAWS[law] : "DE";
  const calendar = CALENDARS[country];
  const world = { ...draw, day, year, country };
  const rules = rulesOf(world, "r", law ? below(3) : 1 + below(4));
  const granting = rules.filter(({ grants }) => grants);
  const policy = {
    format: 1,
    id: "shop",
    version: "1",
    timeZone: one(ZONES),
    currency: "EUR",
    events: ["informed"],
    facts: { f: { type: "boolean" }, n: { type: "number" }, c: { type: "choice", choices: ["s", "m", "l"] } },
    categories: { electronics: ["phones", "audio"], home: ["electronics", "lamps"] },
    rules,
    ...fields({
      calendar: [law ? 0.9 : 0.6, () => calendar],
      countries: [0.2, () => one([[country], ["DE", "FR"], ["US"]])],
      appliesTo: [0.1, () => ({ event: one(["ordered", "delivered"]), ...one([{ from: day() }, { to: day() }]) })],
      defaults: [
        0.1,
        () => ({
          window: fields({
            from: [0.5, () => from(world)],
            length: [0.5, () => "P6D"],
            count: [0.4, () => one(COUNTS)],
          }),
        }),
      ],
      assume: [law ? 0.9 : 0.2, () => ({ channel: "online", country, buyer: { consumer: true } })],
    }),
  };
  if (granting.length) {
    const limited = granting.filter(({ window }) => window.length !== "unlimited");
    const seasons = Array.from({ length: limited.length && maybe(0.3) ? 1 + below(2) : 0 }, (_, i) =>
      seasonOf(world, `s${i}`, limited),
    );
    const costs = Array.from({ length: maybe(0.4) ? 1 + below(3) : 0 }, (_, i) =>
      costOf(
        world,
        `c${i}`,
        granting.map(({ id }) => id),
      ),
    );
    if (seasons.length) policy.seasons = seasons;
    if (costs.length) policy.costs = costs;
  }
  const packs = law
    ? [...new Set([["DE", "FR", "PT", "PL"].includes(country) ? "eu" : law, law])].map((id) => document("packs", id))
    : [];
  if (maybe(0.2)) packs.push(lawOf(world));
  if (packs.length) {
    policy.packs = packs.map(({ id, rules: of = [] }) =>
      maybe(0.5)
        ? id
        : {
            id,
            ...fields({
              rollOver: [0.5, () => one(["legal", "none"])],
              enable: [
                0.4,
                () =>
                  draw
                    .atLeastOne(
                      of
                        .filter(({ confidence }) => ["fairly_sure", "doubtful"].includes(confidence))
                        .map((rule) => rule.id)
                        .concat("l0"),
                      0.5,
                    )
                    .filter((id) => of.some((rule) => rule.id === id)),
              ],
            }),
          },
    );
  }
  const named = [...new Set([policy.calendar, ...packs.map((pack) => pack.calendar)])].filter((id) => id);
  return { policy, packs, calendars: named.map((id) => document("calendars", id)), world };
}

/** A law of a shape that no shipped one has. */
function lawOf(of) {
  const world = { ...of, law: true };
  const rules = rulesOf(world, "l", 1 + world.below(3)).map((rule) =>
    world.maybe(0.4) ? { ...rule, confidence: world.one(["sure", "fairly_sure", "doubtful", "silent"]) } : rule,
  );
  return {
    format: 1,
    id: "law",
    version: "1",
    timeZone: world.one(["shop", "Asia/Shanghai"]),
    currency: "EUR",
    events: ["informed"],
    rules,
    ...world.fields({
      countries: [0.3, () => ["DE", "FR"]],
      appliesTo: [0.1, () => ({ event: "ordered", from: world.day() })],
    }),
  };
}

const COUNTS = [
  "days_after",
  "days_beginning_with",
  "business_days_after",
  "months_same_date",
  "months_from_next_day",
  "months_beginning_with",
];

function ruleOf(world, id, before) {
  const { one, maybe, fields, atLeastOne } = world;
  const remedies = atLeastOne(["refund", "exchange", "repair", "store_credit"], 0.35);
  const when = maybe(0.6) ? { when: matcherOf(world, 0.18) } : {};
  const others = before.filter(({ grants }) => grants).map((rule) => rule.id);
  if (before.length && maybe(0.25)) return { id, excludes: remedies, ...when };
  return {
    id,
    grants: remedies,
    ...when,
    window: windowOf(world),
    ...fields({
      decidedBy: [0.1, () => "inspection"],
      requires: [0.15, () => atLeastOne(["receipt", "card", { kind: "evidence", code: "photo" }], 0.4)],
      refund: [
        0.3,
        () =>
          fields({ shipping: [0.6, () => one(["refunded", "refunded_when_all", "kept"])], dueDays: [0.5, () => 14] }),
      ],
      steps: [0.1, () => ["send_goods"]],
      replaces: [others.length ? 0.15 : 0, () => [one(others)]],
    }),
  };
}

function rulesOf(world, prefix, count) {
  const rules = [];
  while (rules.length < count) rules.push(ruleOf(world, `${prefix}${rules.length}`, rules));
  return rules;
}

function matcherOf(world, chance, nested = false) {
  const { one, maybe, fields, atLeastOne, below, day } = world;
  const span = (most) =>
    one([{ min: below(most) }, { max: below(most) }, { below: 1 + below(most) }, { above: below(most) }]);
  const tests = {
    reasons: [chance, () => atLeastOne(["quality", "changed_mind", "defective", "late"], 0.3)],
    categories: [chance / 2, () => atLeastOne(["phones", "electronics", "home"], 0.3)],
    tags: [chance / 2, () => [one(["sale", "gift"])]],
    remedies: [chance / 3, () => atLeastOne(["refund", "exchange"], 0.4)],
    channels: [chance / 2, () => [one(["online", "store"])]],
    countries: [chance / 3, () => ["DE"]],
    buyer: [chance / 2, () => one([{ consumer: true }, { consumer: false }, { tiers: ["gold"] }])],
    condition: [chance, () => ({ [one(["opened", "used", "complete"])]: maybe(0.5) })],
    usage: [chance / 2, () => ({ [one(["hours", "cycles"])]: span(20) })],
    quantity: [chance / 2, () => one([{ min: 2 }, { max: 1 }])],
    unitPrice: [chance / 2, () => span(20)],
    orderTotal: [chance / 2, () => span(60)],
    repairs: [chance / 2, () => ({ [one(["count", "open", "failed", "sameFault", "days", "daysByHours"])]: span(3) })],
    events: [chance, () => ({ [one(EVENTS)]: one([true, false, { from: day() }, { to: day() }]) })],
    facts: [chance, () => one([{ f: true }, { f: false }, { n: span(9) }, { c: "s" }])],
  };
  if (nested) {
    return one([{ tags: ["final"] }, ...Object.entries(tests).map(([name, [, make]]) => ({ [name]: make() }))]);
  }
  return fields({ ...tests, not: [chance / 2, () => matcherOf(world, chance, true)] });
}

function from(world) {
  const { one, maybe, fields } = world;
  const named = () => ({
    event: one(EVENTS),
    ...fields({
      plus: [0.25, () => one(world.law ? ["P7D", "P1M"] : ["P7D", "P1M", "PT30H"])],
      orLater: [0.15, () => one(["installed", "informed"])],
    }),
  });
  if (maybe(0.5)) return one(EVENTS.slice(0, 3));
  if (maybe(0.2)) return { event: "delivered", parcel: one(["first", "last"]) };
  return maybe(0.5) ? named() : [named(), named()].concat(maybe(0.3) ? [named()] : []);
}

function lengthOf({ one, below, maybe }) {
  const number = 1 + below(maybe(0.8) ? 15 : 90);
  return one([
    () => [{ length: `P${number}D` }, [undefined, "days_after", "days_beginning_with"]],
    () => [{ length: `P${number}D` }, [undefined, "elapsed"]],
    () => [{ length: `P${1 + below(9)}D` }, ["business_days_after"]],
    () => [
      { length: one(["P1M", "P2M", "P1Y", "P2Y", "P1M3D"]) },
      [undefined, "months_same_date", "months_from_next_day", "months_beginning_with"],
    ],
    () => [{ length: `PT${number * 7}H` }, [undefined]],
    () => [{ length: "unlimited" }, [undefined]],
  ])();
}

function windowOf(world, depth = 0) {
  const { one, maybe, fields, day } = world;
  const [length, counts] = lengthOf(world);
  const count = one(counts);
  const exact = count === "elapsed" || length.length.includes("T");
  const fixed = !world.law && maybe(0.06);
  const bounds = fields({
    atMost: [depth < 2 ? 0.09 : 0, () => windowOf(world, depth + 1)],
    before: [depth ? 0 : 0.06, () => one(["installed", { event: "installed", by: one(["PT24H", "P2D", "P1M"]) }])],
  });
  const deeper = depth < 2 ? 0.09 : 0;
  const within = maybe(deeper) ? { within: windowOf(world, depth + 1) } : null;
  return {
    ...(fixed ? { until: day() } : { ...length, ...(count ? { count } : {}) }),
    ...bounds,
    ...within,
    ...fields({
      from: [depth ? 0.9 : 0.5, () => (depth || exact || count === "business_days_after" ? one(EVENTS) : from(world))],
      opens: [depth || bounds.before || bounds.atMost ? 0 : 0.12, () => one([OPENING, "informed"])],
      then: [exact ? 0 : 0.1, () => one(["P10D", "P1M", "P12M", "PT36H"])],
      extendedBy: [0.15, () => [one(["repairs", "repairs_both_days", "repairs_by_hours"])]],
      atLeast: [deeper, () => windowOf(world, depth + 1)],
      closesAt: [0.08, () => one(["00:30", "02:30", "17:00"])],
      timeZone: [0.05, () => one(ZONES)],
      rollOver: [0.3, () => one(["none", "legal", "sundays"])],
    }),
  };
}

function seasonOf(world, id, rules) {
  const { one, maybe, atLeastOne, year, fields, day } = world;
  const [from, to] = one([
    ["--11-15", "--12-31"],
    ["--12-01", "--01-15"],
    ["--02-29", "--06-30"],
    [`${year}-03-01`, `${year}-10-31`],
    ["--01-01", "--12-31"],
  ]);
  const last = () => one(["--01-31", "--02-29", day(200), "--07-15"]);
  const chosen = atLeastOne(rules, 0.6);
  return {
    id,
    rules: chosen.map((rule) => rule.id),
    event: one(["ordered", "delivered"]),
    from,
    to,
    ...one([
      { length: one(["P20D", "P2D", "P1M"]) },
      { lastDay: last() },
      { lastDayAtLeast: last() },
      ...(maybe(0.3) ? [{ closed: true }] : []),
    ]),
    ...fields({ when: [0.3, () => matcherOf({ ...world, one }, 0.2)] }),
  };
}

function costOf(world, id, rules) {
  const { one, fields, atLeastOne, maybe } = world;
  const fee = () => ({
    kind: "k",
    ...(maybe(0.6)
      ? { percent: one(["10", "12.5", "33.333333", "100"]) }
      : { amount: one(["1.50", "20.00"]), ...fields({ per: [0.4, () => "item"] }) }),
    ...fields({ atMost: [0.2, () => "2.50"], largestOf: [0.3, () => "g"] }),
  });
  return {
    id,
    ...fields({ rules: [0.3, () => atLeastOne(rules, 0.5)], when: [0.4, () => matcherOf(world, 0.15)] }),
    ...one([
      { shippingPaidBy: "buyer" },
      { shippingPaidBy: "seller" },
      { fee: fee() },
      { fee: fee() },
      { bonus: fee() },
    ]),
  };
}

/** A line with a request. What is not known is absent, what has not happened is `null`. */
export function lineOf({ below, one, maybe, fields, some, day, country }) {
  const money = (most) => ({ amount: below(most), currency: "EUR" });
  const moment = () => (maybe(0.5) ? day() : new Date(Date.parse(day()) + below(DAY)).toISOString());
  const events = Object.fromEntries(
    EVENTS.filter((name) => maybe(name === "delivered" ? 0.85 : 0.5)).map((name) => [
      name,
      name !== OPENING && maybe(0.12) ? null : moment(),
    ]),
  );
  const quantity = maybe(0.85) ? 1 + below(3) : null;
  const visits = () => {
    const starts = Array.from({ length: 1 + below(2) }, (_, i) => Date.parse(day(i * 180, i * 180 + 150)));
    return starts.map((start) => {
      const exact = maybe(0.5);
      const text = (at) => (exact ? new Date(at + 1).toISOString() : new Date(at).toISOString().slice(0, 10));
      return {
        from: text(start + (exact ? below(DAY) : 0)),
        to: text(start + DAY + below(20 * DAY)),
        ...fields({ fault: [0.6, () => one(["a", "b"])], fixed: [0.6, () => maybe(0.5)] }),
      };
    });
  };
  return {
    line: {
      events,
      ...fields({
        quantity: [1, () => quantity],
        returned: [quantity ? 0.15 : 0, () => below(quantity + 1)],
        paid: [0.7, () => money(9000)],
        unitPrice: [0.4, () => money(3000)],
        orderTotal: [0.4, () => money(9000)],
        discount: [0.15, () => money(200)],
        shipping: [0.3, () => money(900)],
        categories: [0.5, () => some(["phones", "lamps", "custom_made", "perishable"], 0.3)],
        tags: [0.4, () => some(["sale", "gift", "final"], 0.4)],
        channel: [0.5, () => one(["online", "store"])],
        country: [0.4, () => one([country, country, "DE", "US"])],
        buyer: [0.5, () => fields({ consumer: [0.7, () => maybe(0.8)], tier: [0.3, () => "gold"] })],
        condition: [
          0.6,
          () => fields({ opened: [0.5, () => maybe(0.5)], used: [0.5, () => maybe(0.5)], complete: [0.3, () => null] }),
        ],
        usage: [0.4, () => fields({ hours: [0.6, () => below(20)], cycles: [0.3, () => below(20)] })],
        facts: [
          0.5,
          () => fields({ f: [0.5, () => maybe(0.5)], n: [0.5, () => below(9)], c: [0.5, () => one(["s", "l"])] }),
        ],
        repairs: [0.3, visits],
        deliveries: [0.1, () => Array.from({ length: 1 + below(2) }, () => (maybe(0.15) ? null : moment()))],
      }),
    },
    request: fields({
      reason: [0.6, () => one(REASONS)],
      quantity: [0.3, () => 1 + below(3)],
      remedy: [0.1, () => one(["refund", "repair"])],
      facts: [0.2, () => ({ condition: { opened: maybe(0.5) } })],
    }),
  };
}
