use chrono::{Datelike, Days, Months, NaiveDate};

/// Which way a date is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To later dates.
    Later,
    /// To earlier dates.
    Earlier,
}

/// A date moved by months in one step, held at the month's end, and then by days; `None` beyond the calendar.
///
/// 31 January 2026 and one month is 28 February; 31 March 2024 less one month is 29 February.
#[must_use]
pub fn moved(date: NaiveDate, way: Way, months: u32, days: u64) -> Option<NaiveDate> {
    match way {
        Way::Later => date.checked_add_months(Months::new(months))?.checked_add_days(Days::new(days)),
        Way::Earlier => date.checked_sub_months(Months::new(months))?.checked_sub_days(Days::new(days)),
    }
}

/// The most whole months, and the days left over, that lie between two dates, counted from `anchor`: back to an
/// earlier date, or on to a later one.
///
/// Counted back from 31 March 2026, 28 February is one month away; counted on from 28 February, 31 March is one month
/// and three days.
#[must_use]
pub fn apart(anchor: NaiveDate, other: NaiveDate) -> (u32, u32) {
    let way = if other < anchor { Way::Earlier } else { Way::Later };
    let beyond = |date: NaiveDate| if way == Way::Earlier { date < other } else { other < date };
    let index = |date: NaiveDate| i64::from(date.year()).saturating_mul(12).saturating_add(i64::from(date.month0()));
    let mut months = u32::try_from(index(other).abs_diff(index(anchor))).unwrap_or(0);
    let mut reached = moved(anchor, way, months, 0);
    while months > 0 && reached.is_none_or(beyond) {
        months = months.saturating_sub(1);
        reached = moved(anchor, way, months, 0);
    }
    let left = reached.unwrap_or(anchor).signed_duration_since(other).num_days().unsigned_abs();
    (months, u32::try_from(left).unwrap_or(0))
}
