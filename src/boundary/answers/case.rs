//! What is to be kept of a form that is about to be sent?

use super::form::{classification, values};
use super::scalar::{instant, spoken};
use crate::boundary::json::{Json, Writer};
use crate::domain::calendar::Instant;
use crate::domain::form::{FormKind, Report};
use crate::domain::policy::Policy;

/// Writes what the shop says to somebody who filed such a form, and what they are told to do now if it is urgent.
pub fn said(writer: &mut Writer, kind: FormKind, because: &str, policy: &Policy) {
    if kind == FormKind::Complaint {
        spoken(writer, "acknowledgement", &policy.cases.acknowledgement);
    }
    if let Some(urgency) = policy.urgencies.iter().find(|urgency| urgency.id == because) {
        spoken(writer, "advice", &urgency.advice);
    }
}

/// Writes what is to be kept of a form that is about to be sent, after its id: the values beside what was typed, who
/// answers, and that it was declared now.
pub fn case_record(writer: &mut Writer, kind: FormKind, report: &Report, raw: &Json, now: Instant) {
    writer.entry("kind", kind.code());
    writer.entry("state", "draft");
    instant(writer, "declaredAt", Some(now));
    writer.key("receivedAt").null();
    values(writer, report);
    writer.key("raw");
    plain(writer, raw);
    if let Some(class) = &report.classification {
        classification(writer, class);
    }
}

/// Writes a value as it was read.
fn plain(writer: &mut Writer, json: &Json) {
    match json {
        Json::Null => writer.null(),
        Json::Bool(value) => writer.boolean(*value),
        Json::Number(digits) => writer.raw(digits),
        Json::Text(text) => writer.text(&text.value),
        Json::Array(items) => {
            writer.array(items, |writer, item| {
                plain(writer, item);
            });
        }
        Json::Object(entries) => {
            writer.open('{');
            for (key, value) in entries {
                writer.key(key);
                plain(writer, value);
            }
            writer.close('}');
        }
    }
}
