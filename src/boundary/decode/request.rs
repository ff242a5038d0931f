use super::line::{count, money, properties, state_of_goods};
use super::matcher::unknown_reason;
use super::scalar::parse_instant;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::entitlement::{ExchangeFor, Request};
use crate::domain::policy::{Policy, Remedy};

/// Reads what a shopper asks for. A reason must be a leaf of the tree.
pub fn request(node: &Json, policy: &Policy, issues: &mut Issues) -> Request {
    let mut reason = None;
    if let Some(stated) = node.known("reason") {
        let leaf = policy.names.find(stated.as_text());
        if policy.reasons.has_leaf(leaf) {
            reason = Some(leaf);
        } else {
            unknown_reason(stated, &policy.reasons.leaves(), &policy.names, issues);
        }
    }
    let (condition, usage, proofs) = node.known("facts").map(|stated| state_of_goods(stated)).unwrap_or_default();
    Request {
        reason,
        quantity: count(node, "quantity"),
        remedy: Remedy::from_code(node.text("remedy")),
        condition,
        usage,
        proofs,
        amount: money(node, "amount", issues),
        exchange_for: node.known("exchangeFor").map(|wanted| ExchangeFor {
            sku: wanted.text("sku").to_owned(),
            unit_price: money(wanted, "unitPrice", issues),
            properties: properties(wanted),
            available: wanted.boolean("available"),
        }),
        evidence: node.known("evidence").map(Json::as_names),
        declared_at: node.known("declaredAt").and_then(|instant| parse_instant(instant)),
    }
}
