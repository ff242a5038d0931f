//! Every option of a line at one instant, for those who compare terms.

use super::assessment::Assessment;
use super::option::{Closed, OpenOption};
use super::{Budget, Line, Request};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;

/// Every option of a line at one instant, before any is hidden or sorted.
#[derive(Debug)]
pub struct Evaluation {
    /// The options that are open or possibly open.
    pub options: Vec<OpenOption>,
    /// The options that are not open.
    pub closed: Vec<Closed>,
}

/// Evaluates every rule of every document that applies.
pub fn evaluate(policy: &Policy, line: &Line, request: &Request, at: Instant) -> Evaluation {
    // Those who compare terms count their own samples.
    let budget = Budget::of(0);
    let mut assessment = Assessment::new(policy, line, request, None, &budget);
    let round = assessment.open_options(at);
    Evaluation { options: assessment.explained(&round.open, &round), closed: assessment.closed(&round.open, at) }
}
