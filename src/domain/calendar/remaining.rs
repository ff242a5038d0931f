use chrono::{Datelike, Months, NaiveDate};

use super::{Instant, Zone};

/// Time left in calendar units, largest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remainder {
    /// Whole years.
    pub years: i32,
    /// Whole months, 0 to 11.
    pub months: i32,
    /// Whole days of the zone, which may have 23 or 25 hours.
    pub days: i32,
    /// Hours, minutes and seconds of the last, unfinished day, in seconds.
    pub seconds: i64,
}

/// The time from `now` to `end` as a clock and a calendar in this zone count it; zero if `end` has passed.
///
/// Years, months and days are stepped on the calendar and the rest is exact time, so that the night in which
/// clocks go forward does not make an hour appear. A month is whole only when its date is reached: from noon
/// on 31 January to noon on 28 February it is 28 days.
pub fn remaining(zone: &Zone, now: Instant, end: Instant) -> Remainder {
    if end <= now {
        return Remainder::default();
    }
    let (from, time) = zone.local(now);
    let (mut to, _) = zone.local(end);
    // The last date on which the clock shows the time of `now` before `end` is reached.
    while to > from && zone.instant_of(to, time) > end {
        to = to.pred_opt().unwrap_or(from);
    }
    let (years, months, days) = calendar_difference(from, to);
    let anchor = if to > from { zone.instant_of(to, time) } else { now };
    let seconds = end.since(anchor).max(0) / 1000;
    Remainder { years, months, days, seconds }
}

/// Whole years, months and days between two dates. A month is whole when its day of the month is reached, and
/// days are counted from the date so many months on, held at the month's end.
fn calendar_difference(from: NaiveDate, to: NaiveDate) -> (i32, i32, i32) {
    let index = |date: NaiveDate| date.year().saturating_mul(12).saturating_add(date.month0().cast_signed());
    let unfinished = i32::from(to.day() < from.day());
    let months = index(to).saturating_sub(index(from)).saturating_sub(unfinished).max(0);
    let anchor = from.checked_add_months(Months::new(months.unsigned_abs())).unwrap_or(from);
    (months / 12, months % 12, to.num_days_from_ce().saturating_sub(anchor.num_days_from_ce()))
}
