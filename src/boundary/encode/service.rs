use super::option::{closes_state, counted};
use super::scalar::{date, instant};
use crate::boundary::json::Writer;
use crate::domain::policy::Policy;
use crate::domain::service::ServiceLevel;

/// Writes promised times.
pub fn service_levels(writer: &mut Writer, levels: &[ServiceLevel], policy: &Policy) {
    writer.open('[');
    for level in levels {
        writer.open('{');
        writer.entry("kind", &policy.names.text(level.kind));
        instant(writer, "due", level.window.closing.instant());
        date(writer, "lastDay", level.window.closing.last_day());
        writer.entry("dueState", closes_state(level.window.closing));
        counted(writer, &level.window, policy);
        writer.entry("state", level.state.code());
        writer.close('}');
    }
    writer.close(']');
}
