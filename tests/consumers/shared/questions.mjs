// What every consumer asks, and what must come back. The answers are the README's, and days counted on a calendar.
const shop = {
  format: 1,
  id: "corner-shop",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [
    { id: "change-of-mind", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: "P14D" } },
  ],
  warranties: [{ id: "standard", covers: ["repair"], window: { length: "P2Y" } }],
};
const line = { quantity: 1, events: { delivered: "2026-03-02T10:15:00+01:00" } };

const soundShop = {
  format: 1,
  id: "sound-shop",
  version: "1",
  timeZone: "Asia/Shanghai",
  packs: ["cn"],
  assume: { channel: "online" },
  rules: [{ id: "unopened", grants: ["refund"], when: { condition: { opened: false } }, window: { length: "P15D" } }],
};
const tea = { quantity: 1, categories: ["tea"], events: { delivered: "2026-03-02T10:15:00+08:00" } };
const report = {
  name: "Ann",
  orderId: "A-1",
  product: "Kettle",
  category: "product_quality",
  description: "It smokes badly",
  consent: true,
};

const questions = {
  verdict: {
    ask({ loadPolicy }) {
      const { value } = loadPolicy(shop).value.verdict(line, { reason: "changed_mind" }, "2026-03-16T23:59:59+01:00");
      return [value.status, value.remedy, value.lastDay];
    },
    answer: "eligible refund 2026-03-16",
  },
  law: {
    ask({ checkReturn, china, workdays }) {
      const options = { packs: [china], calendars: [workdays] };
      const { value, issues } = checkReturn(
        soundShop,
        tea,
        { reason: "changed_mind" },
        "2026-03-05T12:00:00+08:00",
        options,
      );
      if (issues) return issues.map(({ code, pointer }) => code + pointer);
      return [value.status, ...value.options.flatMap(({ basis, status, lastDay }) => [basis, status, lastDay])];
    },
    answer: "eligible law open 2026-03-09 shop conditional 2026-03-17",
  },
  warranty: {
    ask: ({ loadPolicy }) =>
      loadPolicy(shop)
        .value.warranty(line, "2026-03-16T12:00:00Z")
        .value.map(({ state, lastDay }) => state + " " + lastDay),
    answer: "active 2028-03-02",
  },
  complaint: {
    ask: ({ loadPolicy }) =>
      loadPolicy(shop)
        .value.form("complaint")
        .validate(report, { now: "2026-03-05T12:00:00Z" })
        .value.errors.map(({ field, code }) => field + " " + code),
    answer: "email contact_required",
  },
  describe: {
    ask: ({ loadPolicy, describe }) =>
      loadPolicy(shop)
        .value.warranty(line, "2026-03-16T12:00:00Z")
        .value.map((coverage) => describe(coverage, { locale: "en" })),
    answer: "Shop warranty: covered until 2 March 2028.",
  },
};

/** Each answer that is not the right one, as a sentence; none where the package works. */
export function wrong(api) {
  return Object.entries(questions).flatMap(([name, { ask, answer }]) => {
    try {
      const got = ask(api).join(" ");
      return got === answer ? [] : [`${name}: ${got} in place of ${answer}`];
    } catch (error) {
      return [`${name}: ${error.code ?? ""} ${error}${error.cause ? ` (${error.cause})` : ""}`];
    }
  });
}
