// The certificate of a warranty: what it says, and what of a page is printed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { GIVEN, NOW, on } from "./ends.mjs";
import { STRICT, launch, serve } from "./support.mjs";

const desk = {};
before(async () => {
  desk.served = await serve();
  desk.browser = await launch();
});
after(async () => {
  await desk.browser?.close();
  desk.served?.close();
});

const aCertificate = (attributes = "", inside = "") =>
  `<aftersales-certificate ${GIVEN} order="#order" ${NOW} ${attributes}>${inside}</aftersales-certificate>`;
const buyer = '<span slot="buyer">Wei Li</span>';

/** The rows of each list, under what stands above it. */
async function told(page) {
  await page.locator("aftersales-certificate .card").waitFor();
  return page.evaluate(() =>
    [...document.querySelector("aftersales-certificate").shadowRoot.querySelectorAll("dl")].map((list) => [
      list.parentElement.querySelector(".heading, .subheading").textContent,
      ...[...list.querySelectorAll(".row")].map((row) =>
        [...row.children].map((cell) => cell.innerText.replace(/\s*\n\s*/g, " | ")).join(" = "),
      ),
    ]),
  );
}

test("it says what it is for, from when, until when, and where to go", () =>
  on(desk, aCertificate(), async (page) => {
    const lists = await told(page);
    assert.deepEqual(lists[0], [
      "Warranty certificate",
      "Item = Bicycle | BK-7",
      "Serial number = SN 0042-77",
      "Order number = A-1042",
      "Repairs so far = 5 November 2026 to 7 November 2026: brake",
    ]);
    assert.deepEqual(lists[1], [
      "Shop warranty",
      "Covers = Repair",
      "Free of charge = Parts and material, Work",
      "Starts = 2 November 2026 | counted from the day of delivery",
      "Ends = 2 November 2028, 24:00 (Central European Time) | or at 20,000 km, whichever comes first",
      "Have ready = Proof of purchase",
      "Based on = From the shop’s terms",
    ]);
    assert.deepEqual(lists[2].slice(0, 4), [
      "Battery guarantee",
      "Covers = Replacement",
      "Starts = 3 November 2028 | after: Shop warranty",
      "Ends = 2 November 2029, 24:00 (Central European Time)",
    ]);
    // The boat yard is not for bicycles.
    assert.deepEqual(lists.at(-1), [
      "Warranty certificate",
      "Where to go = Service Mitte | Example Street 1, Berlin | +49 30 1234567",
    ]);
    const text = await page.locator("aftersales-certificate .card").innerText();
    assert.match(text, /As of 10 November 2026 at 13:00 CET/);
    assert.doesNotMatch(text, /Bought by/);
  }));
test("it names the buyer where the page does, also in Chinese", () =>
  on(desk, aCertificate('lang="zh-Hans"', buyer), async (page) => {
    const [item] = await told(page);
    assert.equal(item[0], "质保书");
    assert.ok(item.some((text) => text.startsWith("购买人")));
    assert.ok(await page.getByText("Wei Li").isVisible());
  }));
test("it is printed on one page, without the page around it, in the colours of paper", () =>
  on(
    desk,
    `<style>:root { color-scheme: light dark }</style>` + aCertificate("", buyer),
    async (page) => {
      await told(page);
      await page.evaluate(() => {
        globalThis.print = () => {
          globalThis.printed = true;
        };
      });
      await page.getByRole("button", { name: "Print" }).click();
      assert.equal(await page.evaluate(() => globalThis.printed), true);
      await page.emulateMedia({ media: "print" });
      assert.deepEqual(
        [
          await page.getByText("After the sale").isVisible(),
          await page.getByRole("button", { name: "Print" }).isVisible(),
          await page.getByText("Shop warranty", { exact: true }).isVisible(),
          await page.getByText("Wei Li").isVisible(),
        ],
        [false, false, true, true],
      );
      const ink = await page
        .locator("aftersales-certificate")
        .getByText("Shop warranty", { exact: true })
        .evaluate((node) => getComputedStyle(node).color);
      assert.equal(ink, "rgb(26, 29, 33)");
      const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await page.emulateMedia({ media: "screen" });
      assert.ok(await page.getByText("After the sale").isVisible());
    },
    { colorScheme: "dark", csp: STRICT + "; style-src 'self' 'unsafe-inline'" },
  ));
