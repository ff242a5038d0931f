use chrono::NaiveDate;

/// The civil date of a text `YYYY-MM-DD`; `None` for anything else and for dates that no calendar has, such
/// as 30 February.
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
