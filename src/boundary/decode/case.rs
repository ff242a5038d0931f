use super::line::{happened, line};
use super::request::request;
use super::scalar::parse_instant;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::entitlement::EventValue;
use crate::domain::policy::Policy;
use crate::domain::service::{CaseFacts, Priority};

/// Reads what is known of a case: its events, its goods, its kind and its priority.
pub fn case_facts(node: &Json, policy: &Policy, issues: &mut Issues) -> CaseFacts {
    CaseFacts {
        category: node.text("category").to_owned(),
        priority: Priority::from_code(node.text("priority")),
        reason: request(node, policy, issues).reason,
        line: line(node, policy, issues),
    }
}

/// Reads what happened in a case and when, under the names that its record gives. What the record says of its
/// declaration and its receipt stands in for the events `submitted` and `received`.
pub fn case_events<'j>(record: &'j Json, issues: &mut Issues) -> Vec<(&'j str, EventValue)> {
    let mut events: Vec<(&str, EventValue)> = Vec::new();
    for (name, value) in record.field("events").entries() {
        events.extend(happened(value, issues).map(|value| (name.as_ref(), value)));
    }
    for (name, field) in [("submitted", "declaredAt"), ("received", "receivedAt")] {
        if let Some(instant) = parse_instant(record.field(field))
            && !events.iter().any(|(known, _)| *known == name)
        {
            events.push((name, EventValue::At(instant)));
        }
    }
    events
}
