//! Which texts are codes of countries in ISO 3166-1, and of their parts in ISO 3166-2?

use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;

/// The second letters of the 249 codes, by their first, as bits. Source: Debian's iso-codes 4.15.0.
static SECOND: [u32; 26] = [
    bits(b"DEFGILMOQRSTUWXZ"),
    bits(b"ABDEFGHIJLMNOQRSTVWYZ"),
    bits(b"ACDFGHIKLMNORUVWXYZ"),
    bits(b"EJKMOZ"),
    bits(b"CEGHRST"),
    bits(b"IJKMOR"),
    bits(b"ABDEFGHILMNPQRSTUWY"),
    bits(b"KMNRTU"),
    bits(b"DELMNOQRST"),
    bits(b"EMOP"),
    bits(b"EGHIMNPRWYZ"),
    bits(b"ABCIKRSTUVY"),
    bits(b"ACDEFGHKLMNOPQRSTUVWXYZ"),
    bits(b"ACEFGILOPRUZ"),
    bits(b"M"),
    bits(b"AEFGHKLMNRSTWY"),
    bits(b"A"),
    bits(b"EOSUW"),
    bits(b"ABCDEGHIJKLMNORSTVXYZ"),
    bits(b"CDFGHJKLMNORTVWZ"),
    bits(b"AGMSYZ"),
    bits(b"ACEGINU"),
    bits(b"FS"),
    bits(b""),
    bits(b"ET"),
    bits(b"AMW"),
];

const fn bits(mut letters: &[u8]) -> u32 {
    let mut found = 0;
    while let [letter, rest @ ..] = letters {
        found |= bit(*letter);
        letters = rest;
    }
    found
}

const fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// Whether a text is the code of a country, or of a part of one, such as `CA-QC`.
pub fn is_country(text: &str) -> bool {
    let [first, second, rest @ ..] = text.as_bytes() else { return false };
    let known = first.checked_sub(b'A').and_then(|place| SECOND.get(usize::from(place)));
    let is_part = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    second.is_ascii_uppercase()
        && known.is_some_and(|known| known & bit(*second) != 0)
        && matches!(rest, [] | [b'-', _] | [b'-', _, _] | [b'-', _, _, _])
        && rest.iter().skip(1).all(is_part)
}

/// The code that is meant by a text that is none: `GB` by `UK`, `DE` by `de`.
pub fn meant(text: &str) -> Option<String> {
    let upper = text.trim_ascii().to_ascii_uppercase();
    let (country, part) = upper.split_at_checked(2)?;
    let mut code = String::from(match country {
        "UK" => "GB",
        "EL" => "GR",
        known => known,
    });
    code.push_str(part);
    is_country(&code).then_some(code)
}

/// Warns of a country that no law could have. Names are compared letter by letter, so a misspelt one would leave every law
/// out silently.
pub fn check_country(value: &Json, issues: &mut Issues) {
    if !is_country(value.as_text()) {
        let meant = meant(value.as_text());
        let expected = meant.as_deref().unwrap_or("a code of ISO 3166 such as `DE`, or `CA-QC`");
        issues.warn(IssueCode::UnknownValue, value, expected);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_249_and_what_others_write_is_none() {
        assert_eq!(SECOND.iter().map(|letters| letters.count_ones()).sum::<u32>(), 249);
        for code in ["DE", "GB", "GR", "AD", "ZW", "AX", "CA-QC", "GB-ENG", "AT-9", "DE-BE"] {
            assert!(is_country(code) && meant(code).as_deref() == Some(code), "{code}");
        }
        for (text, wanted) in [
            ("UK", Some("GB")),
            ("EL", Some("GR")),
            ("uk", Some("GB")),
            ("UK-ENG", Some("GB-ENG")),
            ("de", Some("DE")),
            ("ca-qc", Some("CA-QC")),
            ("ZZ", None),
            ("EN", None),
            ("EU", None),
            ("EA", None),
            ("XK", None),
            ("D", None),
            ("DEU", None),
            ("DE-", None),
            ("DE-BERN", None),
            ("DEBE", None),
            ("D\u{e9}", None),
            ("\u{e9}", None),
            ("@A", None),
            ("A@", None),
            ("", None),
        ] {
            assert!(!is_country(text), "{text}");
            assert_eq!(meant(text).as_deref(), wanted, "{text}");
        }
    }
}
