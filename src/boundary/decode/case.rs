use super::line::{happened, line};
use super::request::request;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::policy::Policy;
use crate::domain::service::{CaseFacts, History, Priority, SUBMITTED, case_events};

/// Reads what is known of a case: its events, its goods, its kind and its priority.
pub fn case_facts(node: &Json, policy: &Policy, issues: &mut Issues) -> CaseFacts {
    CaseFacts {
        category: node.text("category").to_owned(),
        priority: Priority::from_code(node.text("priority")),
        reason: request(node, policy, issues).reason,
        line: line(node, policy, issues),
    }
}

/// Reads the record of a case: what is known of it, and what happened to it. It was submitted when it was received,
/// if it does not say otherwise.
pub fn case_record(node: &Json, policy: &Policy, issues: &mut Issues) -> (CaseFacts, History) {
    let stated = node.field("classification");
    let mut facts = CaseFacts {
        category: stated.text("category").to_owned(),
        priority: Priority::from_code(stated.text("priority")),
        reason: None,
        line: line(node, policy, issues),
    };
    let mut events = Vec::new();
    for name in case_events() {
        let own = node.field("events").get(name);
        let received = if name == SUBMITTED { node.known("receivedAt") } else { None };
        let Some(value) = own.or(received) else { continue };
        // What is wrong with an event was told where the goods were read, and with an instant by its shape.
        let Some(happened) = happened(value, &mut Issues::default()) else { continue };
        events.extend(happened.instant(&policy.zone).map(|at| (name, at)));
        if own.is_none() {
            facts.line.events.push((policy.names.find(name), happened));
        }
    }
    (facts, History { events })
}
