/// What the world must tell of text: Unicode's rules, which the browser has and a server brings as crates.
pub trait TextRules {
    /// The text in normalisation form C.
    fn nfc(&self, text: &str) -> String;
    /// How many characters a reader would count.
    fn graphemes(&self, text: &str) -> usize;
}

/// Full-width digits, plus sign and hyphen, as Chinese keyboards type them, as their ASCII counterparts.
pub(super) fn fold_width(text: &str) -> String {
    let fold = |character: char| match character {
        '０'..='９' | '＋' | '－' | '（' | '）' => {
            char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(fold).collect()
}

/// A decimal text as a whole number of its last of `places` decimal places: `12.5` with two is 1250. `None` if it is
/// no number, has more places, or is too large. A comma is no decimal point: in half of the world it parts thousands.
pub(super) fn decimal(text: &str, places: u32) -> Option<i64> {
    let trimmed = text.trim();
    let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let shown = fraction.trim_end_matches('0');
    let missing = places.checked_sub(u32::try_from(shown.len()).ok()?)?;
    if (whole.is_empty() && fraction.is_empty()) || !is_digits(whole) || !is_digits(fraction) || digits.ends_with('.') {
        return None;
    }
    let number = (whole.to_owned() + shown).parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(missing)?)?;
    Some(if digits.len() < trimmed.len() { number.checked_neg()? } else { number })
}

/// Characters that turn the direction of the text around them: the place of the first, in UTF-16 units. They are kept,
/// since text is never changed, but can make a text read otherwise than it is written (Unicode TR36).
pub(super) fn turning(text: &str) -> Option<usize> {
    let mut place = 0_usize;
    for character in text.chars() {
        if matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            return Some(place);
        }
        place = place.saturating_add(character.len_utf16());
    }
    None
}
