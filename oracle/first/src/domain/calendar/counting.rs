//! On which day a period of days or months ends.

use chrono::{Datelike, NaiveDate};

use super::{BusinessCalendar, Period, Way, moved};

codes! {
    /// What "within N days" means.
    ///
    /// Laws and shops use these seven modes. They differ by a day at month ends, and by more around holidays. The
    /// event's day is its civil date in the policy's time zone.
    ///
    /// ```
    /// use aftersales::domain::calendar::{CountingMode, Period, last_day};
    /// use chrono::NaiveDate;
    ///
    /// # (|| -> Option<()> {
    /// // Received on 31 January 2026; one month later.
    /// let event = NaiveDate::from_ymd_opt(2026, 1, 31)?;
    /// let month = Period { months: 1, days: 0, seconds: 0 };
    /// let last = |mode| last_day(mode, event, month, None).map(|date| date.to_string());
    /// assert_eq!(last(CountingMode::MonthsSameDate).as_deref(), Ok("2026-02-28"));
    /// assert_eq!(last(CountingMode::MonthsFromNextDay).as_deref(), Ok("2026-02-28"));
    /// assert_eq!(last(CountingMode::MonthsBeginningWith).as_deref(), Ok("2026-02-28"));
    /// // From 28 February they differ: the month that follows has 31 days.
    /// let event = NaiveDate::from_ymd_opt(2026, 2, 28)?;
    /// let last = |mode| last_day(mode, event, month, None).map(|date| date.to_string());
    /// assert_eq!(last(CountingMode::MonthsSameDate).as_deref(), Ok("2026-03-28"));
    /// assert_eq!(last(CountingMode::MonthsFromNextDay).as_deref(), Ok("2026-03-31"));
    /// assert_eq!(last(CountingMode::MonthsBeginningWith).as_deref(), Ok("2026-03-27"));
    /// # Some(())
    /// # })().unwrap();
    /// ```
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CountingMode {
        /// The event's day is not counted: signed for on 2 March 2026, seven days end with 9 March.
        DaysAfter = "days_after",
        /// The event's day is the first: received on 2 March 2026, eight days end with 9 March.
        DaysBeginningWith = "days_beginning_with",
        /// The n-th business day after the event, by a calendar.
        BusinessDaysAfter = "business_days_after",
        /// Years and months in one step, held at the month's end, then weeks and days:
        /// 31 January 2026 and one month is 28 February.
        MonthsSameDate = "months_same_date",
        /// Counted from the day after the event, up to the day before the corresponding day:
        /// 28 February 2025 and three months is 31 May.
        MonthsFromNextDay = "months_from_next_day",
        /// The event's day is the first: 15 January 2026 and six months end with 14 July.
        MonthsBeginningWith = "months_beginning_with",
        /// Exact hours from the instant of the event. It has no last day.
        Elapsed = "elapsed",
    }
}

impl CountingMode {
    /// The mode of a period for which the policy states none: months keep their date, hours are exact, days are
    /// counted after the event.
    ///
    /// ```
    /// use aftersales::domain::calendar::{CountingMode, Period};
    ///
    /// assert_eq!(CountingMode::natural(Period::days(7)), CountingMode::DaysAfter);
    /// let hours = Period { seconds: 48 * 3600, ..Period::default() };
    /// assert_eq!(CountingMode::natural(hours), CountingMode::Elapsed);
    /// ```
    #[must_use]
    pub fn natural(period: Period) -> Self {
        if period.seconds > 0 {
            Self::Elapsed
        } else if period.months > 0 {
            Self::MonthsSameDate
        } else {
            Self::DaysAfter
        }
    }

    /// True if a period can be counted in this mode: hours only as elapsed time, months only in a mode for
    /// months.
    ///
    /// ```
    /// use aftersales::domain::calendar::{CountingMode, Period};
    ///
    /// let month = Period { months: 1, ..Period::default() };
    /// assert!(CountingMode::MonthsSameDate.fits(month));
    /// assert!(!CountingMode::DaysAfter.fits(month) && !CountingMode::Elapsed.fits(month));
    /// ```
    #[must_use]
    pub fn fits(self, period: Period) -> bool {
        match self {
            Self::Elapsed => period.months == 0,
            Self::DaysAfter | Self::DaysBeginningWith | Self::BusinessDaysAfter => {
                period.seconds == 0 && period.months == 0
            }
            Self::MonthsSameDate | Self::MonthsFromNextDay | Self::MonthsBeginningWith => period.seconds == 0,
        }
    }
}

/// No calendar covers the days on which an answer depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncovered;

/// The last civil date inside a window that is counted from an event's date.
///
/// Only [`CountingMode::BusinessDaysAfter`] reads `calendar`. [`CountingMode::Elapsed`] has no last day of its own;
/// here it is that of its days. A date beyond the calendar of chrono is held at that calendar's end.
///
/// # Errors
///
/// [`Uncovered`] in [`CountingMode::BusinessDaysAfter`], where there is no calendar or it ends before the last day.
///
/// ```
/// use aftersales::domain::calendar::{CountingMode, Period, Uncovered, last_day};
/// use chrono::NaiveDate;
///
/// # (|| -> Option<()> {
/// // Signed for on Monday 2 March 2026.
/// let event = NaiveDate::from_ymd_opt(2026, 3, 2)?;
/// let week = |mode| last_day(mode, event, Period::days(7), None);
/// assert_eq!(week(CountingMode::DaysAfter), Ok(NaiveDate::from_ymd_opt(2026, 3, 9)?));
/// assert_eq!(week(CountingMode::DaysBeginningWith), Ok(NaiveDate::from_ymd_opt(2026, 3, 8)?));
/// assert_eq!(week(CountingMode::BusinessDaysAfter), Err(Uncovered));
/// // Two years after the leap day end on 28 February.
/// let leap = NaiveDate::from_ymd_opt(2024, 2, 29)?;
/// let years = Period { months: 24, ..Period::default() };
/// assert_eq!(last_day(CountingMode::MonthsSameDate, leap, years, None), Ok(NaiveDate::from_ymd_opt(2026, 2, 28)?));
/// # Some(())
/// # })().unwrap();
/// ```
pub fn last_day(
    mode: CountingMode,
    event: NaiveDate,
    period: Period,
    calendar: Option<&BusinessCalendar>,
) -> Result<NaiveDate, Uncovered> {
    let days = u64::from(period.days);
    let date = match mode {
        CountingMode::DaysAfter | CountingMode::Elapsed => later(event, 0, days),
        CountingMode::DaysBeginningWith => previous(later(event, 0, days)),
        CountingMode::BusinessDaysAfter => {
            return calendar.and_then(|calendar| calendar.nth_working_day_after(event, period.days)).ok_or(Uncovered);
        }
        CountingMode::MonthsSameDate => later(event, period.months, days),
        CountingMode::MonthsFromNextDay => later(day_before_corresponding(later(event, 0, 1), period.months), 0, days),
        CountingMode::MonthsBeginningWith => later(day_before_corresponding(event, period.months), 0, days),
    };
    Ok(date)
}

/// A later date, held at the end of the calendar.
fn later(date: NaiveDate, months: u32, days: u64) -> NaiveDate {
    moved(date, Way::Later, months, days).unwrap_or(NaiveDate::MAX)
}

fn previous(date: NaiveDate) -> NaiveDate {
    date.pred_opt().unwrap_or(NaiveDate::MIN)
}

/// The day before the one that corresponds to `start`; where the month has no such day, its last day.
fn day_before_corresponding(start: NaiveDate, months: u32) -> NaiveDate {
    let there = later(start, months, 0);
    if there.day() == start.day() { previous(there) } else { there }
}
