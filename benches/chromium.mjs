// The same groups in a page of headless Chromium, by the clock on the wall: a page has no other.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lazyBrowser, serve } from "../tests/consumers/browser.mjs";
import { bundle } from "./bundle.mjs";
import { cold } from "./cold.mjs";

/** Long enough for a clock that a page reads in tenths of a millisecond. */
const BATCH = 8_000;

/** @param {string} rivals @param {string} folder For what the page loads. */
export async function startPage(rivals, folder) {
  await mkdir(folder, { recursive: true });
  await bundle("host.mjs", rivals, join(folder, "host.js"), { platform: "browser", mainFields: ["module", "main"] });
  await writeFile(join(folder, "index.html"), "<!doctype html><title>benches</title>");
  const server = await serve([folder]);
  const browser = lazyBrowser();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  try {
    const started = await browser();
    const page = await started.newPage();
    await page.goto(server.base + "/");
    const run = (group) => {
      if (group === "cold") return cold(started, rivals, join(folder, "cold"));
      return page.evaluate(
        async ([name, batch]) => {
          const host = await import("/host.js");
          return host.run(name, () => performance.now() * 1000, batch);
        },
        [group, BATCH],
      );
    };
    return { version: started.version(), run, close };
  } catch (error) {
    await close();
    throw error;
  }
}
