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

// ---- Codes -----------------------------------------------------------------------------------------------

/** Whose turn it is. */
export type Actor =
  | "shop"
  | "shopper";
/** What a shop asks a shopper for. */
export type AskKind =
  | "text"
  | "files"
  | "choice";
/** Who stands for a right. */
export type Basis =
  | "shop"
  | "maker"
  | "law";
/** Something that happens to a case. */
export type CaseEvent =
  | "submitted"
  | "reopened"
  | "escalated"
  | "information_requested"
  | "information_given"
  | "first_response"
  | "contact"
  | "send_requested"
  | "goods_sent"
  | "goods_arrived"
  | "inspection"
  | "on_site"
  | "proposal"
  | "claim_answer"
  | "agreement"
  | "proposal_refused"
  | "request_refused"
  | "resolution"
  | "repair"
  | "replacement"
  | "exchange"
  | "refund"
  | "compensation"
  | "accepted"
  | "closed"
  | "cancelled";
/** How far a case is, in one word. */
export type CaseState =
  | "sent"
  | "received"
  | "answered"
  | "examined"
  | "proposed"
  | "agreed"
  | "carried_out"
  | "accepted"
  | "closed"
  | "reopened"
  | "escalated"
  | "waiting_for_shopper"
  | "goods_awaited"
  | "goods_sent"
  | "goods_arrived"
  | "proposal_expired"
  | "proposal_refused"
  | "refused"
  | "cancelled";
/** A step of a case. */
export type CaseStepCode =
  | "receive"
  | "answer"
  | "examine"
  | "propose"
  | "agree"
  | "carry_out"
  | "close"
  | "send"
  | "arrive";
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
/** How sure a pack is of an entry; what is less than sure gives nothing for certain unless enabled. */
export type Confidence =
  | "sure"
  | "fairly_sure"
  | "doubtful"
  | "silent";
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
/** Whether a page must have something. */
export type Duty =
  | "required"
  | "conditional"
  | "not_required";
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
/** How what is left over in an exchange is paid. */
export type DifferenceAs =
  | "money"
  | "store_credit";
/** How days are counted until money is paid back. */
export type DueCount =
  | "days_after"
  | "business_days_after";
/** What a percentage is of. */
export type FeeBase =
  | "paid"
  | "shipping";
/** What a fee is charged for. */
export type FeePer =
  | "item"
  | "request"
  | "day"
  | "month"
  | "thousand_kilometres";
/** What is wrong or odd in a field of a form. */
export type FieldErrorCode =
  | "required"
  | "required_for_reason"
  | "contact_required"
  | "address_required"
  | "nothing_chosen"
  | "evidence_required"
  | "wrong_type"
  | "broken_character"
  | "control_character"
  | "too_short"
  | "too_long"
  | "pattern_mismatch"
  | "check_digit_wrong"
  | "email_malformed"
  | "phone_malformed"
  | "iban_malformed"
  | "unknown_choice"
  | "number_malformed"
  | "number_ambiguous"
  | "number_too_small"
  | "number_too_large"
  | "date_malformed"
  | "date_in_future"
  | "date_in_past"
  | "date_too_early"
  | "date_too_late"
  | "date_before_order"
  | "amount_malformed"
  | "amount_ambiguous"
  | "amount_above_paid"
  | "amount_currency"
  | "line_unknown"
  | "line_twice"
  | "quantity_malformed"
  | "quantity_too_large"
  | "measure_malformed"
  | "measure_too_large"
  | "too_many_files"
  | "file_empty"
  | "file_name"
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
  | "iban"
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
  | "withdrawal"
  | "cancellation";
/** Which fields a form has before a shop changes them. */
export type FormPreset =
  | "standard"
  | "cn_market_regulation";
/** What becomes of the value of a gift that is kept. */
export type GiftRefund =
  | "kept"
  | "deducted";
/** Who may look at a dispute. */
export type InstanceKind =
  | "superior"
  | "mediation"
  | "authority"
  | "arbitration"
  | "court";
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
  | "calendar_ends_soon"
  | "calendar_not_loaded"
  | "pack_for_nobody"
  | "near_miss"
  | "unknown_category"
  | "malformed_json"
  | "too_deep"
  | "too_large"
  | "too_costly"
  | "unknown_form_field"
  | "limits_crossed"
  | "type_of_preset"
  | "no_effect"
  | "too_many_entries"
  | "hours_malformed"
  | "language_malformed"
  | "wait_order"
  | "waits_overlap"
  | "repair_order"
  | "repairs_overlap"
  | "unknown_warranty"
  | "warranty_follows_itself"
  | "reading_backwards"
  | "nothing_to_count"
  | "built_malformed"
  | "built_version"
  | "nothing_found"
  | "counting_not_stated"
  | "zone_not_stated"
  | "missing_country"
  | "missing_category"
  | "category_unspecified"
  | "superseded_name"
  | "unknown_enum_value"
  | "unknown_property"
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
  | "country_corrected"
  | "every_country"
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
  | "season_is_text"
  | "season_backwards"
  | "season_none"
  | "season_changes_nothing"
  | "season_gives_less"
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
  | "policies_differ_by_seller"
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
  | "law_may_give_more"
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
  | "claimed_before"
  | "not_claimed_before"
  | "event_not_covered"
  | "fact_not_met"
  | "exception_applies"
  | "order_not_covered"
  | "closed_in_season"
  | "not_registered"
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
/** Whether a last day that is not worked moves to the next day that is; with `sundays`, whether a Saturday does is in doubt. */
export type RollOver =
  | "none"
  | "legal"
  | "sundays";
/** Whether the last days of a pack move where its windows do not say. */
export type RollOverOfPack =
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
  | "refunded_when_all"
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
/** Which closed options an answer lists. */
export type ClosedDetail =
  | "concerning"
  | "all";
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
  /** The address of this schema, for editors; the engine does not look at it. Example: `"./policy.schema.json"` */
  "$schema"?: string;
  /** The version of the format. Example: `1` */
  format: number;
  /** The name that answers cite. Example: `"corner-shop"` */
  id: string;
  /** The edition of the document, any text. Example: `"2026-11-01"` */
  version: string;
  /** What the document is called. Example: `"Terms of the corner shop"` */
  title?: Spoken;
  /** The language of its texts that do not say theirs; by default the first of `languages`. Example: `"en"` */
  lang?: string;
  /** The languages in which it speaks, the first of which stands in for those that it does not. A lint finds what has no words in one of them. Example: `["en", "de"]` */
  languages?: string[];
  /** What codes are called that have no entry of their own. Example: `{ "steps": { "fill_in_form": { "en": "Fill in the form", "de": "Formular ausfüllen" } } }` */
  words?: Vocabulary;
  /** Where people can read these terms; the engine does not look at it. Example: `"https://shop.example/terms"` */
  url?: string;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
  /** The zone of all dates: an IANA name in any letter case, `UTC`, or a fixed offset such as `+08:00`. A pack that holds in several zones says `shop`: its dates are those of the shop's zone. Example: `"Europe/Berlin"` */
  timeZone: string;
  /** The currency of fees that are stated as amounts, by ISO 4217. Example: `"EUR"` */
  currency?: string;
  /** The countries in which the document holds, by ISO 3166 in capitals; by default everywhere. Elsewhere a shop's options are closed (`country_not_covered`) and a pack is silent. Example: `["DE", "AT"]` */
  countries?: string[];
  /** The date on which the law was as a pack says; answers repeat it. Example: `"2026-01-01"` */
  asOf?: string;
  /** The laws that hold beside the shop's terms. Example: `["cn"]` */
  packs?: (string | PackReference)[];
  /** The id of the calendar that says which days are worked; it is handed over beside the policy. A pack that names none takes the shop's. Example: `"cn"` */
  calendar?: string;
  /** What an order is taken to be where it does not say. Example: `{ "channel": "online", "buyer": { "consumer": true } }` */
  assume?: Assume;
  /** How much later than it was declared a request may arrive and still count as declared, in hours or in days of 24 hours; by default nothing. What arrives later is for review. Example: `"PT15M"` */
  acceptLate?: string;
  /** What must come back with a line of an order: all of its set, or the gifts that came with it. Answers have it as the requirement `return_set` or `return_gift`. Example: `["sets", "gifts"]` */
  returnTogether?: ReturnTogether[];
  /** The orders that the document is for, by the date of an event; by default all. For others a shop's options are closed (`order_not_covered`) and a pack is silent. Example: `{ "event": "ordered", "from": "2026-11-01" }` */
  appliesTo?: AppliesTo;
  /** Groups of categories. With the example, a line in `phones` is in `electronics` too. Groups may hold groups. Example: `{ "electronics": ["phones", "audio"] }` */
  categories?: Record<string, string[]>;
  /** More leaves for the tree of reasons, by the branch that they belong to. Example: `{ "quality": ["too_loud"] }` */
  reasons?: Record<string, string[]>;
  /** Names of events beside the usual ones. A window from an event that nothing declares is a warning. Example: `["handover"]` */
  events?: string[];
  /** Facts of the shop's own, with their types, which rules may ask for. Example: `{ "repairAttempts": { "type": "number" } }` */
  facts?: Record<string, FactDeclaration>;
  /** What windows take where they do not say. Example: `{ "window": { "from": "delivered", "count": "days_after" } }` */
  defaults?: Defaults;
  /** The rules: what is granted and what is excluded. Example: `[{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P14D" } }]` */
  rules?: Rule[];
  /** Times of the year that change the windows of rules. Example: `[{ "id": "holidays", "rules": ["change-of-mind"], "event": "ordered", "from": "--11-15", "to": "--12-31", "lastDayAtLeast": "--01-31" }]` */
  seasons?: Season[];
  /** What a remedy costs the shopper, and what is given on top. Example: `[{ "id": "postage", "shippingPaidBy": "buyer" }]` */
  costs?: CostRule[];
  /** Promises that the goods last. Example: `[{ "id": "standard", "covers": ["repair"], "window": { "length": "P2Y" } }, { "id": "maker", "by": "maker", "covers": ["repair"], "window": { "length": "P1Y" } }]` */
  warranties?: Warranty[];
  /** Who pays for mending a fault, where that differs from what the warranties say. Example: `[{ "id": "labour-for-life", "charge": "free", "items": ["labour"], "covered": false }]` */
  faultTerms?: FaultTerms[];
  /** Who has to prove whether a fault was there from the start. Example: `[{ "id": "burden", "on": "seller", "window": { "length": "P1Y" } }]` */
  presumptions?: Presumption[];
  /** Times by which the shop promises to act. Example: `[{ "kind": "first_response", "window": { "from": "submitted", "length": "PT24H" } }]` */
  serviceLevels?: ServiceLevelRule[];
  /** What shoppers may complain about; by default the usual categories. Only a shop's document has it. Example: `{ "categories": [{ "id": "service", "priority": "normal" }] }` */
  complaints?: Complaints;
  /** Who answers which complaints. Only a shop's document has it. Example: `[{ "id": "quality", "handles": ["product_quality"] }]` */
  departments?: Department[];
  /** Who may look at a dispute that the shop and the shopper do not settle, the nearest first. Example: `[{ "id": "hotline", "kind": "authority", "title": "Consumer hotline 12315", "phone": "12315" }]` */
  escalation?: EscalationRule[];
  /** What the shop changes in the seven forms. Only a shop's document has it. Example: `{ "return": { "fields": [{ "name": "amount", "omit": true }] } }` */
  forms?: Forms;
  /** Places that repair or take goods in. Example: `[{ "id": "berlin", "name": "Service Berlin", "hours": "Mo-Fr 09:00-18:00", "regions": ["DE-BE"] }]` */
  servicePoints?: ServicePoint[];
  /** Ways to reach the shop. Example: `[{ "kind": "phone", "value": "+49 30 1234567", "hours": "24/7" }]` */
  channels?: Channel[];
  /** Pages that may help. Example: `[{ "title": "It does not start", "url": "https://shop.example/help/start" }]` */
  helpTopics?: HelpTopic[];
  [extension: `x-${string}`]: unknown;
}
/** What codes are called, by what they are codes of. */
export interface Vocabulary {
  /** Entries of packs, by their ids, in languages in which the packs do not speak. Example: `{ "eu.legal_guarantee": { "de": "Gewährleistung" } }` */
  titles?: Record<string, Spoken>;
  /** Next steps. Example: `{ "fill_in_form": { "en": "Fill in the form", "de": "Formular ausfüllen" } }` */
  steps?: Record<string, Spoken>;
  /** Remarks. Example: `{ "keep_packaging": "Keep the packaging" }` */
  notes?: Record<string, Spoken>;
  /** What the shopper must bring. Example: `{ "gift_slip": "The gift slip" }` */
  requirements?: Record<string, Spoken>;
  /** Facts, as they stand in a sentence: “It depends on …”. Example: `{ "repairAttempts": "how many times it was repaired" }` */
  facts?: Record<string, Spoken>;
  /** Facts, as they are asked for. Example: `{ "repairAttempts": "How many times was it repaired?" }` */
  questions?: Record<string, Spoken>;
  /** What can be chosen of a fact or in a field. Example: `{ "small": "Small" }` */
  choices?: Record<string, Spoken>;
  /** Reasons. Example: `{ "too_loud": "It is too loud" }` */
  reasons?: Record<string, Spoken>;
  /** Categories of goods. Example: `{ "hygiene": "Hygiene goods" }` */
  categories?: Record<string, Spoken>;
  /** Parts of goods. Example: `{ "battery": "battery" }` */
  parts?: Record<string, Spoken>;
  /** Events, as they stand in a sentence: “It opens once …”. Example: `{ "handover": "it is handed over" }` */
  events?: Record<string, Spoken>;
  /** Ways in which money is paid back. Example: `{ "voucher": "a voucher" }` */
  methods?: Record<string, Spoken>;
  /** Kinds of fees. Example: `{ "cleaning": "Cleaning" }` */
  fees?: Record<string, Spoken>;
  /** Categories of complaints. Example: `{ "installation": "Installation" }` */
  complaints?: Record<string, Spoken>;
  /** Departments that have no `title`. Example: `{ "customer_service": "Customer service" }` */
  departments?: Record<string, Spoken>;
  /** Labels of fields of forms. Example: `{ "giftCode": "Gift code" }` */
  fields?: Record<string, Spoken>;
  /** Hints at fields of forms. Example: `{ "giftCode": "It is on the back of the card" }` */
  hints?: Record<string, Spoken>;
  /** Kinds of promised times. Example: `{ "pick_up": "Pick-up" }` */
  promises?: Record<string, Spoken>;
  /** Kinds of ways to reach the shop. Example: `{ "forum": "Forum" }` */
  channels?: Record<string, Spoken>;
}
/** A pack, with what the shop settles about it. */
export interface PackReference {
  /** The id of the pack. Example: `"cn"` */
  id: string;
  /** Whether a last day that is not worked moves to the next day that is, in windows of the pack that do not say it themselves; by default `none`. It takes nothing away from windows that say `legal`. Example: `"legal"` */
  rollOver?: RollOverOfPack;
  /** Ids of rules, warranties, presumptions and promises of the pack that are less than sure and shall count all the same. Example: `["cn.no_reason_7d.altered"]` */
  enable?: string[];
}
/** What an order is taken to be where it does not say. */
export interface Assume {
  /** How the order was placed. Example: `"online"` */
  channel?: string;
  /** The buyer's country, by ISO 3166. Example: `"DE"` */
  country?: string;
  /** Who sold the goods. Example: `"own"` */
  seller?: string;
  /** How the order was paid. Example: `"card"` */
  paymentMethod?: string;
  /** Who the buyer is taken to be. Example: `{ "tier": "gold", "consumer": true }` */
  buyer?: AssumedBuyer;
}
/** Who a buyer is taken to be. */
export interface AssumedBuyer {
  /** The buyer's loyalty tier. Example: `"gold"` */
  tier?: string;
  /** Whether the buyer is a consumer. Example: `true` */
  consumer?: boolean;
}
/** The orders that a document is for, by the date of an event; both ends are inside. */
export interface AppliesTo {
  /** The event whose date must lie between them. Example: `"ordered"` */
  event: string;
  /** The first date. Example: `"2026-11-01"` */
  from?: string;
  /** The last date. Example: `"2027-10-31"` */
  to?: string;
}
/** A fact of the shop's own. */
export interface FactDeclaration {
  /** Which values the fact has. Example: `"number"` */
  type: FactKind;
  /** The values of a choice, which must list them. Example: `["small", "large"]` */
  choices?: string[];
}
/** What entries take where they do not say. */
export interface Defaults {
  /** What windows take. Example: `{ "from": "delivered", "length": "P14D" }` */
  window?: DefaultWindow;
}
/** What windows take where they do not say. */
export interface DefaultWindow {
  /** The event that they are counted from, or several of which the first that is known counts. Example: `["delivered", { "event": "shipped", "plus": "P7D" }]` */
  from?: string | EventReference | (string | EventReference)[];
  /** How long they are: a duration, or `unlimited`. Example: `"P14D"` */
  length?: string;
  /** The mode in which they are counted, of those whose length fits it. Example: `"days_after"` */
  count?: CountingMode;
}
/** An event, with what else settles its date. */
export interface EventReference {
  /** The event. Example: `"shipped"` */
  event: string;
  /** Which parcel of the order counts, for all its lines: the one that was delivered `first` or `last`; by default each line's own. Example: `"last"` */
  parcel?: WhichParcel;
  /** Another event, which counts instead if it is later. While it is not known, the first is assumed. Example: `"installed"` */
  orLater?: string;
  /** The period by which the start is moved later. Example: `"P7D"` */
  plus?: string;
}
/** Remedies that are granted, or excluded, where the rule matches. A rule has either `grants` or `excludes`. */
export interface Rule {
  /** The name that answers cite, unique among the rules. Example: `"change-of-mind"` */
  id: string;
  /** The remedies that are open where the rule matches. Example: `["refund", "exchange"]` */
  grants?: Remedy[];
  /** The remedies that the rule closes in its own document where it matches, never those of a law. Example: `["refund"]` */
  excludes?: Remedy[];
  /** Ids of the granting rules whose remedies an excluding rule closes; by default all of the document. Example: `["change-of-mind"]` */
  rules?: string[];
  /** Ids of granting rules of the same document that do not count where this one matches. Example: `["quality"]` */
  replaces?: string[];
  /** What must hold for the rule to match; without it the rule always matches. Example: `{ "reasons": ["changed_mind"] }` */
  when?: Matcher;
  /** When its remedies are open; an excluding rule has none. Example: `{ "length": "P14D" }` */
  window?: Window;
  /** With `inspection`, somebody looks at the goods before deciding: the option is for review. Example: `"inspection"` */
  decidedBy?: DecidedBy;
  /** What the shopper must bring: codes of proofs, or kinds and codes. It closes nothing; answers say whether it is `met`. Example: `["proof_of_purchase", { "kind": "evidence", "code": "photo_of_damage" }]` */
  requires?: (string | RequirementReference)[];
  /** Codes of the next steps; `words` says what they are called. Example: `["send_goods_back"]` */
  steps?: string[];
  /** Codes of remarks; `words` says what they are called. Example: `["keep_packaging"]` */
  notes?: string[];
  /** How and when money is paid back. Example: `{ "methods": ["original"], "dueDays": 14 }` */
  refund?: RefundTerms;
  /** What may be had in exchange. Example: `{ "keeps": ["colour"] }` */
  exchange?: ExchangeTerms;
  /** Where the rule stands in the law or in the terms. Example: `{ "article": "Terms 7" }` */
  citation?: Citation;
  /** How sure a pack is of the rule; by default `sure`. What is less than sure is for `review`, with the note `law_may_give_more`, unless a reference to the pack enables it; nothing enables what is `silent`. An excluding rule that is less than sure is off. Example: `"sure"` */
  confidence?: Confidence;
  /** With `true`, a page must have a function by which to use the right (Directive 2011/83/EU, article 11a). Example: `true` */
  withdrawalFunction?: boolean;
  /** What it is called, for shoppers. Example: `{ "en": "Change of mind", "de": "Meinung geändert" }` */
  title?: Spoken;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What an entry asks of the facts. All that it names must hold; of a list, one entry. */
export interface Matcher {
  /** The shopper asks for one of these reasons: a leaf, or a branch with all its leaves. Example: `["changed_mind"]` */
  reasons?: string[];
  /** The line is in one of these categories, or in a group that is one. Example: `["electronics"]` */
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
  /** The order was paid in one of these ways. Example: `["card"]` */
  paymentMethods?: string[];
  /** The buyer has one of these tiers, and is a consumer or is none. Example: `{ "consumer": true }` */
  buyer?: BuyerTest;
  /** The goods are in this state. A state that is not stated is unknown. Example: `{ "opened": false }` */
  condition?: ConditionTest;
  /** The readings of the goods are in these ranges. Example: `{ "kilometres": { "max": 100000 } }` */
  usage?: UsageTest;
  /** How much is asked about is in this range: the number of pieces, or of the line's `unit`. Without a request for less it is one piece, or all that is left of goods that are measured. Example: `{ "min": 2 }` */
  quantity?: Range;
  /** The price of one piece, or of one `unit`, is in this range, in units of the document's currency, or of any if it has none. A price that is not known, or is in another currency, is asked for. Example: `{ "min": 100 }` */
  unitPrice?: Range;
  /** What was paid for the whole order is in this range, in units as for `unitPrice`. A total that is not known, or is in another currency, is asked for. Example: `{ "max": 50 }` */
  orderTotal?: Range;
  /** The repairs so far are in these ranges. Example: `{ "sameFault": { "min": 2 } }` */
  repairs?: RepairsTest;
  /** The number of earlier requests is in these ranges. Example: `{ "line": { "max": 0 } }` */
  claims?: ClaimsTest;
  /** Each event happened, with `true`; did not, with `false`; or has a date in the shop's zone that lies between `from` and `to`. Example: `{ "installed": true, "ordered": { "from": "2026-11-01" } }` */
  events?: Record<string, boolean | EventTest>;
  /** The declared facts have these values: `true` or `false`, a range, or one of the choices. Example: `{ "confirmedAtPurchase": true }` */
  facts?: Record<string, unknown>;
  /** This matcher does not hold. Example: `{ "tags": ["gift"] }` */
  not?: Matcher;
}
/** What is asked of the buyer. */
export interface BuyerTest {
  /** The loyalty tier is one of these. Example: `["gold"]` */
  tiers?: string[];
  /** Whether the buyer must be a consumer, or must be none. Example: `true` */
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
  /** Whether somebody opened or changed them without being allowed to. Example: `false` */
  tampered?: boolean;
}
/** What is asked of the readings. */
export interface UsageTest {
  /** The distance driven, in kilometres. Example: `{ "max": 100000 }` */
  kilometres?: Range;
  /** The time in operation, in hours. Example: `{ "max": 2000 }` */
  hours?: Range;
  /** How often the goods were charged or run. Example: `{ "max": 500 }` */
  cycles?: Range;
}
/** A range of numbers. It says where it begins, where it ends, or both. */
export interface Range {
  /** The least that is inside. Example: `2` */
  min?: number;
  /** The most that is inside. Example: `100000` */
  max?: number;
  /** What is below this is inside. Example: `80` */
  below?: number;
  /** What is above this is inside. Example: `0` */
  above?: number;
}
/** What is asked of the repairs so far. */
export interface RepairsTest {
  /** The number of visits to the workshop. Example: `{ "min": 2 }` */
  count?: Range;
  /** The number of visits that are not over. Example: `{ "max": 0 }` */
  open?: Range;
  /** The number of visits that did not mend the fault, which have `fixed: false`. Example: `{ "min": 1 }` */
  failed?: Range;
  /** The number of visits for the fault that came most often. Example: `{ "min": 2 }` */
  sameFault?: Range;
  /** The number of days that the goods were away, as differences of dates. Example: `{ "min": 31 }` */
  days?: Range;
  /** The number of days that the goods were away: every 24 hours of a visit are one, and so is the rest. Example: `{ "min": 36 }` */
  daysByHours?: Range;
}
/** What is asked of earlier requests. Open and done ones count, rejected and cancelled ones do not. */
export interface ClaimsTest {
  /** The number of earlier requests about the line. Example: `{ "max": 0 }` */
  line?: Range;
  /** The number of earlier requests about all lines of the order, this one among them. Example: `{ "max": 0 }` */
  order?: Range;
  /** Requests for one of these remedies count; by default all. One whose remedy is not stated may be any. Example: `["exchange"]` */
  remedies?: Remedy[];
}
/** The dates between which an event must have happened, both inside. */
export interface EventTest {
  /** The first date. Example: `"2026-11-01"` */
  from?: string;
  /** The last date. Example: `"2026-12-31"` */
  to?: string;
}
/** A time that is limited: it runs from an event, for a length, counted in a mode. */
export interface Window {
  /** The event that it is counted from, or several of which the first that is known counts; by default the document's, else `delivered`. Example: `["delivered", { "event": "shipped", "plus": "P7D" }]` */
  from?: string | EventReference | (string | EventReference)[];
  /** The event at which the right opens; by default the one that is counted from. Example: `"ordered"` */
  opens?: string;
  /** How long it is: a duration, or `unlimited`; by default the document's length. Without one it is `length_missing`. Example: `"P14D"` */
  length?: string;
  /** The mode in which it is counted; by default the document's if the length fits it. Else hours are `elapsed`, months `months_same_date` and days `days_after`. Example: `"days_after"` */
  count?: CountingMode;
  /** The last day, in place of a length. Example: `"2027-01-31"` */
  until?: string;
  /** A period that is counted on from the last day; months keep the date of that day, hours run from its end. Example: `"P12M"` */
  then?: string;
  /** How time in the workshop makes it longer; one entry, by default none. Example: `["repairs"]` */
  extendedBy?: Extension[];
  /** A window. An event that comes after the end of it starts nothing. Example: `{ "from": "delivered", "length": "P2Y" }` */
  within?: Window;
  /** A window. This one closes no later than it. Example: `{ "from": "ordered", "length": "P1Y" }` */
  atMost?: Window;
  /** Of a window that is the `atMost` of another: the event that keeps the other past it, if it happens before the end of this one. Elsewhere it says nothing (`no_effect`). Example: `"goods_sent"` */
  keptBy?: string;
  /** A window. This one closes no earlier than it, if the event that it is counted from happened. Example: `{ "from": "installed", "length": "P7D" }` */
  atLeast?: Window;
  /** An event. This window closes before it, or a period before it. Example: `{ "event": "installed", "by": "PT24H" }` */
  before?: string | Before;
  /** The time of its last day at which it closes; by default the end of that day. Example: `"17:00"` */
  closesAt?: string;
  /** The zone of its dates; by default the document's. Example: `"Europe/Berlin"` */
  timeZone?: string;
  /** With `legal`, a last day that is not worked moves to the next day that is, by the document's calendar; with `sundays` too, but whether a Saturday does is in doubt. By default `none`; in a pack, what the reference to it says. Example: `"legal"` */
  rollOver?: RollOver;
  /** The hours in which time counts, such as those of a business. They are for exact hours; elsewhere they say nothing (`no_effect`). Example: `"Mo-Fr 08:30-17:30"` */
  hours?: string;
}
/** An event before which a window closes. */
export interface Before {
  /** The event. Example: `"installed"` */
  event: string;
  /** How long before it: exact hours, or days of which the last still counts. Example: `"PT24H"` */
  by?: string;
}
/** Something that the shopper must bring. */
export interface RequirementReference {
  /** What sort of thing it is. Example: `"evidence"` */
  kind: RequirementKind;
  /** Its code; `words` says what it is called. Example: `"photo_of_damage"` */
  code: string;
}
/** How and when money is paid back. */
export interface RefundTerms {
  /** Codes of the ways in which the money is paid. Example: `["original"]` */
  methods?: string[];
  /** The number of days within which it is paid. Example: `14` */
  dueDays?: number;
  /** How those days are counted; by default every day is, `days_after`. Example: `"business_days_after"` */
  dueCount?: DueCount;
  /** What becomes of what was paid to send the goods; by default it is `kept`. With `refunded` the goods bring their share, with `refunded_when_all` the last goods of the order bring all of it. Example: `"refunded"` */
  shipping?: ShippingRefund;
  /** With `resettled`, a refund is less what a promotion gave for goods that are kept without reaching its value any more; by default `kept`. Example: `"resettled"` */
  promotions?: PromotionRefund;
  /** With `deducted`, a refund is less what gifts are worth at their `unitPrice` that came with the goods and are kept when the last of those go back; by default `kept`. Example: `"deducted"` */
  gifts?: GiftRefund;
  /** How the shopper gets what other goods cost less in an exchange; by default as `money`. Example: `"store_credit"` */
  difference?: DifferenceAs;
  /** The ways to pay that are paid back first, in this order; the others follow as the order lists them. Example: `["gift_card"]` */
  payments?: string[];
}
/** What may be had in exchange. */
export interface ExchangeTerms {
  /** Properties that the wanted goods must share with these, such as the colour. Others are `replacement_not_covered`. Example: `["colour"]` */
  keeps: string[];
}
/** Where an entry stands in the law or in the terms. */
export interface Citation {
  /** The article or section. Example: `"Article 25"` */
  article: string;
  /** What the article is called. Example: `"Right of withdrawal"` */
  title?: Spoken;
  /** The language in which the law names them; by default the `lang` of the document. Example: `"en"` */
  lang?: string;
  /** Where people can read it. Example: `"https://shop.example/terms#7"` */
  url?: string;
}
/** A time of the year that changes the windows of rules. It has one of `length`, `lastDay`, `lastDayAtLeast` and `closed`. */
export interface Season {
  /** Its name, unique among the seasons; an option says which season made its window. Example: `"holidays"` */
  id: string;
  /** Ids of the granting rules of the same document whose windows it changes. Example: `["change-of-mind"]` */
  rules: string[];
  /** What else must hold; it cannot ask for a remedy. Example: `{ "tags": ["gift"] }` */
  when?: Matcher;
  /** The event whose date, in the zone of the document, must be in the season. Example: `"ordered"` */
  event: string;
  /** The first day, of one year or of every year. Example: `"--11-15"` */
  from: string;
  /** The last day, which is inside. A season of every year may span the new year. Example: `"--12-31"` */
  to: string;
  /** The length of the windows in place of the rule's own, longer or shorter. Example: `"P60D"` */
  length?: string;
  /** The mode in which the length is counted; by default hours are `elapsed`, months `months_same_date` and days `days_after`. Example: `"days_after"` */
  count?: CountingMode;
  /** The last day in place of the rule's own end: the first such day that is not before the season's end. Example: `"2027-01-31"` */
  lastDay?: string;
  /** The day before which the windows do not end. Example: `"--01-31"` */
  lastDayAtLeast?: string;
  /** With `true`, nothing is open (`closed_in_season`). Example: `true` */
  closed?: boolean;
  /** What it is called, for shoppers. Example: `{ "en": "Change of mind", "de": "Meinung geändert" }` */
  title?: Spoken;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What using a remedy costs: who pays the way back, a fee, a bonus, or several of them. */
export interface CostRule {
  /** Its name, unique among the costs. Example: `"postage"` */
  id: string;
  /** Ids of the granting rules that it is for; by default all of the document. Example: `["change-of-mind"]` */
  rules?: string[];
  /** What must hold for it to count; it may ask for the remedy. Example: `{ "remedies": ["refund"] }` */
  when?: Matcher;
  /** Who pays for sending the goods back. Of two costs that match, the one that is better for the buyer holds; if none matches, it is `unstated`. Example: `"buyer"` */
  shippingPaidBy?: Party;
  /** A fee that is taken off a refund. Fees add up. Example: `{ "kind": "restocking", "percent": "10" }` */
  fee?: FeeTerms;
  /** What is given on top of a refund, written like a fee. Example: `{ "kind": "compensation", "percent": "5" }` */
  bonus?: FeeTerms;
  /** What it is called, for shoppers. Example: `{ "en": "Change of mind", "de": "Meinung geändert" }` */
  title?: Spoken;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** A percentage of what was paid, or an amount. */
export interface FeeTerms {
  /** What the fee is for, as a code. Example: `"restocking"` */
  kind: string;
  /** The percentage of what was paid. A fee has either `percent` or `amount`. Example: `"12.5"` */
  percent?: string;
  /** The amount in units of the document's `currency`, which it needs. Example: `"4.95"` */
  amount?: string;
  /** What the percentage is of; by default what was `paid`. Of `shipping`, it is what sending the order cost, and for each `item` its share in that. Example: `"paid"` */
  of?: FeeBase;
  /** What the fee is charged for; by default the `request`: the lines of one return have an amount together. An `item` is one piece, or one of the line's `unit`. Only a percentage may be for each `day`, for each full `month` or for each `thousand_kilometres`, and then is at most what was paid. Example: `"item"` */
  per?: FeePer;
  /** The event since which days or months are counted; a fee for each `day` or `month` needs it. Example: `"delivered"` */
  from?: string;
  /** How days in the workshop are left out of the days that are counted. Example: `"repairs"` */
  less?: Extension;
  /** The most that it comes to in one return, in units of the document's `currency`. Example: `"75.00"` */
  atMost?: string;
  /** The name of a group of fees: of those that are charged with the same name here, only the largest counts. Example: `"handling"` */
  largestOf?: string;
}
/** A promise that goods last. */
export interface Warranty {
  /** The name that answers cite, unique among the warranties. Example: `"standard"` */
  id: string;
  /** Who promises it; by default the `shop`. Example: `"maker"` */
  by?: Warrantor;
  /** Ids of the document's rules that grant what it covers; by default it grants that itself, as options for defects. Example: `["change-of-mind"]` */
  rules?: string[];
  /** The remedies that it gives. Example: `["repair", "replacement"]` */
  covers: Remedy[];
  /** The part of the goods that it is for; by default the whole. Example: `"battery"` */
  part?: string;
  /** What it asks of the order decides whether it is for this line; what it asks of `condition`, `usage` and `facts` decides whether it is `void`. Example: `{ "condition": { "damagedByUser": false } }` */
  when?: Matcher;
  /** How long it runs. Example: `{ "length": "P2Y" }` */
  window?: Window;
  /** What it pays for; by default `parts` and `labour`. Example: `["parts"]` */
  bears?: FaultItem[];
  /** The id of another warranty of the document: this one starts where that one ends. Example: `"maker"` */
  after?: string;
  /** What becomes of it when the goods change hands; by default it stays with them. Example: `{ "kept": false }` */
  transfer?: Transfer;
  /** Readings at which it ends. Example: `[{ "unit": "kilometres", "cap": 20000 }]` */
  limits?: UsageLimit[];
  /** How time in the workshop makes it longer; one entry, by default none. Example: `["repairs"]` */
  extendedBy?: Extension[];
  /** What registering the product changes. Example: `{ "required": false, "window": { "length": "P30D" }, "then": { "length": "P3Y" } }` */
  registration?: Registration;
  /** What the shopper must bring: codes of proofs, or kinds and codes. It closes nothing; answers say whether it is `met`. Example: `["warranty_card"]` */
  requires?: (string | RequirementReference)[];
  /** Codes of the next steps. Example: `["bring_to_store"]` */
  steps?: string[];
  /** How long before its end it is `expiring`; by default `P30D`. Example: `"P14D"` */
  expiring?: string;
  /** Where it stands in the law or in the terms. Example: `{ "article": "Terms 4" }` */
  citation?: Citation;
  /** How sure a pack is of it; by default `sure`. What is less than sure is `unknown`, with the note `law_may_give_more`, and untold once it is over, unless a reference to the pack enables it; nothing enables what is `silent`. Example: `"sure"` */
  confidence?: Confidence;
  /** What it is called, for shoppers. Example: `{ "en": "Change of mind", "de": "Meinung geändert" }` */
  title?: Spoken;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What becomes of a warranty when the goods change hands, the event `transferred`. */
export interface Transfer {
  /** Whether the next owner has it. Example: `true` */
  kept: boolean;
  /** By when the event `transfer_registered` must follow; it is counted from `transferred` unless it says another event. Else the warranty is `void`, with `endedBy` `transfer`. Example: `{ "length": "P30D" }` */
  window?: Window;
}
/** A reading at which a warranty ends. */
export interface UsageLimit {
  /** What is read. Example: `"kilometres"` */
  unit: UsageUnit;
  /** The highest reading that is still inside; one above it has ended the warranty. Example: `100000` */
  cap: number;
}
/** What registering a product changes. */
export interface Registration {
  /** Whether there is no warranty without it. Example: `false` */
  required: boolean;
  /** By when the product must be registered. Example: `{ "from": "ordered", "length": "P30D" }` */
  window: Window;
  /** What a registered product has in place of the warranty's own length, from the same event. Example: `{ "length": "P3Y" }` */
  then?: LongerWindow;
}
/** The length that a registered product has, from the same event. */
export interface LongerWindow {
  /** How long the warranty is: a duration, or `unlimited`. Example: `"P3Y"` */
  length: string;
  /** The mode in which the length is counted; by default hours are `elapsed`, months `months_same_date` and days `days_after`. Example: `"months_same_date"` */
  count?: CountingMode;
}
/** Who pays for mending a fault, where that is otherwise than the warranties say. */
export interface FaultTerms {
  /** Its name, unique among the terms for faults. Example: `"labour-for-life"` */
  id: string;
  /** What the shopper pays: nothing (`free`), a share (`shared`), or everything (`paid`). Example: `"free"` */
  charge: FaultCharge;
  /** The shopper's share where it is `shared`, if it is fixed. Example: `"50"` */
  buyerPercent?: string;
  /** What it is for; by default everything. Example: `["labour"]` */
  items?: FaultItem[];
  /** The causes that it is for; by default all. Names of its own become known by standing here. Example: `["limescale"]` */
  causes?: string[];
  /** The requests that it is for; by default all. Names of its own become known by standing here. Example: `["software_update"]` */
  requests?: string[];
  /** The parts that it is for; by default all. Example: `["tyre"]` */
  parts?: string[];
  /** With `true`, it counts only while a warranty bears the fault; with `false`, only while none does. Example: `false` */
  covered?: boolean;
  /** What must hold for it to count; without it, it always does. Example: `{ "buyer": { "tiers": ["gold"] } }` */
  when?: Matcher;
  /** Codes of the next steps; `words` says what they are called. Example: `["download_update"]` */
  steps?: string[];
  /** Where it stands in the law or in the terms. Example: `{ "article": "Terms 7" }` */
  citation?: Citation;
  /** How sure a pack is of it; by default `sure`. What is less than sure is off unless a reference to the pack enables it. Example: `"sure"` */
  confidence?: Confidence;
  /** What it is called, for shoppers. Example: `{ "en": "Change of mind", "de": "Meinung geändert" }` */
  title?: Spoken;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** Who has to prove whether a fault was there from the start. */
export interface Presumption {
  /** Its name, unique among the presumptions. Example: `"burden"` */
  id: string;
  /** Who has to prove whether a fault was there from the start. Example: `"seller"` */
  on: Party;
  /** What must hold for it to count; without it, it always does. Example: `{ "buyer": { "consumer": true } }` */
  when?: Matcher;
  /** How long that holds. Example: `{ "length": "P1Y" }` */
  window: Window;
  /** Where it stands in the law or in the terms. Example: `{ "article": "Article 11" }` */
  citation?: Citation;
  /** How sure a pack is of it; by default `sure`. What is less than sure is off unless a reference to the pack enables it. Example: `"sure"` */
  confidence?: Confidence;
  /** What it is called, for shoppers. Example: `{ "en": "Change of mind", "de": "Meinung geändert" }` */
  title?: Spoken;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** A time by which somebody promises to act. */
export interface ServiceLevelRule {
  /** Its name; by default its kind. Example: `"first-response-gold"` */
  id?: string;
  /** What is promised. An event of this name keeps the promise, unless `keptBy` names another. Example: `"first_response"` */
  kind: string;
  /** The event that keeps this promise, where several promises are of one kind. Example: `"second_visit"` */
  keptBy?: string;
  /** The period after which it is promised again, `times` times in all. The promises are `visit.1`, `visit.2` and so on, each kept by an event of its own: `visit_1`, `visit_2`. Example: `"P1Y"` */
  every?: string;
  /** How many times it is promised. Example: `3` */
  times?: number;
  /** What must hold for it to count; without it, it always does. Example: `{ "buyer": { "tiers": ["gold"] } }` */
  when?: Matcher;
  /** Where it stands in the law or in the terms. Example: `{ "article": "Article 11" }` */
  citation?: Citation;
  /** How sure a pack is of it; by default `sure`. What is less than sure is off unless a reference to the pack enables it. Example: `"sure"` */
  confidence?: Confidence;
  /** By when the promise must be kept. Example: `{ "from": "submitted", "length": "PT24H" }` */
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
  /** How far away the goods may be, in kilometres; both ends are inside. Example: `{ "max": 100 }` */
  distance?: Range;
  /** Whether the time stands still while the case waits for the shopper. Example: `true` */
  pausesWhileWaiting?: boolean;
  /** What it is called, for shoppers. Example: `{ "en": "Change of mind", "de": "Meinung geändert" }` */
  title?: Spoken;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What a shopper may complain about. */
export interface Complaints {
  /** The categories that complaints are divided into; by default the usual ones. Example: `[{ "id": "service", "reasons": ["attitude"] }]` */
  categories?: ComplaintCategory[];
  /** When a case goes before others. By default injury, fire, danger to children and spoiled baby food are `urgent`; an empty list has none. Example: `[{ "id": "leak", "priority": "high", "words": ["leaks", "漏水"] }]` */
  urgencies?: Urgency[];
  /** What the shop says to somebody who has complained. Example: `{ "en": "We are sorry. We will look into it at once.", "zh-Hans": "非常抱歉，我们会马上处理。" }` */
  acknowledgement?: Spoken;
}
/** A category of complaints. */
export interface ComplaintCategory {
  /** Its name. Example: `"product_quality"` */
  id: string;
  /** The reasons that it is divided into. Those of the tree of reasons let a demand be checked. Example: `["defective", "damaged"]` */
  reasons?: string[];
  /** Who answers it; by default `customer_service`. Example: `"quality"` */
  department?: string;
  /** How urgent it is; by default `normal`. Example: `"high"` */
  priority?: Priority;
}
/** When a case goes before others. All that it names must hold. */
export interface Urgency {
  /** Its name, which answers give as `because`. Example: `"leak"` */
  id: string;
  /** The priority that a case has then, if that is more urgent than its category's. Example: `"high"` */
  priority: Priority;
  /** Words, one of which is in what the shopper wrote. Example: `["leaks", "漏水"]` */
  words?: string[];
  /** Categories of goods, one of which the line is in. Example: `["baby_food"]` */
  categories?: string[];
  /** Reasons, one of which is given. Example: `["spoiled"]` */
  reasons?: string[];
  /** What the shopper is told to do now. Example: `{ "en": "Switch it off and unplug it.", "zh-Hans": "请立即关机并拔下电源。" }` */
  advice?: Spoken;
}
/** Somebody who answers complaints. */
export interface Department {
  /** Its name. Example: `"quality"` */
  id: string;
  /** What it is called, for shoppers. Example: `{ "en": "Quality control", "de": "Qualitätssicherung" }` */
  title?: Spoken;
  /** The categories of complaints that it answers, whatever the categories themselves say. Example: `["product_quality"]` */
  handles: string[];
}
/** Who may look at a dispute that the shop and the shopper do not settle. */
export interface EscalationRule {
  /** Its name. Example: `"consumer-hotline"` */
  id: string;
  /** What it is. Example: `"authority"` */
  kind: InstanceKind;
  /** What it is called, for shoppers. Example: `{ "en": "Consumer hotline 12315", "zh-Hans": "12315 消费者投诉热线" }` */
  title: Spoken;
  /** Its phone number. Example: `"12315"` */
  phone?: string;
  /** Where it is. Example: `"Example Street 1, Berlin"` */
  address?: string;
  /** Its page. Example: `"https://www.12315.cn/"` */
  url?: string;
  /** Until when it may be asked; without it at any time. Example: `{ "from": "request_refused", "length": "P1Y" }` */
  window?: Window;
  /** Where it stands in the law or in the terms. Example: `{ "article": "Article 39" }` */
  citation?: Citation;
  /** A note for people; the engine does not look at it. Example: `"As agreed in November"` */
  note?: string;
}
/** What the shop changes in the seven forms. */
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
  /** The end of a continuing contract. Example: `{ "fields": [{ "name": "customerNumber", "required": true }] }` */
  cancellation?: FormTerms;
}
/** What the shop changes in a form. */
export interface FormTerms {
  /** The fields that the form begins with; by default `standard`. The other is the complaint of China's market regulator. Example: `"cn_market_regulation"` */
  preset?: FormPreset;
  /** Fields of the preset that are changed or left out, and fields of the shop's own, which stand before the consents. Example: `[{ "name": "orderId", "pattern": "SO-#{6}" }]` */
  fields?: FormField[];
}
/** A field of a form. */
export interface FormField {
  /** The name of a field of the preset, or of a new one. Example: `"orderId"` */
  name: string;
  /** What the field takes. A field of the preset keeps its type; one that no preset has needs it (`unknown_form_field`). Example: `"choice"` */
  type?: FieldKind;
  /** With `true`, the field is not asked. Example: `true` */
  omit?: boolean;
  /** Whether the field must be filled in. Example: `true` */
  required?: boolean;
  /** Reasons for which the field must be filled in, such as evidence of damage. Example: `["damaged"]` */
  requiredFor?: string[];
  /** The limits of what is filled in. Example: `{ "min": 10, "max": 500 }` */
  limits?: FieldLimits;
  /** The token for the browser's autofill. Example: `"name"` */
  autocomplete?: string;
  /** What can be chosen: codes, or codes with what they are divided into. Example: `["red", { "value": "blue", "children": ["navy"] }]` */
  choices?: (string | FieldChoice)[];
  /** How a text is built: `#` is a digit, `@` a Latin letter, `*` either. Example: `"SO-#{6}"` */
  pattern?: string;
  /** What guards a text against mistyping. Example: `"luhn"` */
  checkDigits?: CheckDigits;
  /** On which side of today a date lies: `past`, by default, is today or before, `future` is today or later. Example: `"future"` */
  dates?: Dates;
  /** The first date, which is inside. Example: `"2026-11-01"` */
  earliest?: string;
  /** The last date, which is inside. Example: `"2026-12-31"` */
  latest?: string;
  /** The media types of files. Example: `["image/jpeg", "application/pdf"]` */
  accept?: string[];
}
/** The limits of a field. */
export interface FieldLimits {
  /** The fewest characters, as a reader counts them, the fewest files or lines, or the least number. Example: `1` */
  min?: number;
  /** The most characters, as a reader counts them, the most files or lines, or the largest number. Example: `100` */
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
  /** The codes that it is divided into. Example: `["navy", "sky"]` */
  children?: string[];
}
/** A place that repairs or takes goods in. */
export interface ServicePoint {
  /** Its name, unique among the places. Example: `"berlin"` */
  id: string;
  /** Its name for people. Example: `"Service Berlin"` */
  name: Spoken;
  /** Its phone number. Example: `"+49 30 1234567"` */
  phone?: string;
  /** Where it is. Example: `"Example Street 1, Berlin"` */
  address?: string;
  /** Its page. Example: `"https://shop.example/berlin"` */
  url?: string;
  /** When it is open. Example: `"Mo-Fr 09:00-18:00"` */
  hours?: string;
  /** The zone of its hours; by default the shop's. Example: `"Europe/Berlin"` */
  timeZone?: string;
  /** The categories of goods that it is for; by default all. Example: `["electronics"]` */
  categories?: string[];
  /** The regions that it is for, by ISO 3166; by default all. A place for `DE` is for `DE-BE` too. Example: `["DE-BE"]` */
  regions?: string[];
}
/** A way to reach the shop. */
export interface Channel {
  /** What sort of way it is. Example: `"phone"` */
  kind: string;
  /** Its number or address. Example: `"+49 30 1234567"` */
  value: string;
  /** When somebody answers. Example: `"24/7"` */
  hours?: string;
  /** The zone of its hours; by default the shop's. Example: `"Europe/Berlin"` */
  timeZone?: string;
}
/** A page that may help. */
export interface HelpTopic {
  /** Its title for people. Example: `"What to do when it does not start"` */
  title: Spoken;
  /** Its address. Example: `"https://shop.example/help/start"` */
  url: string;
  /** The categories of goods that it is about; by default all. Example: `["electronics"]` */
  categories?: string[];
  /** The reasons of complaints that it is about; by default all. Example: `["defective"]` */
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
  /** The first date that it answers for. Before it nothing is guessed. Example: `"2024-01-01"` */
  coversFrom: string;
  /** The last date that it answers for. After it nothing is guessed. Example: `"2026-12-31"` */
  coversUntil: string;
  /** The days of the week that are not worked; the list may be empty. Example: `["saturday", "sunday"]` */
  weekend: Weekday[];
  /** Days that are not worked, and ranges of them, both ends inside. Example: `["2026-06-19", "2026-10-01/2026-10-07"]` */
  daysOff: string[];
  /** Days that are worked although the weekend or `daysOff` says otherwise. Example: `["2026-10-10"]` */
  workDays?: string[];
  /** Days that are off in some regions only, or for some people only. A count that meets one is not guessed. Example: `["2026-01-06"]` */
  regional?: string[];
}
/** An order. What it says holds for each of its lines and parcels that does not say it itself. */
export interface Order {
  /** The shop's number of the order; the engine does not look at it. Example: `"A-1024"` */
  id?: string | null;
  /** The buyer's country, by ISO 3166. Example: `"DE"` */
  country?: string | null;
  /** What happened to the order, written as for a line. Example: `{ "ordered": "2026-02-27T20:15:00+01:00" }` */
  events?: Events | null;
  /** How the order was paid. Example: `"card"` */
  paymentMethod?: string | null;
  /** What sending the order cost; the lines share it by what was paid for each. Example: `{ "amount": 495, "currency": "EUR" }` */
  shipping?: Money | null;
  /** What was taken off the whole order; the lines share it by what was paid for each. Example: `{ "amount": 500, "currency": "EUR" }` */
  discount?: Money | null;
  /** The parcels of the order. A line is delivered with the last parcel that holds it, or the last that came if that is enough for what is asked. Example: `[{ "events": { "delivered": "2026-03-02" }, "lines": [{ "id": "1" }] }]` */
  parcels?: Parcel[] | null;
  /** Promotions that were granted on the order. Example: `[]` */
  promotions?: Promotion[] | null;
  /** How much was paid in which way; what a return pays back is shared among them as they are listed here. Example: `[{ "method": "card", "amount": { "decimal": "129.90", "currency": "EUR" } }]` */
  payments?: Payment[] | null;
  /** What was bought; each line needs an id of its own. Example: `[{ "id": "1", "quantity": 1 }]` */
  lines: OrderLine[];
}
/** An amount of money: in whole minor units, or as a decimal text. */
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
  /** What happened to the parcel, written as for a line. Example: `{ "delivered": "2026-03-02" }` */
  events?: Events | null;
  /** What it holds. Example: `[{ "id": "1", "quantity": 1 }]` */
  lines: ParcelLine[];
}
/** What a parcel holds of a line. */
export interface ParcelLine {
  /** The id of the line. Example: `"1"` */
  id: string;
  /** How much of the line. Where it is known of all parcels, what came may go back before the rest comes. Example: `1` */
  quantity?: number | null;
}
/** What was taken off because the goods reached a value at their `unitPrice`. */
export interface Promotion {
  /** The shop's name for it; the engine does not look at it. Example: `"10-off-100"` */
  id?: string | null;
  /** The value that had to be reached. Example: `{ "amount": 10000, "currency": "EUR" }` */
  minimum: Money;
  /** What was taken off. Example: `{ "amount": 1000, "currency": "EUR" }` */
  off: Money;
}
/** What was paid for an order in one way. */
export interface Payment {
  /** The way to pay, as a code. Example: `"gift_card"` */
  method: string;
  /** What was paid in this way. Example: `{ "decimal": "50.00", "currency": "EUR" }` */
  amount: Money;
  /** What was already paid back in this way; by default nothing. Example: `{ "decimal": "10.00", "currency": "EUR" }` */
  refunded?: Money | null;
}
/** One product line of an order. Every fact may be `null`: it is not known. */
export interface OrderLine {
  /** The shop's id of the line; in an order it is required, and no other line has it. Example: `"1"` */
  id?: string | null;
  /** The shop's name for these very goods: they are no exchange for themselves. Example: `"KB-87-DE"` */
  sku?: string | null;
  /** What the product is called, for people; the engine does not look at it. Example: `"Keyboard"` */
  title?: string | null;
  /** What distinguishes the goods from others of the same product. Example: `{ "colour": "black" }` */
  properties?: Record<string, string> | null;
  /** What was paid for the whole order; in an order it is worked out. Example: `{ "amount": 12990, "currency": "EUR" }` */
  orderTotal?: Money | null;
  /** The categories that the policy's rules know the goods by; by default none. Example: `["electronics"]` */
  categories?: string[] | null;
  /** The tags that the policy's rules know the goods by; by default none. Example: `["final_sale"]` */
  tags?: string[] | null;
  /** How much was bought: a whole number of pieces, or up to three decimals of a `unit`. Example: `2` */
  quantity?: number | null;
  /** The unit in which the goods are measured, as people read it. Goods without one are counted. Example: `"kg"` */
  unit?: string | null;
  /** How much went back; by default nothing. Example: `0` */
  returned?: number | null;
  /** How much is on its way back; by default nothing. Example: `0` */
  inProgress?: number | null;
  /** Earlier requests, in place of `returned` and `inProgress`; with both it is `counted_twice`. Example: `[{ "quantity": 1, "state": "done" }]` */
  claims?: Claim[] | null;
  /** Earlier requests about the other lines of its order; in an order they are worked out. Example: `[{ "remedy": "exchange", "quantity": 1, "state": "done" }]` */
  orderClaims?: Claim[] | null;
  /** The price of one piece, or of one `unit`. Example: `{ "decimal": "44.95", "currency": "EUR" }` */
  unitPrice?: Money | null;
  /** What was paid for all of it, after the line's own discounts. Example: `{ "amount": 8990, "currency": "EUR" }` */
  paid?: Money | null;
  /** The line's share of a discount on the order that `paid` does not show; in an order it is worked out. Example: `{ "amount": 500, "currency": "EUR" }` */
  discount?: Money | null;
  /** The line's share of what sending the order cost; in an order it is worked out. Example: `{ "amount": 495, "currency": "EUR" }` */
  shipping?: Money | null;
  /** What happened to the goods, and when: an instant, a date in the policy's zone, or `null` for what has not happened. What is absent is not known. Example: `{ "delivered": "2026-03-02", "installed": null }` */
  events?: Events | null;
  /** When each parcel of the order was delivered, written as events are. Example: `["2026-03-02", null]` */
  deliveries?: (Instant | null)[] | null;
  /** The name of the set that the line belongs to. Example: `"desk-set"` */
  set?: string | null;
  /** The ids of the lines of the order that the goods came with for nothing. Example: `["1"]` */
  giftFor?: string[] | null;
  /** The state of the goods. Example: `{ "opened": false }` */
  condition?: Condition | null;
  /** How much the goods were used. Example: `{ "kilometres": 42000 }` */
  usage?: Usage | null;
  /** What the meters of the goods showed, and when. Where `usage` does not say, the latest stands in. Example: `[{ "at": "2026-03-02", "kilometres": 12000 }]` */
  readings?: Reading[] | null;
  /** Visits to the workshop, which must not overlap. Example: `[{ "from": "2026-05-04", "to": "2026-05-11" }]` */
  repairs?: Repair[] | null;
  /** Codes of the papers at hand. Example: `["receipt"]` */
  proofs?: string[] | null;
  /** How the order was placed. Example: `"online"` */
  channel?: string | null;
  /** The buyer's country, by ISO 3166. Example: `"DE"` */
  country?: string | null;
  /** Who sold the goods. Example: `"own"` */
  seller?: string | null;
  /** How the order was paid. Example: `"card"` */
  paymentMethod?: string | null;
  /** Who bought it. Example: `{ "consumer": true }` */
  buyer?: Buyer | null;
  /** Facts that the policy declares. Example: `{ "confirmedAtPurchase": true }` */
  facts?: Record<string, unknown> | null;
}
/** An earlier request for some of the goods, listed in the order in which they were settled. Rejected and cancelled ones take nothing away. */
export interface Claim {
  /** What was asked for. With `price_reduction` and `compensation` the shopper keeps the goods: nothing is held. Example: `"refund"` */
  remedy?: Remedy | null;
  /** How much of the line it is for. Example: `1` */
  quantity: number;
  /** How far it is: `open` and `done` hold the goods, `rejected` and `cancelled` hold none. Example: `"open"` */
  state: ClaimState;
  /** How much arrived at the shop, if it is not all: only that is gone. Example: `1` */
  received?: number | null;
  /** How much the shopper has again: mended, new, or sent once more. It counts again. By default all of a `repair` that is `done`, and else none. Example: `0` */
  redelivered?: number | null;
  /** The money that was paid where the goods were kept; a later refund of those goods is less by it. What a `price_reduction` paid must be known for that, a `compensation` counts only if it is stated. Example: `{ "decimal": "20.00", "currency": "EUR" }` */
  amount?: Money | null;
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
  /** Whether somebody opened or changed them without being allowed to. Example: `false` */
  tampered?: boolean | null;
}
/** How much the goods were used. Whatever is absent or `null` is not known. */
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
  /** When the meters were read. Example: `"2026-03-02"` */
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
  /** When the goods came back; without it they are still there. Example: `"2026-05-11"` */
  to?: Instant | null;
  /** What was wrong; visits for the same fault have the same text. Example: `"display"` */
  fault?: string | null;
  /** Whether the fault was mended. Example: `true` */
  fixed?: boolean | null;
}
/** Who bought the goods. */
export interface Buyer {
  /** The loyalty tier. Example: `"gold"` */
  tier?: string | null;
  /** Whether the buyer is a consumer. Example: `true` */
  consumer?: boolean | null;
}
/** What a shopper asks for. */
export interface ReturnRequest {
  /** Why the shopper asks: a leaf of the tree of reasons. Example: `"changed_mind"` */
  reason?: string | null;
  /** How much is asked about; by default one piece, or all that is left of goods that are measured. Example: `1` */
  quantity?: number | null;
  /** The remedy that is asked for; by default all of them. Example: `"refund"` */
  remedy?: Remedy | null;
  /** What the shopper states of the goods; it goes before what the line says. Example: `{ "condition": { "opened": true } }` */
  facts?: StatedFacts | null;
  /** Codes of what the shopper shows. Example: `["photo_of_damage"]` */
  evidence?: string[] | null;
  /** The money that is asked for; by default all that can be had. More than was paid is `amount_exceeds_paid`. Example: `{ "decimal": "10.00", "currency": "EUR" }` */
  amount?: Money | null;
  /** The goods that are wanted instead. Example: `{ "sku": "KB-87-FR" }` */
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
  /** The price of one piece, or of one unit of what is measured. With it an exchange says the `difference`, which is less than zero if it is paid back. Example: `{ "amount": 4995, "currency": "EUR" }` */
  unitPrice?: Money | null;
  /** What distinguishes the goods from others of the same product. Example: `{ "colour": "white" }` */
  properties?: Record<string, string> | null;
  /** Whether the shop has the goods. Example: `true` */
  available?: boolean | null;
}
/** What is wrong with the goods, and since when: the warranties are judged as they were then. */
export interface Fault {
  /** The part that is faulty, as policies name it. Example: `"battery"` */
  part?: string | null;
  /** The cause, one of those that policies know; another is `unknown_value`. Example: `"workmanship"` */
  cause?: string | null;
  /** What is wanted: `repair`, by default, `change`, or one of the policy's own. Example: `"repair"` */
  request?: string | null;
  /** When the fault showed, no later than `now`, which it is by default. The warranties are judged as they were then. Example: `"2026-06-01"` */
  since?: Instant | null;
}
/** What is known of a case whose promises are asked about. */
export interface CaseFacts {
  /** The category of the complaint. What is for some categories only is for none that is not stated. Example: `"product_quality"` */
  category?: string | null;
  /** The reason of the complaint: a leaf of the tree of reasons. Example: `"defective"` */
  reason?: string | null;
  /** How urgent the case is. What is for some priorities only is for none that is not stated. Example: `"high"` */
  priority?: Priority | null;
  /** The categories of its goods. Example: `["electronics"]` */
  categories?: string[] | null;
  /** The tags of its goods. Example: `["large"]` */
  tags?: string[] | null;
  /** The buyer's country, by ISO 3166. Example: `"DE"` */
  country?: string | null;
  /** How its order was placed. Example: `"online"` */
  channel?: string | null;
  /** What happened to the case, such as `submitted`, and what keeps a promise, such as `first_response`. Example: `{ "submitted": "2026-03-05T12:00:00+08:00" }` */
  events?: Events | null;
  /** Facts that the policy declares. Example: `{ "vip": true }` */
  facts?: Record<string, unknown> | null;
  /** Who answers the case; by default whom the policy names for the category. Example: `"quality"` */
  department?: string | null;
  /** Who acts, if not the shop itself. Example: `"north"` */
  partner?: string | null;
  /** The part of the goods that the case is about. Example: `"battery"` */
  part?: string | null;
  /** How far away the goods are, in kilometres. Example: `42` */
  distance?: number | null;
  /** When the case waited for the shopper, in order. Two that overlap are `waits_overlap`. Example: `[{ "from": "2026-03-06T09:00:00+08:00" }]` */
  waits?: Wait[] | null;
}
/** A time in which a case waited for the shopper. */
export interface Wait {
  /** When the wait began. Example: `"2026-03-06T09:00:00+08:00"` */
  from: Instant;
  /** When the wait ended; without it the case still waits. An end before the beginning is `wait_order`. Example: `"2026-03-07T09:00:00+08:00"` */
  to?: Instant | null;
}
/** A form as a page sends it. What is sent again with the same key is the same submission. */
export interface Submission {
  /** The version of the format. Example: `1` */
  format: number;
  /** The idempotency key, made at random before the first attempt. Example: `"0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90"` */
  key: string;
  /** Which form it is. Example: `"complaint"` */
  kind: FormKind;
  /** What was filled in, as the form keeps it. Example: `{ "name": "Li Wei", "orderId": "A-1" }` */
  values: Record<string, unknown>;
  /** The order that the form is about. Example: `{ "id": "A-1", "lines": [{ "id": "1" }] }` */
  order?: Order;
  /** What is asked of each line, by its id. Example: `{ "1": { "reason": "defective" } }` */
  requests?: Record<string, ReturnRequest>;
  /** The case that a survey is about. Example: `"C-1024"` */
  caseId?: string;
  /** When the shopper confirmed the form. Example: `"2026-03-05T12:00:00+08:00"` */
  declaredAt: string;
  /** The editions that the answer in the page stood on. Example: `{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [], "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }` */
  standsOn: StandsOn;
}
/** The editions that an answer stands on. */
export interface StandsOn {
  /** The edition of the policy. Example: `{ "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }` */
  policy: PolicyEdition;
  /** The editions of the packs. Example: `[{ "id": "cn", "version": "1", "digest": "00ff00ff00ff00ff", "asOf": null }]` */
  packs: PackEdition[];
  /** The editions of the calendars. Example: `[{ "id": "cn", "version": "1", "coversUntil": "2026-12-31" }]` */
  calendars: CalendarEdition[];
  /** The zone data of the page. Example: `"2026a"` */
  zoneData: string;
  /** The version of the engine. Example: `"0.1.0"` */
  engine: string;
  /** The instant that was asked about. Example: `"2026-03-05T12:00:00+08:00"` */
  now: string;
  /** The zone of the shop, in which its days are counted. Example: `"Asia/Shanghai"` */
  timeZone?: string;
}
/** The edition of a policy. */
export interface PolicyEdition {
  /** The id of the document. Example: `"shop"` */
  id: string;
  /** The edition of the document. Example: `"1"` */
  version: string;
  /** A number that is made from the document's content. Example: `"00ff00ff00ff00ff"` */
  digest: string;
}
/** The edition of a pack. */
export interface PackEdition {
  /** The id of the document. Example: `"cn"` */
  id: string;
  /** The edition of the document. Example: `"1"` */
  version: string;
  /** A number that is made from the document's content. Example: `"00ff00ff00ff00ff"` */
  digest: string;
  /** The date on which the law was as the pack says. Example: `"2026-11-01"` */
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
  /** A number of the case that is read aloud. Example: `"R-4F7K-2W"` */
  number?: string;
  /** When the submission was received. Example: `"2026-03-05T12:00:01+08:00"` */
  receivedAt: string;
  /** The server's own decision about what was asked. Example: `{ "status": "eligible" }` */
  decision?: Decision;
}
/** What a shop keeps of a case: all that the shopper stated, as it was typed and as it is kept. */
export interface CaseRecord {
  /** The number of the case; until the case is received, the key of its submission. Example: `"C-1024"` */
  id: string;
  /** The form that the case came with. Example: `"complaint"` */
  kind: FormKind;
  /** How far the case is. Example: `"received"` */
  state: string;
  /** When the shopper confirmed the form. Example: `"2026-03-05T12:00:00+08:00"` */
  declaredAt?: string | null;
  /** When the shop received the form. Example: `"2026-03-05T12:00:01+08:00"` */
  receivedAt?: string | null;
  /** What was filled in, as the form keeps it. Example: `{ "name": "Li Wei" }` */
  values: Record<string, unknown>;
  /** What was filled in, as it was typed. Example: `{ "name": " Li Wei" }` */
  raw: Record<string, unknown>;
  /** What sort of case it is, who answers, and how urgent it is. Example: `{ "category": "product_quality", "department": "quality", "priority": "high" }` */
  classification?: Classification;
  /** A number of the case that is read aloud. Example: `"R-4F7K-2W"` */
  number?: string;
  /** When the product or service was bought, as the shop's order says. Example: `"2026-03-02T10:15:00+08:00"` */
  purchasedAt?: Instant | null;
  /** What is at hand to prove it: papers of the order, and the ids of files that came with the form. Example: `["invoice", "photo-1"]` */
  evidence?: string[];
  /** What happened to the case since, each event once. Example: `{ "first_response": "2026-03-05T14:00:00+08:00" }` */
  events?: Events;
  /** What happened to the case since, in order. Example: `[{ "event": "first_response", "at": "2026-03-05T14:00:00+08:00" }]` */
  log?: CaseEntry[];
  /** The case of the survey in which the shopper said how it went. Example: `"C-1031"` */
  survey?: string;
  /** The case that a survey is about. Example: `"C-1024"` */
  caseId?: string;
  /** The editions that the case was judged by. Example: `{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [], "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }` */
  standsOn?: StandsOn;
}
/** What sort of case it is. */
export interface Classification {
  /** The category of complaints. Example: `"product_quality"` */
  category: string;
  /** The reason within the category. Example: `"defective"` */
  reason?: string;
  /** Who answers it. Example: `"quality"` */
  department: string;
  /** How urgent it is. Example: `"high"` */
  priority: Priority;
  /** The urgency that raised the priority above that of the category. Example: `"injury"` */
  because?: string;
}
/** Something that happened to a case, with what was said or agreed. What an event has no use for is kept for people. */
export interface CaseEntry {
  /** What happened. Example: `"information_requested"` */
  event: CaseEvent;
  /** When it happened. Example: `"2026-03-05T14:00:00+08:00"` */
  at: Instant;
  /** What was said with it. Example: `"We are sorry for the trouble."` */
  note?: Spoken;
  /** Until when the shopper may answer, send the goods, or accept the proposal: an instant, or the last day in the policy's zone. A proposal that is older does not hold any more. Example: `"2026-03-12"` */
  until?: Instant | null;
  /** What the shopper is asked for. Example: `[{ "id": "serial", "kind": "text", "title": "The serial number" }]` */
  asks?: Ask[];
  /** What was given, by the names of what was asked for; files by their ids. Example: `{ "serial": "SN-0042" }` */
  answers?: Record<string, unknown>;
  /** What is proposed. Example: `"refund"` */
  remedy?: Remedy;
  /** How much is proposed, or was paid. Example: `{ "decimal": "89.00", "currency": "CNY" }` */
  amount?: Money;
  /** When what is proposed will be done. Example: `"2026-03-10"` */
  on?: Instant | null;
  /** How it was paid, or how the goods are to be sent. Example: `"bank_card"` */
  method?: string;
  /** Where the goods are to be sent. Example: `"Lantern Lane, 8 Harbour Road, Shanghai"` */
  address?: Spoken;
  /** What was found and done. Example: `{ "cause": "The pump was blocked.", "result": "It runs as new." }` */
  report?: WorkReport;
}
/** Something that the shop wants to know, or to see. */
export interface Ask {
  /** Its name, by which the answer is found. Example: `"serial"` */
  id: string;
  /** What is to be given. Example: `"text"` */
  kind: AskKind;
  /** The question. Example: `{ "en": "The serial number", "zh-Hans": "序列号" }` */
  title: Spoken;
  /** The answers of a choice. Example: `[{ "id": "front", "title": "At the front" }]` */
  choices?: AskChoice[];
  /** Whether the case can go on without it; by default not. Example: `true` */
  optional?: boolean;
}
/** An answer that the shopper may choose. */
export interface AskChoice {
  /** Its name. Example: `"front"` */
  id: string;
  /** What it is called. Example: `{ "en": "At the front", "zh-Hans": "正面" }` */
  title?: Spoken;
}
/** What was found and done at a repair. */
export interface WorkReport {
  /** What was the matter. Example: `"The pump was blocked."` */
  cause?: Spoken;
  /** What was put in. Example: `[{ "title": "Pump" }]` */
  parts?: ReportPart[];
  /** How it is now. Example: `"It runs as new."` */
  result?: Spoken;
}
/** Something that was put in. */
export interface ReportPart {
  /** What it is called. Example: `{ "en": "Pump", "zh-Hans": "水泵" }` */
  title: Spoken;
  /** How many; by default one. Example: `2` */
  quantity?: number;
}

// ---- What a page gets ------------------------------------------------------------------------------------

/** The short answer. When nothing is open, `closes` and `lastDay` are those of the window that closed last of those that time alone closes, or else of the one that opens first; `null` if there is none. */
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
  /** If nothing is open: why, by the rule that comes nearest. */
  why?: Why;
}
/** Why a remedy is not open, by the rule that comes nearest: the one that would hold with the least change. */
export interface Why {
  /** The remedy. */
  remedy: Remedy;
  /** The rule or the warranty in its document; where another rule takes the remedy out, that rule. */
  rule: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where it stands in the law or in the terms. */
  citation?: Cited;
  /** The reason, to be told apart by a program. */
  code: RefusalCode;
  /** What closes it: a place in a document or in the question. */
  pointer: string;
  /** Names, dates and numbers of the sentence. */
  params: Record<string, string | number | null>;
  /** When its window closed. */
  closes?: string;
  /** The last day on which it was open. */
  lastDay?: string;
  /** Who stated the fact that decided it, which `params.fact` points to. */
  statedBy?: StatedBy;
}
/** May this be returned? */
export interface Decision {
  /** The answer as a whole: that of its best option. */
  status: Status;
  /** Open or possibly open, best for the shopper first: credit last; else by certainty, cost, rules before warranties, later end, remedy. */
  options: Option[];
  /** Not open, each with every reason why. Those that do not concern the line are listed where the question says so. */
  closed: ClosedOption[];
  /** Why each remedy that was asked for and is not open is not, the nearest reason first. */
  why: Why[];
  /** Facts to ask for. */
  missing: MissingFact[];
  /** `quantity - returned - inProgress`, never below zero; `null`: not known. */
  returnableQuantity: number | null;
  /** The unit of `returnableQuantity`, if the goods are measured. */
  unit?: string;
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
  citation?: Cited;
  /** The part of the goods that it is for, if it is not for the whole. */
  part?: string;
  /** Why it is not open. */
  reasons: ClosedReason[];
  /** Ids of the other options of its document that are closed for the same reasons, at the same time. */
  also?: string[];
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
  /** The rule or the warranty in its document. */
  rule: string;
  /** Who stands for it. */
  basis: Basis;
  /** Where the rule stands in the law or in the terms. */
  citation?: Cited;
  /** The part of the goods that it is for, if it is not for the whole. */
  part?: string;
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
  /** What is free of a repair or a replacement under a warranty, if the goods were faulty. */
  bears?: FaultItem[];
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
  /** How those days are counted, where not every day counts. */
  dueCount?: DueCount;
}
/** What an exchange costs. */
export interface ExchangeAmount {
  /** What the other goods cost more; less than zero is paid back. */
  difference: MoneyOut;
  /** How it is worked out. */
  calculation: Step[];
  /** How the shopper gets what they cost less, where that is not money. */
  paidAs?: DifferenceAs;
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
  citation?: Cited;
  /** When that ends. */
  closes: string | null;
  /** The last day on which it holds. */
  lastDay: string | null;
}
/** What is paid back for the lines of an order that are asked for. */
export interface Settlement {
  /** The sum of the lines; `null` if no line has an amount. */
  amount: MoneyOut | null;
  /** How it is worked out; the steps add up to the amount. */
  calculation: Step[];
  /** The lines that have an amount. */
  lines: SettledLine[];
  /** Ids of the lines that are asked for and have none. */
  unsettled: string[];
  /** What is paid back in which way, if the order says how it was paid. */
  payments?: PaidBack[];
  /** What is paid back beyond what was paid in those ways. */
  otherwise?: MoneyOut;
}
/** What is paid back for one line. */
export interface SettledLine {
  /** The line. */
  id: string;
  /** The option that gives it. */
  option: string;
  /** Whether it is money or credit. */
  remedy: Remedy;
  /** The amount. */
  amount: MoneyOut;
}
/** What is paid back in one way. */
export interface PaidBack {
  /** The way to pay. */
  method: string;
  /** The amount. */
  amount: MoneyOut;
}
/** Must a page have a function by which to withdraw from the contract (Directive 2011/83/EU, article 11a)? */
export interface WithdrawalDuty {
  /** Whether it must, for some line. In doubt it is shown: `conditional` too. */
  status: Duty;
  /** Until when it must be there; `null` if no end is certain, or it need not be there. */
  closes: string | null;
  /** The last day on which it must be there. */
  lastDay: string | null;
  /** Each line, by its id. */
  lines: Record<string, LineDuty>;
}
/** Must a page have the function for one line? */
export interface LineDuty {
  /** Whether it must. */
  status: Duty;
  /** Until when; `null` if no end is certain. */
  closes: string | null;
  /** The last day. */
  lastDay: string | null;
  /** Facts that are not stated and would settle it. */
  missing: string[];
  /** The rights to withdraw that are not open, and why. */
  closed: ClosedOption[];
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
  citation?: Cited;
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
  /** Remarks. */
  notes?: Note[];
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
  citation?: Cited;
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
  citation?: Cited;
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
  /** When that changes; `null` if it never does, or is not known. */
  changes: string | null;
  /** When it opens, if it is closed. */
  opensNext: string | null;
  /** The zone of its hours. */
  timeZone: string;
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
  /** When that changes; `null` if it never does, or is not known. */
  changes: string | null;
  /** When it opens, if it is closed. */
  opensNext: string | null;
  /** The zone of its hours. */
  timeZone: string;
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
  /** Whose turn it is; `null`: nobody's, it is over. */
  turn: Actor | null;
  /** Every step on its way. */
  steps: CaseStep[];
  /** What the shopper is to do. */
  wanted?: CaseWanted;
  /** What may happen next. */
  mayFollow: CaseEvent[];
  /** What of that the shopper may do. */
  shopperMay: CaseEvent[];
  /** Whether the shopper may say how it went: once it is closed, and once. */
  survey: boolean;
  /** What it is to the pieces that it is about, in a line's `claims`. */
  claim: ClaimState;
  /** What the shop says to somebody who complained: a text, or texts by language. */
  acknowledgement?: Spoken;
  /** What the shopper is told to do now, where the case is urgent: a text, or texts by language. */
  advice?: Spoken;
  /** Where the shopper may go with a dispute, the nearest first. */
  ways: EscalationWay[];
  /** The promises for it. */
  serviceLevels: ServiceLevel[];
  /** Those of before it was opened again, as they were kept or not. */
  earlier: ServiceLevel[];
  /** When time alone changes this: the next promise to fall due, or the end of what the shopper may answer. */
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
/** What a shopper is to do about a case. */
export interface CaseWanted {
  /** What is to be answered: `information_requested`, `proposal` or `send_requested`. */
  event: CaseEvent;
  /** The place of its entry in the log of the record; `null`: the record has no log of it. */
  entry: number | null;
  /** The instant by which. */
  due: string | null;
  /** The last day, where a day is stated. */
  lastDay: string | null;
  /** Whether that is over. */
  over: boolean;
}
/** Somebody who may look at a dispute. */
export interface EscalationWay {
  /** Its id. */
  id: string;
  /** What it is. */
  kind: InstanceKind;
  /** What it is called: a text, or texts by language. */
  title: Spoken;
  /** Its number. */
  phone?: string;
  /** Where it is. */
  address?: string;
  /** Its page. */
  url?: string;
  /** Who says so. */
  basis: Basis;
  /** Where it stands in the law or in the terms. */
  citation?: Cited;
  /** The instant by which; `null`: at any time, or it is not known. */
  due: string | null;
  /** The last day, where whole days are counted. */
  lastDay: string | null;
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
  /** What the shop says to somebody who complained: a text, or texts by language. */
  acknowledgement?: Spoken;
  /** What the shopper is told to do now, where the case is urgent: a text, or texts by language. */
  advice?: Spoken;
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
