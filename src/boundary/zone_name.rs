//! Which names of time zones mean the same on every host? Browsers know more names than IANA's zone data, in any letter case.

use super::documents::offset_minutes;
use super::json::push_padded;

/// The abbreviations that IANA's zone data has. Browsers know more, which readers take for different zones.
const SHORT: &[u8] = b"CETEETESTGMTHSTMETMSTPRCROCROKUCTWET";
/// Names that some browsers kept from before 2021, and the one that stands for no zone.
const FORMER: [&[u8]; 3] = [b"SystemV/", b"US/Pacific-New", b"Factory"];

/// Whether a host may be asked for this name.
pub fn is_iana(name: &str) -> bool {
    let name = name.as_bytes();
    let is_known = match name {
        [first, second] => [b"GB", b"NZ"].iter().any(|known| known.eq_ignore_ascii_case(&[*first, *second])),
        [_, _, _] => SHORT.chunks(3).any(|known| known.eq_ignore_ascii_case(name)),
        [first, ..] => first.is_ascii_alphabetic(),
        [] => false,
    };
    let mut before = b'/';
    for byte in name {
        let is_part =
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-') || (*byte == b'/' && before != b'/');
        if !is_part {
            return false;
        }
        before = *byte;
    }
    let is_former = |former: &&[u8]| name.get(..former.len()).is_some_and(|start| start.eq_ignore_ascii_case(former));
    is_known && before != b'/' && !FORMER.iter().any(is_former)
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
    let sign = name.bytes().position(|byte| matches!(byte, b'+' | b'-'))?;
    let (zone, offset) = name.split_at_checked(sign)?;
    if !["", "UTC", "GMT"].iter().any(|known| known.eq_ignore_ascii_case(zone.trim_ascii_end())) {
        return None;
    }
    let mut padded = offset.to_owned();
    if offset.bytes().skip(1).take_while(u8::is_ascii_digit).count() == 1 {
        padded.insert(1, '0');
    }
    offset_minutes(&padded)
}
