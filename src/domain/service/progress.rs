//! How far a case is: which steps are done, whose turn it is, and by when they must act.

use super::{CaseFacts, PromiseState, ServiceLevel, service_levels};
use crate::domain::calendar::Instant;
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
        /// The shop has answered.
        Answered = "answered",
        /// The shop has looked into it.
        Examined = "examined",
        /// The shop has made a proposal.
        Proposed = "proposed",
        /// The shopper has agreed.
        Agreed = "agreed",
        /// The agreement was carried out.
        CarriedOut = "carried_out",
        /// It is closed.
        Closed = "closed",
        /// It was closed and opened again.
        Reopened = "reopened",
        /// It was passed to a higher level.
        Escalated = "escalated",
        /// It waits for information from the shopper.
        WaitingForShopper = "waiting_for_shopper",
    }
}

/// A step of the table of steps.
#[derive(Debug)]
#[non_exhaustive]
pub struct Step {
    /// Which one it is.
    pub step: CaseStep,
    /// The state of a case whose latest step it is.
    reached: CaseState,
    /// Events of which any completes the step. Promises of these names are for it.
    pub events: &'static [&'static str],
    /// Who takes it.
    by: Actor,
    /// Kinds of form whose cases have it; all kinds if empty.
    kinds: &'static [&'static str],
}

/// The steps of a case (requirements S0.2.2, S1.complaint.steps, S2.return.process, S1.service.request, S3.flow).
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

/// The event of the first step.
pub const SUBMITTED: &str = "submitted";
/// The event of a withdrawal from which laws count: the shop was told of it.
pub const TRADER_INFORMED: &str = "trader_informed";
/// Events beside the steps.
const REOPENED: &str = "reopened";
const ESCALATED: &str = "escalated";
const INFORMATION_REQUESTED: &str = "information_requested";
const INFORMATION_GIVEN: &str = "information_given";

/// Every event that a case may have.
///
/// ```
/// use aftersales::domain::service::{SUBMITTED, case_events};
///
/// let events = case_events();
/// assert!(events.contains(&SUBMITTED) && events.contains(&"refund") && !events.contains(&"delivered"));
/// ```
#[must_use]
pub fn case_events() -> Vec<&'static str> {
    let mut all = Vec::from([REOPENED, ESCALATED, INFORMATION_REQUESTED, INFORMATION_GIVEN]);
    for step in &STEPS {
        all.extend_from_slice(step.events);
    }
    all
}

/// The events of a case.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Names of events, each with its instant.
    pub events: Vec<(&'static str, Instant)>,
}

impl History {
    /// When an event happened.
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
    /// The promise for it that falls due first, by its index in [`Progress::levels`].
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
    /// The promises for it.
    pub levels: Vec<ServiceLevel>,
    /// The next instant at which time alone changes this answer: when a promise falls due.
    pub next_change: Option<Instant>,
}

/// How far a case is that began with a form of this kind.
///
/// A step that is missing before a later one was skipped. A reopened case starts again after its first step, and
/// earlier events do not count. A case is escalated until another step is done, and waits for the shopper from a
/// request for information until the information is given. Every event of the record has happened: `now` only decides
/// which promises are due, since the clock of a page may run behind.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::service::{CaseFacts, CaseState, History, progress};
///
/// let mut history = History::default();
/// let mut state_after = |event| {
///     let at = Instant::held(1_772_442_000_000 + 1000 * history.events.len() as i64);
///     history.events.push((event, at));
///     progress(&policy, "complaint", &CaseFacts::default(), &history, at).state
/// };
/// assert_eq!(state_after("submitted"), CaseState::Received);
/// assert_eq!(state_after("first_response"), CaseState::Answered);
/// assert_eq!(state_after("information_requested"), CaseState::WaitingForShopper);
/// assert_eq!(state_after("information_given"), CaseState::Answered);
/// assert_eq!(state_after("closed"), CaseState::Closed);
/// assert_eq!(state_after("reopened"), CaseState::Reopened);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
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
    let is_given = |since: &Instant| history.at(INFORMATION_GIVEN).is_some_and(|given| given >= *since);
    let requested = history.at(INFORMATION_REQUESTED).filter(|since| is_current(since) && !is_given(since));
    let is_open = last.is_none_or(|last| last.saturating_add(1) < stages.len());
    let waits = is_open && requested.is_some_and(|since| latest.is_none_or(|latest| latest <= since));
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
            // The shop's promises are not due while the shopper has to act.
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
