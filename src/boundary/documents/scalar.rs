//! How are instants, dates, durations, amounts and numbers read?

use crate::boundary::IssueCode;
use chrono::{Datelike, NaiveDate};

use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::calendar::{Instant, Length, Period, Zone};
use crate::domain::form::parse_date;
use crate::domain::money::{Currency, Decimal, Money};
use crate::domain::policy::SeasonDay;
use crate::domain::quantity::Quantity;

/// The largest amount that is read, in minor units: less than 2^53, so that JavaScript holds it exactly.
pub const MAX_MONEY: i64 = 9_000_000_000_000;

/// Numbers that are taken for the seconds of Unix: those of 1973 to 2286. As milliseconds they are days of early 1970.
const SECONDS: std::ops::Range<i64> = 100_000_000..10_000_000_000;

/// An instant or a civil date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A point in time.
    At(Instant),
    /// A date of the policy's zone.
    On(NaiveDate),
}

/// Reads an instant (epoch milliseconds, or ISO 8601 with an offset) or a civil date.
pub fn parse_moment(json: &Json) -> Result<Moment, IssueCode> {
    match json {
        Json::Number(digits) => {
            let number = parse_scaled(digits, 0);
            let whole = || digits.split_once('.').and_then(|(whole, _)| whole.parse().ok());
            if number.or_else(whole).is_some_and(|number| SECONDS.contains(&number)) {
                return Err(IssueCode::InstantInSeconds);
            }
            number.and_then(instant_of).map(Moment::At).ok_or(IssueCode::InstantMalformed)
        }
        Json::Text(text) => parse_moment_text(&text.value),
        _ => Err(IssueCode::WrongType),
    }
}

/// The instant of a number that states milliseconds.
pub fn instant_of(millis: i64) -> Option<Instant> {
    Instant::from_millis(millis).filter(|_| !SECONDS.contains(&millis))
}

/// Reads a date or an instant, and reports what is wrong with it.
pub fn moment(json: &Json, issues: &mut Issues) -> Option<Moment> {
    parse_moment(json).map_err(|code| issues.add(code, json, moment_wanted(code, true))).ok()
}

/// What would be right where an instant is read, or a date too, by the code of what is wrong.
pub fn moment_wanted(code: IssueCode, or_date: bool) -> &'static str {
    match (code, or_date) {
        (IssueCode::InstantInSeconds, _) => "milliseconds",
        (IssueCode::WrongType, true) => "date, instant or epoch milliseconds",
        (IssueCode::WrongType, false) => "an instant or epoch milliseconds",
        (IssueCode::InstantMalformed, true) => {
            "a date such as `2026-03-02`, or an instant such as `2026-03-02T10:15:00+01:00`"
        }
        (IssueCode::DateMalformed, true) => "",
        _ => "an instant such as `2026-03-02T10:15:00+01:00`",
    }
}

/// Reads an instant that was checked before.
pub fn parse_instant(json: &Json) -> Option<Instant> {
    match parse_moment(json) {
        Ok(Moment::At(instant)) => Some(instant),
        _ => None,
    }
}

/// Reads `YYYY-MM-DD`, or a date with a time and an offset in ISO 8601 or in the spellings of common platforms:
/// `2026-03-01T10:22:33.5+08:00`, `2026-03-01 10:22:33 -0500`, `2026-03-01T10:22Z`, `2026-03-01 10:22:33 UTC`.
///
/// A time without an offset is `ambiguous_instant`.
pub fn parse_moment_text(text: &str) -> Result<Moment, IssueCode> {
    const MALFORMED: IssueCode = IssueCode::InstantMalformed;
    let date = text.get(..10).and_then(parse_date);
    let Some((date, rest)) = date.zip(text.get(10..)) else {
        let shape =
            |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        let is_shaped = text.len() == 10 && text.bytes().enumerate().all(shape);
        return Err(if is_shaped { IssueCode::DateMalformed } else { MALFORMED });
    };
    if rest.is_empty() {
        return Ok(Moment::On(date));
    }
    let time = rest.strip_prefix(['T', 't', ' ']).ok_or(MALFORMED)?;
    // A zone in brackets, as Temporal writes it, adds nothing to an offset.
    let time = time.split_once('[').map_or(time, |(time, _)| time);
    let end = time.find(|character: char| !matches!(character, '0'..='9' | ':' | '.' | ',')).unwrap_or(time.len());
    let (clock, offset) = time.split_at_checked(end).ok_or(MALFORMED)?;
    let millis = clock_millis(clock).ok_or(MALFORMED)?;
    let minutes = match offset.trim() {
        "" => return Err(IssueCode::AmbiguousInstant),
        "Z" | "z" | "UTC" | "GMT" => 0,
        offset => offset_minutes(offset).ok_or(MALFORMED)?,
    };
    let midnight = Zone::utc().day_start(date);
    let instant = midnight.millis().saturating_add(millis).saturating_sub(minutes.saturating_mul(60_000));
    Instant::from_millis(instant).map(Moment::At).ok_or(MALFORMED)
}

fn two_digits(text: &str, max: i64) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<i64>().ok().filter(|number| digits && *number <= max)
}

/// Milliseconds of `10:22`, `10:22:33` or `10:22:33.456789`; finer parts are dropped.
fn clock_millis(clock: &str) -> Option<i64> {
    let (whole, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    let mut parts = whole.split(':');
    let hours = two_digits(parts.next()?, 23)?;
    let minutes = two_digits(parts.next()?, 59)?;
    let seconds = parts.next().map_or(Some(0), |seconds| two_digits(seconds, 59))?;
    let mut millis = String::from(fraction);
    millis.push_str("00");
    let millis = millis.get(..3).filter(|_| !fraction.is_empty() && parts.next().is_none())?.parse::<i64>().ok()?;
    Some(
        hours
            .saturating_mul(3_600_000)
            .saturating_add(minutes.saturating_mul(60_000))
            .saturating_add(seconds.saturating_mul(1000))
            .saturating_add(millis),
    )
}

/// Minutes of `+08:00`, `-0500` or `+08`.
pub fn offset_minutes(offset: &str) -> Option<i64> {
    let (sign, rest) = match offset.as_bytes().first()? {
        b'+' => (1_i64, offset.get(1..)?),
        b'-' => (-1_i64, offset.get(1..)?),
        _ => return None,
    };
    let hours = two_digits(rest.get(..2)?, 23)?;
    let minutes = match rest.get(2..)? {
        "" => 0,
        minutes => two_digits(minutes.strip_prefix(':').unwrap_or(minutes), 59)?,
    };
    Some(sign.saturating_mul(hours.saturating_mul(60).saturating_add(minutes)))
}

/// Reads `2026-11-15`, or `--11-15`: that day of every year.
pub fn parse_season_day(text: &str) -> Option<SeasonDay> {
    // 29 February is a day of some years, and 2024 is one.
    let every_year = text.strip_prefix("--").map(|day| "2024-".to_owned() + day);
    let date = parse_date(every_year.as_deref().unwrap_or(text))?;
    let year = every_year.is_none().then(|| date.year());
    Some(SeasonDay { year, month: date.month(), day: date.day() })
}

/// Reads a window's length. `Some(None)` is a duration of zero, which is no length.
pub fn parse_length(text: &str) -> Option<Option<Length>> {
    if text == "unlimited" {
        return Some(Some(Length::Unlimited));
    }
    parse_period(text).map(|period| (!period.is_zero()).then_some(Length::Of(period)))
}

/// What a tag of a language looks like.
pub const LANGUAGE: &str = "a tag of BCP 47, such as `en` or `zh-Hans`";

/// Whether a text is built like a tag of BCP 47 that begins with a language of two or three letters.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_named = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(is_named)
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Reads a time of the day as minutes.
pub fn parse_clock(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':').filter(|(hour, minute)| hour.len() == 2 && minute.len() == 2)?;
    let number = |digits: &str| parse_scaled(digits, 0).and_then(|number| u16::try_from(number).ok());
    let (hour, minute) = (number(hour)?, number(minute)?);
    let minutes = hour.saturating_mul(60).saturating_add(minute);
    (minute < 60 && 0 < minutes && minutes <= 24 * 60).then_some(minutes)
}

/// Reads a duration of whole units, such as `P7D`, `P1Y6M` or `PT48H`.
pub fn parse_period(text: &str) -> Option<Period> {
    let mut period = Period::default();
    let rest = text.strip_prefix('P')?;
    let (date, time) = match rest.split_once('T') {
        Some((_, "")) => return None,
        Some((date, time)) => (date, time),
        None => (rest, ""),
    };
    if date.is_empty() && time.is_empty() {
        return None;
    }
    units(date, "YMWD", |unit, number| {
        let (field, factor) = match unit {
            'Y' => (&mut period.months, 12),
            'M' => (&mut period.months, 1),
            'W' => (&mut period.days, 7),
            _ => (&mut period.days, 1),
        };
        add(field, number, factor)
    })?;
    units(time, "HMS", |unit, number| {
        let factor = match unit {
            'H' => 3600,
            'M' => 60,
            _ => 1,
        };
        add(&mut period.seconds, number, factor)
    })?;
    period.is_bounded().then_some(period)
}

fn add(field: &mut u32, number: u32, factor: u32) -> Option<()> {
    *field = field.checked_add(number.checked_mul(factor)?)?;
    Some(())
}

/// Takes `<digits><unit>` pairs whose units come in the given order, each at most once.
fn units(text: &str, order: &str, mut take: impl FnMut(char, u32) -> Option<()>) -> Option<()> {
    let mut left = order.chars();
    let mut digits = String::new();
    for character in text.chars() {
        if character.is_ascii_digit() {
            digits.push(character);
        } else {
            left.find(|unit| *unit == character)?;
            take(character, digits.parse().ok()?)?;
            digits.clear();
        }
    }
    digits.is_empty().then_some(())
}

/// Reads a decimal text as an amount of a currency.
pub fn parse_amount(text: &str, currency: Currency) -> Option<Money> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let amount = parse_scaled(text, currency.exponent()).filter(|amount| digits && (0..=MAX_MONEY).contains(amount))?;
    Some(Money { amount, currency })
}

/// Reads a code of three capital letters.
pub fn parse_currency(text: &str) -> Option<Currency> {
    Currency::new(text)
}

/// Reads a percentage as a decimal text, so that `12.5` is exactly that.
pub fn parse_percent(text: &str) -> Option<Decimal> {
    const HUNDRED: i64 = 100 * Decimal::UNIT;
    parse_scaled(text, 6).filter(|number| (0..=HUNDRED).contains(number)).map(Decimal::from_millionths)
}

/// A quantity with up to three decimal places.
pub fn parse_quantity(digits: &str) -> Option<Quantity> {
    parse_scaled(digits, 3).map(Quantity::from_thousandths)
}

/// A decimal number as an integer of `places` decimal places: `12.5` with two is 1250. `None` if it has more,
/// an exponent that makes it so, or is too large.
pub fn parse_scaled(digits: &str, places: u32) -> Option<i64> {
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.trim_start_matches('+').parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let decimals = i32::try_from(fraction.len()).ok()?;
    let shift = u32::try_from(i32::try_from(places).ok()?.checked_add(exponent)?.checked_sub(decimals)?).ok()?;
    let mut joined = whole.to_owned();
    joined.push_str(fraction);
    joined.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(shift)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_in_the_spellings_of_platforms() {
        let at = |text: &str| match parse_moment_text(text) {
            Ok(Moment::At(instant)) => Ok(instant.millis()),
            Ok(Moment::On(_)) => Err("a date"),
            Err(code) => Err(code.code()),
        };
        assert_eq!(at("1970-01-01T00:00:00Z"), Ok(0));
        assert_eq!(at("1970-01-01T08:00:01.5+08:00"), Ok(1500));
        assert_eq!(at("1969-12-31 19:00:00 -0500"), Ok(0));
        assert_eq!(at("1970-01-01 00:00 UTC"), Ok(0));
        assert_eq!(at("1970-01-01T01:00:00+01:00[Europe/Berlin]"), Ok(0));
        assert_eq!(at("1970-01-01T00:00:00.0009z"), Ok(0));
        assert_eq!(at("2026-03-01T10:22:33"), Err(IssueCode::AmbiguousInstant.code()));
        for bad in
            ["2026-03-01T24:00Z", "2026-03-01T10Z", "2026-03-01T10:60Z", "2026-03-01T10:22:33+25:00", "01.03.2026", ""]
        {
            assert_eq!(at(bad), Err(IssueCode::InstantMalformed.code()), "{bad}");
        }
        assert_eq!(at("2026-02-30"), Err(IssueCode::DateMalformed.code()));
    }

    #[test]
    fn periods_of_whole_units_in_order() {
        let period = |months, days, seconds| Some(Period { months, days, seconds });
        let cases = [
            ("P7D", period(0, 7, 0)),
            ("P1Y6M2W3D", period(18, 17, 0)),
            ("PT48H", period(0, 0, 172_800)),
            ("P1DT1H1M1S", period(0, 1, 3661)),
            ("P0D", period(0, 0, 0)),
            ("P", None),
            ("PT", None),
            ("P1DT", None),
            ("P1.5M", None),
            ("P1D1W", None),
            ("P1D1D", None),
            ("P-1D", None),
            ("7D", None),
            ("P7", None),
            ("p7d", None),
            ("P4294967296D", None),
            ("P201Y", None),
        ];
        for (text, want) in cases {
            assert_eq!(parse_period(text), want, "{text}");
        }
    }

    #[test]
    fn decimals_are_exact_or_refused() {
        let cases = [
            ("12.5", 2, Some(1250)),
            ("12.50", 1, Some(125)),
            ("12.55", 1, None),
            ("-0.5", 2, Some(-50)),
            ("1e3", 0, Some(1000)),
            ("1.5e-3", 6, Some(1500)),
            ("1e-7", 6, None),
            ("1e30", 2, None),
            ("9223372036854775807", 0, Some(i64::MAX)),
            ("9223372036854775807", 1, None),
        ];
        for (digits, places, want) in cases {
            assert_eq!(parse_scaled(digits, places), want, "{digits}");
        }
    }
}
