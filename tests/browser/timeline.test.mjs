// Bars over time: what they say, where they are drawn, and what is saved for a calendar.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import ICAL from "ical.js";
import { GIVEN, NOW, on, policy } from "./ends.mjs";
import { launch, serve } from "./support.mjs";

const desk = {};
before(async () => {
  desk.served = await serve({
    "/complaints": async (request) => {
      let text = "";
      for await (const part of request) text += part;
      const { key } = JSON.parse(text);
      return { status: 200, body: JSON.stringify({ key, caseId: "C-7", receivedAt: "2026-11-10T12:00:01Z" }) };
    },
  });
  desk.browser = await launch();
});
after(async () => {
  await desk.browser?.close();
  desk.served?.close();
});

const HOUR = 3_600_000;
const aTimeline = (attributes = "") => `<aftersales-timeline ${GIVEN} ${NOW} ${attributes}></aftersales-timeline>`;
const changed = (attributes = "") => aTimeline('reason="changed_mind" ' + attributes);

/** The paragraphs of each bar under the names of what it gives. */
async function told(page) {
  await page.locator("aftersales-timeline .card").waitFor();
  return page.evaluate(() =>
    [...document.querySelector("aftersales-timeline").shadowRoot.querySelectorAll(".group")].map((group) => [
      group.querySelector(".subheading").textContent,
      ...[...group.querySelectorAll(".bar")].map((bar) => [...bar.querySelectorAll("p")].map((p) => p.textContent)),
    ]),
  );
}

describe("bars", () => {
  // 2 November and 30 days are 2 December, and 14 days are 16 November; 60 days are 1 January. What closes at 24:00 in
  // Berlin closes at 3:00 in Dubai.
  const refund = [
    "Refund",
    [
      "From the shop’s terms · Thirty days <b>to think</b>",
      "Until 2 December 2026, 24:00 (Central European Time)",
      "Where you are: 3 December 2026 at 03:00 GST",
    ],
    [
      "Your right by law · Withdrawal within fourteen days",
      "Until 16 November 2026, 24:00 (Central European Time)",
      "Where you are: 17 November 2026 at 03:00 GST",
    ],
  ];
  const exchange = [
    "Exchange",
    [
      "From the shop’s terms",
      "Until 1 January 2027, 24:00 (Central European Time)",
      "Where you are: 2 January 2027 at 03:00 GST",
      "The shop decides after a check",
    ],
  ];
  test("say until when, the law's under the shop's", () =>
    on(desk, changed(), async (page) => assert.deepEqual(await told(page), [refund, exchange])));
  test("say it in Chinese", () =>
    on(desk, changed('lang="zh-Hans"'), async (page) => {
      const [[name, [whose, until]]] = await told(page);
      assert.deepEqual(
        [name, whose, until],
        ["退款", "依据店铺条款 · 30天考虑", "截至2026年12月2日 24:00（中欧时间）"],
      );
    }));
  test("say nothing twice to a shopper in the shop's zone", () =>
    on(
      desk,
      changed(),
      async (page) => {
        const [[, [, ...words]]] = await told(page);
        assert.deepEqual(words, ["Until 2 December 2026, 24:00 (Central European Time)"]);
      },
      { timezoneId: "Europe/Berlin" },
    ));
  test("of the past come last and have no button", () =>
    on(desk, changed().replace("2026-11-10", "2026-12-10"), async (page) => {
      const groups = await told(page);
      assert.deepEqual(
        groups.map(([name]) => name),
        ["Exchange", "Refund"],
      );
      assert.equal(groups[1][1][1], "Ended: 2 December 2026");
      assert.equal(await page.getByRole("button", { name: "Add to calendar: Refund" }).count(), 0);
      assert.equal(await page.getByRole("button", { name: "Add to calendar: Exchange" }).count(), 1);
    }));
  test("of the future say from when", () =>
    on(desk, aTimeline('reason="defective"'), async (page) => {
      const battery = (await told(page)).find(([name]) => name === "Replacement: battery");
      assert.deepEqual(battery[1].slice(0, 2), [
        "From the maker’s terms · Battery guarantee",
        "From 3 November 2028 · Until 2 November 2029, 24:00 (Central European Time)",
      ]);
    }));
  // Sent on 30 October: 60 days later is 29 December.
  test("that are counted from another event are dashed and said to be estimated", () =>
    on(desk, changed().replace("#line", "#shipped"), async (page) => {
      const [, ...bars] = (await told(page)).find(([name]) => name === "Exchange");
      assert.deepEqual(
        bars[0].filter((text) => !text.startsWith("Where")),
        [
          "From the shop’s terms",
          "Until 29 December 2026, 24:00 (Central European Time), perhaps longer",
          "The shop decides after a check · Estimated from the day it was sent",
        ],
      );
      const dashed = await page
        .locator("aftersales-timeline .group", { hasText: "Exchange" })
        .locator(".piece")
        .evaluateAll((pieces) => pieces.map((piece) => getComputedStyle(piece).borderTopStyle));
      assert.ok(dashed.length > 0 && dashed.every((style) => style === "dashed"));
    }));
  test("that hinge on the reason are dashed, and what the law gives for none is not", () =>
    on(desk, aTimeline(), async (page) => {
      const [, shop, law] = (await told(page)).find(([name]) => name === "Refund");
      assert.deepEqual([shop.at(-1), law.length], ["It depends on your reason.", 3]);
    }));
});

test("the table says the same", () =>
  on(desk, changed(), async (page) => {
    await page.getByText("As a table").click();
    const cells = await page
      .locator("aftersales-timeline tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent)));
    assert.deepEqual(cells, [
      ["What", "Based on", "Begins", "Ends", "How certain"],
      [
        "Refund",
        "From the shop’s terms · Thirty days <b>to think</b>",
        "2 November 2026",
        "Until 2 December 2026, 24:00 (Central European Time)",
        "Certain",
      ],
      [
        "Refund",
        "Your right by law · Withdrawal within fourteen days",
        "28 October 2026",
        "Until 16 November 2026, 24:00 (Central European Time)",
        "Certain",
      ],
      [
        "Exchange",
        "From the shop’s terms",
        "2 November 2026",
        "Until 1 January 2027, 24:00 (Central European Time)",
        "The shop decides after a check",
      ],
    ]);
  }));

describe("what is drawn", () => {
  const boxes = (page) =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector("aftersales-timeline");
      const box = (node) => (({ left, right }) => ({ left, right }))(node.getBoundingClientRect());
      return {
        pieces: [...shadowRoot.querySelectorAll(".piece")].map(box),
        marks: [...shadowRoot.querySelectorAll(".today")].map(box),
        tracks: [...shadowRoot.querySelectorAll(".track")].map(box),
      };
    });
  // From 28 October there are 13.5 of 66 days until now, 20 until the law's end and 36 until the shop's.
  const near = (one, other) => assert.ok(Math.abs(one - other) < 0.02, `${one} is not ${other}`);
  const share = (days) => 0.92 * Math.sqrt(days / 66);
  for (const direction of ["ltr", "rtl"]) {
    test("lies where the days are: " + direction, () =>
      on(desk, `<div dir="${direction}">${changed()}</div>`, async (page) => {
        await told(page);
        const { pieces, marks, tracks } = await boxes(page);
        const at = (x) => {
          const { left, right } = tracks[0];
          return (direction === "ltr" ? x - left : right - x) / (right - left);
        };
        const [from, to] = direction === "ltr" ? ["left", "right"] : ["right", "left"];
        near(at(pieces[0][from]), share(5));
        near(at(pieces[0][to]), share(36));
        near(at(pieces[1][from]), 0);
        near(at(pieces[1][to]), share(20));
        near(at(pieces[2][to]), 0.92);
        for (const mark of marks) near(at(mark[from]), share(13.58));
      }),
    );
  }
  test("moves with the time, and is told anew when something ends", () =>
    on(
      desk,
      `<aftersales-timeline ${GIVEN} reason="changed_mind"></aftersales-timeline>`,
      async (page) => {
        await told(page);
        const { marks: before } = await boxes(page);
        await page.clock.runFor(48 * HOUR);
        const { marks: later } = await boxes(page);
        assert.ok(later[0].left > before[0].left + 5, `${later[0].left} is hardly beyond ${before[0].left}`);
        // The law's fourteen days are over at 23:00 UTC of 16 November.
        await page.clock.runFor(107.5 * HOUR);
        const law = (await told(page)).flat(2).filter((text) => /16 November/.test(text));
        assert.deepEqual(law, ["Ended: 16 November 2026"]);
      },
      { setUp: (page) => page.clock.install({ time: "2026-11-10T12:00:00Z" }) },
    ));
  test("is nothing where nothing is open", () =>
    on(
      desk,
      aTimeline('reason="late"')
        + `<script type="application/json" id="none">${JSON.stringify({ ...policy, packs: [], rules: [], warranties: [] })}</script>`.replace(
          "<b>",
          "",
        ),
      async (page) => {
        await page.evaluate(() => document.querySelector("aftersales-timeline").setAttribute("policy", "#none"));
        await page.getByText("Nothing is open for this item, and nothing will be").waitFor();
        assert.equal((await boxes(page)).tracks.length, 0);
      },
    ));
});

describe("for a calendar", () => {
  /** What a calendar reads of the file that a button saves. */
  async function saved(page, button) {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), "utf8")));
    const entries = calendar
      .getAllSubcomponents("vevent")
      .map((entry) => ["dtstart", "summary", "uid"].map((name) => String(entry.getFirstPropertyValue(name))));
    return { name: download.suggestedFilename(), entries };
  }
  const host = (page) => new URL(page.url()).host;

  test("an end of the timeline is saved as its day, and what writes it comes when it is pressed", () =>
    on(desk, changed(), async (page) => {
      const loaded = [];
      page.on("request", (request) => loaded.push(request.url()));
      await told(page);
      const known = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.ok(known.length > 0 && !known.some((name) => /icalendar[^/]*\.js$/.test(name)));
      const button = page.getByRole("button", { name: "Add to calendar: Refund" }).first();
      assert.deepEqual(await saved(page, button), {
        name: "Bicycle.ics",
        entries: [["2026-12-02", "Bicycle · Last day: Refund", host(page) + "/1/mind/refund"]],
      });
      assert.ok(loaded.some((name) => /icalendar[^/]*\.js$/.test(name)));
    }));
  test("the answer about a return has its last day", () =>
    on(desk, `<aftersales-return ${GIVEN} reason="changed_mind" ${NOW}></aftersales-return>`, async (page) => {
      const { entries } = await saved(page, page.getByRole("button", { name: "Add to calendar" }));
      assert.deepEqual(
        entries.map(([day]) => day),
        ["2026-12-02"],
      );
    }));
  // 20 days after 2 November are 22 November.
  test("a warranty has its end and the last day to register", () =>
    on(desk, `<aftersales-warranty ${GIVEN} ${NOW}></aftersales-warranty>`, async (page) => {
      const { entries } = await saved(page, page.getByRole("button", { name: "Add to calendar: Shop warranty" }));
      assert.deepEqual(
        entries.map(([day, summary]) => [day, summary]),
        [
          ["2028-11-02", "Bicycle · Last day: Shop warranty"],
          ["2026-11-22", "Bicycle · Last day: Registration"],
        ],
      );
    }));
  const record = {
    id: "C-7",
    number: "R-4F7K",
    kind: "return",
    values: {},
    receivedAt: "2026-11-10T10:00:00Z",
    events: { submitted: "2026-11-10T10:00:00Z" },
    log: [
      { event: "submitted", at: "2026-11-10T10:00:00Z" },
      { event: "first_response", at: "2026-11-10T10:30:00Z" },
      { event: "send_requested", at: "2026-11-10T11:00:00Z", until: "2026-11-20", address: "Example Street 1" },
    ],
  };
  test("a case has what the shopper is to do, and no promise that is kept", () =>
    on(
      desk,
      `<script type="application/json" id="record">${JSON.stringify(record)}</script>`
        + `<aftersales-case policy="#policy" record="#record" ${NOW}></aftersales-case>`,
      async (page) => {
        const buttons = page.getByRole("button", { name: "Add to calendar" });
        await buttons.first().waitFor();
        assert.equal(await buttons.count(), 1);
        assert.deepEqual(await saved(page, buttons.first()), {
          name: "R-4F7K.ics",
          entries: [["2026-11-20", "R-4F7K · Last day: Send it to the shop", host(page) + "/C-7/send_requested"]],
        });
      },
    ));
  test("a receipt has by when an answer is promised", () =>
    on(
      desk,
      `<aftersales-complaint ${GIVEN} order="#order" action="/complaints" ${NOW}></aftersales-complaint>`,
      async (page) => {
        await page.locator("form").waitFor();
        await page.getByLabel("Your name").fill("Ann");
        await page.getByLabel("Email address").fill("ann@example.com");
        await page.getByLabel("What is it about?").selectOption("product_quality");
        await page.getByLabel("What happened?").fill("It broke after two days.");
        await page.getByLabel("You may use").check();
        await page.getByRole("button", { name: "Check and send" }).click();
        await page.getByRole("button", { name: "Send complaint" }).click();
        const { name, entries } = await saved(page, page.getByRole("button", { name: "Add to calendar" }));
        // 24 hours after noon of 10 November, UTC.
        assert.deepEqual(
          [name, entries.map(([at, summary]) => [at, summary])],
          ["Add to calendar.ics", [["2026-11-11T12:00:00Z", "Until: First answer"]]],
        );
      },
    ));
});

test("the table scrolls with the keyboard where it is wider than a phone", () =>
  on(
    desk,
    changed(),
    async (page) => {
      await page.getByText("As a table").click();
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(
        () => document.querySelector("aftersales-timeline").shadowRoot.activeElement?.scrollLeft > 0,
      );
    },
    { viewport: { width: 320, height: 640 } },
  ));
test("bars stay to be told apart in forced colours", () =>
  on(
    desk,
    changed(),
    async (page) => {
      await told(page);
      const drawn = await page.locator("aftersales-timeline .piece").evaluateAll((pieces) =>
        pieces.map((piece) => {
          const { backgroundColor, borderTopStyle } = getComputedStyle(piece);
          return backgroundColor + borderTopStyle;
        }),
      );
      assert.equal(new Set(drawn).size, 2);
      assert.equal(drawn[0], drawn[1]);
    },
    { forcedColors: "active" },
  ));
