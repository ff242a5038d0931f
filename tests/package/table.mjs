// The table, asked through the package's own functions, in Node and in a page alike. It imports nothing: the
// package and the tables are handed in.

/** @typedef {{ file: string, agreed: number, explained: number, differ: string[], skipped: Map<string, number> }} Rows */

const isObject = (value) => typeof value === "object" && value !== null;

function same(one, other) {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) < 1e-9;
  if (!isObject(one) || !isObject(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length
    && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

/** Takes out what may differ between versions: sentences, and where asked what an answer stands on. */
function bare(value, andStandsOn) {
  if (Array.isArray(value)) return value.map((item) => bare(item, andStandsOn));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "message" && !(andStandsOn && key === "standsOn"));
  return Object.fromEntries(kept.map(([key, field]) => [key, bare(field, andStandsOn)]));
}

const steps = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

function find(root, pointer) {
  return steps(pointer).reduce(
    (place, step) => (isObject(place) && Object.hasOwn(place, step) ? place[step] : undefined),
    root,
  );
}

function set(root, pointer, value) {
  const path = steps(pointer);
  const last = path.pop();
  let place = root;
  for (const step of path) {
    if (!isObject(place[step])) place[step] = {};
    place = place[step];
  }
  place[last] = value;
}

function remove(root, pointer) {
  const path = steps(pointer);
  const last = path.pop();
  const above = path.reduce((place, step) => place[step], root);
  if (Array.isArray(above)) above.splice(Number(last), 1);
  else delete above[last];
}

export function arranged(base, item, shipped) {
  const all = structuredClone(base);
  if (item.now !== undefined) all.now = item.now;
  for (const [pointer, value] of Object.entries(item.patch ?? {})) set(all, pointer, structuredClone(value));
  for (const pointer of item.remove ?? []) remove(all, pointer);
  for (const [pointer, text] of Object.entries(item.json ?? {})) set(all, pointer, JSON.parse(text));
  const named = (kind, one) => (typeof one === "string" ? (shipped[kind]?.[one] ?? one) : one);
  all.policy = named("policies", all.policy);
  for (const kind of ["packs", "calendars"]) {
    if (Array.isArray(all[kind])) all[kind] = all[kind].map((one) => named(kind, one));
  }
  return all;
}

function ask(api, call, all, item) {
  const {
    policy: document,
    packs,
    calendars,
    unknownFields,
    line,
    request,
    order,
    requests,
    facts,
    record,
    fault,
    now,
    of,
    kind,
    name,
    value,
    values,
  } = all;
  const time = typeof now === "number" ? now : Date.parse(now);
  const loaded = api.loadPolicy(document, { packs, calendars, unknownFields, clock: () => time });
  if (!loaded.ok) return loaded;
  const policy = loaded.value;
  const options = all.closed === undefined ? undefined : { closed: all.closed };
  try {
    switch (call) {
      case "load":
        return { ...loaded, value: null };
      case "verdict":
        return policy.verdict(line, request, now);
      case "checkReturn":
        return policy.checkReturn(line, request, now, options);
      case "timeline":
        return policy.timeline(line, request);
      case "warranty":
        return policy.warranty(line, now);
      case "fault":
        return policy.fault(line, fault, now);
      case "checkOrder":
        return policy.checkOrder(order, requests, now, options);
      case "settle":
        return policy.settle(order, requests, now);
      case "withdrawalFunction":
        return policy.withdrawalFunction(order, now);
      case "reasons":
        return policy.reasons(line, now, options);
      case "caseProgress":
        return policy.caseProgress(record, now);
      case "contacts":
        return policy.contacts({ categories: all.categories, region: all.region, reason: all.reason }, now);
      case "serviceLevels":
        return policy.serviceLevels(facts, now);
      case "formFields":
        return { ok: true, value: policy.form(kind ?? "complaint").fields() };
      case "checkField":
        return { ok: true, value: policy.form(kind ?? "complaint", { locale: all.locale }).check(name, value, values) };
      case "validateForm": {
        const form = policy.form(kind ?? "complaint", { locale: all.locale });
        const report = form.validate(values, { line, order, now, key: all.key, declaredAt: all.declaredAt });
        const quick = (line ?? order ?? all.declaredAt) === undefined && form.errors(values, time);
        if (quick && !same(quick.value, report.value?.errors)) {
          throw new Error("other errors when asked quickly: " + JSON.stringify(quick));
        }
        return report;
      }
      case "parseSubmission": {
        const { policy: _, ...body } = all;
        return api.parseSubmission(body);
      }
      case "countdown": {
        const counting = policy.countdown(line, of);
        if (!counting.ok) return counting;
        const left = counting.value.at(item.at ?? now);
        counting.value.free();
        return { ok: true, value: left };
      }
      default:
        throw new Error(call + ": no such call");
    }
  } finally {
    policy.free();
  }
}

function difference(item, answer) {
  const lines = [];
  const plain = bare(answer, false);
  if ("want" in item && !same(bare(item.want, true), bare(answer, true))) {
    lines.push(`  want ${JSON.stringify(item.want)}\n  got  ${JSON.stringify(answer)}`);
  }
  for (const [pointer, want] of Object.entries(item.see ?? {})) {
    const got = find(plain, pointer);
    if (!same(want, got)) lines.push(`  at ${pointer}\n  want ${JSON.stringify(want)}\n  got  ${JSON.stringify(got)}`);
  }
  for (const pointer of item.absent ?? []) {
    const got = find(plain, pointer);
    if (got !== undefined) lines.push(`  at ${pointer}\n  want nothing there\n  got  ${JSON.stringify(got)}`);
  }
  if (item.issues) {
    const got = (plain.issues ?? []).map(({ code, pointer }) => ({ code, pointer }));
    const all =
      got.length === item.issues.length && item.issues.every((issue) => got.some((other) => same(issue, other)));
    if (!all) lines.push(`  want these issues ${JSON.stringify(item.issues)}\n  got  ${JSON.stringify(got)}`);
  }
  if (lines.length > 0 && plain.ok === false) lines.push("  the answer was " + JSON.stringify(plain));
  return lines.join("\n");
}

/** @returns {Rows} */
const rows = (file) => ({ file, agreed: 0, explained: 0, differ: [], skipped: new Map() });

/** Asks every case of one of the project's own files. */
/** What an answer is told in, where the row has words. */
function sentences(api, { told = {}, here, form }, answer) {
  return Object.entries(told)
    .map(([locale, want]) => ({ locale, want, got: api.describe(answer.value, { locale, timeZone: here, form }) }))
    .filter(({ want, got }) => want !== got)
    .map(({ locale, want, got }) => `  in ${locale}\n    want ${want}\n    got  ${got}`)
    .join("\n");
}

export function own(api, file, table, shipped) {
  const found = rows(file);
  for (const item of table.cases) {
    if (item.only === "engine") {
      const reason = "the package writes this text itself";
      found.skipped.set(reason, (found.skipped.get(reason) ?? 0) + 1);
      continue;
    }
    let wrong;
    try {
      const answer = ask(api, item.call ?? table.call, arranged(table.base, item, shipped), item);
      wrong = difference(item, answer) || (api.describe && sentences(api, item, answer));
    } catch (error) {
      wrong = "  it threw " + error;
    }
    if (wrong) found.differ.push(`${file}#${item.id}: ${item.why}\n${wrong}`);
    else found.agreed += 1;
  }
  return found;
}

const policyOf = (timeZone, length, count) => ({
  format: 1,
  id: "t",
  version: "1",
  timeZone,
  rules: [{ id: "r", grants: ["refund"], window: { from: "delivered", length, count } }],
});

function judge(found, file, id, why, wrong, explained) {
  const named = explained[`${file}#${id}`];
  if (wrong.length === 0 && (!named || named.mayAgree)) found.agreed += 1;
  else if (wrong.length > 0 && named) found.explained += 1;
  else {
    found.differ.push(
      `${found.file}#${id}: ${why}\n${wrong.join("\n") || "  it is explained as a difference, and agrees"}`,
    );
  }
}

function verdicts(api, document, delivered, times) {
  const loaded = api.loadPolicy(document);
  if (!loaded.ok) return [JSON.stringify(loaded.issues)];
  const wrong = [];
  for (const [now, ...want] of times) {
    const { value } = loaded.value.verdict({ quantity: 1, events: { delivered } }, undefined, now);
    const got = [value.status, value.lastDay, value.closes];
    if (!same(want, got)) wrong.push(`  at ${now}: want ${want}, got ${got}`);
  }
  loaded.value.free();
  return wrong;
}

/** Purchases and durations: the last day and the closing. */
export function deadlines(api, table, explained) {
  const found = rows("adopted/deadlines.json");
  table.cases.forEach((row, index) => {
    const part = (name, letter) => (name in row.duration ? row.duration[name] + letter : "");
    const length = "P" + part("years", "Y") + part("months", "M") + part("weeks", "W") + part("days", "D");
    const closes = row.ends_before;
    const inside = [row.bought, Date.parse(closes) - 1000].map((now) => [now, "eligible", row.last_day, closes]);
    const times = [...inside, [closes, "ineligible", row.last_day, closes]];
    // A policy has no window of nothing: what ends with the event's own day is one day that begins with it.
    const isNothing = Object.values(row.duration).every((number) => number === 0);
    const policy = isNothing
      ? policyOf(row.zone, "P1D", "days_beginning_with")
      : policyOf(row.zone, length, "months_same_date");
    const wrong = verdicts(api, policy, row.bought, times);
    judge(found, "deadlines.json", String(index), `${row.bought} and ${length} in ${row.zone}`, wrong, explained);
  });
  return found;
}

/** A window of one day from a civil date closes where that day ends. */
export function edges(api, table, explained) {
  const found = rows("adopted/tz_edges.json");
  table.cases.forEach((row, index) => {
    const document = policyOf(row.zone, "P1D", "days_beginning_with");
    const wrong = row.days.flatMap(({ date, start, end }) =>
      verdicts(api, document, date, [
        [Date.parse(start) - 1000, "ineligible", date, end],
        [start, "eligible", date, end],
        [Date.parse(end) - 1000, "eligible", date, end],
        [end, "ineligible", date, end],
      ]),
    );
    judge(found, "tz_edges.json", `${row.zone}-${index}`, row.kind, wrong, explained);
  });
  return found;
}

/** The line that `scripts/test` counts. */
export function summary({ file, agreed, explained, differ, skipped }) {
  const left = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  return (
    `rows: ${file} agreed=${agreed} differ=${differ.length} skipped=${left}`
    + (explained > 0 ? ` explained=${explained}` : "")
  );
}
