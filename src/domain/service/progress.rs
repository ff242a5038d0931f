//! How far a case is: which steps are done, whose turn it is, and by when.

use super::{CaseFacts, PromiseState, ServiceLevel, service_levels};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;

codes! {
    /// Whose turn it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Actor {
        /// The shop's.
        Shop = "shop",
        /// The shopper's.
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
        /// What was agreed is done.
        CarryOut = "carry_out",
        /// The case is closed.
        Close = "close",
    }
}

codes! {
    /// How far a case is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CaseState {
        /// It is on its way.
        Sent = "sent",
        /// The shop has it.
        Received = "received",
        /// It was answered.
        Answered = "answered",
        /// It was looked into.
        Examined = "examined",
        /// Something was proposed.
        Proposed = "proposed",
        /// The shopper has agreed.
        Agreed = "agreed",
        /// What was agreed was done.
        CarriedOut = "carried_out",
        /// It is closed.
        Closed = "closed",
        /// It was taken up again.
        Reopened = "reopened",
        /// It was handed on to somebody above.
        Escalated = "escalated",
        /// Something was asked of the shopper.
        WaitingForShopper = "waiting_for_shopper",
    }
}

/// A step as the table has it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Step {
    /// Which one it is.
    pub step: CaseStep,
    /// The state of a case whose latest step it is.
    reached: CaseState,
    /// What happens then: any of these events; promises of these names are for it.
    pub events: &'static [&'static str],
    /// Who takes it.
    by: Actor,
    /// Kinds of form whose cases have it; none: all.
    kinds: &'static [&'static str],
}

/// The steps of a case (S0.2.2, S1.complaint.steps, S2.return.process, S1.service.request, S3.flow).
static STEPS: [Step; 7] = [
    Step { step: CaseStep::Receive, reached: CaseState::Received, events: &[SUBMITTED], by: Actor::Shop, kinds: &[] },
    Step {
        step: CaseStep::Answer,
        reached: CaseState::Answered,
        events: &["first_response", "contact"],
        by: Actor::Shop,
        kinds: &["complaint", "return", "repair", "withdrawal"],
    },
    Step {
        step: CaseStep::Examine,
        reached: CaseState::Examined,
        events: &["inspection", "on_site"],
        by: Actor::Shop,
        kinds: &["complaint", "return", "repair"],
    },
    Step {
        step: CaseStep::Propose,
        reached: CaseState::Proposed,
        events: &["proposal", "claim_answer"],
        by: Actor::Shop,
        kinds: &["complaint", "repair"],
    },
    Step {
        step: CaseStep::Agree,
        reached: CaseState::Agreed,
        events: &["agreement"],
        by: Actor::Shopper,
        kinds: &["complaint", "repair"],
    },
    Step {
        step: CaseStep::CarryOut,
        reached: CaseState::CarriedOut,
        events: &["resolution", "repair", "replacement", "refund"],
        by: Actor::Shop,
        kinds: &["complaint", "return", "repair", "withdrawal"],
    },
    Step { step: CaseStep::Close, reached: CaseState::Closed, events: &["closed"], by: Actor::Shop, kinds: &[] },
];

/// The event of its first step.
pub const SUBMITTED: &str = "submitted";
/// What happens to a case beside its steps.
const REOPENED: &str = "reopened";
const ESCALATED: &str = "escalated";
const ASKED: &str = "information_requested";
const TOLD: &str = "information_given";

/// Every event that a case may have, for whoever reads one.
#[must_use]
pub fn case_events() -> Vec<&'static str> {
    let mut all = Vec::from([REOPENED, ESCALATED, ASKED, TOLD]);
    for step in &STEPS {
        all.extend_from_slice(step.events);
    }
    all
}

/// What happened to a case, and when.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Events by their names.
    pub events: Vec<(&'static str, Instant)>,
}

impl History {
    /// When something happened.
    fn at(&self, event: &str) -> Option<Instant> {
        self.events.iter().find(|(name, _)| *name == event).map(|(_, at)| *at)
    }
}

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
    /// The promise for it that falls due first, by its place among the levels.
    pub due: Option<usize>,
}

/// How far a case is.
#[derive(Debug)]
#[non_exhaustive]
pub struct Progress {
    /// Its state.
    pub state: CaseState,
    /// Its steps, in order.
    pub stages: Vec<Stage>,
    /// What was promised for it.
    pub levels: Vec<ServiceLevel>,
    /// When time alone changes this answer: the next promise to fall due.
    pub next_change: Option<Instant>,
}

/// How far is a case of a kind of form? A step that was left out before a later one is skipped. A case that was
/// reopened has all but its receipt to do again: what happened before that does not count. It is `escalated` until a
/// step is done after that, and waits for the shopper while something that was asked of them has not been told. What a
/// record says has happened: `now` tells only which promises are due, as the clock of a page may run behind.
pub fn progress(policy: &Policy, kind: &str, facts: &CaseFacts, history: &History, now: Instant) -> Progress {
    let levels = service_levels(policy, facts, now);
    let reopened = history.at(REOPENED);
    let mut stages = Vec::new();
    for (index, step) in STEPS.iter().enumerate() {
        if !step.kinds.is_empty() && !step.kinds.contains(&kind) {
            continue;
        }
        let since = reopened.filter(|_| index > 0);
        let done = step.events.iter().filter_map(|event| history.at(event));
        let at = done.filter(|at| since.is_none_or(|since| *at >= since)).min();
        let due = if at.is_none() { first_due(policy, &levels, step.events) } else { None };
        let state = if at.is_some() { StepState::Done } else { StepState::Waiting };
        stages.push(Stage { step, state, at, by: step.by, due });
    }
    let last = stages.iter().rposition(|stage| stage.state == StepState::Done);
    let latest = stages.iter().filter_map(|stage| stage.at).max();
    let is_current = |at: &Instant| reopened.is_none_or(|reopened| *at >= reopened);
    let answered = |asked: &Instant| history.at(TOLD).is_some_and(|told| told >= *asked);
    let asked = history.at(ASKED).filter(|asked| is_current(asked) && !answered(asked));
    let is_open = last.is_none_or(|last| last.saturating_add(1) < stages.len());
    let waits = is_open && asked.is_some_and(|asked| latest.is_none_or(|latest| latest <= asked));
    for (index, stage) in stages.iter_mut().enumerate() {
        stage.state = match (stage.state, last) {
            (StepState::Done, _) => StepState::Done,
            (_, Some(last)) if index < last => StepState::Skipped,
            (_, Some(last)) if index == last.saturating_add(1) => StepState::Current,
            (_, None) if index == 0 => StepState::Current,
            _ => StepState::Waiting,
        };
        if waits && stage.state == StepState::Current {
            stage.by = Actor::Shopper;
            // What the shop promised can wait as long as it must.
            stage.due = None;
        }
    }
    let escalated = history.at(ESCALATED).filter(is_current);
    let state = if is_open && escalated.is_some_and(|at| latest.is_none_or(|latest| latest <= at)) {
        CaseState::Escalated
    } else if waits {
        CaseState::WaitingForShopper
    } else if reopened.is_some() && last.is_none_or(|last| last == 0) {
        CaseState::Reopened
    } else {
        last.and_then(|last| stages.get(last)).map_or(CaseState::Sent, |stage| stage.step.reached)
    };
    let next_change = next_change(&levels, now);
    Progress { state, stages, levels, next_change }
}

/// The promise of one of these names that falls due first and has not been kept.
fn first_due(policy: &Policy, levels: &[ServiceLevel], names: &[&str]) -> Option<usize> {
    let mut first: Option<(usize, Instant)> = None;
    for (index, level) in levels.iter().enumerate() {
        let is_open = matches!(level.state, PromiseState::Due | PromiseState::Missed);
        let Some((_, promise)) = level.terms(policy).filter(|_| is_open) else { continue };
        let Some(due) = level.window.closing.instant() else { continue };
        let is_named = names.contains(&policy.names.text(promise.kind).as_str());
        if is_named && first.is_none_or(|(_, earliest)| due < earliest) {
            first = Some((index, due));
        }
    }
    first.map(|(index, _)| index)
}

fn next_change(levels: &[ServiceLevel], now: Instant) -> Option<Instant> {
    let due = levels.iter().filter(|level| level.state == PromiseState::Due);
    due.filter_map(|level| level.window.closing.instant()).filter(|at| *at > now).min()
}
