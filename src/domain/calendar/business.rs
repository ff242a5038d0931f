use chrono::{Datelike, NaiveDate};

/// The days of the week that are not worked, Monday first.
pub type Weekend = [bool; 7];

/// Which days are worked in one place: its weekend, its days off, and the weekend days worked in exchange.
///
/// A calendar answers only for the dates that it covers; beyond them nothing is guessed.
#[derive(Clone, Debug)]
pub struct BusinessCalendar {
    /// The id that a policy names it by.
    pub id: String,
    /// The edition, for [`StandsOn`](crate::domain::entitlement::Decision).
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
}

impl BusinessCalendar {
    /// Whether a date is worked; `None` where the calendar does not cover it.
    pub fn is_working_day(&self, date: NaiveDate) -> Option<bool> {
        if date < self.covers_from || self.covers_until < date {
            return None;
        }
        let listed = |ranges: &[(NaiveDate, NaiveDate)]| ranges.iter().any(|(from, to)| *from <= date && date <= *to);
        let weekday = date.weekday().num_days_from_monday() as usize;
        let weekend = self.weekend.get(weekday).copied().unwrap_or(false);
        Some(listed(&self.work_days) || !(weekend || listed(&self.days_off)))
    }

    /// The n-th working day after a date, which is not counted itself. With `n = 0` it is the date.
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

    /// The date itself if it is worked, else the next one that is.
    pub fn working_day_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        let mut day = date;
        while !self.is_working_day(day)? {
            day = day.succ_opt()?;
        }
        Some(day)
    }
}
