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
