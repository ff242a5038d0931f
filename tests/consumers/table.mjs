// The table of docs/reference/compatibility.md: rows of consumers that were run are written anew, the others stay as they are.
import { readFile, writeFile } from "node:fs/promises";

const HEAD = ["| consumer | version | what was run | result | configuration | date |", "|---|---|---|---|---|---|"];
const BEGIN = "<!-- written by make matrix -->";
const END = "<!-- end -->";

const line = (row) => `| ${[row.title, row.version, row.ran, row.result, row.config, row.date].join(" | ")} |`;
const titleOf = (written) => written.split(" | ")[0].slice(2);

export const print = (rows) => [...HEAD, ...rows.map(line)].join("\n");

/** Puts rows into a document, consumer by consumer in the order of these titles. */
export async function record(file, rows, titles) {
  const text = await readFile(file, "utf8");
  const [before, rest] = text.split(BEGIN);
  const [old, after] = rest.split(END);
  const written = old.split("\n").filter((entry) => entry.startsWith("| "));
  const lines = titles.flatMap((title) => {
    const anew = rows.filter((row) => row.title === title);
    return anew.length > 0 ? anew.map(line) : written.filter((entry) => titleOf(entry) === title);
  });
  await writeFile(file, [before, BEGIN, "\n", [...HEAD, ...lines].join("\n"), "\n", END, after].join(""));
}
