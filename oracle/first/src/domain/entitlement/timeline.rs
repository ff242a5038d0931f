//! How the answer about an order line changes over time.

use super::burden::edges;
use super::decision::options_at;
use super::evaluation::{Timing, evaluate};
use super::missing_facts::same_options;
use super::{Facts, Line, OpenOption, Request, Status};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;

/// A time during which the answer stays the same: `from <= t < to`.
#[derive(Debug)]
#[non_exhaustive]
pub struct Segment {
    /// The first instant inside; `None` for the first segment.
    pub from: Option<Instant>,
    /// The first instant after it; `None` for the last segment.
    pub to: Option<Instant>,
    /// The answer in one word.
    pub status: Status,
    /// The options that are open or possibly open.
    pub options: Vec<OpenOption>,
}

/// The options of an order line, from the first to the last change.
///
/// The options at any instant are those of the segment that contains it. The decision at that instant adds the missing
/// facts and the closed options.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "refund", "grants": ["refund"], "window": { "length": "P7D" } },
/// #         { "id": "exchange", "grants": ["exchange"], "window": { "length": "P14D" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::entitlement::{EventValue, Line, Request, timeline};
/// use chrono::NaiveDate;
///
/// // A refund within 7 days and an exchange within 14 days of a delivery on 2 March 2026.
/// let delivered = EventValue::On(NaiveDate::from_ymd_opt(2026, 3, 2).ok_or("no such date")?);
/// let line = Line { events: vec![(policy.names.find("delivered"), delivered)], ..Line::default() };
/// let segments = timeline(&policy, &line, &Request::default());
/// let starts: Vec<_> = segments
///     .iter()
///     .map(|segment| (segment.from.map(|from| policy.zone.date_of(from).to_string()), segment.options.len()))
///     .collect();
/// let from = |date: &str| Some(date.to_owned());
/// assert_eq!(starts, [(None, 0), (from("2026-03-02"), 2), (from("2026-03-10"), 1), (from("2026-03-17"), 0)]);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn timeline(policy: &Policy, line: &Line, request: &Request) -> Vec<Segment> {
    let facts = Facts::new(policy, line, request);
    let as_of = |at: Instant| Timing { at, arrived: None };
    let edges = edges(&evaluate(&facts, as_of(Instant::MIN)), &facts);
    let (status, options) = options_at(&facts, as_of(Instant::MIN));
    let mut segments = vec![Segment { from: None, to: None, status, options }];
    for edge in edges {
        let (status, options) = options_at(&facts, as_of(edge));
        let Some(last) = segments.last_mut() else { break };
        if !same_options(&last.options, &options) {
            last.to = Some(edge);
            segments.push(Segment { from: Some(edge), to: None, status, options });
        }
    }
    segments
}
