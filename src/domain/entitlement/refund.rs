use super::{Costs, World};
use crate::domain::money::Money;

/// What a step of the calculation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The share of what was paid for the whole line.
    PaidShare,
    /// The price of one, times how many.
    PriceTimesQuantity,
    /// A fee that is taken off.
    Fee,
}

/// One step of how a refund was calculated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundStep {
    /// What it does.
    pub kind: StepKind,
    /// The amount that it adds or takes off.
    pub amount: Money,
    /// The fee's code, if it is one.
    pub fee: Option<String>,
}

/// A refund with its calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// What is paid back.
    pub amount: Money,
    /// How it was reached.
    pub calculation: Vec<RefundStep>,
}

/// What was paid for the goods that the shopper asks about; `None` if the line does not say.
pub(super) fn goods(world: &World) -> Option<(StepKind, Money)> {
    let line = world.line;
    match (line.paid, line.quantity, line.unit_price) {
        (Some(paid), Some(bought), _) if bought > 0 => {
            Some((StepKind::PaidShare, paid.share(world.quantity(), bought)))
        }
        (_, _, Some(price)) => Some((StepKind::PriceTimesQuantity, price.share(world.quantity(), 1))),
        _ => None,
    }
}

/// The refund for the goods less the fees; `None` where an amount is missing or still hinges on a fact.
pub(super) fn refund(goods: Option<(StepKind, Money)>, costs: &Costs) -> Option<Refund> {
    let (kind, start) = goods?;
    if costs.uncertain {
        return None;
    }
    let mut calculation = vec![RefundStep { kind, amount: start, fee: None }];
    let mut amount = start;
    for fee in &costs.fees {
        let charged = fee.amount.filter(|charged| charged.currency == start.currency)?;
        amount = amount.less(charged);
        let off = Money { amount: charged.amount.saturating_neg(), ..charged };
        calculation.push(RefundStep { kind: StepKind::Fee, amount: off, fee: Some(fee.kind.clone()) });
    }
    Some(Refund { amount, calculation })
}
