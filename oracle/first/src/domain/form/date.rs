//! How civil dates are read and written in ISO 8601.

use chrono::{Datelike, NaiveDate};

/// The civil date of a text `YYYY-MM-DD`; `None` for any other text and for dates that do not exist.
///
/// ```
/// use aftersales::domain::form::{date_text, parse_date};
///
/// assert_eq!(parse_date("2024-02-29").map(date_text).as_deref(), Some("2024-02-29"));
/// for wrong in ["2026-02-29", "2026-2-28", "0000-01-01", "2026-02-28 "] {
///     assert_eq!(parse_date(wrong), None, "{wrong}");
/// }
/// ```
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return None };
    let mut parts = [0_u32; 3];
    for (part, digits) in parts.iter_mut().zip([&[*y0, *y1, *y2, *y3][..], &[*m0, *m1], &[*d0, *d1]]) {
        for digit in digits {
            *part = part.wrapping_mul(10).wrapping_add(char::from(*digit).to_digit(10)?);
        }
    }
    let [year, month, day] = parts;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| *year >= 1)?, month, day)
}

/// A date of the years 0 to 9999 as `YYYY-MM-DD`.
#[must_use]
pub fn date_text(date: NaiveDate) -> String {
    let mut text = String::new();
    push(&mut text, date.year().unsigned_abs(), 4);
    for number in [date.month(), date.day()] {
        text.push('-');
        push(&mut text, number, 2);
    }
    text
}

fn push(text: &mut String, number: u32, width: u32) {
    if width > 1 {
        push(text, number / 10, width.saturating_sub(1));
    }
    text.extend(char::from_digit(number % 10, 10));
}
