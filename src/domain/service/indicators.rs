//! How well a shop serves (S3.kpi, S1.bus.goals, S0.6): rates and times of many cases, in one pass over columns.

/// One value of every case in each column; not a number where that is not known or has not happened. Instants are in
/// milliseconds. A column that is not told is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'c> {
    /// When each case was received.
    pub received: &'c [f64],
    /// When it was first answered.
    pub answered: &'c [f64],
    /// When the answer was due.
    pub due: &'c [f64],
    /// When it was resolved.
    pub resolved: &'c [f64],
    /// One if the complaint was justified, zero if not.
    pub justified: &'c [f64],
    /// The scores of the survey: those of all aspects of the first case, then of the second.
    pub scores: &'c [f64],
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share {
    /// Those that count.
    pub count: u32,
    /// Those that could.
    pub of: u32,
}

/// What was said of one aspect.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Aspect {
    /// The sum of its scores.
    pub sum: f64,
    /// Those who are satisfied, of those who gave a score.
    pub satisfied: Share,
}

/// The indicators of many cases.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Indicators {
    /// How many cases there are.
    pub cases: u32,
    /// Answered in time, of those that had a time and were answered or are over it.
    pub on_time: Share,
    /// Resolved, of those that were received.
    pub resolved: Share,
    /// Justified, of those of which that is known.
    pub justified: Share,
    /// Each aspect.
    pub aspects: Vec<Aspect>,
    /// Milliseconds from receiving to answering, the shortest first.
    pub response: Vec<f64>,
}

impl Indicators {
    /// The response time that so many percent of the answered cases did not exceed, by the nearest rank: the 90th
    /// percentile of ten times is the ninth. `None` without any.
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Option<f64> {
        let rank = self.response.len().saturating_mul(percent).div_ceil(100).max(1);
        self.response.get(rank.saturating_sub(1)).copied()
    }
}

/// Counts cases. A score from `satisfied_from` on is a satisfied one.
pub fn indicators(columns: &Columns, aspects: usize, satisfied_from: f64, now: f64) -> Indicators {
    let mut found = Indicators { aspects: vec![Aspect::default(); aspects], ..Indicators::default() };
    let known = |column: &[f64], index: usize| column.get(index).copied().filter(|value| value.is_finite());
    let add = |share: &mut Share, counts: bool| {
        share.of = share.of.saturating_add(1);
        share.count = share.count.saturating_add(counts.into());
    };
    for index in 0..columns.received.len() {
        found.cases = found.cases.saturating_add(1);
        let Some(received) = known(columns.received, index) else { continue };
        let answered = known(columns.answered, index);
        if let Some(due) = known(columns.due, index)
            && (answered.is_some() || due <= now)
        {
            add(&mut found.on_time, answered.is_some_and(|answered| answered < due));
        }
        add(&mut found.resolved, known(columns.resolved, index).is_some());
        if let Some(justified) = known(columns.justified, index) {
            add(&mut found.justified, justified > 0.0);
        }
        found.response.extend(answered.map(|answered| answered - received).filter(|time| *time >= 0.0));
        let first = index.saturating_mul(aspects);
        for (place, aspect) in found.aspects.iter_mut().enumerate() {
            if let Some(score) = known(columns.scores, first.saturating_add(place)) {
                aspect.sum += score;
                add(&mut aspect.satisfied, score >= satisfied_from);
            }
        }
    }
    found.response.sort_unstable_by(f64::total_cmp);
    found
}
