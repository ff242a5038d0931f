// A shop behind a way that fails: the demo shop, a proxy that cuts and delays, a page with the shop's own markup, and
// a count of what is in the shop's books.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { join } from "node:path";
import { root, shop } from "./support.mjs";

const CSP =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'; form-action 'self'";
const demo = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));

/** The shop's own markup: nothing of it is built by the package. `?file` asks for attachments too. */
const page = (
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

/** Opens the shop, the way to it, and the books. */
export async function openDesk() {
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
      proxy.closeAllConnections();
      proxy.close();
      await close();
    },
  };
  /** Sends a request on, and gives the shop's answer whole. */
  const forward = (incoming, body) =>
    new Promise((resolve, reject) => {
      const onward = ask(
        target + incoming.url,
        { method: incoming.method, headers: incoming.headers },
        async (answer) => {
          const parts = [];
          for await (const part of answer) parts.push(part);
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
        },
      );
      onward.on("error", reject);
      onward.end(body);
    });
  const proxy = createServer(async (incoming, outgoing) => {
    const own = {
      "/own.js": ["text/javascript", script],
      "/own.css": ["text/css", style],
      "/own": ["text/html", page("en")],
      "/own-zh": ["text/html", page("zh-Hans")],
    }[incoming.url.split("?")[0]];
    if (own) {
      return outgoing
        .writeHead(200, { "Content-Type": own[0] + "; charset=utf-8", "Content-Security-Policy": CSP })
        .end(own[1]);
    }
    const isSubmission = incoming.method === "POST" && incoming.url === "/api/submissions";
    const fault = isSubmission ? desk.faults.shift() : undefined;
    if (fault?.early) return incoming.socket.destroy();
    const parts = [];
    try {
      for await (const part of incoming) {
        parts.push(part);
        if (fault?.during) return incoming.socket.destroy();
      }
      const body = Buffer.concat(parts);
      if (isSubmission) desk.attempts.push({ key: incoming.headers["idempotency-key"], body });
      if (fault) await fault({ incoming, outgoing, body, forward });
      else {
        const answer = await forward(incoming, body);
        outgoing.writeHead(answer.status, answer.headers).end(answer.body);
      }
    } catch {
      incoming.socket.destroy();
    }
  });
  await new Promise((ready) => proxy.listen(0, "127.0.0.1", ready));
  desk.base = "http://127.0.0.1:" + proxy.address().port;
  return desk;
}

const say =
  (status, body, headers = {}) =>
  ({ outgoing }) =>
    outgoing.writeHead(status, { "Content-Type": "application/json", ...headers }).end(body);

/** What can go wrong on the way, by the step at which it does. */
export const FAULTS = {
  "cut before the request is read": Object.assign(() => {}, { early: true }),
  "cut while the request is sent": Object.assign(() => {}, { during: true }),
  "cut after the request, before the shop has it": ({ incoming }) => incoming.socket.destroy(),
  "the answer is lost": async ({ incoming, body, forward }) => {
    await forward(incoming, body);
    incoming.socket.destroy();
  },
  "cut within the answer's head": async ({ incoming, outgoing, body, forward }) => {
    await forward(incoming, body);
    outgoing.socket.end("HTTP/1.1 201 Cre");
  },
  "cut within the answer's body": async ({ incoming, outgoing, body, forward }) => {
    const answer = await forward(incoming, body);
    outgoing.writeHead(answer.status, { ...answer.headers, "content-length": answer.body.length });
    outgoing.write(answer.body.subarray(0, 20), () => incoming.socket.destroy());
  },
  500: say(500, "{}"),
  "500 after the shop has it": async ({ incoming, outgoing, body, forward }) => {
    await forward(incoming, body);
    say(500, "<h1>oops</h1>")({ outgoing });
  },
  "503 with a wait": say(503, "{}", { "Retry-After": "1" }),
  409: say(409, '{"ok":false,"issues":[]}'),
  "a page to sign in, with 200": say(200, "<!doctype html><title>Sign in</title>"),
  "a receipt of another key": say(200, '{"key":"another","caseId":"1","receivedAt":"2026-11-22T10:00:00Z"}'),
  "a redirect elsewhere": say(307, "", { Location: "http://127.0.0.1:9/collect" }),
  "an answer of 10 MB": async ({ incoming, outgoing, body, forward }) => {
    await forward(incoming, body);
    outgoing.writeHead(200, { "Content-Type": "application/json" }).end(Buffer.alloc(10_000_000, 32));
  },
};

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
