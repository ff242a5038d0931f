// What tests of the elements share: a server with a strict policy for scripts, the demo shop, a browser, and what a page told.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const CHROMIUM = "/usr/bin/chromium";
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const STRICT =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
export const NO_WASM = STRICT.replace(" 'wasm-unsafe-eval'", "");

const TYPES = { json: "application/json", html: "text/html; charset=utf-8", css: "text/css" };
/** The order that the demo begins with. */
export const ORDER = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));
export const AXE = await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8");

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** What pages of the tests begin with; other modules of the package are served as they are. */
const ENTRIES = ["elements/define", "index", "core", "forms", "documents"];

/** The package as a bundler makes it, by address: a page loads few files instead of a hundred. */
async function bundle() {
  const made = await build({
    entryPoints: ENTRIES.map((name) => join(root, `pkg/dist/${name}.js`)),
    outbase: join(root, "pkg/dist"),
    outdir: "/pkg/dist",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return new Map(made.outputFiles.map(({ path, contents }) => [path, contents]));
}

/** The language that an address asks for. @param {import("node:http").IncomingMessage} request */
const languageOf = ({ url }) => new URL(url, "http://localhost").searchParams.get("lang") ?? "en";

/**
 * Serves the package and one page, whose body and policy can be changed.
 * @param {Record<string, (request: import("node:http").IncomingMessage) => Promise<{ status: number, body: string }>>} [posts]
 *   What answers, in JSON, at other paths.
 */
export async function serve(posts = {}) {
  const served = { body: "", policy: STRICT, base: "", bundled: await bundle(), close: () => server.close() };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const send = (status, type, content) =>
      response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": served.policy }).end(content);
    if (Object.hasOwn(posts, path)) {
      const { status, body } = await posts[path](request);
      send(status, "application/json", body);
    } else if (served.bundled.has(path)) {
      send(200, "text/javascript", served.bundled.get(path));
    } else if (path.startsWith("/pkg/")) {
      readFile(root + path).then(
        (bytes) => send(200, TYPES[path.split(".").pop()] ?? "text/javascript", bytes),
        () => send(404, "text/plain", ""),
      );
    } else if (path === "/listen.js") {
      send(
        200,
        "text/javascript",
        `globalThis.heard = [];
        for (const name of ["answer", "issues", "submit", "receipt"]) addEventListener("aftersales-" + name, (event) => heard.push([name, event.detail]));
        addEventListener("securitypolicyviolation", (event) => heard.push(["violation", event.violatedDirective + event.blockedURI]));`,
      );
    } else {
      send(
        200,
        "text/html",
        `<!doctype html><html lang="${languageOf(request)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Order</title>
        <script src="/listen.js"></script><body><main><h1>Order</h1><h2>After the sale</h2>${served.body}</main>
        <script type="module" src="/pkg/dist/elements/define.js"></script></body></html>`,
      );
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  served.base = "http://127.0.0.1:" + server.address().port + "/";
  return served;
}

/** What a page told of a kind. */
export const heard = (page, name) =>
  page.evaluate((kind) => globalThis.heard.filter(([known]) => known === kind).map(([, detail]) => detail), name);

/** The demo shop's server, built by the native tests; it is built here if they did not run. */
export async function serverBinary() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const binary = join(target, "debug/examples/shop");
  if (!existsSync(binary)) {
    const build = spawn("cargo", ["build", "--example", "shop", "--features", "serde"], {
      cwd: root,
      stdio: "inherit",
    });
    assert.equal(await new Promise((done) => build.on("exit", done)), 0, "the demo shop did not build");
  }
  return binary;
}

/**
 * A demo shop of its own, with its clock at an instant.
 * @param {string} now
 * @param {string} [books] Where its books are; without it in a folder that goes with the shop.
 */
export async function shop(now, books) {
  const folder = books === undefined ? await mkdtemp(join(tmpdir(), "aftersales-shop-")) : undefined;
  const database = books ?? join(folder, "shop.sqlite");
  const server = spawn(await serverBinary(), ["--port", "0", "--now", now, "--root", root, "--database", database]);
  let said = "";
  const base = await new Promise((found, failed) => {
    server.stdout.on("data", (text) => /shop: (http:\S+)\//.test((said += text)) && found(RegExp.$1));
    server.on("exit", (code) => failed(new Error("the shop ended with " + code)));
  });
  const [, token] = /desk: (\w+)/.exec(said);
  /** Something that the shop's staff writes into a case. @param {string} id @param {object} entry */
  const happen = async (id, entry) => {
    const answer = await fetch(`${base}/api/cases/${id}/events`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer " + token },
      body: JSON.stringify(entry),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  const post = async (path, body, headers = {}) => {
    const answer = await fetch(base + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  /**
   * Files a form as a page does. @param {string} kind @param {string} lineId A line of the first order. @param {object} values
   * @param {object} [request] @returns {Promise<any>} Its receipt.
   */
  const file = async (kind, lineId, values, request = {}) => {
    const { policy } = ORDER.lines.find(({ id }) => id === lineId);
    const { standsOn } = (await post("/api/decide", { policy, line: {}, now: ORDER.now })).value;
    const key = crypto.randomUUID();
    const receipt = await post(
      "/api/submissions",
      {
        format: 1,
        key,
        kind,
        declaredAt: ORDER.now,
        standsOn,
        values: { name: "李明", email: "li@example.com", orderId: ORDER.id, ...values },
        order: { id: ORDER.id, lines: [{ id: lineId }] },
        ...(kind === "return" && { requests: { [lineId]: request } }),
      },
      { "idempotency-key": key },
    );
    assert.ok(receipt.caseId, JSON.stringify(receipt));
    return receipt;
  };
  const close = async () => {
    server.kill();
    if (folder) await rm(folder, { recursive: true });
  };
  return { base, token, folder, database, file, happen, close };
}
