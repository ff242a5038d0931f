//! How well a shop serves: rates and times of many cases, in one pass over columns.

/// One value for each case in each column. A value that is not known is not a number, and a column that is not known is
/// empty. Instants are in milliseconds since 1970.
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
    /// One if the shopper found what was done in order, zero if not.
    pub accepted: &'c [f64],
    /// The scores of the survey: those of all aspects of the first case, then those of the second.
    pub scores: &'c [f64],
}

/// A number of cases out of a larger number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share {
    /// The cases that count.
    pub count: u32,
    /// The cases that could.
    pub of: u32,
}

/// The scores of one aspect of a survey.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Aspect {
    /// The sum of its scores.
    pub sum: f64,
    /// The satisfied shoppers, out of those who gave a score.
    pub satisfied: Share,
}

/// The indicators of many cases.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Indicators {
    /// The number of cases.
    pub cases: u32,
    /// The cases that were answered in time, out of those with a due time that were answered or are past it.
    pub on_time: Share,
    /// The cases that are resolved, out of those that were received.
    pub resolved: Share,
    /// The complaints that were justified, out of those for which that is known.
    pub justified: Share,
    /// The repairs that shoppers found in order, out of those of which that is known.
    pub accepted: Share,
    /// The scores of each aspect.
    pub aspects: Vec<Aspect>,
    /// From receiving to answering.
    pub response: Times,
    /// From receiving to resolving.
    pub resolution: Times,
}

/// How long something took: milliseconds, the shortest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times(Vec<f64>);

impl Times {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How long it took on average. `None` if it never happened.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no list is as long as 2^53")]
    pub fn mean(&self) -> Option<f64> {
        (!self.0.is_empty()).then(|| self.0.iter().sum::<f64>() / self.0.len() as f64)
    }

    /// The time that so many percent did not exceed, by the nearest rank: the 90th percentile of ten times is the ninth.
    /// `None` if it never happened.
    ///
    /// ```
    /// # #[cfg(feature = "authoring")] {
    /// use aftersales::domain::service::{Columns, indicators};
    ///
    /// let answered: Vec<f64> = (1..=10).map(|time| f64::from(time) * 1000.0).collect();
    /// let found = indicators(&Columns { received: &[0.0; 10], answered: &answered, ..Columns::default() }, 0, 4.0, 0.0);
    /// assert_eq!([50, 90, 91].map(|percent| found.response.percentile(percent)), [Some(5000.0), Some(9000.0), Some(10_000.0)]);
    /// # }
    /// ```
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Option<f64> {
        let rank = self.0.len().saturating_mul(percent).div_ceil(100).max(1);
        self.0.get(rank.saturating_sub(1)).copied()
    }

    fn add(&mut self, from: f64, to: Option<f64>) {
        self.0.extend(to.map(|to| to - from).filter(|time| *time >= 0.0));
    }
}

/// The indicators of many cases at an instant. A shopper is satisfied whose score is at least `satisfied_from`.
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// use aftersales::domain::service::{Columns, indicators};
///
/// // Due at 100: answered before, at that instant, not at all, and not yet due.
/// let columns = Columns {
///     received: &[0.0; 4],
///     answered: &[99.0, 100.0, f64::NAN, f64::NAN],
///     due: &[100.0, 100.0, 100.0, 101.0],
///     scores: &[4.0, 3.0, f64::NAN, 5.0],
///     ..Columns::default()
/// };
/// let found = indicators(&columns, 1, 4.0, 100.0);
/// assert_eq!((found.on_time.count, found.on_time.of), (1, 3));
/// assert_eq!((found.response.count(), found.response.mean()), (2, Some(99.5)));
/// assert_eq!((found.aspects[0].satisfied.count, found.aspects[0].satisfied.of), (2, 3));
/// # }
/// ```
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
        let resolved = known(columns.resolved, index);
        add(&mut found.resolved, resolved.is_some());
        if let Some(justified) = known(columns.justified, index) {
            add(&mut found.justified, justified > 0.0);
        }
        if let Some(accepted) = known(columns.accepted, index) {
            add(&mut found.accepted, accepted > 0.0);
        }
        found.response.add(received, answered);
        found.resolution.add(received, resolved);
        let first = index.saturating_mul(aspects);
        for (place, aspect) in found.aspects.iter_mut().enumerate() {
            if let Some(score) = known(columns.scores, first.saturating_add(place)) {
                aspect.sum += score;
                add(&mut aspect.satisfied, score >= satisfied_from);
            }
        }
    }
    for times in [&mut found.response, &mut found.resolution] {
        times.0.sort_unstable_by(f64::total_cmp);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Columns, Times, indicators};

    #[test]
    fn times_are_counted_and_their_mean_is_known_if_there_are_any() {
        let (none, three) = (Times::default(), Times(vec![1.0, 2.0, 6.0]));
        assert_eq!((none.count(), none.mean()), (0, None));
        assert_eq!((three.count(), three.mean()), (3, Some(3.0)));
    }

    /// A case was received at 100 each time: answered after 7, before it was received, at once, or not at all.
    #[test]
    fn what_took_less_than_no_time_is_left_out_and_a_promise_is_kept_before_its_end() {
        let columns = Columns {
            received: &[100.0; 4],
            answered: &[107.0, 99.0, 100.0, f64::NAN],
            due: &[107.0, 107.0, 107.0, 108.0],
            justified: &[0.0, 1.0, f64::NAN, f64::NAN],
            accepted: &[1.0, 1.0, 0.0, f64::NAN],
            scores: &[4.0, 3.0, f64::NAN, 5.0],
            ..Columns::default()
        };
        let found = indicators(&columns, 1, 4.0, 107.0);
        assert_eq!(found.cases, 4);
        assert_eq!(found.response, Times(vec![0.0, 7.0]));
        let satisfied = found.aspects.first().map(|aspect| aspect.satisfied).unwrap_or_default();
        let shares = [found.on_time, found.justified, found.accepted, found.resolved, satisfied];
        assert_eq!(shares.map(|share| (share.count, share.of)), [(2, 3), (1, 2), (2, 3), (0, 4), (2, 3)]);
    }
}
