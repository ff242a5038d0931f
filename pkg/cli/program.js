// The program as a function: finds the command, lets it work, and turns what it says into texts and an exit code.
import { createRequire } from "node:module";
import { EXIT, Refusal, UsageError, helpOf, nearest, read } from "./command.js";
import { build } from "./build.js";
import { compare } from "./compare.js";
import { convert } from "./convert.js";
import { explain } from "./explain.js";
import { lint } from "./lint.js";
import { preview } from "./preview.js";
import { proof } from "./proof.js";
import { terms } from "./terms.js";

/** @typedef {import("./command.js").Command} Command */
/** @typedef {import("./command.js").Outcome} Outcome */

/** @type {Record<string, Command>} */
const COMMANDS = { lint, explain, preview, compare, convert, terms, build, proof };

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

/** @param {string[]} words @returns {Promise<Outcome>} */
async function answered([name, ...rest]) {
  if (name === "--help" || name === "-h" || name === "help") return { text: overview() };
  if (name === "--version") return { text: version + "\n" };
  const command = commandOf(name);
  const given = read(command, rest);
  return given.values.help ? { text: helpOf(name, command) } : command.run(given);
}

/** What the program answers to the words of a command line. @param {string[]} words @returns {Promise<Required<Outcome>>} */
export async function program(words) {
  try {
    return { remarks: "", code: EXIT.done, ...(await answered(words)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const more = error instanceof UsageError ? "`aftersales --help` shows what there is.\n" : "";
    return { text: "", remarks: `aftersales: ${error.message}\n${more}`, code: error.code };
  }
}
