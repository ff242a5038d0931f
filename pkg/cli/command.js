// What every command is made of: its options, its help, and how it refuses.
import { parseArgs } from "node:util";

/** What the command line answers with to scripts. */
export const EXIT = { done: 0, found: 1, usage: 2, unreadable: 3 };

/** A command that cannot go on: its message is for people, its code for scripts. */
export class Refusal extends Error {
  /** @param {string} message @param {number} [code] */
  constructor(message, code = EXIT.unreadable) {
    super(message);
    this.code = code;
  }
}

/** A command line that is wrong. */
export class UsageError extends Refusal {
  /** @param {string} message */
  constructor(message) {
    super(message, EXIT.usage);
  }
}

/**
 * @typedef {object} OptionSpec
 * @property {"string" | "boolean"} type
 * @property {string} about
 * @property {string} [value] What its value is called in the help.
 * @property {string} [short]
 * @property {boolean} [multiple]
 * @property {string[]} [choices]
 */
/** @typedef {{ values: Record<string, any>, files: string[] }} Given */
/** @typedef {{ text: string, remarks?: string, code?: number }} Outcome The answer, and what is said beside it. */
/**
 * @typedef {object} Command
 * @property {string} about One line.
 * @property {string} usage What follows its name.
 * @property {[least: number, most: number]} files How many files it takes.
 * @property {Record<string, OptionSpec>} options
 * @property {(given: Given) => Promise<Outcome>} run
 */

/** @type {Record<string, OptionSpec>} */
const EVERYWHERE = {
  json: { type: "boolean", about: "answer in JSON" },
  help: { type: "boolean", short: "h", about: "show this help" },
};

/** Documents that a policy names and the package does not ship. @type {Record<string, OptionSpec>} */
export const DOCUMENTS = {
  pack: { type: "string", multiple: true, value: "FILE", about: "a pack that the package does not ship" },
  calendar: { type: "string", multiple: true, value: "FILE", about: "a calendar that the package does not ship" },
};

/** How far one word is from another: letters that are put in, left out or changed. @param {string} one @param {string} other */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [above, letter] of [...one].entries()) {
    const next = [above + 1];
    for (const [place, wanted] of [...other].entries()) {
      next.push(Math.min(next[place] + 1, row[place + 1] + 1, row[place] + (letter === wanted ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}

/** The word that was probably meant, as the end of a sentence. @param {string} word @param {string[]} known */
export function nearest(word, known) {
  const [best] = known
    .map((name) => ({ name, away: distance(word, name) }))
    .sort((one, other) => one.away - other.away);
  return best && best.away <= Math.max(2, word.length / 3)
    ? `; did you mean ${best.name}?`
    : `; there are ${known.join(", ")}`;
}

/** Reads a command's words. @param {Command} command @param {string[]} words @returns {Given} */
export function read({ options: own, files: [least, most] }, words) {
  const options = { ...own, ...EVERYWHERE };
  const { tokens } = parseArgs({ args: words, options, allowPositionals: true, strict: false, tokens: true });
  /** @type {Record<string, any>} */
  const values = {};
  const files = [];
  for (const token of tokens) {
    if (token.kind === "positional") files.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (!Object.hasOwn(options, name)) {
      throw new UsageError(
        `there is no option ${rawName}${nearest(
          rawName,
          Object.keys(options).map((known) => "--" + known),
        )}`,
      );
    }
    const { type, multiple, choices } = options[name];
    if (type === "string" && (value === undefined || value === "")) throw new UsageError(`${rawName} needs a value`);
    if (type === "boolean" && value !== undefined) throw new UsageError(`${rawName} takes no value`);
    if (choices && !choices.includes(String(value))) {
      throw new UsageError(`${rawName} cannot be ${value}${nearest(String(value), choices)}`);
    }
    values[name] = multiple ? [...(values[name] ?? []), value] : (value ?? true);
  }
  if (!values.help && files.length < least) {
    throw new UsageError(least > 1 ? `name ${least} files` : "name a file, or - for standard input");
  }
  if (files.length > most) throw new UsageError(`one file too many: ${files[most]}`);
  return { values, files };
}

/** The value of an option that must be there. @param {Given} given @param {string} name @returns {string} */
export function required({ values }, name) {
  if (values[name] === undefined) throw new UsageError(`--${name} is needed`);
  return values[name];
}

/** @param {string} name @param {Command} command */
export function helpOf(name, { about, usage, options }) {
  const rows = Object.entries({ ...options, ...EVERYWHERE }).map(([option, spec]) => {
    const { short, value, choices } = spec;
    const head = `${short ? `-${short}, ` : "    "}--${option}${value ? " " + value : ""}`;
    return `  ${head.padEnd(26)} ${spec.about}${choices ? `: ${choices.join(", ")}` : ""}${spec.multiple ? "; may be repeated" : ""}`;
  });
  return `Usage: aftersales ${name} ${usage}\n\n${about}.\n\n${rows.join("\n")}\n`;
}

/** @param {unknown} value */
export const asJson = (value) => JSON.stringify(value, null, 2) + "\n";
