//! What would stand if a missing fact had one value or another.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::assessment::{Assessment, Live};
use super::span::Span;
use super::truths::Truths;
use super::windows::Slot;
use super::{Fact, Facts};
use crate::domain::calendar::Instant;
use crate::domain::policy::{FactPlan, Grant, Id, Known, Term, add_bounds};
use crate::domain::sort::insert_ordered;

/// What a supposed value changes, whatever the time is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Supposition {
    value: Known,
    changes: Span,
    moved: Span,
    /// The place of its truths.
    truths: usize,
}

/// A grant that a supposed value touches; without `live` it would be refused.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub grant: Id<Grant>,
    pub live: Option<Live>,
}

/// The values that were supposed for one line.
#[derive(Debug, Default)]
pub(super) struct Suppositions {
    /// Those of each fact.
    made: Vec<Vec<Supposition>>,
    changes: Vec<Change>,
    moved: Vec<(Id<Term>, Slot)>,
    truths: Vec<Truths>,
}

impl Suppositions {
    /// Which conditions hold by a supposition.
    pub fn truths(&self, supposition: &Supposition) -> Option<&Truths> {
        self.truths.get(supposition.truths)
    }

    /// The grants that a supposition touches, in order.
    pub fn changes(&self, supposition: &Supposition) -> &[Change] {
        supposition.changes.of(&self.changes)
    }

    /// The windows that a supposition moves.
    pub fn moved(&self, supposition: &Supposition) -> &[(Id<Term>, Slot)] {
        supposition.moved.of(&self.moved)
    }
}

impl Assessment<'_> {
    /// True if some value of a fact may change what stands.
    pub fn may_change(&self, fact: &FactPlan) -> bool {
        self.is_half_known(fact.fact) || fact.grants.iter().any(|grant| self.is_live(*grant))
    }

    fn is_live(&self, grant: Id<Grant>) -> bool {
        self.live.binary_search_by_key(&grant, |live| live.grant).is_ok()
    }

    /// What a value of a fact changes.
    pub fn suppose(&mut self, id: Id<FactPlan>, fact: &FactPlan, value: Known) -> Supposition {
        if self.suppositions.made.is_empty() {
            self.suppositions.made.resize_with(self.plan.facts.len(), Vec::new);
        }
        let made = self.suppositions.made.get(id.index()).map_or(&[][..], Vec::as_slice);
        if let Some(known) = made.iter().find(|made| made.value == value) {
            return *known;
        }
        let facts = self.facts.supposing(fact.fact, value);
        let truths = self.truths.supposing(self.plan, fact, &facts);
        let (changes, moved) = (self.suppositions.changes.len(), self.suppositions.moved.len());
        if fact.moves_burden {
            for presumption in &self.plan.presumptions {
                self.slot_supposing(presumption.term, id, moved, &facts);
            }
        }
        for grant_id in &fact.grants {
            let Some(grant) = self.plan.grants.get(*grant_id) else { continue };
            // What is refused as the facts are known stays so, unless the fact that is supposed is known in part.
            if !self.is_live(*grant_id) && !self.is_half_known(fact.fact) {
                continue;
            }
            let standing = self.standing(grant, &truths);
            let live = standing.and_then(|(certain, doubted)| {
                let slot = self.slot_supposing(grant.term, id, moved, &facts);
                let closed = self.windows.get(slot).closed_by.is_some();
                (!closed).then_some(Live { grant: *grant_id, certain, doubted, slot })
            });
            self.suppositions.changes.push(Change { grant: *grant_id, live });
        }
        let changes = Span::since(changes, &self.suppositions.changes);
        let moved = Span::since(moved, &self.suppositions.moved);
        let supposition = Supposition { value, changes, moved, truths: self.suppositions.truths.len() };
        self.suppositions.truths.push(truths);
        if let Some(made) = self.suppositions.made.get_mut(id.index()) {
            made.push(supposition);
        }
        supposition
    }

    /// The slot of a term where a fact has a supposed value.
    fn slot_supposing(&mut self, term: Id<Term>, fact: Id<FactPlan>, moved: usize, facts: &Facts) -> Slot {
        let moves = self.plan.terms.get(term).is_some_and(|term| term.facts.binary_search(&fact).is_ok());
        if !moves {
            return self.windows.of(term, &self.facts);
        }
        let known = self.suppositions.moved.iter().skip(moved).find(|(known, _)| *known == term);
        if let Some((_, slot)) = known {
            return *slot;
        }
        let slot = self.windows.place(term, facts);
        self.suppositions.moved.push((term, slot));
        slot
    }

    /// The values of a fact that the rules treat differently at an instant.
    pub fn values<'f>(&self, fact: &'f FactPlan, at: Instant) -> Cow<'f, [Known]> {
        if !matches!(fact.fact, Fact::Event(_)) {
            return Cow::Borrowed(&fact.values);
        }
        let today = self.facts.policy.zone.date_of(at);
        let mut dates: Vec<NaiveDate> = vec![today];
        for value in &fact.values {
            if let Known::Date(date) = value {
                insert_ordered(&mut dates, *date);
            }
        }
        for (document, season) in &fact.seasons {
            let document = self.facts.policy.documents.get(*document);
            let season = document.and_then(|document| document.seasons.get(*season));
            if let Some((first, last)) = season.and_then(|season| season.last_before(today)) {
                add_bounds(Some(first), Some(last), &mut dates);
            }
        }
        Cow::Owned(dates.into_iter().map(Known::Date).chain([Known::NotYet]).collect())
    }
}
