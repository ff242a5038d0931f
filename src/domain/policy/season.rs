use chrono::{Datelike, NaiveDate};

use super::{Matcher, Name};
use crate::domain::calendar::{CountingMode, Length};

/// A day of one year, or of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeasonDay {
    /// The year; every year if it is not said.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl SeasonDay {
    /// This day in a year. 29 February of a common year is the 28th.
    fn in_year(self, year: i32) -> Option<NaiveDate> {
        let year = self.year.unwrap_or(year);
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day.saturating_sub(1)))
    }

    /// The first such day that is not before a date; one of a stated year is that day.
    #[must_use]
    pub fn from(self, date: NaiveDate) -> Option<NaiveDate> {
        let this_year = self.in_year(date.year())?;
        if self.year.is_none() && this_year < date {
            self.in_year(date.year().saturating_add(1))
        } else {
            Some(this_year)
        }
    }
}

/// What a season does to the windows of the rules that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeasonEffect {
    /// They have this length, longer or shorter than their own.
    Length(Length, CountingMode),
    /// They end with this day, earlier or later than they would.
    LastDay(SeasonDay),
    /// They do not end before this day.
    LastDayAtLeast(SeasonDay),
    /// They are not open at all.
    Closed,
}

/// A time of the year in which windows are others.
#[derive(Debug)]
#[non_exhaustive]
pub struct Season {
    /// Its id.
    pub id: String,
    /// Its place in the document, for pointers.
    pub index: usize,
    /// The rules whose windows it changes.
    pub rules: Vec<String>,
    /// What else must hold, such as a brand.
    pub when: Matcher,
    /// The event whose date must fall into it.
    pub event: Name,
    /// Its first day.
    pub from: SeasonDay,
    /// Its last day.
    pub to: SeasonDay,
    /// What it does.
    pub effect: SeasonEffect,
}

impl Season {
    /// The first and the last day of the season that began last before a date, or on it.
    #[must_use]
    pub fn last_before(&self, date: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let this_year = self.from.in_year(date.year())?;
        let first = if date < this_year { self.from.in_year(date.year().saturating_sub(1))? } else { this_year };
        Some((first, self.to.from(first)?))
    }

    /// The last day of the season in which a date falls; `None` if it falls into none.
    ///
    /// A season of every year may span the new year: from 15 November to 10 January, 3 January 2026 falls into
    /// the one that ends on 10 January 2026.
    #[must_use]
    pub fn last_day_around(&self, date: NaiveDate) -> Option<NaiveDate> {
        let year = date.year();
        for first_year in [year.saturating_sub(1), year] {
            let Some(first) = self.from.in_year(first_year) else { continue };
            let Some(last) = self.to.from(first) else { continue };
            if first <= date && date <= last {
                return Some(last);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::parse_date;
    use crate::domain::policy::Names;

    fn season(from: (u32, u32), to: (u32, u32), year: Option<i32>) -> Season {
        let day = |(month, day)| SeasonDay { year, month, day };
        Season {
            id: String::new(),
            index: 0,
            rules: Vec::new(),
            when: Matcher::default(),
            event: Names::default().add("ordered"),
            from: day(from),
            to: day(to),
            effect: SeasonEffect::Closed,
        }
    }

    fn around(season: &Season, date: &str) -> Option<NaiveDate> {
        season.last_day_around(parse_date(date)?)
    }

    #[test]
    fn both_ends_are_inside_and_the_new_year_may_be_spanned() {
        let winter = season((11, 15), (1, 10), None);
        assert_eq!(around(&winter, "2025-11-14"), None);
        for inside in ["2025-11-15", "2025-12-31", "2026-01-10"] {
            assert_eq!(around(&winter, inside), parse_date("2026-01-10"), "{inside}");
        }
        assert_eq!(around(&winter, "2026-01-11"), None);
        let once = season((11, 1), (12, 31), Some(2025));
        assert_eq!(around(&once, "2025-12-31"), parse_date("2025-12-31"));
        assert_eq!([around(&once, "2026-11-01"), around(&once, "2024-12-01")], [None, None]);
        assert_eq!(around(&season((2, 1), (2, 29), None), "2026-02-28"), parse_date("2026-02-28"));
    }
}
