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
