//! How is an amount of money written for people?

use serde_json::Value;

/// An amount as the pages write it: with the sign of the currency and its thousands apart.
pub fn money(amount: &Value, language: usize) -> Option<String> {
    let (decimal, currency) = (amount["decimal"].as_str()?, amount["currency"].as_str()?);
    let (minus, digits) = decimal.strip_prefix('-').map_or(("", decimal), |digits| ("-", digits));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && whole.len().saturating_sub(place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Some(match currency {
        "CNY" => format!("{minus}{}{grouped}{rest}", ["CN¥", "¥"][language]),
        _ => format!("{minus}{grouped}{rest} {currency}"),
    })
}

/// What several amounts of one currency come to.
pub fn sum<'v>(amounts: impl Iterator<Item = Option<&'v Value>>) -> Option<Value> {
    let mut total: Option<(i64, &str, usize)> = None;
    for amount in amounts {
        let amount = amount?;
        let (minor, currency) = (amount["amount"].as_i64()?, amount["currency"].as_str()?);
        let places = amount["decimal"].as_str()?.split_once('.').map_or(0, |(_, places)| places.len());
        total = match total {
            None => Some((minor, currency, places)),
            Some((before, known, digits)) if known == currency && digits == places => {
                Some((before.checked_add(minor)?, known, digits))
            }
            Some(_) => return None,
        };
    }
    let (minor, currency, places) = total?;
    let digits = format!("{minor:0>width$}", width = places.saturating_add(1));
    let (whole, rest) = digits.split_at(digits.len().saturating_sub(places));
    let point = if places == 0 { "" } else { "." };
    Some(serde_json::json!({ "amount": minor, "currency": currency, "decimal": format!("{whole}{point}{rest}") }))
}
