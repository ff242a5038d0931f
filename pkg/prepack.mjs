// Refuses to pack what was not built: an empty package would install without a word.
import { existsSync, readFileSync } from "node:fs";

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
/** @param {unknown} target @returns {string[]} */
const files = (target) =>
  typeof target === "string" ? [target] : Object.values(/** @type {object} */ (target)).flatMap(files);
const missing = files(exports).filter((file) => !file.includes("*") && !existsSync(file));
if (missing.length > 0) {
  console.error(`prepack: build first (make build): there is no ${missing.join(", ")}`);
  process.exit(1);
}
