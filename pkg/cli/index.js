#!/usr/bin/env node
// aftersales on a command line: finds the command, lets it work, and turns what it says into text and an exit code.
import { createRequire } from "node:module";
import process from "node:process";
import { EXIT, Refusal, UsageError, helpOf, nearest, read } from "./command.js";
import { build } from "./build.js";
import { convert } from "./convert.js";
import { explain } from "./explain.js";
import { lint } from "./lint.js";
import { preview } from "./preview.js";
import { proof } from "./proof.js";
import { terms } from "./terms.js";

/** @typedef {import("./command.js").Command} Command */

/** @type {Record<string, Command>} */
const COMMANDS = { lint, explain, preview, convert, terms, build, proof };

const { version } = createRequire(import.meta.url)("aftersales/package.json");

function overview() {
  const rows = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(9)}${about}`);
  return `Usage: aftersales COMMAND [OPTION…]

${rows.join("\n")}

\`aftersales COMMAND --help\` says what a command takes. A file named - is read from standard input.
Exit codes: 0 done, 1 something was found, 2 the command line is wrong, 3 a file cannot be read or written.
`;
}

/** @param {string | undefined} name */
function commandOf(name) {
  if (name === undefined) throw new UsageError("name a command");
  if (Object.hasOwn(COMMANDS, name)) return COMMANDS[name];
  throw new UsageError(`there is no command ${name}${nearest(name, Object.keys(COMMANDS))}`);
}

/** @param {string[]} words */
async function run([name, ...rest]) {
  if (name === "--help" || name === "-h" || name === "help") return { text: overview() };
  if (name === "--version") return { text: version + "\n" };
  const command = commandOf(name);
  const given = read(command, rest);
  return given.values.help ? { text: helpOf(name, command) } : command.run(given);
}

try {
  const { text, code = EXIT.done } = await run(process.argv.slice(2));
  process.stdout.write(text);
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`aftersales: ${error.message}\n`);
  if (error instanceof UsageError) process.stderr.write("`aftersales --help` shows what there is.\n");
  process.exitCode = error.code;
}
