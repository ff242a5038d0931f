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

/** What is wrong or odd in an input; the last seven are told by the package's JavaScript: `cyclic` and `unreadable` of data, the others by elements. */
export type IssueCode =
  | "wrong_type" | "missing_field" | "unknown_field" | "unknown_value" | "out_of_range" | "duplicate_id" | "duplicate_key" | "empty_list"
  | "length_missing" | "length_malformed" | "length_does_not_fit_count" | "grants_or_excludes" | "fee_or_shipping" | "season_effect"
  | "length_or_until" | "too_many" | "line_not_in_order" | "counted_twice" | "ambiguous_instant" | "instant_malformed" | "instant_in_seconds"
  | "date_malformed" | "money_malformed" | "unknown_time_zone" | "unknown_rule" | "unknown_reason" | "undeclared_fact" | "undeclared_event"
  | "pack_not_loaded" | "calendar_not_loaded" | "near_miss" | "unknown_category" | "malformed_json" | "too_deep" | "too_large"
  | "unknown_form_field" | "limits_crossed" | "type_of_preset" | "no_effect" | "too_many_entries" | "hours_malformed" | "wait_order"
  | "waits_overlap" | "repair_order" | "repairs_overlap" | "unknown_warranty" | "warranty_follows_itself" | "reading_backwards"
  | "nothing_to_count" | "nothing_found" | "counting_not_stated" | "zone_not_stated" | "missing_country" | "missing_category"
  | "category_unspecified" | "superseded_name" | "unknown_enum_value" | "address_malformed" | "several_values" | "days_missing"
  | "days_malformed" | "days_with_not_permitted" | "days_with_unlimited" | "zero_days" | "time_of_day_dropped" | "country_malformed"
  | "country_not_iso3166" | "too_many_countries_for_google" | "tier_malformed" | "condition_not_expressible" | "refund_type_not_stated"
  | "returnShippingFeesAmount_missing" | "returnShippingFeesAmount_not_allowed" | "restocking_fee_missing" | "restocking_fee_malformed"
  | "restocking_fee_below_one" | "currency_not_stated" | "currency_differs" | "season_malformed" | "season_overlap"
  | "season_event_not_stated" | "season_not_expressible" | "season_closed" | "not_carried_over" | "not_understood" | "policy_is_text"
  | "unknown_type" | "unresolved_reference" | "less_specific_policy_not_used" | "policies_contradict" | "policies_differ_by_product"
  | "warranties_differ_by_product" | "warranty_is_text" | "warranty_start_not_stated" | "warranty_scope_not_stated" | "duration_missing"
  | "duration_malformed" | "label_is_category" | "target_is_tag" | "window_not_stated" | "anchor_required" | "anchor_ambiguous"
  | "days_or_date" | "date_order" | "not_expressible" | "nothing_expressible" | "country_required_by_google" | "cyclic" | "unreadable"
  | "policy_missing" | "not_loaded" | "not_found" | "not_json" | "unavailable";
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
/** Integer minor units, or a decimal string. Answers carry both. */
export type Money = { amount: number; currency: string } | { decimal: string; currency: string };
/** Money in answers: 89.00 EUR is `amount: 8900` and `decimal: "89.00"`. */
export interface MoneyOut { amount: number; decimal: string; currency: string }

/** What a shopper can get. */
export type Remedy = "refund" | "exchange" | "repair" | "replacement" | "store_credit" | "price_reduction" | "compensation";
/** The answer to a return: now, if a fact is so, after somebody looked, or not. */
export type Status = "eligible" | "conditional" | "review" | "ineligible";
/** What a warranty is worth; `unregistered`: it needs a registration that has not happened. */
export type CoverageState = "not_started" | "active" | "expiring" | "expired" | "unregistered" | "void" | "unknown";
/** How a length is counted: each with an example in `docs/policy-format.md`. */
export type CountingMode = "days_after" | "days_beginning_with" | "business_days_after" | "months_same_date"
  | "months_from_next_day" | "months_beginning_with" | "elapsed";
/** What can be asked about the state of goods. */
export type ConditionFact = "opened" | "used" | "sealIntact" | "tagsAttached" | "complete" | "resaleable" | "damagedByUser" | "tampered";
/** What a meter of the goods counts. */
export type UsageUnit = "kilometres" | "hours" | "cycles";
/** Which form it is. */
export type FormKind = "complaint" | "return" | "repair" | "registration" | "survey" | "withdrawal";

// ---- What a shop hands in -------------------------------------------------------------------------------

/** What happened, and when. `null`: it has not happened yet. Absent: not known. */
export type Events = Partial<Record<"ordered" | "paid" | "shipped" | "delivered" | "installed" | "activated" | "registered"
  | "invoiced" | "manufactured" | (string & {}), Instant | null>>;

/** An order. What it says holds for each of its lines and parcels that does not say it itself. */
export interface Order {
  id: string;
  country?: string;
  events?: Events;
  paymentMethod?: string;
  /** What sending it cost, and what was taken off the whole of it: both are shared by what was paid. */
  shipping?: Money; discount?: Money;
  /** Where the order lists its parcels, the last one that holds a line is that line's delivery. */
  parcels?: { events: Events; lines: { id: string; quantity: number }[] }[];
  /** What was taken off because the goods reached a value, at the prices of the lines. */
  promotions?: { id?: string; minimum: Money; off: Money }[];
  /** What was bought; each line needs an id of its own here. */
  lines: OrderLine[];
}
/** An earlier request for some of the goods: `redelivered` ones count again, rejected and cancelled ones never did. */
export interface Claim {
  remedy?: Remedy | null;
  /** For how many. */
  quantity: number;
  state: "open" | "done" | "rejected" | "cancelled";
  /** How many of them arrived at the shop, if that is another number. */
  received?: number | null;
  /** How many the shopper has again: mended, new, or sent once more. */
  redelivered?: number | null;
}

/** One product line of an order. Every fact may be `null`: unknown. */
export interface OrderLine {
  id?: string;
  /** The shop's name for these very goods: they are no exchange for themselves. */
  sku?: string;
  /** What the product is called, for people. */
  title?: string;
  /** What the policy's rules know it by. */
  categories?: string[]; tags?: string[];
  /** What distinguishes it from others of the same product, such as the colour. */
  properties?: Record<string, string>;
  /** How many were bought. */
  quantity?: number | null;
  /** How many of them went back, and how many are on their way. */
  returned?: number | null; inProgress?: number | null;
  /** In place of `returned` and `inProgress`. */
  claims?: Claim[];
  /** The price of one; what was paid for all of them after their own discounts; what was paid for the whole order. */
  unitPrice?: Money | null; paid?: Money | null; orderTotal?: Money | null;
  /** Shares of the order's discount and of what sending it cost; `checkOrder` works them out. */
  discount?: Money | null; shipping?: Money | null;
  /** What happened to it, such as `{ delivered: "2026-03-02" }`. */
  events?: Events;
  /** When each parcel of the order was delivered. */
  deliveries?: (Instant | null)[];
  /** What it belongs to, and what it came with for nothing: ids of lines. */
  set?: string | null; giftFor?: string[];
  /** The state of the goods. */
  condition?: Partial<Record<ConditionFact, boolean | null>>;
  /** How much they were used, in the unit of each. */
  usage?: Partial<Record<UsageUnit, number | null>>;
  /** What a meter showed, and when; where `usage` does not say, the latest stands in. */
  readings?: ({ at: Instant } & Partial<Record<UsageUnit, number | null>>)[];
  /** Visits to the workshop, from and to as dates or instants; without `to` it is still there. */
  repairs?: { from: string; to?: string | null; fault?: string; fixed?: boolean | null }[];
  /** Codes of the papers at hand, such as `receipt`. */
  proofs?: string[] | null;
  /** Where it was sold, to where, by whom, and how it was paid. */
  channel?: string | null; country?: string | null; seller?: string | null; paymentMethod?: string | null;
  /** The buyer's loyalty tier, and whether the buyer is a consumer. */
  buyer?: { tier?: string | null; consumer?: boolean | null };
  /** Facts that the policy declares. */
  facts?: Record<string, string | number | boolean | null>;
}

/** What a shopper asks for. */
export interface ReturnRequest {
  /** Why: a leaf of the tree of reasons, such as `changed_mind`. */
  reason?: string;
  /** How many are asked about; one if it is not said. */
  quantity?: number;
  /** The remedy that is asked for, if it is one. */
  remedy?: Remedy;
  /** What the shopper states; it goes before what the line says. */
  facts?: Pick<OrderLine, "condition" | "usage" | "proofs">;
  /** Codes of what the shopper shows, such as `photo_of_damage`. */
  evidence?: string[];
  /** When the request was made, if it was not sent at once. */
  declaredAt?: Instant;
  /** The money that is asked for, if not all that can be had. */
  amount?: Money;
  /** What is wanted instead. */
  exchangeFor?: { sku?: string; unitPrice?: Money; properties?: Record<string, string>; available?: boolean };
}

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

// ---- The documents ----------------------------------------------------------------------------------------

/** What a window is counted from: an event, moved by a period, of which parcel, or another if that is later. */
export type EventReference = string | { event: string; plus?: string; parcel?: "first" | "last"; orLater?: string };
/** How time in the workshop makes it longer: by the difference of dates, by every day away, or by hours. */
export type Extension = "repairs" | "repairs_both_days" | "repairs_by_hours";
/** How long something is open. */
export interface Window {
  /** The event that it is counted from, or several of which the first that is known counts; `delivered` by default. */
  from?: EventReference | EventReference[];
  /** The event at which the right opens, where that is before the one it is counted from. */
  opens?: string;
  /** `P7D`, `P1Y6M`, `PT48H`, or `unlimited`. Either this or `until`, unless the defaults have it. */
  length?: string;
  /** The last day, and what is counted on from it. */
  until?: string; then?: string;
  /** How time in the workshop makes it longer; one entry. */
  extendedBy?: Extension[];
  /** An event after the end of this one starts nothing. */
  within?: Window;
  /** It closes no later than the one, and no earlier than the other if what that is counted from happened. */
  atMost?: Window; atLeast?: Window;
  /** How the length is counted; by default as the length means by itself. */
  count?: CountingMode;
  /** The zone of its dates; the document's by default. */
  timeZone?: string;
  /** `legal`: a last day that is not worked moves to the next day that is, by the document's calendar. */
  rollOver?: "none" | "legal";
  /** When time counts that is exact: `Mo-Fr 08:30-17:30; Sa 09:00-12:00`, or `24/7`. */
  hours?: string;
}
/** A range of numbers, both ends inside. */
export interface Range { min?: number; max?: number }
/** What an entry asks of the facts: all that it names must hold; of a list, one entry. */
export interface Matcher {
  /** Leaves of the tree of reasons, or branches with all their leaves. */
  reasons?: string[];
  categories?: string[]; tags?: string[]; remedies?: Remedy[];
  channels?: string[]; countries?: string[]; sellers?: string[]; paymentMethods?: string[];
  buyer?: { tiers?: string[]; consumer?: boolean };
  condition?: Partial<Record<ConditionFact, boolean>>;
  usage?: Partial<Record<UsageUnit, Range>>;
  /** How many are asked about. */
  quantity?: Range;
  /** The price of one, and what was paid for the whole order, in units of their currency. */
  unitPrice?: Range; orderTotal?: Range;
  /** Visits to the workshop: how many, under way, in vain, for the same fault; and days away, by dates or by hours. */
  repairs?: Partial<Record<"count" | "open" | "failed" | "sameFault" | "days" | "daysByHours", Range>>;
  /** Whether an event happened, or between which dates, both inside. */
  events?: Record<string, boolean | { from?: string; to?: string }>;
  /** Declared facts, as they must be. */
  facts?: Record<string, string | number | boolean | Range>;
  /** What must not hold. */
  not?: Matcher;
}
/** Where an entry stands in the law or in the terms. */
export interface Citation { article: string; title?: string; url?: string }
/** What the shopper must bring: the code of a proof, or a kind and a code. */
export type RequirementReference = string | { kind: Requirement["kind"]; code: string };
/** Remedies that are granted, or excluded, where it matches: it has either `grants` or `excludes`. */
export interface Rule {
  /** The name that answers cite, its own among the rules. */
  id: string;
  /** Remedies that it opens. */
  grants?: Remedy[];
  /** Remedies that it closes in its own document, never those of a law. */
  excludes?: Remedy[];
  /** Ids of granting rules of the document that do not count where this one matches. */
  replaces?: string[];
  /** Of an excluding rule: the rules whose remedies it closes; all of the document if it names none. */
  rules?: string[];
  /** Where it matches; without it everywhere. */
  when?: Matcher;
  /** When its remedies are open. */
  window?: Window;
  /** Somebody looks at the goods first. */
  decidedBy?: "inspection";
  /** What the shopper must bring. */
  requires?: RequirementReference[];
  /** Codes of the next steps and of remarks, for the page to put into words. */
  steps?: string[]; notes?: string[];
  /** By which ways and within how many days money is paid back, whether that for sending it is, and whether promotions are settled anew. */
  refund?: { methods?: string[]; dueDays?: number; shipping?: "refunded" | "kept"; promotions?: "kept" | "resettled" };
  /** Properties that what is wanted instead must share, such as the colour. */
  exchange?: { keeps: string[] };
  citation?: Citation;
  /** What is less than sure is off unless a reference to the pack enables it. */
  confidence?: "sure" | "fairly_sure" | "doubtful";
  title?: string; note?: string;
}
/** `percent` of what was paid, once, for each day since `from`, or for each 1000 kilometres; or an `amount`. */
export interface FeeTerms {
  /** What it is for, as a code: `restocking`. */
  kind: string;
  /** From `"0"` to `"100"`. */
  percent?: string; of?: "paid";
  /** In units of the document's currency: `"4.95"`. */
  amount?: string;
  per?: "item" | "request" | "day" | "thousand_kilometres";
  /** The event that days are counted from, and how days in the workshop are left out. */
  from?: string; less?: Extension;
}
/** What using a remedy costs: who pays the way back, a fee, something on top, or several of them. */
export interface CostRule {
  id: string;
  /** Those that it is for; all of the document if it names none. */
  rules?: string[];
  when?: Matcher;
  shippingPaidBy?: "seller" | "buyer";
  /** What is taken off a refund, and what is given on top. */
  fee?: FeeTerms; bonus?: FeeTerms;
  title?: string; note?: string;
}
/** A promise that goods hold. */
export interface Warranty {
  id: string;
  /** Who promises it; the shop by default. */
  by?: "shop" | "maker";
  /** The remedies that it gives. */
  covers: Remedy[];
  /** The part that it is for, if not the whole. */
  part?: string;
  /** What it asks of the order decides whether it is for a line, what it asks of the goods whether it is void. */
  when?: Matcher;
  window?: Window;
  /** What it pays for; parts and labour by default. `after`: the warranty whose end starts it. */
  bears?: FaultItem[]; after?: string;
  /** What becomes of it when the goods change hands, and by when that must be registered; by default it stays with them. */
  transfer?: { kept: boolean; window?: Window };
  /** The highest readings that are still inside. */
  limits?: { unit: UsageUnit; cap: number }[];
  extendedBy?: Extension[];
  /** By when the product must be registered, whether there is no warranty without that, and what a registered one has instead. */
  registration?: { required: boolean; window: Window; then?: Pick<Window, "length" | "count"> };
  requires?: RequirementReference[];
  /** How long before its end it is `expiring`; `P30D` by default. */
  expiring?: string;
  citation?: Citation;
  confidence?: Rule["confidence"]; title?: string; note?: string;
}
/** What mending a fault is made of. */
export type FaultItem = "parts" | "labour" | "travel";
/** Who pays for mending faults, where the warranties do not say it. */
export interface FaultTerms {
  id: string;
  charge: "free" | "shared" | "paid";
  /** The shopper's share of what is shared: `"50"`. */
  buyerPercent?: string;
  /** What for, by which causes, requests and parts; all of each by default. */
  items?: FaultItem[]; causes?: string[]; requests?: string[]; parts?: string[];
  /** `true`: only while a warranty bears it; `false`: only while none does. */
  covered?: boolean;
  when?: Matcher;
  /** Codes of the next steps. */
  steps?: string[];
  citation?: Citation; confidence?: Rule["confidence"]; title?: string; note?: string;
}
/** A time of service that is promised; an event named like its `kind` keeps it. */
export interface ServiceLevelRule {
  /** The name that answers cite; the kind by default. */
  id?: string;
  /** `first_response` for instance. */
  kind: string;
  /** Of complaints that it is for; all by default. */
  categories?: string[]; priority?: string[];
  when?: Matcher; window: Window;
  /** `distance`: in kilometres; `pausesWhileWaiting`: it stands still while the case waits for the shopper. */
  departments?: string[]; partners?: string[]; parts?: string[]; distance?: Range; pausesWhileWaiting?: boolean;
  citation?: Citation; confidence?: Rule["confidence"]; title?: string; note?: string;
}
/** Days are dates, or `--11-15` for that day of every year. One of `length`, `lastDay`, `lastDayAtLeast`, `closed`. */
export interface Season {
  id: string;
  /** Ids of the granting rules whose windows it changes. */
  rules: string[];
  when?: Matcher;
  /** The event whose date must lie in it, both ends inside. */
  event: string; from: string; to: string;
  /** How long the windows are instead, and how that is counted. */
  length?: string; count?: CountingMode;
  /** The day before which they do not end, or with which they end. */
  lastDayAtLeast?: string; lastDay?: string;
  /** `true`: nothing is open. */
  closed?: boolean;
  title?: string; note?: string;
}
/** Who has to prove whether a fault was there from the start. */
export interface Presumption {
  id: string; on: "seller" | "buyer"; when?: Matcher; window: Window;
  citation?: Citation; confidence?: Rule["confidence"]; title?: string; note?: string;
}
/** The type of a fact of the shop's own. */
export type FactDeclaration = { type: "boolean" } | { type: "number" } | { type: "choice"; choices: string[] };
/** A law that holds beside the terms: whether its last days roll, and which of its unsure entries count all the same. */
export type PackReference = string | { id: string; rollOver?: "none" | "legal"; enable?: string[] };

/** A field of a form that a shop changes, leaves out (`omit`) or adds. */
export interface FormField {
  /** That of a field of the preset, or a new one, which needs a `type`. */
  name: string; type?: FieldSpec["type"];
  omit?: boolean;
  /** Whether it must be filled in, always or for some reasons. */
  required?: boolean; requiredFor?: string[];
  /** Of characters, entries or the number; and bytes of one file and of all. */
  limits?: { min?: number; max?: number; bytes?: number; total?: number };
  /** The token for the browser's autofill. */
  autocomplete?: string;
  choices?: (string | { value: string; children?: string[] })[];
  /** How a text is built, in the pattern language of `docs/forms.md`, and what guards it against mistyping. */
  pattern?: string; checkDigits?: FieldSpec["checkDigits"];
  /** On which side of today a date lies, and between which dates. */
  dates?: "past" | "future" | "any"; earliest?: string; latest?: string;
  /** Media types of files. */
  accept?: string[];
}
/** A shop's terms, or, with the same shape, a law's: see `docs/policy-format.md`. */
export interface PolicyDocument {
  $schema?: string;
  format: 1;
  /** The name that answers cite, and the edition, any text. */
  id: string; version: string;
  /** For people; the engine does not look at them. */
  title?: string; url?: string; note?: string;
  /** The zone of all dates: `Europe/Berlin`, `UTC`, `+08:00`, or in a pack `shop`. */
  timeZone: string;
  /** Of fees that are stated as amounts, by ISO 4217. */
  currency?: string;
  /** Where it holds; without it, everywhere. */
  countries?: string[];
  /** The date on which the law was as a pack says. */
  asOf?: string;
  /** The laws that hold beside it, and the calendar of its working days: all of them are handed over. */
  packs?: PackReference[]; calendar?: string;
  /** What an order is taken to be where it does not say. */
  assume?: { channel?: string; country?: string; seller?: string; paymentMethod?: string; buyer?: { tier?: string; consumer?: boolean } };
  /** How late a request may arrive that was declared in time, in hours or days of 24 hours: `PT15M`. */
  acceptLate?: string;
  /** For which orders it is, by the date of an event, both ends inside. */
  appliesTo?: { event: string; from?: string; to?: string };
  /** What must come back with a line of an order. */
  returnTogether?: ("sets" | "gifts")[];
  /** Groups of categories, and more leaves for the tree of reasons. */
  categories?: Record<string, string[]>; reasons?: Record<string, string[]>;
  /** Names of events of its own, and facts of its own with their types. */
  events?: string[]; facts?: Record<string, FactDeclaration>;
  /** What its windows take where they do not say. */
  defaults?: { window?: Partial<Window> };
  rules?: Rule[]; seasons?: Season[]; presumptions?: Presumption[]; costs?: CostRule[]; warranties?: Warranty[]; faultTerms?: FaultTerms[]; serviceLevels?: ServiceLevelRule[];
  /** What a shopper may complain about, who answers, and what goes before others. */
  complaints?: {
    categories?: { id: string; reasons?: string[]; department?: string; priority?: Priority }[];
    urgencies?: { id: string; priority: Priority; words?: string[]; categories?: string[]; reasons?: string[] }[];
  };
  /** What the shop changes in the six forms. */
  forms?: Partial<Record<FormKind, { preset?: "standard" | "cn_market_regulation"; fields?: FormField[] }>>;
  /** Which complaints each answers, by category. */
  departments?: { id: string; handles: string[] }[];
  /** Places that repair or take goods in; `hours` as in a window. */
  servicePoints?: { id: string; name: string; phone?: string; address?: string; url?: string; hours?: string; categories?: string[]; regions?: string[] }[];
  /** Ways to reach the shop. */
  channels?: { kind: string; value: string; hours?: string }[];
  /** Pages that may help. */
  helpTopics?: { categories?: string[]; reasons?: string[]; title: string; url: string }[];
  [extension: `x-${string}`]: unknown;
}

/** Days off and make-up working days, as civil dates or ranges `2026-10-01/2026-10-07`, both ends inside. */
export interface Calendar {
  format: 1; id: string; version: string; title?: string;
  /** Where the days were published. */
  sources?: string[];
  /** The first and the last date that it answers for; beyond them nothing is guessed. */
  coversFrom: string; coversUntil: string;
  /** Days of the week that are not worked; may be empty. */
  weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
  /** Days that are not worked, and days that are although the weekend or `daysOff` says otherwise. */
  daysOff: string[]; workDays?: string[];
  /** Off in some regions only: whether they are worked is not known. */
  regional?: string[];
}

// ---- Answers about returns ---------------------------------------------------------------------------------

/** What an answer stands on, so that it can be given again. */
export interface StandsOn {
  /** The editions of the documents; `digest` is made of their content. */
  policy: { id: string; version: string; digest: string };
  packs: { id: string; version: string; digest: string; asOf: string | null }[];
  calendars: { id: string; version: string; coversUntil: string }[];
  /** The editions of the zone data and of the engine. */
  zoneData: string; engine: string;
  /** The instant that was asked about. */
  now: string;
}
/** The short answer. When nothing is open, `closes` and `lastDay` are those of the window that closed last. */
export interface Verdict { status: Status; remedy: Remedy | null; closes: string | null; lastDay: string | null; nextChange: string | null }
/** May this be returned? */
export interface Decision {
  /** The answer as a whole: that of its best option. */
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
  /** Facts that the open options stand on, and who stated them. */
  reliesOn: { pointer: string; statedBy: "shopper" | "shop" }[];
}
/** What is taken off or given on top; `amount` is `null` where what was paid is not known. */
export interface Fee { kind: string; rule: string; amount: MoneyOut | null; percent?: string }
/** One line of a sum of money. */
export interface Step { code: string; amount: MoneyOut; params?: Record<string, string | number> }
/** Something to bring. `met`: whether it is at hand, `null`: not known; `lines`: ids of the order lines that it is about. */
export interface Requirement { kind: "proof" | "evidence" | "action"; code: string; met: boolean | null; lines?: string[] }
/** A remark of the engine; a policy may add remarks of its own. */
export type Note =
  | "roll_over_possible" | "calendar_not_covering" | "promotion_threshold_lost" | "costs_depend_on_facts" | (string & {});
/** One remedy by one rule. */
export interface Option {
  /** `rule/remedy` */
  id: string; remedy: Remedy; rule: string;
  /** Who grants it. */
  basis: "shop" | "maker" | "law"; citation?: Citation;
  /** Leaves of the tree of reasons that it is for, and codes of remarks. `status`: certain, hinging on a fact, or after an inspection. */
  reasons?: string[]; notes?: Note[];
  status: "open" | "conditional" | "review";
  /** Pointers of the missing facts that this option hinges on. */
  dependsOn: string[];
  /** `closes` is the certain closing; `closesLatest` the possible one. */
  opens: string | null; closes: string | null; lastDay: string | null;
  /** Whether it closes at an instant, never, then when is not known, or not before something happens. */
  closesState: "at" | "unlimited" | "unknown" | "not_started"; closesLatest?: string;
  /** The event that the window is counted from; `assumed`: it stands in for one that is not known. */
  countedFrom: { event: string; at: string; assumed: boolean } | null; countedBy: CountingMode;
  /** The season that made the window what it is. */
  season?: string;
  /** Days that were added for time in the workshop. */
  extendedByDays?: number;
  /** What using it costs. */
  costs: { shippingPaidBy: "seller" | "buyer" | "unstated"; fees: Fee[]; bonuses?: Fee[] };
  /** The money back, how it is worked out, by which ways and within how many days it is paid. */
  refund?: { amount: MoneyOut; calculation: Step[]; methods: string[]; dueDays?: number };
  /** What `request.exchangeFor` costs more; less than zero is paid back. */
  exchange?: { difference: MoneyOut; calculation: Step[] };
  /** Who has to prove whether the fault was there from the start, and until when. */
  burdenOfProof?: { on: "seller" | "buyer"; rule: string; basis: "shop" | "law"; citation?: Citation; closes: string | null; lastDay: string | null };
  requires: Requirement[];
  /** Message codes of the next steps. */
  steps: string[];
}
/** Why an option is not open. */
export type RefusalCode =
  | "reason_not_covered" | "category_not_covered" | "tag_not_covered" | "channel_not_covered" | "country_not_covered" | "seller_not_covered"
  | "payment_method_not_covered" | "buyer_tier_not_covered" | "remedy_not_covered" | "buyer_not_covered" | "condition_not_met"
  | "usage_not_covered" | "quantity_not_covered" | "price_not_covered" | "order_total_not_covered" | "repairs_not_covered"
  | "event_not_covered" | "fact_not_met" | "exception_applies" | "order_not_covered" | "closed_in_season" | "excluded" | "replaced"
  | "nothing_left" | "quantity_exceeds_returnable" | "amount_exceeds_paid" | "not_started" | "not_yet_open" | "window_closed"
  | "replacement_same_as_original" | "replacement_unavailable" | "replacement_not_covered";
/** One remedy by one rule that is not open, with every reason why. */
export interface ClosedOption {
  id: string; remedy: Remedy; rule: string; basis: "shop" | "maker" | "law"; citation?: Citation;
  /** `pointer`: the fact that closes it. */
  reasons: { code: RefusalCode; pointer: string; params: Record<string, string | number | null> }[];
  /** When its window closed, if that is why. */
  closes?: string; lastDay?: string;
}
/** A fact to ask for, and what each answer would open. */
export interface MissingFact {
  pointer: string;
  /** Its name, such as `opened`; `reason` for the reason. */
  fact: string;
  type: "boolean" | "date" | "choice" | "number"; choices?: string[];
  /** Ids of the options that each answer opens. */
  opens: { value: unknown; options: string[] }[];
}
/** A time in which the answer stays the same, from one instant up to another; `null`: without end. */
export interface Segment { from: string | null; to: string | null; status: Status; options: Option[] }

// ---- Answers about warranties and service -------------------------------------------------------------------

/** One warranty of an order line. */
export interface Coverage {
  /** The warranty in the documents. */
  id: string; rule: string;
  /** Who stands for it. */
  basis: "shop" | "maker" | "law"; citation?: Citation;
  part?: string; covers: Remedy[];
  bears?: FaultItem[]; after?: string; servicePoints?: string[];
  state: CoverageState; opens: string | null; closes: string | null; lastDay: string | null;
  closesState: Option["closesState"];
  /** Days that were added for time in the workshop. */
  extendedByDays: number;
  countedBy: CountingMode; countedFrom: Option["countedFrom"];
  /** The readings that it runs up to, the latest reading, and in `endedBy` what ended it. */
  limits: { unit: UsageUnit; cap: number; used: number | null }[];
  endedBy?: "time" | "usage" | "void" | "replacement" | "transfer";
  /** By when it must be registered, and the end that a registration in time would give. */
  registration?: { required: boolean; until: string | null; lastDay: string | null; done: boolean; gains?: { closes: string; lastDay: string } };
  requires: Requirement[];
  /** Facts that it hinges on. */
  missing: MissingFact[];
}
/** What is wrong with the goods, and since when: the warranties are judged as they were then. The names are in `docs/policy-format.md`. */
export interface Fault { part?: string | null; cause?: string | null; request?: string | null; since?: Instant | null }
/** `shared`: both pay, or some of it is free; `depends`: see `missing`. `options`: what a return check for a defect has open. */
export interface FaultVerdict {
  verdict: "free" | "shared" | "paid" | "depends";
  /** Who pays for each item, and the shopper's share where it is fixed. */
  charges: { item: FaultItem; charge: FaultVerdict["verdict"]; buyerPercent?: string }[];
  /** The warranties as they were when the fault showed, and what each pays for. */
  coverages: (Pick<Coverage, "id" | "basis" | "citation" | "part" | "state" | "covers" | "closes" | "lastDay" | "closesState"> & { bears: FaultItem[] })[];
  reasons: { code: string; pointer: string }[]; burdenOfProof?: Option["burdenOfProof"];
  requires: Requirement[]; missing: MissingFact[];
  options: string[]; steps: string[]; servicePoints?: string[];
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
/** What was promised for a case, and whether it was kept. */
export interface ServiceLevel {
  id: string; kind: string; basis: "shop" | "law"; citation?: Citation;
  /** The instant by which, and its day where whole days are promised. */
  due: string | null; lastDay: string | null; dueState: Option["closesState"];
  /** `waiting`: what it is counted from has not happened; `paused`: the case waits for the shopper. */
  countedFrom: Option["countedFrom"]; countedBy: CountingMode; state: "waiting" | "due" | "paused" | "met" | "missed" | "unknown";
}
/** What is known of a case that promises are asked about. */
export interface CaseFacts {
  /** Of the complaint. */
  category?: string; reason?: string; priority?: Priority;
  /** Of its goods. */
  categories?: string[]; tags?: string[];
  /** What happened to it, such as `submitted`; and what keeps a promise, such as `first_response`. */
  events: Events;
  country?: string; channel?: string; facts?: OrderLine["facts"];
  /** `department`: by default whom the policy names for the category; `distance`: in kilometres. */
  department?: string; partner?: string; part?: string; distance?: number;
  /** When it waited for the shopper, in order; without `to` it still does. */
  waits?: { from: Instant; to?: Instant | null }[];
}
/** Whom somebody looks for: categories of goods, a region of ISO 3166 such as `DE-BE`, and a reason. */
export interface ContactsWanted { categories?: string[]; region?: string; reason?: string }
/** Whether somebody is there, `null` where that is not known, and when it changes. */
export interface Presence { hours?: string; open: boolean | null; changes: string | null }
/** Whom to ask. */
export interface Contacts {
  servicePoints: ({ id: string; name: string; phone?: string; address?: string; url?: string } & Presence)[];
  channels: ({ kind: string; value: string } & Presence)[];
  helpTopics: { title: string; url: string }[];
}

// ---- Forms ------------------------------------------------------------------------------------------------

/** How soon a case is to be answered. */
export type Priority = "urgent" | "high" | "normal";
/** What is wrong or odd in a field of a form; codes that begin with `demand_`, end with `_in_text`, `direction_control`, `warranty_over` and `arrived_late` are warnings. */
export type FieldErrorCode =
  | "required" | "required_for_reason" | "contact_required" | "address_required" | "wrong_type" | "broken_character" | "too_short"
  | "too_long" | "pattern_mismatch" | "check_digit_wrong" | "email_malformed" | "phone_malformed" | "unknown_choice" | "number_malformed"
  | "number_too_small" | "number_too_large" | "date_malformed" | "date_in_future" | "date_in_past" | "date_too_early" | "date_too_late"
  | "date_before_order" | "amount_malformed" | "amount_above_paid" | "amount_currency" | "line_unknown" | "line_twice" | "quantity_malformed"
  | "quantity_too_large" | "too_many_files" | "file_empty" | "file_type" | "file_too_large" | "files_too_large" | "direction_control"
  | "bank_card_in_text" | "resident_id_in_text" | "iban_in_text" | "demand_depends" | "demand_needs_review" | "demand_not_covered"
  | "warranty_over" | "arrived_late";
/** Something that the shopper can correct. */
export interface FieldError { field: string; code: FieldErrorCode | (string & {}); params: Record<string, string | number> }
/** Something to choose, and what it is divided into. */
export interface Choice { value: string; children?: Choice[] }
/** A field of a form, as a page renders it. */
export interface FieldSpec {
  name: string; type: "text" | "multiline" | "email" | "tel" | "date" | "choice" | "money" | "consent" | "number" | "score" | "lines" | "attachments";
  /** `requiredFor`: reasons for which it must not be empty either. */
  required: boolean; requiredFor?: string[];
  /** `min` and `max` of characters, entries or the number; `bytes` of one file and `total` of all. */
  limits?: Record<string, number>;
  /** The token for the browser's autofill. */
  autocomplete?: string;
  choices?: Choice[];
  /** How the text is built, in the pattern language of `docs/forms.md`; no regular expression. */
  pattern?: string; checkDigits?: "luhn" | "mod11" | "mod97";
  /** Dates, both inside, as of today; and media types of files. */
  earliest?: string; latest?: string; accept?: string[];
}
/** Some of the order's lines, as the value of a field. */
export interface ChosenLine { id: string; quantity: number }
/** A file, as the value of a field: `head` are its first bytes in base64 or hexadecimal digits, by which its type is told. */
export interface Attachment { id: string; name: string; size: number; type: string; head?: string }
/** What a shop keeps of a case: all that the shopper stated. */
export interface CaseRecord {
  /** The number of the case; before it is received, the key of its submission. */
  id: string;
  kind: FormKind;
  /** What was filled in, as the form keeps it, and as it was typed. */
  values: Record<string, unknown>; raw: Record<string, unknown>;
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
/** What a check of a form says. */
export interface FormReport {
  /** That there are no `errors`; `warnings` stop nothing. */
  valid: boolean; errors: FieldError[]; warnings: FieldError[];
  /** Normalised: NFC, trimmed, E.164, ISO dates. */
  values: Record<string, unknown>;
  /** `because`: the urgency that makes it more urgent than its category. */
  classification?: { category: string; reason?: string; department: string; priority: Priority; because?: string };
  /** By when it would be answered, if it were sent now. */
  serviceLevels?: ServiceLevel[];
  /** What is open for the order line, and for each chosen line of the order, by its id. */
  options?: Option[]; lineOptions?: Record<string, Option[]>;
  /** What to keep of it; there is one if it was checked with a `key` and has no errors. */
  record?: CaseRecord;
  contacts?: Contacts;
}
/** A form as a page sends it: sent again with the same `key` it is the same. */
export interface Submission {
  format: 1; key: string; kind: FormKind; values: object; order?: Order;
  /** What is asked of each line, by its id. */
  requests?: Record<string, ReturnRequest>;
  /** When the shopper confirmed it, and the editions that the page showed its answer by. */
  declaredAt: string; standsOn: StandsOn;
}
/** That a submission was kept: only this ends its sending. */
export interface Receipt { key: string; caseId: string; receivedAt: string; decision?: Decision }

/** Sentences by code, for one language. */
export interface Messages { locale: string; texts: Record<string, string> }
