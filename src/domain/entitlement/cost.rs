use super::{Evidence, Fact, Truth, World};
use crate::domain::calendar::Instant;
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{Document, FeeAmount, Remedy, Rule, UsageUnit};

/// A fee as it is charged for one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChargedFee {
    /// Its code.
    pub kind: String,
    /// The cost rule.
    pub rule: String,
    /// How much; `None` if what it is a part of is not known.
    pub amount: Option<Money>,
    /// The percentage, if it is one.
    pub percent: Option<Decimal>,
}

/// What using one remedy costs the shopper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// True if the seller pays to send the goods back; `None` if no rule says so.
    pub seller_pays_shipping: Option<bool>,
    /// Fees.
    pub fees: Vec<ChargedFee>,
    /// What is given on top.
    pub bonuses: Vec<ChargedFee>,
    /// True if a missing fact decides whether more is charged.
    pub uncertain: bool,
}

impl Costs {
    /// Orders costs as a shopper would: percentages, amounts, then who pays to send it back.
    pub(super) fn burden(&self) -> (i64, i64, u8) {
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

/// Applies the cost rules of a document to one remedy at an instant. `goods` is what was paid for what goes back.
pub(super) fn costs(
    (document, granting, remedy): (&Document, &Rule, Remedy),
    goods: Option<Money>,
    world: &World,
    at: Instant,
    evidence: &mut Evidence,
) -> Costs {
    let mut costs = Costs::default();
    for rule in &document.costs {
        if !rule.rules.is_empty() && !rule.rules.contains(&granting.id) {
            continue;
        }
        let mut looked = Evidence::default();
        let truth = looked.judge(&rule.when, world, Some(remedy));
        if truth == Truth::False {
            continue;
        }
        evidence.join(&looked.missing, &looked.relied);
        if truth == Truth::Unknown {
            costs.uncertain = true;
            continue;
        }
        // Of two rules the one that is better for the shopper holds.
        if let Some(seller_pays) = rule.seller_pays_shipping {
            costs.seller_pays_shipping = Some(costs.seller_pays_shipping.unwrap_or(false) || seller_pays);
        }
        for (terms, list) in [(&rule.fee, &mut costs.fees), (&rule.bonus, &mut costs.bonuses)] {
            if let Some(terms) = terms {
                let (amount, percent) = charge(terms.amount, goods, document, (world, at), evidence);
                list.push(ChargedFee { kind: terms.kind.clone(), rule: rule.id.clone(), amount, percent });
            }
        }
    }
    costs
}

fn charge(
    amount: FeeAmount,
    goods: Option<Money>,
    document: &Document,
    (world, at): (&World, Instant),
    evidence: &mut Evidence,
) -> (Option<Money>, Option<Decimal>) {
    const HUNDRED_PERCENT: i64 = 100 * Decimal::UNIT;
    let currency = goods.map(|goods| goods.currency).or(world.policy.currency);
    let minor = |amount: i64| currency.map(|currency| Money { amount, currency });
    match amount {
        FeeAmount::Percent(percent) => {
            (goods.map(|goods| goods.share(percent.millionths(), HUNDRED_PERCENT)), Some(percent))
        }
        FeeAmount::PercentPerDay(percent, event, less) => {
            let happened = world.event(event);
            evidence.look(Fact::Event(event), happened.is_some());
            let since = happened.and_then(|value| value.instant(&document.zone));
            let charged = goods.zip(since).map(|(goods, since)| {
                let away = less.map_or(0, |less| world.line.days_in_repair(less, document.zone.date_of(since)));
                let days = document.zone.days_between(since, at).saturating_sub(away.into()).max(0);
                goods.share(percent.millionths().saturating_mul(days), HUNDRED_PERCENT).at_most(goods)
            });
            (charged, Some(percent))
        }
        FeeAmount::PercentPerThousandKilometres(percent) => {
            let driven = world.usage(UsageUnit::Kilometres);
            evidence.look(Fact::Usage(UsageUnit::Kilometres), driven.is_some());
            let charged = goods.zip(driven).map(|(goods, driven)| {
                // A thousandth of a kilometre is as exact as an odometer, and keeps the product small.
                let metres = driven.millionths() / 1000;
                let share = metres.saturating_mul(percent.millionths()) / (1000 * 1000);
                goods.share(share, HUNDRED_PERCENT).at_most(goods)
            });
            (charged, Some(percent))
        }
        FeeAmount::PerRequest(amount) => (minor(amount), None),
        FeeAmount::PerItem(amount) => (minor(amount.saturating_mul(world.quantity())), None),
    }
}
