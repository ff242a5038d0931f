use super::form::FormKind;
use crate::domain::calendar::{Instant, Zone};
use crate::domain::entitlement::EventValue;

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The department that the case was routed to.
    Department,
    /// The shopper.
    Shopper,
    /// Those above the department.
    Management,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseState {
    /// It was received, and nothing else happened.
    Received,
    /// Some steps are done.
    InProgress,
    /// It is with the management.
    Escalated,
    /// It was closed and is open again.
    Reopened,
    /// It is over.
    Closed,
}

/// A step from received to closed; an event of its name says when it was done.
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// Who must do it.
    pub actor: Actor,
    /// The kind of promise that says by when; empty if none does.
    pub promise: &'static str,
    /// When it was done.
    pub done: Option<Instant>,
}

/// A case between received and closed.
pub struct Progress {
    /// Where it stands.
    pub state: CaseState,
    /// Its steps in their order.
    pub steps: Vec<Step>,
    /// The step that comes next; none once the case is closed.
    pub next: Option<usize>,
}

type Row = (&'static str, Actor, &'static str);
use Actor::{Department, Shopper};

/// S1.complaint.steps, without those that are inside the shop only.
const COMPLAINT: &[Row] = &[
    ("received", Department, ""),
    ("judged", Department, "first_response"),
    ("investigated", Department, "inspection"),
    ("proposed", Department, "resolution"),
    ("answered", Shopper, ""),
    ("followed_up", Department, "follow_up"),
    ("closed", Department, ""),
];
/// S0.2.2: report, dispatch, repair, follow-up, feedback.
const REPAIR: &[Row] = &[
    ("received", Department, ""),
    ("dispatched", Department, "first_response"),
    ("received_for_repair", Shopper, ""),
    ("inspected", Department, "inspection"),
    ("repaired", Department, "repair"),
    ("handed_back", Department, "resolution"),
    ("followed_up", Department, "follow_up"),
    ("closed", Department, ""),
];
/// S2.return.process: request, check, goods, refund or exchange.
const RETURN: &[Row] = &[
    ("received", Department, ""),
    ("judged", Department, "first_response"),
    ("goods_sent", Shopper, ""),
    ("inspected", Department, "inspection"),
    ("settled", Department, "resolution"),
    ("closed", Department, ""),
];
const SHORT: &[Row] = &[("received", Department, ""), ("closed", Department, "")];

/// How far a case has come at an instant. What is to happen later has not; of a case that was closed and reopened, the
/// steps after `received` count from then on.
///
/// A step that was left out does not hold the case up: a later one that is done is further.
pub fn progress(kind: FormKind, events: &[(&str, EventValue)], zone: &Zone, now: Instant) -> Progress {
    let happened = |name: &str| {
        let value = events.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        value.and_then(|value| value.instant(zone)).filter(|at| *at <= now)
    };
    let (closed, reopened) = (happened("closed"), happened("reopened"));
    let again = reopened.filter(|reopened| closed.is_none_or(|closed| *reopened >= closed));
    let escalated = happened("escalated").filter(|at| again.is_none_or(|again| *at >= again));
    let rows = match kind {
        FormKind::Complaint => COMPLAINT,
        FormKind::Repair => REPAIR,
        FormKind::Return | FormKind::Withdrawal => RETURN,
        FormKind::Registration | FormKind::Survey => SHORT,
    };
    let mut steps = Vec::new();
    let mut last = None;
    for (place, (name, actor, promise)) in rows.iter().enumerate() {
        let done = happened(name).filter(|at| place == 0 || again.is_none_or(|again| *at >= again));
        if done.is_some() {
            last = Some(place);
        }
        let above = escalated.is_some() && *actor == Actor::Department && done.is_none();
        steps.push(Step { name, actor: if above { Actor::Management } else { *actor }, promise, done });
    }
    let over = closed.is_some() && again.is_none();
    let state = match () {
        () if over => CaseState::Closed,
        () if escalated.is_some() => CaseState::Escalated,
        () if again.is_some() => CaseState::Reopened,
        () if last.unwrap_or(0) == 0 => CaseState::Received,
        () => CaseState::InProgress,
    };
    let next = last.map_or(0, |last| last.saturating_add(1));
    Progress { state, next: (!over && next < steps.len()).then_some(next), steps }
}
