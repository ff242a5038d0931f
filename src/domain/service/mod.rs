//! By when somebody must act on a case, and whether they did.

pub(crate) mod contact;
mod course;
#[cfg(feature = "authoring")]
mod indicators;
mod progress;
mod receipt_number;
mod steps;
mod waits;
mod ways;

pub use contact::{Channel, Directory, HelpTopic, Presence, ServicePoint, Wanted, presence};
pub use course::{CaseEvent, CaseState, Standing};
#[cfg(feature = "authoring")]
pub use indicators::{Aspect, Columns, Indicators, Share, Times, indicators};
pub use progress::{Happened, History, Progress, SUBMITTED, TRADER_INFORMED, Wanted as CaseWanted, progress};
pub use receipt_number::{is_receipt_number, receipt_number};
pub use steps::{Actor, CaseStep, Stage, StepState};
pub use waits::Wait;
pub use ways::{CaseTerms, Instance, InstanceKind, Texts, Way};

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
        /// Somebody may get hurt.
        Urgent = "urgent",
        /// The goods cannot be used.
        High = "high",
        /// Every other case.
        Normal = "normal",
    }
}

codes! {
    /// Whether a promise was kept.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum PromiseState {
        /// The event that it is counted from has not happened.
        Waiting = "waiting",
        /// It is not due yet.
        Due = "due",
        /// It is paused, because the case waits for the shopper.
        Paused = "paused",
        /// It was kept.
        Met = "met",
        /// It was not kept in time.
        Missed = "missed",
        /// It depends on a fact or a calendar that is missing.
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
    /// Its window, which closes when the promise is due.
    pub window: PlacedWindow,
    /// Whether it was kept.
    pub state: PromiseState,
}

impl ServiceLevel {
    /// The document and the promise; `None` for those of another policy.
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, &'p ServicePromise)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.service.get(self.promise)?))
    }
}

/// The facts of a case.
#[derive(Debug, Default)]
pub struct CaseFacts {
    /// Its kind of complaint. If empty, only promises for all kinds apply.
    pub category: String,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// The shopper's reason.
    pub reason: Option<Name>,
    /// The department that answers; if empty, the one that the policy names for the category.
    pub department: String,
    /// The service partner that handles it; empty if it is the shop.
    pub partner: String,
    /// The part of the goods that it is about.
    pub part: String,
    /// How far away the goods are, in kilometres.
    pub distance: Option<Decimal>,
    /// The times in which it waited for the shopper, in order.
    pub waits: Vec<Wait>,
    /// The goods, with the events of their order and of the case, such as `submitted`.
    pub line: Line,
}

/// The promises for a case, by the shop and by the laws that apply. An event `repair` keeps a promise of the kind
/// `repair`.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }],
/// #     "serviceLevels": [{ "kind": "first_response", "pausesWhileWaiting": true,
/// #         "window": { "from": "submitted", "length": "PT2H", "count": "elapsed" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::{EventValue, Line};
/// use aftersales::domain::service::{CaseFacts, PromiseState, service_levels};
///
/// const HOUR: i64 = 3_600_000;
/// let submitted = Instant::held(1_772_442_000_000); // 2 March 2026, 09:00 UTC
/// let events = vec![(policy.names.find("submitted"), EventValue::At(submitted))];
/// let mut case = CaseFacts { line: Line { events, ..Line::default() }, ..CaseFacts::default() };
/// let state = |case: &CaseFacts, millis| service_levels(&policy, case, submitted.plus_millis(millis))[0].state;
///
/// // A first response is promised within two hours.
/// assert_eq!(state(&case, 2 * HOUR - 1), PromiseState::Due);
/// assert_eq!(state(&case, 2 * HOUR), PromiseState::Missed);
/// // The promise pauses while the case waits for the shopper: from 10:00 to 15:00 it loses no time.
/// case.waits.push((submitted.plus_millis(HOUR), None));
/// assert_eq!(state(&case, 3 * HOUR), PromiseState::Paused);
/// case.waits[0].1 = Some(submitted.plus_millis(6 * HOUR));
/// assert_eq!(state(&case, 7 * HOUR - 1), PromiseState::Due);
/// assert_eq!(state(&case, 7 * HOUR), PromiseState::Missed);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
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
            let kept = facts.event(promise.kept_by).and_then(|value| value.instant(&promise.window.zone));
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
