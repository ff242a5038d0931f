//! How is a number read that somebody typed?

use super::text::{plain, trimmed};

/// Why a text is no number.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is none in any writing.
    Malformed,
    /// It is one in two writings: its sign separates thousands in one and is the decimal sign in the other.
    Ambiguous {
        /// The number with its sign as one of thousands.
        whole: String,
        /// The number with its sign as the decimal sign.
        fraction: String,
    },
}

/// A number in units of its last decimal place: `12.5` with two places is 1250.
///
/// It is read in the writing of the locale, and in any other where that can mean one thing only. A point or a comma before
/// three digits, with no other sign, may be either: there the locale decides, and where it does not, the text is refused.
pub(super) fn read_number(text: &str, places: u32, locale: &str) -> Result<i64, Unread> {
    let text = plain(text);
    let text = trimmed(&text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = parts(digits, places, locale)?;
    let mut number = String::new();
    if digits.len() < text.len() {
        number.push('-');
    }
    number.extend(whole.chars().filter(char::is_ascii_digit));
    if !fraction.is_empty() {
        number.push('.');
        number.push_str(fraction);
    }
    decimal(&number, places).ok_or(Unread::Malformed)
}

/// A number before and behind its decimal sign.
fn parts<'t>(digits: &'t str, places: u32, locale: &str) -> Result<(&'t str, &'t str), Unread> {
    let Some((before, last, behind)) = split_last(digits) else { return Ok((digits, "")) };
    if behind.is_empty() {
        return Err(Unread::Malformed);
    }
    let may_part = matches!(last, '.' | ',' | DECIMAL);
    let Some((_, first, _)) = split_last(before) else {
        let thousands = is_grouped(digits, last);
        let is_fraction = match (may_part, thousands) {
            (true, false) => true,
            (false, true) => false,
            (false, false) => return Err(Unread::Malformed),
            (true, true) => match decimal_sign(locale) {
                Some(sign) if sign != last => false,
                Some(_) if behind.len() <= usize::try_from(places).unwrap_or(0) => true,
                _ => {
                    let [whole, fraction] = [[before, behind].concat(), [before, ".", behind].concat()];
                    return Err(Unread::Ambiguous { whole, fraction });
                }
            },
        };
        return Ok(if is_fraction { (before, behind) } else { (digits, "") });
    };
    if first == last {
        return if is_grouped(digits, last) { Ok((digits, "")) } else { Err(Unread::Malformed) };
    }
    if may_part && is_grouped(before, first) { Ok((before, behind)) } else { Err(Unread::Malformed) }
}

/// The Arabic sign before decimal places, which never separates thousands.
const DECIMAL: char = '\u{66b}';
/// The Arabic sign of thousands.
const THOUSANDS: char = '\u{66c}';

/// What stands before the last sign, the sign, and what stands behind it.
fn split_last(text: &str) -> Option<(&str, char, &str)> {
    let (place, sign) = text.char_indices().rfind(|(_, character)| !character.is_ascii_digit())?;
    let sign_and_rest = text.get(place..)?;
    let sign_read = match sign {
        '\u{3002}' => '.',
        '\u{60c}' | '\u{3001}' => ',',
        other => other,
    };
    Some((text.get(..place)?, sign_read, sign_and_rest.get(sign.len_utf8()..)?))
}

/// True if a sign stands between thousands: three digits behind it, at most three before it and no leading zero. In India
/// the digits before the last three come in pairs.
fn is_grouped(digits: &str, sign: char) -> bool {
    if !matches!(sign, '.' | ',' | ' ' | '\'' | THOUSANDS) {
        return false;
    }
    let (mut rest, mut size, mut count) = (digits, 3, 0_u8);
    while let Some((before, known, group)) = split_last(rest) {
        if count == 1 && group.len() == 2 && sign == ',' {
            size = 2;
        }
        if known != sign || group.len() != size {
            return false;
        }
        count = count.saturating_add(1);
        rest = before;
    }
    (1..=size).contains(&rest.len()) && !rest.starts_with('0')
}

/// A plain decimal text in units of its last decimal place. `None` if it has more places or is too large.
fn decimal(text: &str, places: u32) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut number, mut missing, mut behind, mut last) = (0_i64, places, false, b'.');
    for byte in digits.as_bytes() {
        match byte {
            b'.' if !behind => behind = true,
            // Zeros at the end change nothing.
            b'0' if behind && missing == 0 => {}
            b'0'..=b'9' => {
                missing = if behind { missing.checked_sub(1)? } else { missing };
                number = number.checked_mul(10)?.checked_add(i64::from(byte.wrapping_sub(b'0')))?;
            }
            _ => return None,
        }
        last = *byte;
    }
    number = number.checked_mul(10_i64.checked_pow(missing)?).filter(|_| last != b'.')?;
    Some(if digits.len() < text.len() { number.checked_neg()? } else { number })
}

/// Languages, by ISO 639-1, that write a comma before decimal places, and those that write a point. Source: CLDR 44.
const WITH_COMMA: &str =
    "afazbebgbrbscacsdadeeleteufifofrfyglhrhuhyidisitkakkklkylblnltlvmknbnlnnnoplptrorosekslsqsrsvtktrukuzviwo";
const WITH_POINT: &str = "ambncyengagdgugvhahehiigjakmknkomlmnmrmsmtmynepasisoswtatethtiugyoxhzhzu";
/// Regions where Spanish has a comma.
const SPANISH: &str = "ESARBOCLCOCRECPYUYVE";
/// Regions whose other languages have a comma beside English.
const OF_BOTH: &str = "ATBECHCZDEDKEEESFIFRHUIDITLTLVNLNOPLPTROSESISKUAZA";

/// The sign before decimal places in a locale, if all its writers use the same.
fn decimal_sign(locale: &str) -> Option<char> {
    let mut tags = locale.split(['-', '_']);
    let language = tags.next().unwrap_or_default().to_ascii_lowercase();
    let tags = tags.take_while(|tag| tag.len() > 1);
    let region = tags.filter(|tag| tag.len() == 2).last().unwrap_or_default().to_ascii_uppercase();
    let has = |list: &str, name: &str| list.as_bytes().chunks_exact(2).any(|known| known == name.as_bytes());
    match language.as_str() {
        // A Swiss writes both.
        _ if matches!(region.as_str(), "CH" | "LI") => None,
        "en" if has(OF_BOTH, &region) => None,
        "es" if has(SPANISH, &region) => Some(','),
        "es" if region.is_empty() && !locale.ends_with("419") => None,
        "es" => Some('.'),
        known if has(WITH_COMMA, known) => Some(','),
        known if has(WITH_POINT, known) => Some('.'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Unread, read_number};

    #[test]
    fn numbers_in_the_writings_of_the_world() {
        let cases = [
            ("12,50", "", 1250),
            ("12.50", "de", 1250),
            ("1.234,50", "", 123_450),
            ("1,234.50", "de", 123_450),
            ("1 234,50", "", 123_450),
            ("1\u{202f}234,50", "fr", 123_450),
            ("1\u{a0}234,50", "", 123_450),
            ("1’234.50", "de-CH", 123_450),
            ("१२.५", "", 1250),
            ("\u{200f}١٢٫٥\u{200f}", "", 1250),
            ("١٬٢٣٤٫٥٠", "", 123_450),
            ("１２．５０", "", 1250),
            ("12,34,567.50", "", 123_456_750),
            ("1.234.567", "", 123_456_700),
            ("1 234", "", 123_400),
            ("0.125", "", -1),
            ("0,50", "", 50),
            (",5", "", 50),
            (".5", "", 50),
            ("−12,5", "", -1250),
            ("1.234", "de", 123_400),
            ("1,234", "en-US", 123_400),
            ("1.234", "es-AR", 123_400),
            ("1,234", "es-MX", 123_400),
            ("12。5", "zh", 1250),
            ("12.05.2026", "", -1),
            ("1,2,3", "", -1),
            ("1234,567.5", "", -1),
            ("12,50 €", "", -1),
            ("5.", "", -1),
            ("1..5", "", -1),
            ("1  234", "", -1),
            ("-", "", -1),
            ("", "", -1),
        ];
        for (typed, locale, want) in cases {
            let want = if want == -1 { Err(Unread::Malformed) } else { Ok(want) };
            assert_eq!(read_number(typed, 2, locale), want, "{typed} {locale}");
        }
        for (typed, locale) in [
            ("1.234", ""),
            ("1,234", ""),
            ("1.234", "en"),
            ("1,234", "de-DE"),
            ("1.234", "de-CH"),
            ("1,234", "en-ZA"),
            ("1.234", "es"),
            ("12.500", "ar"),
        ] {
            assert!(matches!(read_number(typed, 2, locale), Err(Unread::Ambiguous { .. })), "{typed} {locale}");
        }
        assert_eq!(read_number("1.234", 3, "en"), Ok(1234));
        assert_eq!(read_number("1,234", 3, "de"), Ok(1234));
    }
}
