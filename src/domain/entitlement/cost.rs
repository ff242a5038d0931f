//! What a shopper pays for using a remedy.

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
            for fee in list {
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

/// What a fee comes to, and its percentage if it is one.
pub(super) fn charge(
    amount: FeeAmount,
    goods: Option<Money>,
    document: &Document,
    facts: &Facts,
    at: Instant,
) -> (Option<Money>, Option<Decimal>) {
    const HUNDRED_PERCENT: i64 = 100 * Decimal::UNIT;
    let currency = goods.map(|goods| goods.currency).or(facts.policy.currency);
    let minor = |amount: i64| currency.map(|currency| Money { amount, currency });
    match amount {
        FeeAmount::Percent(percent) => {
            (goods.map(|goods| goods.share(percent.millionths(), HUNDRED_PERCENT)), Some(percent))
        }
        FeeAmount::PercentPerDay(percent, event, less) => {
            let happened = facts.event(event);
            let charged = goods.zip(happened).map(|(goods, happened)| {
                // An event that has not happened counts no days.
                let days = happened.instant(&document.zone).map_or(0, |since| {
                    let away = less.map_or(0, |less| facts.line.days_in_repair(less, document.zone.date_of(since)));
                    document.zone.days_between(since, at).saturating_sub(away.into()).max(0)
                });
                goods.share(percent.millionths().saturating_mul(days), HUNDRED_PERCENT).at_most(goods)
            });
            (charged, Some(percent))
        }
        FeeAmount::PercentPerThousandKilometres(percent) => {
            let driven = facts.usage(UsageUnit::Kilometres);
            let charged = goods.zip(driven).map(|(goods, driven)| {
                // A metre is as exact as an odometer, and keeps the product small.
                let metres = driven.millionths() / 1000;
                let share = metres.saturating_mul(percent.millionths()) / (1000 * 1000);
                goods.share(share, HUNDRED_PERCENT).at_most(goods)
            });
            (charged, Some(percent))
        }
        FeeAmount::PerRequest(amount) => (minor(amount), None),
        FeeAmount::PerItem(amount) => (minor(amount.saturating_mul(facts.quantity())), None),
    }
}
