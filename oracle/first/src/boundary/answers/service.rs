//! What was promised for a case?

use super::option::{basis, closes_state, counted};
use super::scalar::{citation, date, instant};
use crate::boundary::json::Writer;
use crate::domain::policy::Policy;
use crate::domain::service::ServiceLevel;

answers! {
    /// What was promised for a case, and whether it was kept.
    ServiceLevel {
        /// The name of the promise.
        always id: String;
        /// What was promised, such as `first_response`.
        always kind: String;
        /// Who stands for it.
        always basis: Basis;
        /// Where it stands in the law or in the terms.
        optional citation: Citation;
        /// The instant by which.
        always due: Option<Timestamp>;
        /// The last day, where whole days are promised.
        always last_day as "lastDay": Option<Date>;
        /// Whether it is due at an instant, never, then when is not known, or not before something happens.
        always due_state as "dueState": ClosesState;
        /// What it is counted from.
        always counted_from as "countedFrom": Option<CountedFrom>;
        /// How it is counted.
        always counted_by as "countedBy": CountingMode;
        /// `waiting`: what it is counted from has not happened; `paused`: the case waits for the shopper.
        always state: PromiseState;
    }
}

/// Writes promised times.
pub fn service_levels(writer: &mut Writer, levels: &[ServiceLevel], policy: &Policy) {
    writer.array(levels, |writer, level| service_level(writer, level, policy));
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
