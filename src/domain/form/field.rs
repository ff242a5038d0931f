use chrono::NaiveDate;

use super::text::fold_width;
use super::{TextRules, is_email, normalise_phone, parse_date};

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Several lines of text.
    Multiline,
    /// An e-mail address.
    Email,
    /// A phone number.
    Tel,
    /// A civil date that is not in the future.
    Date,
    /// One of the choices.
    Choice,
    /// A box to tick, which is never ticked beforehand.
    Consent,
}

/// Something to choose, with what it is divided into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub value: String,
    /// Codes that it is divided into.
    pub children: Vec<String>,
}

/// What to render for a field, and what it is checked by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub kind: FieldKind,
    /// True if it must not be empty.
    pub required: bool,
    /// The fewest characters a reader would count, if there is a limit.
    pub min: usize,
    /// The most characters a reader would count.
    pub max: usize,
    /// The token for the browser's autofill; empty if there is none.
    pub autocomplete: &'static str,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

impl FieldSpec {
    /// True if the shopper writes in their own words, and the limits on characters hold.
    pub fn is_free(&self) -> bool {
        matches!(self.kind, FieldKind::Text | FieldKind::Multiline | FieldKind::Email | FieldKind::Tel)
    }
}

/// What a page handed in for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    /// Nothing.
    Absent,
    /// A text.
    Text(String),
    /// A text with half of a surrogate pair in it, at this UTF-16 position; it cannot be sent as it is.
    BrokenText(usize),
    /// Ticked or not.
    Bool(bool),
    /// Anything else.
    Other,
}

/// A value in the one spelling in which it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Normalised {
    /// A text, a date or a code.
    Text(String),
    /// Ticked or not.
    Bool(bool),
}

/// A number or a word that an error speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A number.
    Number(i64),
    /// A code or a date.
    Text(String),
}

/// Something that the shopper can correct. It never holds what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: String,
    /// The stable code.
    pub code: &'static str,
    /// Numbers and words that the message speaks of.
    pub params: Vec<(&'static str, Param)>,
}

impl FieldError {
    /// An error without parameters.
    pub fn new(field: &str, code: &'static str) -> Self {
        Self { field: field.to_owned(), code, params: Vec::new() }
    }

    fn with(field: &str, code: &'static str, name: &'static str, number: usize) -> Self {
        let number = Param::Number(i64::try_from(number).unwrap_or(i64::MAX));
        Self { field: field.to_owned(), code, params: vec![(name, number)] }
    }
}

/// Checks one field and gives its value in the spelling in which it is kept; `Ok(None)` if it is empty and
/// may be.
pub fn check_field(
    spec: &FieldSpec,
    raw: &Raw,
    today: NaiveDate,
    rules: &dyn TextRules,
) -> Result<Option<Normalised>, FieldError> {
    let name = spec.name;
    let empty = || if spec.required { Err(FieldError::new(name, "required")) } else { Ok(None) };
    let text = match (spec.kind, raw) {
        (_, Raw::Absent) => return empty(),
        (FieldKind::Consent, Raw::Bool(true)) => return Ok(Some(Normalised::Bool(true))),
        (FieldKind::Consent, Raw::Bool(false)) => return empty(),
        (FieldKind::Consent, _) | (_, Raw::Bool(_) | Raw::Other) => return Err(FieldError::new(name, "wrong_type")),
        (_, Raw::BrokenText(position)) => {
            return Err(FieldError::with(name, "broken_character", "position", *position));
        }
        (_, Raw::Text(text)) => rules.nfc(text),
    };
    let text = text.trim();
    if text.is_empty() {
        return empty();
    }
    // A date and a choice are right or wrong as a whole.
    let length = if spec.is_free() { rules.graphemes(text) } else { spec.min };
    if length < spec.min {
        return Err(FieldError::with(name, "too_short", "min", spec.min));
    }
    if length > spec.max {
        return Err(FieldError::with(name, "too_long", "max", spec.max));
    }
    let kept = match spec.kind {
        FieldKind::Text => Ok(text.to_owned()),
        FieldKind::Multiline => Ok(text.chars().filter(|character| *character != '\r').collect()),
        FieldKind::Email => {
            if is_email(text) {
                Ok(text.to_owned())
            } else {
                Err("email_malformed")
            }
        }
        FieldKind::Tel => normalise_phone(text).ok_or("phone_malformed"),
        FieldKind::Date => match parse_date(fold_width(text).trim()) {
            None => Err("date_malformed"),
            Some(date) if date > today => Err("date_in_future"),
            Some(_) => Ok(fold_width(text).trim().to_owned()),
        },
        FieldKind::Choice => {
            if is_choice(spec, text) {
                Ok(text.to_owned())
            } else {
                Err("unknown_choice")
            }
        }
        FieldKind::Consent => Err("wrong_type"),
    };
    kept.map(|text| Some(Normalised::Text(text))).map_err(|code| FieldError::new(name, code))
}

fn is_choice(spec: &FieldSpec, text: &str) -> bool {
    spec.choices.iter().any(|choice| choice.value == text)
}
