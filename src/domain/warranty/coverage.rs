//! Which warranties are for an order line, and what they are worth at an instant.

use std::sync::Arc;

use super::Standing;
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{
    Closing, Fact, Facts, Line, MetRequirement, PlacedWindow, Position, Request, Trace, Truth, met, place, place_after,
};
use crate::domain::money::Decimal;
use crate::domain::policy::{Document, Policy, Registration, Test, Transfer, UsageUnit, Warranty, Window};

codes! {
    /// What a warranty is worth at an instant.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CoverageState {
        /// The event that starts it has not happened.
        NotStarted = "not_started",
        /// It covers the goods.
        Active = "active",
        /// It covers the goods, and ends soon.
        Expiring = "expiring",
        /// It is over.
        Expired = "expired",
        /// It needs a registration, which is missing.
        Unregistered = "unregistered",
        /// Something that was done to the goods ended it.
        Void = "void",
        /// A missing fact decides.
        Unknown = "unknown",
    }
}

codes! {
    /// What ended a warranty.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum EndedBy {
        /// Its time is over.
        Time = "time",
        /// The wear is above a cap.
        Usage = "usage",
        /// Something that was done to the goods.
        Void = "void",
        /// The goods were replaced.
        Replacement = "replacement",
        /// The goods changed hands.
        Transfer = "transfer",
    }
}

/// A cap on wear, with the reading of the goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit {
    /// The unit of the reading.
    pub unit: UsageUnit,
    /// The largest reading that is covered.
    pub cap: Decimal,
    /// The reading, if it is known.
    pub used: Option<Decimal>,
}

/// Whether a product is registered for its warranty.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Registered {
    /// True if there is no warranty without registration.
    pub required: bool,
    /// When the product must be registered.
    pub window: PlacedWindow,
    /// True if it was registered in time.
    pub done: bool,
    /// The longer warranty that registration gains, if there is one.
    pub gains: Option<PlacedWindow>,
}

/// A warranty on the timeline of one order line.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Coverage {
    /// Index of the document.
    pub document: usize,
    /// Index of the warranty in the document's list.
    pub warranty: usize,
    /// What it is worth now.
    pub state: CoverageState,
    /// What it is worth at any instant.
    pub standing: Standing,
    /// Caps on wear.
    pub limits: Vec<Limit>,
    /// What ended it; `None` if it has not ended.
    pub ended_by: Option<EndedBy>,
    /// Whether the product is registered; `None` if that makes no difference.
    pub registration: Option<Registered>,
    /// What the shopper must bring.
    pub requires: Vec<MetRequirement>,
    /// Missing facts that could end it.
    pub missing: Vec<Fact>,
}

impl Coverage {
    /// The window from which a following warranty is counted. If wear ended this one, the day of its end is not known.
    fn ending(&self) -> PlacedWindow {
        let by_usage = self.ended_by == Some(EndedBy::Usage);
        let window = self.standing.window;
        PlacedWindow { closing: if by_usage { Closing::Unknown } else { window.closing }, ..window }
    }

    /// The document and the warranty; `None` for those of another policy.
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, &'p Warranty)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.warranties.get(self.warranty)?))
    }
}

/// Every warranty that is for this line, in the order of the documents.
///
/// A reading at a cap is still covered. Days in repair are counted as the difference of dates, so a repair on one day
/// adds none, and a repair that is not finished adds none yet.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
/// #     "warranties": [{ "id": "vehicle", "covers": ["repair"], "window": { "length": "P3Y" },
/// #         "limits": [{ "unit": "kilometres", "cap": 100000 }] }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::{EventValue, Line};
/// use aftersales::domain::money::Decimal;
/// use aftersales::domain::policy::UsageUnit;
/// use aftersales::domain::warranty::{EndedBy, coverages};
/// use chrono::NaiveDate;
///
/// // Three years or 100 000 km, whichever comes first, from a delivery on the leap day of 2024.
/// let delivered = EventValue::On(NaiveDate::from_ymd_opt(2024, 2, 29).ok_or("no such date")?);
/// let mut line = Line { events: vec![(policy.names.find("delivered"), delivered)], ..Line::default() };
/// let mut ended_by = |kilometres, now| {
///     line.usage = vec![(UsageUnit::Kilometres, Decimal::whole(kilometres))];
///     coverages(&policy, &line, now)[0].ended_by
/// };
/// let end = Instant::held(1_803_855_600_000); // 1 March 2027, 00:00 in Berlin
/// assert_eq!(ended_by(100_000, end.plus_millis(-1)), None);
/// assert_eq!(ended_by(100_000, end), Some(EndedBy::Time));
/// assert_eq!(ended_by(100_001, end.plus_millis(-1)), Some(EndedBy::Usage));
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn coverages(policy: &Policy, line: &Line, now: Instant) -> Vec<Coverage> {
    let request = Request::default();
    let facts = Facts::new(policy, line, &request);
    let mut found = Vec::new();
    for (document, terms) in policy.documents.iter().enumerate() {
        if facts.concerns(terms) == Truth::False {
            continue;
        }
        for index in 0..terms.warranties.len() {
            found.extend(cover(&facts, terms, document, index, now));
        }
    }
    let certain: Vec<&Warranty> = found.iter().filter_map(|coverage| certainly_covering(coverage, policy)).collect();
    let hidden = |unsure: &Warranty| {
        certain
            .iter()
            .any(|sure| sure.part == unsure.part && unsure.covers.iter().all(|remedy| sure.covers.contains(remedy)))
    };
    // What a law may give is hidden while all of it is certain.
    found.retain(|coverage| !coverage.terms(policy).is_some_and(|(_, terms)| terms.unsure && hidden(terms)));
    found
}

fn certainly_covering<'p>(coverage: &Coverage, policy: &'p Policy) -> Option<&'p Warranty> {
    let (_, terms) = coverage.terms(policy)?;
    let covers = matches!(coverage.state, CoverageState::Active | CoverageState::Expiring);
    (covers && !terms.unsure).then_some(terms)
}

/// The coverage of one warranty; `None` if it is not for this line.
fn cover(facts: &Facts, terms: &Document, document: usize, index: usize, now: Instant) -> Option<Coverage> {
    let warranty = terms.warranties.get(index)?;
    let mut trace = Trace::default();
    let mut kept = Truth::True;
    for test in &warranty.when.0 {
        let truth = trace.test(test, facts, None);
        if is_about_goods(test) {
            kept = kept.and(truth);
        } else if truth == Truth::False {
            return None;
        }
    }
    let after = warranty.after.and_then(|name| {
        let id = facts.policy.names.text(name);
        let earlier = terms.warranties.iter().position(|other| *other.id == *id)?;
        Some((name, cover(facts, terms, document, earlier, now)?))
    });
    if let Some((_, earlier)) = &after {
        trace.join(&earlier.missing, &[]);
    }
    let run = |window: &Window, trace: &mut Trace| match &after {
        Some((name, earlier)) => place_after(&earlier.ending(), *name, window, facts, trace),
        None => place(window, facts, trace),
    };
    let base = run(&warranty.window, &mut trace);
    let registration = warranty.registration.as_ref().map(|terms| {
        let mut registered = registered(terms, facts, &mut trace);
        registered.gains = terms.then.as_ref().map(|longer| run(longer, &mut trace));
        registered
    });
    let mut limits = Vec::new();
    for limit in &warranty.limits {
        let used = facts.usage(limit.unit);
        trace.look(Fact::Usage(limit.unit), used.is_some());
        limits.push(Limit { unit: limit.unit, cap: limit.cap, used });
    }
    let window = match &registration {
        Some(Registered { done: true, gains: Some(longer), .. }) => *longer,
        _ => base,
    };
    let over_cap = |limit: &Limit| limit.used.is_some_and(|used| limit.cap < used);
    let ended_by =
        if kept == Truth::False { Some(EndedBy::Void) } else { limits.iter().any(over_cap).then_some(EndedBy::Usage) };
    let is_unregistered = registration.as_ref().is_some_and(|registered| registered.required && !registered.done);
    let instead = if is_unregistered && !warranty.unsure {
        Some(CoverageState::Unregistered)
    } else {
        let is_unread = |limit: &Limit| limit.used.is_none();
        (warranty.unsure || limits.iter().any(is_unread)).then_some(CoverageState::Unknown)
    };
    let standing = Standing {
        window,
        zone: Arc::clone(&warranty.window.zone),
        expiring: warranty.expiring,
        ended_by,
        lost_from: warranty.transfer.as_ref().and_then(|terms| lost_from(terms, facts)),
        instead,
    };
    let (state, ended_by) = standing.at(now);
    if warranty.unsure && ended_by.is_some() {
        // What a law may give is no less certain for being over.
        return None;
    }
    Some(Coverage {
        document,
        warranty: index,
        state,
        standing,
        limits,
        ended_by,
        registration,
        requires: met(&warranty.requires, facts),
        missing: if state == CoverageState::Expired || state == CoverageState::Void {
            Vec::new()
        } else {
            trace.missing
        },
    })
}

/// True for a test of the goods' state, which decides whether the warranty is lost. Other tests decide whether it is
/// for this line at all.
fn is_about_goods(test: &Test) -> bool {
    match test {
        Test::Not(inner) => inner.0.iter().any(is_about_goods),
        test => matches!(test, Test::Condition(..) | Test::Usage(..) | Test::Declared(..)),
    }
}

fn registered(terms: &Registration, facts: &Facts, trace: &mut Trace) -> Registered {
    let window = place(&terms.window, facts, trace);
    // An order without this event was not registered: a shopper who registered would know.
    let at = facts.event(facts.policy.names.find("registered")).and_then(|value| value.instant(&terms.window.zone));
    let done = at.is_some_and(|at| !matches!(window.position(at), Position::After));
    Registered { required: terms.required, window, done, gains: None }
}

/// From when on the next owner has lost the warranty. A transfer that nobody states was not reported.
fn lost_from(terms: &Transfer, facts: &Facts) -> Option<Instant> {
    let zone = &facts.policy.zone;
    let at = |event: &str| facts.event(facts.policy.names.find(event)).and_then(|value| value.instant(zone));
    let Some(reported) = terms.told.as_ref().filter(|_| terms.kept) else {
        return at("transferred").filter(|_| !terms.kept);
    };
    let window = place(reported, facts, &mut Trace::default());
    let in_time = at("transfer_registered").is_some_and(|at| !matches!(window.position(at), Position::After));
    let closed_from = window.closed_from();
    (!in_time && closed_from < Instant::MAX).then_some(closed_from)
}
