//! How a phone number is written in one spelling.

use super::numbering::Plan;
use super::text::{length, plain};

/// A phone number in the spelling of E.164, or `None` if the text cannot be one. An extension stands behind it as RFC 3966
/// writes it: `+14185555555;ext=12`.
///
/// A number without a country code is one of `country`, by ISO 3166-1. Its length must be one that the country's numbering
/// has; a number of a country code that is not assigned has 8 to 15 digits with it. Without a country code and a known
/// country it stays as it is, with 5 to 15 digits.
///
/// ```
/// use aftersales::domain::form::normalise_phone;
///
/// for typed in ["+86 138-0013-8000", "0086 13800138000", "138 0013 8000", "tel:+86-138-0013-8000"] {
///     assert_eq!(normalise_phone(typed, "CN").as_deref(), Some("+8613800138000"), "{typed}");
/// }
/// // A mobile number of mainland China has 11 digits.
/// assert_eq!(normalise_phone("138 0013 800", "CN"), None);
/// assert_eq!(normalise_phone("138 0013 80000", "CN"), None);
/// // Italy keeps the zero that Germany leaves out.
/// assert_eq!(normalise_phone("06 1234 5678", "IT").as_deref(), Some("+390612345678"));
/// assert_eq!(normalise_phone("030 123456", "DE").as_deref(), Some("+4930123456"));
/// assert_eq!(normalise_phone("418-555-5555 ext. 12", "CA").as_deref(), Some("+14185555555;ext=12"));
/// ```
#[must_use]
pub fn normalise_phone(text: &str, country: &str) -> Option<String> {
    let plain = plain(text);
    let (number, extension) = split_extension(&plain)?;
    let mut normal = one_spelling(number, country)?;
    if !extension.is_empty() {
        normal.push_str(";ext=");
        normal.push_str(extension);
    }
    Some(normal)
}

/// How many characters a typed number has without its extension and without marks that are not seen.
pub(super) fn typed_length(text: &str) -> usize {
    let plain = plain(text);
    let number = split_extension(&plain).map_or("", |(number, _)| number);
    length(if number.is_empty() { &plain } else { number })
}

/// What announces an extension.
const EXTENSION: &[&str] = &[
    "ext",
    "extension",
    "extn",
    "x",
    "#",
    "доб",
    "Доб",
    "分机",
    "分機",
    "内线",
    "內線",
    "内線",
    "转",
    "轉",
    "转分机",
    "내선",
    "anexo",
    "ramal",
    "poste",
    "int",
    "interno",
    "dahili",
    "durchwahl",
];

/// A number and the digits of its extension, which are empty if it has none. `None` if what follows the number is no
/// extension.
fn split_extension(text: &str) -> Option<(&str, &str)> {
    let scheme = text.split_at_checked(4).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("tel:"));
    let text = scheme.map_or(text, |(_, rest)| rest);
    let is_label = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii() || matches!(byte, b'#' | b';' | b',');
    let Some(place) = text.as_bytes().iter().position(is_label) else { return Some((text, "")) };
    let (number, rest) = text.split_at_checked(place)?;
    let end = rest.as_bytes().iter().position(u8::is_ascii_digit)?;
    let (label, digits) = rest.split_at_checked(end)?;
    let digits = bare(digits);
    let is_digits = digits.as_bytes().iter().all(u8::is_ascii_digit) && digits.len() <= MAX_EXTENSION;
    let is_known = label == ",," || EXTENSION.iter().any(|known| known.eq_ignore_ascii_case(bare(label)));
    (is_digits && is_known).then(|| (bare(number), digits))
}

/// A text without the signs at its ends that part or close it.
fn bare(text: &str) -> &str {
    let is_inner = |byte: &u8| !matches!(byte, b' ' | b'.' | b':' | b'=' | b'-' | b'(' | b')' | b'/' | b';' | b',');
    let bytes = text.as_bytes();
    let ends = (bytes.iter().position(is_inner), bytes.iter().rposition(is_inner));
    if let (Some(start), Some(end)) = ends { text.get(start..=end).unwrap_or_default() } else { "" }
}

/// The most digits of an extension.
const MAX_EXTENSION: usize = 8;

fn one_spelling(number: &str, country: &str) -> Option<String> {
    let mut digits = String::with_capacity(number.len());
    let mut is_whole = false;
    for byte in number.bytes() {
        match byte {
            b'0'..=b'9' => digits.push(char::from(byte)),
            b'+' if digits.is_empty() && !is_whole => is_whole = true,
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' => {}
            _ => return None,
        }
    }
    if is_whole {
        return international(&digits);
    }
    let home = Plan::of(country);
    if let Some(rest) = dialled_abroad(&digits, home.as_ref()) {
        return international(rest);
    }
    match home {
        None => (5..=15).contains(&digits.len()).then_some(digits),
        Some(plan) => national(&plan, &digits),
    }
}

/// The digits after the prefix of international calls, if the number begins with it.
fn dialled_abroad<'d>(digits: &'d str, home: Option<&Plan>) -> Option<&'d str> {
    let american = home.is_some_and(|plan| plan.code == "1");
    digits.strip_prefix(if american { "011" } else { "00" })
}

fn international(digits: &str) -> Option<String> {
    let Some((plan, rest)) = Plan::abroad(digits) else {
        return (!digits.starts_with('0') && (8..=15).contains(&digits.len())).then(|| e164("", digits));
    };
    // A trunk prefix that is no zero may be the number's own first digit.
    if plan.trunk != "0" && plan.has(rest) {
        return Some(e164(plan.code, rest));
    }
    // Some write a zero that is left out from abroad, also where there is none.
    national(&plan, rest).or_else(|| national(&plan, rest.strip_prefix('0')?))
}

fn e164(code: &str, number: &str) -> String {
    // The longest number has a plus sign and 15 digits.
    let mut text = String::with_capacity(16);
    text.push('+');
    text.push_str(code);
    text.push_str(number);
    text
}

/// A national number, with or without the trunk prefix, as E.164.
fn national(plan: &Plan, digits: &str) -> Option<String> {
    let behind = |prefix: &str| digits.strip_prefix(prefix).filter(|bare| !prefix.is_empty() && plan.has(bare));
    // In Belarus a zero follows the eight.
    let long = if plan.trunk == "8" { behind("80") } else { None };
    let bare = long.or_else(|| behind(plan.trunk));
    match bare.or_else(|| plan.has(digits).then_some(digits)) {
        Some(number) => Some(e164(plan.code, number)),
        None if plan.code == "54" => argentine(digits),
        None => None,
    }
}

/// A mobile number of Argentina as it is dialled at home: 15 stands behind the area code, and from abroad a 9 before it.
fn argentine(digits: &str) -> Option<String> {
    let digits = digits.strip_prefix('0').unwrap_or(digits);
    let area = (2..=4).find(|end| digits.get(*end..).is_some_and(|rest| rest.starts_with("15")))?;
    let (area, number) = digits.split_at_checked(area)?;
    let number = number.get(2..)?;
    (area.len().saturating_add(number.len()) == 10).then(|| {
        let mut national = area.to_owned();
        national.push_str(number);
        e164("549", &national)
    })
}

#[cfg(test)]
mod tests {
    use super::normalise_phone;

    #[test]
    fn numbers_get_one_spelling() {
        let cases = [
            ("+86 138-0013-8000", "", Some("+8613800138000")),
            ("0086 13800138000", "", Some("+8613800138000")),
            ("＋８６ 13800138000", "", Some("+8613800138000")),
            ("138 0013 8000", "CN", Some("+8613800138000")),
            ("138 0013 800", "CN", None),
            ("138 0013 80000", "CN", None),
            ("(010) 6552 9988", "", Some("01065529988")),
            ("(010) 6552 9988", "CN", Some("+861065529988")),
            ("+86 010 6552 9988", "", Some("+861065529988")),
            ("+44 (0)20 7946 0958", "", Some("+442079460958")),
            ("020 7946 0958", "GB", Some("+442079460958")),
            ("06 1234 5678", "IT", Some("+390612345678")),
            ("011 86 138 0013 8000", "US", Some("+8613800138000")),
            ("1 (212) 555-0100", "US", Some("+12125550100")),
            ("212 555 010", "CA", None),
            ("+8613800138", "", None),
            ("+1234567", "", None),
            ("8 029 491-19-11", "BY", Some("+375294911911")),
            ("+3758011234567", "", Some("+3758011234567")),
            ("8 800 555-35-35", "RU", Some("+78005553535")),
            ("011 15-2345-6789", "AR", Some("+5491123456789")),
            ("0221 15-234-5678", "AR", Some("+5492212345678")),
            ("+52 1 55 1234 5678", "", Some("+525512345678")),
            // No country has the code 210.
            ("+2105678", "", None),
            ("+21056789", "", Some("+21056789")),
            ("+210567890123456", "", Some("+210567890123456")),
            ("+2105678901234567", "", None),
            ("+0123456789", "", None),
            ("1234", "", None),
            ("call me", "", None),
            ("138+00138000", "CN", None),
            ("\u{202a}+44 20 7946 0958\u{202c}", "", Some("+442079460958")),
            ("\u{2068}138\u{200e} 0013\u{feff}8000\u{2069}\u{fe0d}", "CN", Some("+8613800138000")),
            ("٠٥٠١٢٣٤٥٦٧", "SA", Some("+966501234567")),
            ("۰۹۱۲۳۴۵۶۷۸۹", "IR", Some("+989123456789")),
            ("+९१ ९८७६५ ४३२१०", "", Some("+919876543210")),
            ("+44‑20‑7946–0958", "", Some("+442079460958")),
            ("(+49) 30 123456", "", Some("+4930123456")),
            ("+34 (0)912 345 678", "", Some("+34912345678")),
            ("+39 (0)6 1234 5678", "", Some("+390612345678")),
            ("tel:+1-418-555-5555;ext=12", "", Some("+14185555555;ext=12")),
            ("418-555-5555 ext. 5555", "CA", Some("+14185555555;ext=5555")),
            ("418-555-5555 (ext 5555)", "CA", Some("+14185555555;ext=5555")),
            ("418-555-5555x5555", "CA", Some("+14185555555;ext=5555")),
            ("418-555-5555 #5555", "CA", Some("+14185555555;ext=5555")),
            ("+14185555555;ext=5555", "", Some("+14185555555;ext=5555")),
            ("+7 495 123-45-67 доб. 12", "", Some("+74951234567;ext=12")),
            ("010-65529988 转 8001", "CN", Some("+861065529988;ext=8001")),
            ("010-65529988分机８００１", "CN", Some("+861065529988;ext=8001")),
            ("418-555-5555 ext.", "CA", None),
            ("418-555-5555 ext 12345678", "CA", Some("+14185555555;ext=12345678")),
            ("418-555-5555 ext 123456789", "CA", None),
            ("418-555-5555 after 5", "CA", None),
            ("ext 12", "CA", None),
        ];
        for (typed, country, want) in cases {
            assert_eq!(normalise_phone(typed, country).as_deref(), want, "{typed} {country}");
        }
    }
}
