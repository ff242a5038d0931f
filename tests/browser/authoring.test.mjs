// The tools of authors in a browser, as they are shipped: a page's own JSON-LD becomes a policy, under a strict policy
// for scripts, and the engine of shoppers answers from it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch, root } from "./support.mjs";

const PAGE = `<!doctype html><title>Trinket</title><script type="application/ld+json">
{ "@context": "https://schema.org", "@graph": [
  { "@type": "Product", "name": "Trinket", "offers": { "@type": "Offer", "price": "9.00", "priceCurrency": "EUR",
    "hasMerchantReturnPolicy": { "@id": "#returns" } } },
  { "@type": "MerchantReturnPolicy", "@id": "#returns", "applicableCountry": "DE", "merchantReturnDays": "14",
    "returnPolicyCategory": "http://schema.org/MerchantReturnFiniteReturnWindow", "refundType": "https://schema.org/FullRefund" }] }
</script>`;

let browser;
let server;
let base;

before(async () => {
  server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const headers = {
      "Content-Security-Policy": "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    };
    if (path === "/") return response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end(PAGE);
    if (!/^\/pkg\/dist\/[\w./-]+\.js$/.test(path) || path.includes("..")) return response.writeHead(404).end();
    try {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(await readFile(root + path));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Runs in the page. */
async function answerFromThePage() {
  const [authoring, shopper] = await Promise.all([import("/pkg/dist/authoring.js"), import("/pkg/dist/index.js")]);
  await authoring.default();
  const jsonld = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
  const { value } = authoring.fromSchemaOrg(jsonld, { timeZone: "Europe/Berlin" });
  await shopper.default();
  const line = { quantity: 1, country: "DE", events: { delivered: "2026-03-02" } };
  const verdict = shopper.checkReturn(value.policy, line, undefined, "2026-03-05T04:00:00Z").value;
  return {
    warnings: value.warnings,
    level: value.found[0].level,
    lastDay: verdict.options[0].lastDay,
    status: verdict.status,
  };
}

test("the page's own markup answers under a strict policy for scripts", async () => {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(base);
  const got = await page.evaluate(answerFromThePage);
  assert.deepEqual(got, { warnings: [], level: "offer", lastDay: "2026-03-16", status: "eligible" });
  assert.deepEqual(errors, []);
  await page.close();
});
