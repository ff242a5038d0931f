use super::numbering::{PLANS, Plan};
use super::text::fold_width;

/// A phone number in one spelling, or `None` if it cannot be one.
///
/// With a country code it is E.164: `+86 138-0013-8000` and `0086 13800138000` give `+8613800138000`. Without one it
/// is a number of `country`, by ISO 3166-1: `138 0013 8000` gives the same in `CN`. Of the countries whose numbering is
/// known here the first digits and the length must fit; elsewhere it is 8 to 15 digits with a country code, and
/// without one, where no country is known, the digits as they are, 5 to 15 of them.
pub fn normalise_phone(text: &str, country: &str) -> Option<String> {
    let folded = fold_width(text);
    let trimmed = folded.trim();
    let mut digits = String::new();
    for (place, character) in trimmed.char_indices() {
        match character {
            '0'..='9' => digits.push(character),
            '+' if place == 0 => {}
            ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' => {}
            _ => return None,
        }
    }
    let home = PLANS.iter().find(|plan| plan.country == country);
    let abroad = if trimmed.starts_with('+') { Some(digits.as_str()) } else { dialled_abroad(&digits, home) };
    if let Some(rest) = abroad {
        return international(rest);
    }
    match home {
        None => (5..=15).contains(&digits.len()).then_some(digits),
        Some(plan) => national(plan, &digits),
    }
}

/// What comes behind the prefix of calls abroad.
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
    plausible.then(|| String::from("+") + digits)
}

/// A national number, with or without the trunk prefix, as E.164.
fn national(plan: &Plan, digits: &str) -> Option<String> {
    let bare = digits.strip_prefix(plan.trunk).filter(|bare| !plan.trunk.is_empty() && plan.has(bare));
    let number = bare.or_else(|| plan.has(digits).then_some(digits))?;
    Some(String::from("+") + plan.code + number)
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
            ("+2345678", "", None),
            ("+23456789", "", Some("+23456789")),
            ("+234567890123456", "", Some("+234567890123456")),
            ("+2345678901234567", "", None),
            ("+0123456789", "", None),
            ("1234", "", None),
            ("call me", "", None),
            ("138+00138000", "CN", None),
        ];
        for (typed, country, want) in cases {
            assert_eq!(normalise_phone(typed, country).as_deref(), want, "{typed} {country}");
        }
    }
}
