//! Which costs contradict each other.

use super::demand::{Subject, Wanted};
use super::logic::{Logic, all_hold};
use super::reach::given;
use super::{Finding, FindingCode, Place, granted};
use crate::domain::policy::{Cost, Document, Policy};

/// Finds costs that disagree on who pays to send goods back.
///
/// Of two that match, the one that is better for the shopper holds. An exception for the better, such as free returns
/// for faults beside a general entry, is therefore no contradiction.
pub(super) fn look(policy: &Policy, shop: &Document, found: &mut Vec<Finding>) {
    let logic = Logic::new(policy);
    for (index, later) in shop.costs.iter().enumerate() {
        for (earlier_index, earlier) in shop.costs.iter().take(index).enumerate() {
            let (Some(one), Some(other)) = (later.seller_pays_shipping, earlier.seller_pays_shipping) else { continue };
            let (better, worse) = if one { (later, earlier) } else { (earlier, later) };
            let is_exception = logic.implies(&better.when, &worse.when) && !logic.implies(&worse.when, &better.when)
                || is_named(better) && !is_named(worse);
            if one == other || is_exception || !can_meet(&logic, shop, later, earlier) {
                continue;
            }
            let place = |index| Place::in_list("costs", index).field("shippingPaidBy");
            found.push(
                Finding::new(FindingCode::ContradictingCosts, place(index))
                    .other(place(earlier_index))
                    .with("cost", &later.id)
                    .with("other", &earlier.id),
            );
        }
    }
}

fn is_named(cost: &Cost) -> bool {
    !cost.rules.is_empty()
}

/// True if both costs can apply to one remedy of one rule.
fn can_meet<'p>(logic: &Logic<'p>, shop: &'p Document, one: &'p Cost, other: &'p Cost) -> bool {
    shop.rules.iter().any(|rule| {
        let is_for = |cost: &Cost| cost.rules.is_empty() || cost.rules.contains(&rule.id);
        let mut given = given(shop);
        given.add(Subject::Remedy, Wanted::Remedies(granted(rule).to_vec()));
        let mut claims = all_hold(&rule.when);
        claims.extend(all_hold(&one.when));
        claims.extend(all_hold(&other.when));
        is_for(one) && is_for(other) && !logic.is_never(&given, &claims)
    })
}
