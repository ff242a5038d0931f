//! How a phone number is written in one spelling.

use super::numbering::{PLANS, Plan};
use super::text::{fold_width, trimmed};

/// A phone number in the spelling of E.164, or `None` if the text cannot be one.
///
/// A number without a country code is one of `country`, by ISO 3166-1. In countries whose numbering is known here, the
/// first digits and the length must fit. Elsewhere a number has 8 to 15 digits with its country code. Without a country
/// code and a known country it stays as it is, with 5 to 15 digits.
///
/// ```
/// use aftersales::domain::form::normalise_phone;
///
/// for typed in ["+86 138-0013-8000", "0086 13800138000", "138 0013 8000"] {
///     assert_eq!(normalise_phone(typed, "CN").as_deref(), Some("+8613800138000"), "{typed}");
/// }
/// // A mobile number of mainland China has 11 digits.
/// assert_eq!(normalise_phone("138 0013 800", "CN"), None);
/// assert_eq!(normalise_phone("138 0013 80000", "CN"), None);
/// // Italy keeps the zero that Germany leaves out.
/// assert_eq!(normalise_phone("06 1234 5678", "IT").as_deref(), Some("+390612345678"));
/// assert_eq!(normalise_phone("030 123456", "DE").as_deref(), Some("+4930123456"));
/// ```
#[must_use]
pub fn normalise_phone(text: &str, country: &str) -> Option<String> {
    let folded = fold_width(text);
    let trimmed = trimmed(&folded);
    let mut digits = String::with_capacity(trimmed.len());
    let mut rest = trimmed.strip_prefix('+').unwrap_or(trimmed).bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'0'..=b'9' => digits.push(char::from(byte)),
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' => {}
            // The two bytes of a no-break space.
            0xC2 if rest.next() == Some(0xA0) => {}
            _ => return None,
        }
    }
    if trimmed.starts_with('+') {
        return international(&digits);
    }
    let home = PLANS.iter().find(|plan| plan.country == country);
    if let Some(rest) = dialled_abroad(&digits, home) {
        return international(rest);
    }
    match home {
        None => (5..=15).contains(&digits.len()).then_some(digits),
        Some(plan) => national(plan, &digits),
    }
}

/// The digits after the prefix of international calls, if the number begins with it.
fn dialled_abroad<'d>(digits: &'d str, home: Option<&Plan>) -> Option<&'d str> {
    let american = home.is_some_and(|plan| plan.code == "1");
    digits.strip_prefix(if american { "011" } else { "00" })
}

fn international(digits: &str) -> Option<String> {
    let mut known = false;
    for plan in &PLANS {
        if let Some(rest) = digits.strip_prefix(plan.code) {
            known = true;
            if let Some(number) = national(plan, rest) {
                return Some(number);
            }
        }
    }
    let plausible = !known && !digits.starts_with('0') && (8..=15).contains(&digits.len());
    plausible.then(|| e164("", digits))
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
    let bare = digits.strip_prefix(plan.trunk).filter(|bare| !plan.trunk.is_empty() && plan.has(bare));
    let number = bare.or_else(|| plan.has(digits).then_some(digits))?;
    Some(e164(plan.code, number))
}
