// Countdowns: what they count to, and how little a page with many of them does.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { GIVEN, NOW, on, policy } from "./ends.mjs";
import { launch, serve } from "./support.mjs";

const desk = {};
before(async () => {
  desk.served = await serve();
  desk.browser = await launch();
});
after(async () => {
  await desk.browser?.close();
  desk.served?.close();
});

const countdown = (attributes) => `<aftersales-countdown ${attributes}></aftersales-countdown>`;
/** The paragraphs of each countdown of a page, and what a button says. */
async function told(page, count = 1) {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("aftersales-countdown")].filter((one) => one.shadowRoot).length === wanted,
    count,
  );
  return page.evaluate(() =>
    [...document.querySelectorAll("aftersales-countdown")].map(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll("p:not(.spoken)")].map(({ textContent }) => textContent),
    ),
  );
}

describe("the time left", () => {
  // From 13:00 of 10 November in Berlin until the end of 2 December there are 22 days and 11 hours; of 22 November 12 days
  // and 11 hours; of 2 November 2028 a year, 11 months and more. A month before the end of 1 January is the end
  // of 1 December, until when there are 21 days and 11 hours.
  for (const [attributes, ...words] of [
    ['reason="changed_mind"', "22 days left", "Refund: 2 December 2026, 24:00 (Central European Time)"],
    [
      'reason="changed_mind" label="To think"',
      "22 days left",
      "To think: 2 December 2026, 24:00 (Central European Time)",
    ],
    ['option="swap/exchange"', "1 month 21 days left", "Exchange: 1 January 2027, 24:00 (Central European Time)"],
    [
      'for="warranty" option="standard"',
      "1 year 11 months left",
      "Shop warranty: 2 November 2028, 24:00 (Central European Time)",
    ],
    [
      'for="registration" option="standard"',
      "12 days left",
      "Registration: 22 November 2026, 24:00 (Central European Time)",
    ],
    ['reason="changed_mind" lang="zh-Hans"', "还剩22天", "退款：2026年12月2日 24:00（中欧时间）"],
  ]) {
    test("of " + attributes, () =>
      on(desk, countdown(`${GIVEN} ${NOW} ${attributes}`), async (page) => assert.deepEqual(await told(page), [words])),
    );
  }
  test("of an instant is on the shopper's clock, without terms", () =>
    on(
      desk,
      countdown(`until="2026-11-11T18:00:00+01:00" label="Pick up" ${NOW}`) + countdown(`until="1794310801000" ${NOW}`),
      async (page) => {
        assert.deepEqual(await told(page, 2), [
          ["1 day 5 hours left", "Pick up: 11 November 2026 at 21:00 GST"],
          // The milliseconds of 11:40:01 UTC.
          ["time has ended", "10 November 2026 at 15:40 GST"],
        ]);
        const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
        assert.ok(!loaded.some((name) => name.endsWith("/wasm/inline.js")));
        assert.equal(await page.getByRole("button").count(), 1);
      },
    ));
  test("of an option that is over has ended on its day", () =>
    on(desk, countdown(`${GIVEN} option="mind/refund" now="2026-12-10T12:00:00Z"`), async (page) => {
      const [[left, when]] = await told(page);
      assert.equal(left, "time has ended");
      assert.match(when, /^3 December 2026 at 00:00 CET$/);
    }));
  for (const [attributes, ...codes] of [
    ['until="tomorrow"', "ambiguous_instant"],
    [`${GIVEN} for="ever"`, "unknown_value", "nothing_to_count"],
  ]) {
    test("that cannot be told leaves what the server wrote: " + attributes, () =>
      on(desk, `<aftersales-countdown ${attributes}>Ask us</aftersales-countdown>`, async (page) => {
        await page.waitForFunction(() => globalThis.heard.some(([name]) => name === "issues"));
        const [[, { issues }]] = await page.evaluate(() => globalThis.heard.filter(([name]) => name === "issues"));
        assert.deepEqual(
          issues.map(({ code }) => code),
          codes,
        );
        assert.ok(await page.getByText("Ask us").isVisible());
      }),
    );
  }
  test("runs, is said at its milestones, and ends", () =>
    on(
      desk,
      countdown('until="2026-11-10T13:01:02Z" label="Pick up"'),
      async (page) => {
        await page.clock.pauseAt("2026-11-10T12:01:00Z");
        assert.equal((await told(page))[0][0], "1 hour left");
        const spoken = () => page.locator("aftersales-countdown [role=status]").textContent();
        assert.equal(await spoken(), "");
        await page.clock.runFor(3000);
        assert.equal((await told(page))[0][0], "59 minutes 59 seconds left");
        assert.equal(await spoken(), "Pick up: less than 1 hour left");
        await page.clock.runFor(3_600_000);
        assert.equal((await told(page))[0][0], "time has ended");
        assert.equal(await spoken(), "Pick up: the time has ended");
        assert.equal(await page.getByRole("button").count(), 0);
      },
      { setUp: (page) => page.clock.install({ time: "2026-11-10T12:00:00Z" }) },
    ));
});

/** Counts what waits in a page: timers that are set, and frames and intervals that were ever asked for. */
function counted() {
  const live = new Set();
  const [set, clear] = [globalThis.setTimeout, globalThis.clearTimeout];
  const waiting = (globalThis.waiting = { live, others: 0, hidden: false });
  globalThis.setTimeout = (act, ...rest) => {
    const id = set(
      () => {
        live.delete(id);
        act();
      },
      ...rest,
    );
    live.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    live.delete(id);
    clear(id);
  };
  for (const name of ["setInterval", "requestAnimationFrame"]) {
    const given = globalThis[name];
    globalThis[name] = (...call) => {
      waiting.others += 1;
      return given(...call);
    };
  }
  Object.defineProperty(Document.prototype, "hidden", { get: () => waiting.hidden });
}

describe("500 countdowns", () => {
  const plain = { ...policy, packs: [], calendar: undefined, rules: [{ ...policy.rules[0], title: "To think" }] };
  /** 499 that change in days, and one that changes every second. @param {(page: import("playwright-core").Page) => Promise<void>} use */
  const many = (use) => {
    const half = countdown(
      `policy="#plain" line="#line" reason="changed_mind" server-time="2026-11-10T12:00:00Z"`,
    ).repeat(249);
    const instants = countdown('until="2026-12-02T23:00:00Z" server-time="2026-11-10T12:00:00Z"').repeat(250);
    const last = countdown('id="soon" until="2026-11-10T12:50:00Z" server-time="2026-11-10T12:00:00Z"');
    return on(
      desk,
      `<script type="application/json" id="plain">${JSON.stringify(plain)}</script>` + half + instants + last,
      async (page) => {
        const words = await told(page, 500);
        assert.equal(words.filter(([left]) => left === "22 days left").length, 499);
        await use(page);
      },
      { setUp: (page) => page.addInitScript(counted) },
    );
  };
  /** How many timers wait, and how many frames and intervals are asked for in a second. */
  async function waiting(page) {
    await page.evaluate(() => {
      globalThis.waiting.others = 0;
    });
    await page.waitForTimeout(1000);
    return page.evaluate(() => [globalThis.waiting.live.size, globalThis.waiting.others]);
  }

  test("have one timer", () => many(async (page) => assert.deepEqual(await waiting(page), [1, 0])));
  test("write only what has changed", () =>
    many(async (page) => {
      const written = await page.evaluate(async () => {
        const seen = [];
        const observer = new MutationObserver((records) => seen.push(...records));
        for (const { shadowRoot } of document.querySelectorAll("aftersales-countdown")) {
          observer.observe(shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
        }
        await new Promise((ready) => setTimeout(ready, 3300));
        return seen.map(({ target, type, addedNodes }) => [
          target.getRootNode().host.id,
          type,
          [...addedNodes].map(({ data }) => data).join(),
        ]);
      });
      // Three or four seconds, each of them once.
      assert.ok(written.length >= 3 && written.length <= 4, String(written.length));
      assert.ok(written.every(([id, type]) => id === "soon" && type === "childList"));
      assert.equal(new Set(written.map(([, , text]) => text)).size, written.length);
    }));
  test("wait for nothing while nobody looks, and are right at once when somebody does", () =>
    many(async (page) => {
      /** Hides or shows the page. What the last countdown says then, and which ones were written to. */
      const show = (hidden) =>
        page.evaluate((isHidden) => {
          const observer = new MutationObserver(() => undefined);
          for (const { shadowRoot } of document.querySelectorAll("aftersales-countdown")) {
            observer.observe(shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
          }
          globalThis.waiting.hidden = isHidden;
          document.dispatchEvent(new Event("visibilitychange"));
          const written = new Set(observer.takeRecords().map(({ target }) => target.getRootNode().host.id));
          return [document.querySelector("#soon").shadowRoot.querySelector("p").textContent, [...written]];
        }, hidden);
      const [before] = await show(true);
      assert.deepEqual(await waiting(page), [0, 0]);
      await page.evaluate(() => document.querySelector("aftersales-countdown").setAttribute("label", "Refund"));
      await page.waitForTimeout(1500);
      assert.deepEqual(await waiting(page), [0, 0]);
      const [later, written] = await show(false);
      assert.notEqual(later, before);
      assert.deepEqual(written, ["soon"]);
      assert.deepEqual(await waiting(page), [1, 0]);
    }));
  test("leave none when they are taken away", () =>
    many(async (page) => {
      await page.evaluate(() => document.querySelector("main").replaceChildren());
      assert.deepEqual(await waiting(page), [0, 0]);
    }));
});
