//! Which event is meant, and what must a shopper bring?

use super::scalar::parse_period;
use super::scope::Scope;
use super::types::{Name, Period, RequirementKind, WhichParcel};
use crate::boundary::IssueCode;
use crate::boundary::issues::suggestion;
use crate::boundary::json::Json;
use crate::domain::policy as terms;
use crate::domain::policy::{Names, Parcel, Requirement};
use crate::domain::service::CaseEvent;

record! {
    /// An event, with what else settles its date.
    closed(Doubted) EventReference, "eventReference" {
        /// The event.
        required event: Name = r#""shipped""#;
        /// Which parcel of the order counts, for all its lines: the one that was delivered `first` or `last`; by
        /// default each line's own.
        optional parcel: WhichParcel = r#""last""#;
        /// Another event, which counts instead if it is later. While it is not known, the first is assumed.
        optional or_later as "orLater": Name = r#""installed""#;
        /// The period by which the start is moved later.
        optional plus: Period = r#""P7D""#;
    }
}

record! {
    /// Something that the shopper must bring.
    closed(Doubted) RequirementReference, "requirement" {
        /// What sort of thing it is.
        required kind: RequirementKind = r#""evidence""#;
        /// Its code; `words` says what it is called.
        required code: Name = r#""photo_of_damage""#;
    }
}

/// Events that every order may have. A document may declare others.
pub const EVENTS: [&str; 9] =
    ["ordered", "paid", "shipped", "delivered", "installed", "activated", "registered", "invoiced", "manufactured"];

/// Events that every case may have. Service levels are counted from them.
pub(super) const CASE_EVENTS: [&str; 3] = ["submitted", "confirmed", "received_for_repair"];

/// The event that a key names which stands where `events` belongs: `delivered`, or `deliveredAt` as platforms write it.
pub fn misplaced_event(key: &str) -> Option<&'static str> {
    let ends = ["At", "_at", "Date", "_date", "On", "_on"];
    match ends.iter().find_map(|end| key.strip_suffix(end)) {
        Some(stem) => Some(suggestion(stem, &EVENTS)).filter(|event| !event.is_empty()),
        None => EVENTS.into_iter().find(|event| event.eq_ignore_ascii_case(key)),
    }
}

/// Reads an event's name, and warns of one that nothing declares.
pub fn event(node: &Json, scope: &mut Scope) -> terms::Name {
    named_event(node.as_text(), node, scope)
}

/// The name of an event, with a warning at a value if nothing declares it.
pub fn named_event(name: &str, node: &Json, scope: &mut Scope) -> terms::Name {
    let mut known = EVENTS.to_vec();
    known.extend_from_slice(&CASE_EVENTS);
    known.extend_from_slice(CaseEvent::CODES);
    for event in &scope.declared.events {
        known.push(event);
    }
    if !known.contains(&name) && !scope.issues.is_full_of_warnings() {
        let near = suggestion(name, &known);
        scope.issues.warn(IssueCode::UndeclaredEvent, node, near);
    }
    scope.declared.names.add(name)
}

/// Reads one event reference, or several.
pub fn starts(node: &Json, scope: &mut Scope) -> Vec<terms::EventReference> {
    let mut found = Vec::new();
    match node {
        Json::Array(items) => {
            for item in items {
                found.push(event_reference(item, scope));
            }
        }
        _ => found.push(event_reference(node, scope)),
    }
    found
}

fn event_reference(node: &Json, scope: &mut Scope) -> terms::EventReference {
    match node.get("event") {
        Some(name) => terms::EventReference {
            event: event(name, scope),
            parcel: match node.text("parcel") {
                "first" => Some(Parcel::First),
                "last" => Some(Parcel::Last),
                _ => None,
            },
            or_later: node.get("orLater").map(|other| event(other, scope)),
            plus: parse_period(node.text("plus")).unwrap_or_default(),
        },
        None => terms::EventReference::of(event(node, scope)),
    }
}

/// Reads what a shopper must bring: proofs' codes, or kinds and codes.
pub fn requirements(node: &Json, names: &Names) -> Vec<Requirement> {
    let mut found = Vec::new();
    for item in node.field("requires").items() {
        let kind = RequirementKind::from_code(item.text("kind")).unwrap_or(RequirementKind::Proof);
        let code = if item.as_text().is_empty() { item.text("code") } else { item.as_text() };
        found.push(Requirement { kind, code: names.add(code) });
    }
    found
}
