//! What using a remedy costs, while options are compared.

use super::cost::{beaten, charge};
use super::span::Span;
use super::truths::Truths;
use super::{Facts, Truth};
use crate::domain::calendar::Instant;
use crate::domain::money::{Decimal, Money};
use crate::domain::policy::{Cost, Document, Fee, Grant, Plan};

/// A fee or a bonus of one cost entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Charge {
    /// The index of the entry in its document's list.
    pub cost: usize,
    /// True for a bonus.
    pub is_bonus: bool,
    /// Its amount; `None` if the amount that it is a part of is not known.
    pub amount: Option<Money>,
    /// Its percentage, if it is one.
    pub percent: Option<Decimal>,
    /// What it would be without its most.
    pub uncapped: Option<Money>,
    /// True if its amount changes from day to day.
    pub grows: bool,
    /// True if another of its group is larger, so that this one is not charged.
    pub beaten: bool,
}

/// What using one remedy of one rule costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bill {
    /// Its fees and bonuses.
    pub charges: Span,
    /// True if the seller pays to send the goods back; `None` if no entry states who pays.
    pub seller_pays_shipping: Option<bool>,
    /// True if a missing fact decides whether more is charged.
    pub uncertain: bool,
    /// The order in which a shopper prefers it.
    pub rank: Rank,
}

/// The order in which a shopper prefers costs: by the percentages of fees less bonuses in millionths, then by their
/// amounts in minor units, then by who pays to send goods back.
pub(super) type Rank = (i64, i64, u8);

/// Applies the cost entries of a document to one grant. `goods` is what was paid for the goods in question.
pub(super) fn bill(
    plan: &Plan,
    grant: &Grant,
    truths: &Truths,
    goods: Option<Money>,
    facts: &Facts,
    at: Instant,
    charges: &mut Vec<Charge>,
) -> Bill {
    let from = charges.len();
    let (mut seller_pays_shipping, mut uncertain, mut has_groups) = (None, false, false);
    let entries = plan.offers.get(grant.offer).map_or(&[][..], |offer| &offer.costs);
    for entry in entries.iter().filter(|entry| entry.is_for(grant.rule)) {
        let truth = truths.get(entry.when);
        if truth == Truth::False {
            continue;
        }
        if truth == Truth::Unknown {
            uncertain = true;
            continue;
        }
        let Some(document) = facts.policy.documents.get(grant.document) else { continue };
        let Some(cost) = document.costs.get(entry.index) else { continue };
        // If two entries differ, the one that is better for the shopper holds.
        if let Some(seller_pays) = cost.seller_pays_shipping {
            seller_pays_shipping = Some(seller_pays_shipping.unwrap_or(false) || seller_pays);
        }
        for (terms, is_bonus) in [(&cost.fee, false), (&cost.bonus, true)] {
            if let Some(terms) = terms {
                let (uncapped, percent) = charge(terms.amount, goods, document, facts, at);
                let amount = uncapped.and_then(|amount| match terms.at_most {
                    None => Some(amount),
                    // A bound in another currency says nothing of it.
                    Some(_) if facts.policy.currency.is_some_and(|currency| currency != amount.currency) => None,
                    Some(most) => Some(amount.at_most(Money { amount: most, ..amount })),
                });
                let grows = terms.amount.since().is_some();
                has_groups |= terms.group.is_some();
                charges.push(Charge { cost: entry.index, is_bonus, amount, percent, uncapped, grows, beaten: false });
            }
        }
    }
    if has_groups && let Some(own) = charges.get_mut(from..) {
        let document = facts.policy.documents.get(grant.document);
        let mut amounts = Vec::new();
        for charge in own.iter() {
            let cost = document.and_then(|document| document.costs.get(charge.cost));
            let terms = cost.and_then(|cost| if charge.is_bonus { cost.bonus.as_ref() } else { cost.fee.as_ref() });
            amounts.push((terms.and_then(|terms| terms.group), charge.amount.map(|amount| amount.amount)));
        }
        for (charge, is_beaten) in own.iter_mut().zip(beaten(&amounts)) {
            charge.beaten = is_beaten;
        }
    }
    let charges_of = Span::since(from, charges);
    let rank = rank(charges_of.of(charges), seller_pays_shipping, &|_| true);
    Bill { charges: charges_of, seller_pays_shipping, uncertain, rank }
}

fn rank(charges: &[Charge], seller_pays_shipping: Option<bool>, counts: &dyn Fn(&Charge) -> bool) -> Rank {
    let (mut percent, mut total) = (0_i64, 0_i64);
    for charge in charges.iter().filter(|charge| !charge.beaten && counts(charge)) {
        let sign = if charge.is_bonus { -1 } else { 1 };
        match (charge.amount, charge.percent) {
            (Some(amount), _) => total = total.saturating_add(amount.amount.saturating_mul(sign)),
            (None, Some(share)) => percent = percent.saturating_add(share.millionths().saturating_mul(sign)),
            (None, None) => {}
        }
    }
    let shipping = match seller_pays_shipping {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    };
    (percent, total, shipping)
}

/// A bill with the list that holds its charges and the document that they are of.
#[derive(Clone, Copy)]
pub(super) struct Billed<'a> {
    pub bill: &'a Bill,
    pub charges: &'a [Charge],
    pub document: &'a Document,
}

impl<'a> Billed<'a> {
    /// True if this costs no more, today and on every other day. An option that only gets dearer must not hide another.
    pub fn never_dearer(&self, other: &Self) -> bool {
        if std::ptr::eq(self.document, other.document) && self.same_terms(other) {
            return true;
        }
        let (mut mine, mut theirs) = (self.growing(), other.growing());
        let mut same = true;
        let mut grows = false;
        loop {
            match (mine.next(), theirs.next()) {
                (None, None) => break,
                (one, another) => {
                    grows |= one.is_some();
                    same &= one.zip(another).is_some_and(|(one, another)| self.same_charge(one, other, another));
                }
            }
        }
        if same {
            return self.bill.rank <= other.bill.rank;
        }
        // The other's fees may still be zero, and its bonus may become any amount.
        let lasting = rank(other.charges, other.bill.seller_pays_shipping, &|charge| !charge.grows);
        !grows && !other.charges.iter().any(|charge| charge.is_bonus && charge.grows) && self.bill.rank <= lasting
    }

    /// True if both charge the same, apart from the amount that a growing fee has today. Both are of one document.
    pub fn same_terms(&self, other: &Self) -> bool {
        self.bill.seller_pays_shipping == other.bill.seller_pays_shipping
            && self.bill.uncertain == other.bill.uncertain
            && self.charges.len() == other.charges.len()
            && self.charges.iter().zip(other.charges).all(|(one, other)| {
                let both_known = one.grows && other.grows && one.amount.is_some() && other.amount.is_some();
                one == other || (both_known && one.cost == other.cost && one.is_bonus == other.is_bonus)
            })
    }

    /// The charges that change from day to day: fees first, then bonuses.
    fn growing(&self) -> impl Iterator<Item = &'a Charge> {
        let of_kind =
            |is_bonus: bool| self.charges.iter().filter(move |charge| charge.grows && charge.is_bonus == is_bonus);
        of_kind(false).chain(of_kind(true))
    }

    fn fee(&self, charge: &Charge) -> Option<(&'a Cost, &'a Fee)> {
        let cost = self.document.costs.get(charge.cost)?;
        Some((cost, if charge.is_bonus { cost.bonus.as_ref()? } else { cost.fee.as_ref()? }))
    }

    /// True if two charges read the same to a shopper today and on every other day, whichever documents they are of.
    fn same_charge(&self, charge: &Charge, other: &Self, another: &Charge) -> bool {
        let alike = match (self.fee(charge), other.fee(another)) {
            (Some((one, mine)), Some((other, theirs))) => {
                one.id == other.id
                    && mine.kind == theirs.kind
                    && mine.amount == theirs.amount
                    && mine.at_most == theirs.at_most
                    // Of a group only the largest counts, which may be another one tomorrow.
                    && mine.group.is_none()
                    && theirs.group.is_none()
            }
            _ => false,
        };
        alike && charge.is_bonus == another.is_bonus && charge.amount == another.amount
    }
}
