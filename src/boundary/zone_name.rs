//! Which names of time zones mean the same on every host? Browsers know more names than IANA's zone data, in any letter case.

use super::documents::offset_minutes;
use super::json::push_padded;

/// The abbreviations that IANA's zone data has. Browsers know more, which readers take for different zones.
const SHORT: [&str; 14] =
    ["CET", "EET", "EST", "GB", "GMT", "HST", "MET", "MST", "NZ", "PRC", "ROC", "ROK", "UCT", "WET"];
/// Names that some browsers kept from before 2021.
const FORMER: [&str; 2] = ["SystemV/", "US/Pacific-New"];

/// Whether a host may be asked for this name.
pub fn is_iana(name: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-'))
    };
    let is_former = |former: &&str| name.get(..former.len()).is_some_and(|start| start.eq_ignore_ascii_case(former));
    name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
        && name.split('/').all(is_word)
        && (name.len() > 3 || SHORT.iter().any(|known| known.eq_ignore_ascii_case(name)))
        && !FORMER.iter().any(is_former)
}

/// What would be right in place of a name that no host knows: of `UTC+2` it is `+02:00`.
pub fn expected(name: &str) -> String {
    let Some(minutes) = offset_of(name) else {
        return String::from("an IANA name such as `Asia/Shanghai`, or an offset such as `+02:00`");
    };
    let mut offset = String::from(if minutes < 0 { "-" } else { "+" });
    let minutes = minutes.abs();
    push_padded(&mut offset, minutes / 60, 2);
    offset.push(':');
    push_padded(&mut offset, minutes % 60, 2);
    offset
}

/// The minutes of `UTC+2`, `GMT-05:30` or `+2`.
fn offset_of(name: &str) -> Option<i64> {
    let (zone, offset) = name.split_at_checked(name.find(['+', '-'])?)?;
    if !["", "UTC", "GMT"].iter().any(|known| known.eq_ignore_ascii_case(zone.trim())) {
        return None;
    }
    let (sign, digits) = offset.split_at_checked(1)?;
    let is_short = digits.bytes().take_while(u8::is_ascii_digit).count() == 1;
    let mut padded = String::from(sign);
    padded.push_str(if is_short { "0" } else { "" });
    padded.push_str(digits);
    offset_minutes(&padded)
}
