// Compares what would be published with scripts/contents.txt: every file matches a line there, and every line a file.
// Usage: node scripts/contents.mjs <list of the npm package> <list of the crate>
import { readFileSync } from "node:fs";

const lines = (path) =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));
const wanted = { npm: [], crate: [] };
let section;
for (const line of lines(new URL("contents.txt", import.meta.url))) {
  if (/^\[\w+\]$/.test(line)) section = line.slice(1, -1);
  else wanted[section].push(line);
}
/** `*` stands for a part of a name, `**` for any path. @param {string} pattern */
const matcher = (pattern) =>
  new RegExp(
    "^"
      + pattern
        .split("**")
        .map((part) =>
          part
            .split("*")
            .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
            .join("[^/]*"),
        )
        .join(".*")
      + "$",
  );

for (const [name, path] of [
  ["npm", process.argv[2]],
  ["crate", process.argv[3]],
]) {
  const files = lines(path);
  const patterns = wanted[name].map((pattern) => ({ pattern, matches: matcher(pattern) }));
  const stray = files.filter((file) => !patterns.some(({ matches }) => matches.test(file)));
  const missing = patterns
    .filter(({ matches }) => !files.some((file) => matches.test(file)))
    .map(({ pattern }) => pattern);
  console.log(`contents: ${name}: ${files.length} files, ${stray.length} not in the list, ${missing.length} missing`);
  for (const file of stray) console.error(`  not in the list: ${file}`);
  for (const pattern of missing) console.error(`  missing: ${pattern}`);
  if (stray.length + missing.length > 0) process.exitCode = 1;
}
