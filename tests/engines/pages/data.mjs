// Two shops, with what was bought there.
export const NOW = "2026-11-10T12:00:00Z";

const eu = {
  format: 1,
  id: "corner-shop",
  version: "2026-11-01",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  countries: ["DE"],
  packs: ["eu", { id: "de", rollOver: "legal" }],
  calendar: "de-be",
  assume: { channel: "online", country: "DE", buyer: { consumer: true } },
  defaults: { window: { from: ["delivered"], count: "days_after" } },
  rules: [
    {
      id: "sealed",
      grants: ["refund"],
      when: { reasons: ["changed_mind"], condition: { opened: false } },
      window: { length: "P30D" },
    },
    {
      id: "defect",
      grants: ["refund", "repair"],
      when: { reasons: ["defective"] },
      window: { length: "P30D" },
      requires: ["proof_of_purchase"],
      steps: ["contact_us"],
      refund: { methods: ["original"], dueDays: 14 },
      citation: { article: "§ 1", title: "Terms", url: "https://shop.example/terms" },
    },
  ],
  costs: [{ id: "postage", shippingPaidBy: "seller" }],
  warranties: [
    {
      id: "standard",
      covers: ["repair"],
      window: { length: "P2Y", count: "months_same_date" },
      limits: [{ unit: "kilometres", cap: 100000 }],
      registration: { required: false, window: { length: "P30D" }, then: { length: "P3Y" } },
      requires: ["warranty_card"],
    },
  ],
  serviceLevels: [{ kind: "first_response", window: { from: ["submitted"], length: "PT24H", count: "elapsed" } }],
};

/** By id: the terms as an object and by an address, lines and orders as objects. */
export const shops = {
  eu: {
    policy: eu,
    line: {
      id: "1",
      title: "Phone",
      quantity: 1,
      paid: { amount: 9900, currency: "EUR" },
      events: { ordered: "2026-10-30", delivered: "2026-11-02" },
      usage: { kilometres: 60000 },
    },
    order: {
      id: "1042",
      lines: [
        {
          id: "1",
          title: "Phone",
          quantity: 1,
          paid: { amount: 9900, currency: "EUR" },
          events: { delivered: "2026-11-02" },
        },
        {
          id: "2",
          title: "Cup \u{1f375}",
          quantity: 3,
          paid: { amount: 123456, currency: "EUR" },
          events: { delivered: "2026-10-01" },
        },
      ],
    },
  },
  cn: {
    policy: "/pkg/policies/mother-and-baby.json",
    line: {
      id: "nappies",
      title: "纸尿裤",
      categories: ["nappies"],
      quantity: 1,
      paid: { decimal: "1129.00", currency: "CNY" },
      events: { ordered: "2026-11-03T08:30:00+08:00", delivered: "2026-11-07T11:20:00+08:00" },
      condition: { opened: null },
      facts: { confirmedAtPurchase: true },
      proofs: ["proof_of_purchase"],
    },
    order: {
      id: "2026-1107-0042",
      lines: [
        {
          id: "nappies",
          title: "纸尿裤",
          categories: ["nappies"],
          quantity: 1,
          paid: { decimal: "1129.00", currency: "CNY" },
          events: { delivered: "2026-11-07T11:20:00+08:00" },
        },
        {
          id: "stroller",
          title: "婴儿推车",
          categories: ["strollers"],
          quantity: 1,
          paid: { decimal: "1299.00", currency: "CNY" },
          events: { delivered: "2026-11-09T16:45:00+08:00" },
        },
      ],
    },
  },
};

/** The shop's books hold this of a case. */
export const record = {
  id: "C-7",
  kind: "complaint",
  receivedAt: "2026-11-09T10:15:00+01:00",
  values: { name: "Ann <b>", description: "It broke." },
  raw: {},
  state: "received",
  events: { first_response: "2026-11-09T15:00:00+01:00", information_requested: "2026-11-10T09:00:00+01:00" },
  classification: { category: "product_quality", department: "customer_service", priority: "high" },
};
