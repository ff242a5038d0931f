//! Whether a grant that stands is open at an instant, and at what cost.

use super::assessment::{Assessment, Live};
use super::bill::{Bill, Billed, Charge, bill};
use super::span::Span;
use super::truths::Truths;
use super::windows::Slot;
use super::{Facts, Openness, Position, Truth};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Document, Grant, Id, Remedy, Term};

/// An option that is open or possibly open at an instant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    /// The rule and the remedy.
    pub grant: Id<Grant>,
    /// How far it is open.
    pub openness: Openness,
    /// Where its window lies.
    pub slot: Slot,
    /// What it costs.
    pub bill: Bill,
    /// Who has to prove a fault.
    pub burden: Option<Burden>,
    /// The missing facts that decide whether it is open.
    pub depends_on: Span,
    /// The missing facts that it reads, whatever the time is.
    pub missing: Span,
    /// The reasons for which it is open at some time, if the request has none and for some it is not.
    pub stands_for: Option<Span>,
    /// The reasons for which it is open, if the request has none and the reason decides.
    pub reasons: Option<Span>,
}

/// A presumption that holds, by its index in the plan, and where its window lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Burden {
    pub presumption: usize,
    pub slot: Slot,
}

/// What is taken to be true while options are judged: the facts as they are known, or with one supposed value.
#[derive(Clone, Copy)]
pub(super) struct View<'v> {
    pub facts: &'v Facts<'v>,
    pub truths: &'v Truths,
    /// The windows that lie elsewhere by the supposed value.
    pub moved: &'v [(Id<Term>, Slot)],
}

impl View<'_> {
    /// The slot of a term, where it may have moved from `slot`.
    pub fn slot(&self, term: Id<Term>, slot: Slot) -> Slot {
        self.moved.iter().find(|(moved, _)| *moved == term).map_or(slot, |(_, slot)| *slot)
    }
}

impl Assessment<'_> {
    /// The option of a grant that stands; `None` while it is not open.
    pub fn open_at(&self, live: &Live, view: View, at: Instant, charges: &mut Vec<Charge>) -> Option<Open> {
        let grant = self.plan.grants.get(live.grant)?;
        let (_, rule) = grant.terms(self.facts.policy)?;
        let window = self.windows.window(live.slot);
        let position = window.position(at);
        if !matches!(position, Position::Inside | Position::Unknown) {
            return None;
        }
        let late = self.arrived.is_some_and(|arrived| window.position(arrived) == Position::After);
        let openness = if rule.unread {
            Openness::Review
        } else if !live.certain || position == Position::Unknown {
            Openness::Conditional
        } else if live.doubted || late {
            Openness::Review
        } else {
            Openness::Open
        };
        Some(Open {
            grant: live.grant,
            openness,
            slot: live.slot,
            bill: bill(self.plan, grant, view.truths, self.goods, view.facts, at, charges),
            burden: self.burden(grant.remedy, view, at),
            depends_on: Span::EMPTY,
            missing: Span::EMPTY,
            stands_for: None,
            reasons: None,
        })
    }

    /// The presumption that holds for a remedy. If several hold, it is the one that lasts longest; of equals that of the
    /// document that is named last.
    pub fn burden(&self, remedy: Remedy, view: View, at: Instant) -> Option<Burden> {
        let mut longest: Option<Burden> = None;
        for (index, (presumption, slot)) in self.plan.presumptions.iter().zip(&self.presumed).enumerate() {
            let holds = presumption.when.get(remedy as usize).is_some_and(|when| view.truths.get(*when) == Truth::True);
            if !holds || self.concerns(presumption.document, view.truths) != Truth::True {
                continue;
            }
            let slot = view.slot(presumption.term, *slot);
            let window = self.windows.window(slot);
            let outlasts = |other: &Burden| !window.closes_before(self.windows.window(other.slot));
            if window.position(at) == Position::Inside && longest.as_ref().is_none_or(outlasts) {
                longest = Some(Burden { presumption: index, slot });
            }
        }
        longest
    }

    /// Whether a document is for this order, by its country and date.
    pub fn concerns(&self, document: usize, truths: &Truths) -> Truth {
        if self.in_country.get(document) != Some(&true) {
            return Truth::False;
        }
        let applies = self.plan.documents.get(document).and_then(|document| document.applies);
        applies.map_or(Truth::True, |applies| truths.get(applies))
    }

    /// True if two options have the same rule, remedy, openness, end, terms of cost and burden of proof. Each comes with
    /// the list that holds its charges.
    pub fn same(&self, one: &Open, charges: &[Charge], other: &Open, others: &[Charge]) -> bool {
        one.grant == other.grant
            && one.openness == other.openness
            && (one.slot == other.slot
                || self.windows.window(one.slot).closing == self.windows.window(other.slot).closing)
            && self.same_burden(one.burden, other.burden)
            && self
                .billed(one, charges)
                .zip(self.billed(other, others))
                .is_some_and(|(one, other)| one.same_terms(&other))
    }

    /// True if two presumptions are the same, with the same window.
    pub fn same_burden(&self, one: Option<Burden>, other: Option<Burden>) -> bool {
        match (one, other) {
            (Some(one), Some(other)) => {
                one.presumption == other.presumption
                    && (one.slot == other.slot || self.windows.window(one.slot) == self.windows.window(other.slot))
            }
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// The bill of an option with its charges and its document.
    pub fn billed<'b>(&'b self, open: &'b Open, charges: &'b [Charge]) -> Option<Billed<'b>> {
        let document = self.document(open)?;
        Some(Billed { bill: &open.bill, charges: open.bill.charges.of(charges), document })
    }

    fn document(&self, open: &Open) -> Option<&Document> {
        self.plan.grants.get(open.grant)?.terms(self.facts.policy).map(|(document, _)| document)
    }
}
