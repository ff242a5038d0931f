//! What is paid back for a return of several lines?

use super::together::first;
use super::{Order, decide_order};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Decision, Depth, OptionKey, RefundStep, StepKind, TooCostly};
use crate::domain::money::Money;
use crate::domain::policy::{Policy, Remedy};

/// What is paid back for one line of a return.
#[derive(Clone, Copy, Debug)]
pub struct SettledLine {
    /// The line, by its index in the order.
    pub line: usize,
    /// The option that gives it.
    pub key: OptionKey,
    /// The amount.
    pub amount: Money,
}

/// What is paid back in one way.
#[derive(Clone, Debug)]
pub struct PaidBack {
    /// The way, as a code.
    pub method: String,
    /// The amount.
    pub amount: Money,
}

/// What is paid back for a return.
#[derive(Clone, Debug, Default)]
pub struct Settlement {
    /// The sum of its lines; `None` if no line has an amount.
    pub amount: Option<Money>,
    /// How it is worked out; the steps add up to the amount.
    pub calculation: Vec<RefundStep>,
    /// Its lines with their amounts.
    pub lines: Vec<SettledLine>,
    /// The lines that are asked for and have no amount, by their indices in the order.
    pub unsettled: Vec<usize>,
    /// What is paid back in which way, if the order says how it was paid.
    pub payments: Vec<PaidBack>,
    /// What is paid back beyond what was paid in those ways.
    pub otherwise: Option<Money>,
}

/// Settles the lines of an order that are asked for: each by its first option that gives money or credit.
///
/// # Errors
///
/// [`TooCostly`] if the answer would take more work than it is worth.
pub fn settle(policy: &Policy, order: &Order, now: Instant) -> Result<Settlement, TooCostly> {
    let decisions = decide_order(policy, order, Depth::Options, now)?;
    let mut settlement = Settlement::default();
    for (line, (ordered, decision)) in order.lines.iter().zip(&decisions).enumerate() {
        if ordered.request.is_some() && settlement.add(line, decision).is_none() {
            settlement.unsettled.push(line);
        }
    }
    settlement.waive();
    settlement.pay_back(policy, order);
    Ok(settlement)
}

impl Settlement {
    /// Adds a line; `None` if it has no amount, or one in another currency.
    fn add(&mut self, line: usize, decision: &Decision) -> Option<()> {
        let option = decision.options.get(first(decision, &Remedy::gives_money)?)?;
        let refund = option.refund.as_ref()?;
        let sum = self.amount.unwrap_or(Money { amount: 0, ..refund.amount });
        if sum.currency != refund.amount.currency {
            return None;
        }
        self.amount = Some(sum.plus(refund.amount));
        for step in &refund.calculation {
            let same = |known: &&mut RefundStep| known.kind == step.kind && known.fee == step.fee;
            match self.calculation.iter_mut().find(same) {
                Some(known) => known.amount = known.amount.plus(step.amount),
                None => {
                    // Steps keep the order in which those of one line are taken.
                    let place = self.calculation.partition_point(|known| known.kind as u8 <= step.kind as u8);
                    self.calculation.insert(place, step.clone());
                }
            }
        }
        self.lines.push(SettledLine { line, key: option.key, amount: refund.amount });
        Some(())
    }

    /// Adds what lines were not charged because nothing was left of them, so that the steps add up.
    fn waive(&mut self) {
        let Some(amount) = self.amount else { return };
        let left = self.calculation.iter().fold(amount, |left, step| left.plus(step.amount.negative()));
        if left.amount != 0 {
            self.calculation.push(RefundStep { kind: StepKind::Waived, amount: left, fee: None });
        }
    }

    /// Shares the money among the ways in which the order was paid: those that the rule names first.
    fn pay_back(&mut self, policy: &Policy, order: &Order) {
        let money = self.lines.iter().filter(|line| line.key.remedy == Remedy::Refund);
        let Some(mut left) = money.map(|line| line.amount).reduce(Money::plus) else { return };
        let terms = self.lines.iter().filter_map(|line| line.key.terms(policy));
        let first = terms.map(|(_, rule)| &rule.pays_back_first).find(|ways| !ways.is_empty());
        let named = first.into_iter().flatten().map(Some).chain([None]);
        for way in named {
            for payment in &order.payments {
                let is_named = |method: &String| first.is_some_and(|ways| ways.contains(method));
                let is_next = way.map_or(!is_named(&payment.method), |way| *way == payment.method);
                if !is_next || payment.amount.currency != left.currency {
                    continue;
                }
                let back = payment.refunded.map_or(0, |refunded| refunded.amount);
                let most = Money { amount: payment.amount.amount.saturating_sub(back).max(0), ..left };
                let part = left.at_most(most);
                left = left.plus(part.negative());
                if part.amount > 0 {
                    self.payments.push(PaidBack { method: payment.method.clone(), amount: part });
                }
            }
        }
        self.otherwise = Some(left).filter(|left| left.amount > 0 && !order.payments.is_empty());
    }
}
