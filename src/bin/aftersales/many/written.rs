//! Numbers and amounts as people read them.

use std::collections::BTreeMap;

use aftersales::domain::money::Currency;

/// A number with its thousands apart: `1,000,000`.
pub fn count(number: usize) -> String {
    grouped(&number.to_string())
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let after = digits.len().saturating_sub(place);
        if place > 0 && after.is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number that says which way it goes: `+12`, `-3`, `0`.
pub fn signed(number: i64) -> String {
    let digits = grouped(&number.unsigned_abs().to_string());
    match number {
        0 => digits,
        1.. => format!("+{digits}"),
        _ => format!("-{digits}"),
    }
}

/// An amount of minor units in a currency that goes by its number: `1,234.50 EUR`.
pub fn amount(minor: i64, currency: u32) -> String {
    let currency = Currency::of_number(currency);
    let places = currency.map_or(0, Currency::exponent);
    let unit = 10_u64.checked_pow(places).unwrap_or(1);
    let whole = grouped(&minor.unsigned_abs().checked_div(unit).unwrap_or(0).to_string());
    let rest = minor.unsigned_abs().checked_rem(unit).unwrap_or(0);
    let sign = if minor < 0 { "-" } else { "" };
    let code = currency.map(Currency::code).unwrap_or_default();
    if places == 0 {
        return format!("{sign}{whole} {code}");
    }
    format!("{sign}{whole}.{rest:0>width$} {code}", width = usize::try_from(places).unwrap_or(2))
}

/// Sums by their currencies, one beside the other.
pub fn money_texts(sums: &BTreeMap<u32, i64>) -> String {
    let texts: Vec<String> = sums.iter().map(|(currency, minor)| amount(*minor, *currency)).collect();
    if texts.is_empty() { "0".to_owned() } else { texts.join(" + ") }
}
