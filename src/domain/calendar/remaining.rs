//! How much time is left until an instant, in units that a shopper reads.

use super::{Instant, Zone, apart};

/// Time left in calendar units, largest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remainder {
    /// Whole years.
    pub years: u32,
    /// Whole months, 0 to 11.
    pub months: u32,
    /// Whole days of the zone, which may have 23 or 25 hours.
    pub days: u32,
    /// Seconds of the last, unfinished day.
    pub seconds: i64,
    /// The same in milliseconds.
    pub millis: i64,
}

/// The time from `now` to `end` as a clock and a calendar in this zone count it; zero if `end` has passed.
///
/// It is counted back from the end: the most whole months before it, then days, then exact time. Counted like this,
/// it never grows from one moment to the next, as it would at month ends if it were counted on from `now`; and the
/// night in which clocks go forward adds no hour. One month before 31 March is 28 February, or the 29th.
///
/// ```
/// use aftersales::domain::calendar::{Instant, Zone, remaining};
///
/// # (|| -> Option<()> {
/// let end = Instant::from_millis(1_774_915_200_000)?; // 31 March 2026, 00:00 UTC
/// let left = |days_before: i64| {
///     let left = remaining(&Zone::utc(), end.plus_millis(-days_before * 86_400_000), end);
///     (left.months, left.days, left.seconds)
/// };
/// assert_eq!(left(30), (0, 30, 0)); // 1 March
/// assert_eq!(left(31), (1, 0, 0)); // 28 February, the last day of its month
/// assert_eq!(left(32), (1, 1, 0)); // 27 February
/// assert_eq!(left(0), (0, 0, 0));
/// # Some(())
/// # })().unwrap();
/// ```
pub fn remaining(zone: &Zone, now: Instant, end: Instant) -> Remainder {
    if end <= now {
        return Remainder::default();
    }
    let (from, _) = zone.local(now);
    let (to, time) = zone.local(end);
    // The first date on which the clock has yet to show the end's time of day.
    let is_past = zone.instant_of(from, time) < now;
    let next = if is_past { from.succ_opt().unwrap_or(from) } else { from }.min(to);
    let (months, days) = apart(to, next);
    // On the last day the clock may skip or repeat the end's time of day.
    let last = if months == 0 && days == 0 { end } else { zone.instant_of(next, time) };
    let millis = last.since(now).max(0);
    Remainder { years: months / 12, months: months % 12, days, seconds: millis / 1000, millis }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(now: &str, end: &str) -> (u32, u32, u32) {
        let at = |text: &str| Zone::utc().day_start(crate::domain::form::parse_date(text).unwrap());
        let left = remaining(&Zone::utc(), at(now), at(end));
        (left.years, left.months, left.days)
    }

    #[test]
    fn months_are_counted_back_from_the_end() {
        assert_eq!(left("2026-01-31", "2026-03-01"), (0, 1, 1));
        assert_eq!(left("2026-02-28", "2026-03-31"), (0, 1, 0));
        assert_eq!(left("2026-02-27", "2026-03-31"), (0, 1, 1));
        assert_eq!(left("2024-02-29", "2026-02-28"), (1, 11, 28));
        assert_eq!(left("2026-03-01", "2026-03-01"), (0, 0, 0));
    }
}
