//! The shapes of the arguments of every question, as tables.

use super::scalar::MAX_MONEY;
use super::shape::{Record, Shape, fact, optional, order_part, record, required};
use super::shapes::NAMES;
use crate::domain::entitlement::ClaimState;
use crate::domain::form::FormKind;
use crate::domain::policy::Remedy;
use crate::domain::service::Priority;

const MAX_ITEMS: i64 = 1_000_000;

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

static READING: Record = order_part(&[
    required("at", Shape::Any),
    fact("kilometres", Shape::Decimal),
    fact("hours", Shape::Decimal),
    fact("cycles", Shape::Decimal),
]);

static MONEY: Record = order_part(&[
    required("currency", Shape::Currency),
    optional("amount", Shape::Count(0, MAX_MONEY)),
    optional("decimal", Shape::Text),
]);

static CLAIM: Record = order_part(&[
    fact("remedy", Shape::Code(Remedy::CODES)),
    required("quantity", Shape::Count(0, MAX_ITEMS)),
    required("state", Shape::Code(ClaimState::CODES)),
    fact("received", Shape::Count(0, MAX_ITEMS)),
    fact("redelivered", Shape::Count(0, MAX_ITEMS)),
]);

static REPAIR: Record = order_part(&[
    required("from", Shape::Any),
    fact("to", Shape::Any),
    fact("fault", Shape::Text),
    fact("fixed", Shape::Boolean),
]);

static LINE_BUYER: Record = order_part(&[fact("tier", Shape::Name), fact("consumer", Shape::Boolean)]);

/// An order line.
pub(super) static LINE: Record = order_part(&[
    fact("id", Shape::Any),
    fact("sku", Shape::Any),
    fact("title", Shape::Any),
    fact("properties", Shape::Map(&Shape::Text)),
    fact("orderTotal", Shape::Record(&MONEY)),
    fact("categories", NAMES),
    fact("tags", NAMES),
    fact("quantity", Shape::Count(0, MAX_ITEMS)),
    fact("returned", Shape::Count(0, MAX_ITEMS)),
    fact("inProgress", Shape::Count(0, MAX_ITEMS)),
    fact("claims", Shape::List(&Shape::Record(&CLAIM))),
    fact("unitPrice", Shape::Record(&MONEY)),
    fact("paid", Shape::Record(&MONEY)),
    fact("discount", Shape::Record(&MONEY)),
    fact("shipping", Shape::Record(&MONEY)),
    fact("events", Shape::Map(&Shape::Any)),
    fact("deliveries", Shape::List(&Shape::Any)),
    fact("set", Shape::Name),
    fact("giftFor", NAMES),
    fact("condition", Shape::Record(&CONDITION)),
    fact("usage", Shape::Record(&USAGE)),
    fact("readings", Shape::List(&Shape::Record(&READING))),
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

static EXCHANGE_FOR: Record = order_part(&[
    fact("sku", Shape::Name),
    fact("unitPrice", Shape::Record(&MONEY)),
    fact("properties", Shape::Map(&Shape::Text)),
    fact("available", Shape::Boolean),
]);

static REQUEST: Record = record(&[
    fact("reason", Shape::Text),
    fact("quantity", Shape::Count(1, MAX_ITEMS)),
    fact("remedy", Shape::Code(Remedy::CODES)),
    fact("facts", Shape::Record(&STATED)),
    fact("evidence", NAMES),
    fact("amount", Shape::Record(&MONEY)),
    fact("exchangeFor", Shape::Record(&EXCHANGE_FOR)),
    fact("declaredAt", Shape::Instant),
]);

/// The arguments of a question about an order line.
pub static LINE_QUESTION: Record = record(&[
    required("line", Shape::Record(&LINE)),
    fact("request", Shape::Record(&REQUEST)),
    required("now", Shape::Instant),
]);

static FAULT: Record = record(&[
    fact("part", Shape::Name),
    fact("cause", Shape::Name),
    fact("request", Shape::Name),
    fact("since", Shape::Any),
]);

/// The arguments of a question about a fault.
pub static FAULT_QUESTION: Record = record(&[
    required("line", Shape::Record(&LINE)),
    fact("fault", Shape::Record(&FAULT)),
    required("now", Shape::Instant),
]);

static PARCEL_LINE: Record = order_part(&[required("id", Shape::Name), fact("quantity", Shape::Count(0, MAX_ITEMS))]);

static PARCEL: Record = order_part(&[
    fact("events", Shape::Map(&Shape::Any)),
    required("lines", Shape::List(&Shape::Record(&PARCEL_LINE))),
]);

static PROMOTION: Record = order_part(&[
    fact("id", Shape::Any),
    required("minimum", Shape::Record(&MONEY)),
    required("off", Shape::Record(&MONEY)),
]);

/// An order.
pub(super) static ORDER: Record = order_part(&[
    fact("id", Shape::Any),
    fact("country", Shape::Name),
    fact("events", Shape::Map(&Shape::Any)),
    fact("paymentMethod", Shape::Name),
    fact("shipping", Shape::Record(&MONEY)),
    fact("discount", Shape::Record(&MONEY)),
    fact("parcels", Shape::List(&Shape::Record(&PARCEL))),
    fact("promotions", Shape::List(&Shape::Record(&PROMOTION))),
    required("lines", Shape::Some(&Shape::Record(&LINE))),
]);

/// The arguments of a question about a whole order.
pub static ORDER_QUESTION: Record = record(&[
    required("order", Shape::Record(&ORDER)),
    fact("requests", Shape::Map(&Shape::Record(&REQUEST))),
    required("now", Shape::Instant),
]);

/// The arguments of a question about all of time.
pub static TIMELINE_QUESTION: Record =
    record(&[required("line", Shape::Record(&LINE)), fact("request", Shape::Record(&REQUEST))]);

static COUNTDOWN_OF: Record = record(&[
    fact("kind", Shape::Code(&["return", "warranty", "registration", "service_level"])),
    fact("id", Shape::Name),
]);

/// The arguments of a countdown.
pub static COUNTDOWN_QUESTION: Record = record(&[
    required("line", Shape::Record(&LINE)),
    fact("of", Shape::Record(&COUNTDOWN_OF)),
    required("now", Shape::Instant),
]);

static CASE_FACTS: Record = record(&[
    fact("category", Shape::Name),
    fact("reason", Shape::Text),
    fact("priority", Shape::Code(Priority::CODES)),
    fact("categories", NAMES),
    fact("tags", NAMES),
    fact("country", Shape::Name),
    fact("channel", Shape::Name),
    fact("events", Shape::Map(&Shape::Any)),
    fact("facts", Shape::Map(&Shape::Any)),
    fact("department", Shape::Name),
    fact("partner", Shape::Name),
    fact("part", Shape::Name),
    fact("distance", Shape::Decimal),
    fact("waits", Shape::List(&Shape::Record(&WAIT))),
]);

static WAIT: Record = record(&[required("from", Shape::Instant), fact("to", Shape::Instant)]);

/// The arguments of a question about whom to ask.
pub static CONTACTS_QUESTION: Record = record(&[
    fact("categories", NAMES),
    fact("region", Shape::Name),
    fact("reason", Shape::Name),
    required("now", Shape::Instant),
]);

/// The arguments of a question about promised times.
pub static CASE_QUESTION: Record =
    record(&[required("facts", Shape::Record(&CASE_FACTS)), required("now", Shape::Instant)]);

static CLASSIFICATION: Record =
    order_part(&[fact("category", Shape::Name), fact("priority", Shape::Code(Priority::CODES))]);

static CASE_RECORD: Record = order_part(&[
    required("kind", FORM_KIND),
    fact("receivedAt", Shape::Instant),
    fact("classification", Shape::Record(&CLASSIFICATION)),
    fact("events", Shape::Map(&Shape::Any)),
    fact("categories", NAMES),
    fact("tags", NAMES),
    fact("country", Shape::Name),
    fact("channel", Shape::Name),
    fact("facts", Shape::Map(&Shape::Any)),
]);

/// The arguments of a question about how far a case is.
pub static PROGRESS_QUESTION: Record =
    record(&[required("record", Shape::Record(&CASE_RECORD)), required("now", Shape::Instant)]);

/// The arguments of a question about every reason.
pub static REASONS_QUESTION: Record =
    record(&[required("line", Shape::Record(&LINE)), required("now", Shape::Instant)]);

const FORM_KIND: Shape = Shape::Code(FormKind::CODES);

/// The arguments of a question about the fields of a form.
pub static FIELDS_QUESTION: Record = record(&[fact("kind", FORM_KIND), required("now", Shape::Instant)]);

/// The arguments of a check of one field.
pub static FIELD_QUESTION: Record = record(&[
    fact("kind", FORM_KIND),
    required("name", Shape::Text),
    fact("value", Shape::Any),
    fact("values", Shape::Any),
    fact("judged", NAMES),
    required("now", Shape::Instant),
]);

/// The arguments of a check of a whole form.
pub static FORM_QUESTION: Record = record(&[
    fact("kind", FORM_KIND),
    required("values", Shape::Map(&Shape::Any)),
    fact("line", Shape::Record(&LINE)),
    fact("order", Shape::Record(&ORDER)),
    fact("judged", NAMES),
    fact("key", Shape::Name),
    fact("declaredAt", Shape::Instant),
    required("now", Shape::Instant),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{ConditionFact, UsageUnit};

    #[test]
    fn the_facts_of_the_tables_are_those_of_the_domain() {
        let names = |record: &'static Record| record.fields.iter().map(|field| field.name).collect::<Vec<_>>();
        assert_eq!([names(&CONDITION), names(&USAGE)], [ConditionFact::CODES, UsageUnit::CODES]);
    }
}
