//! What does a shop state about visits to the workshop, and what is read from it?

use super::line::happened;
use super::types::{Event, When};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::entitlement;
use crate::domain::entitlement::EventValue;
use crate::domain::policy::Policy;

record! {
    /// A visit to the workshop.
    open(Ignored) Repair, "repair" {
        /// When the goods came in.
        required from: When = r#""2026-05-04""#;
        /// When the goods came back; without it they are still there.
        fact to: Event = r#""2026-05-11""#;
        /// What was wrong; visits for the same fault have the same text.
        fact fault: String = r#""display""#;
        /// Whether the fault was mended.
        fact fixed: bool = "true";
    }
}

/// Reads the visits, which must not overlap.
pub fn repairs(node: &Json, policy: &Policy, issues: &mut Issues) -> Vec<entitlement::Repair> {
    let date = |value: EventValue| match value {
        EventValue::At(instant) => Some(policy.zone.date_of(instant)),
        EventValue::On(date) => Some(date),
        EventValue::NotYet => None,
    };
    let told = issues.errors.len();
    let mut repairs: Vec<entitlement::Repair> = Vec::new();
    // Each is compared with each only where some are known to overlap.
    for some_overlap in [false, true] {
        issues.errors.truncate(told);
        repairs.clear();
        for item in node.field("repairs").items() {
            let begun = item.get("from").and_then(|from| happened(from, issues));
            let ended = item.known("to").and_then(|to| happened(to, issues));
            let Some(from) = begun.and_then(date) else {
                if matches!(item.get("from"), Some(Json::Null)) {
                    issues.add(IssueCode::WrongType, item.field("from"), "date or instant");
                }
                continue;
            };
            let lasted = match (begun, ended) {
                (Some(EventValue::At(from)), Some(EventValue::At(to))) => Some(to.since(from)),
                _ => None,
            };
            let to = ended.and_then(date);
            if to.is_some_and(|to| to < from) || lasted.is_some_and(|lasted| lasted < 0) {
                issues.add_field(IssueCode::RepairOrder, item, "to", "");
                continue;
            }
            let failed = item.boolean("fixed") == Some(false);
            let repair = entitlement::Repair { from, to, lasted, fault: item.text("fault").to_owned(), failed };
            if some_overlap && repairs.iter().any(|other| repair.overlaps(other)) {
                issues.add(IssueCode::RepairsOverlap, item, "");
            }
            repairs.push(repair);
        }
        if !entitlement::Repair::any_overlap(&repairs) {
            break;
        }
    }
    repairs
}
