// A shop behind a way that fails: the demo shop, the way to it, a page with the shop's own markup, and a count of what is in
// the shop's books.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openProxy } from "./proxy.mjs";
import { root, shop } from "./support.mjs";

const CSP =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'; form-action 'self'";
const demo = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));

/** The shop's own markup: nothing of it is built by the package. `?file` asks for attachments too. */
export const page = (
  language,
) => `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Complaint</title>
<link rel="stylesheet" href="/own.css"><main><h1>Complaint</h1><form id="own">
<p><label>Name <input name="name"></label></p>
<p><label>Email <input name="email" type="email"></label></p>
<p><label>Phone <input name="phone" type="tel"></label></p>
<p><label>Order <input name="orderId" value="${demo.id}"></label></p>
<p><label>Product <input name="product" value="Cotton romper"></label></p>
<p><label>About <select name="category"><option value="">–</option><option value="product_quality">Quality</option><option value="delivery">Delivery</option></select></label></p>
<p><label>Reason <select name="reason"><option value="">–</option><option value="defective">Defective</option><option value="late">Late</option></select></label></p>
<p><label>What happened <textarea name="description" rows="4"></textarea></label></p>
<p><label>Demand <select name="demand"><option value="">–</option><option value="refund">Refund</option><option value="compensation">Compensation</option></select></label></p>
<p><label>Photos <input type="file" name="attachments" multiple></label></p>
<p><label><input type="checkbox" name="consent"> You may use my details</label></p>
<p><button>Check</button></p></form></main><script type="module" src="/own.js"></script></html>`;

const script = `import { openPolicy } from "/pkg/dist/index.js";
import { bindForm } from "/pkg/dist/forms.js";
globalThis.heard = [];
for (const name of ["answer", "issues", "submit", "stage", "receipt"]) addEventListener("aftersales-" + name, ({ detail }) => heard.push([name, detail]));
addEventListener("securitypolicyviolation", ({ violatedDirective }) => heard.push(["violation", violatedDirective]));
const get = async (path) => (await fetch(path)).json();
const demo = await get("/orders/order.json");
const load = (kind) => (id) => get("/pkg/" + kind + "/" + id + ".json");
const { value: policy } = await openPolicy(await get("/pkg/policies/mother-and-baby.json"), { packs: load("packs"), calendars: load("calendars") });
const { policy: _, names, request, ...line } = demo.lines.find(({ id }) => id === "romper");
const { draft = "local", locale = document.documentElement.lang, places } = Object.fromEntries(new URLSearchParams(location.search));
globalThis.policy = policy;
globalThis.bound = await bindForm(document.querySelector("#own"), { policy, line, order: { id: demo.id, lines: [{ id: "romper" }] },
  action: "/api/submissions", draft, locale, ...(places && { stripLocation: places === "out" }), timeZone: "Asia/Shanghai", clock: () => Date.parse(demo.now) });
document.documentElement.dataset.ready = "";`;

const style = `:root { color-scheme: light dark; font-family: system-ui, sans-serif } body { margin: 1rem; background: Canvas; color: CanvasText }
input:not([type=checkbox]), select, textarea { font: inherit; display: block; inline-size: 100%; max-inline-size: 26rem; box-sizing: border-box; min-block-size: 2.75rem }
button { font: inherit; min-block-size: 2.75rem; padding-inline: 1.25rem }`;

/** The pages of the test's own. */
const OWN = {
  "/own.js": ["text/javascript", script],
  "/own.css": ["text/css", style],
  "/own": ["text/html", page("en")],
  "/own-zh": ["text/html", page("zh-Hans")],
};

/**
 * Opens the shop, the way to it, and the books.
 * @param {(incoming: import("node:http").IncomingMessage) => [string, string] | undefined} [more] More pages of a test's own.
 */
export async function openDesk(more = () => undefined) {
  const { base: target, folder, database, close } = await shop(demo.now);
  const desk = {
    folder,
    base: "",
    /** What the next submissions meet, one after another; afterwards the way is free. @type {((meeting: any) => unknown)[]} */
    faults: [],
    /** The submissions that were sent, with their keys. @type {{ key: string, body: Buffer }[]} */
    attempts: [],
    /** How many rows of a table the shop keeps. */
    rows: (table = "submissions") =>
      Number(
        execFileSync("python3", [
          "-c",
          "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM ' + sys.argv[2]).fetchone()[0])",
          database,
          table,
        ]),
      ),
    async close() {
      closeProxy();
      await close();
    },
  };
  const { base, close: closeProxy } = await openProxy(target, {
    headers: { "Content-Security-Policy": CSP },
    own: (incoming) => more(incoming) ?? OWN[incoming.url.split("?")[0]],
    fault: (incoming) => (isSubmission(incoming) ? desk.faults.shift() : undefined),
    arrived(incoming, body) {
      if (isSubmission(incoming)) desk.attempts.push({ key: incoming.headers["idempotency-key"], body });
    },
  });
  desk.base = base;
  return desk;
}

const isSubmission = ({ method, url }) => method === "POST" && url === "/api/submissions";

/** Opens the page with the shop's own markup. */
export async function openOwn(context, desk, query = "") {
  const page = await context.newPage();
  page.errors = [];
  page.setDefaultTimeout(8000);
  page.on("pageerror", ({ message }) => page.errors.push(message));
  await page.goto(desk.base + "/own" + query);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  return page;
}

/** Fills the form as a shopper does. */
export async function fill(page, description = "The seam at the left shoulder came open on the first day.") {
  await page.locator("[name=name]").fill("李 薇");
  await page.locator("[name=phone]").fill("+86 138-0013-8000");
  await page.locator("[name=category]").selectOption("product_quality");
  await page.locator("[name=reason]").selectOption("defective");
  await page.locator("[name=description]").fill(description);
  await page.locator("[name=consent]").check();
}

export const review = (page) => page.getByRole("button", { name: "Check" }).click();
export const send = (page) => page.getByRole("button", { name: "Send complaint" });
/** The number of the case, once the shop has it. */
export async function receipt(page, timeout = 20_000) {
  await page.waitForFunction(() => globalThis.heard?.some(([name]) => name === "receipt"), undefined, { timeout });
  return page.evaluate(() => globalThis.heard.find(([name]) => name === "receipt")[1].receipt.caseId);
}
