use super::form::{classification, values};
use super::scalar::{date, instant};
use super::service::service_levels;
use crate::boundary::json::{Json, Writer};
use crate::domain::calendar::Instant;
use crate::domain::form::{Actor, FormKind, Progress, Report};
use crate::domain::policy::Policy;
use crate::domain::service::ServiceLevel;

/// Writes what is to be kept of a form that is about to be sent, after its id: the values beside what was typed, who
/// answers, and that it was declared now.
pub fn case_record(writer: &mut Writer, kind: FormKind, report: &Report, raw: &Json, now: Instant) {
    writer.entry("kind", kind.code());
    writer.entry("state", "draft");
    instant(writer, "declaredAt", Some(now));
    writer.key("receivedAt");
    writer.null();
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
            writer.open('[');
            for item in items {
                plain(writer, item);
            }
            writer.close(']');
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

/// Writes how far a case has come, who must act, and by when.
pub fn case_progress(
    writer: &mut Writer,
    progress: &Progress,
    department: &str,
    levels: &[ServiceLevel],
    policy: &Policy,
) {
    writer.open('{');
    writer.entry("state", progress.state.code());
    writer.start("steps", '[');
    for step in &progress.steps {
        writer.open('{');
        writer.entry("step", step.name);
        writer.entry("who", if step.actor == Actor::Department { department } else { step.actor.code() });
        instant(writer, "done", step.done);
        let promised = levels.iter().find(|level| {
            level.terms(policy).is_some_and(|(_, promise)| policy.names.text(promise.kind) == step.promise)
        });
        instant(writer, "due", promised.and_then(|level| level.window.closing.instant()));
        date(writer, "lastDay", promised.and_then(|level| level.window.closing.last_day()));
        writer.close('}');
    }
    writer.close(']');
    writer.key("next");
    match progress.next {
        Some(next) => writer.integer(i64::try_from(next).unwrap_or(0)),
        None => writer.null(),
    }
    writer.key("serviceLevels");
    service_levels(writer, levels, policy);
    writer.close('}');
}
