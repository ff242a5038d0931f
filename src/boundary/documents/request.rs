//! What does a shopper ask for, and what is read from it?

use super::line::{is_measured, money, papers, properties, quantity, state_of_goods};
use super::matcher::unknown_reason;
use super::scalar::parse_instant;
use super::types::{Instant, Map, Name, Quantity, Remedy};
use super::{Condition, Money, Usage};
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::entitlement;
use crate::domain::entitlement::Request;
use crate::domain::policy::Policy;

record! {
    /// What the shopper states of the goods; it goes before what the line says.
    #[derive(Default)]
    closed(Refused) StatedFacts, "statedFacts" {
        /// The state of the goods.
        fact condition: Condition = r#"{ "opened": true }"#;
        /// How much the goods were used.
        fact usage: Usage = r#"{ "hours": 10 }"#;
        /// Codes of the papers at hand.
        fact proofs: Vec<Name> = r#"["receipt"]"#;
    }
}

record! {
    /// The goods that are wanted instead.
    #[derive(Default)]
    open(Ignored) ExchangeFor, "exchangeFor" {
        /// The shop's name for them.
        fact sku: Name = r#""KB-87-FR""#;
        /// The price of one piece, or of one unit of what is measured. With it an exchange says the `difference`, which is less than zero if it is paid
        /// back.
        fact unit_price as "unitPrice": Money = r#"{ "amount": 4995, "currency": "EUR" }"#;
        /// What distinguishes the goods from others of the same product.
        fact properties: Map<String> = r#"{ "colour": "white" }"#;
        /// Whether the shop has the goods.
        fact available: bool = "true";
    }
}

record! {
    /// What a shopper asks for.
    #[derive(Default)]
    closed(Refused) ReturnRequest, "returnRequest" {
        /// Why the shopper asks: a leaf of the tree of reasons.
        fact reason: String = r#""changed_mind""#;
        /// How much is asked about; by default one piece, or all that is left of goods that are measured.
        fact quantity: Quantity<1> = "1";
        /// The remedy that is asked for; by default all of them.
        fact remedy: Remedy = r#""refund""#;
        /// What the shopper states of the goods; it goes before what the line says.
        fact facts: StatedFacts = r#"{ "condition": { "opened": true } }"#;
        /// Codes of what the shopper shows.
        fact evidence: Vec<Name> = r#"["photo_of_damage"]"#;
        /// The money that is asked for; by default all that can be had. More than was paid is `amount_exceeds_paid`.
        fact amount: Money = r#"{ "decimal": "10.00", "currency": "EUR" }"#;
        /// The goods that are wanted instead.
        fact exchange_for as "exchangeFor": ExchangeFor = r#"{ "sku": "KB-87-FR" }"#;
        /// When the request was made, if it was not sent at once.
        fact declared_at as "declaredAt": Instant = r#""2026-03-16T23:59:00+01:00""#;
    }
}

/// Reads what a shopper asks for of a line. A reason must be a leaf of the tree.
pub fn request(node: &Json, line: &Json, policy: &Policy, issues: &mut Issues) -> Request {
    let mut reason = None;
    if let Some(stated) = node.known("reason") {
        let leaf = policy.names.find(stated.as_text());
        if policy.reasons.has_leaf(leaf) {
            reason = Some(leaf);
        } else {
            unknown_reason(stated, &policy.reasons.leaves(), &policy.names, issues);
        }
    }
    let (condition, usage, proofs) =
        node.known("facts").map(|stated| state_of_goods(stated, policy)).unwrap_or_default();
    Request {
        reason,
        quantity: quantity(node, "quantity", is_measured(line), issues),
        remedy: Remedy::from_code(node.text("remedy")),
        condition,
        usage,
        proofs,
        amount: money(node, "amount", issues),
        exchange_for: node.known("exchangeFor").map(|wanted| entitlement::ExchangeFor {
            sku: wanted.text("sku").to_owned(),
            unit_price: money(wanted, "unitPrice", issues),
            properties: properties(wanted),
            available: wanted.boolean("available"),
        }),
        evidence: papers(node, "evidence", policy),
        declared_at: node.known("declaredAt").and_then(|instant| parse_instant(instant)),
    }
}
