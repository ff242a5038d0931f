//! What a page sends and what it gets back, as tables: the schemas of both are written from them.

use super::questions::ORDER;
use super::shape::{Record, Shape, check, fact, optional, order_part, record, required};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::form::FormKind;
#[cfg(feature = "native")]
use crate::domain::service::Priority;

static POLICY_EDITION: Record =
    order_part(&[required("id", Shape::Name), required("version", Shape::Name), required("digest", Shape::Name)]);

static PACK_EDITION: Record = order_part(&[
    required("id", Shape::Name),
    required("version", Shape::Name),
    required("digest", Shape::Name),
    fact("asOf", Shape::Date),
]);

static CALENDAR_EDITION: Record =
    order_part(&[required("id", Shape::Name), required("version", Shape::Name), required("coversUntil", Shape::Date)]);

static STANDS_ON: Record = order_part(&[
    required("policy", Shape::Record(&POLICY_EDITION)),
    required("packs", Shape::List(&Shape::Record(&PACK_EDITION))),
    required("calendars", Shape::List(&Shape::Record(&CALENDAR_EDITION))),
    required("zoneData", Shape::Text),
    required("engine", Shape::Name),
    required("now", Shape::Instant),
]);

/// What a page sends.
pub static SUBMISSION: Record = record(&[
    required("format", Shape::Count(1, 1)),
    required("key", Shape::Name),
    required("kind", Shape::Code(FormKind::CODES)),
    required("values", Shape::Map(&Shape::Any)),
    optional("order", Shape::Map(&Shape::Any)),
    optional("requests", Shape::Map(&Shape::Map(&Shape::Any))),
    required("declaredAt", Shape::Instant),
    required("standsOn", Shape::Record(&STANDS_ON)),
]);

/// What it gets back.
#[cfg(feature = "native")]
pub static RECEIPT: Record = order_part(&[
    required("key", Shape::Name),
    required("caseId", Shape::Name),
    required("receivedAt", Shape::Instant),
    optional("decision", Shape::Map(&Shape::Any)),
]);

#[cfg(feature = "native")]
static CLASSIFICATION: Record = order_part(&[
    required("category", Shape::Name),
    optional("reason", Shape::Name),
    required("department", Shape::Name),
    required("priority", Shape::Code(Priority::CODES)),
    optional("because", Shape::Name),
]);

/// What is kept of a case.
#[cfg(feature = "native")]
pub static RECORD: Record = order_part(&[
    required("id", Shape::Name),
    required("kind", Shape::Code(FormKind::CODES)),
    required("state", Shape::Name),
    required("values", Shape::Map(&Shape::Any)),
    required("raw", Shape::Map(&Shape::Any)),
    fact("declaredAt", Shape::Instant),
    fact("receivedAt", Shape::Instant),
    optional("classification", Shape::Record(&CLASSIFICATION)),
    optional("events", Shape::Map(&Shape::Any)),
    optional("standsOn", Shape::Record(&STANDS_ON)),
]);

/// The longest key; one that was made at random is far shorter.
const MAX_KEY: usize = 200;

/// Checks what a page sent: its own shape, and that of the order in it. What the values are worth is for the form.
pub fn submission(json: &Json, issues: &mut Issues) {
    check(json, &Shape::Record(&SUBMISSION), false, issues);
    if let Some(order) = json.get("order").filter(|order| matches!(order, Json::Object(_))) {
        check(order, &Shape::Record(&ORDER), false, issues);
    }
    if json.text("key").len() > MAX_KEY {
        issues.add(IssueCode::TooLarge, json.field("key"), "no more than 200 bytes");
    }
}
