//! How are dates, lengths, calendars and opening hours written into a built policy?

use chrono::{Datelike, NaiveDate};

use super::coding::{Built, In, Out};
use crate::domain::calendar::{BusinessCalendar, CountingMode, Length, OpeningHours, Period, Weekend};
use crate::domain::policy::{
    Before, EventReference, EventTest, Extension, Parcel, Season, SeasonDay, SeasonEffect, Window,
};

/// A date is the number of its day, from 1 January of the year 1 to 31 December 9999.
impl Built for NaiveDate {
    fn write(&self, out: &mut Out) {
        self.num_days_from_ce().write(out);
    }

    fn read(input: &mut In) -> Self {
        let date = Self::from_num_days_from_ce_opt(i32::read(input)).unwrap_or_default();
        input.require((1..=9999).contains(&date.year()));
        date
    }
}

/// A leap year, so that 29 February can be a day of every year.
const LEAP: i32 = 2024;

fn is_day(day: &SeasonDay) -> bool {
    NaiveDate::from_ymd_opt(day.year.unwrap_or(LEAP), day.month, day.day).is_some_and(|day| day.year() <= 9999)
}

impl Built for Weekend {
    fn write(&self, out: &mut Out) {
        for day in self {
            day.write(out);
        }
    }

    fn read(input: &mut In) -> Self {
        let mut weekend = [false; 7];
        for day in &mut weekend {
            *day = bool::read(input);
        }
        weekend
    }
}

impl Built for OpeningHours {
    fn write(&self, out: &mut Out) {
        self.rows().write(out);
    }

    fn read(input: &mut In) -> Self {
        let hours = Self::of_rows(&Vec::read(input));
        input.require(hours.is_some());
        hours.unwrap_or_else(Self::always)
    }
}

built_structs! {
    Period { months, days, seconds } if |period| period.is_bounded();
    BusinessCalendar { id, version, covers_from, covers_until, weekend, days_off, work_days, regional };
    EventReference { event, parcel, or_later, plus };
    Window {
        from, opens, length, mode, then, extended_by, within, at_most, kept_by, at_least, before, closes_at, rolls, may_roll, zone, calendar, hours,
    };
    Before { event, by };
    SeasonDay { year, month, day } if is_day;
    Season { id, index, rules, when, event, from, to, effect };
}

built_enums! {
    Length { 0 Unlimited, 1 Until(day), 2 Of(period) }
    Parcel { 0 First, 1 Last }
    SeasonEffect { 0 Length(length, mode), 1 LastDay(day), 2 LastDayAtLeast(day), 3 Closed }
    EventTest { 0 Happened(happened), 1 Between(from, to) }
}

built_codes!(CountingMode or DaysAfter, Extension or Repairs);
