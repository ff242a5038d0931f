use super::option::{basis, closes_state, counted};
use super::scalar::{citation, date, instant};
use crate::boundary::json::Writer;
use crate::domain::policy::Policy;
use crate::domain::service::ServiceLevel;

/// Writes promised times.
pub fn service_levels(writer: &mut Writer, levels: &[ServiceLevel], policy: &Policy) {
    writer.open('[');
    levels.iter().for_each(|level| service_level(writer, level, policy));
    writer.close(']');
}

/// Writes one promised time.
pub fn service_level(writer: &mut Writer, level: &ServiceLevel, policy: &Policy) {
    let Some((document, promise)) = level.terms(policy) else { return };
    writer.open('{');
    writer.entry("id", &promise.id);
    writer.entry("kind", &policy.names.text(promise.kind));
    writer.entry("basis", basis(document.author, false));
    citation(writer, promise.citation.as_ref());
    instant(writer, "due", level.window.closing.instant());
    date(writer, "lastDay", level.window.closing.last_day());
    writer.entry("dueState", closes_state(level.window.closing));
    counted(writer, &level.window, policy);
    writer.entry("state", level.state.code());
    writer.close('}');
}
