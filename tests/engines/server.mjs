// Serves the package, the tests and a list of pages, each under its own Content-Security-Policy. A page posts what it
// found, and is told where the next one is.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ name: string, module: string, options?: object, policy?: string, limit?: number }} Page `limit` is the time that it has, in milliseconds. */

export const root = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
/** A page that tells more than this is not one of ours. */
const LONGEST = 20_000_000;

/** What the elements promise to run under, and the same without WebAssembly. `IMPORTS` stands for the hash of the import map. */
export const STRICT =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' IMPORTS; require-trusted-types-for 'script'; trusted-types 'none'";
export const NO_WASM = STRICT.replace(" 'wasm-unsafe-eval'", "");
/** Workers are started by a text, which trusted types would refuse. */
export const WORKERS = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' IMPORTS";
/** Of a worker's own script. */
const WORKER = WORKERS.replace(" IMPORTS", "");
const WORKER_NO_WASM = WORKER.replace(" 'wasm-unsafe-eval'", "");

/** Of the demo shop. */
const SHOP = STRICT.replace(" IMPORTS", "");
const SHOP_NO_WASM = SHOP.replace(" 'wasm-unsafe-eval'", "");

/** The conditions that a bundler for browsers knows. */
function browserTarget(entry) {
  if (typeof entry === "string") return entry;
  const key = Object.keys(entry).find((name) => ["browser", "import", "default"].includes(name));
  return key && browserTarget(entry[key]);
}

/** Where the page finds what the package exports. */
async function importMap() {
  const { exports } = JSON.parse(await readFile(root + "pkg/package.json", "utf8"));
  const imports = {};
  for (const [name, entry] of Object.entries(exports)) {
    const target = browserTarget(entry);
    const address = name.replace(".", "aftersales");
    if (!target?.includes("*")) imports[address] = target?.replace("./", "/pkg/");
    else {
      const [folder, end] = target.slice(2).split("*");
      const files = await readdir(root + "pkg/" + folder);
      for (const file of files.filter((one) => one.endsWith(end))) {
        const middle = file.slice(0, file.length - end.length);
        imports[address.replace("*", middle)] = `/pkg/${folder}${file}`;
      }
    }
  }
  return JSON.stringify({ imports });
}

const embedded = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

/** A page that is listened to from its first script on. @param {string} html */
const heard = (html) => html.replace("<head>", '<head><script src="/tests/engines/pages/listen.js"></script>');

/** What a page of the demo shop gets, from its own server; it may be looked at through a frame here. @param {string} base */
async function passedOn(request, base) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const { host: _host, connection: _connection, "content-length": _length, ...headers } = request.headers;
  const response = await fetch(base + request.url, {
    method: request.method,
    headers: { ...headers, ...(headers.origin && { origin: base }) },
    ...(parts.length > 0 && { body: Buffer.concat(parts) }),
  });
  const type = response.headers.get("content-type") ?? "text/plain";
  const body = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    type,
    body: type.startsWith("text/html") ? heard(body.toString()) : body,
    policy: response.headers
      .get("content-security-policy")
      ?.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    cookie: response.headers.get("set-cookie"),
  };
}

/** @param {Page[]} pages @param {{ base: string, token: string }} desk The demo shop. */
export async function serve(pages, desk) {
  const imports = await importMap();
  const hash = `'sha256-${createHash("sha256").update(imports).digest("base64")}'`;
  /** What waits for the report of a page. @type {Map<number, (report: object) => void>} */
  const waiting = new Map();
  /** What the forms sent. */
  let sent = [];

  const html = (
    { name, module, options = {} },
    place,
  ) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<script src="/tests/engines/pages/listen.js"></script><script type="importmap">${imports}</script>
<script type="application/json" id="page">${embedded({ module, options: { token: desk.token, ...options }, place })}</script>
<body><main></main><script type="module" src="/tests/engines/pages/run.mjs"></script></body></html>`;

  async function bodyOf(request) {
    let text = "";
    for await (const part of request.setEncoding("utf8")) {
      text += part;
      if (text.length > LONGEST) throw new Error("too long");
    }
    return JSON.parse(text);
  }

  async function answer(request) {
    const { pathname, search } = new URL(request.url, "http://localhost");
    const [, kind, number] = pathname.split("/");
    const place = Number(number);
    if (kind === "page" && pages[place]) {
      return {
        type: "text/html",
        body: html(pages[place], place),
        policy: (pages[place].policy ?? STRICT).replace("IMPORTS", hash),
      };
    }
    if (kind === "report" && request.method === "POST") {
      waiting.get(place)?.(await bodyOf(request));
      return { body: embedded({ next: pages[place + 1] ? `/page/${place + 1}` : "/page/end" }) };
    }
    if (kind === "submissions" && request.method === "POST") {
      const submission = await bodyOf(request);
      sent.push({ key: request.headers["idempotency-key"], submission });
      return { body: embedded({ key: submission.key, caseId: "C-7", receivedAt: "2026-11-10T12:00:01Z" }) };
    }
    if (kind === "sent") {
      const all = sent;
      sent = [];
      return { body: embedded(all) };
    }
    if (pathname === "/page/end") return { type: "text/html", body: "<!doctype html><title>end</title>" };
    if (kind === "shop") {
      const path = pathname.replace(/^\/shop\/$/, "/shop/index.html").replace("/shop/", "www/");
      if (!/^www\/[\w./-]+$/.test(path) || path.includes("..")) return { status: 404, type: "text/plain", body: "" };
      const text = await readFile(root + path, "utf8");
      if (path.endsWith(".html")) {
        return {
          type: "text/html",
          body: heard(text),
          policy: search === "?strict" ? SHOP_NO_WASM : SHOP,
        };
      }
      return { type: TYPES[extname(path)] ?? "text/plain", body: text };
    }
    if (/^\/(pkg|tests|www)\/[\w./-]+$/.test(pathname) && !pathname.includes("..")) {
      return {
        type: TYPES[extname(pathname)] ?? "text/plain",
        body: await readFile(root + pathname),
        policy: search === "?strict" ? WORKER_NO_WASM : WORKER,
      };
    }
    return passedOn(request, desk.base);
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch(() => ({ status: 404, type: "text/plain", body: "" }))
      .then(({ status = 200, type = "application/json", body, policy, cookie }) => {
        const headers = {
          "Content-Type": type.startsWith("text/") ? type + "; charset=utf-8" : type,
          "Cache-Control": "no-store",
        };
        const more = { ...(policy && { "Content-Security-Policy": policy }), ...(cookie && { "Set-Cookie": cookie }) };
        response.writeHead(status, { ...headers, ...more }).end(body);
      });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: (place) => `http://127.0.0.1:${server.address().port}/page/${place}`,
    /** What a page found. */
    report: (place) => new Promise((told) => waiting.set(place, told)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
