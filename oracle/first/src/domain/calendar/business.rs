//! Which days are worked in one place.

use chrono::{Datelike, NaiveDate};

/// The days of the week that are not worked, Monday first: `true` for those.
pub type Weekend = [bool; 7];

/// Which days are worked in one place: its weekend, its days off, and the weekend days worked in exchange.
///
/// A calendar answers only for the dates that it covers, and not for those on which its regions differ. Nothing is
/// guessed there.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use aftersales::boundary::{Engine, NativeHost};
/// use chrono::NaiveDate;
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "calendar": "de",
///     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P5D", "count": "business_days_after" } }] }"#;
/// let loaded = engine.load_document(terms)?;
/// let calendar = &loaded.policy.calendars[0];
/// let may = |day| NaiveDate::from_ymd_opt(2026, 5, day).ok_or("no such date");
///
/// // Friday 1 May 2026 is a holiday in all of Germany, so the next working day is Monday the 4th.
/// assert_eq!(calendar.is_working_day(may(1)?), Some(false));
/// assert_eq!(calendar.working_day_from(may(1)?), Some(may(4)?));
/// // Five working days after Thursday 30 April end with Friday 8 May.
/// let event = NaiveDate::from_ymd_opt(2026, 4, 30).ok_or("no such date")?;
/// assert_eq!(calendar.nth_working_day_after(event, 5), Some(may(8)?));
/// // Corpus Christi, 4 June 2026, is off in Bavaria and worked in Berlin: a calendar of all Germany does not say.
/// assert_eq!(calendar.is_working_day(NaiveDate::from_ymd_opt(2026, 6, 4).ok_or("no such date")?), None);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BusinessCalendar {
    /// The id by which a policy names it.
    pub id: String,
    /// The edition, which an answer that stands on the calendar names.
    pub version: String,
    /// The first date that it covers.
    pub covers_from: NaiveDate,
    /// The last date that it covers.
    pub covers_until: NaiveDate,
    /// The days of the week that are not worked.
    pub weekend: Weekend,
    /// Days off, as ranges with both ends inside.
    pub days_off: Vec<(NaiveDate, NaiveDate)>,
    /// Days that are worked although they fall on a weekend or into a range of days off.
    pub work_days: Vec<(NaiveDate, NaiveDate)>,
    /// Days that are off in some regions of the place and worked in others.
    pub regional: Vec<(NaiveDate, NaiveDate)>,
}

/// How a calendar changes what the day of the week alone would say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DayKind {
    /// It does not change it.
    Usual,
    /// The day is off.
    Off,
    /// The day is worked although it lies on a weekend.
    WorkedInExchange,
}

impl BusinessCalendar {
    /// How the calendar changes a date; `None` where [`is_working_day`](Self::is_working_day) is `None`.
    #[must_use]
    pub fn kind_of(&self, date: NaiveDate) -> Option<DayKind> {
        Some(match (self.is_working_day(date)?, self.is_weekend(date)) {
            (true, true) => DayKind::WorkedInExchange,
            (false, _) if lists(&self.days_off, date) => DayKind::Off,
            _ => DayKind::Usual,
        })
    }

    /// Whether a date is worked; `None` where the calendar does not cover it, or where its regions differ: in a
    /// calendar of all Germany, Tuesday 6 January 2026 is off in Bavaria and worked in Berlin. A weekend or a day
    /// off of the whole place is off, whatever its regions do.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> Option<bool> {
        if date < self.covers_from || self.covers_until < date {
            None
        } else if lists(&self.work_days, date) {
            Some(true)
        } else if self.is_weekend(date) || lists(&self.days_off, date) {
            Some(false)
        } else if lists(&self.regional, date) {
            None
        } else {
            Some(true)
        }
    }

    fn is_weekend(&self, date: NaiveDate) -> bool {
        self.weekend.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or(false)
    }

    /// The n-th working day after a date, which is not counted itself. With `n = 0` it is the date itself. `None` if
    /// some day on the way has no answer.
    #[must_use]
    pub fn nth_working_day_after(&self, date: NaiveDate, n: u32) -> Option<NaiveDate> {
        let mut day = date;
        let mut left = n;
        while left > 0 {
            day = day.succ_opt()?;
            if self.is_working_day(day)? {
                left = left.saturating_sub(1);
            }
        }
        Some(day)
    }

    /// The date itself if it is worked, else the next date that is. `None` if some day on the way has no answer.
    #[must_use]
    pub fn working_day_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        let mut day = date;
        while !self.is_working_day(day)? {
            day = day.succ_opt()?;
        }
        Some(day)
    }

    /// The date itself if it is worked in every region, else the next date that is; `None` beyond the calendar.
    #[must_use]
    pub fn working_day_everywhere_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        let mut day = date;
        while day <= self.covers_until {
            if self.is_working_day(day) == Some(true) {
                return Some(day);
            }
            day = day.succ_opt()?;
        }
        None
    }
}

fn lists(ranges: &[(NaiveDate, NaiveDate)], date: NaiveDate) -> bool {
    ranges.iter().any(|(from, to)| *from <= date && date <= *to)
}
