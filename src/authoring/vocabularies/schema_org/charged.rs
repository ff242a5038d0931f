//! What does a policy document charge at most for going back, in the words of markup?

use super::stated::{Leaf, View};
use crate::boundary::answers::decimal_text;
use crate::boundary::documents::parse_scaled;
use crate::boundary::json::Json;
use crate::domain::money::Decimal;

/// What one kind of return costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shipping {
    /// Nothing is stated.
    #[default]
    Unstated,
    /// Nothing.
    Free,
    /// The shopper sends and pays.
    Buyer,
    /// An amount, as a number in JSON.
    Fee(String),
}

/// A restocking fee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restocking {
    /// The number, as JSON has it.
    pub text: String,
    /// Whether it is a percentage.
    pub is_percent: bool,
}

/// What returns cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charged {
    /// By kind of reason: quality, changed mind, any other.
    pub shipping: [Shipping; 3],
    /// Off the refund.
    pub restocking: Option<Restocking>,
}

impl Charged {
    /// What markup says for any reason, which is all that many readers look at: free only if every kind is free, else the
    /// worst kind. Of two that cannot be compared, it is that of the reasons for which markup has no other property.
    pub fn for_any_reason(&self) -> &Shipping {
        let [quality, changed_mind, other] = &self.shipping;
        let most = worse(other, quality).unwrap_or(other);
        worse(most, changed_mind).unwrap_or(most)
    }
}

/// What the costs of a document come to at most.
///
/// # Errors
///
/// A cost that markup cannot express. Without it a return would look cheaper than it is.
pub fn charged<'j>(
    view: &View<'j>,
    leaves: &[Leaf],
    remedies: &[&str],
    rules: &[&Json],
) -> Result<Charged, &'j Json<'j>> {
    let mut by_kind: [Option<Shipping>; 3] = [None, None, None];
    let mut restocking = None;
    for leaf in leaves {
        let kind = match *leaf {
            ("quality", _) => 0,
            (_, "changed_mind") => 1,
            _ => 2,
        };
        for remedy in remedies {
            let (shipping, fee) = one(view, *leaf, remedy, rules)?;
            if let Some(known) = by_kind.get_mut(kind) {
                *known = Some(match known.take() {
                    Some(known) => worse(&known, &shipping).ok_or(view.document)?.clone(),
                    None => shipping,
                });
            }
            match (&restocking, fee) {
                (_, None) => {}
                (None, fee) => restocking = fee,
                (Some(known), Some(fee)) if *known == fee => {}
                _ => return Err(view.document),
            }
        }
    }
    let mut shipping = by_kind.map(Option::unwrap_or_default);
    let [first, ..] = &shipping;
    let first = first.clone();
    if shipping.iter().any(|shipping| *shipping != first) {
        // What one kind does not state would look like what the others do.
        for kind in shipping.iter_mut().filter(|kind| **kind == Shipping::Unstated) {
            *kind = Shipping::Buyer;
        }
    }
    Ok(Charged { shipping, restocking })
}

/// Whether a cost is for what stands on these rules; `None` if it is for some of them.
fn is_for(cost: &Json, rules: &[&Json]) -> Option<bool> {
    let named = cost.names("rules");
    let is_named = |rule: &&Json| named.iter().any(|name| name == rule.text("id"));
    match (rules.iter().any(is_named), rules.iter().all(is_named)) {
        _ if cost.get("rules").is_none() => Some(true),
        (_, true) => Some(true),
        (some, false) => (!some).then_some(false),
    }
}

fn one<'j>(
    view: &View<'j>,
    leaf: Leaf,
    remedy: &str,
    rules: &[&Json],
) -> Result<(Shipping, Option<Restocking>), &'j Json<'j>> {
    let (mut is_free, mut is_buyers) = (false, false);
    let (mut fee, mut restocking) = (None, None);
    for cost in view.document.field("costs").items() {
        let holds = match is_for(cost, rules) {
            Some(true) => view.holds(cost.field("when"), leaf, remedy),
            other => other,
        };
        if holds == Some(false) {
            continue;
        }
        match cost.text("shippingPaidBy") {
            "seller" => is_free |= holds == Some(true),
            "buyer" => is_buyers = true,
            _ => {}
        }
        let Some(stated) = cost.known("fee") else { continue };
        let [percent, amount] = ["percent", "amount"].map(|name| stated.text(name));
        let size = if percent.is_empty() { amount } else { percent };
        let size = match parse_scaled(size, 6) {
            Some(0) => continue,
            Some(millionths) if millionths > 0 => decimal_text(Decimal::from_millionths(millionths)),
            _ => return Err(cost),
        };
        let is_fixed = matches!(stated.text("per"), "" | "request") && stated.get("from").is_none();
        let is_one_amount = percent.is_empty() && is_fixed;
        match stated.text("kind") {
            "return_shipping" if is_one_amount && fee.is_none() => fee = Some(size),
            "restocking" if is_fixed && restocking.is_none() => {
                restocking = Some(Restocking { text: size, is_percent: !is_one_amount });
            }
            _ => return Err(cost),
        }
    }
    let shipping = match (fee, is_free, is_buyers) {
        (Some(_), false, true) => return Err(view.document.field("costs")),
        (Some(fee), _, _) => Shipping::Fee(fee),
        (None, true, _) => Shipping::Free,
        (None, false, true) => Shipping::Buyer,
        (None, false, false) => Shipping::Unstated,
    };
    Ok((shipping, restocking))
}

/// The one that is worse for the shopper; `None` if they cannot be compared.
fn worse<'s>(one: &'s Shipping, other: &'s Shipping) -> Option<&'s Shipping> {
    match (one, other) {
        (one, other) if one == other => Some(one),
        (Shipping::Free, other) | (other, Shipping::Free) => Some(other),
        (Shipping::Unstated, Shipping::Buyer) | (Shipping::Buyer, Shipping::Unstated) => Some(&Shipping::Buyer),
        _ => None,
    }
}
