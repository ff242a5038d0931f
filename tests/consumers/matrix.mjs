// Packs the package, installs it into every consumer as a stranger would, and asks each the same.
// `node matrix.mjs [consumer]...`; fails if any consumer does.
import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lazyBrowser } from "./browser.mjs";
import { attempt, install, lay, pack, version } from "./consumer.mjs";
import { consumers } from "./list.mjs";
import { print, record } from "./table.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cache = join(
  process.env.AFTERSALES_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "aftersales"),
  "consumers",
);
const asked = process.argv.slice(2);
const names = consumers.map(({ name }) => name);
const strange = asked.find((name) => !names.includes(name));
if (strange) {
  console.error(`matrix: no consumer '${strange}'; there are: ${names.join(" ")}`);
  process.exit(2);
}

const folderOf = (name) => join(cache, name);
const date = new Date().toISOString().slice(0, 10);
const browser = lazyBrowser();
const rows = [];
const installed = new Set();
const tarball = await pack(join(cache, "tarball")).catch((error) => {
  console.error("matrix: " + error.message);
  process.exit(1);
});

/** Lays and fills a consumer's folder once. */
async function ready(entry) {
  if (installed.has(entry.name)) return;
  await lay(entry, folderOf(entry.name));
  await install(folderOf(entry.name), tarball);
  installed.add(entry.name);
}

async function attemptAll(entry) {
  const folder = folderOf(entry.name);
  const started = Date.now();
  let broken = [];
  try {
    if (entry.node) await ready(consumers.find(({ name }) => name === "node"));
    await ready(entry);
  } catch (error) {
    broken = [error.message];
  }
  const paths = entry.node ? [join(folderOf("node"), "node_modules", entry.node, "bin")] : [];
  for (const [number, row] of entry.rows.entries()) {
    const wrong = broken.length > 0 ? broken : await attempt(row, { folder, paths, browser });
    const of = row.version ?? entry.of;
    const shown = of ? await version(folder, of).catch(() => "–") : "–";
    rows.push({
      title: entry.title,
      version: shown,
      ran: row.ran,
      result: wrong.length === 0 ? "✓" : "✗",
      config: row.config ?? entry.config ?? "none",
      date,
    });
    console.log(`${wrong.length === 0 ? "ok  " : "FAIL"} ${entry.title} ${shown}: ${row.ran}`);
    if (wrong.length > 0) {
      const log = join(cache, `${entry.name}-${number}.log`);
      await writeFile(log, wrong.join("\n"));
      const lines = wrong
        .join("\n")
        .split("\n")
        .filter((text) => text.trim());
      const most = lines.length > 16 ? [lines[0], "…", ...lines.slice(-14)] : lines;
      console.log(most.map((text) => "     " + text.slice(0, 300)).join("\n") + `\n     all of it: ${log}`);
    }
  }
  console.log(`     ${entry.name}: ${Math.round((Date.now() - started) / 1000)} s`);
}

for (const entry of consumers.filter(({ name }) => asked.length === 0 || asked.includes(name))) await attemptAll(entry);
await browser.close();
const document = join(root, "docs/reference/compatibility.md");
await record(
  document,
  rows,
  consumers.map(({ title }) => title),
);
console.log("\n" + print(rows));
const failed = rows.filter(({ result }) => result !== "✓").length;
console.log(`\n${rows.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
