// Measures what answers cost, in Node and in headless Chromium: `run.mjs <folder of the rivals> [group | host]...`.
// Everything is written into docs/reference/performance.md if nothing is named; nothing is asserted.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { startPage } from "./chromium.mjs";
import { bars, lines } from "./plot.mjs";
import { goalsTable, record, tables } from "./report.mjs";
import { quartiles } from "./measure.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const [rivals, ...named] = process.argv.slice(2);
const built = join(rivals, "built");
const HOSTS = ["node", "chromium"];
const forNode = {
  platform: /** @type {const} */ ("node"),
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
};

const spent = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

await mkdir(built, { recursive: true });
const host = await import(pathToFileURL(await bundle("host.mjs", rivals, join(built, "host.mjs"), forNode)).href);
const all = [...host.groups, "growth", "worst", "cold"];
const strange = named.find((name) => ![...HOSTS, ...all].includes(name));
if (strange) {
  console.error(`bench: there is no '${strange}'; there are: ${[...HOSTS, ...all].join(" ")}`);
  process.exit(2);
}
const some = (names) =>
  names.some((name) => named.includes(name)) ? names.filter((name) => named.includes(name)) : names;
const groups = some(all);
// The worst questions are told in windows.
if (groups.includes("worst") && !groups.includes("window")) groups.unshift("window");

/** @param {string} title @param {(group: string) => Promise<unknown>} run */
async function runAll(title, run) {
  const results = {};
  for (const group of groups) {
    const start = Date.now();
    try {
      const found = await run(group);
      if (found) results[group] = found;
    } catch (error) {
      console.error(`bench: ${title}: ${group}: ${error.stack}`);
    }
    console.log(`bench: ${title}: ${group}: ${Math.round((Date.now() - start) / 1000)} s`);
  }
  return results;
}

const hosts = {};
if (some(HOSTS).includes("node")) {
  const hostile = await bundle("worst.mjs", rivals, join(built, "worst.mjs"), forNode);
  const { worst } = await import(pathToFileURL(hostile).href);
  // Long enough for the kernel's account of processor time.
  hosts["Node " + process.versions.node] = await runAll("Node", async (group) => {
    if (group === "cold") return undefined;
    return group === "worst" ? worst(pathToFileURL(hostile)) : host.run(group, spent, 3000);
  });
}
if (some(HOSTS).includes("chromium")) {
  const page = await startPage(rivals, join(built, "page"));
  try {
    hosts["Chromium " + page.version] = await runAll("Chromium", async (group) =>
      group === "worst" ? undefined : page.run(group),
    );
  } finally {
    await page.close();
  }
}

const goals = goalsTable(hosts);
const sections = tables(hosts);
console.log([...sections.flat(), goals].join("\n\n"));
if (named.length > 0) process.exit();

const { dependencies } = JSON.parse(await readFile(join(root, "benches/rivals/package.json"), "utf8"));
const versions = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
const machine = `${cpus().length} cores of ${cpus()[0].model.trim()}; ${Object.keys(hosts).join(", ")}; ${versions.join(", ")}.`;
const [{ verdict, growth }] = Object.values(hosts);
const medians = Object.entries(verdict).map(([name, times]) => [name, quartiles(times).median]);
const PICTURES = {
  "The short answer": {
    name: "performance-verdict",
    title: "Microseconds in Node: one window by luxon, 30 rules by others, verdict",
    draw: (title) => bars(title, medians, (name) => name.startsWith("verdict")),
  },
  Growth: {
    name: "performance-growth",
    title: "Microseconds in Node over size, with the slope",
    draw: (title) => lines(title, growth),
  },
};
const parts = ["## Goals", goals];
for (const [heading, table] of sections) {
  parts.push("### " + heading);
  if (PICTURES[heading]) {
    const { name, title, draw } = PICTURES[heading];
    await writeFile(join(root, `docs/pictures/${name}.svg`), draw(title));
    parts.push(`![${title}](../pictures/${name}.svg)`);
  }
  parts.push(table);
}
parts.splice(2, 0, "## Times", machine);
await record(join(root, "docs/reference/performance.md"), parts.join("\n\n"));
