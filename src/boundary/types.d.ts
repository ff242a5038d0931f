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
  /** Where the order lists its parcels, the last one that holds a line is that line's delivery. */
  parcels?: { events: Events; lines: { id: string; quantity: number }[] }[];
  /** What was taken off because the goods reached a value, at the prices of the lines. */
  promotions?: { id?: string; minimum: Money; off: Money }[];
  lines: OrderLine[];
}
/** An earlier request for some of the goods: `redelivered` ones count again, rejected and cancelled ones never did. */
export interface Claim {
  remedy?: Remedy | null; quantity: number; state: "open" | "done" | "rejected" | "cancelled";
  /** How many of them arrived at the shop, if that is another number. */
  received?: number | null;
  redelivered?: number | null;
}

/** One product line of an order. Every fact may be `null`: unknown. */
export interface OrderLine {
  id?: string; sku?: string; title?: string; categories?: string[]; tags?: string[];
  /** What distinguishes it from others of the same product, such as the colour. */
  properties?: Record<string, string>;
  quantity?: number | null; returned?: number | null; inProgress?: number | null;
  /** In place of `returned` and `inProgress`. */
  claims?: Claim[];
  unitPrice?: Money | null; paid?: Money | null; orderTotal?: Money | null;
  /** Shares of the order's discount and of what sending it cost; `checkOrder` works them out. */
  discount?: Money | null; shipping?: Money | null;
  events?: Events;
  /** When each parcel of the order was delivered. */
  deliveries?: (Instant | null)[];
  /** What it belongs to, and what it came with for nothing: ids of lines. */
  set?: string | null; giftFor?: string[];
  condition?: Partial<Record<ConditionFact, boolean | null>>;
  usage?: Partial<Record<UsageUnit, number | null>>;
  readings?: ({ at: Instant } & Partial<Record<UsageUnit, number | null>>)[];
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
  /** The money that is asked for, if not all that can be had. */
  amount?: Money;
  /** What is wanted instead. */
  exchangeFor?: { sku?: string; unitPrice?: Money; properties?: Record<string, string>; available?: boolean };
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

export type EventReference = string | { event: string; plus?: string; parcel?: "first" | "last"; orLater?: string };
export type Extension = "repairs" | "repairs_both_days" | "repairs_by_hours";
export interface Window {
  from?: EventReference | EventReference[];
  /** The event at which the right opens, where that is before the one it is counted from. */
  opens?: string;
  /** `P7D`, `P1Y6M`, `PT48H`, or `unlimited`. Either this or `until`, unless the defaults have it. */
  length?: string;
  /** The last day, and what is counted on from it. */
  until?: string; then?: string; extendedBy?: Extension[];
  /** An event after the end of this one starts nothing. */
  within?: Window;
  /** It closes no later than the one, and no earlier than the other if what that is counted from happened. */
  atMost?: Window; atLeast?: Window;
  count?: CountingMode; timeZone?: string; rollOver?: "none" | "legal";
  /** When time counts that is exact: `Mo-Fr 08:30-17:30; Sa 09:00-12:00`, or `24/7`. */
  hours?: string;
}
export interface Range { min?: number; max?: number }
export interface Matcher {
  reasons?: string[]; categories?: string[]; tags?: string[]; remedies?: Remedy[];
  channels?: string[]; countries?: string[]; sellers?: string[]; paymentMethods?: string[];
  buyer?: { tiers?: string[]; consumer?: boolean };
  condition?: Partial<Record<ConditionFact, boolean>>;
  usage?: Partial<Record<UsageUnit, Range>>;
  quantity?: Range;
  /** The price of one, and what was paid for the whole order, in units of their currency. */
  unitPrice?: Range; orderTotal?: Range;
  repairs?: Partial<Record<"count" | "open" | "failed" | "sameFault" | "days" | "daysByHours", Range>>;
  events?: Record<string, boolean | { from?: string; to?: string }>;
  facts?: Record<string, string | number | boolean | Range>;
  not?: Matcher;
}
export interface Citation { article: string; title?: string; url?: string }
export type RequirementReference = string | { kind: Requirement["kind"]; code: string };
export interface Rule {
  id: string; grants?: Remedy[]; excludes?: Remedy[]; replaces?: string[];
  /** Of an excluding rule: the rules whose remedies it closes; all of the document if it names none. */
  rules?: string[];
  when?: Matcher; window?: Window; decidedBy?: "inspection";
  requires?: RequirementReference[]; steps?: string[]; notes?: string[];
  refund?: { methods?: string[]; dueDays?: number; shipping?: "refunded" | "kept"; promotions?: "kept" | "resettled" };
  /** Properties that what is wanted instead must share, such as the colour. */
  exchange?: { keeps: string[] };
  citation?: Citation; confidence?: "sure" | "fairly_sure" | "doubtful"; title?: string; note?: string;
}
/** `percent` of what was paid, once, for each day since `from`, or for each 1000 kilometres; or an `amount`. */
export interface FeeTerms {
  kind: string; percent?: string; of?: "paid"; amount?: string; per?: "item" | "request" | "day" | "thousand_kilometres";
  from?: string; less?: Extension;
}
export interface CostRule {
  /** `rules`: those that it is for; all of the document if it names none. */
  id: string; rules?: string[]; when?: Matcher; shippingPaidBy?: "seller" | "buyer";
  fee?: FeeTerms; bonus?: FeeTerms;
  title?: string; note?: string;
}
export interface Warranty {
  id: string; by?: "shop" | "maker"; covers: Remedy[]; part?: string; when?: Matcher; window?: Window;
  /** What it pays for; parts and labour by default. `after`: the warranty whose end starts it. */
  bears?: FaultItem[]; after?: string; transfer?: { kept: boolean; window?: Window };
  limits?: { unit: UsageUnit; cap: number }[]; extendedBy?: Extension[];
  registration?: { required: boolean; window: Window; then?: Pick<Window, "length" | "count"> };
  requires?: RequirementReference[]; expiring?: string; citation?: Citation;
  confidence?: Rule["confidence"]; title?: string; note?: string;
}
export type FaultItem = "parts" | "labour" | "travel";
/** Who pays for mending faults, where the warranties do not say it. */
export interface FaultTerms {
  id: string; charge: "free" | "shared" | "paid"; buyerPercent?: string; items?: FaultItem[]; causes?: string[]; requests?: string[];
  parts?: string[]; covered?: boolean; when?: Matcher; steps?: string[]; citation?: Citation; confidence?: Rule["confidence"]; title?: string; note?: string;
}
export interface ServiceLevelRule {
  id?: string; kind: string; categories?: string[]; priority?: string[]; when?: Matcher; window: Window;
  /** `distance`: in kilometres; `pausesWhileWaiting`: it stands still while the case waits for the shopper. */
  departments?: string[]; partners?: string[]; parts?: string[]; distance?: Range; pausesWhileWaiting?: boolean;
  citation?: Citation; confidence?: Rule["confidence"]; title?: string; note?: string;
}
/** Days are dates, or `--11-15` for that day of every year. One of `length`, `lastDay`, `lastDayAtLeast`, `closed`. */
export interface Season {
  id: string; rules: string[]; when?: Matcher; event: string; from: string; to: string;
  length?: string; count?: CountingMode; lastDayAtLeast?: string; lastDay?: string; closed?: boolean; title?: string; note?: string;
}
/** Who has to prove whether a fault was there from the start. */
export interface Presumption {
  id: string; on: "seller" | "buyer"; when?: Matcher; window: Window;
  citation?: Citation; confidence?: Rule["confidence"]; title?: string; note?: string;
}
export type FactDeclaration = { type: "boolean" } | { type: "number" } | { type: "choice"; choices: string[] };
export type PackReference = string | { id: string; rollOver?: "none" | "legal"; enable?: string[] };

/** A field of a form that a shop changes, leaves out (`omit`) or adds. */
export interface FormField {
  name: string; type?: FieldSpec["type"]; omit?: boolean; required?: boolean; requiredFor?: string[];
  limits?: { min?: number; max?: number; bytes?: number; total?: number }; autocomplete?: string;
  choices?: (string | { value: string; children?: string[] })[]; pattern?: string; checkDigits?: FieldSpec["checkDigits"];
  dates?: "past" | "future" | "any"; earliest?: string; latest?: string; accept?: string[];
}
/** A shop's terms, or, with the same shape, a law's: see `docs/policy-format.md`. */
export interface PolicyDocument {
  $schema?: string; format: 1; id: string; version: string; title?: string; url?: string; note?: string;
  timeZone: string; currency?: string; countries?: string[]; asOf?: string;
  packs?: PackReference[]; calendar?: string;
  assume?: { channel?: string; country?: string; seller?: string; paymentMethod?: string; buyer?: { tier?: string; consumer?: boolean } };
  acceptLate?: string; appliesTo?: { event: string; from?: string; to?: string }; returnTogether?: ("sets" | "gifts")[];
  categories?: Record<string, string[]>; reasons?: Record<string, string[]>;
  events?: string[]; facts?: Record<string, FactDeclaration>;
  defaults?: { window?: Partial<Window> };
  rules?: Rule[]; seasons?: Season[]; presumptions?: Presumption[]; costs?: CostRule[]; warranties?: Warranty[]; faultTerms?: FaultTerms[]; serviceLevels?: ServiceLevelRule[];
  complaints?: {
    categories?: { id: string; reasons?: string[]; department?: string; priority?: Priority }[];
    urgencies?: { id: string; priority: Priority; words?: string[]; categories?: string[]; reasons?: string[] }[];
  };
  forms?: Partial<Record<FormKind, { preset?: "standard" | "cn_market_regulation"; fields?: FormField[] }>>;
  departments?: { id: string; handles: string[] }[];
  servicePoints?: { id: string; name: string; phone?: string; address?: string; url?: string; hours?: string; categories?: string[]; regions?: string[] }[];
  channels?: { kind: string; value: string; hours?: string }[];
  helpTopics?: { categories?: string[]; reasons?: string[]; title: string; url: string }[];
  [extension: `x-${string}`]: unknown;
}

/** Days off and make-up working days, as civil dates or ranges `2026-10-01/2026-10-07`, both ends inside. */
export interface Calendar {
  format: 1; id: string; version: string; title?: string; sources?: string[];
  coversFrom: string; coversUntil: string;
  weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
  daysOff: string[]; workDays?: string[];
  /** Off in some regions only: whether they are worked is not known. */
  regional?: string[];
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
/** `lines`: ids of the order lines that it is about. */
export interface Requirement { kind: "proof" | "evidence" | "action"; code: string; met: boolean | null; lines?: string[] }
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
  /** The season that made the window what it is. */
  season?: string;
  /** Days that were added for time in the workshop. */
  extendedByDays?: number;
  costs: { shippingPaidBy: "seller" | "buyer" | "unstated"; fees: Fee[]; bonuses?: Fee[] };
  refund?: { amount: MoneyOut; calculation: Step[]; methods: string[]; dueDays?: number };
  /** What `request.exchangeFor` costs more; less than zero is paid back. */
  exchange?: { difference: MoneyOut; calculation: Step[] };
  burdenOfProof?: { on: "seller" | "buyer"; rule: string; basis: "shop" | "law"; citation?: Citation; closes: string | null; lastDay: string | null };
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
  bears?: FaultItem[]; after?: string; servicePoints?: string[]; state: CoverageState; opens: string | null; closes: string | null; lastDay: string | null;
  closesState: Option["closesState"]; extendedByDays: number; countedBy: CountingMode;
  countedFrom: Option["countedFrom"];
  limits: { unit: UsageUnit; cap: number; used: number | null }[];
  endedBy?: "time" | "usage" | "void" | "replacement" | "transfer";
  registration?: { required: boolean; until: string | null; lastDay: string | null; done: boolean; gains?: { closes: string; lastDay: string } };
  requires: Requirement[]; missing: MissingFact[];
}
/** What is wrong with the goods, and since when: the warranties are judged as they were then. The names are in `docs/policy-format.md`. */
export interface Fault { part?: string | null; cause?: string | null; request?: string | null; since?: Instant | null }
/** `shared`: both pay, or some of it is free; `depends`: see `missing`. `options`: what a return check for a defect has open. */
export interface FaultVerdict {
  verdict: "free" | "shared" | "paid" | "depends";
  charges: { item: FaultItem; charge: FaultVerdict["verdict"]; buyerPercent?: string }[];
  coverages: (Pick<Coverage, "id" | "basis" | "citation" | "part" | "state" | "covers" | "closes" | "lastDay" | "closesState"> & { bears: FaultItem[] })[];
  reasons: { code: string; pointer: string }[]; burdenOfProof?: Option["burdenOfProof"];
  requires: Requirement[]; missing: MissingFact[]; options: string[]; steps: string[]; servicePoints?: string[];
}
/** Numbers are `null` where the end is unlimited or unknown. */
export interface Remaining {
  state: CoverageState; years: number | null; months: number | null; days: number | null;
  hours: number | null; minutes: number | null; seconds: number | null;
  totalSeconds: number | null; fraction: number | null; closes: string | null;
}
export interface ServiceLevel {
  id: string; kind: string; basis: "shop" | "law"; citation?: Citation; due: string | null; lastDay: string | null; dueState: Option["closesState"];
  countedFrom: Option["countedFrom"]; countedBy: CountingMode; state: "waiting" | "due" | "paused" | "met" | "missed" | "unknown";
}
export interface CaseFacts {
  category?: string; reason?: string; priority?: Priority; categories?: string[]; tags?: string[]; events: Events;
  country?: string; channel?: string; facts?: OrderLine["facts"];
  /** `department`: by default whom the policy names for the category; `distance`: in kilometres. */
  department?: string; partner?: string; part?: string; distance?: number;
  /** When it waited for the shopper, in order; without `to` it still does. */
  waits?: { from: Instant; to?: Instant | null }[];
}
export interface ContactsWanted { categories?: string[]; region?: string; reason?: string }
/** Whether somebody is there, `null` where that is not known, and when it changes. */
export interface Presence { hours?: string; open: boolean | null; changes: string | null }
export interface Contacts {
  servicePoints: ({ id: string; name: string; phone?: string; address?: string; url?: string } & Presence)[];
  channels: ({ kind: string; value: string } & Presence)[];
  helpTopics: { title: string; url: string }[];
}

// ---- Forms ------------------------------------------------------------------------------------------------

export type Priority = "urgent" | "high" | "normal";
/** Something that the shopper can correct. */
export interface FieldError { field: string; code: string; params: Record<string, string | number> }
export interface Choice { value: string; children?: Choice[] }
export interface FieldSpec {
  name: string; type: "text" | "multiline" | "email" | "tel" | "date" | "choice" | "money" | "consent" | "number" | "score" | "lines" | "attachments";
  /** `requiredFor`: reasons for which it must not be empty either. */
  required: boolean; requiredFor?: string[];
  limits?: Record<string, number>; autocomplete?: string; choices?: Choice[];
  /** How the text is built, in the pattern language of `docs/forms.md`; no regular expression. */
  pattern?: string; checkDigits?: "luhn" | "mod11" | "mod97";
  /** Dates, both inside, as of today; and media types of files. */
  earliest?: string; latest?: string; accept?: string[];
}
/** Some of the order's lines, as the value of a field. */
export interface ChosenLine { id: string; quantity: number }
/** A file, as the value of a field: `head` are its first bytes in base64 or hexadecimal digits, by which its type is told. */
export interface Attachment { id: string; name: string; size: number; type: string; head?: string }
export interface CaseRecord {
  id: string; kind: FormKind; values: Record<string, unknown>; raw: Record<string, unknown>;
  receivedAt: string | null; state: string; standsOn: StandsOn; classification?: FormReport["classification"];
  /** When the shopper confirmed it, and what happened to it since, such as `first_response` or `reopened`. */
  declaredAt?: string; events?: Events;
}
/** `due`: the promise for a step that falls due first; `by`: whose turn it is, or will be. */
export interface CaseStep {
  step: "receive" | "answer" | "examine" | "propose" | "agree" | "carry_out" | "close";
  state: "done" | "skipped" | "current" | "waiting"; at: string | null; by: "shop" | "shopper"; due?: ServiceLevel;
}
/** How far a case is. */
export interface CaseProgress {
  state: "sent" | "received" | "answered" | "examined" | "proposed" | "agreed" | "carried_out" | "closed"
    | "reopened" | "escalated" | "waiting_for_shopper";
  steps: CaseStep[]; serviceLevels: ServiceLevel[];
  /** When time alone changes this: the next promise to fall due. */
  nextChange: string | null;
}
export interface FormReport {
  valid: boolean; errors: FieldError[]; warnings: FieldError[];
  /** Normalised: NFC, trimmed, E.164, ISO dates. */
  values: Record<string, unknown>;
  /** `because`: the urgency that makes it more urgent than its category. */
  classification?: { category: string; reason?: string; department: string; priority: Priority; because?: string };
  serviceLevels?: ServiceLevel[]; options?: Option[]; lineOptions?: Record<string, Option[]>; record?: CaseRecord; contacts?: Contacts;
}
export interface Submission {
  format: 1; key: string; kind: FormKind; values: object; order?: Order; requests?: Record<string, ReturnRequest>;
  declaredAt: string; standsOn: StandsOn;
}
export interface Receipt { key: string; caseId: string; receivedAt: string; decision?: Decision }

/** Sentences by code, for one language. */
export interface Messages { locale: string; texts: Record<string, string> }
