// What earlier cases take of an order's pieces, so that a page offers no piece twice, and nothing more often than the terms do.

import { instantOf } from "./instant.js";
import { alone, bare, listed, typed } from "./own.js";

/** @typedef {import("./types.js").CaseRecord} CaseRecord */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Order} Order */
/** @typedef {import("./types.js").OrderLine} OrderLine */

/** Lines times claims above which no line has those of the others: so long a question would be refused. */
const MOST = 10_000;
/** The most lines of an order that is answered. */
const MOST_LINES = 1_000;

/** Whose goods go somewhere. */
const KINDS = ["return", "withdrawal", "repair"];

/**
 * The order, each of its lines with a claim for every case that was filed about it.
 * @template {Order} T
 * @param {import("./index.js").Policy} policy
 * @param {T} order
 * @param {CaseRecord[]} cases
 * @param {import("./index.js").Instant} [now]
 * @returns {T}
 */
export function withCases(policy, order, cases, now) {
  if (now !== undefined && now !== null) instantOf(now);
  return typed(() => claimed(policy, order, bare(cases), now));
}

/** @template {Order} T @param {import("./index.js").Policy} policy @param {T} order @param {CaseRecord[]} cases @param {import("./index.js").Instant} [now] @returns {T} */
function claimed(policy, order, cases, now) {
  const filed = cases.filter(({ kind }) => KINDS.includes(kind));
  const states = filed.map((record) => policy.caseProgress(record, now));
  const claimsOf = (/** @type {OrderLine} */ line) =>
    filed.flatMap((record, place) => {
      const state = states[place];
      const pieces = state.ok && piecesOf(record, line);
      return pieces ? [{ remedy: remedyOf(record), quantity: pieces, state: state.value.claim }] : [];
    });
  const given = listed(order.lines);
  const about = given.map((line) => claimsOf(bare(line)));
  const lines = given.map((line, place) => withClaims(line, about[place]));
  const earlier = lines.map(earlierOf);
  if (lines.length > MOST_LINES || earlier.flat().length * lines.length > MOST) return { ...order, lines };
  return { ...order, lines: lines.map((line, place) => withOthers(line, place, earlier, about)) };
}

/**
 * A line with the claims of the other lines of its order, if those are known.
 * @param {OrderLine} line
 * @param {number} place
 * @param {(Claim[] | undefined)[]} earlier All claims of each line.
 * @param {Claim[][]} about What was filed about each.
 */
function withOthers(line, place, earlier, about) {
  const stated = alone(line).orderClaims;
  const others = (stated ? about : earlier).filter((_, other) => other !== place);
  const known = others.every(Boolean);
  return known ? { ...line, orderClaims: [...(stated ?? []), ...others.flatMap((claims) => claims ?? [])] } : line;
}

/** The claims of a line, with one for what was counted; nothing where they are not known. @param {OrderLine} line @returns {Claim[] | undefined} */
function earlierOf(line) {
  const { returned, inProgress, claims = [] } = alone(line);
  if (returned === null || inProgress === null || claims === null) return undefined;
  return [...claims, ...countedOf(returned, "done"), ...countedOf(inProgress, "open")];
}

/** Counted pieces as a claim. @param {number | null | undefined} quantity @param {Claim["state"]} state @returns {Claim[]} */
const countedOf = (quantity, state) => (quantity ? [{ quantity, state }] : []);

/** How much of a line a case is about: one piece if it does not say, or all that is measured. @param {CaseRecord} record @param {OrderLine} line */
function piecesOf({ kind, values, ...record }, line) {
  const { lineId, lineIds } = /** @type {{ lineId?: string, lineIds?: string[] }} */ (alone(record));
  const lines = /** @type {{ id: string, quantity?: number }[] | undefined} */ (values.lines);
  const chosen = lines?.find(({ id }) => id === line.id);
  const one = line.unit ? line.quantity : 1;
  if (chosen) return chosen.quantity ?? one;
  // Who withdraws and names no line withdraws from the whole contract.
  const isWhole = kind === "withdrawal" && !lines?.length && !lineId && !lineIds;
  if (!isWhole && lineId !== line.id && !lineIds?.includes(String(line.id))) return 0;
  return kind === "withdrawal" ? (line.quantity ?? 1) : one;
}

/** @param {CaseRecord} record @returns {Claim["remedy"]} */
function remedyOf({ kind, values }) {
  return /** @type {Claim["remedy"]} */ (values.remedy ?? (kind === "repair" ? "repair" : "refund"));
}

/** Claims stand in place of counts: both would count a piece twice. @param {OrderLine} line @param {Claim[]} claims */
function withClaims(line, claims) {
  if (claims.length === 0) return line;
  const { returned, inProgress, claims: earlier, ...rest } = alone(line);
  const counted = [...countedOf(returned, "done"), ...countedOf(inProgress, "open")];
  return { ...rest, claims: [...(earlier ?? []), ...counted, ...claims] };
}
