//! Promised times of service: who must answer by when.

use crate::domain::calendar::Instant;
use crate::domain::entitlement::{EventValue, Evidence, Line, Placement, Position, Request, World, place};
use crate::domain::policy::{Name, Policy};

/// How urgent a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// Somebody may be hurt.
    Urgent,
    /// The goods cannot be used.
    High,
    /// Anything else.
    Normal,
}

/// Whether a promise was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseState {
    /// What it is counted from has not happened.
    Waiting,
    /// It is not due yet.
    Due,
    /// It was kept.
    Met,
    /// It was not kept in time.
    Missed,
    /// That cannot be told.
    Unknown,
}

/// A promised time on the timeline of one case.
pub struct ServiceLevel {
    /// What is promised.
    pub kind: Name,
    /// By when.
    pub window: Placement,
    /// Whether it was kept.
    pub state: PromiseState,
}

/// The promises for a case of this category and priority. `events` says what happened in the case, such as
/// `submitted`; a promise of the kind `repair` is kept by an event `repair`.
pub fn service_levels(
    policy: &Policy,
    category: &str,
    priority: Priority,
    events: &[(Name, EventValue)],
    now: Instant,
) -> Vec<ServiceLevel> {
    let line = Line { events: events.to_vec(), ..Line::default() };
    let request = Request::default();
    let world = World::new(policy, &line, &request);
    let mut levels = Vec::new();
    for promise in &policy.service {
        let named = |names: &[String], name: &str| names.is_empty() || names.iter().any(|known| known == name);
        if !named(&promise.categories, category) || !named(&promise.priorities, priority.code()) {
            continue;
        }
        let window = place(&promise.window, 0, &world, &mut Evidence::default());
        let kept = world.event(promise.kind).and_then(|value| value.instant(&promise.window.zone));
        let state = match (window.position(kept.unwrap_or(now)), kept) {
            (Position::After, _) => PromiseState::Missed,
            (Position::Unknown, _) => PromiseState::Unknown,
            (_, Some(_)) => PromiseState::Met,
            (Position::Inside | Position::Before, None) => PromiseState::Due,
            (Position::NotStarted, None) => PromiseState::Waiting,
        };
        levels.push(ServiceLevel { kind: promise.kind, window, state });
    }
    levels
}
