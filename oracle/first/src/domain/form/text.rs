//! How text is normalised and counted.

use std::borrow::Cow;

use crate::domain::memo::Shared;

/// Unicode's rules for text, which the browser has and a server brings as crates.
pub trait TextRules: Shared {
    /// The text in normalisation form C.
    fn nfc(&self, text: &str) -> String;
    /// The number of characters as a reader counts them (grapheme clusters).
    fn graphemes(&self, text: &str) -> usize;
}

/// The text with ASCII characters for full-width digits, signs and spaces, as Chinese keyboards type them.
pub(super) fn fold_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let fold = |character: char| match character {
        '０'..='９' | '＋' | '－' | '（' | '）' => {
            char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        other => other,
    };
    Cow::Owned(text.chars().map(fold).collect())
}

/// A decimal text in units of its last decimal place: `12.5` with two places is 1250. `None` if the text is not a
/// number, has more places or is too large. A comma is not a decimal point, since in half of the world it separates
/// thousands.
pub(super) fn decimal(text: &str, places: u32) -> Option<i64> {
    let text = trimmed(text);
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

/// The position of the first character that changes the direction of text, in UTF-16 units. Such characters are kept,
/// since text is never changed, but can make a text look different from what it says (Unicode TR36).
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

/// The text without the space around it. Most texts have none and are not searched for it.
pub(super) fn trimmed(text: &str) -> &str {
    let is_bare = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if is_bare(bytes.first()) && is_bare(bytes.last()) { text } else { text.trim() }
}

/// The number of characters of a text that is in normal form C and in which each is one to a reader: Latin, Chinese,
/// Japanese and Korean letters and their punctuation, without combining characters. Most texts are such, and do not
/// need the host's tables.
///
/// By the properties of UAX #15 and UAX #29: none of these characters composes with another or extends one.
pub(super) fn simple_length(text: &str) -> Option<usize> {
    let is_plain = |byte: &u8| matches!(byte, b'\n' | b' '..=b'~');
    if text.as_bytes().iter().all(is_plain) {
        return Some(text.len());
    }
    let mut length = 0_usize;
    for character in text.chars() {
        length = length.wrapping_add(1);
        let simple = matches!(character, '\n' | ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
            | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff9d}');
        if !simple {
            return None;
        }
    }
    Some(length)
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_segmentation::UnicodeSegmentation;

    use super::simple_length;

    /// Compares every character that counts as simple, beside others of its kind, with the Unicode tables.
    #[test]
    fn simple_text_is_what_the_tables_say() {
        let mut count = 0;
        for character in (0..=0xFFFF).filter_map(char::from_u32) {
            for beside in ["a", "中", "가", "が", "é", "\n", "－"] {
                let text = beside.to_owned() + &String::from(character) + beside;
                if let Some(length) = simple_length(&text) {
                    assert_eq!(text.nfc().collect::<String>(), text);
                    assert_eq!(text.graphemes(true).count(), length, "{text}");
                    count += 1;
                }
            }
        }
        assert!(count > 200_000, "only {count} texts were simple");
        for other in ["e\u{301}", "\r\n", "👍", "\u{3099}", "a\u{200d}", "ﾞ", "\u{2126}", "क्षि", "\u{ad}"]
        {
            assert!(simple_length(other).is_none(), "{other}");
        }
    }
}
