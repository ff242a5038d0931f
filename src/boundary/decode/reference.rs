use super::Node;
use super::scalar::period;
use super::scope::Scope;
use crate::boundary::issues::suggestion;
use crate::boundary::json::Json;
use crate::domain::calendar::Period;
use crate::domain::policy::{EventReference, Requirement, RequirementKind};

/// Events that every order may have; a document declares others.
pub(super) const EVENTS: [&str; 9] =
    ["ordered", "paid", "shipped", "delivered", "installed", "activated", "registered", "invoiced", "manufactured"];

/// Events that every case may have; service levels are counted from them.
const CASE_EVENTS: [&str; 3] = ["submitted", "confirmed", "received_for_repair"];

/// Reads an event's name, and warns of one that nothing declares.
pub fn event(node: &Node, scope: &mut Scope) -> Option<String> {
    let name = node.name(scope.issues)?;
    let declared = || scope.declared.events.iter().map(String::as_str).chain(EVENTS).chain(CASE_EVENTS);
    if !declared().any(|known| known == name) {
        let near = suggestion(&name, declared());
        scope.issues.warn("undeclared_event", &node.place, near, None);
    }
    Some(name)
}

/// Reads an event reference: a name, or a name and what is added to its date.
pub fn event_reference(node: &Node, scope: &mut Scope) -> Option<EventReference> {
    if matches!(node.json, Json::Text(_)) {
        return Some(EventReference { event: event(node, scope)?, plus: Period::default() });
    }
    let mut fields = node.fields(scope.issues)?;
    let name = fields.required("event", scope.issues).and_then(|node| event(&node, scope));
    let plus = fields.required("plus", scope.issues).and_then(|node| period(&node, scope.issues));
    scope.no_others_in_rule(&fields);
    Some(EventReference { event: name?, plus: plus? })
}

/// Reads what a shopper must bring: a proof's code, or a kind and a code.
pub fn requirement(node: &Node, scope: &mut Scope) -> Option<Requirement> {
    if matches!(node.json, Json::Text(_)) {
        return Some(Requirement { kind: RequirementKind::Proof, code: node.name(scope.issues)? });
    }
    let mut fields = node.fields(scope.issues)?;
    let kind = fields.required("kind", scope.issues);
    let kind = kind.and_then(|node| node.code(RequirementKind::ALL, RequirementKind::code, scope.issues));
    let code = fields.required("code", scope.issues).and_then(|node| node.name(scope.issues));
    scope.no_others_in_rule(&fields);
    Some(Requirement { kind: kind?, code: code? })
}
