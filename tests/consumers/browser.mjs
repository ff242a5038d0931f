// Pages in a browser: a static server on this machine, and what a page told.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".css": "text/css",
};
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Serves the first of some folders that has a file. */
export async function serve(folders) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.endsWith("/") ? path + "index.html" : path;
    for (const folder of path.includes("..") ? [] : folders) {
      const bytes = await readFile(join(folder, file)).catch(() => null);
      if (bytes) {
        return response
          .writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" })
          .end(bytes);
      }
    }
    response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    base: "http://127.0.0.1:" + server.address().port,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}

/** Debian's browser, started when it is first asked for. */
export function lazyBrowser() {
  let started;
  const browser = () => (started ??= chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS }));
  browser.close = async () => (await started)?.close();
  return browser;
}

/** Opens a page and waits for `wrong`: what it found itself, and what the browser saw. */
export async function inspectPage(browser, url) {
  const context = await browser.newContext();
  const seen = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => seen.push("page error: " + (error.stack ?? error)));
    page.on(
      "console",
      (message) => message.type() === "error" && seen.push(`console: ${message.text()} ${message.location().url}`),
    );
    page.on("requestfailed", (request) =>
      seen.push(`request failed: ${request.url()} ${request.failure()?.errorText}`),
    );
    page.on("response", (response) => response.status() >= 400 && seen.push(`${response.status()} ${response.url()}`));
    await page.goto(url);
    const told = await page
      .waitForFunction(() => globalThis.wrong, null, { timeout: 20_000 })
      .then(
        (handle) => handle.jsonValue(),
        () => ["the page told nothing"],
      );
    return [...told, ...seen];
  } finally {
    await context.close();
  }
}
