/**
 * The shapes that cross the boundary, in full: what a shop hands in and what it gets back.
 * The functions that take and give them are declared in the package's `index.d.ts`.
 *
 * Pointers are JSON Pointers (RFC 6901). Where a call takes several arguments they begin with the
 * argument's name (`/line/events/delivered`, `/request/reason`, `/policy/rules/2/window`); an issue of
 * `loadPolicy` and `openPolicy` points into the document itself (`/rules/2/window`), or, for what came
 * with it, into `/options/packs/0/…` and `/options/calendars/0/…`.
 *
 * Unless it is said otherwise, instants in answers are texts with an offset (`2026-03-16T23:00:00Z`), days are civil
 * dates of the policy's zone (`2026-03-16`), periods are ISO 8601 (`P14D`), and countries are of ISO 3166 (`DE`).
 */

/** What was asked, understood. `ok: true` means that the input was read, not that the shopper is eligible. */
export type Answer<T> =
  | { ok: true; value: T; warnings?: Issue[]; issues?: undefined }
  | { ok: false; issues: Issue[]; value?: undefined; warnings?: undefined };

/** What is wrong or odd in an input; these are reported by the package's JavaScript: `cyclic` and `unreadable` of data, the others by elements. */
export type IssueCode =
  | EngineIssueCode
  | "cyclic"
  | "unreadable"
  | "policy_missing"
  | "not_loaded"
  | "not_found"
  | "not_json"
  | "unavailable";
/** Something wrong in an input document: for the integrator, in English. */
export interface Issue {
  /** What is wrong, to be told apart by a program: `unknown_field` for instance. */
  code: IssueCode;
  /** Where it stands. */
  pointer: string;
  /** What is wrong, as a sentence. */
  message: string;
  /** What would have been right, if that can be said. */
  expected?: string;
  /** What was found instead. */
  received?: string;
}

/** Epoch milliseconds, a `Date`, ISO 8601 with an offset, or, in facts, a civil date `YYYY-MM-DD` in the policy's zone. */
export type Instant = Date | number | string;
/** What happened, and when. `null`: it has not happened yet. Absent: not known. */
export type Events = Partial<Record<"ordered" | "paid" | "shipped" | "delivered" | "installed" | "activated" | "registered"
  | "invoiced" | "manufactured" | (string & {}), Instant | null>>;
/** What a policy is read with. */
export interface LoadOptions {
  /** The packs that the document names; `openPolicy` also takes a function that fetches one by its id. */
  packs?: PolicyDocument[] | ((id: string) => Promise<PolicyDocument>);
  /** The calendars that the document and its packs name; likewise. */
  calendars?: Calendar[] | ((id: string) => Promise<Calendar>);
  /** `review`: a rule with a field that this version does not know answers `review`; it is never ignored. */
  unknownFields?: "issue" | "review";
  /** Epoch milliseconds; a shop gives its server's time. */
  clock?: () => number;
}
/** The time left. Numbers are `null` where the end is unlimited or unknown. */
export interface Remaining {
  state: CoverageState;
  /** Together they are the time left: of 1 year, 2 months and 3 days `days` is 3. */
  years: number | null; months: number | null; days: number | null;
  hours: number | null; minutes: number | null; seconds: number | null;
  /** All of it in seconds, and the share of the window that is over, from 0 to 1. */
  totalSeconds: number | null; fraction: number | null;
  closes: string | null;
}
/** Some of the order's lines, as the value of a field. */
export interface ChosenLine { id: string; quantity: number }
/** A file, as the value of a field: `head` are its first bytes in base64 or hexadecimal digits, by which its type is told. */
export interface Attachment { id: string; name: string; size: number; type: string; head?: string }
/** Whom somebody looks for: categories of goods, a region of ISO 3166 such as `DE-BE`, and a reason. */
export interface ContactsWanted {
  categories?: string[] | null;
  region?: string | null;
  reason?: string | null;
}
/** Whether somebody is there, `null` where that is not known, and when it changes. */
export interface Presence {
  hours?: string;
  open: boolean | null;
  changes: string | null;
  opensNext: string | null;
  timeZone: string;
}
/** A remark of the engine; a policy may add remarks of its own. */
export type Note = EngineNote | (string & {});
/** What people read: a text, or texts by their languages as BCP 47 names them. */
export type Spoken = string | Record<string, string>;
/** Where an entry stands, as an answer names it: in the language that it says. */
export interface Cited extends Citation { title?: string }
/** Sentences by code, for one language. */
export interface Messages { locale: string; texts: Record<string, string> }
