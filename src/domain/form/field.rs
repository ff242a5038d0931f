//! What a field of a form accepts, and which values it can have.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::pattern::CheckDigits;
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;

codes! {
    /// The kind of value that a field accepts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FieldKind {
        /// One line of text.
        Text = "text",
        /// Several lines of text.
        Multiline = "multiline",
        /// An e-mail address.
        Email = "email",
        /// A phone number.
        Tel = "tel",
        /// The number of a bank account by ISO 13616.
        Iban = "iban",
        /// A civil date.
        Date = "date",
        /// One of the choices.
        Choice = "choice",
        /// An amount of money.
        Money = "money",
        /// A box to tick, which is never ticked beforehand.
        Consent = "consent",
        /// A number.
        Number = "number",
        /// A whole number on a scale, such as 1 to 5.
        Score = "score",
        /// Some of the order's lines, each with a quantity.
        Lines = "lines",
        /// Files, of which only names, sizes, types and first bytes are given.
        Attachments = "attachments",
    }
}

/// Something to choose, with the codes into which it is divided.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// Its code.
    pub value: String,
    /// Codes that it is divided into.
    pub children: Vec<String>,
}

impl Choice {
    /// A choice that is not divided.
    #[must_use]
    pub fn leaf(value: &str) -> Self {
        Self { value: value.to_owned(), children: Vec::new() }
    }
}

codes! {
    /// The side of today on which a date must lie.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Dates {
        /// The date must be today or earlier.
        Past = "past",
        /// The date must be today or later.
        Future = "future",
        /// The date may be any.
        Any = "any",
    }
}

/// A field of a form: how it is shown and checked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FieldSpec {
    /// Its name.
    pub name: String,
    /// The kind of value that it accepts.
    pub kind: FieldKind,
    /// True if it must not be empty.
    pub required: bool,
    /// Reasons that make it required.
    pub required_for: Vec<String>,
    /// The fewest characters as a reader counts them, the fewest entries, or the smallest number.
    pub min: i64,
    /// The most characters or entries, or the largest number.
    pub max: i64,
    /// The most bytes of one file.
    pub bytes: i64,
    /// The most bytes of all files together.
    pub total: i64,
    /// The side of today on which a date must lie.
    pub dates: Dates,
    /// The first date that is accepted.
    pub earliest: Option<NaiveDate>,
    /// The last date that is accepted.
    pub latest: Option<NaiveDate>,
    /// The token for the browser's autofill; empty if there is none.
    pub autocomplete: String,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The pattern of the text, in the language of [`super::fits`]; empty if there is none.
    pub pattern: String,
    /// The check digits of the text.
    pub check_digits: Option<CheckDigits>,
    /// The media types of files that are accepted.
    pub accept: Vec<String>,
}

impl FieldSpec {
    /// A field with the limits of its kind.
    ///
    /// ```
    /// use aftersales::domain::form::{Dates, FieldKind, FieldSpec};
    ///
    /// let rating = FieldSpec::new("overall", FieldKind::Score);
    /// assert_eq!((rating.min, rating.max, rating.required), (1, 5, false));
    /// assert_eq!(FieldSpec::new("purchaseDate", FieldKind::Date).dates, Dates::Past);
    /// ```
    #[must_use]
    pub fn new(name: &str, kind: FieldKind) -> Self {
        let (min, max) = match kind {
            FieldKind::Text | FieldKind::Email => (1, 254),
            FieldKind::Tel => (5, 32),
            FieldKind::Multiline => (1, 2000),
            FieldKind::Score => (1, 5),
            FieldKind::Lines => (1, 300),
            FieldKind::Attachments => (0, 10),
            FieldKind::Number => (0, 1_000_000_000),
            FieldKind::Date | FieldKind::Iban | FieldKind::Choice | FieldKind::Money | FieldKind::Consent => (0, 0),
        };
        Self {
            name: name.to_owned(),
            kind,
            required: false,
            required_for: Vec::new(),
            min,
            max,
            bytes: 10 << 20,
            total: 50 << 20,
            dates: Dates::Past,
            earliest: None,
            latest: None,
            autocomplete: String::new(),
            choices: Vec::new(),
            pattern: String::new(),
            check_digits: None,
            accept: Vec::new(),
        }
    }

    /// True if the shopper writes free text, so that the limits count characters.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(self.kind, FieldKind::Text | FieldKind::Multiline | FieldKind::Email | FieldKind::Tel)
    }

    /// True if `min` and `max` apply.
    #[must_use]
    pub fn has_limits(&self) -> bool {
        self.is_free()
            || matches!(self.kind, FieldKind::Number | FieldKind::Score | FieldKind::Lines | FieldKind::Attachments)
    }
}

/// A line of the order or a file, as a page describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The id of the line or of the file.
    pub id: String,
    /// How much of the line.
    pub quantity: Quantity,
    /// The name of the file.
    pub name: String,
    /// The size of the file in bytes.
    pub size: i64,
    /// The media type of the file.
    pub media: String,
    /// The first bytes of the file, in base64 or in hexadecimal digits.
    pub head: String,
}

/// The value of a field as a page hands it in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Raw<'a> {
    /// Nothing.
    Absent,
    /// A text.
    Text(&'a str),
    /// A text with half of a surrogate pair at this UTF-16 position. It cannot be sent as it is.
    BrokenText(usize),
    /// Ticked or not.
    Bool(bool),
    /// A number in millionths.
    Number(i64),
    /// An amount of money.
    Money(Money),
    /// Lines or files.
    Items(Vec<Item>),
    /// Anything else.
    Other,
}

/// A value in the one spelling in which it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Normalised<'a> {
    /// A text, a date or a code; borrowed if it is kept as it was typed.
    Text(Cow<'a, str>),
    /// Ticked or not.
    Bool(bool),
    /// A number in millionths.
    Number(i64),
    /// An amount of money.
    Money(Money),
    /// Some of the order's lines.
    Lines(Vec<Item>),
    /// Files.
    Files(Vec<Item>),
}

/// Owned copies of names.
pub(super) fn owned(names: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for name in names {
        all.push((*name).to_owned());
    }
    all
}
