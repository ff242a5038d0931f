//! What does a shop state about a case, and what is read from it?

use super::line::{happened, line};
use super::request::request;
use super::scalar::{parse_instant, parse_scaled};
use super::types::{Any, Decimal, Event, FormKind, Instant, Map, Name, Priority};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::entitlement::EventValue;
use crate::domain::money;
use crate::domain::policy::Policy;
use crate::domain::service;
use crate::domain::service::{History, SUBMITTED, TRADER_INFORMED, case_events};

record! {
    /// What sort of case it is, as far as that is known.
    open(Ignored) StatedClassification, "statedClassification" {
        /// The category of the complaint.
        fact category: Name = r#""product_quality""#;
        /// How urgent the case is.
        fact priority: Priority = r#""high""#;
    }
}

record! {
    /// What is known of a case whose promises are asked about.
    #[derive(Default)]
    closed(Refused) CaseFacts, "caseFacts" {
        /// The category of the complaint. What is for some categories only is for none that is not stated.
        fact category: Name = r#""product_quality""#;
        /// The reason of the complaint: a leaf of the tree of reasons.
        fact reason: String = r#""defective""#;
        /// How urgent the case is. What is for some priorities only is for none that is not stated.
        fact priority: Priority = r#""high""#;
        /// The categories of its goods.
        fact categories: Vec<Name> = r#"["electronics"]"#;
        /// The tags of its goods.
        fact tags: Vec<Name> = r#"["large"]"#;
        /// The buyer's country, by ISO 3166.
        fact country: Name = r#""DE""#;
        /// How its order was placed.
        fact channel: Name = r#""online""#;
        /// What happened to the case, such as `submitted`, and what keeps a promise, such as `first_response`.
        fact events: Map<Event> = r#"{ "submitted": "2026-03-05T12:00:00+08:00" }"#;
        /// Facts that the policy declares.
        fact facts: Map<Any> = r#"{ "vip": true }"#;
        /// Who answers the case; by default whom the policy names for the category.
        fact department: Name = r#""quality""#;
        /// Who acts, if not the shop itself.
        fact partner: Name = r#""north""#;
        /// The part of the goods that the case is about.
        fact part: Name = r#""battery""#;
        /// How far away the goods are, in kilometres.
        fact distance: Decimal = "42";
        /// When the case waited for the shopper, in order. Two that overlap are `waits_overlap`.
        fact waits: Vec<Wait> = r#"[{ "from": "2026-03-06T09:00:00+08:00" }]"#;
    }
}

record! {
    /// A time in which a case waited for the shopper.
    closed(Refused) Wait, "wait" {
        /// When the wait began.
        required from: Instant = r#""2026-03-06T09:00:00+08:00""#;
        /// When the wait ended; without it the case still waits. An end before the beginning is `wait_order`.
        fact to: Instant = r#""2026-03-07T09:00:00+08:00""#;
    }
}

record! {
    /// A case as a shop keeps it, whose progress is asked about.
    open(Ignored) OpenCase, "openCase" {
        /// The form that it came with.
        required kind: FormKind = r#""complaint""#;
        /// When the shop received it.
        fact received_at as "receivedAt": Instant = r#""2026-03-05T12:00:01+08:00""#;
        /// What sort of case it is.
        fact classification: StatedClassification = r#"{ "category": "product_quality" }"#;
        /// What happened to the case since.
        fact events: Map<Event> = r#"{ "first_response": "2026-03-05T14:00:00+08:00" }"#;
        /// The categories of its goods.
        fact categories: Vec<Name> = r#"["electronics"]"#;
        /// The tags of its goods.
        fact tags: Vec<Name> = r#"["large"]"#;
        /// The buyer's country, by ISO 3166.
        fact country: Name = r#""DE""#;
        /// How its order was placed.
        fact channel: Name = r#""online""#;
        /// Facts that the policy declares.
        fact facts: Map<Any> = r#"{ "vip": true }"#;
    }
}

/// Reads what is known of a case: its events, its goods, its kind and its priority.
pub fn case_facts(node: &Json, policy: &Policy, issues: &mut Issues) -> service::CaseFacts {
    service::CaseFacts {
        category: node.text("category").to_owned(),
        priority: Priority::from_code(node.text("priority")),
        reason: request(node, policy, issues).reason,
        department: node.text("department").to_owned(),
        partner: node.text("partner").to_owned(),
        part: node.text("part").to_owned(),
        distance: node
            .get("distance")
            .and_then(|far| parse_scaled(far.as_digits(), 6))
            .map(money::Decimal::from_millionths),
        waits: waits(node.field("waits"), issues),
        line: line(node, policy, issues),
    }
}

/// Reads when a case waited for the shopper.
fn waits(node: &Json, issues: &mut Issues) -> Vec<service::Wait> {
    let mut waits: Vec<service::Wait> = Vec::new();
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

/// Reads the record of a case: what is known of it, and what happened to it. Unless it says otherwise, it was submitted when
/// it was received, and the shop was told of a withdrawal when it was submitted.
pub fn case_record(node: &Json, policy: &Policy, issues: &mut Issues) -> (service::CaseFacts, History) {
    let stated = node.field("classification");
    let mut facts = service::CaseFacts {
        category: stated.text("category").to_owned(),
        priority: Priority::from_code(stated.text("priority")),
        line: line(node, policy, issues),
        ..service::CaseFacts::default()
    };
    let mut events = Vec::new();
    for name in case_events() {
        let own = node.field("events").get(name);
        let received = if name == SUBMITTED { node.known("receivedAt") } else { None };
        let Some(value) = own.or(received) else { continue };
        // The reader of the goods reported a wrong event, and the shape a wrong instant.
        let Some(happened) = happened(value, &mut Issues::default()) else { continue };
        events.extend(happened.instant(&policy.zone).map(|at| (name, at)));
        if own.is_none() {
            facts.line.events.push((policy.names.find(name), happened));
        }
    }
    let informed = policy.names.find(TRADER_INFORMED);
    let submitted = events.iter().find(|(name, _)| *name == SUBMITTED).map(|(_, at)| EventValue::At(*at));
    if node.text("kind") == "withdrawal" && node.field("events").get(TRADER_INFORMED).is_none() {
        facts.line.events.extend(submitted.map(|at| (informed, at)));
    }
    (facts, History { events })
}
