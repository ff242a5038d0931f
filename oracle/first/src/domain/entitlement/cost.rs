//! What a shopper pays for using a remedy.

use super::{Fact, Facts, Trace, Truth};
use crate::domain::calendar::Instant;
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{Document, FeeAmount, Remedy, Rule, UsageUnit};

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
    pub(crate) fn rank(&self) -> (i64, i64, u8) {
        self.rank_of(&|_| true)
    }

    /// True if this costs no more, today and on every other day. An option that only gets dearer must not hide another.
    pub(super) fn never_dearer(&self, other: &Self) -> bool {
        if self.growing().eq(other.growing()) {
            return self.rank() <= other.rank();
        }
        // The other's fees may still be zero, and its bonus may become any amount.
        self.growing().next().is_none()
            && !other.bonuses.iter().any(|bonus| bonus.grows)
            && self.rank() <= other.rank_of(&|fee| !fee.grows)
    }

    /// True if both charge the same, apart from the amount that a growing fee has today.
    pub(super) fn same_terms(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.fees.iter().chain(&self.bonuses), other.fees.iter().chain(&other.bonuses));
        self.seller_pays_shipping == other.seller_pays_shipping
            && self.uncertain == other.uncertain
            && self.fees.len() == other.fees.len()
            && self.bonuses.len() == other.bonuses.len()
            && mine.zip(theirs).all(|(one, other)| {
                let both_known = one.grows && other.grows && one.amount.is_some() && other.amount.is_some();
                one == other || (both_known && one.rule == other.rule)
            })
    }

    fn growing(&self) -> impl Iterator<Item = &ChargedFee> {
        self.fees.iter().chain(&self.bonuses).filter(|fee| fee.grows)
    }

    fn rank_of(&self, counts: &dyn Fn(&ChargedFee) -> bool) -> (i64, i64, u8) {
        let (mut percent, mut total) = (0_i64, 0_i64);
        for (list, sign) in [(&self.fees, 1_i64), (&self.bonuses, -1)] {
            for fee in list.iter().filter(|fee| counts(fee)) {
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

/// Applies the cost entries of a document to one remedy of a rule. `goods` is what was paid for the goods in question.
pub(super) fn costs(
    document: &Document,
    granting: &Rule,
    remedy: Remedy,
    goods: Option<Money>,
    facts: &Facts,
    at: Instant,
    trace: &mut Trace,
) -> Costs {
    let mut costs = Costs::default();
    for rule in &document.costs {
        if !rule.rules.is_empty() && !rule.rules.contains(&granting.id) {
            continue;
        }
        let mut own_trace = Trace::default();
        let truth = own_trace.judge(&rule.when, facts, Some(remedy));
        if truth == Truth::False {
            continue;
        }
        trace.join(&own_trace.missing, &own_trace.known_facts);
        if truth == Truth::Unknown {
            costs.uncertain = true;
            continue;
        }
        // If two entries differ, the one that is better for the shopper holds.
        if let Some(seller_pays) = rule.seller_pays_shipping {
            costs.seller_pays_shipping = Some(costs.seller_pays_shipping.unwrap_or(false) || seller_pays);
        }
        for (terms, list) in [(&rule.fee, &mut costs.fees), (&rule.bonus, &mut costs.bonuses)] {
            if let Some(terms) = terms {
                let (amount, percent) = charge(terms.amount, goods, document, facts, at, trace);
                let grows = matches!(terms.amount, FeeAmount::PercentPerDay(..));
                list.push(ChargedFee { kind: terms.kind.clone(), rule: rule.id.clone(), amount, percent, grows });
            }
        }
    }
    costs
}

fn charge(
    amount: FeeAmount,
    goods: Option<Money>,
    document: &Document,
    facts: &Facts,
    at: Instant,
    trace: &mut Trace,
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
            trace.look(Fact::Event(event), happened.is_some());
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
            trace.look(Fact::Usage(UsageUnit::Kilometres), driven.is_some());
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
