// proof: whether a chain of records is whole, and where it is broken.
import { webcrypto } from "node:crypto";
import { check } from "../proof.js";
import { EXIT, UsageError, asJson } from "./command.js";
import { nameOf, readText } from "./files.js";
import { bold, red } from "./table.js";

// Node 18 has it under this name only.
globalThis.crypto ??= /** @type {Crypto} */ (webcrypto);

/** @type {Record<import("../proof.js").ProofFault["why"], string>} */
const WHY = {
  malformed: "this is no record",
  does_not_follow: "it names another digest than that of the line before: one of them was changed, taken out or put in",
  head_missing: "no line has the digest that was given away: the chain was cut before it, or written anew",
};

/** @type {import("./command.js").Command} */
export const proof = {
  about: "Checks a chain of records: whether each line follows the one before",
  usage: "FILE [--head DIGEST] [OPTION…]",
  files: [1, 1],
  options: {
    head: { type: "string", value: "DIGEST", about: "a digest that was given away, which a line must have" },
  },
  async run({ values: { head, json }, files: [file] }) {
    if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
      throw new UsageError(`--head is a SHA-256 in 64 digits of 0-9 and a-f`);
    }
    const report = await check(readText(file), { head });
    const code = report.ok ? EXIT.done : EXIT.found;
    if (json) return { text: asJson(report), code };
    const name = nameOf(file);
    const faults = report.broken.map(({ line, why }) => `${bold(`${name}:${line}`)}  ${red(why)}\n  ${WHY[why]}\n\n`);
    const records = `${report.count} record${report.count === 1 ? "" : "s"}`;
    const end = report.ok ? `in order${report.head ? `; the last is ${report.head}` : ""}` : `${faults.length} broken`;
    return { text: `${faults.join("")}${name}: ${records}, ${end}\n`, code };
  },
};
