//! How dates are moved by months and days, and how far apart two dates are.

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
/// ```
/// use aftersales::domain::calendar::{Way, moved};
/// use chrono::NaiveDate;
///
/// # (|| -> Option<()> {
/// let january = NaiveDate::from_ymd_opt(2026, 1, 31)?;
/// assert_eq!(moved(january, Way::Later, 1, 0), NaiveDate::from_ymd_opt(2026, 2, 28));
/// // Two months in one step are not held at the end of February.
/// assert_eq!(moved(january, Way::Later, 2, 0), NaiveDate::from_ymd_opt(2026, 3, 31));
/// let march = NaiveDate::from_ymd_opt(2024, 3, 31)?;
/// assert_eq!(moved(march, Way::Earlier, 1, 1), NaiveDate::from_ymd_opt(2024, 2, 28));
/// # Some(())
/// # })().unwrap();
/// ```
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
/// ```
/// use aftersales::domain::calendar::apart;
/// use chrono::NaiveDate;
///
/// # (|| -> Option<()> {
/// let (february, march) = (NaiveDate::from_ymd_opt(2026, 2, 28)?, NaiveDate::from_ymd_opt(2026, 3, 31)?);
/// // Back from 31 March, 28 February is one month away; on from 28 February, 31 March is a month and three days away.
/// assert_eq!(apart(march, february), (1, 0));
/// assert_eq!(apart(february, march), (1, 3));
/// # Some(())
/// # })().unwrap();
/// ```
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
