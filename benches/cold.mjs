// What a first answer takes a page that knows nothing yet, over an empty page: the file for a script tag, and native Temporal
// with valibot. Each load has a context of its own, whose cache is empty.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../tests/consumers/browser.mjs";
import { bundle } from "./bundle.mjs";
import { EMPTY } from "./names.mjs";

const ROUNDS = 15;
const dist = fileURLToPath(new URL("../pkg/dist", import.meta.url));
const page = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Order</title><body>${body}</body></html>`;
const json = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value)}</script>`;

const terms = {
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [{ id: "r", grants: ["refund"], window: { length: "P14D" } }],
};
const line = { quantity: 1, events: { delivered: "2026-03-02T10:15:00+08:00" } };

/** Each says when it was ready, in `at`. */
const PAGES = {
  [EMPTY]: page("<p></p><script type=module>globalThis.at = performance.now();</script>"),
  aftersales: page(
    `<script>addEventListener("aftersales-answer", () => { globalThis.at ??= performance.now(); });</script>
    <script src="/aftersales.define.min.js" defer></script>
    <aftersales-return policy="#terms" line="#line" server-time="2026-03-05T04:00:00Z"></aftersales-return>
    ${json("terms", terms)}${json("line", line)}`,
  ),
  "native Temporal, valibot": page('<p></p><script type="module" src="/rival.js"></script>'),
};

/** The times of each page, in milliseconds. @param {import("playwright-core").Browser} browser */
export async function cold(browser, rivals, folder) {
  await mkdir(folder, { recursive: true });
  await bundle("cold-rival.mjs", rivals, join(folder, "rival.js"), { platform: "browser", minify: true });
  const names = Object.keys(PAGES);
  for (const [index, name] of names.entries()) await writeFile(join(folder, index + ".html"), PAGES[name]);
  const server = await serve([folder, dist]);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, name] of names.entries()) {
        const context = await browser.newContext();
        const tab = await context.newPage();
        await tab.goto(`${server.base}/${index}.html`);
        const ready = await tab.waitForFunction(() => globalThis.at);
        times[name].push(await ready.jsonValue());
        await context.close();
      }
    }
  } finally {
    await server.close();
  }
  return times;
}
