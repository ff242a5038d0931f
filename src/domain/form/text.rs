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

/// Half of the place of each zero after ASCII, behind which the other nine digits of its script stand (Unicode 16, `Nd`).
const ZEROS: [u16; 73] = [
    0x330, 0x378, 0x3e0, 0x4b3, 0x4f3, 0x533, 0x573, 0x5b3, 0x5f3, 0x633, 0x673, 0x6b3, 0x6f3, 0x728, 0x768, 0x790,
    0x820, 0x848, 0xbf0, 0xc08, 0xca3, 0xce8, 0xd40, 0xd48, 0xda8, 0xdd8, 0xe20, 0xe28, 0x5310, 0x5468, 0x5480, 0x54e8,
    0x54f8, 0x5528, 0x55f8, 0x8250, 0x8698, 0x86a0, 0x8833, 0x8878, 0x889b, 0x88e8, 0x8978, 0x8a28, 0x8a68, 0x8b28,
    0x8b60, 0x8b68, 0x8b6d, 0x8b98, 0x8c70, 0x8ca8, 0x8df8, 0x8e28, 0x8ea8, 0x8ed0, 0x8ef0, 0x8fa8, 0xb530, 0xb560,
    0xb5a8, 0xb6b8, 0xe678, 0xebe7, 0xebec, 0xebf1, 0xebf6, 0xebfb, 0xf0a0, 0xf178, 0xf278, 0xf4a8, 0xfdf8,
];

/// The text as a machine writes it: ASCII for full-width signs, but not for letters, and for digits, dashes, apostrophes and spaces of any script,
/// and no invisible marks.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|character| !is_mark(*character)).map(plain_character).collect())
}

fn plain_character(character: char) -> char {
    match character {
        '\0'..='\x7f' => character,
        '\u{ff01}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        other if other.is_whitespace() => ' ',
        other => {
            let place = u32::from(other);
            let zero = ZEROS.iter().map(|half| u32::from(*half).wrapping_mul(2));
            let digit = zero.map(|zero| place.wrapping_sub(zero)).find(|digit| *digit < 10);
            digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(other)
        }
    }
}

/// True for a character that is not seen and means nothing in a number: a mark of direction, a joiner, a variation
/// selector. They come along with what is copied.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// The position in UTF-16 units of the first control character (U+0000 to U+001F, U+007F to U+009F); several lines may
/// have tabs and ends of lines.
pub(super) fn control(text: &str, is_multiline: bool) -> Option<usize> {
    let mut place = 0_usize;
    for character in text.chars() {
        let is_kept = is_multiline && matches!(character, '\t' | '\n' | '\r');
        if character.is_control() && !is_kept {
            return Some(place);
        }
        place = place.saturating_add(character.len_utf16());
    }
    None
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

/// How many characters a text has, by Unicode's own count.
pub(super) fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
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
