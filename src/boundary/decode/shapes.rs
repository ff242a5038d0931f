//! The shapes of policies, packs and calendars, as tables. `docs/policy-format.md` describes them for people.

use super::shape::{Others, Record, Shape, optional, record, required, rule_part};
use super::warranty_shapes::{FAULT_TERMS, WARRANTY};
use crate::domain::calendar::CountingMode;
use crate::domain::form::{CheckDigits, Dates, FieldKind, PRESETS};
use crate::domain::policy::{Confidence, Extension, Remedy, RequirementKind};
use crate::domain::service::Priority;

/// A list of names.
pub const NAMES: Shape = Shape::List(&Shape::Name);
const REMEDIES: Shape = Shape::List(&Shape::Code(Remedy::CODES));
pub(super) const SOME_REMEDIES: Shape = Shape::Some(&Shape::Code(Remedy::CODES));
pub(super) const COUNT: Shape = Shape::Code(CountingMode::CODES);
const ROLL_OVER: Shape = Shape::Code(&["none", "legal"]);
pub(super) const CONFIDENCE: Shape = Shape::Code(Confidence::CODES);
pub(super) const REQUIREMENTS: Shape = Shape::List(&NAME_OR_REQUIREMENT);
pub(super) const EXTENDED_BY: Shape = Shape::List(&Shape::Code(Extension::CODES));
const CALENDAR_DATES: Shape = Shape::List(&Shape::Dates);

static EVENT_REFERENCE: Record = rule_part(&[
    required("event", Shape::Name),
    optional("parcel", Shape::Code(&["first", "last"])),
    optional("orLater", Shape::Name),
    optional("plus", Shape::Period),
]);

const START: Shape = Shape::OneOrSome(&NAME_OR_EVENT);
// Statics, because older compilers promote no value that borrows a static in a constant.
static NAME_OR_EVENT: Shape = Shape::TextOr(&Shape::Name, &Shape::Record(&EVENT_REFERENCE));
static NAME_OR_REQUIREMENT: Shape = Shape::TextOr(&Shape::Name, &Shape::Record(&REQUIREMENT));
static ONE_CALENDAR: Shape = Shape::Record(&CALENDAR);

/// A window; whether its length is there depends on the defaults.
pub(super) static WINDOW: Record = rule_part(&[
    optional("from", START),
    optional("opens", Shape::Name),
    optional("length", Shape::Length),
    optional("count", COUNT),
    optional("until", Shape::Date),
    optional("then", Shape::Period),
    optional("extendedBy", EXTENDED_BY),
    optional("within", Shape::Record(&WINDOW)),
    optional("atMost", Shape::Record(&WINDOW)),
    optional("atLeast", Shape::Record(&WINDOW)),
    optional("timeZone", Shape::Name),
    optional("rollOver", ROLL_OVER),
    optional("hours", Shape::Hours),
]);

static REQUIREMENT: Record =
    rule_part(&[required("kind", Shape::Code(RequirementKind::CODES)), required("code", Shape::Name)]);

static RANGE: Record = rule_part(&[optional("min", Shape::Decimal), optional("max", Shape::Decimal)]);

static BUYER: Record = rule_part(&[optional("tiers", NAMES), optional("consumer", Shape::Boolean)]);

static CONDITION_TEST: Record = rule_part(&[
    optional("opened", Shape::Boolean),
    optional("used", Shape::Boolean),
    optional("sealIntact", Shape::Boolean),
    optional("tagsAttached", Shape::Boolean),
    optional("complete", Shape::Boolean),
    optional("resaleable", Shape::Boolean),
    optional("damagedByUser", Shape::Boolean),
    optional("tampered", Shape::Boolean),
]);

static USAGE_TEST: Record = rule_part(&[
    optional("kilometres", Shape::Record(&RANGE)),
    optional("hours", Shape::Record(&RANGE)),
    optional("cycles", Shape::Record(&RANGE)),
]);

static REPAIRS_TEST: Record = rule_part(&[
    optional("count", Shape::Record(&RANGE)),
    optional("open", Shape::Record(&RANGE)),
    optional("failed", Shape::Record(&RANGE)),
    optional("sameFault", Shape::Record(&RANGE)),
    optional("days", Shape::Record(&RANGE)),
    optional("daysByHours", Shape::Record(&RANGE)),
]);

static EVENT_TEST: Record = rule_part(&[optional("from", Shape::Date), optional("to", Shape::Date)]);

/// What an entry asks of the facts.
pub static MATCHER: Record = rule_part(&[
    optional("reasons", NAMES),
    optional("categories", NAMES),
    optional("tags", NAMES),
    optional("remedies", REMEDIES),
    optional("channels", NAMES),
    optional("countries", NAMES),
    optional("sellers", NAMES),
    optional("paymentMethods", NAMES),
    optional("buyer", Shape::Record(&BUYER)),
    optional("condition", Shape::Record(&CONDITION_TEST)),
    optional("usage", Shape::Record(&USAGE_TEST)),
    optional("quantity", Shape::Record(&RANGE)),
    optional("unitPrice", Shape::Record(&RANGE)),
    optional("orderTotal", Shape::Record(&RANGE)),
    optional("repairs", Shape::Record(&REPAIRS_TEST)),
    optional("events", Shape::Map(&Shape::FlagOr(&Shape::Record(&EVENT_TEST)))),
    optional("facts", Shape::Map(&Shape::Any)),
    optional("not", Shape::Record(&MATCHER)),
]);

pub(super) static CITATION: Record =
    rule_part(&[required("article", Shape::Name), optional("title", Shape::Name), optional("url", Shape::Name)]);

static REFUND: Record = rule_part(&[
    optional("methods", NAMES),
    optional("dueDays", Shape::Count(0, 3650)),
    optional("shipping", Shape::Code(&["refunded", "kept"])),
    optional("promotions", Shape::Code(&["kept", "resettled"])),
]);

static EXCHANGE: Record = rule_part(&[required("keeps", Shape::Some(&Shape::Name))]);

/// A rule.
pub static RULE: Record = rule_part(&[
    required("id", Shape::Name),
    optional("grants", SOME_REMEDIES),
    optional("excludes", SOME_REMEDIES),
    optional("rules", Shape::Some(&Shape::Name)),
    optional("replaces", NAMES),
    optional("when", Shape::Record(&MATCHER)),
    optional("window", Shape::Record(&WINDOW)),
    optional("decidedBy", Shape::Code(&["inspection"])),
    optional("requires", REQUIREMENTS),
    optional("steps", NAMES),
    optional("notes", NAMES),
    optional("refund", Shape::Record(&REFUND)),
    optional("exchange", Shape::Record(&EXCHANGE)),
    optional("citation", Shape::Record(&CITATION)),
    optional("confidence", CONFIDENCE),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static FEE: Record = record(&[
    required("kind", Shape::Name),
    optional("percent", Shape::Percent),
    optional("amount", Shape::Text),
    optional("of", Shape::Code(&["paid"])),
    optional("per", Shape::Code(&["item", "request", "day", "thousand_kilometres"])),
    optional("from", Shape::Name),
    optional("less", Shape::Code(Extension::CODES)),
]);

static COST: Record = record(&[
    required("id", Shape::Name),
    optional("rules", Shape::Some(&Shape::Name)),
    optional("when", Shape::Record(&MATCHER)),
    optional("shippingPaidBy", Shape::Code(&["seller", "buyer"])),
    optional("fee", Shape::Record(&FEE)),
    optional("bonus", Shape::Record(&FEE)),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static PRESUMPTION: Record = record(&[
    required("id", Shape::Name),
    required("on", Shape::Code(&["seller", "buyer"])),
    optional("when", Shape::Record(&MATCHER)),
    required("window", Shape::Record(&WINDOW)),
    optional("citation", Shape::Record(&CITATION)),
    optional("confidence", CONFIDENCE),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static SEASON: Record = record(&[
    required("id", Shape::Name),
    required("rules", Shape::Some(&Shape::Name)),
    optional("when", Shape::Record(&MATCHER)),
    required("event", Shape::Name),
    required("from", Shape::SeasonDay),
    required("to", Shape::SeasonDay),
    optional("length", Shape::Length),
    optional("count", COUNT),
    optional("lastDay", Shape::SeasonDay),
    optional("lastDayAtLeast", Shape::SeasonDay),
    optional("closed", Shape::Boolean),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static APPLIES_TO: Record =
    record(&[required("event", Shape::Name), optional("from", Shape::Date), optional("to", Shape::Date)]);

static SERVICE_LEVEL: Record = record(&[
    optional("id", Shape::Name),
    required("kind", Shape::Name),
    optional("when", Shape::Record(&MATCHER)),
    optional("citation", Shape::Record(&CITATION)),
    optional("confidence", CONFIDENCE),
    required("window", Shape::Record(&WINDOW)),
    optional("categories", NAMES),
    optional("priority", Shape::List(&Shape::Code(Priority::CODES))),
    optional("departments", NAMES),
    optional("partners", NAMES),
    optional("parts", NAMES),
    optional("distance", Shape::Record(&RANGE)),
    optional("pausesWhileWaiting", Shape::Boolean),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static COMPLAINT_CATEGORY: Record = record(&[
    required("id", Shape::Name),
    optional("reasons", NAMES),
    optional("department", Shape::Name),
    optional("priority", Shape::Code(Priority::CODES)),
]);

static URGENCY: Record = record(&[
    required("id", Shape::Name),
    required("priority", Shape::Code(Priority::CODES)),
    optional("words", NAMES),
    optional("categories", NAMES),
    optional("reasons", NAMES),
]);

static COMPLAINTS: Record = record(&[
    optional("categories", Shape::Some(&Shape::Record(&COMPLAINT_CATEGORY))),
    optional("urgencies", Shape::List(&Shape::Record(&URGENCY))),
]);

/// The largest limit of a field.
pub const MAX_BYTES: i64 = 1 << 40;

static FIELD_LIMITS: Record = record(&[
    optional("min", Shape::Count(0, MAX_BYTES)),
    optional("max", Shape::Count(0, MAX_BYTES)),
    optional("bytes", Shape::Count(1, MAX_BYTES)),
    optional("total", Shape::Count(1, MAX_BYTES)),
]);

static FIELD_CHOICE: Record = record(&[required("value", Shape::Name), optional("children", NAMES)]);

static FORM_FIELD: Record = record(&[
    required("name", Shape::Name),
    optional("type", Shape::Code(FieldKind::CODES)),
    optional("omit", Shape::Boolean),
    optional("required", Shape::Boolean),
    optional("requiredFor", NAMES),
    optional("limits", Shape::Record(&FIELD_LIMITS)),
    optional("autocomplete", Shape::Name),
    optional("choices", Shape::Some(&Shape::TextOr(&Shape::Name, &Shape::Record(&FIELD_CHOICE)))),
    optional("pattern", Shape::Name),
    optional("checkDigits", Shape::Code(CheckDigits::CODES)),
    optional("dates", Shape::Code(Dates::CODES)),
    optional("earliest", Shape::Date),
    optional("latest", Shape::Date),
    optional("accept", NAMES),
]);

static FORM: Record =
    record(&[optional("preset", Shape::Code(&PRESETS)), optional("fields", Shape::List(&Shape::Record(&FORM_FIELD)))]);

static FORMS: Record = record(&[
    optional("complaint", Shape::Record(&FORM)),
    optional("return", Shape::Record(&FORM)),
    optional("repair", Shape::Record(&FORM)),
    optional("registration", Shape::Record(&FORM)),
    optional("survey", Shape::Record(&FORM)),
    optional("withdrawal", Shape::Record(&FORM)),
]);

static DEPARTMENT: Record = record(&[required("id", Shape::Name), required("handles", NAMES)]);

static SERVICE_POINT: Record = record(&[
    required("id", Shape::Name),
    required("name", Shape::Name),
    optional("phone", Shape::Name),
    optional("address", Shape::Name),
    optional("url", Shape::Name),
    optional("hours", Shape::Hours),
    optional("categories", NAMES),
    optional("regions", NAMES),
]);

static CHANNEL: Record =
    record(&[required("kind", Shape::Name), required("value", Shape::Name), optional("hours", Shape::Hours)]);

static HELP_TOPIC: Record = record(&[
    required("title", Shape::Name),
    required("url", Shape::Name),
    optional("categories", NAMES),
    optional("reasons", NAMES),
]);

static PACK_REFERENCE: Record =
    record(&[required("id", Shape::Name), optional("rollOver", ROLL_OVER), optional("enable", NAMES)]);

static ASSUMED_BUYER: Record = record(&[optional("tier", Shape::Name), optional("consumer", Shape::Boolean)]);

static ASSUME: Record = record(&[
    optional("channel", Shape::Name),
    optional("country", Shape::Name),
    optional("seller", Shape::Name),
    optional("paymentMethod", Shape::Name),
    optional("buyer", Shape::Record(&ASSUMED_BUYER)),
]);

static DEFAULT_WINDOW: Record =
    record(&[optional("from", START), optional("length", Shape::Length), optional("count", COUNT)]);

static DEFAULTS: Record = record(&[optional("window", Shape::Record(&DEFAULT_WINDOW))]);

static FACT_DECLARATION: Record = record(&[
    required("type", Shape::Code(&["boolean", "number", "choice"])),
    optional("choices", Shape::Some(&Shape::Name)),
]);

/// A policy, or a statutory pack.
pub static POLICY: Record = Record {
    fields: &[
        optional("$schema", Shape::Text),
        required("format", Shape::Count(1, 1)),
        required("id", Shape::Name),
        required("version", Shape::Name),
        optional("title", Shape::Text),
        optional("url", Shape::Text),
        optional("note", Shape::Text),
        required("timeZone", Shape::Name),
        optional("currency", Shape::Currency),
        optional("countries", NAMES),
        optional("asOf", Shape::Date),
        optional("packs", Shape::List(&Shape::TextOr(&Shape::Name, &Shape::Record(&PACK_REFERENCE)))),
        optional("calendar", Shape::Name),
        optional("assume", Shape::Record(&ASSUME)),
        optional("acceptLate", Shape::Period),
        optional("returnTogether", Shape::List(&Shape::Code(&["sets", "gifts"]))),
        optional("appliesTo", Shape::Record(&APPLIES_TO)),
        optional("categories", Shape::Map(&NAMES)),
        optional("reasons", Shape::Map(&NAMES)),
        optional("events", NAMES),
        optional("facts", Shape::Map(&Shape::Record(&FACT_DECLARATION))),
        optional("defaults", Shape::Record(&DEFAULTS)),
        optional("rules", Shape::List(&Shape::Record(&RULE))),
        optional("seasons", Shape::List(&Shape::Record(&SEASON))),
        optional("costs", Shape::List(&Shape::Record(&COST))),
        optional("warranties", Shape::List(&Shape::Record(&WARRANTY))),
        optional("faultTerms", Shape::List(&Shape::Record(&FAULT_TERMS))),
        optional("presumptions", Shape::List(&Shape::Record(&PRESUMPTION))),
        optional("serviceLevels", Shape::List(&Shape::Record(&SERVICE_LEVEL))),
        optional("complaints", Shape::Record(&COMPLAINTS)),
        optional("departments", Shape::List(&Shape::Record(&DEPARTMENT))),
        optional("forms", Shape::Record(&FORMS)),
        optional("servicePoints", Shape::List(&Shape::Record(&SERVICE_POINT))),
        optional("channels", Shape::List(&Shape::Record(&CHANNEL))),
        optional("helpTopics", Shape::List(&Shape::Record(&HELP_TOPIC))),
    ],
    others: Others::Extensions,
};

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

static CALENDAR: Record = record(&[
    required("format", Shape::Count(1, 1)),
    required("id", Shape::Name),
    required("version", Shape::Name),
    optional("title", Shape::Text),
    optional("sources", NAMES),
    required("coversFrom", Shape::Date),
    required("coversUntil", Shape::Date),
    required("weekend", Shape::List(&Shape::Code(WEEKDAYS))),
    required("daysOff", CALENDAR_DATES),
    optional("workDays", CALENDAR_DATES),
    optional("regional", CALENDAR_DATES),
]);

/// The calendars of the options.
pub const CALENDARS: Shape = Shape::List(&ONE_CALENDAR);

/// The option that says what unknown fields do.
pub const UNKNOWN_FIELDS: Shape = Shape::Code(&["issue", "review"]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{ConditionFact, RepairMeasure, UsageUnit};

    #[test]
    fn the_facts_of_the_tables_are_those_of_the_domain() {
        let names = |record: &'static Record| record.fields.iter().map(|field| field.name).collect::<Vec<_>>();
        assert_eq!(names(&REPAIRS_TEST), RepairMeasure::CODES);
        assert_eq!([names(&CONDITION_TEST), names(&USAGE_TEST)], [ConditionFact::CODES, UsageUnit::CODES]);
    }
}
