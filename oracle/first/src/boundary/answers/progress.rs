//! How far is a case?

use super::scalar::instant;
use super::service::{service_level, service_levels};
use crate::boundary::json::Writer;
use crate::domain::policy::Policy;
use crate::domain::service::Progress;

answers! {
    /// How far a case is.
    CaseProgress {
        /// In one word.
        always state: CaseState;
        /// Every step on its way.
        always steps: Vec<CaseStepProgress>;
        /// The promises for it.
        always service_levels as "serviceLevels": Vec<ServiceLevel>;
        /// When time alone changes this: the next promise to fall due.
        always next_change as "nextChange": Option<Timestamp>;
    }

    /// A step of a case.
    CaseStepProgress as "CaseStep" {
        /// The step.
        always step: CaseStep;
        /// Whether it is done.
        always state: StepState;
        /// When it was done.
        always at: Option<Timestamp>;
        /// Whose turn it is, or will be.
        always by: Actor;
        /// The promise for it that falls due first.
        optional due: ServiceLevel;
    }
}

/// Writes how far a case is.
pub fn progress(writer: &mut Writer, progress: &Progress, policy: &Policy) {
    writer.open('{');
    writer.entry("state", progress.state.code());
    writer.key("steps").objects(&progress.stages, |writer, stage| {
        writer.entry("step", stage.step.step.code());
        writer.entry("state", stage.state.code());
        instant(writer, "at", stage.at);
        writer.entry("by", stage.by.code());
        if let Some(level) = stage.due.and_then(|due| progress.levels.get(due)) {
            writer.key("due");
            service_level(writer, level, policy);
        }
    });
    writer.key("serviceLevels");
    service_levels(writer, &progress.levels, policy);
    instant(writer, "nextChange", progress.next_change);
    writer.close('}');
}
