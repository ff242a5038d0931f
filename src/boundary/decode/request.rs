use super::Node;
use super::line::state_of_goods;
use super::scalar::instant;
use crate::boundary::issues::{Issues, suggestion};
use crate::domain::entitlement::Request;
use crate::domain::policy::{Policy, Remedy};

/// Reads what a shopper asks for. A reason must be a leaf of the tree.
pub fn request(node: &Node, policy: &Policy, issues: &mut Issues) -> Option<Request> {
    let mut fields = node.fields(issues)?;
    let mut request = Request {
        remedy: fields.known("remedy").and_then(|node| node.code(Remedy::ALL, Remedy::code, issues)),
        evidence: fields.known("evidence").map(|node| node.names(issues)),
        declared_at: fields.known("declaredAt").and_then(|node| instant(&node, issues)),
        ..Request::default()
    };
    if let Some(node) = fields.known("quantity") {
        request.quantity = node.count(1_000_000, issues);
        if request.quantity == Some(0) {
            issues.add("out_of_range", &node.place, Some("1 or more"), None);
        }
    }
    if let Some(node) = fields.known("reason") {
        let reason = node.text(issues)?;
        if policy.reasons.leaves().any(|leaf| leaf == reason) {
            request.reason = Some(reason.to_owned());
        } else {
            issues.add("unknown_reason", &node.place, suggestion(reason, policy.reasons.leaves()), None);
        }
    }
    let stated = fields.known("facts");
    if let Some(mut fields) = stated.as_ref().and_then(|node| node.fields(issues)) {
        (request.condition, request.usage, request.proofs) = state_of_goods(&mut fields, issues);
        fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
    }
    fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
    Some(request)
}
