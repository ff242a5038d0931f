//! How the answer about an order line changes over time.

use super::assessment::Assessment;
use super::budget::{Budget, TooCostly};
use super::decision::status;
use super::round::Round;
use super::{Line, OpenOption, Request, Status};
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
/// let segments = timeline(&policy, &line, &Request::default())?;
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
///
/// # Errors
///
/// [`TooCostly`] if the answer would take more work than it is worth.
pub fn timeline(policy: &Policy, line: &Line, request: &Request) -> Result<Vec<Segment>, TooCostly> {
    let budget = Budget::of(1);
    let mut assessment = Assessment::new(policy, line, request, None, &budget);
    let mut last = assessment.round(Instant::MIN, false);
    let mut segments = vec![assessment.segment(None, &last)];
    for edge in assessment.edges() {
        if budget.is_spent() {
            break;
        }
        let round = assessment.round(edge, false);
        if assessment.same_options(&round.shown, &round.charges, &last.shown, &last.charges) {
            continue;
        }
        if let Some(ended) = segments.last_mut() {
            ended.to = Some(edge);
        }
        // What an answer tells is work too.
        if !budget.spend(round.shown.len().saturating_mul(STEPS_OF_OPTION)) {
            break;
        }
        segments.push(assessment.segment(Some(edge), &round));
        last = round;
    }
    budget.checked(segments)
}

/// What telling of an option takes.
const STEPS_OF_OPTION: usize = 20;

impl Assessment<'_> {
    fn segment(&self, from: Option<Instant>, round: &Round) -> Segment {
        Segment { from, to: None, status: status(&round.shown), options: self.explained(&round.shown, round) }
    }
}
