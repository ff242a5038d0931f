//! Whether a text is an e-mail address.

use super::text::{is_mark, length};

/// True if a text is a valid e-mail address by the HTML Standard, with a domain in any script.
///
/// Browsers apply the same rule to `<input type=email>`; some of them write the domain in ASCII before it is read, others
/// hand it over as it was typed. Addresses with quotes or comments are not valid by it, nor are those with other scripts
/// before the `@`.
///
/// ```
/// use aftersales::domain::form::is_email;
///
/// assert!(is_email("li.wei+shop@example.com") && is_email("a@b") && is_email("max@münchen.de"));
/// assert!(!is_email("a@b..c") && !is_email("a b@c") && !is_email("李@b.cn"));
/// ```
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty() && local.bytes().all(|byte| is_local(&byte)) && domain.split('.').all(is_label)
}

fn is_local(byte: &u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'(' | b')' | b',' | b':'..=b'<' | b'>' | b'@' | b'['..=b']')
}

/// An address with a dot for those of Chinese keyboards, as browsers read them, and without marks of direction, which come
/// along with what is copied.
pub(super) fn usual_dots(text: &str) -> String {
    let mut address = String::new();
    for character in text.chars() {
        match character {
            '。' | '．' | '｡' => address.push('.'),
            mark if is_mark(mark) && !is_joiner(mark) => {}
            other => address.push(other),
        }
    }
    address
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// True for a label that is one by RFC 1034, or that IDNA can write as one.
fn is_label(label: &str) -> bool {
    let is_inner = |character: char| character.is_ascii_alphanumeric() || character == '-' || is_foreign(character);
    (1..=63).contains(&ascii_length(label))
        && label.chars().all(is_inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Letters, digits and signs of other scripts. Spaces, marks that are not seen and punctuation are in no domain; the joiners
/// of Persian and of Indian scripts may be.
fn is_foreign(character: char) -> bool {
    let is_punctuation = matches!(character, '\u{80}'..='\u{b6}' | '\u{b8}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}' | '\u{e000}'..='\u{f8ff}' | '\u{ff01}'..='\u{ff0f}' | '\u{fff0}'..='\u{ffff}');
    !character.is_ascii() && (is_joiner(character) || !is_mark(character) && !is_punctuation)
}

/// The fewest bytes of a label in ASCII: with other characters it stands behind `xn--`, and each takes a byte or more.
fn ascii_length(label: &str) -> usize {
    length(label).saturating_add(if label.is_ascii() { 0 } else { 4 })
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn follows_the_pattern_of_browsers() {
        for good in ["a@b", "li.wei+shop@example.com", "o'hara@xn--fiq228c.cn", "a.@b.c"] {
            assert!(is_email(good), "{good}");
        }
        for good in [
            "max@münchen.de",
            "a@例子.中国",
            "a@उदाहरण.भारत",
            "a@हिन्दी.in",
            "a@нпо.рф",
            "a@مثال.السعودية",
            "a@نامه\u{200c}ای.ir",
        ] {
            assert!(is_email(good), "{good}");
        }
        let long = "a@".to_owned() + &"b".repeat(64);
        for bad in [
            "",
            "@",
            "a@",
            "@b",
            "a@@b",
            "a@b..c",
            "a@-b",
            "a@b-",
            "a b@c",
            "李@b.cn",
            &long,
            "ü@b.de",
            "a@b ü.de",
            "a@ü\u{a0}.de",
            "a@-ü.de",
            "a@ü\u{200b}.de",
            "a@ü„.de",
            "a@ü..de",
            "a@ü@b.de",
            "a@。cn",
            "a@\u{202e}ü.de",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
