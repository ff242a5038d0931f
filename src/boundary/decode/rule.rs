use super::line::AMOUNT;
use super::matcher::{remedies, when};
use super::reference::{event, requirements};
use super::scalar::{parse_amount, parse_percent, parse_scaled};
use super::scope::Scope;
use super::shape::has_unknown_field;
use super::shapes::RULE;
use super::window::window_of;
use crate::boundary::IssueCode;
use crate::boundary::json::Json;
use crate::domain::policy::{Citation, Cost, Extension, Fee, FeeAmount, Rule, RuleEffect};

/// Reads a rule.
pub fn rule(node: &Json, index: usize, scope: &mut Scope) -> Option<Rule> {
    let is_grant = node.get("grants").is_some();
    if is_grant == node.get("excludes").is_some() {
        if !["grants", "excludes"].iter().any(|field| scope.issues.is_misspelt(node, field)) {
            scope.issues.add(IssueCode::GrantsOrExcludes, node, "");
        }
        return None;
    }
    let (effect, window) = if is_grant {
        (RuleEffect::Grants(remedies(node, "grants")), Some(window_of(node, scope)?))
    } else {
        scope.issues.warn_idle(node, "window");
        (RuleEffect::Excludes(remedies(node, "excludes")), None)
    };
    if let Some(rules) = node.get("rules").filter(|_| is_grant) {
        scope.issues.add(IssueCode::GrantsOrExcludes, rules, "`rules` beside `excludes`");
    }
    let refund = node.get("refund");
    let due_days = refund.and_then(|refund| parse_scaled(refund.get("dueDays")?.as_digits(), 0));
    Some(Rule {
        id: node.text("id").to_owned(),
        index,
        effect,
        rules: node.names("rules"),
        replaces: node.names("replaces"),
        replaced_by: Vec::new(),
        when: when(node, scope),
        window,
        inspected: node.get("decidedBy").is_some(),
        unread: scope.doubt && has_unknown_field(node, &RULE),
        requires: requirements(node),
        keeps: node.field("exchange").names("keeps"),
        steps: node.names("steps"),
        notes: node.names("notes"),
        refund_methods: refund.map(|refund| refund.names("methods")).unwrap_or_default(),
        refund_due_days: due_days.and_then(|days| u32::try_from(days).ok()),
        refunds_shipping: refund.is_some_and(|refund| refund.text("shipping") == "refunded"),
        resettles_promotions: refund.is_some_and(|refund| refund.text("promotions") == "resettled"),
        citation: citation(node),
    })
}

/// Reads where an entry stands in the law.
pub fn citation(node: &Json) -> Option<Citation> {
    let node = node.get("citation")?;
    Some(Citation { article: node.name("article")?, title: node.name("title"), url: node.name("url") })
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
            // One that is there and wrong was told.
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
