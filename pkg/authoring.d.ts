/**
 * aftersales/authoring: the tools of those who write policies. A second artefact, which carries its own wasm.
 *
 * An import never grants what its source does not state: what cannot be read grants nothing, or is for review
 * (`decidedBy: "inspection"`), and `warnings` says so. Pointers go into the document that was handed in, those of
 * options into `/options/…`. Data never throws; `AftersalesError` is for misuse and the platform's limits.
 */
import type { Answer, Calendar, Instant, Issue, Option, OrderLine, PolicyDocument, Remedy, Status } from "./types.js";

export type * from "./types.js";
export { AftersalesError } from "./index.js";

/** Starts the tools; await it before anything else. */
export default function init(): Promise<void>;

/** What a document that is read does not say of itself. */
export interface ImportOptions {
  /** The id of the policy: `schema-org`, `google-merchant` or `ucp`, unless it is given. */
  id?: string;
  /** Its edition: a number made of the document's content, unless it is given. */
  version?: string;
  /** Where days begin. Without it they end where a date ends first, on Kiritimati, with the warning `zone_not_stated`. */
  timeZone?: string;
  /** The currency of amounts that state none. */
  currency?: string;
}

/** A return policy that was found on a page. */
export interface FoundPolicy {
  /** Where it stands in what was handed in. */
  pointer: string;
  /** Who states it. The closest to the goods is used: offer, product, the offer's seller, organization. */
  level: "offer" | "product" | "seller" | "organization";
  /** The rule that says what it says; `null` if one closer to the goods is used, or it says nothing that can be relied on. */
  rule: string | null;
  /** Its `returnPolicyCategory`; `null` if it states none. */
  category: "finite" | "unlimited" | "not_permitted" | "unspecified" | "unknown" | null;
  /** Its `merchantReturnDays`; `null` if it states none that can be read. */
  days: number | null;
  /** For whom it is, by ISO 3166; empty: not stated. */
  countries: string[];
}

/** Reads MerchantReturnPolicy and WarrantyPromise in JSON-LD as pages write it: one object, a list or a graph. */
export function fromSchemaOrg(
  jsonld: unknown,
  options?: ImportOptions,
): Answer<{ policy: PolicyDocument; found: FoundPolicy[]; warnings: Issue[] }>;

/** What the markup is written for. */
export interface ExportOptions {
  /** The goods that the markup is for; it is an Offer then, and the shop's Organization otherwise. */
  product?: { categories?: string[]; tags?: string[] };
}

/**
 * Writes the markup that Google reads. It states what the document certainly grants: whatever the reason, for all
 * goods or for `product`. What it cannot say is warned of as `not_expressible`.
 */
export function toSchemaOrg(
  document: unknown,
  options?: ExportOptions,
): Answer<{ jsonld: Record<string, unknown>; warnings: Issue[] }>;

/** Reads an OnlineReturnPolicy of Google's Merchant API, a list of them, or the answer that lists them. */
export function fromGoogleMerchant(
  document: unknown,
  options?: ImportOptions,
): Answer<{ policy: PolicyDocument; warnings: Issue[] }>;

/** Reads return policies of the Universal Commerce Protocol: one, a list, or an answer that carries `policies`. */
export function fromUcp(
  document: unknown,
  options?: ImportOptions,
): Answer<{ policy: PolicyDocument; warnings: Issue[] }>;

/** The packs and calendars that a document names, handed over; and when it is. */
export interface LintOptions {
  /** The packs that the document names. */
  packs?: PolicyDocument[];
  /** The calendars that the document and its packs name. */
  calendars?: Calendar[];
  /** `review`: a rule with a field that this version does not know answers `review`, in place of an issue. */
  unknownFields?: "issue" | "review";
  /** The instant that is asked about; the clock's if it is not given. */
  now?: Instant;
  /** Epoch milliseconds; the host's clock if it is not given. */
  clock?: () => number;
}

/** Something that the author of a policy should look at. */
export interface Finding {
  /** What is found; the codes are in `docs/how-to/authoring.md`. */
  code:
    | "below_statutory_floor"
    | "unreachable_rule"
    | "shadowed_rule"
    | "overlapping_override"
    | "unknown_category"
    | "unused_declaration"
    | "no_remedy_for_defect"
    | "contradicting_costs"
    | "calendar_not_covering"
    | "window_in_the_past"
    | "gap_between_rules"
    | "pack_for_nobody"
    | "pack_needs_facts"
    | "promise_out_of_hours"
    | "missing_words"
    | (string & {});
  /** Where to mend it, in the document; in a pack `/packs/<id>/…`. */
  pointer: string;
  /** What is wrong, in English. */
  message: string;
  /** How it can be mended, in English. */
  wayOut: string;
  /** Names, dates and numbers of the sentence; `sort` tells the findings of one code apart. */
  params?: Record<string, string>;
  /** Pointers of what else takes part in it. */
  others?: string[];
}

/**
 * Checks a policy with its packs and calendars, and writes all of it into one file, which `openPolicy` takes by its address and
 * `loadBuilt` as bytes.
 */
export function buildPolicy(document: unknown, options?: Omit<LintOptions, "now" | "clock">): Answer<Uint8Array>;

/** Looks a policy over: what can be read and may not say what it means, by place and code. */
export function lintPolicy(document: unknown, options?: LintOptions): Answer<Finding[]>;

/** What one reason would open, by remedy; `null` where nothing is open. */
export interface PreviewRow {
  /** A leaf of the tree of reasons, such as `changed_mind`. */
  reason: string;
  /** The answer for this reason as a whole. */
  status: Status;
  remedies: Record<Remedy, PreviewCell | null>;
}

/** The best option of a reason and a remedy; one that is open goes before one that hinges on a fact. */
export type PreviewCell = Pick<Option, "status" | "closes" | "lastDay" | "rule" | "basis">;

/** The matrix of reasons and remedies for an order line at an instant. */
export function preview(document: unknown, line: OrderLine, now?: Instant, options?: LintOptions): Answer<PreviewRow[]>;

/** One value of every case in each column; `NaN` where that is not known or has not happened. Instants are epoch milliseconds. */
export interface CaseColumns {
  /** When the case arrived. */
  received: Float64Array;
  /** When it was first answered. */
  answered?: Float64Array;
  /** When the first answer was due. */
  due?: Float64Array;
  /** When it was resolved. */
  resolved?: Float64Array;
  /** 1 if the complaint was justified, 0 if not. */
  justified?: Float64Array;
  /** 1 if the shopper found what was done in order, 0 if not. */
  accepted?: Float64Array;
  /** The scores of all aspects of the first case, then of the second. */
  scores?: Float64Array;
}

/** How cases are counted, and what the shop aims at. */
export interface IndicatorOptions {
  /** The names of what was marked, in the order of the scores of a case. */
  aspects?: string[];
  /** How many orders there were; without it complaints are counted among cases. */
  orders?: number;
  /** The least score of somebody who is satisfied; 4 if it is not given. */
  satisfiedFrom?: number;
  /** Shares from 0 to 1; `justified` is the most, the others the least. */
  goals?: { onTime?: number; resolved?: number; justified?: number; accepted?: number; satisfied?: number };
  /** The instant that is asked about; the clock's if it is not given. */
  now?: Instant;
}

/**
 * What each of many lines has in one place: numbers, of which what is no number is not stated; or distinct values, and
 * which of them each line has, where an index beyond them states nothing.
 */
export type Column =
  Float64Array | Int32Array | Uint32Array | { values: unknown[]; at: Uint8Array | Uint16Array | Uint32Array };

/** Many order lines in columns. */
export interface LineColumns {
  /** How many lines there are. */
  length: number;
  /**
   * The columns by where they stand in a line or in its request, such as `/line/events/delivered` (milliseconds since the
   * epoch), `/line/quantity`, `/line/categories`, `/request/reason`. Lines are fastest where few differ in anything but
   * the instants of events.
   */
  columns: Record<string, Column>;
}

/** What many lines come to: of each its best option. */
export interface ReturnColumns {
  /** The place in `eligible`, `conditional`, `review`, `ineligible`. */
  status: Uint8Array;
  /** The place in `refund`, `exchange`, `repair`, `replacement`, `store_credit`, `price_reduction`, `compensation`; 255: none. */
  remedy: Uint8Array;
  /** When it closes, in milliseconds since the epoch; `NaN` if that is not certain. */
  closes: Float64Array;
  /** The last day, in days since 1970-01-01; `NaN` likewise. */
  lastDay: Float64Array;
  /** What is paid back, in the currency's smallest unit; `NaN` if that is not known. */
  refund: Float64Array;
}

/** What another edition changes. */
export interface EditionChanges {
  /** How many days longer the shopper has; `NaN` where one of the ends is not certain. */
  days: Float64Array;
  /** How much more is paid back, in the currency's smallest unit; `NaN` where one of the amounts is not known. */
  money: Float64Array;
  /** The lines for which it is worse, the worst first. */
  losses: Uint32Array;
  /** The lines for which it is better, the best first. */
  gains: Uint32Array;
}

/** What a policy gives for many lines: for each the same as `checkReturn`. */
export function checkReturns(
  document: unknown,
  lines: LineColumns,
  now?: Instant,
  options?: LintOptions,
): Answer<ReturnColumns>;

/**
 * What another edition changes for those who bought these lines. An answer that is more certain is better; among equals
 * more money, then more days. What is wrong with a document stands below `/old` or `/new`.
 */
export function comparePolicies(
  old: unknown,
  edition: unknown,
  lines: LineColumns,
  now?: Instant,
  options?: LintOptions,
): Answer<EditionChanges>;

/** A share from 0 to 1 and what it was counted from; `rate` is `null` where there is nothing to count. */
export interface Rate {
  count: number;
  of: number;
  rate: number | null;
  goal?: number;
  reached?: boolean;
}

/** How well the shop serves. */
export interface Indicators {
  /** How many cases there are. */
  cases: number;
  /** First answers by the time that they were due. */
  onTime: Rate;
  /** Cases that are resolved. */
  resolved: Rate;
  /** Complaints that were justified. */
  justified: Rate;
  /** Work that the shopper found in order. */
  accepted: Rate;
  /** For each aspect the mean score, and how many were satisfied. */
  satisfaction: { aspect: string; mean: number | null; satisfied: Rate }[];
  /** The time to the first answer. */
  responseSeconds: Seconds;
  /** The time until it was resolved: an average of days is no limit for each. */
  resolutionSeconds: Seconds;
}

/** How long something took, in seconds; percentiles by the nearest rank: the 90th of ten times is the ninth. */
export interface Seconds {
  count: number;
  mean: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
}

/** How well the shop serves: rates, satisfaction and response times of many cases, in one pass over columns. */
export function indicators(columns: CaseColumns, options?: IndicatorOptions): Answer<Indicators>;
