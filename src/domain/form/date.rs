use chrono::NaiveDate;

/// The civil date of a text `YYYY-MM-DD`; `None` for anything else and for dates that no calendar has, such
/// as 30 February.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(
            |(place, byte)| {
                if place == 4 || place == 7 { *byte == b'-' } else { byte.is_ascii_digit() }
            },
        );
    if !shaped {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok().filter(|year| *year >= 1)?;
    NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)
}
