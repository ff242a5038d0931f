use chrono::{Datelike, Days, Months, NaiveDate};

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
/// It is counted back from the end: the most whole months that lie before it, then days, then exact time. So it
/// never grows from one moment to the next, which counting on from `now` does at month ends; and the night in
/// which clocks go forward does not make an hour appear. One month before 31 March is 28 February, or the 29th.
pub fn remaining(zone: &Zone, now: Instant, end: Instant) -> Remainder {
    if end <= now {
        return Remainder::default();
    }
    let (from, _) = zone.local(now);
    let (to, time) = zone.local(end);
    let reached = |date: NaiveDate| now <= zone.instant_of(date, time);
    let index = |date: NaiveDate| date.year().saturating_mul(12).saturating_add(date.month0().cast_signed());
    let before = |months: i32| to.checked_sub_months(Months::new(months.unsigned_abs())).unwrap_or(from);
    let mut months = index(to).saturating_sub(index(from)).max(0);
    while months > 0 && !reached(before(months)) {
        months = months.saturating_sub(1);
    }
    let mut anchor = before(months);
    let mut days = anchor.num_days_from_ce().saturating_sub(from.num_days_from_ce()).max(0);
    let back = |days: i32| anchor.checked_sub_days(Days::new(u64::from(days.unsigned_abs()))).unwrap_or(from);
    while days > 0 && !reached(back(days)) {
        days = days.saturating_sub(1);
    }
    anchor = back(days);
    // On the last day the clock itself may skip or repeat the time of the end.
    let last = if months == 0 && days == 0 { end } else { zone.instant_of(anchor, time) };
    Remainder { years: months / 12, months: months % 12, days, seconds: last.since(now).max(0) / 1000 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(now: &str, end: &str) -> (i32, i32, i32) {
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
