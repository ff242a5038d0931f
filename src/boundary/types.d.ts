/**
 * The shapes that cross the boundary, in full: what a shop hands in and what it gets back.
 * The functions that take and give them are declared in the package's `index.d.ts`.
 *
 * Pointers are JSON Pointers (RFC 6901). Where a call takes several arguments they begin with the
 * argument's name (`/line/events/delivered`, `/request/reason`, `/policy/rules/2/window`); an issue of
 * `loadPolicy` and `openPolicy` points into the document itself (`/rules/2/window`), or, for what came
 * with it, into `/options/packs/0/…` and `/options/calendars/0/…`.
 */

/** What was asked, understood. `ok: true` means that the input was read, not that the shopper is eligible. */
export type Answer<T> = { ok: true; value: T; warnings?: Issue[] } | { ok: false; issues: Issue[] };

/** Something wrong in an input document: for the integrator, in English. */
export interface Issue { code: string; pointer: string; message: string; expected?: string; received?: string }

/** Epoch milliseconds, a `Date`, ISO 8601 with an offset, or, in facts, a civil date `YYYY-MM-DD` in the policy's zone. */
export type Instant = Date | number | string;
/** Integer minor units, or a decimal string. Answers carry both. */
export type Money = { amount: number; currency: string } | { decimal: string; currency: string };
export interface MoneyOut { amount: number; decimal: string; currency: string }

export type Remedy = "refund" | "exchange" | "repair" | "replacement" | "store_credit" | "price_reduction" | "compensation";
export type Status = "eligible" | "conditional" | "review" | "ineligible";
export type CoverageState = "not_started" | "active" | "expiring" | "expired" | "unregistered" | "void" | "unknown";
export type CountingMode = "days_after" | "days_beginning_with" | "business_days_after" | "months_same_date"
  | "months_from_next_day" | "months_beginning_with" | "elapsed";
export type ConditionFact = "opened" | "used" | "sealIntact" | "tagsAttached" | "complete" | "resaleable" | "damagedByUser" | "tampered";
export type UsageUnit = "kilometres" | "hours" | "cycles";
export type FormKind = "complaint" | "return" | "repair" | "registration" | "survey" | "withdrawal";

// ---- What a shop hands in -------------------------------------------------------------------------------

/** What happened, and when. `null`: it has not happened yet. Absent: not known. */
export type Events = Partial<Record<"ordered" | "paid" | "shipped" | "delivered" | "installed" | "activated" | "registered"
  | "invoiced" | "manufactured" | (string & {}), Instant | null>>;

export interface Order {
  id: string; country?: string; events?: Events; paymentMethod?: string; shipping?: Money; discount?: Money;
  parcels?: { events: Events; lines: { id: string; quantity: number }[] }[]; lines: OrderLine[];
}

/** One product line of an order. Every fact may be `null`: unknown. */
export interface OrderLine {
  id?: string; sku?: string; title?: string; categories?: string[]; tags?: string[];
  quantity?: number | null; returned?: number | null; inProgress?: number | null;
  unitPrice?: Money | null; paid?: Money | null;
  events?: Events;
  condition?: Partial<Record<ConditionFact, boolean | null>>;
  usage?: Partial<Record<UsageUnit, number | null>>;
  repairs?: { from: string; to?: string | null; fault?: string; fixed?: boolean | null }[];
  proofs?: string[] | null;
  channel?: string | null; country?: string | null; seller?: string | null; paymentMethod?: string | null;
  buyer?: { tier?: string | null; consumer?: boolean | null };
  facts?: Record<string, string | number | boolean | null>;
}

export interface ReturnRequest {
  reason?: string; quantity?: number; remedy?: Remedy;
  facts?: Pick<OrderLine, "condition" | "usage" | "proofs">;
  evidence?: string[]; declaredAt?: Instant;
}

export interface LoadOptions {
  packs?: PolicyDocument[] | ((id: string) => Promise<PolicyDocument>);
  calendars?: Calendar[] | ((id: string) => Promise<Calendar>);
  /** `review`: a rule with a field that this version does not know answers `review`; it is never ignored. */
  unknownFields?: "issue" | "review";
  /** Epoch milliseconds; a shop gives its server's time. */
  clock?: () => number;
}

// ---- The documents ----------------------------------------------------------------------------------------

export type EventReference = string | { event: string; plus: string };
export interface Window {
  from?: EventReference | EventReference[];
  /** The event at which the right opens, where that is before the one it is counted from. */
  opens?: string;
  /** `P7D`, `P1Y6M`, `PT48H`, or `unlimited`. */
  length: string;
  count?: CountingMode; timeZone?: string; rollOver?: "none" | "legal";
}
export interface Range { min?: number; max?: number }
export interface Matcher {
  reasons?: string[]; categories?: string[]; tags?: string[]; remedies?: Remedy[];
  channels?: string[]; countries?: string[]; sellers?: string[]; paymentMethods?: string[];
  buyer?: { tiers?: string[]; consumer?: boolean };
  condition?: Partial<Record<ConditionFact, boolean>>;
  usage?: Partial<Record<UsageUnit, Range>>;
  quantity?: Range;
  facts?: Record<string, string | number | boolean | Range>;
  not?: Matcher;
}
export interface Citation { article: string; title?: string; url?: string }
export type RequirementReference = string | { kind: Requirement["kind"]; code: string };
export interface Rule {
  id: string; grants?: Remedy[]; excludes?: Remedy[]; replaces?: string[];
  when?: Matcher; window?: Window; decidedBy?: "inspection";
  requires?: RequirementReference[]; steps?: string[]; notes?: string[];
  refund?: { methods?: string[]; dueDays?: number };
  citation?: Citation; confidence?: "sure" | "fairly_sure" | "doubtful"; title?: string; note?: string;
}
export interface CostRule {
  id: string; when?: Matcher; shippingPaidBy?: "seller" | "buyer";
  fee?: { kind: string; percent?: string; of?: "paid"; amount?: string; per?: "item" | "request" };
  title?: string; note?: string;
}
export interface Warranty {
  id: string; by?: "shop" | "maker"; covers: Remedy[]; part?: string; when?: Matcher; window?: Window;
  limits?: { unit: UsageUnit; cap: number }[]; extendedBy?: "repairs"[];
  registration?: { required: boolean; window: Window; then?: Pick<Window, "length" | "count"> };
  requires?: RequirementReference[]; expiring?: string; citation?: Citation;
  confidence?: Rule["confidence"]; title?: string; note?: string;
}
export interface ServiceLevelRule { kind: string; categories?: string[]; priority?: string[]; window: Window; title?: string; note?: string }
export interface Season {
  id: string; rules: string[]; event: string; from: string; to: string;
  length?: string; lastDayAtLeast?: string; lastDay?: string; title?: string; note?: string;
}
export type FactDeclaration = { type: "boolean" } | { type: "number" } | { type: "choice"; choices: string[] };
export type PackReference = string | { id: string; rollOver?: "none" | "legal"; enable?: string[] };

/** A shop's terms, or, with the same shape, a law's: see `docs/policy-format.md`. */
export interface PolicyDocument {
  $schema?: string; format: 1; id: string; version: string; title?: string; url?: string; note?: string;
  timeZone: string; currency?: string; countries?: string[]; asOf?: string;
  packs?: PackReference[]; calendar?: string;
  assume?: { channel?: string; country?: string; seller?: string; paymentMethod?: string; buyer?: { tier?: string; consumer?: boolean } };
  acceptLate?: string; appliesTo?: { event: string; from?: string; to?: string };
  categories?: Record<string, string[]>; reasons?: Record<string, string[]>;
  events?: string[]; facts?: Record<string, FactDeclaration>;
  defaults?: { window?: Partial<Window> };
  rules?: Rule[]; seasons?: Season[]; costs?: CostRule[]; warranties?: Warranty[]; serviceLevels?: ServiceLevelRule[];
  complaints?: { categories: { id: string; reasons?: string[]; department?: string; priority?: Priority }[] };
  departments?: { id: string; handles: string[] }[];
  servicePoints?: { id: string; name: string; phone?: string; address?: string; hours?: string; categories?: string[]; regions?: string[] }[];
  channels?: { kind: string; value: string; hours?: string }[];
  helpTopics?: { categories: string[]; title: string; url: string }[];
  [extension: `x-${string}`]: unknown;
}

/** Days off and make-up working days, as civil dates or ranges `2026-10-01/2026-10-07`, both ends inside. */
export interface Calendar {
  format: 1; id: string; version: string; title?: string; sources?: string[];
  coversFrom: string; coversUntil: string;
  weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
  daysOff: string[]; workDays?: string[];
}

// ---- Answers about returns ---------------------------------------------------------------------------------

/** What an answer stands on, so that it can be given again. */
export interface StandsOn {
  policy: { id: string; version: string; digest: string };
  packs: { id: string; version: string; digest: string; asOf: string | null }[];
  calendars: { id: string; version: string; coversUntil: string }[];
  zoneData: string; engine: string; now: string;
}
/** The short answer. When nothing is open, `closes` and `lastDay` are those of the window that closed last. */
export interface Verdict { status: Status; remedy: Remedy | null; closes: string | null; lastDay: string | null; nextChange: string | null }
export interface Decision {
  status: Status;
  /** Open or possibly open, best for the shopper first. */
  options: Option[];
  /** Not open, each with every reason why. */
  closed: ClosedOption[];
  /** Facts to ask for. */
  missing: MissingFact[];
  /** `quantity - returned - inProgress`, never below zero. */
  returnableQuantity: number | null;
  /** The instant at which time alone changes the answer. */
  nextChange: string | null;
  standsOn: StandsOn;
  reliesOn: { pointer: string; statedBy: "shopper" | "shop" }[];
}
export interface Fee { kind: string; rule: string; amount: MoneyOut | null; percent?: string }
export interface Step { code: string; amount: MoneyOut; params?: Record<string, string | number> }
export interface Requirement { kind: "proof" | "evidence" | "action"; code: string; met: boolean | null }
export interface Option {
  /** `rule/remedy` */
  id: string; remedy: Remedy; rule: string; basis: "shop" | "maker" | "law"; citation?: Citation; reasons?: string[]; notes?: string[];
  status: "open" | "conditional" | "review";
  /** Pointers of the missing facts that this option hinges on. */
  dependsOn: string[];
  /** `closes` is the certain closing; `closesLatest` the possible one. */
  opens: string | null; closes: string | null; lastDay: string | null;
  closesState: "at" | "unlimited" | "unknown" | "not_started"; closesLatest?: string;
  countedFrom: { event: string; at: string; assumed: boolean } | null; countedBy: CountingMode;
  costs: { shippingPaidBy: "seller" | "buyer" | "unstated"; fees: Fee[] };
  refund?: { amount: MoneyOut; calculation: Step[]; methods: string[]; dueDays?: number };
  requires: Requirement[];
  /** Message codes of the next steps. */
  steps: string[];
}
export interface ClosedOption {
  id: string; remedy: Remedy; rule: string; basis: "shop" | "maker" | "law"; citation?: Citation;
  reasons: { code: string; pointer: string; params: Record<string, string | number | null> }[]; closes?: string; lastDay?: string;
}
/** A fact to ask for, and what each answer would open. */
export interface MissingFact {
  pointer: string; fact: string; type: "boolean" | "date" | "choice" | "number"; choices?: string[];
  opens: { value: unknown; options: string[] }[];
}
export interface Segment { from: string | null; to: string | null; status: Status; options: Option[] }

// ---- Answers about warranties and service -------------------------------------------------------------------

export interface Coverage {
  id: string; rule: string; basis: "shop" | "maker" | "law"; citation?: Citation; part?: string; covers: Remedy[];
  state: CoverageState; opens: string | null; closes: string | null; lastDay: string | null;
  closesState: Option["closesState"]; extendedByDays: number; countedBy: CountingMode;
  countedFrom: Option["countedFrom"];
  limits: { unit: UsageUnit; cap: number; used: number | null }[];
  endedBy?: "time" | "usage" | "void" | "replacement";
  registration?: { required: boolean; until: string | null; lastDay: string | null; done: boolean; gains?: { closes: string; lastDay: string } };
  requires: Requirement[]; missing: MissingFact[];
}
/** Numbers are `null` where the end is unlimited or unknown. */
export interface Remaining {
  state: CoverageState; years: number | null; months: number | null; days: number | null;
  hours: number | null; minutes: number | null; seconds: number | null;
  totalSeconds: number | null; fraction: number | null; closes: string | null;
}
export interface ServiceLevel {
  kind: string; due: string | null; lastDay: string | null; dueState: Option["closesState"];
  countedFrom: Option["countedFrom"]; countedBy: CountingMode; state: "waiting" | "due" | "met" | "missed" | "unknown";
}
export interface CaseFacts { category?: string; reason?: string; priority?: Priority; categories?: string[]; events: Events }

// ---- Forms ------------------------------------------------------------------------------------------------

export type Priority = "urgent" | "high" | "normal";
/** Something that the shopper can correct. */
export interface FieldError { field: string; code: string; params: Record<string, string | number> }
export interface Choice { value: string; children?: Choice[] }
export interface FieldSpec {
  name: string; type: "text" | "multiline" | "email" | "tel" | "date" | "choice" | "money" | "consent"; required: boolean;
  limits?: Record<string, number>; autocomplete?: string; choices?: Choice[]; pattern?: string;
}
export interface CaseRecord {
  id: string; kind: FormKind; values: Record<string, unknown>; raw: Record<string, unknown>;
  receivedAt: string | null; state: string; standsOn: StandsOn;
}
export interface FormReport {
  valid: boolean; errors: FieldError[]; warnings: FieldError[];
  /** Normalised: NFC, trimmed, E.164, ISO dates. */
  values: Record<string, unknown>;
  classification?: { category: string; reason?: string; department: string; priority: Priority };
  serviceLevels?: ServiceLevel[]; options?: Option[]; record?: CaseRecord;
}
export interface Submission {
  format: 1; key: string; kind: FormKind; values: object; order?: Order; requests?: Record<string, ReturnRequest>;
  declaredAt: string; standsOn: StandsOn;
}
export interface Receipt { key: string; caseId: string; receivedAt: string; decision?: Decision }

/** Sentences by code, for one language. */
export interface Messages { locale: string; texts: Record<string, string> }
