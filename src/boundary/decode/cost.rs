use super::Node;
use super::node::parse_scaled;
use super::rule::{described, when};
use super::scalar::amount_in;
use super::scope::Scope;
use crate::domain::money::Decimal;
use crate::domain::policy::{Cost, Fee, FeeAmount};

/// Reads what using a remedy costs.
pub fn cost(node: &Node, scope: &mut Scope) -> Option<Cost> {
    let mut fields = node.fields(scope.issues)?;
    let id = fields.required("id", scope.issues).and_then(|node| node.name(scope.issues));
    let when = when(&mut fields, scope);
    let payer = fields.get("shippingPaidBy");
    let is_seller = |seller: bool| if seller { "seller" } else { "buyer" };
    let seller_pays_shipping = payer.and_then(|node| node.code(&[true, false], is_seller, scope.issues));
    let written_fee = fields.get("fee");
    if payer.is_none() && written_fee.is_none() {
        scope.issues.add("fee_or_shipping", &node.place, None, None);
    }
    let fee = written_fee.map(|node| fee(&node, scope));
    described(&mut fields, scope);
    scope.no_others(&fields);
    Some(Cost {
        id: id?,
        when,
        seller_pays_shipping,
        fee: match fee {
            Some(fee) => Some(fee?),
            None => None,
        },
    })
}

fn fee(node: &Node, scope: &mut Scope) -> Option<Fee> {
    let mut fields = node.fields(scope.issues)?;
    let kind = fields.required("kind", scope.issues).and_then(|node| node.name(scope.issues));
    if let Some(of) = fields.get("of") {
        of.code(&[()], |()| "paid", scope.issues);
    }
    let per = fields.get("per");
    let is_item = |item: bool| if item { "item" } else { "request" };
    let per_item = per.and_then(|node| node.code(&[true, false], is_item, scope.issues)).unwrap_or(false);
    let amount = match (fields.get("percent"), fields.get("amount")) {
        (Some(node), None) => percent(&node, scope).map(FeeAmount::Percent),
        (None, Some(node)) => fixed(&node, scope)
            .map(|amount| if per_item { FeeAmount::PerItem(amount) } else { FeeAmount::PerRequest(amount) }),
        _ => {
            scope.issues.add("missing_field", &node.place.key("percent"), Some("either `percent` or `amount`"), None);
            None
        }
    };
    scope.no_others(&fields);
    Some(Fee { kind: kind?, amount: amount? })
}

/// Reads a percentage as a decimal text, so that 12.5 is exactly that.
fn percent(node: &Node, scope: &mut Scope) -> Option<Decimal> {
    const HUNDRED: i64 = 100 * Decimal::UNIT;
    let millionths = parse_scaled(node.text(scope.issues)?, 6).filter(|number| (0..=HUNDRED).contains(number));
    if millionths.is_none() {
        scope.issues.add("out_of_range", &node.place, Some("a percentage from `0` to `100`"), None);
    }
    millionths.map(Decimal::from_millionths)
}

fn fixed(node: &Node, scope: &mut Scope) -> Option<i64> {
    let Some(currency) = scope.currency else {
        scope.issues.add("missing_field", &crate::boundary::issues::Place::root("/currency"), None, None);
        return None;
    };
    amount_in(node, currency, scope.issues)
}
