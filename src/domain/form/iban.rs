//! Whether a text is the number of a bank account.

use super::field_error::FieldErrorCode;
use super::pattern::CheckDigits;
use super::text::plain;

/// The length of account numbers by country: two letters and two digits. Source: the IBAN registry of SWIFT.
const LENGTHS: &str = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28\
    HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29\
    RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20";

/// The number of a bank account in one spelling: in capitals and without spaces.
///
/// # Errors
///
/// `iban_malformed` if it is not built like one; `check_digit_wrong` if it has not the length of its country, or if its
/// check digits do not fit: then something was mistyped.
pub(super) fn normalise_iban(text: &str) -> Result<String, FieldErrorCode> {
    let mut number = String::new();
    for character in plain(text).chars() {
        if !matches!(character, ' ' | '-' | '.') {
            number.push(character.to_ascii_uppercase());
        }
    }
    let Some((head, tail)) = number.split_at_checked(4) else { return Err(FieldErrorCode::IbanMalformed) };
    let is_head = matches!(head.as_bytes(), [b'A'..=b'Z', b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9']);
    let is_tail = (11..=30).contains(&tail.len()) && tail.as_bytes().iter().all(u8::is_ascii_alphanumeric);
    if !is_head || !is_tail {
        return Err(FieldErrorCode::IbanMalformed);
    }
    let length = u8::try_from(number.len()).unwrap_or(0);
    let country = LENGTHS.as_bytes().chunks_exact(4).find(|entry| entry.get(..2) == head.as_bytes().get(..2));
    let digits = [length / 10, length % 10].map(|digit| digit.saturating_add(b'0'));
    let fits = country.is_none_or(|entry| entry.ends_with(&digits));
    let mut moved = tail.to_owned();
    moved.push_str(head);
    if fits && CheckDigits::Mod97.hold(&moved) { Ok(number) } else { Err(FieldErrorCode::CheckDigitWrong) }
}

#[cfg(test)]
mod tests {
    use super::{FieldErrorCode, normalise_iban};

    #[test]
    fn numbers_of_the_registry() {
        for (typed, kept) in [
            ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
            ("de89370400440532013000", "DE89370400440532013000"),
            ("GB29\u{a0}NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"),
            ("NO93 8601 1117 947", "NO9386011117947"),
            ("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"),
            ("DE８９　３７０４００４４０５３２０１３０００", "DE89370400440532013000"),
            ("\u{200e}FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
        ] {
            assert_eq!(normalise_iban(typed).as_deref(), Ok(kept), "{typed}");
        }
        for (typed, code) in [
            ("DE89 3704 0044 0532 0130 01", FieldErrorCode::CheckDigitWrong),
            ("DE89 3704 0044 0532 0130 0", FieldErrorCode::CheckDigitWrong),
            ("DE8937040044053", FieldErrorCode::CheckDigitWrong),
            ("DE893704004405", FieldErrorCode::IbanMalformed),
            ("8937 0400 4405 3201 3000", FieldErrorCode::IbanMalformed),
            ("DEX9 3704 0044 0532 0130 00", FieldErrorCode::IbanMalformed),
            ("DE89 3704 0044 0532 0130 0€", FieldErrorCode::IbanMalformed),
            ("DE", FieldErrorCode::IbanMalformed),
        ] {
            assert_eq!(normalise_iban(typed), Err(code), "{typed}");
        }
    }
}
