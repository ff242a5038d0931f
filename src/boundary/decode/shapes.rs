//! The shapes of everything that is handed in, as tables. `docs/policy-format.md` describes them for people.

use super::scalar::MOST_MONEY;
use super::shape::{Others, Record, Shape, fact, optional, order_part, record, required, rule_part};
use crate::domain::calendar::CountingMode;
use crate::domain::policy::{Confidence, Remedy, RequirementKind, UsageUnit};
use crate::domain::service::Priority;

const NAMES: Shape = Shape::List(&Shape::Name);
const REMEDIES: Shape = Shape::List(&Shape::Code(Remedy::CODES));
const SOME_REMEDIES: Shape = Shape::Some(&Shape::Code(Remedy::CODES));
const COUNT: Shape = Shape::Code(CountingMode::CODES);
const ROLL_OVER: Shape = Shape::Code(&["none", "legal"]);
const CONFIDENCE: Shape = Shape::Code(Confidence::CODES);
const REQUIREMENTS: Shape = Shape::List(&Shape::TextOr(&Shape::Name, &Shape::Record(&REQUIREMENT)));
const MOST_ITEMS: i64 = 1_000_000;
const CALENDAR_DATES: Shape = Shape::List(&Shape::Dates);

static EVENT_REFERENCE: Record = rule_part(&[required("event", Shape::Name), required("plus", Shape::Period)]);

const START: Shape = Shape::OneOrSome(&Shape::TextOr(&Shape::Name, &Shape::Record(&EVENT_REFERENCE)));

/// A window; whether its length is there depends on the defaults.
static WINDOW: Record = rule_part(&[
    optional("from", START),
    optional("opens", Shape::Name),
    optional("length", Shape::Length),
    optional("count", COUNT),
    optional("timeZone", Shape::Name),
    optional("rollOver", ROLL_OVER),
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
    optional("facts", Shape::Map(&Shape::Any)),
    optional("not", Shape::Record(&MATCHER)),
]);

static CITATION: Record =
    rule_part(&[required("article", Shape::Name), optional("title", Shape::Name), optional("url", Shape::Name)]);

static REFUND: Record = rule_part(&[optional("methods", NAMES), optional("dueDays", Shape::Count(0, 3650))]);

/// A rule.
pub static RULE: Record = rule_part(&[
    required("id", Shape::Name),
    optional("grants", SOME_REMEDIES),
    optional("excludes", SOME_REMEDIES),
    optional("replaces", NAMES),
    optional("when", Shape::Record(&MATCHER)),
    optional("window", Shape::Record(&WINDOW)),
    optional("decidedBy", Shape::Code(&["inspection"])),
    optional("requires", REQUIREMENTS),
    optional("steps", NAMES),
    optional("notes", NAMES),
    optional("refund", Shape::Record(&REFUND)),
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
    optional("per", Shape::Code(&["item", "request"])),
]);

static COST: Record = record(&[
    required("id", Shape::Name),
    optional("when", Shape::Record(&MATCHER)),
    optional("shippingPaidBy", Shape::Code(&["seller", "buyer"])),
    optional("fee", Shape::Record(&FEE)),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static LIMIT: Record = record(&[required("unit", Shape::Code(UsageUnit::CODES)), required("cap", Shape::Decimal)]);

static LONGER: Record = record(&[required("length", Shape::Length), optional("count", COUNT)]);

static REGISTRATION: Record = record(&[
    required("required", Shape::Boolean),
    required("window", Shape::Record(&WINDOW)),
    optional("then", Shape::Record(&LONGER)),
]);

static WARRANTY: Record = record(&[
    required("id", Shape::Name),
    optional("by", Shape::Code(&["shop", "maker"])),
    required("covers", SOME_REMEDIES),
    optional("part", Shape::Name),
    optional("when", Shape::Record(&MATCHER)),
    optional("window", Shape::Record(&WINDOW)),
    optional("limits", Shape::List(&Shape::Record(&LIMIT))),
    optional("extendedBy", Shape::List(&Shape::Code(&["repairs"]))),
    optional("registration", Shape::Record(&REGISTRATION)),
    optional("requires", REQUIREMENTS),
    optional("expiring", Shape::Period),
    optional("citation", Shape::Record(&CITATION)),
    optional("confidence", CONFIDENCE),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static SERVICE_LEVEL: Record = record(&[
    required("kind", Shape::Name),
    required("window", Shape::Record(&WINDOW)),
    optional("categories", NAMES),
    optional("priority", Shape::List(&Shape::Code(Priority::CODES))),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

static COMPLAINT_CATEGORY: Record = record(&[
    required("id", Shape::Name),
    optional("reasons", NAMES),
    optional("department", Shape::Name),
    optional("priority", Shape::Code(Priority::CODES)),
]);

static COMPLAINTS: Record = record(&[required("categories", Shape::Some(&Shape::Record(&COMPLAINT_CATEGORY)))]);

static DEPARTMENT: Record = record(&[required("id", Shape::Name), required("handles", NAMES)]);

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

static FACT_DECLARATION: Record =
    record(&[required("type", Shape::Code(&["boolean", "number", "choice"])), optional("choices", NAMES)]);

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
        optional("categories", Shape::Map(&NAMES)),
        optional("reasons", Shape::Map(&NAMES)),
        optional("events", NAMES),
        optional("facts", Shape::Map(&Shape::Record(&FACT_DECLARATION))),
        optional("defaults", Shape::Record(&DEFAULTS)),
        optional("rules", Shape::List(&Shape::Record(&RULE))),
        optional("costs", Shape::List(&Shape::Record(&COST))),
        optional("warranties", Shape::List(&Shape::Record(&WARRANTY))),
        optional("serviceLevels", Shape::List(&Shape::Record(&SERVICE_LEVEL))),
        optional("complaints", Shape::Record(&COMPLAINTS)),
        optional("departments", Shape::List(&Shape::Record(&DEPARTMENT))),
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
]);

/// The calendars of the options.
pub const CALENDARS: Shape = Shape::List(&Shape::Record(&CALENDAR));

/// The option that says what unknown fields do.
pub const UNKNOWN_FIELDS: Shape = Shape::Code(&["issue", "review"]);

static CONDITION: Record = order_part(&[
    fact("opened", Shape::Boolean),
    fact("used", Shape::Boolean),
    fact("sealIntact", Shape::Boolean),
    fact("tagsAttached", Shape::Boolean),
    fact("complete", Shape::Boolean),
    fact("resaleable", Shape::Boolean),
    fact("damagedByUser", Shape::Boolean),
    fact("tampered", Shape::Boolean),
]);

static USAGE: Record =
    order_part(&[fact("kilometres", Shape::Decimal), fact("hours", Shape::Decimal), fact("cycles", Shape::Decimal)]);

static MONEY: Record = order_part(&[
    required("currency", Shape::Currency),
    optional("amount", Shape::Count(0, MOST_MONEY)),
    optional("decimal", Shape::Text),
]);

static REPAIR: Record = order_part(&[
    required("from", Shape::Date),
    fact("to", Shape::Date),
    fact("fault", Shape::Text),
    fact("fixed", Shape::Boolean),
]);

static LINE_BUYER: Record = order_part(&[fact("tier", Shape::Name), fact("consumer", Shape::Boolean)]);

static LINE: Record = order_part(&[
    fact("id", Shape::Any),
    fact("sku", Shape::Any),
    fact("title", Shape::Any),
    fact("categories", NAMES),
    fact("tags", NAMES),
    fact("quantity", Shape::Count(0, MOST_ITEMS)),
    fact("returned", Shape::Count(0, MOST_ITEMS)),
    fact("inProgress", Shape::Count(0, MOST_ITEMS)),
    fact("unitPrice", Shape::Record(&MONEY)),
    fact("paid", Shape::Record(&MONEY)),
    fact("events", Shape::Map(&Shape::Any)),
    fact("condition", Shape::Record(&CONDITION)),
    fact("usage", Shape::Record(&USAGE)),
    fact("repairs", Shape::List(&Shape::Record(&REPAIR))),
    fact("proofs", NAMES),
    fact("channel", Shape::Name),
    fact("country", Shape::Name),
    fact("seller", Shape::Name),
    fact("paymentMethod", Shape::Name),
    fact("buyer", Shape::Record(&LINE_BUYER)),
    fact("facts", Shape::Map(&Shape::Any)),
]);

static STATED: Record = record(&[
    fact("condition", Shape::Record(&CONDITION)),
    fact("usage", Shape::Record(&USAGE)),
    fact("proofs", NAMES),
]);

static REQUEST: Record = record(&[
    fact("reason", Shape::Text),
    fact("quantity", Shape::Count(1, MOST_ITEMS)),
    fact("remedy", Shape::Code(Remedy::CODES)),
    fact("facts", Shape::Record(&STATED)),
    fact("evidence", NAMES),
    fact("declaredAt", Shape::Instant),
]);

/// The arguments of a question about an order line.
pub static LINE_QUESTION: Record = record(&[
    required("line", Shape::Record(&LINE)),
    fact("request", Shape::Record(&REQUEST)),
    required("now", Shape::Instant),
]);

/// The arguments of a question about all of time.
pub static TIMELINE_QUESTION: Record =
    record(&[required("line", Shape::Record(&LINE)), fact("request", Shape::Record(&REQUEST))]);

static COUNTDOWN_OF: Record =
    record(&[fact("kind", Shape::Code(&["return", "warranty", "registration"])), fact("id", Shape::Name)]);

/// The arguments of a countdown.
pub static COUNTDOWN_QUESTION: Record = record(&[
    required("line", Shape::Record(&LINE)),
    fact("of", Shape::Record(&COUNTDOWN_OF)),
    required("now", Shape::Instant),
]);

/// The arguments of a check of one field.
pub static FIELD_QUESTION: Record = record(&[
    required("name", Shape::Text),
    fact("value", Shape::Any),
    fact("values", Shape::Any),
    required("now", Shape::Instant),
]);

/// The arguments of a check of a whole form.
pub static FORM_QUESTION: Record = record(&[
    required("values", Shape::Map(&Shape::Any)),
    fact("line", Shape::Record(&LINE)),
    required("now", Shape::Instant),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::ConditionFact;

    #[test]
    fn the_facts_of_the_tables_are_those_of_the_domain() {
        let names = |record: &'static Record| record.fields.iter().map(|field| field.name).collect::<Vec<_>>();
        assert_eq!([names(&CONDITION), names(&CONDITION_TEST)], [ConditionFact::CODES, ConditionFact::CODES]);
        assert_eq!([names(&USAGE), names(&USAGE_TEST)], [UsageUnit::CODES, UsageUnit::CODES]);
    }
}
