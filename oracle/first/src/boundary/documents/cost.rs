//! What may a document say about costs, and what is read from it?

use super::Matcher;
use super::line::AMOUNT;
use super::matcher::when;
use super::reference::event;
use super::scalar::{parse_amount, parse_percent};
use super::scope::Scope;
use super::types::{AtLeastOne, Extension, FeeBase, FeePer, Name, Party, Percent};
use crate::boundary::IssueCode;
use crate::boundary::json::Json;
use crate::domain::policy::{Cost, Fee, FeeAmount};

record! {
    /// A percentage of what was paid, or an amount.
    closed(Refused) FeeTerms, "fee" {
        /// What the fee is for, as a code.
        required kind: Name = r#""restocking""#;
        /// The percentage of what was paid. A fee has either `percent` or `amount`.
        optional percent: Percent = r#""12.5""#;
        /// The amount in units of the document's `currency`, which it needs.
        optional amount: String = r#""4.95""#;
        /// What the percentage is of; by default what was `paid`.
        optional of: FeeBase = r#""paid""#;
        /// What the fee is charged for; by default the `request`. Only a percentage may be for each `day` or for each
        /// `thousand_kilometres`, and then is at most what was paid.
        optional per: FeePer = r#""item""#;
        /// The event since which days are counted; a fee for each `day` needs it.
        optional from: Name = r#""delivered""#;
        /// How days in the workshop are left out of the days that are counted.
        optional less: Extension = r#""repairs""#;
    }
    together &[ Together::OneOf(&["percent", "amount"]), Together::IsAmount("amount"), Together::Narrows("amount", "per", &["request", "item"]), Together::Needs("per", "day", "from"), Together::NeedsCurrency("amount"), ];
}

record! {
    /// What using a remedy costs: who pays the way back, a fee, a bonus, or several of them.
    closed(Refused) CostRule, "cost" {
        /// Its name, unique among the costs.
        required id: Name = r#""postage""#;
        /// Ids of the granting rules that it is for; by default all of the document.
        optional rules: AtLeastOne<Name> = r#"["change-of-mind"]"#;
        /// What must hold for it to count; it may ask for the remedy.
        optional when: Matcher = r#"{ "remedies": ["refund"] }"#;
        /// Who pays for sending the goods back. Of two costs that match, the one that is better for the buyer holds; if
        /// none matches, it is `unstated`.
        optional shipping_paid_by as "shippingPaidBy": Party = r#""buyer""#;
        /// A fee that is taken off a refund. Fees add up.
        optional fee: FeeTerms = r#"{ "kind": "restocking", "percent": "10" }"#;
        /// What is given on top of a refund, written like a fee.
        optional bonus: FeeTerms = r#"{ "kind": "compensation", "percent": "5" }"#;
        /// A title for people; the engine does not look at it.
        optional title: String = r#""Change of mind""#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
    together &[Together::AnyOf(&["shippingPaidBy", "fee", "bonus"])];
}

/// Reads what using a remedy costs.
pub fn cost(node: &Json, scope: &mut Scope) -> Option<Cost> {
    let payer = node.text("shippingPaidBy");
    let fields = ["shippingPaidBy", "fee", "bonus"];
    if !fields.iter().any(|field| node.get(field).is_some() || scope.issues.is_misspelt(node, field)) {
        scope.issues.add(IssueCode::FeeOrShipping, node, "");
    }
    let mut amount = |field: &str| match node.get(field) {
        Some(written) => fee(written, scope).map(Some),
        None => Some(None),
    };
    let (fee, bonus) = (amount("fee")?, amount("bonus")?);
    Some(Cost {
        id: node.text("id").to_owned(),
        rules: node.names("rules"),
        when: when(node, scope),
        seller_pays_shipping: (!payer.is_empty()).then_some(payer == "seller"),
        fee,
        bonus,
    })
}

fn fee(node: &Json, scope: &mut Scope) -> Option<Fee> {
    let per = node.text("per");
    if per != "day" {
        scope.issues.warn_idle(node, "from");
        scope.issues.warn_idle(node, "less");
    }
    let amount = match (node.get("percent"), node.get("amount"), scope.currency) {
        (Some(written), None, _) => {
            let percent = parse_percent(written.as_text())?;
            match per {
                "day" => {
                    let Some(from) = node.get("from") else {
                        scope.issues.add_field(
                            IssueCode::MissingField,
                            node,
                            "from",
                            "the event that days are counted from",
                        );
                        return None;
                    };
                    FeeAmount::PercentPerDay(percent, event(from, scope), Extension::from_code(node.text("less")))
                }
                "thousand_kilometres" => FeeAmount::PercentPerThousandKilometres(percent),
                _ => FeeAmount::Percent(percent),
            }
        }
        (None, Some(_), None) => {
            // A wrong currency was reported already.
            if scope.document.get("currency").is_none() {
                scope.issues.add_field(IssueCode::MissingField, scope.document, "currency", "");
            }
            return None;
        }
        (None, Some(written), Some(currency)) => {
            let Some(money) = parse_amount(written.as_text(), currency) else {
                scope.issues.add(IssueCode::MoneyMalformed, written, AMOUNT);
                return None;
            };
            match per {
                "item" => FeeAmount::PerItem(money.amount),
                "day" | "thousand_kilometres" => {
                    scope.issues.add(IssueCode::UnknownValue, node.field("per"), "`request` or `item` for an amount");
                    return None;
                }
                _ => FeeAmount::PerRequest(money.amount),
            }
        }
        _ => {
            if !scope.issues.is_misspelt(node, "amount") {
                scope.issues.add_field(IssueCode::MissingField, node, "percent", "either `percent` or `amount`");
            }
            return None;
        }
    };
    Some(Fee { kind: node.text("kind").to_owned(), amount })
}
