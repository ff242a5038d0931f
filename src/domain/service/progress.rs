//! How far a case is: which steps are done, whose turn it is, what may happen next, and by when.

use super::CaseEvent as Event;
use super::steps::{AGREE, ARRIVE, Actor, CARRY_OUT, EXAMINE, PROPOSE, RECEIVE, SEND, STEPS, Stage, StepState, stages};
use super::ways::{Way, ways};
use super::{CaseEvent, CaseFacts, CaseState, PromiseState, ServiceLevel, Standing, Wait, service_levels};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{ClaimState, EventValue, Facts, Request};
use crate::domain::form::FormKind;
use crate::domain::policy::{Name, Policy};
use chrono::NaiveDate;

/// The event of the first step.
pub const SUBMITTED: &str = "submitted";
/// The event of a withdrawal from which laws count: the shop was told of it.
pub const TRADER_INFORMED: &str = "trader_informed";

/// Something that happened to a case.
#[derive(Clone, Copy, Debug)]
pub struct Happened {
    /// What it was.
    pub event: CaseEvent,
    /// When, as it is stated.
    pub when: EventValue,
    /// The same as an instant.
    pub at: Instant,
    /// Until when the shopper may answer, with the last day if a date is stated.
    pub until: Option<(Instant, Option<NaiveDate>)>,
    /// Its place in the log of the record.
    pub entry: Option<usize>,
}

/// What happened to a case, in order.
#[derive(Debug)]
pub struct History {
    /// The form that it came with.
    pub kind: FormKind,
    /// The urgency that raised its priority; empty if none did.
    pub because: String,
    /// Whether its survey was answered.
    pub is_surveyed: bool,
    /// What happened; the first first.
    pub happened: Vec<Happened>,
}

/// What the shopper is to do: what happened last that is theirs to answer.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// What happened.
    pub asked: Happened,
    /// Whether its time is over.
    pub is_over: bool,
}

/// How far a case is.
#[derive(Debug)]
#[non_exhaustive]
pub struct Progress {
    /// The form that it came with.
    pub kind: FormKind,
    /// The urgency that raised its priority; empty if none did.
    pub because: String,
    /// Its state.
    pub state: CaseState,
    /// Whose turn it is; nobody's, if it is over.
    pub turn: Option<Actor>,
    /// Its steps, in order.
    pub stages: Vec<Stage>,
    /// What the shopper is to do.
    pub wanted: Option<Wanted>,
    /// What may happen next.
    pub may: Vec<CaseEvent>,
    /// What of that the shopper may do.
    pub shopper_may: Vec<CaseEvent>,
    /// Whether the shopper may say how it went: once it is closed, and once.
    pub is_survey_open: bool,
    /// What it is to the goods that it is about.
    pub claim: ClaimState,
    /// Where the shopper may go with a dispute.
    pub ways: Vec<Way>,
    /// The promises for it.
    pub levels: Vec<ServiceLevel>,
    /// Promises of before it was opened again, which were kept or not.
    pub earlier: Vec<ServiceLevel>,
    /// The next instant at which time alone changes this answer.
    pub next_change: Option<Instant>,
}

/// The time from the arrival of a case, or from its being opened again, until it is closed.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) standing: Standing,
    /// What happened in it.
    happened: Vec<Happened>,
    /// When each step was done.
    pub(super) done: [Option<Instant>; STEPS.len()],
    /// Which steps are expected beside those of the kind.
    pub(super) expected: [bool; STEPS.len()],
    waits: Vec<Wait>,
    /// What the shopper is to answer.
    asked: Option<Happened>,
}

impl Round {
    fn new(standing: Standing, received: Option<Instant>) -> Self {
        let mut done = [None; STEPS.len()];
        if let Some(first) = done.first_mut() {
            *first = received;
        }
        let (happened, waits) = (Vec::new(), Vec::new());
        Self { standing, happened, done, expected: [false; STEPS.len()], waits, asked: None }
    }

    /// Takes what happened; what cannot follow changes nothing but may keep a promise.
    fn take(&mut self, happened: Happened, kind: FormKind) {
        self.happened.push(happened);
        let Some(after) = self.standing.after(happened.event, kind) else { return };
        match (self.standing.waits, after.waits) {
            (false, true) => self.waits.push((happened.at, None)),
            (true, false) => {
                if let Some((_, ends)) = self.waits.last_mut() {
                    *ends = Some(happened.at);
                }
            }
            _ => {}
        }
        // What is to be done once more is not done any more.
        let (again, expected): (&[usize], &[usize]) = match happened.event {
            Event::SendRequested => (&[SEND, ARRIVE, EXAMINE], &[SEND, ARRIVE]),
            Event::GoodsSent => (&[ARRIVE, EXAMINE], &[SEND, ARRIVE]),
            Event::GoodsArrived => (&[EXAMINE], &[ARRIVE]),
            Event::Proposal | Event::ClaimAnswer => (&[AGREE], &[PROPOSE, AGREE]),
            Event::ProposalRefused => (&[PROPOSE, AGREE], &[PROPOSE, AGREE]),
            Event::Inspection | Event::OnSite => (&[], &[EXAMINE]),
            _ => (&[], &[]),
        };
        for step in again {
            if let Some(done) = self.done.get_mut(*step) {
                *done = None;
            }
        }
        for step in expected {
            if let Some(is_expected) = self.expected.get_mut(*step) {
                *is_expected = true;
            }
        }
        for (step, done) in STEPS.iter().zip(&mut self.done) {
            if step.is_done_by(happened.event, kind) && done.is_none() {
                *done = Some(happened.at);
            }
        }
        if matches!(
            happened.event,
            Event::InformationRequested | Event::Proposal | Event::ClaimAnswer | Event::SendRequested
        ) {
            self.asked = Some(happened);
        } else if after.reached != self.standing.reached || self.standing.waits && !after.waits {
            self.asked = None;
        }
        self.standing = after;
    }

    /// The place of the step that is next.
    pub(super) fn current(&self) -> usize {
        match self.standing.reached {
            CaseState::GoodsAwaited => SEND,
            CaseState::GoodsSent => ARRIVE,
            CaseState::GoodsArrived => EXAMINE,
            CaseState::ProposalRefused => PROPOSE,
            CaseState::Refused => CARRY_OUT.saturating_add(1),
            CaseState::Cancelled => STEPS.len(),
            _ => self.done.iter().rposition(Option::is_some).map_or(RECEIVE, |last| last.saturating_add(1)),
        }
    }

    /// The promises for it, as they are at an instant.
    fn levels(
        &self,
        policy: &Policy,
        facts: &mut CaseFacts,
        others: &[(Name, EventValue)],
        now: Instant,
    ) -> Vec<ServiceLevel> {
        let submitted = policy.names.find(SUBMITTED);
        let mut events: Vec<(Name, EventValue)> = Vec::new();
        for happened in &self.happened {
            let name = policy.names.find(happened.event.code());
            // A case that is opened again is promised everything anew.
            let name = if happened.event == Event::Reopened { submitted } else { name };
            if !events.iter().any(|(known, _)| *known == name) {
                events.push((name, happened.when));
            }
        }
        let answered = policy.names.find(Event::FirstResponse.code());
        // Who proposes or refunds at once has answered.
        if let Some(first) = self.happened.iter().find(|happened| happened.event.is_answer())
            && !events.iter().any(|(known, _)| *known == answered)
        {
            events.push((answered, first.when));
        }
        events.extend_from_slice(others);
        facts.line.events = events;
        facts.waits.clone_from(&self.waits);
        service_levels(policy, facts, now)
    }
}

/// How far a case is.
///
/// A step that is missing before a later one was skipped. A case that is opened again starts anew after its first step:
/// its promises count from then, and those of before stay told as they were. A case is escalated until another step is
/// done, and waits for the shopper from a request for information until the information is given. Every event of the
/// record has happened: `now` only decides which times are over, since the clock of a page may run behind.
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
/// use aftersales::domain::entitlement::EventValue;
/// use aftersales::domain::form::FormKind;
/// use aftersales::domain::service::{CaseEvent, CaseFacts, CaseState, Happened, History, progress};
///
/// let mut history = History { kind: FormKind::Complaint, because: String::new(), is_surveyed: false, happened: Vec::new() };
/// let mut state_after = |event| {
///     let at = Instant::held(1_772_442_000_000 + 1000 * history.happened.len() as i64);
///     history.happened.push(Happened { event, when: EventValue::At(at), at, until: None, entry: None });
///     progress(&policy, CaseFacts::default(), &history, at).state
/// };
/// assert_eq!(state_after(CaseEvent::Submitted), CaseState::Received);
/// assert_eq!(state_after(CaseEvent::FirstResponse), CaseState::Answered);
/// assert_eq!(state_after(CaseEvent::InformationRequested), CaseState::WaitingForShopper);
/// assert_eq!(state_after(CaseEvent::InformationGiven), CaseState::Answered);
/// assert_eq!(state_after(CaseEvent::Closed), CaseState::Closed);
/// assert_eq!(state_after(CaseEvent::Reopened), CaseState::Reopened);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn progress(policy: &Policy, mut facts: CaseFacts, history: &History, now: Instant) -> Progress {
    let kind = history.kind;
    let others = std::mem::take(&mut facts.line.events);
    let mut earlier = Vec::new();
    let mut round = Round::new(first(history), None);
    for happened in &history.happened {
        if happened.event == Event::Reopened
            && let Some(after) = round.standing.after(Event::Reopened, kind)
        {
            let received = round.done.first().copied().flatten();
            let levels = round.levels(policy, &mut facts, &others, happened.at);
            earlier.extend(levels.into_iter().filter(|level| is_settled(level) && counts_anew(policy, level)));
            round = Round::new(after, received);
            round.happened.push(*happened);
        } else {
            round.take(*happened, kind);
        }
    }
    let mut levels = round.levels(policy, &mut facts, &others, now);
    if let Some(over) = round.happened.last().filter(|_| !round.standing.is_open()) {
        // Nothing that counts from the case falls due any more once it is over; what counts from the goods goes on, unless the
        // shopper took it back.
        let goes_on = round.standing.reached == CaseState::Closed;
        let then = round.levels(policy, &mut facts, &others, over.at);
        levels.retain(|level| goes_on && !counts_anew(policy, level));
        levels.extend(then.into_iter().filter(|level| is_settled(level) && counts_anew(policy, level)));
    }
    let stages = stages(&round, kind, policy, &levels);
    let (standing, current) = (round.standing, stages.iter().find(|stage| stage.state == StepState::Current));
    let is_shoppers = standing.waits || matches!(standing.reached, CaseState::Proposed | CaseState::GoodsAwaited);
    let wanted = round
        .asked
        .filter(|_| is_shoppers && standing.is_open())
        .map(|asked| Wanted { asked, is_over: asked.until.is_some_and(|(closes, _)| now >= closes) });
    let is_expired =
        !standing.waits && standing.reached == CaseState::Proposed && wanted.is_some_and(|wanted| wanted.is_over);
    let state = match standing.state() {
        CaseState::Proposed if is_expired => CaseState::ProposalExpired,
        state => state,
    };
    let turn = standing.is_open().then(|| {
        let is_shoppers = is_shoppers && !is_expired || standing.reached == CaseState::Refused;
        if is_shoppers && !standing.is_escalated { Actor::Shopper } else { Actor::Shop }
    });
    let due = current.and_then(|stage| stage.due).and_then(|due| levels.get(due));
    let is_late = due.is_none_or(|level| level.state == PromiseState::Missed);
    let is_possible =
        |event: &CaseEvent| standing.after(*event, kind).is_some() && !(is_expired && *event == Event::Agreement);
    let may: Vec<CaseEvent> = CaseEvent::ALL.iter().copied().filter(is_possible).collect();
    let is_own = |event: &CaseEvent| match event {
        // A higher level is for what is refused, and for whom nothing is promised any more.
        Event::Escalated => standing.is_disputed || is_expired || turn == Some(Actor::Shop) && is_late,
        // The shopper's form was the first event.
        Event::Submitted => false,
        event => event.by() == Actor::Shopper,
    };
    let shopper_may = may.iter().copied().filter(is_own).collect();
    let is_missed = due.is_some_and(|level| level.state == PromiseState::Missed);
    let ways = if standing.is_disputed || standing.is_escalated || is_missed || is_expired {
        ways(policy, &Facts::new(policy, &facts.line, &Request::default()), now)
    } else {
        Vec::new()
    };
    let is_carried_out = round.done.get(CARRY_OUT).is_some_and(Option::is_some);
    let claim = match standing.reached {
        _ if is_carried_out => ClaimState::Done,
        CaseState::Cancelled => ClaimState::Cancelled,
        CaseState::Refused | CaseState::Closed => ClaimState::Rejected,
        _ => ClaimState::Open,
    };
    let until = wanted.and_then(|wanted| wanted.asked.until).map(|(closes, _)| closes).filter(|at| *at > now);
    let next_change = next_change(&levels, now).into_iter().chain(until).min();
    let is_survey_open = standing.reached == CaseState::Closed && kind != FormKind::Survey && !history.is_surveyed;
    let because = history.because.clone();
    Progress {
        kind,
        because,
        state,
        turn,
        stages,
        wanted,
        may,
        shopper_may,
        is_survey_open,
        claim,
        ways,
        levels,
        earlier,
        next_change,
    }
}

/// Where a case starts: a record that says what happened and not when it arrived has arrived all the same.
fn first(history: &History) -> Standing {
    let arrives = history.happened.iter().any(|happened| happened.event == Event::Submitted);
    let received = Standing::SENT.after(Event::Submitted, history.kind).unwrap_or(Standing::SENT);
    if arrives || history.happened.is_empty() { Standing::SENT } else { received }
}

/// Whether a promise was kept or not, for good.
fn is_settled(level: &ServiceLevel) -> bool {
    matches!(level.state, PromiseState::Met | PromiseState::Missed)
}

/// Whether a promise is counted from something that happened to the case: one that is not goes on when it is opened again.
fn counts_anew(policy: &Policy, level: &ServiceLevel) -> bool {
    let counted = level.window.counted.map(|counted| counted.event);
    counted.is_some_and(|event| CaseEvent::from_code(&policy.names.text(event)).is_some())
}

fn next_change(levels: &[ServiceLevel], now: Instant) -> Option<Instant> {
    let due = levels.iter().filter(|level| level.state == PromiseState::Due);
    due.filter_map(|level| level.window.closing.instant()).filter(|at| *at > now).min()
}
