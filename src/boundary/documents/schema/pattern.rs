//! Regular expressions (ECMA-262, anchored, without look-around) for the texts that the shapes accept.

use crate::domain::calendar::Period;

/// A date of the calendar in the years 1 to 9999, without anchors.
pub fn date() -> String {
    const YEAR: &str = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";
    const LEAP: &str = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";
    const DAYS: &str = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
                        |02-(?:0[1-9]|1[0-9]|2[0-8])";
    format!("(?:{YEAR}-(?:{DAYS})|{LEAP}-02-29)")
}

/// `--11-15`, without anchors.
pub const DAY_OF_EVERY_YEAR: &str = "--(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
                                     |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";

/// Opening hours. Times that overlap, and hours that never open, fit too.
pub fn hours() -> String {
    const DAY: &str = "(?:Mo|Tu|We|Th|Fr|Sa|Su)";
    const SPAN: &str = " *(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00) *";
    let days = format!("{DAY}(?:-{DAY})?(?:,{DAY}(?:-{DAY})?)*");
    let rule = format!(" *(?:{days} +(?:off|{SPAN}(?:,{SPAN})*)|{SPAN}(?:,{SPAN})*) *");
    format!("^(?:24/7|{rule}(?:;{rule})*)$")
}

/// A language, without anchors.
pub const LANGUAGE: &str = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*";

/// The whole of a text.
pub fn whole(pattern: &str) -> String {
    format!("^{pattern}$")
}

/// A duration in ISO 8601 of whole units. `P`, `PT` and `P1DT` fit too: what [`ENDS_WITH_UNIT`] is for.
pub fn period() -> String {
    of_units(|_| "[0-9]+".to_owned())
}

/// A duration that ends with a unit, as every one does.
pub const ENDS_WITH_UNIT: &str = "[YMWDHS]$";

/// A duration of which no unit alone is more than the longest period.
pub fn bounded_period() -> String {
    let longest = Period::LONGEST;
    of_units(|unit| {
        format!(
            "0*(?:{})",
            up_to(match unit {
                Unit::Years => longest.months / 12,
                Unit::Months => longest.months,
                Unit::Weeks => longest.days / 7,
                Unit::Days => longest.days,
                Unit::Hours => longest.seconds / 3600,
                Unit::Minutes => longest.seconds / 60,
                Unit::Seconds => longest.seconds,
            })
        )
    })
}

/// A duration whose other units are zero.
pub fn period_of(months: bool, days: bool, seconds: bool) -> String {
    of_units(|unit| {
        let may_be = match unit {
            Unit::Years | Unit::Months => months,
            Unit::Weeks | Unit::Days => days,
            Unit::Hours | Unit::Minutes | Unit::Seconds => seconds,
        };
        if may_be { "[0-9]+" } else { "0+" }.to_owned()
    })
}

/// A decimal text that is not negative: `4.95`.
pub const AMOUNT: &str = r"^([0-9]+(\.[0-9]*)?|\.[0-9]+)$";

/// A decimal text from 0 to 100 with up to six decimal places.
pub const PERCENT: &str = r"^0*([0-9]{1,2}(\.[0-9]{0,6}0*)?|100(\.0*)?|\.[0-9]{1,6}0*)$";

/// A time of the day from 00:01 to 24:00.
pub const CLOCK: &str = "^(00:(0[1-9]|[1-5][0-9])|(0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|24:00)$";

/// Three capital letters.
pub const CURRENCY: &str = "^[A-Z]{3}$";

#[derive(Clone, Copy)]
enum Unit {
    Years,
    Months,
    Weeks,
    Days,
    Hours,
    Minutes,
    Seconds,
}

fn of_units(digits: impl Fn(Unit) -> String) -> String {
    let pairs = |units: &[(Unit, char)]| {
        units.iter().map(|(unit, letter)| format!("(?:{}{letter})?", digits(*unit))).collect::<String>()
    };
    let date = pairs(&[(Unit::Years, 'Y'), (Unit::Months, 'M'), (Unit::Weeks, 'W'), (Unit::Days, 'D')]);
    let time = pairs(&[(Unit::Hours, 'H'), (Unit::Minutes, 'M'), (Unit::Seconds, 'S')]);
    format!("P{date}(?:T{time})?")
}

/// The numbers from 0 to `most`, without zeros in front.
fn up_to(most: u32) -> String {
    let digits = most.to_string();
    let mut choices = vec![digits.clone()];
    for (place, digit) in digits.char_indices().filter(|(_, digit)| *digit != '0') {
        // Alike up to here, smaller here, and anything behind it.
        let smaller = char::from_u32(u32::from(digit).saturating_sub(1)).unwrap_or('0');
        let smaller = if smaller == '0' { "0".to_owned() } else { format!("[0-{smaller}]") };
        let (alike, rest) = digits.split_at_checked(place).unwrap_or_default();
        choices.push(format!("{alike}{smaller}{}", "[0-9]".repeat(rest.len().saturating_sub(1))));
    }
    let shorter = digits.len().saturating_sub(1);
    if shorter > 0 {
        choices.push(format!("[0-9]{{1,{shorter}}}"));
    }
    choices.join("|")
}
