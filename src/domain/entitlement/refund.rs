//! How much a refund or an exchange comes to, step by step.

use super::{Costs, Facts};
use crate::domain::money::Money;
use crate::domain::policy::Rule;
use crate::domain::quantity::Quantity;

codes! {
    /// A kind of step in the calculation of a refund.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum StepKind {
        /// The share of what was paid for the whole line.
        PaidShare = "paid_share",
        /// The price of one item, or of one unit, times the quantity.
        PriceTimesQuantity = "price_times_quantity",
        /// What was already paid for goods that the shopper kept.
        AlreadyGiven = "already_given",
        /// The share of a discount on the whole order.
        OrderDiscount = "order_discount",
        /// The share of the original shipping.
        OriginalShipping = "original_shipping",
        /// A promotion that no longer holds for the goods that are kept.
        PromotionLost = "promotion_lost",
        /// The value of a gift that is kept.
        GiftKept = "gift_kept",
        /// A fee that is taken off.
        Fee = "fee",
        /// A bonus on top.
        Bonus = "bonus",
        /// The price of the goods that are wanted instead.
        NewPrice = "new_price",
        /// What is not charged of fees, because a refund is never less than nothing.
        Waived = "waived",
    }
}

/// One step of how a refund was calculated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefundStep {
    /// Its kind.
    pub kind: StepKind,
    /// The amount that it adds; negative if it takes off.
    pub amount: Money,
    /// The code of a fee or bonus.
    pub fee: Option<String>,
}

/// A refund with its calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refund {
    /// What is paid back.
    pub amount: Money,
    /// The steps of the calculation, in order.
    pub calculation: Vec<RefundStep>,
}

/// What was paid for the goods of the request; `None` if the line does not say.
pub(super) fn goods(facts: &Facts) -> Option<(StepKind, Money)> {
    let line = facts.line;
    match (line.paid, line.quantity, line.unit_price) {
        (Some(paid), Some(bought), _) if bought > Quantity::NONE => {
            Some((StepKind::PaidShare, facts.share(paid, bought)))
        }
        (_, _, Some(price)) => Some((StepKind::PriceTimesQuantity, facts.quantity().at(price))),
        _ => None,
    }
}

/// The refund for the goods less the fees; `None` if an amount is missing or depends on a missing fact.
pub(super) fn refund(goods: Option<(StepKind, Money)>, costs: &Costs, rule: &Rule, facts: &Facts) -> Option<Refund> {
    let (kind, start) = goods?;
    if costs.uncertain {
        return None;
    }
    let mut refund = Refund { amount: start, calculation: vec![RefundStep { kind, amount: start, fee: None }] };
    refund.take(StepKind::AlreadyGiven, facts.line.already_given(facts.quantity())?, facts)?;
    refund.take(StepKind::OrderDiscount, facts.of_those(facts.line.discount), facts)?;
    if let Some(shipping) = facts.refunded_shipping(rule.shipping) {
        refund.give(StepKind::OriginalShipping, shipping, facts)?;
    }
    if rule.resettles_promotions {
        refund.take(StepKind::PromotionLost, facts.line.promotion_lost, facts)?;
    }
    if rule.deducts_gifts {
        refund.take(StepKind::GiftKept, facts.line.gift_kept, facts)?;
    }
    refund.charge(costs)?;
    Some(refund)
}

/// What the shopper pays for other goods instead of these; negative if the shopper gets money back.
pub(super) fn exchange(goods: Option<(StepKind, Money)>, facts: &Facts) -> Option<Refund> {
    let (kind, paid) = goods?;
    let new = facts.quantity().at(facts.request.exchange_for.as_ref()?.unit_price?);
    let first = RefundStep { kind: StepKind::NewPrice, amount: new, fee: None };
    let mut difference = Refund { amount: new, calculation: vec![first] };
    difference.take(kind, Some(paid), facts)?;
    difference.give(StepKind::AlreadyGiven, facts.line.already_given(facts.quantity())?, facts)?;
    difference.give(StepKind::OrderDiscount, facts.of_those(facts.line.discount), facts)?;
    Some(difference)
}

impl Refund {
    /// Takes off the fees and adds the bonuses; `None` if one of them is not known.
    pub(super) fn charge(&mut self, costs: &Costs) -> Option<()> {
        for fee in costs.fees.iter().filter(|fee| !fee.beaten) {
            self.step(StepKind::Fee, fee.amount?.negative(), Some(&fee.kind))?;
        }
        for bonus in costs.bonuses.iter().filter(|bonus| !bonus.beaten) {
            self.step(StepKind::Bonus, bonus.amount?, Some(&bonus.kind))?;
        }
        // Fees may take all of the refund, but the shopper never pays for giving goods back.
        self.amount.amount = self.amount.amount.max(0);
        Some(())
    }

    /// Keeps those steps alone that a test wants, and sums them up anew.
    pub(super) fn keep(&mut self, wanted: &dyn Fn(StepKind) -> bool) {
        self.calculation.retain(|step| wanted(step.kind));
        self.amount.amount = self.calculation.iter().fold(0, |sum, step| step.amount.amount.saturating_add(sum));
    }

    /// Adds a step; `None` if its money is in another currency.
    fn step(&mut self, kind: StepKind, amount: Money, fee: Option<&String>) -> Option<()> {
        if amount.currency != self.amount.currency {
            return None;
        }
        self.amount = self.amount.plus(amount);
        self.calculation.push(RefundStep { kind, amount, fee: fee.cloned() });
        Some(())
    }

    /// Adds a step if there is an amount; `None` if there is one whose share is unknown.
    fn give(&mut self, kind: StepKind, amount: Option<Money>, facts: &Facts) -> Option<()> {
        match amount {
            Some(amount) => self.step(kind, amount, None),
            None => (!facts.line.undetermined_steps.contains(&kind) && !is_uncounted(kind, facts)).then_some(()),
        }
    }

    fn take(&mut self, kind: StepKind, amount: Option<Money>, facts: &Facts) -> Option<()> {
        self.give(kind, amount.map(Money::negative), facts)
    }
}

/// True if an amount is shared by items of which nobody says how many there are.
fn is_uncounted(kind: StepKind, facts: &Facts) -> bool {
    let whole = match kind {
        StepKind::OrderDiscount => facts.line.discount,
        StepKind::OriginalShipping => facts.line.shipping,
        _ => None,
    };
    whole.is_some() && facts.line.quantity.is_none()
}
