// Whatever a page calls its language, sentences, dates and amounts are written.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { deadline, describe, labels, loadMessages, loadPolicy, summary } from "../../pkg/index.js";
import { toICalendar } from "../../pkg/icalendar.js";
import { render } from "../../pkg/dist/render.js";
import { tagOf } from "../../pkg/tag.js";
import { termsOf, termsText } from "../../pkg/terms.js";

await init();

/** What a page says, and the language that it is. */
const TAGS = {
  zh_CN: "zh-CN",
  "zh_CN.UTF-8": "zh-CN",
  en_US: "en-US",
  "en_US@euro": "en-US",
  "de-": "de",
  "de-DE-x": "de-DE",
  "pt_BR ": "pt-BR",
  "EN-us": "en-US",
  "fr-FR-!": "fr-FR",
  "sr-Latn-RS": "sr-Latn-RS",
  "de-CH-u-co-phonebk": "de-CH-u-co-phonebk",
  x: "en",
  C: "en",
  "": "en",
  "-": "en",
  1: "en",
  __proto__: "en",
  日本語: "en",
};
const now = "2026-03-05T04:00:00Z";
const line = {
  id: "a",
  title: "T",
  quantity: 1,
  paid: { amount: 123456, currency: "EUR" },
  events: { delivered: "2026-03-02" },
};
const policy = loadPolicy({
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  rules: [{ id: "r", grants: ["refund"], window: { length: "P7D" } }],
  warranties: [
    {
      id: "w",
      covers: ["repair"],
      window: { length: "P2Y" },
    },
  ],
}).value;

for (const [called, tag] of Object.entries(TAGS)) {
  test(`${JSON.stringify(called)} is ${tag}`, async () => {
    assert.equal(tagOf(called), tag);
    await loadMessages(called);
    const decision = policy.checkReturn(line, {}, now).value;
    const [asCalled, asTag] = [called, tag].map((locale) => [
      describe(decision, { locale, form: "full" }),
      ...decision.options.map((option) => describe(option, { locale })),
      deadline({ closes: now, lastDay: null }, { locale, timeZone: "Europe/Berlin" }),
      summary({ kind: "complaint", values: { name: "Li", purchaseDate: "2026-03-02" } }, { locale }),
      labels(policy, { locale }),
      toICalendar(decision.options, { locale, id: "x", now }),
      termsText(termsOf(policy, { locale })),
      policy.form("return", { locale }).validate({ amount: "1.234" }, { now }),
      ...["return", "warranty", "order", "countdown"].map((kind) =>
        render("aftersales-" + kind, {
          policy,
          line,
          order: { id: "o", lines: [line] },
          now,
          language: locale,
        }).replaceAll(`lang="${locale}"`, ""),
      ),
    ]);
    assert.deepEqual(asCalled, asTag);
  });
}
