use super::scalar::instant;
use super::service::{service_level, service_levels};
use crate::boundary::json::Writer;
use crate::domain::policy::Policy;
use crate::domain::service::Progress;

/// Writes how far a case is.
pub fn progress(writer: &mut Writer, progress: &Progress, policy: &Policy) {
    writer.open('{');
    writer.entry("state", progress.state.code());
    writer.start("steps", '[');
    for stage in &progress.stages {
        writer.open('{');
        writer.entry("step", stage.step.step.code());
        writer.entry("state", stage.state.code());
        instant(writer, "at", stage.at);
        writer.entry("by", stage.by.code());
        if let Some(level) = stage.due.and_then(|due| progress.levels.get(due)) {
            writer.key("due");
            service_level(writer, level, policy);
        }
        writer.close('}');
    }
    writer.close(']');
    writer.key("serviceLevels");
    service_levels(writer, &progress.levels, policy);
    instant(writer, "nextChange", progress.next_change);
    writer.close('}');
}
