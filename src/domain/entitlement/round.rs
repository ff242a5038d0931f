//! The options of a line at one instant, and the facts that would change them.

use super::assessment::Assessment;
use super::bill::Charge;
use super::opening::{Open, View};
use super::span::Span;
use super::windows::Slot;
use super::{Fact, Openness, Trace, Truth};
use crate::domain::calendar::Instant;
use crate::domain::policy::{FactPlan, Grant, Id, Known, Name};

/// The options of a line at one instant.
#[derive(Debug, Default)]
pub(super) struct Round {
    /// Every option that is open or possibly open, in the order of the policy.
    pub open: Vec<Open>,
    /// The options that no other beats, best for the shopper first.
    pub shown: Vec<Open>,
    /// The facts that have a value which changes an option.
    pub questions: Vec<Question>,
    /// The answers to all questions.
    pub answers: Vec<Answer>,
    /// What the answers change.
    pub changes: Vec<Changed>,
    /// The fees of all options.
    pub charges: Vec<Charge>,
    /// The facts on which options depend.
    pub depends_on: Vec<Fact>,
    /// The reasons for which options are open.
    pub reasons: Vec<Name>,
}

/// A fact that is worth a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    id: Id<FactPlan>,
    pub fact: Fact,
    answers: Span,
}

/// What follows from one answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    pub value: Known,
    changes: Span,
}

/// An option that an answer touches; without `open` it would not be open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Changed {
    pub grant: Id<Grant>,
    pub open: Option<Open>,
    /// True if nothing but time closes it.
    stands: bool,
}

impl Round {
    /// The answers to a question.
    pub fn answers(&self, question: &Question) -> &[Answer] {
        question.answers.of(&self.answers)
    }

    /// What an answer changes, in the order of the policy.
    pub fn changes(&self, answer: &Answer) -> &[Changed] {
        answer.changes.of(&self.changes)
    }

    /// What an answer changes about a grant; `None` if it does not touch it.
    fn changed(&self, answer: &Answer, grant: Id<Grant>) -> Option<&Changed> {
        let changes = self.changes(answer);
        let place = changes.binary_search_by_key(&grant, |changed| changed.grant).ok()?;
        changes.get(place)
    }

    /// True if some option depends on a missing fact.
    pub fn has_conditional(&self) -> bool {
        self.open.iter().any(|open| open.openness == Openness::Conditional)
    }

    /// True if some answer to a question decides about an option that is conditional now.
    fn decides(&self, question: &Question, grant: Id<Grant>) -> bool {
        self.answers(question).iter().any(|answer| {
            let changed = self.changed(answer, grant);
            changed.is_some_and(|changed| changed.open.is_none_or(|open| open.openness != Openness::Conditional))
        })
    }
}

impl Assessment<'_> {
    /// The options at an instant. What missing facts would change is found where an option depends on one, and wherever
    /// that is asked for.
    pub fn round(&mut self, at: Instant, with_questions: bool) -> Round {
        let mut round = self.open_options(at);
        self.complete(&mut round, at, with_questions);
        round
    }

    /// The options at an instant, before any is hidden or sorted.
    pub fn open_options(&self, at: Instant) -> Round {
        let mut round = Round { open: Vec::with_capacity(self.live.len()), ..Round::default() };
        let view = View { facts: &self.facts, truths: &self.truths, moved: &[] };
        // Most are not open, which is soon seen.
        self.budget.spend(self.live.len() / 4);
        for live in &self.live {
            round.open.extend(self.open_at(live, view, at, &mut round.charges));
        }
        round
    }

    /// Finds what missing facts would change, and which options are shown.
    pub fn complete(&mut self, round: &mut Round, at: Instant, with_questions: bool) {
        if with_questions || round.has_conditional() {
            for fact in self.missing(&round.open) {
                self.ask(fact, at, round);
            }
        }
        if self.budget.is_spent() {
            return;
        }
        let mut open = round.open.clone();
        for option in open.iter_mut().filter(|option| option.openness == Openness::Conditional) {
            self.depend(option, round);
        }
        round.shown = self.best(&mut open.iter(), round).into_iter().copied().collect();
    }

    /// The facts that some grant needs and nobody stated, in the order of the policy.
    fn missing(&mut self, open: &[Open]) -> Vec<Fact> {
        let mut is_missing = Vec::with_capacity(self.plan.facts.len());
        for (_, fact) in self.plan.facts.iter() {
            is_missing.push(self.is_missing(fact));
        }
        let some = |facts: &[Id<FactPlan>]| facts.iter().any(|fact| is_missing.get(fact.index()) == Some(&true));
        let mut trace = Trace::default();
        for (id, grant) in self.plan.grants.iter() {
            if !some(&grant.reads) || !self.is_asked_for(grant) || !self.tells_of(grant.document) {
                continue;
            }
            let by_window = self.plan.terms.get(grant.term).is_some_and(|term| some(&term.facts));
            let slot = if by_window { self.windows.of(grant.term, &self.facts) } else { Slot::NOWHERE };
            let is_open = open.binary_search_by_key(&id, |open| open.grant).is_ok();
            self.look(grant, slot, is_open, &mut trace);
        }
        trace.missing
    }

    /// True if a fact is missing in some respect.
    fn is_missing(&self, fact: &FactPlan) -> bool {
        let facts = &self.facts;
        match fact.fact {
            Fact::Reason => facts.reason().is_none(),
            Fact::Condition(condition) => facts.condition(condition).is_none(),
            Fact::Usage(unit) => facts.usage(unit).is_none(),
            Fact::Event(event) => facts.event(event).is_none() || self.is_half_known(fact.fact),
            Fact::Declared(name) => facts.declared(name).is_none(),
            Fact::Amount(_) | Fact::Claims(_) => {
                fact.conditions.iter().any(|id| self.truths.get(*id) == Truth::Unknown)
            }
        }
    }

    /// Tries each value of a missing fact, and keeps the question if one makes a difference.
    fn ask(&mut self, fact: Fact, at: Instant, round: &mut Round) {
        let plan = self.plan;
        let Some(id) = plan.facts.position(|known| known.fact == fact) else { return };
        let Some(planned) = plan.facts.get(id).filter(|_| !self.budget.is_spent()) else { return };
        if !planned.moves_burden && !self.may_change(planned) {
            return;
        }
        let (answers, changes) = (round.answers.len(), round.changes.len());
        let mut matters = false;
        for value in self.values(planned, at).iter().copied() {
            let supposition = self.suppose(id, planned, value);
            let from = round.changes.len();
            // Without costs and burdens, what stands is all that the value changes.
            let moves_terms = planned.moves_costs || planned.moves_burden;
            let supposed = moves_terms.then(|| self.facts.supposing(fact, value));
            let truths = self.suppositions.truths(&supposition).filter(|_| moves_terms).unwrap_or(&self.truths);
            let view = View {
                facts: supposed.as_ref().unwrap_or(&self.facts),
                truths,
                moved: self.suppositions.moved(&supposition),
            };
            let touched = self.suppositions.changes(&supposition);
            if !self.budget.spend(touched.len()) {
                return;
            }
            for change in touched {
                let open = change.live.and_then(|live| self.open_at(&live, view, at, &mut round.charges));
                let before = round.open.binary_search_by_key(&change.grant, |open| open.grant);
                let before = before.ok().and_then(|place| round.open.get(place));
                matters |= match (&open, before) {
                    (Some(open), Some(before)) => !self.same(open, &round.charges, before, &round.charges),
                    (open, before) => open.is_some() != before.is_some(),
                };
                round.changes.push(Changed { grant: change.grant, open, stands: change.live.is_some() });
            }
            if planned.moves_burden {
                matters |= round.open.iter().any(|open| {
                    let grant = plan.grants.get(open.grant);
                    grant.is_some_and(|grant| !self.same_burden(self.burden(grant.remedy, view, at), open.burden))
                });
            }
            round.answers.push(Answer { value, changes: Span::since(from, &round.changes) });
        }
        if matters {
            round.questions.push(Question { id, fact, answers: Span::since(answers, &round.answers) });
        } else {
            round.answers.truncate(answers);
            round.changes.truncate(changes);
        }
    }

    /// Finds the facts on which a conditional option depends, and the reasons for which it is open.
    fn depend(&self, option: &mut Open, round: &mut Round) {
        let Some(grant) = self.plan.grants.get(option.grant) else { return };
        let from = round.depends_on.len();
        for place in 0..round.questions.len() {
            let Some(question) = round.questions.get(place).copied() else { continue };
            if grant.reads.binary_search(&question.id).is_err() {
                continue;
            }
            if question.fact == Fact::Reason {
                let (from, mut for_all) = (round.reasons.len(), true);
                for answer in question.answers.of(&round.answers) {
                    let stands = round.changed(answer, option.grant).is_none_or(|changed| changed.stands);
                    for_all &= stands;
                    if let (Known::Text(leaf), true) = (answer.value, stands) {
                        round.reasons.push(leaf);
                    }
                }
                option.stands_for = (!for_all).then(|| Span::since(from, &round.reasons));
            }
            if !round.decides(&question, option.grant) {
                continue;
            }
            round.depends_on.push(question.fact);
            if question.fact == Fact::Reason {
                let from = round.reasons.len();
                for answer in question.answers.of(&round.answers) {
                    let changed = round.changed(answer, option.grant);
                    if let (Known::Text(leaf), true) =
                        (answer.value, changed.is_none_or(|changed| changed.open.is_some()))
                    {
                        round.reasons.push(leaf);
                    }
                }
                option.reasons = Some(Span::since(from, &round.reasons));
            }
        }
        let mut trace = Trace::default();
        // What it costs does not decide whether it is open.
        self.look(grant, option.slot, false, &mut trace);
        if round.depends_on.len() == from {
            // Only several facts together decide about it.
            round.depends_on.extend_from_slice(&trace.missing);
        }
        option.depends_on = Span::since(from, &round.depends_on);
        option.missing = Span::extend(&mut round.depends_on, &trace.missing);
    }
}
