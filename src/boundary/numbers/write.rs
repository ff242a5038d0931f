//! Dates and instants as numbers whose digits a page can print.

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::{Instant, Zone};

/// The digits of a date: 2 March 2026 is 20260302.
pub fn digits_of(date: NaiveDate) -> f64 {
    f64::from(date.year()) * 10_000.0 + f64::from(date.month()) * 100.0 + f64::from(date.day())
}

/// The digits of the date of an instant in UTC, and the milliseconds of that day; no numbers if it is not known.
#[expect(clippy::cast_precision_loss, reason = "a day has fewer milliseconds than 2^53")]
pub fn digits_of_instant(instant: Option<Instant>) -> (f64, f64) {
    instant.map_or((f64::NAN, f64::NAN), |instant| {
        let (date, millis) = Zone::utc().local(instant);
        (digits_of(date), millis as f64)
    })
}
