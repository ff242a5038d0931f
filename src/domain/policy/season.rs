//! In which seasons the windows of rules change, and how.

use chrono::{Datelike, NaiveDate};

use super::{Matcher, Name, Rule};
use crate::domain::calendar::{CountingMode, Length};

/// A day of one year, or of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeasonDay {
    /// The year; every year if `None`.
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

    /// The first such day on a date or after it. A day of a stated year is that day, whatever the date.
    ///
    /// ```
    /// use aftersales::domain::policy::SeasonDay;
    /// use chrono::NaiveDate;
    ///
    /// # (|| -> Option<()> {
    /// let january = SeasonDay { year: None, month: 1, day: 10 };
    /// let from = |year, month, day| january.from(NaiveDate::from_ymd_opt(year, month, day)?);
    /// assert_eq!(from(2026, 1, 10), NaiveDate::from_ymd_opt(2026, 1, 10));
    /// assert_eq!(from(2026, 1, 11), NaiveDate::from_ymd_opt(2027, 1, 10));
    /// // 2026 has no leap day, so 29 February is the 28th there.
    /// let leap = SeasonDay { year: None, month: 2, day: 29 };
    /// assert_eq!(leap.from(NaiveDate::from_ymd_opt(2026, 1, 1)?), NaiveDate::from_ymd_opt(2026, 2, 28));
    /// # Some(())
    /// # })().unwrap();
    /// ```
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
    /// The windows have this length, longer or shorter than their own.
    Length(Length, CountingMode),
    /// The windows end with this day, earlier or later than by themselves.
    LastDay(SeasonDay),
    /// The windows do not end before this day.
    LastDayAtLeast(SeasonDay),
    /// The rules are not open at all.
    Closed,
}

/// A time of the year that changes the windows of rules, by the date of an event.
#[derive(Debug)]
#[non_exhaustive]
pub struct Season {
    /// Its id.
    pub id: String,
    /// Its index in the document's list, for pointers.
    pub index: usize,
    /// Ids of the rules whose windows it changes.
    pub rules: Vec<String>,
    /// When it applies, such as for one brand.
    pub when: Matcher,
    /// The event whose date must lie in it.
    pub event: Name,
    /// Its first day.
    pub from: SeasonDay,
    /// Its last day.
    pub to: SeasonDay,
    /// How it changes the windows.
    pub effect: SeasonEffect,
}

impl Season {
    /// True if it changes the window of a rule.
    #[must_use]
    pub fn changes(&self, rule: &Rule) -> bool {
        rule.warranty.is_none() && self.rules.contains(&rule.id)
    }

    /// The first and the last day of the latest season that began on a date or before it.
    #[must_use]
    pub fn last_before(&self, date: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let this_year = self.from.in_year(date.year())?;
        let first = if date < this_year { self.from.in_year(date.year().saturating_sub(1))? } else { this_year };
        Some((first, self.to.from(first)?))
    }

    /// The last day of the season in which a date lies; `None` if it lies in none.
    ///
    /// A season may span the new year.
    ///
    /// ```
    /// # #[cfg(feature = "native")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    /// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }],
    /// #     "seasons": [{ "id": "holidays", "rules": ["exchange"], "event": "ordered", "from": "--11-15", "to": "--01-10",
    /// #         "lastDayAtLeast": "--01-31" }] }"#;
    /// # let policy = engine.load_document(terms)?.policy;
    /// use aftersales::domain::form::{date_text, parse_date};
    ///
    /// // A season of every year from 15 November to 10 January.
    /// let season = &policy.documents[0].seasons[0];
    /// let end = |date| season.last_day_around(parse_date(date)?).map(date_text);
    /// assert_eq!([end("2025-11-14"), end("2026-01-11")], [None, None]);
    /// for inside in ["2025-11-15", "2025-12-31", "2026-01-10"] {
    ///     assert_eq!(end(inside).as_deref(), Some("2026-01-10"));
    /// }
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "native"))]
    /// # fn main() {}
    /// ```
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
