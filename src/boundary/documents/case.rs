//! What does a shop state about a case, and what is read from it?

use super::Money;
use super::line::{happened, line, money};
use super::request::request;
use super::scalar::{parse_instant, parse_scaled};
use super::types::{
    Any, AskKind, AtLeastOne, CaseEvent, Count, Decimal, Event, FormKind, Instant, Map, Name, Priority, Remedy, Spoken,
};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::entitlement::EventValue;
use crate::domain::money::Decimal as Distance;
use crate::domain::policy::Policy;
use crate::domain::service;
use crate::domain::service::{Happened, History, TRADER_INFORMED};
use crate::domain::sort::sorted;

record! {
    /// What sort of case it is, as far as that is known.
    open(Ignored) StatedClassification, "statedClassification" {
        /// The category of the complaint.
        fact category: Name = r#""product_quality""#;
        /// The reason of the shopper: a leaf of the tree of reasons.
        fact reason: String = r#""defective""#;
        /// How urgent the case is.
        fact priority: Priority = r#""high""#;
        /// The urgency that raised the priority above that of the category.
        fact because: Name = r#""injury""#;
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
    /// An answer that the shopper may choose.
    open(Ignored) AskChoice, "askChoice" {
        /// Its name.
        required id: Name = r#""front""#;
        /// What it is called.
        optional title: Spoken = r#"{ "en": "At the front", "zh-Hans": "正面" }"#;
    }
}

record! {
    /// Something that the shop wants to know, or to see.
    open(Ignored) Ask, "ask" {
        /// Its name, by which the answer is found.
        required id: Name = r#""serial""#;
        /// What is to be given.
        required kind: AskKind = r#""text""#;
        /// The question.
        required title: Spoken = r#"{ "en": "The serial number", "zh-Hans": "序列号" }"#;
        /// The answers of a choice.
        optional choices: AtLeastOne<AskChoice> = r#"[{ "id": "front", "title": "At the front" }]"#;
        /// Whether the case can go on without it; by default not.
        optional is_optional as "optional": bool = "true";
    }
}

record! {
    /// Something that was put in.
    open(Ignored) ReportPart, "reportPart" {
        /// What it is called.
        required title: Spoken = r#"{ "en": "Pump", "zh-Hans": "水泵" }"#;
        /// How many; by default one.
        optional quantity: Count<1, 1_000_000> = "2";
    }
}

record! {
    /// What was found and done at a repair.
    open(Ignored) WorkReport, "workReport" {
        /// What was the matter.
        optional cause: Spoken = r#""The pump was blocked.""#;
        /// What was put in.
        optional parts: AtLeastOne<ReportPart> = r#"[{ "title": "Pump" }]"#;
        /// How it is now.
        optional result: Spoken = r#""It runs as new.""#;
    }
}

record! {
    /// Something that happened to a case, with what was said or agreed. What an event has no use for is kept for people.
    open(Ignored) CaseEntry, "caseEntry" {
        /// What happened.
        required event: CaseEvent = r#""information_requested""#;
        /// When it happened.
        required at: Instant = r#""2026-03-05T14:00:00+08:00""#;
        /// What was said with it.
        optional note: Spoken = r#""We are sorry for the trouble.""#;
        /// Until when the shopper may answer, send the goods, or accept the proposal: an instant, or the last day in the
        /// policy's zone. A proposal that is older does not hold any more.
        optional until: Event = r#""2026-03-12""#;
        /// What the shopper is asked for.
        optional asks: AtLeastOne<Ask> = r#"[{ "id": "serial", "kind": "text", "title": "The serial number" }]"#;
        /// What was given, by the names of what was asked for; files by their ids.
        optional answers: Map<Any> = r#"{ "serial": "SN-0042" }"#;
        /// What is proposed.
        optional remedy: Remedy = r#""refund""#;
        /// How much is proposed, or was paid.
        optional amount: Money = r#"{ "decimal": "89.00", "currency": "CNY" }"#;
        /// When what is proposed will be done.
        optional on: Event = r#""2026-03-10""#;
        /// How it was paid, or how the goods are to be sent.
        optional method: Name = r#""bank_card""#;
        /// Where the goods are to be sent.
        optional address: Spoken = r#""Lantern Lane, 8 Harbour Road, Shanghai""#;
        /// What was found and done.
        optional report: WorkReport = r#"{ "cause": "The pump was blocked.", "result": "It runs as new." }"#;
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
        /// What happened to the case since, each event once. Where it happens more often or says more, it is in `log`.
        fact events: Map<Event> = r#"{ "first_response": "2026-03-05T14:00:00+08:00" }"#;
        /// What happened to the case since, in order.
        fact log: Vec<CaseEntry> = r#"[{ "event": "first_response", "at": "2026-03-05T14:00:00+08:00" }]"#;
        /// Who acts, if not the shop itself: what shoppers say of it in a survey counts for them.
        fact partner: Name = r#""north""#;
        /// The case of the survey in which the shopper said how it went.
        fact survey: Name = r#""C-1031""#;
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
        reason: request(node, node, policy, issues).reason,
        department: node.text("department").to_owned(),
        partner: node.text("partner").to_owned(),
        part: node.text("part").to_owned(),
        distance: node.get("distance").and_then(|far| parse_scaled(far.as_digits(), 6)).map(Distance::from_millionths),
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
    // Who withdraws gives no reason: it is a change of mind.
    let reason = if node.text("kind") == "withdrawal" { "changed_mind" } else { stated.text("reason") };
    let mut facts = service::CaseFacts {
        category: stated.text("category").to_owned(),
        priority: Priority::from_code(stated.text("priority")),
        reason: Some(policy.names.find(reason)).filter(|reason| policy.reasons.has_leaf(*reason)),
        partner: node.text("partner").to_owned(),
        line: line(node, policy, issues),
        ..service::CaseFacts::default()
    };
    // What happened to the case counts by the rounds of its history, what happened to its goods as it stands.
    let mut case_names = Vec::new();
    let mut found = Vec::new();
    for event in CaseEvent::ALL {
        let own = node.field("events").get(event.code());
        let received = if *event == CaseEvent::Submitted { node.known("receivedAt") } else { None };
        case_names.push(policy.names.find(event.code()));
        // The reader of the goods reported a wrong event, and the shape a wrong instant.
        let when = own.or(received).and_then(|value| happened(value, &mut Issues::default()));
        found.extend(when.and_then(|when| what_happened(*event, when, policy)));
    }
    facts.line.events.retain(|(name, value)| *value == EventValue::NotYet || !case_names.contains(name));
    for (index, entry) in node.field("log").items().iter().enumerate() {
        let Some(event) = CaseEvent::from_code(entry.text("event")) else { continue };
        let until = entry.known("until").and_then(|until| happened(until, issues));
        // Only people read when it will be done and how much it is; what is wrong with that is told all the same.
        let _ = (entry.known("on").and_then(|on| happened(on, issues)), money(entry, "amount", issues));
        let Some(at) = parse_instant(entry.field("at")) else { continue };
        let until = until.and_then(|until| match until {
            EventValue::At(at) => Some((at, None)),
            EventValue::On(date) => Some((policy.zone.day_start(date.succ_opt().unwrap_or(date)), Some(date))),
            EventValue::NotYet => None,
        });
        found.push(Happened { event, when: EventValue::At(at), at, until, entry: Some(index) });
    }
    // A civil date is the start of its day, which may be before the case arrived.
    let key = |place: &usize| found.get(*place).map(|happened| (happened.event != CaseEvent::Submitted, happened.at));
    let order = sorted(found.len(), &|one, other| key(one) < key(other));
    let happened: Vec<Happened> = order.iter().filter_map(|place| found.get(*place).copied()).collect();
    let submitted = happened.iter().find(|happened| happened.event == CaseEvent::Submitted).map(|first| first.at);
    if node.text("kind") == "withdrawal" && node.field("events").get(TRADER_INFORMED).is_none() {
        let informed = policy.names.find(TRADER_INFORMED);
        facts.line.events.extend(submitted.map(|at| (informed, EventValue::At(at))));
    }
    let kind = FormKind::from_code(node.text("kind")).unwrap_or(FormKind::Complaint);
    let because = stated.text("because").to_owned();
    (facts, History { kind, because, is_surveyed: node.known("survey").is_some(), happened })
}

fn what_happened(event: CaseEvent, when: EventValue, policy: &Policy) -> Option<Happened> {
    when.instant(&policy.zone).map(|at| Happened { event, when, at, until: None, entry: None })
}
