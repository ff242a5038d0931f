use super::line::{count, state_of_goods};
use super::scalar::parse_instant;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::entitlement::Request;
use crate::domain::policy::{Policy, Remedy};

/// Reads what a shopper asks for. A reason must be a leaf of the tree.
pub fn request(node: &Json, policy: &Policy, issues: &mut Issues) -> Request {
    let reason = node.known("reason");
    if let Some(reason) = reason
        && !policy.reasons.has_leaf(reason.as_text())
    {
        let near = suggestion(reason.as_text(), &policy.reasons.leaves());
        issues.add("unknown_reason", reason, near);
    }
    let (condition, usage, proofs) = node.known("facts").map(|stated| state_of_goods(stated)).unwrap_or_default();
    Request {
        reason: reason.map(|reason| reason.as_text().to_owned()),
        quantity: count(node, "quantity"),
        remedy: Remedy::from_code(node.text("remedy")),
        condition,
        usage,
        proofs,
        evidence: node.known("evidence").map(Json::as_names),
        declared_at: node.known("declaredAt").and_then(|instant| parse_instant(instant)),
    }
}
