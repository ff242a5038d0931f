/** aftersales/proof: a chain of records, each with the SHA-256 of the one before. It needs Web Crypto, and no engine. */

/** A line of the chain, without its end, and the digest by which the next one names it. */
export interface ProofLine {
  line: string;
  digest: string;
}

/**
 * Where a chain is broken. `malformed`: the line is no record. `does_not_follow`: it names another digest than that of the
 * line before, so one of the two was changed, or something between them was taken out or put in. `head_missing`: no line
 * has the digest that was given away; it stands one after the last.
 */
export interface ProofFault {
  /** The first line is 1. */
  line: number;
  why: "malformed" | "does_not_follow" | "head_missing";
}

/** What a chain came to. */
export interface ProofReport {
  ok: boolean;
  /** How many lines there are. */
  count: number;
  /** The digest of the last one. */
  head: string | null;
  broken: ProofFault[];
}

/** SHA-256 of the bytes, or of a text in UTF-8, in lower-case hexadecimal digits. */
export function digest(content: string | Uint8Array): Promise<string>;

/**
 * The line that comes after the one with the digest `previous`, or with `null` begins a chain. Store it with a line feed
 * after it, byte for byte.
 *
 * @throws TypeError if `previous` is no digest, or the record has a `previous` of its own.
 */
export function append(previous: string | null, record: Record<string, unknown>): Promise<ProofLine>;

/**
 * Reads a chain, one record a line, and finds every line that does not follow the one before. With `head`, a digest that
 * was given away while the chain was shorter, a chain is found broken too that was cut before it or written anew.
 */
export function check(text: string, options?: { head?: string }): Promise<ProofReport>;
