//! Whether a text is built as a field requires, and whether its check digits are right.

codes! {
    /// A scheme of check digits, which guard a number against mistyping.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum CheckDigits {
        /// ISO/IEC 7812-1, as on bank cards.
        Luhn = "luhn",
        /// ISO 7064 MOD 11-2, with X for ten, as in resident identity numbers.
        Mod11 = "mod11",
        /// ISO 7064 MOD 97-10, letters counting from ten, as at the end of invoice references.
        Mod97 = "mod97",
    }
}

impl CheckDigits {
    /// True if the check digits at the end match the other characters. Characters other than digits and letters are
    /// skipped.
    ///
    /// ```
    /// use aftersales::domain::form::CheckDigits;
    ///
    /// // A test number of the card schemes, the example of GB 11643, and a reference of ISO 11649.
    /// assert!(CheckDigits::Luhn.hold("4111 1111 1111 1111") && !CheckDigits::Luhn.hold("4111 1111 1111 1112"));
    /// assert!(CheckDigits::Mod11.hold("11010519491231002X") && !CheckDigits::Mod11.hold("110105194912310021"));
    /// assert!(CheckDigits::Mod97.hold("539007547034RF18") && !CheckDigits::Mod97.hold("539007547034RF19"));
    /// ```
    #[must_use]
    pub fn hold(self, text: &str) -> bool {
        let mut values = Vec::new();
        for character in text.chars() {
            if let Some(value) = character.to_digit(36) {
                values.push(value);
            }
        }
        match self {
            Self::Luhn => luhn(&values),
            Self::Mod11 => {
                let last = values.len().saturating_sub(1);
                let mut sum = 0_u32;
                for (place, value) in values.iter().enumerate() {
                    match *value {
                        // The letter X.
                        33 if place == last => sum = sum.saturating_add(10),
                        digit @ 0..=9 if place == last => sum = sum.saturating_add(digit),
                        digit @ 0..=9 => sum = sum.saturating_add(digit).saturating_mul(2) % 11,
                        _ => return false,
                    }
                }
                values.len() > 1 && sum % 11 == 1
            }
            Self::Mod97 => values.len() > 2 && remainder_97(&values) == 1,
        }
    }
}

/// The check of ISO/IEC 7812-1 over digits.
pub fn luhn(digits: &[u32]) -> bool {
    let mut sum = 0_u32;
    for (place, digit) in digits.iter().rev().enumerate() {
        if *digit > 9 {
            return false;
        }
        let doubled = if place % 2 == 1 { digit.saturating_mul(2) } else { *digit };
        sum = sum.saturating_add(doubled / 10).saturating_add(doubled % 10);
    }
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// The remainder by 97 of a number in which a letter is written as two digits, from 10 to 35.
pub fn remainder_97(values: &[u32]) -> u32 {
    let mut rest = 0_u32;
    for value in values {
        let shift = if *value > 9 { 100 } else { 10 };
        rest = rest.saturating_mul(shift).saturating_add(*value) % 97;
    }
    rest
}

/// True if a text matches a pattern: `#` is a digit, `@` a Latin letter, `*` either of the two, `\` takes the next
/// character as it is, and any other character is itself. `{3}` or `{2,4}` after a part says how often it is repeated.
///
/// ```
/// use aftersales::domain::form::fits;
///
/// assert!(fits("SO-#{6}", "SO-000123") && !fits("SO-#{6}", "SO-00012"));
/// let fitting = ["AB123", "AB1234", "AB123456", "AB1234567"].map(|text| fits("@{2}#{4,6}", text));
/// assert_eq!(fitting, [false, true, true, false]);
/// assert!(fits(r"\#-##", "#-12"));
/// ```
#[must_use]
pub fn fits(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Where each way through the pattern stands in the text, in order and each place once. Repeated parts make several ways.
    let mut places = vec![0_usize];
    let mut parts = pattern.chars();
    while let Some(part) = parts.next() {
        let literal = if part == '\\' { parts.next() } else { None };
        let is = |character: char| match (literal, part) {
            (Some(itself), _) => character == itself,
            (None, '#') => character.is_ascii_digit(),
            (None, '@') => character.is_ascii_alphabetic(),
            (None, '*') => character.is_ascii_alphanumeric(),
            (None, itself) => character == itself,
        };
        let (least, most) = repeats(&mut parts);
        let mut after = Vec::new();
        // How far the part reaches, and the first place that it has not reached yet: both only move on.
        let (mut reach, mut next) = (0_usize, 0_usize);
        for place in places {
            reach = reach.max(place);
            while reach < place.saturating_add(most) && text.get(reach).copied().is_some_and(is) {
                reach = reach.saturating_add(1);
            }
            next = next.max(place.saturating_add(least));
            while next <= reach {
                after.push(next);
                next = next.saturating_add(1);
            }
        }
        places = after;
    }
    places.last() == Some(&text.len())
}

/// How often a part is repeated, by the numbers in braces if they come next; once without them.
fn repeats(parts: &mut std::str::Chars) -> (usize, usize) {
    let Some((inside, rest)) = parts.as_str().strip_prefix('{').and_then(|inside| inside.split_once('}')) else {
        return (1, 1);
    };
    let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
    *parts = rest.chars();
    let number = |text: &str| text.parse::<u32>().map_or(1, |number| usize::try_from(number.min(100)).unwrap_or(1));
    (number(least), number(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_what_it_says() {
        let cases = [
            ("SO-#{6}", "SO-000123", true),
            ("SO-#{6}", "SO-00012", false),
            ("SO-#{6}", "SO-0001234", false),
            ("SO-#{6}", "so-000123", false),
            ("@{2}#{4,6}", "AB1234", true),
            ("@{2}#{4,6}", "AB123456", true),
            ("@{2}#{4,6}", "AB123", false),
            ("@{2}#{4,6}", "AB1234567", false),
            ("*{1,3}#", "a1b2", true),
            ("*{1,3}#", "12", true),
            ("*{1,3}#", "1", false),
            ("\\#-##", "#-12", true),
            ("\\#-##", "1-12", false),
            ("", "", true),
            ("", "a", false),
            ("订单#{3}", "订单007", true),
            ("#{0,2}A", "A", true),
        ];
        for (pattern, text, want) in cases {
            assert_eq!(fits(pattern, text), want, "{pattern} {text}");
        }
    }

    /// Worked examples of the standards and their users: a card of the schemes' test numbers, the identity number of
    /// GB 11643's own annex, and the reference of ISO 11649 that its makers print.
    #[test]
    fn check_digits_of_known_numbers() {
        let cases = [
            (CheckDigits::Luhn, "4111 1111 1111 1111", true),
            (CheckDigits::Luhn, "4111 1111 1111 1112", false),
            (CheckDigits::Luhn, "", false),
            (CheckDigits::Luhn, "A0", false),
            (CheckDigits::Mod11, "11010519491231002X", true),
            (CheckDigits::Mod11, "440524188001010014", true),
            (CheckDigits::Mod11, "440524188001010015", false),
            (CheckDigits::Mod11, "X", false),
            (CheckDigits::Mod97, "539007547034RF18", true),
            (CheckDigits::Mod97, "539007547034RF19", false),
            (CheckDigits::Mod97, "1", false),
        ];
        for (digits, text, want) in cases {
            assert_eq!(digits.hold(text), want, "{digits:?} {text}");
        }
    }
}
