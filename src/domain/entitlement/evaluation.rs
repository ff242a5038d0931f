//! Every option of a line at one instant, for those who compare terms.

use super::assessment::Assessment;
use super::option::{Closed, OpenOption};
use super::round::Round;
use super::{Budget, Line, Request};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;

/// Every option of a line at one instant, before any is hidden or sorted.
#[derive(Debug)]
pub struct Evaluation<'a> {
    /// The options that are open or possibly open.
    pub options: Vec<OpenOption>,
    /// The others.
    pub unopened: Unopened<'a>,
}

/// The options that are not open.
#[derive(Debug)]
pub struct Unopened<'a> {
    assessment: Assessment<'a>,
    round: Round,
    at: Instant,
}

impl Unopened<'_> {
    /// Each of them, and why it is not open.
    pub fn explained(&mut self) -> Vec<Closed> {
        self.assessment.closed(&self.round.open, self.at)
    }
}

/// Evaluates every rule of every document that applies. `budget` is not spent by those who count their own samples.
pub fn evaluate<'a>(
    policy: &'a Policy,
    line: &'a Line,
    request: &'a Request,
    at: Instant,
    budget: &'a Budget,
) -> Evaluation<'a> {
    let assessment = Assessment::new(policy, line, request, None, budget);
    let round = assessment.open_options(at);
    let options = assessment.explained(&round.open, &round);
    Evaluation { options, unopened: Unopened { assessment, round, at } }
}
