//! What may a document say about costs, and what is read from it?

use super::Matcher;
use super::line::AMOUNT;
use super::matcher::when;
use super::reference::event;
use super::scalar::{parse_amount, parse_percent};
use super::scope::Scope;
use super::types::{AtLeastOne, Extension, FeeBase, FeePer, Name, Party, Percent, Spoken};
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
        /// What the percentage is of; by default what was `paid`. Of `shipping`, it is what sending the order cost, and for
        /// each `item` its share in that.
        optional of: FeeBase = r#""paid""#;
        /// What the fee is charged for; by default the `request`: the lines of one return have an amount together. An `item` is
        /// one piece, or one of the line's `unit`. Only a percentage may be for each `day`, for each full `month` or for each `thousand_kilometres`, and then is at most what
        /// was paid.
        optional per: FeePer = r#""item""#;
        /// The event since which days or months are counted; a fee for each `day` or `month` needs it.
        optional from: Name = r#""delivered""#;
        /// How days in the workshop are left out of the days that are counted.
        optional less: Extension = r#""repairs""#;
        /// The most that it comes to in one return, in units of the document's `currency`.
        optional at_most as "atMost": String = r#""75.00""#;
        /// The name of a group of fees: of those that are charged with the same name here, only the largest counts.
        optional largest_of as "largestOf": Name = r#""handling""#;
    }
    together &[ Together::OneOf(&["percent", "amount"]), Together::IsAmount("amount"), Together::Narrows("amount", "per", &["request", "item"]), Together::Needs("per", "day", "from"), Together::Needs("per", "month", "from"), Together::IsAmount("atMost"), Together::NeedsCurrency("atMost"), Together::NeedsCurrency("amount"), ];
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
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Change of mind", "de": "Meinung geändert" }"#;
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
        Some(written) => fee(written, field, scope).map(Some),
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

fn fee(node: &Json, field: &str, scope: &mut Scope) -> Option<Fee> {
    let per = node.text("per");
    if per != "day" {
        scope.issues.warn_idle(node, "less");
        if per != "month" {
            scope.issues.warn_idle(node, "from");
        }
    }
    let of_shipping = node.text("of") == "shipping";
    if of_shipping && !["", "request", "item"].contains(&per) {
        scope.issues.warn_idle(node, "of");
    }
    let at_most = match node.get("atMost") {
        Some(written) => Some(minor(written, scope)?),
        None => None,
    };
    let amount = match (node.get("percent"), node.get("amount")) {
        (Some(written), None) => {
            let percent = parse_percent(written.as_text())?;
            match per {
                "day" | "month" => {
                    let Some(from) = node.get("from") else {
                        scope.issues.add_field(IssueCode::MissingField, node, "from", "the event that is counted from");
                        return None;
                    };
                    let from = event(from, scope);
                    if per == "month" {
                        FeeAmount::PercentPerMonth(percent, from)
                    } else {
                        FeeAmount::PercentPerDay(percent, from, Extension::from_code(node.text("less")))
                    }
                }
                "thousand_kilometres" => FeeAmount::PercentPerThousandKilometres(percent),
                "item" if of_shipping => FeeAmount::PercentOfOwnShipping(percent),
                _ if of_shipping => FeeAmount::PercentOfShipping(percent),
                _ => FeeAmount::Percent(percent),
            }
        }
        (None, Some(written)) => {
            let amount = minor(written, scope)?;
            match per {
                "item" => FeeAmount::PerItem(amount),
                "day" | "month" | "thousand_kilometres" => {
                    scope.issues.add(IssueCode::UnknownValue, node.field("per"), "`request` or `item` for an amount");
                    return None;
                }
                _ => FeeAmount::PerRequest(amount),
            }
        }
        _ => {
            if !scope.issues.is_misspelt(node, "amount") {
                scope.issues.add_field(IssueCode::MissingField, node, "percent", "either `percent` or `amount`");
            }
            return None;
        }
    };
    Some(Fee { kind: node.text("kind").to_owned(), amount, at_most, group: group(node, field, scope) })
}

/// The minor units of an amount in the document's currency.
fn minor(written: &Json, scope: &mut Scope) -> Option<i64> {
    let Some(currency) = scope.currency else {
        // A wrong currency was reported already.
        if scope.document.get("currency").is_none() {
            scope.issues.add_field(IssueCode::MissingField, scope.document, "currency", "");
        }
        return None;
    };
    let money = parse_amount(written.as_text(), currency);
    if money.is_none() {
        scope.issues.add(IssueCode::MoneyMalformed, written, AMOUNT);
    }
    money.map(|money| money.amount)
}

/// The number of a fee's group: twice the place of the first cost that is in it, and one more for bonuses.
fn group(node: &Json, field: &str, scope: &Scope) -> Option<usize> {
    let name = node.get("largestOf")?.as_text();
    let is_of_it = |cost: &Json| cost.field(field).text("largestOf") == name;
    let first = scope.document.field("costs").items().iter().position(is_of_it)?;
    Some(first.saturating_mul(2).saturating_add((field == "bonus").into()))
}
