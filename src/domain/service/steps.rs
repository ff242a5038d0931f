//! Which steps has a case, and how far is each?

use super::CaseEvent as Event;
use super::progress::Round;
use super::{CaseEvent, PromiseState, ServiceLevel};
use crate::domain::calendar::Instant;
use crate::domain::form::FormKind::{self, Cancellation, Complaint, Repair, Return, Withdrawal};
use crate::domain::policy::Policy;

codes! {
    /// Whose turn it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Actor {
        /// It is the shop's turn.
        Shop = "shop",
        /// It is the shopper's turn.
        Shopper = "shopper",
    }
}

codes! {
    /// How far one step is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum StepState {
        /// It happened.
        Done = "done",
        /// A later one happened without it.
        Skipped = "skipped",
        /// It is the next to happen.
        Current = "current",
        /// Others come first.
        Waiting = "waiting",
    }
}

codes! {
    /// A step of a case.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CaseStep {
        /// The shop takes it in.
        Receive = "receive",
        /// The shop answers for the first time.
        Answer = "answer",
        /// The shop looks into it.
        Examine = "examine",
        /// The shop proposes what to do.
        Propose = "propose",
        /// The shopper agrees.
        Agree = "agree",
        /// The shop carries out the agreement.
        CarryOut = "carry_out",
        /// The case is closed.
        Close = "close",
        /// The shopper sends the goods.
        Send = "send",
        /// They arrive.
        Arrive = "arrive",
    }
}

/// A step of the table of steps.
#[derive(Debug)]
#[non_exhaustive]
pub struct Step {
    /// Which one it is.
    pub step: CaseStep,
    /// Events of which any completes the step. Promises of these names are for it.
    pub events: &'static [CaseEvent],
    /// Who takes it.
    by: Actor,
    /// Kinds of form whose cases always have it; others have it once one of its events may be expected.
    kinds: &'static [FormKind],
}

impl Step {
    /// Whether this completes it for a case of this kind. Who asks or proposes at once has answered.
    pub(super) fn is_done_by(&self, event: CaseEvent, kind: FormKind) -> bool {
        let is_answer = self.step == CaseStep::Answer && self.kinds.contains(&kind) && event.is_answer();
        is_answer || self.events.contains(&event)
    }
}

pub(super) const RECEIVE: usize = 0;
pub(super) const SEND: usize = 2;
pub(super) const ARRIVE: usize = 3;
pub(super) const EXAMINE: usize = 4;
pub(super) const PROPOSE: usize = 5;
pub(super) const AGREE: usize = 6;
pub(super) const CARRY_OUT: usize = 7;

/// The steps of a case (requirements S0.2.2, S1.complaint.steps, S2.return.process, S1.service.request, S3.flow).
pub(super) static STEPS: [Step; 9] = [
    Step { step: CaseStep::Receive, events: &[Event::Submitted], by: Actor::Shop, kinds: FormKind::ALL },
    Step {
        step: CaseStep::Answer,
        events: &[Event::FirstResponse, Event::Contact],
        by: Actor::Shop,
        kinds: &[Complaint, Return, Repair, Withdrawal, Cancellation],
    },
    Step { step: CaseStep::Send, events: &[Event::GoodsSent], by: Actor::Shopper, kinds: &[] },
    Step { step: CaseStep::Arrive, events: &[Event::GoodsArrived], by: Actor::Shop, kinds: &[] },
    Step {
        step: CaseStep::Examine,
        events: &[Event::Inspection, Event::OnSite],
        by: Actor::Shop,
        kinds: &[Complaint, Return, Repair],
    },
    Step {
        step: CaseStep::Propose,
        events: &[Event::Proposal, Event::ClaimAnswer],
        by: Actor::Shop,
        kinds: &[Complaint, Repair],
    },
    Step { step: CaseStep::Agree, events: &[Event::Agreement], by: Actor::Shopper, kinds: &[Complaint, Repair] },
    Step {
        step: CaseStep::CarryOut,
        events: &[
            Event::Resolution,
            Event::Repair,
            Event::Replacement,
            Event::Exchange,
            Event::Refund,
            Event::Compensation,
        ],
        by: Actor::Shop,
        kinds: &[Complaint, Return, Repair, Withdrawal],
    },
    Step { step: CaseStep::Close, events: &[Event::Closed], by: Actor::Shop, kinds: FormKind::ALL },
];

/// A step of one case.
#[derive(Debug)]
pub struct Stage {
    /// The step.
    pub step: &'static Step,
    /// How far it is.
    pub state: StepState,
    /// When it was done.
    pub at: Option<Instant>,
    /// Whose turn it is, or will be.
    pub by: Actor,
    /// The promise for it that falls due first, by its index in [`levels`](super::Progress::levels).
    pub due: Option<usize>,
}

/// The steps of a case.
pub(super) fn stages(round: &Round, kind: FormKind, policy: &Policy, levels: &[ServiceLevel]) -> Vec<Stage> {
    let standing = round.standing;
    let current = round.current();
    let last = round.done.iter().rposition(Option::is_some);
    let mut stages = Vec::new();
    let mut is_found = false;
    for (index, ((step, done), is_expected)) in STEPS.iter().zip(round.done).zip(round.expected).enumerate() {
        if !step.kinds.contains(&kind) && !is_expected && done.is_none() {
            continue;
        }
        let is_current = done.is_none() && index >= current && !is_found;
        is_found |= is_current;
        let state = match done {
            Some(_) => StepState::Done,
            None if is_current => StepState::Current,
            None if last.is_some_and(|last| index < last.max(current)) => StepState::Skipped,
            None => StepState::Waiting,
        };
        let is_asked = standing.waits && is_current;
        // The shop's promises are not due while the shopper has to act.
        let due = if done.is_none() && !is_asked { first_due(policy, levels, step.events) } else { None };
        let by = if is_asked { Actor::Shopper } else { step.by };
        stages.push(Stage { step, state, at: done, by, due });
    }
    stages
}

/// The promise of one of these names that falls due first and has not been kept.
fn first_due(policy: &Policy, levels: &[ServiceLevel], names: &[CaseEvent]) -> Option<usize> {
    let mut first: Option<(usize, Instant)> = None;
    for (index, level) in levels.iter().enumerate() {
        let is_open = matches!(level.state, PromiseState::Due | PromiseState::Missed);
        let Some((_, promise)) = level.terms(policy).filter(|_| is_open) else { continue };
        let Some(due) = level.window.closing.instant() else { continue };
        let is_named = names.iter().any(|event| event.code() == policy.names.text(promise.kind));
        if is_named && first.is_none_or(|(_, earliest)| due < earliest) {
            first = Some((index, due));
        }
    }
    first.map(|(index, _)| index)
}
