//! Promised times of service: who must answer by when.

mod contact;
#[cfg(feature = "authoring")]
mod indicators;
mod progress;
mod waits;

pub use contact::{Channel, Directory, HelpTopic, Presence, ServicePoint, Wanted, presence};
#[cfg(feature = "authoring")]
pub use indicators::{Aspect, Columns, Indicators, Share, indicators};
pub use progress::{Actor, CaseState, CaseStep, History, Progress, SUBMITTED, Stage, StepState, case_events, progress};
pub use waits::Wait;

use crate::domain::calendar::Instant;
use crate::domain::entitlement::{
    Facts, Line, PlacedWindow, Position, Request, Trace, Truth, bounded, place_unbounded,
};
use crate::domain::money::Decimal;
use crate::domain::policy::{Document, Name, Policy, ServicePromise};
use waits::pause;

codes! {
    /// How urgent a case is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Priority {
        /// Somebody may be hurt.
        Urgent = "urgent",
        /// The goods cannot be used.
        High = "high",
        /// Anything else.
        Normal = "normal",
    }
}

codes! {
    /// Whether a promise was kept.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum PromiseState {
        /// What it is counted from has not happened.
        Waiting = "waiting",
        /// It is not due yet.
        Due = "due",
        /// It stands still, because the case waits for the shopper.
        Paused = "paused",
        /// It was kept.
        Met = "met",
        /// It was not kept in time.
        Missed = "missed",
        /// That cannot be told.
        Unknown = "unknown",
    }
}

/// A promised time on the timeline of one case.
#[derive(Debug)]
#[non_exhaustive]
pub struct ServiceLevel {
    /// Index of the document.
    pub document: usize,
    /// Index of the promise in the document's list.
    pub promise: usize,
    /// By when.
    pub window: PlacedWindow,
    /// Whether it was kept.
    pub state: PromiseState,
}

impl ServiceLevel {
    /// The document and the promise.
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, &'p ServicePromise)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.service.get(self.promise)?))
    }
}

/// What is known of a case.
#[derive(Debug, Default)]
pub struct CaseFacts {
    /// Its kind of complaint; a promise for some kinds only is for none that is not stated.
    pub category: String,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// Why the shopper asked.
    pub reason: Option<Name>,
    /// Who answers; by default whom the policy names for the category.
    pub department: String,
    /// The partner who does it, if that is not the shop.
    pub partner: String,
    /// The part of the goods that it is about.
    pub part: String,
    /// How far away the goods are, in kilometres.
    pub distance: Option<Decimal>,
    /// When it waited for the shopper, in order.
    pub waits: Vec<Wait>,
    /// The goods, and what happened with them and in the case, such as `submitted`.
    pub line: Line,
}

/// The promises for a case, of the shop and of the laws that apply. A promise of the kind `repair` is kept by an
/// event `repair`.
pub fn service_levels(policy: &Policy, case: &CaseFacts, now: Instant) -> Vec<ServiceLevel> {
    let request = Request { reason: case.reason, ..Request::default() };
    let facts = Facts::new(policy, &case.line, &request);
    let named = |names: &[String], name: &str| names.is_empty() || names.iter().any(|known| known == name);
    let mut department = case.department.as_str();
    for kind in policy.complaints.iter().filter(|kind| department.is_empty() && kind.id == case.category) {
        department = &kind.department;
    }
    let mut levels = Vec::new();
    for (document, terms) in policy.documents.iter().enumerate() {
        if facts.concerns(terms) != Truth::True {
            continue;
        }
        for (index, promise) in terms.service.iter().enumerate() {
            let priority = case.priority.map_or("", Priority::code);
            let far = promise.distance.is_some_and(|range| !case.distance.is_some_and(|far| range.contains(far)));
            let bound = named(&promise.departments, department)
                && named(&promise.partners, &case.partner)
                && named(&promise.parts, &case.part);
            if far || !bound || !named(&promise.categories, &case.category) || !named(&promise.priorities, priority) {
                continue;
            }
            let mut trace = Trace::default();
            if trace.judge(&promise.when, &facts, None) != Truth::True {
                continue;
            }
            let mut window = place_unbounded(&promise.window, &facts, &mut trace);
            let kept = facts.event(promise.kind).and_then(|value| value.instant(&promise.window.zone));
            let paused = promise.pauses && pause(&mut window, &promise.window, &case.waits, kept.unwrap_or(now));
            let window = bounded(window, &promise.window, &facts, &mut trace);
            let state = match (window.position(kept.unwrap_or(now)), kept) {
                (Position::After, _) => PromiseState::Missed,
                (Position::Unknown, None) if paused => PromiseState::Paused,
                (Position::Unknown, _) => PromiseState::Unknown,
                (_, Some(_)) => PromiseState::Met,
                (Position::Inside | Position::Before, None) => PromiseState::Due,
                (Position::NotStarted, None) => PromiseState::Waiting,
            };
            levels.push(ServiceLevel { document, promise: index, window, state });
        }
    }
    levels
}
