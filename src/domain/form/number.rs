//! How is a number read that somebody typed?

use super::text::{plain, trimmed};

/// Why a text is no number.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is none in any writing.
    Malformed,
    /// It is one in two writings: its sign separates thousands in one and is the decimal sign in the other. How many
    /// digits stand before the sign.
    Ambiguous(usize),
}

/// A number in units of its last decimal place: `12.5` with two places is 1250.
///
/// It is read in the writing of the locale, and in any other where that can mean one thing only. A point or a comma before
/// three digits, with no other sign, may be either: there the locale decides, and where it does not, the text is refused.
pub(super) fn read_number(text: &str, places: u32, locale: &str) -> Result<i64, Unread> {
    let mut signs = Vec::new();
    for character in trimmed(&plain(text)).chars() {
        signs.push(sign_of(character).ok_or(Unread::Malformed)?);
    }
    let (is_negative, digits) = match signs.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, &*signs),
    };
    let (whole, fraction) = parts(digits, places, locale)?;
    let number = scaled(whole, fraction, places).ok_or(Unread::Malformed)?;
    Ok(if is_negative { number.saturating_neg() } else { number })
}

/// The Arabic sign before decimal places, which never separates thousands, in one byte.
const DECIMAL: u8 = b':';
/// The Arabic sign of thousands, in one byte.
const THOUSANDS: u8 = b';';

/// What can be part of a number, in one byte.
fn sign_of(character: char) -> Option<u8> {
    match character {
        '0'..='9' | '.' | ',' | ' ' | '\'' | '-' => u8::try_from(character).ok(),
        '。' => Some(b'.'),
        '、' | '\u{60c}' => Some(b','),
        '\u{66b}' => Some(DECIMAL),
        '\u{66c}' => Some(THOUSANDS),
        _ => None,
    }
}

/// What stands before and behind the decimal sign.
type Parts<'t> = (&'t [u8], &'t [u8]);

fn parts<'t>(digits: &'t [u8], places: u32, locale: &str) -> Result<Parts<'t>, Unread> {
    let Some((before, last, behind)) = split_last(digits) else { return Ok((digits, &[])) };
    let is_fraction = match split_last(before) {
        Some((_, first, _)) if first == last => false,
        Some((_, first, _)) if is_grouped(before, first) => true,
        Some(_) => return Err(Unread::Malformed),
        None if !is_grouped(digits, last) => true,
        None if last == THOUSANDS || !may_be_decimal(last) => false,
        None => match decimal_sign(locale) {
            Some(sign) if sign != last => false,
            Some(_) if u32::try_from(behind.len()).is_ok_and(|length| length <= places) => true,
            _ => return Err(Unread::Ambiguous(before.len())),
        },
    };
    let is_right = if is_fraction { may_be_decimal(last) && !behind.is_empty() } else { is_grouped(digits, last) };
    match (is_right, is_fraction) {
        (false, _) => Err(Unread::Malformed),
        (true, false) => Ok((digits, &[])),
        (true, true) => Ok((before, behind)),
    }
}

fn may_be_decimal(sign: u8) -> bool {
    matches!(sign, b'.' | b',' | DECIMAL)
}

/// What stands before the last sign, the sign, and what stands behind it.
fn split_last(text: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let place = text.iter().rposition(|byte| !byte.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(place)?;
    let (sign, behind) = rest.split_first()?;
    Some((before, *sign, behind))
}

/// True if a sign stands between thousands: three digits behind it, at most three before it and no leading zero. In India
/// the digits before the last three come in pairs.
fn is_grouped(digits: &[u8], sign: u8) -> bool {
    if matches!(sign, DECIMAL | b'-') {
        return false;
    }
    let (mut rest, mut size, mut is_second) = (digits, 3, false);
    while let Some((before, known, group)) = split_last(rest) {
        if is_second && group.len() == 2 && sign == b',' {
            size = 2;
        }
        if known != sign || group.len() != size {
            return false;
        }
        is_second = rest.len() == digits.len();
        rest = before;
    }
    (1..=size).contains(&rest.len()) && rest.first() != Some(&b'0')
}

/// A number in units of its last decimal place. `None` if it has no digit, more places or is too large.
fn scaled(whole: &[u8], fraction: &[u8], places: u32) -> Option<i64> {
    let mut number = 0_i64;
    let mut missing = places;
    let mut add = |byte: &u8| {
        number = number.checked_mul(10)?.checked_add(i64::from(byte.wrapping_sub(b'0')))?;
        Some(())
    };
    for byte in whole.iter().filter(|byte| byte.is_ascii_digit()) {
        add(byte)?;
    }
    for byte in fraction {
        // Zeros at the end change nothing.
        if missing > 0 || *byte != b'0' {
            missing = missing.checked_sub(1)?;
            add(byte)?;
        }
    }
    let is_empty = whole.is_empty() && fraction.is_empty();
    number.checked_mul(10_i64.checked_pow(missing)?).filter(|_| !is_empty)
}

/// Languages, by ISO 639-1, that write a comma before decimal places, and those that write a point. Source: CLDR 44.
const WITH_COMMA: &str =
    "afazbebgbrbscacsdadeeleteufifofrfyglhrhuhyidisitkakkklkylblnltlvmknbnlnnnoplptrorosekslsqsrsvtktrukuzviwo";
const WITH_POINT: &str = "ambncyenesgagdgugvhahehiigjakmknkomlmnmrmsmtmynepasisoswtatethtiugyoxhzhzu";
/// Regions where Spanish has a comma.
const SPANISH: &str = "ESARBOCLCOCRECPYUYVE";
/// Regions whose other languages have a comma beside English.
const OF_BOTH: &str = "ATBECHCZDEDKEEESFIFRHUIDITLTLVNLNOPLPTROSESISKUAZA";

/// The sign before decimal places in a locale, if all its writers use the same.
fn decimal_sign(locale: &str) -> Option<u8> {
    let mut tags = locale.as_bytes().split(|byte| matches!(byte, b'-' | b'_'));
    let language = tags.next()?;
    let mut region: &[u8] = b"";
    for tag in tags.take_while(|tag| tag.len() > 1) {
        // `419` is Latin America.
        if tag.len() == 2 || tag == b"419" {
            region = tag;
        }
    }
    let is = |known: &[u8], name: &[u8]| known.eq_ignore_ascii_case(name);
    let has = |list: &str, name: &[u8]| list.as_bytes().chunks_exact(2).any(|known| is(known, name));
    // A Swiss writes both.
    let is_both = has("CHLI", region) || is(b"en", language) && has(OF_BOTH, region);
    if is_both || is(b"es", language) && region.is_empty() {
        None
    } else if has(WITH_COMMA, language) || is(b"es", language) && has(SPANISH, region) {
        Some(b',')
    } else {
        has(WITH_POINT, language).then_some(b'.')
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
            assert!(matches!(read_number(typed, 2, locale), Err(Unread::Ambiguous(..))), "{typed} {locale}");
        }
        assert_eq!(read_number("1.234", 3, "en"), Ok(1234));
        assert_eq!(read_number("1,234", 3, "de"), Ok(1234));
    }
}
