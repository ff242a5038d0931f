use super::{Evidence, Truth, World};
use crate::domain::money::{Currency, Decimal, Money};
use crate::domain::policy::{Document, FeeAmount, Remedy};

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
    /// True if a missing fact decides whether more is charged.
    pub uncertain: bool,
}

impl Costs {
    /// Orders costs as a shopper would: percentages, amounts, then who pays to send it back.
    pub(super) fn burden(&self) -> (i64, i64, u8) {
        let (mut percent, mut total) = (0_i64, 0_i64);
        for fee in &self.fees {
            match (fee.amount, fee.percent) {
                (Some(amount), _) => total = total.saturating_add(amount.amount),
                (None, Some(share)) => percent = percent.saturating_add(share.millionths()),
                (None, None) => {}
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

/// Applies the cost rules of a document to one remedy. `goods` is what was paid for what goes back.
pub(super) fn costs(
    document: &Document,
    remedy: Remedy,
    goods: Option<Money>,
    world: &World,
    evidence: &mut Evidence,
) -> Costs {
    let mut costs = Costs::default();
    for rule in &document.costs {
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
        if let Some(fee) = &rule.fee {
            let currency = goods.map(|goods| goods.currency).or(world.policy.currency);
            let (amount, percent) = charge(fee.amount, goods, currency, world);
            costs.fees.push(ChargedFee { kind: fee.kind.clone(), rule: rule.id.clone(), amount, percent });
        }
    }
    costs
}

fn charge(
    amount: FeeAmount,
    goods: Option<Money>,
    currency: Option<Currency>,
    world: &World,
) -> (Option<Money>, Option<Decimal>) {
    const HUNDRED_PERCENT: i64 = 100 * Decimal::UNIT;
    let minor = |amount: i64| currency.map(|currency| Money { amount, currency });
    match amount {
        FeeAmount::Percent(percent) => {
            (goods.map(|goods| goods.share(percent.millionths(), HUNDRED_PERCENT)), Some(percent))
        }
        FeeAmount::PerRequest(amount) => (minor(amount), None),
        FeeAmount::PerItem(amount) => (minor(amount.saturating_mul(world.quantity())), None),
    }
}
