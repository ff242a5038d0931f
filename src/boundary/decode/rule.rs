use super::matcher::{remedies, when};
use super::reference::requirements;
use super::scalar::{parse_amount, parse_percent, parse_scaled};
use super::scope::Scope;
use super::shape::has_unknown_field;
use super::shapes::RULE;
use super::window::window_of;
use crate::boundary::json::Json;
use crate::domain::policy::{Citation, Cost, Fee, FeeAmount, Rule, RuleEffect};

/// Reads a rule.
pub fn rule(node: &Json, index: usize, scope: &mut Scope) -> Option<Rule> {
    let is_grant = node.get("grants").is_some();
    if is_grant == node.get("excludes").is_some() {
        scope.issues.add("grants_or_excludes", node, "");
        return None;
    }
    let (effect, window) = if is_grant {
        (RuleEffect::Grants(remedies(node, "grants")), Some(window_of(node, scope)?))
    } else {
        (RuleEffect::Excludes(remedies(node, "excludes")), None)
    };
    let refund = node.get("refund");
    let due_days = refund.and_then(|refund| parse_scaled(refund.get("dueDays")?.as_digits(), 0));
    Some(Rule {
        id: node.text("id").to_owned(),
        index,
        effect,
        replaces: node.names("replaces"),
        when: when(node, scope),
        window,
        inspected: node.get("decidedBy").is_some(),
        unread: scope.doubt && has_unknown_field(node, &RULE),
        requires: requirements(node),
        steps: node.names("steps"),
        notes: node.names("notes"),
        refund_methods: refund.map(|refund| refund.names("methods")).unwrap_or_default(),
        refund_due_days: due_days.and_then(|days| u32::try_from(days).ok()),
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
    let written = node.get("fee");
    if payer.is_empty() && written.is_none() {
        scope.issues.add("fee_or_shipping", node, "");
    }
    Some(Cost {
        id: node.text("id").to_owned(),
        when: when(node, scope),
        seller_pays_shipping: (!payer.is_empty()).then_some(payer == "seller"),
        fee: match written {
            Some(fee_node) => Some(fee(fee_node, scope)?),
            None => None,
        },
    })
}

fn fee(node: &Json, scope: &mut Scope) -> Option<Fee> {
    let amount = match (node.get("percent"), node.get("amount"), scope.currency) {
        (Some(percent), None, _) => FeeAmount::Percent(parse_percent(percent.as_text())?),
        (None, Some(_), None) => {
            scope.issues.add_field("missing_field", scope.shop, "currency", "");
            return None;
        }
        (None, Some(written), Some(currency)) => {
            let Some(money) = parse_amount(written.as_text(), currency) else {
                scope.issues.add("money_malformed", written, "");
                return None;
            };
            if node.text("per") == "item" {
                FeeAmount::PerItem(money.amount)
            } else {
                FeeAmount::PerRequest(money.amount)
            }
        }
        _ => {
            scope.issues.add_field("missing_field", node, "percent", "either `percent` or `amount`");
            return None;
        }
    };
    Some(Fee { kind: node.text("kind").to_owned(), amount })
}
