//! What is worked out of an order once, for all of its lines?

use super::companions::Group;
use super::{Order, Places, value};
use crate::domain::entitlement::{Budget, ClaimCount, EventValue};
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::quantity::Quantity;

/// What the lines of an order have in common, so that a line need not look at all others.
pub struct Whole<'o> {
    /// The value of each line; `None` if that of some line is not known, or they are not in one currency.
    pub values: Option<Vec<i64>>,
    /// What was paid for all lines; `None` if the value of some line is not known.
    pub total: Option<Money>,
    /// Earlier requests for all lines.
    pub claimed: ClaimCount,
    /// The parcels that hold each line, with how much of it they hold if that is known.
    pub parcels: Vec<Vec<(usize, Option<Quantity>)>>,
    /// The lines that were a gift for each line.
    pub gifts: Vec<Group>,
    /// The lines of each set, by its first line.
    pub sets: Vec<Group>,
    /// The first line of each set.
    pub set_of: Places<'o>,
    /// When the parcels were delivered, or the lines if the order lists no parcels; and whether some are not known.
    pub deliveries: (Vec<EventValue>, bool),
    /// The share of each line in the promotions that are lost; `None` if it cannot be computed.
    pub lost: Option<Vec<Option<Money>>>,
}

impl<'o> Whole<'o> {
    pub fn of(order: &'o Order, policy: &Policy, budget: &Budget) -> Self {
        let values = order.values();
        let first = order.lines.first().and_then(|first| value(&first.line));
        let total = values.as_ref().zip(first).map(|(values, first)| {
            let amount = values.iter().fold(0_i64, |total, value| total.saturating_add(*value));
            let total = Money { amount, ..first };
            order.discount.map_or(total, |discount| total.plus(discount.negative()))
        });
        let mut parcels: Vec<Vec<(usize, Option<Quantity>)>> = Vec::new();
        let (mut gifts, mut sets) = (Vec::new(), Vec::new());
        let mut names = Vec::new();
        for ordered in &order.lines {
            for lists in [&mut gifts, &mut sets] {
                lists.push(Vec::new());
            }
            parcels.push(Vec::new());
            names.push(ordered.set.as_deref().unwrap_or_default());
        }
        for (parcel, shipment) in order.parcels.iter().enumerate() {
            for (line, holds) in &shipment.lines {
                let Some(held) = parcels.get_mut(*line) else { continue };
                match held.last_mut() {
                    // A parcel may list a line twice.
                    Some((last, sum)) if *last == parcel => *sum = sum.zip(*holds).map(|(sum, holds)| sum.plus(holds)),
                    _ => held.push((parcel, *holds)),
                }
            }
        }
        let (ids, set_of) = (order.places(), Places::of(names));
        for (place, ordered) in order.lines.iter().enumerate() {
            for id in &ordered.gift_for {
                add(&mut gifts, ids.first(id), place);
            }
            add(&mut sets, ordered.set.as_ref().and_then(|set| set_of.first(set)), place);
        }
        let groups = |lists: Vec<Vec<usize>>| lists.into_iter().map(|places| Group::of(order, places)).collect();
        let (gifts, sets) = (groups(gifts), groups(sets));
        let lost = order.promotions_lost(budget);
        let claimed = order.lines.iter().fold(ClaimCount::default(), |all, one| all.plus(one.line.claim_count()));
        Self { values, total, claimed, parcels, gifts, sets, set_of, deliveries: order.deliveries(policy), lost }
    }
}

/// Notes one thing about a line, once though it is said twice.
fn add(lists: &mut [Vec<usize>], line: Option<usize>, one: usize) {
    if let Some(list) = line.and_then(|line| lists.get_mut(line))
        && list.last() != Some(&one)
    {
        list.push(one);
    }
}
