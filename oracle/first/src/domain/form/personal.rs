//! Which personal numbers a free text contains, so that a page can warn before they are sent.

use chrono::NaiveDate;

use super::field_error::FieldErrorCode;
use super::pattern::{CheckDigits, luhn, remainder_97};

/// A kind of number that should not be sent in free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PersonalNumber {
    /// The number of a bank card by ISO/IEC 7812, with the prefixes and lengths of the card schemes.
    BankCard,
    /// The number of a resident identity card of mainland China by GB 11643.
    ResidentId,
    /// The number of a bank account by ISO 13616.
    Iban,
}

impl PersonalNumber {
    /// The code of the warning.
    #[must_use]
    pub fn code(self) -> FieldErrorCode {
        match self {
            Self::BankCard => FieldErrorCode::BankCardInText,
            Self::ResidentId => FieldErrorCode::ResidentIdInText,
            Self::Iban => FieldErrorCode::IbanInText,
        }
    }
}

/// A personal number in a text: its kind and its position in UTF-16 units. The number itself is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub number: PersonalNumber,
    /// Where it begins, in UTF-16 units.
    pub position: usize,
    /// Its length in UTF-16 units, including the spaces and hyphens in it.
    pub length: usize,
}

/// One character of a candidate: its value as a digit or letter, where it ends, and whether a space follows.
struct Mark {
    value: u32,
    end: usize,
    breaks: bool,
}

/// The personal numbers in a text, in their order. They may be written in groups, separated by a space, a hyphen or a
/// point, and in full-width characters.
///
/// ```
/// use aftersales::domain::form::{PersonalNumber, personal_numbers};
///
/// let found = personal_numbers("pay DE89 3704 0044 0532 0130 00 please");
/// assert_eq!((found[0].number, found[0].position, found[0].length), (PersonalNumber::Iban, 4, 27));
/// // A wrong check digit, and a phone number.
/// assert!(personal_numbers("4111 1111 1111 1112, 13800138000").is_empty());
/// ```
pub fn personal_numbers(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // Cards have at least 14 digits. The shortest account numbers have fewer, with letters between them.
    if digits < 10 && text.is_ascii() {
        return found;
    }
    let mut place = 0_usize;
    let mut joined = false;
    let mut rest = text.chars();
    loop {
        let candidate = if joined { None } else { candidate(rest.as_str(), place) };
        if let Some(hit) = candidate {
            found.push(hit);
            let end = hit.position.saturating_add(hit.length);
            while place < end {
                let Some(character) = rest.next() else { break };
                place = place.saturating_add(character.len_utf16());
            }
            joined = true;
            continue;
        }
        let Some(character) = rest.next() else { return found };
        place = place.saturating_add(character.len_utf16());
        joined = alphanumeric(character).is_some();
    }
}

/// The value of a digit or a Latin letter in base 36.
fn alphanumeric(character: char) -> Option<u32> {
    let folded = match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(character).saturating_sub(0xFEE0))?,
        other => other,
    };
    folded.to_digit(36)
}

/// The number that begins here, if one does.
fn candidate(text: &str, position: usize) -> Option<Found> {
    alphanumeric(text.chars().next()?)?;
    let mut marks: Vec<Mark> = Vec::new();
    let mut end = 0_usize;
    for character in text.chars() {
        end = end.saturating_add(character.len_utf16());
        match (alphanumeric(character), marks.last_mut()) {
            (Some(value), _) => marks.push(Mark { value, end, breaks: false }),
            (None, Some(last))
                if matches!(character, ' ' | '-' | '.' | '\u{3000}')
                    && !last.breaks
                    && end <= last.end.saturating_add(1) =>
            {
                last.breaks = true;
            }
            _ => break,
        }
        // An account number has at most 34 characters. One more shows whether the text goes on.
        if marks.len() > 35 {
            break;
        }
    }
    let mut values = Vec::new();
    for mark in &marks {
        values.push(mark.value);
    }
    // The longest number counts. It must end where the text has a separator or ends.
    for length in (13..=marks.len().min(34)).rev() {
        let (Some(last), Some(number)) = (marks.get(length.saturating_sub(1)), values.get(..length)) else { continue };
        if length < marks.len() && !last.breaks {
            continue;
        }
        let is = match () {
            () if is_resident_id(number) => PersonalNumber::ResidentId,
            () if is_bank_card(number) => PersonalNumber::BankCard,
            () if is_iban(number) => PersonalNumber::Iban,
            () => continue,
        };
        return Some(Found { number: is, position, length: last.end });
    }
    None
}

/// The number that the digits from one index to another make.
fn number(values: &[u32], from: usize, to: usize) -> u32 {
    let mut number = 0_u32;
    for value in values.get(from..to).unwrap_or_default() {
        number = number.saturating_mul(10).saturating_add(*value);
    }
    number
}

/// The ranges of the card schemes: the first six digits from and to, and the fewest and most digits of such cards.
const CARDS: [(u32, u32, usize, usize); 10] = [
    (400_000, 499_999, 16, 19),
    (510_000, 559_999, 16, 16),
    (222_100, 272_099, 16, 16),
    (340_000, 349_999, 15, 15),
    (370_000, 379_999, 15, 15),
    (300_000, 305_999, 14, 14),
    (360_000, 369_999, 14, 14),
    (352_800, 358_999, 16, 16),
    (600_000, 679_999, 16, 19),
    (810_000, 817_199, 16, 19),
];

fn is_bank_card(values: &[u32]) -> bool {
    let start = number(values, 0, 6);
    let lengths = CARDS.iter().find(|(from, to, _, _)| (*from..=*to).contains(&start));
    lengths.is_some_and(|(_, _, least, most)| (*least..=*most).contains(&values.len())) && luhn(values)
}

fn is_resident_id(values: &[u32]) -> bool {
    // The regions of GB/T 2260.
    let region = number(values, 0, 2);
    let known = matches!(region, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    let born = |year: u32, from: usize| {
        let month = number(values, from, from.saturating_add(2));
        let day = number(values, from.saturating_add(2), from.saturating_add(4));
        i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).is_some()
    };
    let mut text = String::new();
    for value in values {
        text.extend(char::from_digit(*value, 36));
    }
    match values.len() {
        18 => known && born(number(values, 6, 10), 10) && CheckDigits::Mod11.hold(&text),
        // Cards issued before 2000 have no check digit.
        15 => known && values.iter().all(|value| *value < 10) && born(number(values, 6, 8).saturating_add(1900), 8),
        _ => false,
    }
}

fn is_iban(values: &[u32]) -> bool {
    let starts = |from: usize, to: usize, letters: bool| {
        values.get(from..to).is_some_and(|part| part.iter().all(|value| (*value > 9) == letters))
    };
    let (Some(head), Some(tail)) = (values.get(..4), values.get(4..)) else { return false };
    values.len() >= 15 && starts(0, 2, true) && starts(2, 4, false) && remainder_97(&[tail, head].concat()) == 1
}
