// Elements and the small entry of a page open a policy that was built, by its address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import authoring, { buildPolicy } from "../../pkg/authoring.js";
import * as documents from "../../pkg/documents.js";
import electronics from "../../pkg/policies/electronics.json" with { type: "json" };
import order from "../../www/orders/order.json" with { type: "json" };
import { heard, launch, serve } from "./support.mjs";

const { policy: _, names: __, request: ___, ...phone } = order.lines.find(({ id }) => id === "phone");
const line = { country: order.country, ...phone };
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

let browser;
let served;
before(async () => {
  await authoring();
  const packs = [await documents.pack("cn")];
  const { value: file } = buildPolicy(electronics, { packs, calendars: [await documents.calendar("cn")] });
  served = await serve({
    "/shop.policy": async () => ({ status: 200, body: file }),
    "/shop.json": async () => ({ status: 200, body: JSON.stringify(electronics) }),
    "/damaged.policy": async () => ({ status: 200, body: file.subarray(0, 900) }),
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** Shows both elements for the policy at an address. */
async function shown(address, use) {
  const element = (name) =>
    `<aftersales-${name} policy="${address}" line="#line" now="${order.now}"><p>As agreed</p></aftersales-${name}>`;
  served.body = `<script type="application/json" id="line">${json(line)}</script>${element("return")}${element("warranty")}`;
  const page = await browser.newPage();
  try {
    await page.goto(served.base);
    return await use(page);
  } finally {
    await page.close();
  }
}

test("elements show what they show of the documents", async () => {
  const texts = async (page) => {
    await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "answer").length >= 2);
    return Promise.all(
      ["return", "warranty"].map((name) =>
        page.locator("aftersales-" + name).evaluate(({ shadowRoot }) => shadowRoot.textContent),
      ),
    );
  };
  const built = await shown("/shop.policy", texts);
  assert.match(built.join("\n"), /Repair/);
  assert.deepEqual(built, await shown("/shop.json", texts));
});

test("a damaged file leaves what the server wrote, and is told", async () => {
  await shown("/damaged.policy", async (page) => {
    await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "issues").length >= 2);
    const [issues] = (await heard(page, "issues")).map((detail) => detail.issues ?? detail);
    assert.equal(issues[0].code, "built_malformed");
    assert.equal(await page.getByText("As agreed").count(), 2);
  });
});

test("the small entry answers in a page", async () => {
  await shown("/shop.policy", async (page) => {
    const verdict = await page.evaluate(
      async ({ line, now }) => {
        const { openPolicy } = await import("/pkg/dist/core.js");
        const { value, issues } = await openPolicy("/shop.policy");
        return issues ?? value.verdict(line, { reason: "defective" }, now).value;
      },
      { line, now: order.now },
    );
    assert.ok(["eligible", "conditional", "review", "ineligible"].includes(verdict.status), JSON.stringify(verdict));
  });
});
