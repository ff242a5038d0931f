//! Which warranties are for an order line, and what they are worth at an instant.

use std::sync::Arc;

use super::Standing;
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Fact, Facts, Line, MetRequirement, Registered, Request, Trace, Truth, met, promise};
use crate::domain::money::Decimal;
use crate::domain::policy::{Document, Policy, UsageUnit, Warranty};

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
    for test in warranty.when.0.iter().filter(|test| !test.is_about_reason()) {
        let truth = trace.test(test, facts, None);
        if test.is_about_goods() {
            kept = kept.and(truth);
        } else if truth == Truth::False {
            return None;
        }
    }
    let promise = promise(terms, warranty, facts, &mut trace);
    let mut limits = Vec::new();
    for limit in &warranty.limits {
        limits.push(Limit { unit: limit.unit, cap: limit.cap, used: facts.usage(limit.unit) });
    }
    let ended_by = if kept == Truth::False { Some(EndedBy::Void) } else { promise.is_worn.then_some(EndedBy::Usage) };
    let instead = if promise.is_unregistered() && !warranty.unsure {
        Some(CoverageState::Unregistered)
    } else {
        let is_unread = |limit: &Limit| limit.used.is_none();
        (warranty.unsure || limits.iter().any(is_unread)).then_some(CoverageState::Unknown)
    };
    let standing = Standing {
        window: promise.window,
        zone: Arc::clone(&warranty.window.zone),
        expiring: warranty.expiring,
        ended_by,
        lost_from: promise.lost_from,
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
        registration: promise.registration,
        requires: met(&warranty.requires, facts),
        missing: if state == CoverageState::Expired || state == CoverageState::Void {
            Vec::new()
        } else {
            trace.missing
        },
    })
}
