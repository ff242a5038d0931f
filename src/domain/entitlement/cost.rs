//! What a shopper pays for using a remedy.

use chrono::{Datelike, NaiveDate};

use super::Facts;
use crate::domain::calendar::Instant;
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{Document, FeeAmount, UsageUnit};

/// A fee as it is charged for one request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChargedFee {
    /// Its code, such as `restocking`.
    pub kind: String,
    /// The id of the cost entry.
    pub rule: String,
    /// Its amount; `None` if the amount that it is a part of is not known.
    pub amount: Option<Money>,
    /// Its percentage, if it is one.
    pub percent: Option<Decimal>,
    /// True if its amount changes from day to day.
    pub grows: bool,
    /// The index of the entry in its document's list.
    pub cost: usize,
    /// What it would be without its most.
    pub uncapped: Option<Money>,
    /// True if another fee of its group is larger, so that this one is not charged.
    pub beaten: bool,
}

/// What using one remedy costs the shopper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Costs {
    /// True if the seller pays to send the goods back; `None` if no entry states who pays.
    pub seller_pays_shipping: Option<bool>,
    /// Fees that are taken off.
    pub fees: Vec<ChargedFee>,
    /// Bonuses on top.
    pub bonuses: Vec<ChargedFee>,
    /// True if a missing fact decides whether more is charged.
    pub uncertain: bool,
}

impl Costs {
    /// The order in which a shopper prefers costs: by the percentages of fees less bonuses in millionths, then by their
    /// amounts in minor units, then by who pays to send goods back.
    #[cfg(feature = "authoring")]
    pub(crate) fn rank(&self) -> (i64, i64, u8) {
        let (mut percent, mut total) = (0_i64, 0_i64);
        for (list, sign) in [(&self.fees, 1_i64), (&self.bonuses, -1)] {
            for fee in list.iter().filter(|fee| !fee.beaten) {
                match (fee.amount, fee.percent) {
                    (Some(amount), _) => total = total.saturating_add(amount.amount.saturating_mul(sign)),
                    (None, Some(share)) => percent = percent.saturating_add(share.millionths().saturating_mul(sign)),
                    (None, None) => {}
                }
            }
        }
        let shipping = match self.seller_pays_shipping {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        (percent, total, shipping)
    }
}

/// All of something, in millionths of a percent.
pub(super) const HUNDRED_PERCENT: i64 = 100 * Decimal::UNIT;

/// Marks what is not charged because another of its group is larger; of equals the first is. Where one of a group is not
/// known, none of it is marked. Each comes with its group and its amount in minor units.
pub(super) fn beaten(charges: &[(Option<usize>, Option<i64>)]) -> Vec<bool> {
    let groups = charges.iter().filter_map(|(group, _)| *group).max().map_or(0, |last| last.saturating_add(1));
    let mut best: Vec<Option<Option<(i64, usize)>>> = vec![None; groups];
    for (place, (group, amount)) in charges.iter().enumerate() {
        let Some(best) = group.and_then(|group| best.get_mut(group)) else { continue };
        *best = Some(match (*best, amount) {
            (None, Some(amount)) => Some((*amount, place)),
            (Some(Some((largest, _))), Some(amount)) if largest < *amount => Some((*amount, place)),
            (Some(known), Some(_)) => known,
            (_, None) => None,
        });
    }
    let is_beaten = |(place, (group, _)): (usize, &(Option<usize>, Option<i64>))| {
        let best = group.and_then(|group| best.get(group).copied().flatten().flatten());
        best.is_some_and(|(_, best)| best != place)
    };
    charges.iter().enumerate().map(is_beaten).collect()
}

/// The months from one date to another that are over: of 31 January the first is at the end of February.
fn full_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = |date: NaiveDate| i64::from(date.year()).saturating_mul(12).saturating_add(date.month0().into());
    let is_last_day = to.succ_opt().is_none_or(|next| next.month() != to.month());
    let begun = to.day() < from.day() && !is_last_day;
    months(to).saturating_sub(months(from)).saturating_sub(begun.into()).max(0)
}

/// What a fee comes to, and its percentage if it is one.
pub(super) fn charge(
    amount: FeeAmount,
    goods: Option<Money>,
    document: &Document,
    facts: &Facts,
    at: Instant,
) -> (Option<Money>, Option<Decimal>) {
    // The document names the currency of its amounts, whatever was paid in.
    let currency = facts.policy.currency.or(goods.map(|goods| goods.currency));
    let minor = |amount: i64| currency.map(|currency| Money { amount, currency });
    match amount {
        FeeAmount::Percent(percent) => (goods.map(|goods| facts.part(goods, percent.millionths())), Some(percent)),
        FeeAmount::PercentPerDay(percent, event, less) => {
            let happened = facts.event(event);
            let charged = goods.zip(happened).map(|(goods, happened)| {
                // An event that has not happened counts no days.
                let days = happened.instant(&document.zone).map_or(0, |since| {
                    let away = less.map_or(0, |less| facts.line.days_in_repair(less, document.zone.date_of(since)));
                    document.zone.days_between(since, at).saturating_sub(away.into()).max(0)
                });
                facts.part(goods, percent.millionths().saturating_mul(days))
            });
            (charged, Some(percent))
        }
        FeeAmount::PercentPerMonth(percent, event) => {
            let charged = goods.zip(facts.event(event)).map(|(goods, happened)| {
                let zone = &document.zone;
                let months =
                    happened.instant(zone).map_or(0, |since| full_months(zone.local(since).0, zone.local(at).0));
                facts.part(goods, percent.millionths().saturating_mul(months))
            });
            (charged, Some(percent))
        }
        FeeAmount::PercentOfShipping(percent) => {
            let shipping = facts.line.order_shipping.or(facts.line.shipping);
            (shipping.map(|shipping| shipping.share(percent.millionths(), HUNDRED_PERCENT)), Some(percent))
        }
        FeeAmount::PercentOfOwnShipping(percent) => {
            let whole = facts.line.shipping.zip(facts.line.quantity);
            let share = |(whole, bought)| facts.share_of(whole, bought, percent.millionths(), HUNDRED_PERCENT);
            (whole.map(share), Some(percent))
        }
        FeeAmount::PercentPerThousandKilometres(percent) => {
            let driven = facts.usage(UsageUnit::Kilometres);
            let charged = goods.zip(driven).map(|(goods, driven)| {
                // A metre is as exact as an odometer, and keeps the product small.
                let metres = driven.millionths() / 1000;
                let share = metres.saturating_mul(percent.millionths()) / (1000 * 1000);
                facts.part(goods, share)
            });
            (charged, Some(percent))
        }
        FeeAmount::PerRequest(amount) => (minor(amount), None),
        FeeAmount::PerItem(amount) => (minor(amount).map(|one| facts.quantity().at(one)), None),
    }
}
