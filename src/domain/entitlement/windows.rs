//! The windows of a policy on the timeline of one line, each placed once.

use super::budget::Budget;
use super::season::place_in_season;
use super::span::Span;
use super::{Fact, Facts, PlacedWindow, Trace, place, promise};
use crate::domain::policy::{Id, Plan, Term};

/// A placed window.
#[derive(Debug)]
pub(super) struct Placed {
    /// Where it lies.
    pub window: PlacedWindow,
    /// What closes its rule besides time.
    pub closed_by: Option<ClosedBy>,
    missing: Span,
    known: Span,
}

/// What closes a rule besides time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClosedBy {
    /// A season, by its index in the document's list.
    Season(usize),
    /// A registration that is missing.
    Registration,
}

/// The place of a window in [`Windows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(usize);

impl Slot {
    /// The slot of no window.
    pub const NOWHERE: Self = Self(usize::MAX);
}

/// The windows that were placed for one line.
#[derive(Debug)]
pub(super) struct Windows<'a> {
    plan: &'a Plan,
    budget: &'a Budget,
    placed: Vec<Placed>,
    /// The slot of each term as the facts are known.
    of_term: Vec<Option<Slot>>,
    /// The facts that windows were placed by.
    looked: Vec<Fact>,
    trace: Trace,
}

impl<'a> Windows<'a> {
    /// What placing a window or trying a season takes.
    const STEPS: usize = 8;

    /// No window yet.
    pub fn new(plan: &'a Plan, budget: &'a Budget) -> Self {
        let of_term = vec![None; plan.terms.len()];
        Self { plan, budget, placed: Vec::new(), of_term, looked: Vec::new(), trace: Trace::default() }
    }

    /// The slot of a term as the facts are known.
    pub fn of(&mut self, term: Id<Term>, facts: &Facts) -> Slot {
        if let Some(Some(slot)) = self.of_term.get(term.index()) {
            return *slot;
        }
        let slot = self.place(term, facts);
        if let Some(known) = self.of_term.get_mut(term.index()) {
            *known = Some(slot);
        }
        slot
    }

    /// What placing a term takes.
    fn steps(term: &Term) -> usize {
        term.seasons.len().saturating_add(1).saturating_mul(Self::STEPS)
    }

    /// What placing all terms takes.
    pub fn placing_at_most(&self) -> usize {
        self.plan.terms.iter().fold(0, |steps: usize, (_, term)| steps.saturating_add(Self::steps(term)))
    }

    /// Places a term by facts that may suppose a value.
    pub fn place(&mut self, term: Id<Term>, facts: &Facts) -> Slot {
        let mut placed = (PlacedWindow::UNKNOWN, None);
        self.trace.clear();
        if let Some(term) = self.plan.terms.get(term)
            && let Some((document, window)) = term.terms(facts.policy)
            && self.budget.spend(Self::steps(term))
        {
            placed = if let Some(warranty) = term.warranty(document) {
                let promise = promise(document, warranty, facts, &mut self.trace);
                (promise.open(), promise.is_unregistered().then_some(ClosedBy::Registration))
            } else {
                let (window, season) = if term.seasons.is_empty() {
                    (place(window, facts, &mut self.trace), None)
                } else {
                    place_in_season(document, &term.seasons, window, facts, &mut self.trace)
                };
                if season.is_none() && window.is_settled() {
                    // What is not known makes no difference to it.
                    self.trace.missing.clear();
                }
                (window, season.map(ClosedBy::Season))
            };
        }
        let (window, closed_by) = placed;
        let missing = Span::extend(&mut self.looked, &self.trace.missing);
        let known = Span::extend(&mut self.looked, &self.trace.known_facts);
        self.placed.push(Placed { window, closed_by, missing, known });
        Slot(self.placed.len().saturating_sub(1))
    }

    /// A placed window.
    pub fn get(&self, slot: Slot) -> &Placed {
        const NOWHERE: &Placed =
            &Placed { window: PlacedWindow::UNKNOWN, closed_by: None, missing: Span::EMPTY, known: Span::EMPTY };
        self.placed.get(slot.0).unwrap_or(NOWHERE)
    }

    /// Where a window lies.
    pub fn window(&self, slot: Slot) -> &PlacedWindow {
        &self.get(slot).window
    }

    /// The facts that a window needed: those that are missing, and those that are known.
    pub fn looks(&self, slot: Slot) -> (&[Fact], &[Fact]) {
        let placed = self.get(slot);
        (placed.missing.of(&self.looked), placed.known.of(&self.looked))
    }
}
