use super::matcher::{matcher, remedies};
use super::reference::requirement;
use super::scope::Scope;
use super::window::window_of;
use super::{Fields, Node};
use crate::boundary::json::Json;
use crate::domain::policy::{Citation, Confidence, Matcher, Requirement, Rule, RuleEffect};

/// Reads a rule. `None` if it cannot be read, or if it belongs to a law, is less than sure and not enabled.
pub fn rule(node: &Node, index: usize, enabled: &dyn Fn(&str) -> bool, scope: &mut Scope) -> Option<Rule> {
    scope.rule_has_unknown = false;
    let mut fields = node.fields(scope.issues)?;
    let id = fields.required("id", scope.issues).and_then(|node| node.name(scope.issues));
    let effect = effect(&mut fields, node, scope);
    let window = match effect {
        Some(RuleEffect::Excludes(_)) => None,
        _ => Some(window_of(&mut fields, node, scope)),
    };
    let replaces = fields.get("replaces").map(|node| node.names(scope.issues)).unwrap_or_default();
    let when = when(&mut fields, scope);
    let decided = fields.get("decidedBy");
    let inspected = decided.and_then(|node| node.code(&[()], |()| "inspection", scope.issues)).is_some();
    let requires = requirements(&mut fields, scope);
    let steps = fields.get("steps").map(|node| node.names(scope.issues)).unwrap_or_default();
    let notes = fields.get("notes").map(|node| node.names(scope.issues)).unwrap_or_default();
    let (refund_methods, refund_due_days) = refund(&mut fields, scope);
    let (citation, confidence) = authority(&mut fields, scope);
    described(&mut fields, scope);
    scope.no_others_in_rule(&fields);
    let id = id?;
    if confidence != Confidence::Sure && !enabled(&id) {
        return None;
    }
    Some(Rule {
        index,
        effect: effect?,
        replaces,
        when,
        window: match window {
            Some(window) => Some(window?),
            None => None,
        },
        inspected: inspected || scope.rule_has_unknown,
        requires,
        steps,
        notes,
        refund_methods,
        refund_due_days,
        citation,
        id,
    })
}

fn effect(fields: &mut Fields, owner: &Node, scope: &mut Scope) -> Option<RuleEffect> {
    let grants = fields.get("grants");
    let excludes = fields.get("excludes");
    let (node, is_grant) = match (grants, excludes) {
        (Some(node), None) => (node, true),
        (None, Some(node)) => (node, false),
        _ => {
            scope.issues.add("grants_or_excludes", &owner.place, None, None);
            return None;
        }
    };
    let listed = remedies(&node, scope);
    if matches!(node.json, Json::Array(items) if items.is_empty()) {
        scope.issues.add("empty_list", &node.place, None, None);
    }
    Some(if is_grant { RuleEffect::Grants(listed) } else { RuleEffect::Excludes(listed) })
}

/// Reads the field `when`; a rule without it always matches.
pub fn when(fields: &mut Fields, scope: &mut Scope) -> Matcher {
    fields.get("when").map(|node| matcher(&node, scope)).unwrap_or_default()
}

/// Reads the field `requires`.
pub fn requirements(fields: &mut Fields, scope: &mut Scope) -> Vec<Requirement> {
    let Some(node) = fields.get("requires") else { return Vec::new() };
    let Json::Array(items) = node.json else { return node.wrong_type("array", scope.issues).unwrap_or_default() };
    let read = |(index, json)| requirement(&Node { json, place: node.place.index(index) }, scope);
    items.iter().enumerate().filter_map(read).collect()
}

fn refund(fields: &mut Fields, scope: &mut Scope) -> (Vec<String>, Option<u32>) {
    let Some(node) = fields.get("refund") else { return (Vec::new(), None) };
    let Some(mut fields) = node.fields(scope.issues) else { return (Vec::new(), None) };
    let methods = fields.get("methods").map(|node| node.names(scope.issues)).unwrap_or_default();
    let days = fields.get("dueDays").and_then(|node| node.count(3650, scope.issues));
    scope.no_others_in_rule(&fields);
    (methods, days.and_then(|days| u32::try_from(days).ok()))
}

/// Reads where a rule stands in the law, and how certain that is.
pub fn authority(fields: &mut Fields, scope: &mut Scope) -> (Option<Citation>, Confidence) {
    let confidence = fields.get("confidence");
    let confidence = confidence.and_then(|node| node.code(Confidence::ALL, Confidence::code, scope.issues));
    let citation = fields.get("citation").and_then(|node| citation(&node, scope));
    (citation, confidence.unwrap_or(Confidence::Sure))
}

fn citation(node: &Node, scope: &mut Scope) -> Option<Citation> {
    let mut fields = node.fields(scope.issues)?;
    let article = fields.required("article", scope.issues).and_then(|node| node.name(scope.issues));
    let title = fields.get("title").and_then(|node| node.name(scope.issues));
    let url = fields.get("url").and_then(|node| node.name(scope.issues));
    scope.no_others_in_rule(&fields);
    Some(Citation { article: article?, title, url })
}

/// Takes the fields that are for people.
pub fn described(fields: &mut Fields, scope: &mut Scope) {
    for key in ["title", "note"] {
        if let Some(node) = fields.get(key) {
            node.text(scope.issues);
        }
    }
}
