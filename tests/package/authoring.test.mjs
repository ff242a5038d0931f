// The tools of authors through the package: vocabularies in and out, and what they grant by the engine of shoppers.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { AftersalesError, fromGoogleMerchant, fromSchemaOrg, fromUcp, toSchemaOrg } from "../../pkg/authoring.js";
import { loadPolicy } from "../../pkg/index.js";

const markup = (others) => ({
  "@context": "https://schema.org",
  "@type": "MerchantReturnPolicy",
  applicableCountry: "DE",
  merchantReturnDays: 14,
  returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
  refundType: "https://schema.org/FullRefund",
  ...others,
});
const codes = (issues) => issues.map((issue) => issue.code);
const line = { quantity: 1, country: "DE", events: { delivered: "2026-03-02" } };
const closes = (policy) => {
  const loaded = loadPolicy(policy);
  assert.ok(loaded.ok && !loaded.warnings, JSON.stringify(loaded));
  return loaded.value.verdict(line, undefined, "2026-03-05T04:00:00Z").value.closes;
};

test("before init they say so", () => {
  assert.throws(
    () => fromSchemaOrg(markup()),
    (error) => error instanceof AftersalesError && error.code === "not_initialised",
  );
});

test("starting twice is harmless", async () => {
  await Promise.all([init(), init()]);
});

test("a page becomes a policy that the engine of shoppers reads", () => {
  const answer = fromSchemaOrg(markup(), { timeZone: "Europe/Berlin", id: "shop", version: "7" });
  assert.deepEqual(answer, {
    ok: true,
    value: {
      policy: {
        format: 1,
        id: "shop",
        version: "7",
        timeZone: "Europe/Berlin",
        countries: ["DE"],
        rules: [
          { id: "returns", grants: ["refund"], window: { from: "delivered", length: "P14D", count: "days_after" } },
        ],
      },
      found: [{ pointer: "", level: "organization", rule: "returns", category: "finite", days: 14, countries: ["DE"] }],
      warnings: [],
    },
  });
  assert.equal(closes(answer.value.policy), "2026-03-16T23:00:00Z");
});

test("without a zone days end where they end first, and that is told", () => {
  const { value } = fromSchemaOrg(markup());
  assert.deepEqual(codes(value.warnings), ["counting_not_stated", "zone_not_stated"]);
  assert.equal(value.policy.timeZone, "Pacific/Kiritimati");
  assert.equal(closes(value.policy), "2026-03-16T10:00:00Z");
});

test("what a page writes oddly is told with its place and a sentence", () => {
  const { value } = fromSchemaOrg([
    {
      "@type": "Product",
      offers: [{ "@type": "Offer", hasMerchantReturnPolicy: markup({ merchantReturnDays: "two weeks" }) }],
    },
  ]);
  const warning = value.warnings.find((one) => one.code === "days_malformed");
  assert.equal(warning.pointer, "/0/offers/0/hasMerchantReturnPolicy/merchantReturnDays");
  assert.match(warning.message, /neither a whole number of days nor a date/);
  assert.deepEqual(value.policy.rules, []);
});

test("a policy becomes markup, and comes back", () => {
  const policy = {
    format: 1,
    id: "shop",
    version: "1",
    timeZone: "Europe/Berlin",
    countries: ["DE", "AT"],
    rules: [{ id: "returns", grants: ["refund"], window: { length: "P30D" } }],
    costs: [{ id: "postage", shippingPaidBy: "buyer" }],
  };
  const { value } = toSchemaOrg(policy);
  assert.deepEqual(value, {
    jsonld: {
      "@context": "https://schema.org",
      "@type": "Organization",
      hasMerchantReturnPolicy: [
        {
          "@type": "MerchantReturnPolicy",
          applicableCountry: ["DE", "AT"],
          merchantReturnDays: 30,
          returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
          refundType: ["https://schema.org/FullRefund"],
          returnFees: "https://schema.org/ReturnFeesCustomerResponsibility",
        },
      ],
    },
    warnings: [],
  });
  const back = fromSchemaOrg(value.jsonld, { timeZone: "Europe/Berlin" }).value;
  assert.deepEqual(back.warnings, []);
  assert.equal(closes(back.policy), closes(policy));
});

test("markup says what holds for a product, and what it cannot say", () => {
  const policy = {
    format: 1,
    id: "shop",
    version: "1",
    timeZone: "UTC",
    countries: ["DE"],
    rules: [
      { id: "returns", grants: ["refund"], window: { length: "P30D" } },
      { id: "final-sale", excludes: ["refund"], when: { tags: ["final_sale"] } },
    ],
  };
  const all = toSchemaOrg(policy).value;
  assert.equal(all.jsonld.hasMerchantReturnPolicy, undefined);
  assert.deepEqual(
    all.warnings.map(({ code, pointer }) => [code, pointer]),
    [
      ["not_expressible", "/rules/1/when/tags"],
      ["nothing_expressible", ""],
    ],
  );
  const one = toSchemaOrg(policy, { product: { tags: [] } }).value;
  assert.equal(one.jsonld["@type"], "Offer");
  assert.equal(one.jsonld.hasMerchantReturnPolicy[0].merchantReturnDays, 30);
});

test("policies of the Merchant API and of the Commerce Protocol", () => {
  const merchant = fromGoogleMerchant(
    { countries: ["DE"], policy: { type: "NUMBER_OF_DAYS_AFTER_DELIVERY", days: "14" } },
    { timeZone: "UTC" },
  );
  assert.deepEqual(merchant.value.policy.rules[0].window, { from: "delivered", length: "P14D", count: "elapsed" });
  assert.equal(closes(merchant.value.policy), "2026-03-16T00:00:00Z");
  const ucp = fromUcp(
    { policies: [{ type: "dev.ucp.shopping.policy.return", window: { days: 14, anchor: "delivered" } }] },
    { timeZone: "UTC" },
  );
  assert.equal(closes(ucp.value.policy), "2026-03-17T00:00:00Z");
  assert.deepEqual(codes(fromUcp({ window: { days: 14 } }).issues), ["anchor_required"]);
});

test("what is no plain data is answered with issues", () => {
  const cycle = markup();
  cycle.self = cycle;
  assert.deepEqual(
    fromSchemaOrg(cycle).issues.map(({ code, pointer }) => [code, pointer]),
    [["cyclic", "/self"]],
  );
  assert.deepEqual(codes(fromSchemaOrg(undefined).issues), ["wrong_type"]);
  assert.deepEqual(codes(fromSchemaOrg(markup(), { timeZone: 7 }).issues), ["wrong_type"]);
  assert.deepEqual(
    fromSchemaOrg(markup(), { zone: "UTC" }).issues.map(({ code, pointer }) => [code, pointer]),
    [["unknown_field", "/options/zone"]],
  );
});
