use super::line::{happened, line};
use super::request::request;
use super::scalar::{parse_instant, parse_scaled};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::money::Decimal;
use crate::domain::policy::Policy;
use crate::domain::service::{CaseFacts, History, Priority, SUBMITTED, Wait, case_events};

/// Reads what is known of a case: its events, its goods, its kind and its priority.
pub fn case_facts(node: &Json, policy: &Policy, issues: &mut Issues) -> CaseFacts {
    CaseFacts {
        category: node.text("category").to_owned(),
        priority: Priority::from_code(node.text("priority")),
        reason: request(node, policy, issues).reason,
        department: node.text("department").to_owned(),
        partner: node.text("partner").to_owned(),
        part: node.text("part").to_owned(),
        distance: node.get("distance").and_then(|far| parse_scaled(far.as_digits(), 6)).map(Decimal::from_millionths),
        waits: waits(node.field("waits"), issues),
        line: line(node, policy, issues),
    }
}

/// Reads when a case waited for the shopper.
fn waits(node: &Json, issues: &mut Issues) -> Vec<Wait> {
    let mut waits: Vec<Wait> = Vec::new();
    for item in node.items() {
        let Some(begins) = parse_instant(item.field("from")) else { continue };
        let ends = item.known("to").and_then(parse_instant);
        if ends.is_some_and(|ends| ends < begins) {
            issues.add(IssueCode::WaitOrder, item, "");
        }
        if waits.last().is_some_and(|(_, before)| before.is_none_or(|before| begins < before)) {
            issues.add(IssueCode::WaitsOverlap, item, "");
        }
        waits.push((begins, ends));
    }
    waits
}

/// Reads the record of a case: what is known of it, and what happened to it. It was submitted when it was received,
/// if it does not say otherwise.
pub fn case_record(node: &Json, policy: &Policy, issues: &mut Issues) -> (CaseFacts, History) {
    let stated = node.field("classification");
    let mut facts = CaseFacts {
        category: stated.text("category").to_owned(),
        priority: Priority::from_code(stated.text("priority")),
        line: line(node, policy, issues),
        ..CaseFacts::default()
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
