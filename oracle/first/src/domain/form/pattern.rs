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
    // The rests of the text after each way through the pattern. Repeated parts make several ways.
    let mut rests = vec![text];
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
        for rest in rests {
            let mut left = rest;
            for taken in 0..=most {
                if taken >= least && !after.contains(&left) {
                    after.push(left);
                }
                match left.strip_prefix(is) {
                    Some(shorter) => left = shorter,
                    None => break,
                }
            }
        }
        rests = after;
    }
    rests.contains(&"")
}

/// How often a part is repeated, by the numbers in braces if they come next; once without them.
fn repeats(parts: &mut std::str::Chars) -> (u32, u32) {
    let Some((inside, rest)) = parts.as_str().strip_prefix('{').and_then(|inside| inside.split_once('}')) else {
        return (1, 1);
    };
    let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
    *parts = rest.chars();
    let number = |text: &str| text.parse::<u32>().unwrap_or(1).min(100);
    (number(least), number(most))
}
