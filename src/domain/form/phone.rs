use super::text::fold_width;

/// A phone number in one spelling, or `None` if it cannot be one.
///
/// With a country code it is E.164: `+86 138-0013-8000` and `0086 13800138000` give `+8613800138000`, from 8
/// to 15 digits. Without one it is kept as its digits, 5 to 15 of them, because which country is meant is not
/// known here.
pub fn normalise_phone(text: &str) -> Option<String> {
    let folded = fold_width(text);
    let trimmed = folded.trim();
    let (plus, rest) = match trimmed.strip_prefix('+').or_else(|| trimmed.strip_prefix("00")) {
        Some(rest) => ("+", rest),
        None => ("", trimmed),
    };
    let mut digits = String::from(plus);
    for character in rest.chars() {
        match character {
            '0'..='9' => digits.push(character),
            ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' => {}
            _ => return None,
        }
    }
    let count = digits.len().saturating_sub(plus.len());
    let enough = if plus.is_empty() { 5 } else { 8 };
    let starts_well = plus.is_empty() || !digits.starts_with("+0");
    (starts_well && (enough..=15).contains(&count)).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::normalise_phone;

    #[test]
    fn numbers_get_one_spelling() {
        let cases = [
            ("+86 138-0013-8000", Some("+8613800138000")),
            ("0086 13800138000", Some("+8613800138000")),
            ("＋８６ 13800138000", Some("+8613800138000")),
            ("(010) 6552 9988", Some("01065529988")),
            ("+8613800138", Some("+8613800138")),
            ("+1234567", None),
            ("+12345678", Some("+12345678")),
            ("+123456789012345", Some("+123456789012345")),
            ("+1234567890123456", None),
            ("+0123456789", None),
            ("1234", None),
            ("call me", None),
        ];
        for (typed, want) in cases {
            assert_eq!(normalise_phone(typed).as_deref(), want, "{typed}");
        }
    }
}
