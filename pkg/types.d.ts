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
}
/** A remark of the engine; a policy may add remarks of its own. */
export type Note = EngineNote | (string & {});
/** Sentences by code, for one language. */
export interface Messages { locale: string; texts: Record<string, string> }

// ---- Codes -----------------------------------------------------------------------------------------------

/** Whose turn it is. */
export type Actor =
  | "shop"
  | "shopper";
/** Who stands for a right. */
export type Basis =
  | "shop"
  | "maker"
  | "law";
/** How far a case is, in one word. */
export type CaseState =
  | "sent"
  | "received"
  | "answered"
  | "examined"
  | "proposed"
  | "agreed"
  | "carried_out"
  | "closed"
  | "reopened"
  | "escalated"
  | "waiting_for_shopper";
/** A step of a case. */
export type CaseStepCode =
  | "receive"
  | "answer"
  | "examine"
  | "propose"
  | "agree"
  | "carry_out"
  | "close";
/** Who pays for mending a fault; `shared`: both, or some of it is free; `depends`: on facts that are missing. */
export type ChargeVerdict =
  | "free"
  | "shared"
  | "paid"
  | "depends";
/** How a number guards itself against mistyping. */
export type CheckDigits =
  | "luhn"
  | "mod11"
  | "mod97";
/** How far an earlier request is. */
export type ClaimState =
  | "open"
  | "done"
  | "rejected"
  | "cancelled";
/** How far the end of a window is known. */
export type ClosesState =
  | "at"
  | "unlimited"
  | "unknown"
  | "not_started";
/** What can be asked about the state of goods. */
export type ConditionFact =
  | "opened"
  | "used"
  | "sealIntact"
  | "tagsAttached"
  | "complete"
  | "resaleable"
  | "damagedByUser"
  | "tampered";
/** How sure a pack is of an entry; what is less than sure is off unless enabled. */
export type Confidence =
  | "sure"
  | "fairly_sure"
  | "doubtful";
/** What a countdown runs to. */
export type CountdownKind =
  | "return"
  | "warranty"
  | "registration"
  | "service_level";
/** How a length is counted: each with an example in `docs/reference/policy-format.md`. */
export type CountingMode =
  | "days_after"
  | "days_beginning_with"
  | "business_days_after"
  | "months_same_date"
  | "months_from_next_day"
  | "months_beginning_with"
  | "elapsed";
/** What a warranty is worth; `unregistered`: it needs a registration that has not happened. */
export type CoverageState =
  | "not_started"
  | "active"
  | "expiring"
  | "expired"
  | "unregistered"
  | "void"
  | "unknown";
/** On which side of today a date lies. */
export type Dates =
  | "past"
  | "future"
  | "any";
/** How a claim is decided. */
export type DecidedBy =
  | "inspection";
/** What ended a warranty. */
export type EndedBy =
  | "time"
  | "usage"
  | "void"
  | "replacement"
  | "transfer";
/** How time in the workshop makes a window longer: by the difference of dates, by every day away, or by hours. */
export type Extension =
  | "repairs"
  | "repairs_both_days"
  | "repairs_by_hours";
/** The type of a fact that a document declares. */
export type FactKind =
  | "boolean"
  | "number"
  | "choice";
/** Who pays for mending a fault: the seller, both, or the buyer. */
export type FaultCharge =
  | "free"
  | "shared"
  | "paid";
/** What mending a fault is made of. */
export type FaultItem =
  | "parts"
  | "labour"
  | "travel";
/** Why somebody pays for mending a fault. */
export type FaultReason =
  | "no_coverage"
  | "covered"
  | "coverage_of_a_part"
  | "coverage_expired"
  | "coverage_void"
  | "coverage_not_started"
  | "coverage_unregistered"
  | "coverage_unknown"
  | "cause_unknown"
  | "cause_of_the_goods"
  | "cause_of_both"
  | "cause_of_the_buyer"
  | "cause_of_the_terms"
  | "change_on_request"
  | "terms_for_faults";
/** What a percentage is of. */
export type FeeBase =
  | "paid";
/** What a fee is charged for. */
export type FeePer =
  | "item"
  | "request"
  | "day"
  | "thousand_kilometres";
/** What is wrong or odd in a field of a form. */
export type FieldErrorCode =
  | "required"
  | "required_for_reason"
  | "contact_required"
  | "address_required"
  | "wrong_type"
  | "broken_character"
  | "too_short"
  | "too_long"
  | "pattern_mismatch"
  | "check_digit_wrong"
  | "email_malformed"
  | "phone_malformed"
  | "unknown_choice"
  | "number_malformed"
  | "number_too_small"
  | "number_too_large"
  | "date_malformed"
  | "date_in_future"
  | "date_in_past"
  | "date_too_early"
  | "date_too_late"
  | "date_before_order"
  | "amount_malformed"
  | "amount_above_paid"
  | "amount_currency"
  | "line_unknown"
  | "line_twice"
  | "quantity_malformed"
  | "quantity_too_large"
  | "too_many_files"
  | "file_empty"
  | "file_type"
  | "file_too_large"
  | "files_too_large"
  | "direction_control"
  | "bank_card_in_text"
  | "resident_id_in_text"
  | "iban_in_text"
  | "demand_depends"
  | "demand_needs_review"
  | "demand_not_covered"
  | "warranty_over"
  | "arrived_late";
/** What a field of a form takes. */
export type FieldKind =
  | "text"
  | "multiline"
  | "email"
  | "tel"
  | "date"
  | "choice"
  | "money"
  | "consent"
  | "number"
  | "score"
  | "lines"
  | "attachments";
/** Which form it is. */
export type FormKind =
  | "complaint"
  | "return"
  | "repair"
  | "registration"
  | "survey"
  | "withdrawal";
/** Which fields a form has before a shop changes them. */
export type FormPreset =
  | "standard"
  | "cn_market_regulation";
/** What is wrong or odd in an input. */
export type EngineIssueCode =
  | "wrong_type"
  | "missing_field"
  | "unknown_field"
  | "unknown_value"
  | "out_of_range"
  | "duplicate_id"
  | "duplicate_key"
  | "empty_list"
  | "length_missing"
  | "length_malformed"
  | "length_does_not_fit_count"
  | "grants_or_excludes"
  | "fee_or_shipping"
  | "season_effect"
  | "length_or_until"
  | "too_many"
  | "line_not_in_order"
  | "counted_twice"
  | "ambiguous_instant"
  | "instant_malformed"
  | "instant_in_seconds"
  | "date_malformed"
  | "money_malformed"
  | "unknown_time_zone"
  | "unknown_rule"
  | "unknown_reason"
  | "undeclared_fact"
  | "undeclared_event"
  | "pack_not_loaded"
  | "calendar_not_loaded"
  | "near_miss"
  | "unknown_category"
  | "malformed_json"
  | "too_deep"
  | "too_large"
  | "unknown_form_field"
  | "limits_crossed"
  | "type_of_preset"
  | "no_effect"
  | "too_many_entries"
  | "hours_malformed"
  | "wait_order"
  | "waits_overlap"
  | "repair_order"
  | "repairs_overlap"
  | "unknown_warranty"
  | "warranty_follows_itself"
  | "reading_backwards"
  | "nothing_to_count"
  | "nothing_found"
  | "counting_not_stated"
  | "zone_not_stated"
  | "missing_country"
  | "missing_category"
  | "category_unspecified"
  | "superseded_name"
  | "unknown_enum_value"
  | "address_malformed"
  | "several_values"
  | "days_missing"
  | "days_malformed"
  | "days_with_not_permitted"
  | "days_with_unlimited"
  | "zero_days"
  | "time_of_day_dropped"
  | "country_malformed"
  | "country_not_iso3166"
  | "too_many_countries_for_google"
  | "tier_malformed"
  | "condition_not_expressible"
  | "refund_type_not_stated"
  | "returnShippingFeesAmount_missing"
  | "returnShippingFeesAmount_not_allowed"
  | "restocking_fee_missing"
  | "restocking_fee_malformed"
  | "restocking_fee_below_one"
  | "currency_not_stated"
  | "currency_differs"
  | "season_malformed"
  | "season_overlap"
  | "season_event_not_stated"
  | "season_not_expressible"
  | "season_closed"
  | "not_carried_over"
  | "not_understood"
  | "policy_is_text"
  | "unknown_type"
  | "unresolved_reference"
  | "less_specific_policy_not_used"
  | "policies_contradict"
  | "policies_differ_by_product"
  | "warranties_differ_by_product"
  | "warranty_is_text"
  | "warranty_start_not_stated"
  | "warranty_scope_not_stated"
  | "duration_missing"
  | "duration_malformed"
  | "label_is_category"
  | "target_is_tag"
  | "window_not_stated"
  | "anchor_required"
  | "anchor_ambiguous"
  | "days_or_date"
  | "date_order"
  | "not_expressible"
  | "nothing_expressible"
  | "country_required_by_google";
/** A remark of the engine. */
export type EngineNote =
  | "roll_over_possible"
  | "calendar_not_covering"
  | "promotion_threshold_lost"
  | "costs_depend_on_facts";
/** What a missing fact is. */
export type MissingKind =
  | "boolean"
  | "date"
  | "choice"
  | "number";
/** How certain an option is: now, if a fact is so, or after somebody looked. */
export type Openness =
  | "open"
  | "conditional"
  | "review";
/** A party of a sale. */
export type Party =
  | "seller"
  | "buyer";
/** How soon a case is to be answered. */
export type Priority =
  | "urgent"
  | "high"
  | "normal";
/** Whether a promise is kept. */
export type PromiseState =
  | "waiting"
  | "due"
  | "paused"
  | "met"
  | "missed"
  | "unknown";
/** What becomes of a promotion when too little is kept for it. */
export type PromotionRefund =
  | "kept"
  | "resettled";
/** Why an option is not open. */
export type RefusalCode =
  | "reason_not_covered"
  | "category_not_covered"
  | "tag_not_covered"
  | "channel_not_covered"
  | "country_not_covered"
  | "seller_not_covered"
  | "payment_method_not_covered"
  | "buyer_tier_not_covered"
  | "remedy_not_covered"
  | "buyer_not_covered"
  | "condition_not_met"
  | "usage_not_covered"
  | "quantity_not_covered"
  | "price_not_covered"
  | "order_total_not_covered"
  | "repairs_not_covered"
  | "event_not_covered"
  | "fact_not_met"
  | "exception_applies"
  | "order_not_covered"
  | "closed_in_season"
  | "excluded"
  | "replaced"
  | "nothing_left"
  | "quantity_exceeds_returnable"
  | "amount_exceeds_paid"
  | "not_started"
  | "not_yet_open"
  | "window_closed"
  | "replacement_same_as_original"
  | "replacement_unavailable"
  | "replacement_not_covered";
/** What a shopper can get. */
export type Remedy =
  | "refund"
  | "exchange"
  | "repair"
  | "replacement"
  | "store_credit"
  | "price_reduction"
  | "compensation";
/** What the shopper must bring. */
export type RequirementKind =
  | "proof"
  | "evidence"
  | "action";
/** What must come back together. */
export type ReturnTogether =
  | "sets"
  | "gifts";
/** Whether a last day that is not worked moves to the next day that is. */
export type RollOver =
  | "none"
  | "legal";
/** Who pays for sending goods back. */
export type ShippingPayer =
  | "seller"
  | "buyer"
  | "unstated";
/** What becomes of what was paid to send the goods. */
export type ShippingRefund =
  | "refunded"
  | "kept";
/** Who stated a fact. */
export type StatedBy =
  | "shopper"
  | "shop";
/** The answer to a return: now, if a fact is so, after somebody looked, or not. */
export type Status =
  | "eligible"
  | "conditional"
  | "review"
  | "ineligible";
/** Whether a step of a case is done. */
export type StepState =
  | "done"
  | "skipped"
  | "current"
  | "waiting";
/** What fields do that this version does not know. */
export type UnknownFields =
  | "issue"
  | "review";
/** What a meter of the goods counts. */
export type UsageUnit =
  | "kilometres"
  | "hours"
  | "cycles";
/** Who promises a warranty. */
export type Warrantor =
  | "shop"
  | "maker";
/** A day of the week. */
export type Weekday =
  | "monday"
  | "tuesday"
  | "wednesday"
  | "thursday"
  | "friday"
  | "saturday"
  | "sunday";
/** A parcel of an order. */
export type WhichParcel =
  | "first"
  | "last";

// ---- What a shop hands in --------------------------------------------------------------------------------

/** What a shop grants after the sale, or what a law does. */
export interface PolicyDocument {
  /** The address of this schema, for editors. Example: `"./policy.schema.json"` */
  "$schema"?: string;
  /** The version of the format. Example: `1` */
  format: number;
  /** The name that answers cite. Example: `"corner-shop"` */
  id: string;
  /** The edition of the document, any text. Example: `"2026-11-01"` */
  version: string;
  /** A title for people; the engine does not look at it. Example: `"Terms of the corner shop"` */
  title?: string;
  /** Where people can read these terms. Example: `"https://shop.example/terms"` */
  url?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
  /** The zone of all dates: an IANA name, `UTC`, or a fixed offset such as `+08:00`. Example: `"Europe/Berlin"` */
  timeZone: string;
  /** The currency of fees that are stated as amounts, by ISO 4217. Example: `"EUR"` */
  currency?: string;
  /** Where the document holds, by ISO 3166; without it, everywhere. Example: `["DE", "AT"]` */
  countries?: string[];
  /** The date on which the law was as a pack says. Example: `"2026-01-01"` */
  asOf?: string;
  /** The laws that hold beside the shop's terms. Example: `["cn"]` */
  packs?: (string | PackReference)[];
  /** The id of the calendar that says which days are worked. Example: `"cn"` */
  calendar?: string;
  /** What an order is taken to be where it does not say. Example: `{ "channel": "online", "buyer": { "consumer": true } }` */
  assume?: Assume;
  /** How late a request that was declared in time may arrive, in hours or days of 24 hours. Example: `"PT15M"` */
  acceptLate?: string;
  /** What goes back with the goods: the whole of a set, or the gifts that came with them. Example: `["sets", "gifts"]` */
  returnTogether?: ReturnTogether[];
  /** Which orders the document is for, by the date of an event; without it, all. Example: `{ "event": "ordered", "from": "2026-11-01" }` */
  appliesTo?: AppliesTo;
  /** Groups of categories; groups may hold groups. Example: `{ "electronics": ["phones", "audio"] }` */
  categories?: Record<string, string[]>;
  /** More reasons, by the branch that they belong to. Example: `{ "quality": ["too_loud"] }` */
  reasons?: Record<string, string[]>;
  /** Names of events beside the usual ones. Example: `["handover"]` */
  events?: string[];
  /** Facts of the shop's own that rules may ask for, with their types. Example: `{ "repairAttempts": { "type": "number" } }` */
  facts?: Record<string, FactDeclaration>;
  /** What windows take where they do not say. Example: `{ "window": { "from": "delivered", "count": "days_after" } }` */
  defaults?: Defaults;
  /** What is granted and what is excluded; the order never matters. Example: `[{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P14D" } }]` */
  rules?: Rule[];
  /** Times of the year in which the windows of rules are others. Example: `[{ "id": "holidays", "rules": ["change-of-mind"], "event": "ordered", "from": "--11-15", "to": "--12-31", "lastDayAtLeast": "--01-31" }]` */
  seasons?: Season[];
  /** What using a remedy costs. Example: `[{ "id": "postage", "shippingPaidBy": "buyer" }]` */
  costs?: CostRule[];
  /** Promises that goods hold. Example: `[{ "id": "standard", "covers": ["repair"], "window": { "length": "P2Y" } }, { "id": "maker", "by": "maker", "covers": ["repair"], "window": { "length": "P1Y" } }]` */
  warranties?: Warranty[];
  /** Who pays for mending faults, where that is otherwise than the warranties say. Example: `[{ "id": "labour-for-life", "charge": "free", "items": ["labour"], "covered": false }]` */
  faultTerms?: FaultTerms[];
  /** Who has to prove whether a fault was there from the start. Example: `[{ "id": "burden", "on": "seller", "window": { "length": "P1Y" } }]` */
  presumptions?: Presumption[];
  /** Times of service that are promised. Example: `[{ "kind": "first_response", "window": { "from": "submitted", "length": "PT24H" } }]` */
  serviceLevels?: ServiceLevelRule[];
  /** What a shopper may complain about; without it, the usual categories. Example: `{ "categories": [{ "id": "service", "priority": "normal" }] }` */
  complaints?: Complaints;
  /** Who answers which complaints. Example: `[{ "id": "quality", "handles": ["product_quality"] }]` */
  departments?: Department[];
  /** What the shop changes in the six forms. Example: `{ "return": { "fields": [{ "name": "amount", "omit": true }] } }` */
  forms?: Forms;
  /** Places that repair or take goods in. Example: `[{ "id": "berlin", "name": "Service Berlin", "hours": "Mo-Fr 09:00-18:00", "regions": ["DE-BE"] }]` */
  servicePoints?: ServicePoint[];
  /** Ways to reach the shop. Example: `[{ "kind": "phone", "value": "+49 30 1234567", "hours": "24/7" }]` */
  channels?: Channel[];
  /** Pages that may help. Example: `[{ "title": "It does not start", "url": "https://shop.example/help/start" }]` */
  helpTopics?: HelpTopic[];
  [extension: `x-${string}`]: unknown;
}
/** A pack, with what the shop settles about it. */
export interface PackReference {
  /** The id of the pack. Example: `"cn"` */
  id: string;
  /** With `legal`, a last day that is not worked moves to the next day that is. Example: `"legal"` */
  rollOver?: RollOver;
  /** Ids of rules and warranties of the pack that are less than sure and shall count all the same. Example: `["cn.no_reason_7d.altered"]` */
  enable?: string[];
}
/** What an order is taken to be where it does not say. */
export interface Assume {
  /** How the order was placed. Example: `"online"` */
  channel?: string;
  /** The country of the buyer, by ISO 3166. Example: `"DE"` */
  country?: string;
  /** Who sold it. Example: `"own"` */
  seller?: string;
  /** How it was paid. Example: `"card"` */
  paymentMethod?: string;
  /** Who bought it. Example: `{ "tier": "gold", "consumer": true }` */
  buyer?: AssumedBuyer;
}
/** Who a buyer is taken to be. */
export interface AssumedBuyer {
  /** The loyalty tier. Example: `"gold"` */
  tier?: string;
  /** Whether they buy as a consumer. Example: `true` */
  consumer?: boolean;
}
/** Orders of which an event has a date in this range, both ends inside. */
export interface AppliesTo {
  /** The event. Example: `"ordered"` */
  event: string;
  /** The first date. Example: `"2026-11-01"` */
  from?: string;
  /** The last date. Example: `"2027-10-31"` */
  to?: string;
}
/** A fact of the shop's own. */
export interface FactDeclaration {
  /** What its values are. Example: `"number"` */
  type: FactKind;
  /** The values of a choice. Example: `["small", "large"]` */
  choices?: string[];
}
/** What entries take where they do not say. */
export interface Defaults {
  /** What windows take. Example: `{ "from": "delivered", "length": "P14D" }` */
  window?: DefaultWindow;
}
/** What windows take where they do not say. */
export interface DefaultWindow {
  /** The event that is counted from, or several of which the first that is known counts. Example: `["delivered", { "event": "shipped", "plus": "P7D" }]` */
  from?: string | EventReference | (string | EventReference)[];
  /** How long: a duration, or `unlimited`. Example: `"P14D"` */
  length?: string;
  /** How it is counted, of the lengths that fit. Example: `"days_after"` */
  count?: CountingMode;
}
/** An event, with what else settles its date. */
export interface EventReference {
  /** The event. Example: `"shipped"` */
  event: string;
  /** Which parcel of the order it speaks of, if not the line's own. Example: `"last"` */
  parcel?: WhichParcel;
  /** Another event, whose date counts if it is later. Example: `"installed"` */
  orLater?: string;
  /** The period by which it is moved later. Example: `"P7D"` */
  plus?: string;
}
/** Remedies that are granted, or excluded, where it matches. It has either `grants` or `excludes`. */
export interface Rule {
  /** The name that answers cite, unique among the rules. Example: `"change-of-mind"` */
  id: string;
  /** The remedies that it opens. Example: `["refund", "exchange"]` */
  grants?: Remedy[];
  /** The remedies that it closes in its own document. Example: `["refund"]` */
  excludes?: Remedy[];
  /** Beside `excludes`: ids of the granting rules whose remedies it closes; without it all of the document. Example: `["change-of-mind"]` */
  rules?: string[];
  /** Ids of granting rules of this document that do not count where this one matches. Example: `["quality"]` */
  replaces?: string[];
  /** What it asks of the facts; without it the rule always matches. Example: `{ "reasons": ["changed_mind"] }` */
  when?: Matcher;
  /** When its remedies are open. Example: `{ "length": "P14D" }` */
  window?: Window;
  /** With `inspection`, somebody looks at the goods before deciding. Example: `"inspection"` */
  decidedBy?: DecidedBy;
  /** What the shopper must bring: codes of proofs, or kinds and codes. Example: `["proof_of_purchase", { "kind": "evidence", "code": "photo_of_damage" }]` */
  requires?: (string | RequirementReference)[];
  /** Codes of the next steps, for the page to put into words. Example: `["send_goods_back"]` */
  steps?: string[];
  /** Codes of remarks, for the page to put into words. Example: `["keep_packaging"]` */
  notes?: string[];
  /** How and when money is paid back. Example: `{ "methods": ["original"], "dueDays": 14 }` */
  refund?: RefundTerms;
  /** What may be had in exchange. Example: `{ "keeps": ["colour"] }` */
  exchange?: ExchangeTerms;
  /** Where the rule stands in the law or in the terms. Example: `{ "article": "Terms 7" }` */
  citation?: Citation;
  /** How sure a pack is of its rule; what is less than sure is off unless enabled. Example: `"sure"` */
  confidence?: Confidence;
  /** A title for people; the engine does not look at it. Example: `"Change of mind"` */
  title?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What an entry asks of the facts: all that it names must hold; of a list, one entry. */
export interface Matcher {
  /** The shopper asks for one of these reasons, or of these branches. Example: `["changed_mind"]` */
  reasons?: string[];
  /** The line is in one of these categories or groups. Example: `["electronics"]` */
  categories?: string[];
  /** The line has one of these tags. Example: `["final_sale"]` */
  tags?: string[];
  /** The remedy at hand is one of these. Example: `["refund"]` */
  remedies?: Remedy[];
  /** The order was placed in one of these ways. Example: `["online"]` */
  channels?: string[];
  /** The buyer's country is one of these, by ISO 3166. Example: `["DE"]` */
  countries?: string[];
  /** The seller is one of these. Example: `["own"]` */
  sellers?: string[];
  /** It was paid in one of these ways. Example: `["card"]` */
  paymentMethods?: string[];
  /** The buyer is so. Example: `{ "consumer": true }` */
  buyer?: BuyerTest;
  /** The goods are so; a state that is not stated is unknown. Example: `{ "opened": false }` */
  condition?: ConditionTest;
  /** The readings are in these ranges. Example: `{ "kilometres": { "max": 100000 } }` */
  usage?: UsageTest;
  /** As many pieces are asked about. Example: `{ "min": 2 }` */
  quantity?: Range;
  /** The price of one, in units of its currency. Example: `{ "min": 100 }` */
  unitPrice?: Range;
  /** What was paid for the whole order, in units of its currency. Example: `{ "max": 50 }` */
  orderTotal?: Range;
  /** It was repaired as often, or as long. Example: `{ "sameFault": { "min": 2 } }` */
  repairs?: RepairsTest;
  /** Whether these events happened, or between which dates. Example: `{ "installed": true, "ordered": { "from": "2026-11-01" } }` */
  events?: Record<string, boolean | EventTest>;
  /** The declared facts are so. Example: `{ "confirmedAtPurchase": true }` */
  facts?: Record<string, unknown>;
  /** This matcher does not hold. Example: `{ "tags": ["gift"] }` */
  not?: Matcher;
}
/** What is asked of the buyer. */
export interface BuyerTest {
  /** The loyalty tier is one of these. Example: `["gold"]` */
  tiers?: string[];
  /** Whether the buyer is a consumer. Example: `true` */
  consumer?: boolean;
}
/** What is asked of the goods. */
export interface ConditionTest {
  /** Whether the packaging was opened. Example: `false` */
  opened?: boolean;
  /** Whether the goods were used. Example: `false` */
  used?: boolean;
  /** Whether the seal is intact. Example: `true` */
  sealIntact?: boolean;
  /** Whether the tags are still attached. Example: `true` */
  tagsAttached?: boolean;
  /** Whether nothing is missing. Example: `true` */
  complete?: boolean;
  /** Whether they can be sold as new. Example: `true` */
  resaleable?: boolean;
  /** Whether the user damaged them. Example: `false` */
  damagedByUser?: boolean;
  /** Whether somebody opened or changed them who should not. Example: `false` */
  tampered?: boolean;
}
/** What is asked of the readings. */
export interface UsageTest {
  /** The distance driven, in kilometres. Example: `{ "max": 100000 }` */
  kilometres?: Range;
  /** The time in operation, in hours. Example: `{ "max": 2000 }` */
  hours?: Range;
  /** How often it was charged or run. Example: `{ "max": 500 }` */
  cycles?: Range;
}
/** A range of numbers, both ends inside. */
export interface Range {
  /** The least. Example: `2` */
  min?: number;
  /** The most. Example: `100000` */
  max?: number;
}
/** What is asked of the repairs so far. */
export interface RepairsTest {
  /** How many there were. Example: `{ "min": 2 }` */
  count?: Range;
  /** How many are under way now, the goods still in the workshop. Example: `{ "max": 0 }` */
  open?: Range;
  /** How many did not mend the fault. Example: `{ "min": 1 }` */
  failed?: Range;
  /** How many were for the fault that was repaired most often. Example: `{ "min": 2 }` */
  sameFault?: Range;
  /** How many days the goods were away, as differences of dates. Example: `{ "min": 31 }` */
  days?: Range;
  /** How many days they were away, of 24 hours each visit and the rest. Example: `{ "min": 36 }` */
  daysByHours?: Range;
}
/** The dates between which an event must have happened, both inside. */
export interface EventTest {
  /** The first date. Example: `"2026-11-01"` */
  from?: string;
  /** The last date. Example: `"2026-12-31"` */
  to?: string;
}
/** A time that is limited: from an event, for a length, counted in a mode. */
export interface Window {
  /** The event that is counted from, or several of which the first that is known counts. Example: `["delivered", { "event": "shipped", "plus": "P7D" }]` */
  from?: string | EventReference | (string | EventReference)[];
  /** The event at which the right opens, if not the one counted from. Example: `"ordered"` */
  opens?: string;
  /** How long: a duration, or `unlimited`. Example: `"P14D"` */
  length?: string;
  /** How it is counted; by default as the length means by itself. Example: `"days_after"` */
  count?: CountingMode;
  /** The last day, in place of a length. Example: `"2027-01-31"` */
  until?: string;
  /** A period that is counted on from the last day. Example: `"P12M"` */
  then?: string;
  /** How time in the workshop makes it longer; one entry. Example: `["repairs"]` */
  extendedBy?: Extension[];
  /** A window after whose end its event starts nothing. Example: `{ "from": "delivered", "length": "P2Y" }` */
  within?: Window;
  /** A window that it closes no later than. Example: `{ "from": "ordered", "length": "P1Y" }` */
  atMost?: Window;
  /** A window that it closes no earlier than, if what that is counted from happened. Example: `{ "from": "installed", "length": "P7D" }` */
  atLeast?: Window;
  /** The zone of its dates, if not the document's. Example: `"Europe/Berlin"` */
  timeZone?: string;
  /** With `legal`, a last day that is not worked moves to the next day that is. Example: `"legal"` */
  rollOver?: RollOver;
  /** When time counts that is exact, such as the hours of a business. Example: `"Mo-Fr 08:30-17:30"` */
  hours?: string;
}
/** Something that the shopper must bring. */
export interface RequirementReference {
  /** What kind of thing it is. Example: `"evidence"` */
  kind: RequirementKind;
  /** Its code, for the page to put into words. Example: `"photo_of_damage"` */
  code: string;
}
/** How and when money is paid back. */
export interface RefundTerms {
  /** Codes of the ways in which it is paid. Example: `["original"]` */
  methods?: string[];
  /** The days within which it is paid. Example: `14` */
  dueDays?: number;
  /** Whether what was paid to send the goods is paid back too. Example: `"refunded"` */
  shipping?: ShippingRefund;
  /** Whether a promotion is settled anew when too little is kept for it. Example: `"resettled"` */
  promotions?: PromotionRefund;
}
/** What may be had in exchange. */
export interface ExchangeTerms {
  /** Properties that other goods must share with these. Example: `["colour"]` */
  keeps: string[];
}
/** Where an entry stands in the law or in the terms. */
export interface Citation {
  /** The article or section. Example: `"Article 25"` */
  article: string;
  /** What the article is called. Example: `"Right of withdrawal"` */
  title?: string;
  /** Where people can read it. Example: `"https://shop.example/terms#7"` */
  url?: string;
}
/** A time of the year in which the windows of rules are others: by one of `length`, `lastDay`, `lastDayAtLeast` and `closed`. */
export interface Season {
  /** Its name, unique among the seasons. Example: `"holidays"` */
  id: string;
  /** Ids of the rules whose windows it changes. Example: `["change-of-mind"]` */
  rules: string[];
  /** What else must hold. Example: `{ "tags": ["gift"] }` */
  when?: Matcher;
  /** The event whose date must fall into it. Example: `"ordered"` */
  event: string;
  /** Its first day, of one year or of every year. Example: `"--11-15"` */
  from: string;
  /** Its last day, of one year or of every year. Example: `"--12-31"` */
  to: string;
  /** How long the windows are. Example: `"P60D"` */
  length?: string;
  /** How that length is counted; by default as it means by itself. Example: `"days_after"` */
  count?: CountingMode;
  /** The day with which the windows end. Example: `"2027-01-31"` */
  lastDay?: string;
  /** The day before which the windows do not end. Example: `"--01-31"` */
  lastDayAtLeast?: string;
  /** With `true`, the windows are not open at all. Example: `true` */
  closed?: boolean;
  /** A title for people; the engine does not look at it. Example: `"Change of mind"` */
  title?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What using a remedy costs: who pays the way back, a fee, a bonus, or several of them. */
export interface CostRule {
  /** Its name, unique among the costs. Example: `"postage"` */
  id: string;
  /** Ids of the rules that it is for; without it, all of the document. Example: `["change-of-mind"]` */
  rules?: string[];
  /** What it asks of the facts and the remedy. Example: `{ "remedies": ["refund"] }` */
  when?: Matcher;
  /** Who pays for sending the goods back. Example: `"buyer"` */
  shippingPaidBy?: Party;
  /** A fee that is taken off a refund. Example: `{ "kind": "restocking", "percent": "10" }` */
  fee?: FeeTerms;
  /** What is paid on top of a refund. Example: `{ "kind": "compensation", "percent": "5" }` */
  bonus?: FeeTerms;
  /** A title for people; the engine does not look at it. Example: `"Change of mind"` */
  title?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** A percentage of what was paid, or an amount. */
export interface FeeTerms {
  /** What it is for, as a code. Example: `"restocking"` */
  kind: string;
  /** The percentage of what was paid, as a text from 0 to 100. Example: `"12.5"` */
  percent?: string;
  /** The amount in units of the document's currency, which it needs, as a text. Example: `"4.95"` */
  amount?: string;
  /** What the percentage is of. Example: `"paid"` */
  of?: FeeBase;
  /** What it is for: the request, by default, or each item; a percentage also for each day or each 1000 kilometres. Example: `"item"` */
  per?: FeePer;
  /** The event that days are counted from, of a percentage for each day. Example: `"delivered"` */
  from?: string;
  /** How days in the workshop are left out of the days that are counted. Example: `"repairs"` */
  less?: Extension;
}
/** A promise that goods hold. */
export interface Warranty {
  /** The name that answers cite, unique among the warranties. Example: `"standard"` */
  id: string;
  /** Who promises it: the shop, by default, or the maker. Example: `"maker"` */
  by?: Warrantor;
  /** The remedies that it gives. Example: `["repair", "replacement"]` */
  covers: Remedy[];
  /** The part that it is for, if not the whole. Example: `"battery"` */
  part?: string;
  /** What it asks of the order decides whether it holds for a line, what it asks of the goods whether it is void. Example: `{ "condition": { "damagedByUser": false } }` */
  when?: Matcher;
  /** How long it runs. Example: `{ "length": "P2Y" }` */
  window?: Window;
  /** What it pays for; by default parts and labour. Example: `["parts"]` */
  bears?: FaultItem[];
  /** The warranty of this document whose end starts it. Example: `"maker"` */
  after?: string;
  /** What becomes of it when the goods change hands; by default it stays with them. Example: `{ "kept": false }` */
  transfer?: Transfer;
  /** Readings that it runs up to, inclusive. Example: `[{ "unit": "kilometres", "cap": 20000 }]` */
  limits?: UsageLimit[];
  /** How time in the workshop makes it longer; one entry. Example: `["repairs"]` */
  extendedBy?: Extension[];
  /** What registering the product changes. Example: `{ "required": false, "window": { "length": "P30D" }, "then": { "length": "P3Y" } }` */
  registration?: Registration;
  /** What the shopper must bring: codes of proofs, or kinds and codes. Example: `["warranty_card"]` */
  requires?: (string | RequirementReference)[];
  /** How long before its end it is said to be expiring; 30 days by default. Example: `"P14D"` */
  expiring?: string;
  /** Where it stands in the law or in the terms. Example: `{ "article": "Terms 4" }` */
  citation?: Citation;
  /** How sure a pack is of it; what is less than sure is off unless enabled. Example: `"sure"` */
  confidence?: Confidence;
  /** A title for people; the engine does not look at it. Example: `"Change of mind"` */
  title?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What becomes of a warranty when the goods change hands, the event `transferred`. */
export interface Transfer {
  /** Whether the next owner has it. Example: `true` */
  kept: boolean;
  /** By when the event `transfer_registered` must follow, if it must; counted from `transferred`. Example: `{ "length": "P30D" }` */
  window?: Window;
}
/** A reading at which a warranty ends. */
export interface UsageLimit {
  /** What is read. Example: `"kilometres"` */
  unit: UsageUnit;
  /** The highest reading that is still inside, in that unit. Example: `100000` */
  cap: number;
}
/** What registering a product changes. */
export interface Registration {
  /** Whether there is no warranty without it. Example: `false` */
  required: boolean;
  /** By when the product must be registered. Example: `{ "from": "ordered", "length": "P30D" }` */
  window: Window;
  /** What a registered product has in place of the warranty's window. Example: `{ "length": "P3Y" }` */
  then?: LongerWindow;
}
/** The window of a registered product, from the same event. */
export interface LongerWindow {
  /** How long: a duration, or `unlimited`. Example: `"P3Y"` */
  length: string;
  /** How it is counted; by default as the length means by itself. Example: `"months_same_date"` */
  count?: CountingMode;
}
/** Who pays for mending a fault, where that is otherwise than the warranties say. */
export interface FaultTerms {
  /** Its name, unique among the terms for faults. Example: `"labour-for-life"` */
  id: string;
  /** Who pays: nobody, both, or the shopper. Example: `"free"` */
  charge: FaultCharge;
  /** The shopper's share, where it is shared and fixed. Example: `"50"` */
  buyerPercent?: string;
  /** What for; by default everything. Example: `["labour"]` */
  items?: FaultItem[];
  /** The causes that it is for, known ones and the shop's own; by default all. Example: `["limescale"]` */
  causes?: string[];
  /** The requests that it is for, known ones and the shop's own; by default all. Example: `["software_update"]` */
  requests?: string[];
  /** The parts that it is for; by default all. Example: `["tyre"]` */
  parts?: string[];
  /** Only while a warranty bears it, or only while none does. Example: `false` */
  covered?: boolean;
  /** What it asks of the facts. Example: `{ "buyer": { "tiers": ["gold"] } }` */
  when?: Matcher;
  /** Codes of the next steps. Example: `["download_update"]` */
  steps?: string[];
  /** Where it stands in the law or in the terms. Example: `{ "article": "Terms 7" }` */
  citation?: Citation;
  /** How sure a pack is of it; what is less than sure is off unless enabled. Example: `"sure"` */
  confidence?: Confidence;
  /** A title for people; the engine does not look at it. Example: `"Change of mind"` */
  title?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** Who has to prove whether a fault was there from the start. */
export interface Presumption {
  /** Its name, unique among the presumptions. Example: `"burden"` */
  id: string;
  /** Who has to prove it. Example: `"seller"` */
  on: Party;
  /** What it asks of the facts. Example: `{ "buyer": { "consumer": true } }` */
  when?: Matcher;
  /** How long. Example: `{ "length": "P1Y" }` */
  window: Window;
  /** Where it stands in the law or in the terms. Example: `{ "article": "Article 11" }` */
  citation?: Citation;
  /** How sure a pack is of it; what is less than sure is off unless enabled. Example: `"sure"` */
  confidence?: Confidence;
  /** A title for people; the engine does not look at it. Example: `"Change of mind"` */
  title?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** A time of service that is promised. */
export interface ServiceLevelRule {
  /** Its name; without it, its kind. Example: `"first-response-gold"` */
  id?: string;
  /** What is promised; an event of this name keeps the promise. Example: `"first_response"` */
  kind: string;
  /** What it asks of the facts. Example: `{ "buyer": { "tiers": ["gold"] } }` */
  when?: Matcher;
  /** Where it stands in the law or in the terms. Example: `{ "article": "Article 11" }` */
  citation?: Citation;
  /** How sure a pack is of it; what is less than sure is off unless enabled. Example: `"sure"` */
  confidence?: Confidence;
  /** When the promise must be kept. Example: `{ "from": "submitted", "length": "PT24H" }` */
  window: Window;
  /** The categories of complaints that it is for; by default all. Example: `["product_quality"]` */
  categories?: string[];
  /** The priorities that it is for; by default all. Example: `["urgent", "high"]` */
  priority?: Priority[];
  /** The departments that it binds; by default all. Example: `["quality"]` */
  departments?: string[];
  /** The partners that it binds; by default all, and the shop itself. Example: `["northern-repairs"]` */
  partners?: string[];
  /** The parts of the goods that it is for; by default all. Example: `["chassis"]` */
  parts?: string[];
  /** How far away the goods may be, in kilometres. Example: `{ "max": 100 }` */
  distance?: Range;
  /** Whether it stands still while the case waits for the shopper. Example: `true` */
  pausesWhileWaiting?: boolean;
  /** A title for people; the engine does not look at it. Example: `"Change of mind"` */
  title?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What a shopper may complain about. */
export interface Complaints {
  /** The categories, at least one; without them the usual ones hold. Example: `[{ "id": "service", "reasons": ["attitude"] }]` */
  categories?: ComplaintCategory[];
  /** When a case goes before others; without them injury, fire, danger to children and spoiled baby food are urgent. Example: `[{ "id": "leak", "priority": "high", "words": ["leaks", "漏水"] }]` */
  urgencies?: Urgency[];
}
/** A category of complaints. */
export interface ComplaintCategory {
  /** Its name. Example: `"product_quality"` */
  id: string;
  /** What it is divided into. Example: `["defective", "damaged"]` */
  reasons?: string[];
  /** Who answers it; by default `customer_service`. Example: `"quality"` */
  department?: string;
  /** How urgent it is; by default `normal`. Example: `"high"` */
  priority?: Priority;
}
/** When a case goes before others. All that it names must hold. */
export interface Urgency {
  /** Its name, which explains the priority. Example: `"leak"` */
  id: string;
  /** How urgent a case is then, if that is more than its category says. Example: `"high"` */
  priority: Priority;
  /** Words of which one is in what the shopper wrote. Example: `["leaks", "漏水"]` */
  words?: string[];
  /** Categories of goods of which the line is in one. Example: `["baby_food"]` */
  categories?: string[];
  /** Reasons of which one is given. Example: `["spoiled"]` */
  reasons?: string[];
}
/** Somebody who answers complaints. */
export interface Department {
  /** Its name. Example: `"quality"` */
  id: string;
  /** What it is called, for people; the engine does not look at it. Example: `"Quality control"` */
  title?: string;
  /** The categories of complaints that it answers. Example: `["product_quality"]` */
  handles: string[];
}
/** What the shop changes in the six forms. */
export interface Forms {
  /** The complaint. Example: `{ "preset": "cn_market_regulation" }` */
  complaint?: FormTerms;
  /** The request for a return or an exchange. Example: `{ "fields": [{ "name": "amount", "omit": true }] }` */
  return?: FormTerms;
  /** The request for a repair. Example: `{ "fields": [{ "name": "serialNumber", "required": true }] }` */
  repair?: FormTerms;
  /** The registration of a product. Example: `{ "fields": [{ "name": "orderId", "required": true }] }` */
  registration?: FormTerms;
  /** The satisfaction survey. Example: `{ "fields": [{ "name": "facilities", "omit": true }] }` */
  survey?: FormTerms;
  /** The withdrawal from the contract. Example: `{ "fields": [{ "name": "address", "omit": true }] }` */
  withdrawal?: FormTerms;
}
/** What the shop changes in a form. */
export interface FormTerms {
  /** The fields that it begins with; by default `standard`. Example: `"cn_market_regulation"` */
  preset?: FormPreset;
  /** Fields that are changed, left out or added. Example: `[{ "name": "orderId", "pattern": "SO-#{6}" }]` */
  fields?: FormField[];
}
/** A field of a form. */
export interface FormField {
  /** Its name: that of a field of the preset, or a new one. Example: `"orderId"` */
  name: string;
  /** What it takes; required of a new field. Example: `"choice"` */
  type?: FieldKind;
  /** Whether it is left out. Example: `true` */
  omit?: boolean;
  /** Whether it must be filled in. Example: `true` */
  required?: boolean;
  /** Reasons for which it must be filled in. Example: `["damaged"]` */
  requiredFor?: string[];
  /** Its limits. Example: `{ "min": 10, "max": 500 }` */
  limits?: FieldLimits;
  /** The token for the browser's autofill. Example: `"name"` */
  autocomplete?: string;
  /** What can be chosen, at least one. Example: `["red", { "value": "blue", "children": ["navy"] }]` */
  choices?: (string | FieldChoice)[];
  /** How a text is built: `#` a digit, `@` a letter, `*` either. Example: `"SO-#{6}"` */
  pattern?: string;
  /** What guards a text against mistyping. Example: `"luhn"` */
  checkDigits?: CheckDigits;
  /** On which side of today a date lies. Example: `"future"` */
  dates?: Dates;
  /** The first date. Example: `"2026-11-01"` */
  earliest?: string;
  /** The last date. Example: `"2026-12-31"` */
  latest?: string;
  /** Media types of files. Example: `["image/jpeg", "application/pdf"]` */
  accept?: string[];
}
/** The limits of a field. */
export interface FieldLimits {
  /** The fewest characters or entries, or the least number. Example: `1` */
  min?: number;
  /** The most characters or entries, or the largest number. Example: `100` */
  max?: number;
  /** The most bytes of one file. Example: `5000000` */
  bytes?: number;
  /** The most bytes of all files together. Example: `20000000` */
  total?: number;
}
/** Something to choose. */
export interface FieldChoice {
  /** Its code. Example: `"blue"` */
  value: string;
  /** What it is divided into. Example: `["navy", "sky"]` */
  children?: string[];
}
/** A place that repairs or takes goods in. */
export interface ServicePoint {
  /** Its name, unique among them. Example: `"berlin"` */
  id: string;
  /** Its name for people. Example: `"Service Berlin"` */
  name: string;
  /** Its phone number. Example: `"+49 30 1234567"` */
  phone?: string;
  /** Where it is. Example: `"Example Street 1, Berlin"` */
  address?: string;
  /** Its page. Example: `"https://shop.example/berlin"` */
  url?: string;
  /** When it is open. Example: `"Mo-Fr 09:00-18:00"` */
  hours?: string;
  /** The categories of goods that it is for; by default all. Example: `["electronics"]` */
  categories?: string[];
  /** The regions that it is for, by ISO 3166; by default all. Example: `["DE-BE"]` */
  regions?: string[];
}
/** A way to reach the shop. */
export interface Channel {
  /** What sort it is. Example: `"phone"` */
  kind: string;
  /** Its number or address. Example: `"+49 30 1234567"` */
  value: string;
  /** When somebody answers. Example: `"24/7"` */
  hours?: string;
}
/** A page that may help. */
export interface HelpTopic {
  /** Its title for people. Example: `"What to do when it does not start"` */
  title: string;
  /** Its address. Example: `"https://shop.example/help/start"` */
  url: string;
  /** The categories of goods that it is about; by default all. Example: `["electronics"]` */
  categories?: string[];
  /** The reasons that it is about; by default all. Example: `["defective"]` */
  reasons?: string[];
}
/** Which days are worked. */
export interface Calendar {
  /** The version of the format. Example: `1` */
  format: number;
  /** The name by which policies name it. Example: `"cn"` */
  id: string;
  /** The edition of the document, any text. Example: `"2025-11-04"` */
  version: string;
  /** A title for people; the engine does not look at it. Example: `"Mainland China"` */
  title?: string;
  /** Where the days were published, for people. Example: `["https://www.gov.cn/"]` */
  sources?: string[];
  /** The first date that it answers for. Example: `"2024-01-01"` */
  coversFrom: string;
  /** The last date that it answers for. Example: `"2026-12-31"` */
  coversUntil: string;
  /** The days of the week that are not worked; may be empty. Example: `["saturday", "sunday"]` */
  weekend: Weekday[];
  /** Days that are not worked, or ranges with both ends inside. Example: `["2026-06-19", "2026-10-01/2026-10-07"]` */
  daysOff: string[];
  /** Days that are worked although the weekend or `daysOff` says otherwise. Example: `["2026-10-10"]` */
  workDays?: string[];
  /** Days that are off in some regions only; what meets one is not guessed. Example: `["2026-01-06"]` */
  regional?: string[];
}
/** An order. What it says holds for each of its lines and parcels that does not say it itself. */
export interface Order {
  /** The shop's number of it. Example: `"A-1024"` */
  id?: string | null;
  /** The buyer's country, by ISO 3166. Example: `"DE"` */
  country?: string | null;
  /** What happened to it. Example: `{ "ordered": "2026-02-27T20:15:00+01:00" }` */
  events?: Events | null;
  /** How it was paid. Example: `"card"` */
  paymentMethod?: string | null;
  /** What sending it cost; shared among the lines by what was paid for each. Example: `{ "amount": 495, "currency": "EUR" }` */
  shipping?: Money | null;
  /** What was taken off the whole of it; shared likewise. Example: `{ "amount": 500, "currency": "EUR" }` */
  discount?: Money | null;
  /** Its parcels: the last one that holds a line is that line's delivery. Example: `[{ "events": { "delivered": "2026-03-02" }, "lines": [{ "id": "1" }] }]` */
  parcels?: Parcel[] | null;
  /** Promotions that were granted on it. Example: `[]` */
  promotions?: Promotion[] | null;
  /** What was bought; each line needs an id of its own. Example: `[{ "id": "1", "quantity": 1 }]` */
  lines: OrderLine[];
}
/** An amount of money: whole minor units, or a decimal text. */
export interface Money {
  /** The currency by ISO 4217. Example: `"EUR"` */
  currency: string;
  /** The amount in minor units: 89.90 EUR is 8990. Example: `8990` */
  amount?: number;
  /** The amount as a text. Example: `"89.90"` */
  decimal?: string;
}
/** A parcel of an order. */
export interface Parcel {
  /** What happened to it. Example: `{ "delivered": "2026-03-02" }` */
  events?: Events | null;
  /** What it holds. Example: `[{ "id": "1", "quantity": 1 }]` */
  lines: ParcelLine[];
}
/** What a parcel holds of a line. */
export interface ParcelLine {
  /** The id of the line. Example: `"1"` */
  id: string;
  /** How many of its pieces. Example: `1` */
  quantity?: number | null;
}
/** What was taken off because the goods reached a value, at the prices of the lines. */
export interface Promotion {
  /** The shop's name for it. Example: `"10-off-100"` */
  id?: string | null;
  /** The value that had to be reached. Example: `{ "amount": 10000, "currency": "EUR" }` */
  minimum: Money;
  /** What was taken off. Example: `{ "amount": 1000, "currency": "EUR" }` */
  off: Money;
}
/** One product line of an order. Every fact may be `null`: it is not known. */
export interface OrderLine {
  /** The shop's id of the line; a text in an order. Example: `"1"` */
  id?: string | null;
  /** The shop's name for these very goods: they are no exchange for themselves. Example: `"KB-87-DE"` */
  sku?: string | null;
  /** What the product is called, for people. Example: `"Keyboard"` */
  title?: string | null;
  /** What distinguishes it from others of the same product. Example: `{ "colour": "black" }` */
  properties?: Record<string, string> | null;
  /** What was paid for the whole order. Example: `{ "amount": 12990, "currency": "EUR" }` */
  orderTotal?: Money | null;
  /** The categories that the policy's rules know it by. Example: `["electronics"]` */
  categories?: string[] | null;
  /** The tags that the policy's rules know it by. Example: `["final_sale"]` */
  tags?: string[] | null;
  /** How many were bought. Example: `2` */
  quantity?: number | null;
  /** How many of them went back. Example: `0` */
  returned?: number | null;
  /** How many of them are on their way back. Example: `0` */
  inProgress?: number | null;
  /** Earlier requests, in place of `returned` and `inProgress`. Example: `[{ "quantity": 1, "state": "done" }]` */
  claims?: Claim[] | null;
  /** The price of one. Example: `{ "decimal": "44.95", "currency": "EUR" }` */
  unitPrice?: Money | null;
  /** What was paid for all of them, after their own discounts. Example: `{ "amount": 8990, "currency": "EUR" }` */
  paid?: Money | null;
  /** Their share of the order's discount; `checkOrder` works it out. Example: `{ "amount": 500, "currency": "EUR" }` */
  discount?: Money | null;
  /** Their share of what sending the order cost; `checkOrder` works it out. Example: `{ "amount": 495, "currency": "EUR" }` */
  shipping?: Money | null;
  /** What happened to it: an instant, a civil date in the policy's zone, or `null` for what has not happened yet. What is absent is not known. Example: `{ "delivered": "2026-03-02", "installed": null }` */
  events?: Events | null;
  /** When each parcel of the order was delivered. Example: `["2026-03-02", null]` */
  deliveries?: (Instant | null)[] | null;
  /** The set that it belongs to. Example: `"desk-set"` */
  set?: string | null;
  /** The ids of the lines that it came with for nothing. Example: `["1"]` */
  giftFor?: string[] | null;
  /** The state of the goods. Example: `{ "opened": false }` */
  condition?: Condition | null;
  /** How much the goods were used. Example: `{ "kilometres": 42000 }` */
  usage?: Usage | null;
  /** What the meters showed, and when; where `usage` does not say, the latest stands in. Example: `[{ "at": "2026-03-02", "kilometres": 12000 }]` */
  readings?: Reading[] | null;
  /** Visits to the workshop. Example: `[{ "from": "2026-05-04", "to": "2026-05-11" }]` */
  repairs?: Repair[] | null;
  /** Codes of the papers at hand. Example: `["receipt"]` */
  proofs?: string[] | null;
  /** Where it was sold. Example: `"online"` */
  channel?: string | null;
  /** The buyer's country, by ISO 3166. Example: `"DE"` */
  country?: string | null;
  /** Who sold it. Example: `"own"` */
  seller?: string | null;
  /** How it was paid. Example: `"card"` */
  paymentMethod?: string | null;
  /** Who bought it. Example: `{ "consumer": true }` */
  buyer?: Buyer | null;
  /** Facts that the policy declares. Example: `{ "confirmedAtPurchase": true }` */
  facts?: Record<string, unknown> | null;
}
/** An earlier request for some of the goods. Rejected and cancelled ones take nothing away. */
export interface Claim {
  /** What was asked for. Example: `"refund"` */
  remedy?: Remedy | null;
  /** For how many pieces. Example: `1` */
  quantity: number;
  /** How far it is. Example: `"open"` */
  state: ClaimState;
  /** How many of them arrived at the shop, if that is another number. Example: `1` */
  received?: number | null;
  /** How many the shopper has again: mended, new, or sent once more. They count again. Example: `0` */
  redelivered?: number | null;
}
/** The state of the goods. Whatever is absent or `null` is not known. */
export interface Condition {
  /** Whether the packaging was opened. Example: `false` */
  opened?: boolean | null;
  /** Whether the goods were used. Example: `false` */
  used?: boolean | null;
  /** Whether the seal is intact. Example: `true` */
  sealIntact?: boolean | null;
  /** Whether the tags are still attached. Example: `true` */
  tagsAttached?: boolean | null;
  /** Whether nothing is missing. Example: `true` */
  complete?: boolean | null;
  /** Whether they can be sold as new. Example: `true` */
  resaleable?: boolean | null;
  /** Whether the user damaged them. Example: `false` */
  damagedByUser?: boolean | null;
  /** Whether somebody opened or changed them who should not. Example: `false` */
  tampered?: boolean | null;
}
/** How much the goods were used. */
export interface Usage {
  /** The distance driven, in kilometres. Example: `42000` */
  kilometres?: number | null;
  /** The time in operation, in hours. Example: `1200` */
  hours?: number | null;
  /** How often they were charged or run. Example: `300` */
  cycles?: number | null;
}
/** What the meters of the goods showed, and when. */
export interface Reading {
  /** When they were read. Example: `"2026-03-02"` */
  at: Instant;
  /** The distance driven until then, in kilometres. Example: `12000` */
  kilometres?: number | null;
  /** The time in operation until then, in hours. Example: `400` */
  hours?: number | null;
  /** How often they had been charged or run by then. Example: `90` */
  cycles?: number | null;
}
/** A visit to the workshop. */
export interface Repair {
  /** When the goods came in. Example: `"2026-05-04"` */
  from: Instant;
  /** When they came back; without it they are still there. Example: `"2026-05-11"` */
  to?: Instant | null;
  /** What was mended; visits for the same fault have the same text. Example: `"display"` */
  fault?: string | null;
  /** Whether the fault was mended. Example: `true` */
  fixed?: boolean | null;
}
/** The buyer of a line. */
export interface Buyer {
  /** The loyalty tier. Example: `"gold"` */
  tier?: string | null;
  /** Whether the buyer is a consumer. Example: `true` */
  consumer?: boolean | null;
}
/** What a shopper asks for. */
export interface ReturnRequest {
  /** Why: a leaf of the tree of reasons. Example: `"changed_mind"` */
  reason?: string | null;
  /** How many are asked about; one if it is not said. Example: `1` */
  quantity?: number | null;
  /** The remedy that is asked for, if it is one. Example: `"refund"` */
  remedy?: Remedy | null;
  /** What the shopper states of the goods. Example: `{ "condition": { "opened": true } }` */
  facts?: StatedFacts | null;
  /** Codes of what the shopper shows. Example: `["photo_of_damage"]` */
  evidence?: string[] | null;
  /** The money that is asked for, if not all that can be had. Example: `{ "decimal": "10.00", "currency": "EUR" }` */
  amount?: Money | null;
  /** What is wanted instead. Example: `{ "sku": "KB-87-FR" }` */
  exchangeFor?: ExchangeFor | null;
  /** When the request was made, if it was not sent at once. Example: `"2026-03-16T23:59:00+01:00"` */
  declaredAt?: Instant | null;
}
/** What the shopper states of the goods; it goes before what the line says. */
export interface StatedFacts {
  /** The state of the goods. Example: `{ "opened": true }` */
  condition?: Condition | null;
  /** How much the goods were used. Example: `{ "hours": 10 }` */
  usage?: Usage | null;
  /** Codes of the papers at hand. Example: `["receipt"]` */
  proofs?: string[] | null;
}
/** The goods that are wanted instead. */
export interface ExchangeFor {
  /** The shop's name for them. Example: `"KB-87-FR"` */
  sku?: string | null;
  /** The price of one. Example: `{ "amount": 4995, "currency": "EUR" }` */
  unitPrice?: Money | null;
  /** What distinguishes them. Example: `{ "colour": "white" }` */
  properties?: Record<string, string> | null;
  /** Whether the shop has them. Example: `true` */
  available?: boolean | null;
}
/** What is wrong with the goods, and since when: the warranties are judged as they were then. */
export interface Fault {
  /** The part that is faulty. Example: `"battery"` */
  part?: string | null;
  /** The cause, if it is known. Example: `"manufacturing"` */
  cause?: string | null;
  /** What is wanted. Example: `"repair"` */
  request?: string | null;
  /** When the fault showed. Example: `"2026-06-01"` */
  since?: Instant | null;
}
/** What is known of a case that promises are asked about. */
export interface CaseFacts {
  /** The category of the complaint. Example: `"product_quality"` */
  category?: string | null;
  /** The reason of the complaint. Example: `"defective"` */
  reason?: string | null;
  /** How urgent it is. Example: `"high"` */
  priority?: Priority | null;
  /** The categories of its goods. Example: `["electronics"]` */
  categories?: string[] | null;
  /** The tags of its goods. Example: `["large"]` */
  tags?: string[] | null;
  /** The buyer's country, by ISO 3166. Example: `"DE"` */
  country?: string | null;
  /** Where the goods were sold. Example: `"online"` */
  channel?: string | null;
  /** What happened to it, and what keeps a promise, such as `first_response`. Example: `{ "submitted": "2026-03-05T12:00:00+08:00" }` */
  events?: Events | null;
  /** Facts that the policy declares. Example: `{ "vip": true }` */
  facts?: Record<string, unknown> | null;
  /** Who answers it; by default whom the policy names for the category. Example: `"quality"` */
  department?: string | null;
  /** The service partner. Example: `"north"` */
  partner?: string | null;
  /** The part of the goods. Example: `"battery"` */
  part?: string | null;
  /** How far away the shopper lives, in kilometres. Example: `42` */
  distance?: number | null;
  /** When it waited for the shopper, in order. Example: `[{ "from": "2026-03-06T09:00:00+08:00" }]` */
  waits?: Wait[] | null;
}
/** A time in which a case waited for the shopper. */
export interface Wait {
  /** When it began. Example: `"2026-03-06T09:00:00+08:00"` */
  from: Instant;
  /** When it ended; without it the case still waits. Example: `"2026-03-07T09:00:00+08:00"` */
  to?: Instant | null;
}
/** A form as a page sends it. Sent again with the same key it is the same. */
export interface Submission {
  /** The version of the format. Example: `1` */
  format: number;
  /** The idempotency key, made at random before the first attempt. Example: `"0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90"` */
  key: string;
  /** What the form is for. Example: `"complaint"` */
  kind: FormKind;
  /** What was filled in, as the form keeps it. Example: `{ "name": "Li Wei", "orderId": "A-1" }` */
  values: Record<string, unknown>;
  /** The order that it is about. Example: `{ "id": "A-1", "lines": [{ "id": "1" }] }` */
  order?: Order;
  /** What is asked of each line, by its id. Example: `{ "1": { "reason": "defective" } }` */
  requests?: Record<string, ReturnRequest>;
  /** When the shopper confirmed it. Example: `"2026-03-05T12:00:00+08:00"` */
  declaredAt: string;
  /** The editions that the page showed its answer by. Example: `{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [], "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }` */
  standsOn: StandsOn;
}
/** The editions that an answer was given by. */
export interface StandsOn {
  /** The policy. Example: `{ "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }` */
  policy: PolicyEdition;
  /** The packs. Example: `[{ "id": "cn", "version": "1", "digest": "00ff00ff00ff00ff", "asOf": null }]` */
  packs: PackEdition[];
  /** The calendars. Example: `[{ "id": "cn", "version": "1", "coversUntil": "2026-12-31" }]` */
  calendars: CalendarEdition[];
  /** The zone data of the page. Example: `"2026a"` */
  zoneData: string;
  /** The version of the engine. Example: `"0.1.0"` */
  engine: string;
  /** The instant that it was asked for. Example: `"2026-03-05T12:00:00+08:00"` */
  now: string;
}
/** The edition of a policy. */
export interface PolicyEdition {
  /** The id of the document. Example: `"shop"` */
  id: string;
  /** The edition of the document. Example: `"1"` */
  version: string;
  /** The number made from its content. Example: `"00ff00ff00ff00ff"` */
  digest: string;
}
/** The edition of a pack. */
export interface PackEdition {
  /** The id of the document. Example: `"cn"` */
  id: string;
  /** The edition of the document. Example: `"1"` */
  version: string;
  /** The number made from its content. Example: `"00ff00ff00ff00ff"` */
  digest: string;
  /** The date on which the law was so. Example: `"2026-11-01"` */
  asOf?: string | null;
}
/** The edition of a calendar. */
export interface CalendarEdition {
  /** The id of the document. Example: `"cn"` */
  id: string;
  /** The edition of the document. Example: `"1"` */
  version: string;
  /** The last date that it answers for. Example: `"2026-12-31"` */
  coversUntil: string;
}
/** That a submission was kept. Only this ends its sending. */
export interface Receipt {
  /** The key of the submission. Example: `"0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90"` */
  key: string;
  /** The number of the case. Example: `"C-1024"` */
  caseId: string;
  /** When it was received. Example: `"2026-03-05T12:00:01+08:00"` */
  receivedAt: string;
  /** The server's own decision about what was asked. Example: `{ "status": "eligible" }` */
  decision?: Decision;
}
/** What a shop keeps of a case: all that the shopper stated, as it was typed and as it is kept. */
export interface CaseRecord {
  /** The number of the case; before it is received, the key of its submission. Example: `"C-1024"` */
  id: string;
  /** The form that it came with. Example: `"complaint"` */
  kind: FormKind;
  /** How far it is. Example: `"received"` */
  state: string;
  /** When the shopper confirmed it. Example: `"2026-03-05T12:00:00+08:00"` */
  declaredAt?: string | null;
  /** When the shop received it. Example: `"2026-03-05T12:00:01+08:00"` */
  receivedAt?: string | null;
  /** What was filled in, as the form keeps it. Example: `{ "name": "Li Wei" }` */
  values: Record<string, unknown>;
  /** What was filled in, as it was typed. Example: `{ "name": " Li Wei" }` */
  raw: Record<string, unknown>;
  /** What sort of case it is, who answers, and how urgent it is. Example: `{ "category": "product_quality", "department": "quality", "priority": "high" }` */
  classification?: Classification;
  /** What happened to it since. Example: `{ "first_response": "2026-03-05T14:00:00+08:00" }` */
  events?: Events;
  /** The editions that it was judged by. Example: `{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [], "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }` */
  standsOn?: StandsOn;
}
/** What sort of case it is. */
export interface Classification {
  /** The category of complaints. Example: `"product_quality"` */
  category: string;
  /** What it is about in particular. Example: `"defective"` */
  reason?: string;
  /** Who answers it. Example: `"quality"` */
  department: string;
  /** How urgent it is. Example: `"high"` */
  priority: Priority;
  /** The urgency that makes it more urgent than its category. Example: `"injury"` */
  because?: string;
}

// ---- What a page gets ------------------------------------------------------------------------------------

/** The short answer. When nothing is open, `closes` and `lastDay` are those of the window that closed last. */
export interface Verdict {
  /** The answer as a whole. */
  status: Status;
  /** The remedy of its best option. */
  remedy: Remedy | null;
  /** When that closes. */
  closes: string | null;
  /** The last day on which it is open. */
  lastDay: string | null;
  /** The instant at which time alone changes the answer. */
  nextChange: string | null;
}
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
  /** `quantity - returned - inProgress`, never below zero; `null`: not known. */
  returnableQuantity: number | null;
  /** The instant at which time alone changes the answer. */
  nextChange: string | null;
  /** The editions that the answer was given by, so that it can be given again. */
  standsOn: StandsOn;
  /** Facts that the open options stand on, and who stated them. */
  reliesOn: KnownFact[];
}
/** A fact that an answer stands on. */
export interface KnownFact {
  /** Where it was stated. */
  pointer: string;
  /** Who stated it. */
  statedBy: StatedBy;
}
/** One remedy by one rule that is not open, with every reason why. */
export interface ClosedOption {
  /** `rule/remedy` */
  id: string;
  /** What it would give. */
  remedy: Remedy;
  /** The rule in its document. */
  rule: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where the rule stands in the law or in the terms. */
  citation?: Citation;
  /** Why it is not open. */
  reasons: ClosedReason[];
  /** When its window closed. */
  closes?: string;
  /** The last day on which it was open. */
  lastDay?: string;
}
/** Why an option is not open. */
export interface ClosedReason {
  /** The reason, to be told apart by a program. */
  code: RefusalCode;
  /** What closes it: a place in a document or in the question. */
  pointer: string;
  /** Names, dates and numbers of the sentence. */
  params: Record<string, string | number | null>;
}
/** A fact to ask for, and what each answer would open. */
export interface MissingFact {
  /** Where it is stated. */
  pointer: string;
  /** Its name, such as `opened`; `reason` for the reason. */
  fact: string;
  /** What it is. */
  type: MissingKind;
  /** Of a choice: what can be chosen. */
  choices?: string[];
  /** What each answer opens. */
  opens: Opens[];
}
/** What one answer to a question opens. */
export interface Opens {
  /** The answer. */
  value: unknown;
  /** Ids of the options that it opens. */
  options: string[];
}
/** What one reason would open. */
export interface ReasonDecision {
  /** A leaf of the tree of reasons. */
  reason: string;
  /** The answer for it. */
  decision: Decision;
}
/** A time in which the answer stays the same, from one instant up to another. */
export interface Segment {
  /** When it begins; `null`: without a beginning. */
  from: string | null;
  /** When it ends; `null`: without end. */
  to: string | null;
  /** The answer as a whole. */
  status: Status;
  /** What is open or possibly open. */
  options: Option[];
}
/** One remedy by one rule. */
export interface Option {
  /** `rule/remedy` */
  id: string;
  /** What it gives. */
  remedy: Remedy;
  /** The rule in its document. */
  rule: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where the rule stands in the law or in the terms. */
  citation?: Citation;
  /** Leaves of the tree of reasons that it is for. */
  reasons?: string[];
  /** Codes of remarks. */
  notes?: Note[];
  /** Certain, hinging on a fact, or after an inspection. */
  status: Openness;
  /** Pointers of the missing facts that it hinges on. */
  dependsOn: string[];
  /** When it opens. */
  opens: string | null;
  /** When it certainly closes. */
  closes: string | null;
  /** The last day on which it is open. */
  lastDay: string | null;
  /** Whether it closes at an instant, never, then when is not known, or not before something happens. */
  closesState: ClosesState;
  /** When it possibly closes, if that is later than `closes`. */
  closesLatest?: string;
  /** What its window is counted from. */
  countedFrom: CountedFrom | null;
  /** How it is counted. */
  countedBy: CountingMode;
  /** The season that made the window what it is. */
  season?: string;
  /** Days that were added for time in the workshop. */
  extendedByDays?: number;
  /** What using it costs. */
  costs: OptionCosts;
  /** The money back. */
  refund?: RefundAmount;
  /** What the goods of `exchangeFor` cost more. */
  exchange?: ExchangeAmount;
  /** Who has to prove whether the fault was there from the start, and until when. */
  burdenOfProof?: BurdenOfProof;
  /** What to bring. */
  requires: Requirement[];
  /** Codes of the next steps. */
  steps: string[];
}
/** The event that a window is counted from. */
export interface CountedFrom {
  /** The event. */
  event: string;
  /** When it happened, as it was stated. */
  at: string | null;
  /** Whether it stands in for one that is not known. */
  assumed: boolean;
}
/** What using an option costs. */
export interface OptionCosts {
  /** Who pays for sending the goods back. */
  shippingPaidBy: ShippingPayer;
  /** What is taken off. */
  fees: Fee[];
  /** What is given on top. */
  bonuses?: Fee[];
}
/** What is taken off or given on top. */
export interface Fee {
  /** What it is for, as a code. */
  kind: string;
  /** The entry of the document that says so. */
  rule: string;
  /** The amount; `null` where what was paid is not known. */
  amount: MoneyOut | null;
  /** The percentage that it is, as a decimal text. */
  percent?: string;
}
/** One line of a sum of money. */
export interface Step {
  /** What the line is. */
  code: string;
  /** Its amount. */
  amount: MoneyOut;
  /** Names of the sentence. */
  params?: Record<string, string | number | null>;
}
/** The money back. */
export interface RefundAmount {
  /** The amount. */
  amount: MoneyOut;
  /** How it is worked out. */
  calculation: Step[];
  /** By which ways it is paid. */
  methods: string[];
  /** Within how many days it is paid. */
  dueDays?: number;
}
/** What an exchange costs. */
export interface ExchangeAmount {
  /** What the other goods cost more; less than zero is paid back. */
  difference: MoneyOut;
  /** How it is worked out. */
  calculation: Step[];
}
/** Who has to prove whether a fault was there from the start. */
export interface BurdenOfProof {
  /** Who has to prove it. */
  on: Party;
  /** The presumption in its document. */
  rule: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where it stands in the law or in the terms. */
  citation?: Citation;
  /** When that ends. */
  closes: string | null;
  /** The last day on which it holds. */
  lastDay: string | null;
}
/** Money in answers: 89.00 EUR is `amount: 8900` and `decimal: "89.00"`. */
export interface MoneyOut {
  /** Minor units. */
  amount: number;
  /** The same as a decimal text. */
  decimal: string;
  /** The currency by ISO 4217. */
  currency: string;
}
/** Something to bring. */
export interface Requirement {
  /** What kind of thing it is. */
  kind: RequirementKind;
  /** Its code. */
  code: string;
  /** Whether it is at hand; `null`: not known. */
  met: boolean | null;
  /** Ids of the order lines that it is about. */
  lines?: string[];
}
/** One warranty of an order line. */
export interface Coverage {
  /** The warranty in the documents. */
  id: string;
  /** The same. */
  rule: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where it stands in the law or in the terms. */
  citation?: Citation;
  /** The part that it is for, if not the whole. */
  part?: string;
  /** What it pays for. */
  bears?: FaultItem[];
  /** The warranty whose end starts it. */
  after?: string;
  /** The remedies that it gives. */
  covers: Remedy[];
  /** Ids of the places that repair the goods. */
  servicePoints?: string[];
  /** What it is worth. */
  state: CoverageState;
  /** When it begins. */
  opens: string | null;
  /** When it ends. */
  closes: string | null;
  /** The last day on which it holds. */
  lastDay: string | null;
  /** Whether it ends at an instant, never, then when is not known, or not before something happens. */
  closesState: ClosesState;
  /** When it possibly ends, if that is later than `closes`. */
  closesLatest?: string;
  /** What its window is counted from. */
  countedFrom: CountedFrom | null;
  /** How it is counted. */
  countedBy: CountingMode;
  /** Days that were added for time in the workshop. */
  extendedByDays: number;
  /** The readings that it runs up to. */
  limits: CoverageLimit[];
  /** What ended it. */
  endedBy?: EndedBy;
  /** What registering the product changes. */
  registration?: CoverageRegistration;
  /** What to bring. */
  requires: Requirement[];
  /** Facts that it hinges on. */
  missing: MissingFact[];
}
/** A reading that a warranty runs up to. */
export interface CoverageLimit {
  /** What is read. */
  unit: UsageUnit;
  /** The highest reading that is still inside. */
  cap: number;
  /** The latest reading; `null`: not known. */
  used: number | null;
}
/** What registering a product changes. */
export interface CoverageRegistration {
  /** Whether there is no warranty without it. */
  required: boolean;
  /** When the time for it ends. */
  until: string | null;
  /** The last day for it. */
  lastDay: string | null;
  /** Whether it is registered. */
  done: boolean;
  /** The end that a registration in time would give. */
  gains?: CoverageGain;
}
/** The end of a warranty that a registration in time would give. */
export interface CoverageGain {
  /** When it would end. */
  closes: string;
  /** The last day on which it would hold. */
  lastDay: string;
}
/** Who pays for mending a fault, and why. */
export interface FaultVerdict {
  /** One word for all of it; `shared`: both pay, or some of it is free; `depends`: see `missing`. */
  verdict: ChargeVerdict;
  /** Who pays for each item. */
  charges: ItemCharge[];
  /** The warranties as they were when the fault showed. */
  coverages: FaultCoverage[];
  /** Why. */
  reasons: FaultVerdictReason[];
  /** Who has to prove whether the fault was there from the start. */
  burdenOfProof?: BurdenOfProof;
  /** What to bring. */
  requires: Requirement[];
  /** Facts to ask for. */
  missing: MissingFact[];
  /** Ids of what a return check for a defect has open. */
  options: string[];
  /** Codes of the next steps. */
  steps: string[];
  /** Ids of the places that repair the goods. */
  servicePoints?: string[];
}
/** Who pays for an item of mending a fault. */
export interface ItemCharge {
  /** The item. */
  item: FaultItem;
  /** Who pays. */
  charge: ChargeVerdict;
  /** The shopper's share in percent, where it is fixed. */
  buyerPercent?: string;
}
/** A warranty as it was when a fault showed. */
export interface FaultCoverage {
  /** The warranty in the documents. */
  id: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where it stands in the law or in the terms. */
  citation?: Citation;
  /** The part that it is for, if not the whole. */
  part?: string;
  /** What it was worth then. */
  state: CoverageState;
  /** The remedies that it gives. */
  covers: Remedy[];
  /** What it pays for. */
  bears: FaultItem[];
  /** When it ends. */
  closes: string | null;
  /** The last day on which it holds. */
  lastDay: string | null;
  /** Whether it ends at an instant, never, then when is not known, or not before something happens. */
  closesState: ClosesState;
}
/** A reason of the verdict on a fault. */
export interface FaultVerdictReason {
  /** The reason, to be told apart by a program. */
  code: FaultReason;
  /** What decided it: a place in a document or in the question. */
  pointer: string;
}
/** What was promised for a case, and whether it was kept. */
export interface ServiceLevel {
  /** The name of the promise. */
  id: string;
  /** What was promised, such as `first_response`. */
  kind: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where it stands in the law or in the terms. */
  citation?: Citation;
  /** The instant by which. */
  due: string | null;
  /** The last day, where whole days are promised. */
  lastDay: string | null;
  /** Whether it is due at an instant, never, then when is not known, or not before something happens. */
  dueState: ClosesState;
  /** What it is counted from. */
  countedFrom: CountedFrom | null;
  /** How it is counted. */
  countedBy: CountingMode;
  /** `waiting`: what it is counted from has not happened; `paused`: the case waits for the shopper. */
  state: PromiseState;
}
/** Whom to ask. */
export interface Contacts {
  /** Places that repair or take goods in. */
  servicePoints: ServicePointContact[];
  /** Ways to reach the shop. */
  channels: ChannelContact[];
  /** Pages that may help. */
  helpTopics: HelpTopicContact[];
}
/** A place that repairs or takes goods in. */
export interface ServicePointContact {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** Its number. */
  phone?: string;
  /** Where it is. */
  address?: string;
  /** Its page. */
  url?: string;
  /** When it is open. */
  hours?: string;
  /** Whether somebody is there now; `null`: not known. */
  open: boolean | null;
  /** When that changes. */
  changes: string | null;
}
/** A way to reach the shop. */
export interface ChannelContact {
  /** What it is, such as `phone`. */
  kind: string;
  /** The number or the address. */
  value: string;
  /** When somebody answers. */
  hours?: string;
  /** Whether somebody is there now; `null`: not known. */
  open: boolean | null;
  /** When that changes. */
  changes: string | null;
}
/** A page that may help. */
export interface HelpTopicContact {
  /** What it is about. */
  title: string;
  /** Its address. */
  url: string;
}
/** How far a case is. */
export interface CaseProgress {
  /** In one word. */
  state: CaseState;
  /** Every step on its way. */
  steps: CaseStep[];
  /** The promises for it. */
  serviceLevels: ServiceLevel[];
  /** When time alone changes this: the next promise to fall due. */
  nextChange: string | null;
}
/** A step of a case. */
export interface CaseStep {
  /** The step. */
  step: CaseStepCode;
  /** Whether it is done. */
  state: StepState;
  /** When it was done. */
  at: string | null;
  /** Whose turn it is, or will be. */
  by: Actor;
  /** The promise for it that falls due first. */
  due?: ServiceLevel;
}
/** A field of a form, as a page renders it. */
export interface FieldSpec {
  /** Its name. */
  name: string;
  /** What it takes. */
  type: FieldKind;
  /** Whether it must be filled in. */
  required: boolean;
  /** Reasons for which it must be filled in. */
  requiredFor?: string[];
  /** `min` and `max` of characters, entries or the number; `bytes` of one file and `total` of all. */
  limits?: Record<string, number>;
  /** The first date that it takes today. */
  earliest?: string;
  /** The last date that it takes today. */
  latest?: string;
  /** The token for the browser's autofill. */
  autocomplete?: string;
  /** How the text is built, in the pattern language of forms; no regular expression. */
  pattern?: string;
  /** What guards it against mistyping. */
  checkDigits?: CheckDigits;
  /** What can be chosen. */
  choices?: Choice[];
  /** Media types of files. */
  accept?: string[];
}
/** Something to choose, and what it is divided into. */
export interface Choice {
  /** Its code. */
  value: string;
  /** What it is divided into. */
  children?: Choice[];
}
/** Something that the shopper can correct. */
export interface FieldError {
  /** The name of the field; empty for the form as a whole. */
  field: string;
  /** What is wrong, to be told apart by a program. */
  code: FieldErrorCode | (string & {});
  /** Names, dates and numbers of the sentence. */
  params: Record<string, string | number | null>;
}
/** What a check of a form says. */
export interface FormReport {
  /** That there are no `errors`; `warnings` stop nothing. */
  valid: boolean;
  /** What must be corrected. */
  errors: FieldError[];
  /** What the shopper should look at. */
  warnings: FieldError[];
  /** What was filled in, normalised: NFC, trimmed, E.164, ISO dates. */
  values: Record<string, unknown>;
  /** What sort of case it is. */
  classification?: Classification;
  /** By when it would be answered, if it were sent now. */
  serviceLevels?: ServiceLevel[];
  /** What is open for the order line. */
  options?: Option[];
  /** What is open for each chosen line of the order, by its id. */
  lineOptions?: Record<string, Option[]>;
  /** Whom to ask. */
  contacts?: Contacts;
  /** What to keep of it; there is one if it was checked with a `key` and has no errors. */
  record?: CaseRecord;
}
