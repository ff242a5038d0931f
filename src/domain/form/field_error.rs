//! What a shopper can correct in a form.

use crate::domain::quantity::Quantity;

codes! {
    /// An error or a warning about a field, for the shopper who can correct it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FieldErrorCode {
        /// The field is empty.
        Required = "required",
        /// This reason needs the field.
        RequiredForReason = "required_for_reason",
        /// There is neither an e-mail address nor a telephone number.
        ContactRequired = "contact_required",
        /// The goods are to be fetched, and there is no address.
        AddressRequired = "address_required",
        /// A withdrawal names neither goods nor the whole contract.
        NothingChosen = "nothing_chosen",
        /// What is wanted takes a photo or the like.
        EvidenceRequired = "evidence_required",
        /// The value is of another type, which no control of a page gives.
        WrongType = "wrong_type",
        /// The text contains half of a character.
        BrokenCharacter = "broken_character",
        /// The text contains a control character, which no keyboard types and few stores keep.
        ControlCharacter = "control_character",
        /// The text has too few characters.
        TooShort = "too_short",
        /// The text has too many characters.
        TooLong = "too_long",
        /// The text does not match the pattern.
        PatternMismatch = "pattern_mismatch",
        /// The check digit does not match the other characters.
        CheckDigitWrong = "check_digit_wrong",
        /// The text is not an e-mail address.
        EmailMalformed = "email_malformed",
        /// The text is not a telephone number.
        PhoneMalformed = "phone_malformed",
        /// The text is not the number of a bank account by ISO 13616.
        IbanMalformed = "iban_malformed",
        /// The value is none of the choices.
        UnknownChoice = "unknown_choice",
        /// The text is not a number.
        NumberMalformed = "number_malformed",
        /// The text is one number with a sign of thousands and another with a decimal sign.
        NumberAmbiguous = "number_ambiguous",
        /// The number is too small.
        NumberTooSmall = "number_too_small",
        /// The number is too large.
        NumberTooLarge = "number_too_large",
        /// The text is not a date.
        DateMalformed = "date_malformed",
        /// The date is later than today, wherever on Earth the shopper is.
        DateInFuture = "date_in_future",
        /// The date is earlier than today.
        DateInPast = "date_in_past",
        /// The date is before the earliest one.
        DateTooEarly = "date_too_early",
        /// The date is after the latest one.
        DateTooLate = "date_too_late",
        /// The date is before the order.
        DateBeforeOrder = "date_before_order",
        /// The text is not an amount of money.
        AmountMalformed = "amount_malformed",
        /// The text is one amount with a sign of thousands and another with a decimal sign.
        AmountAmbiguous = "amount_ambiguous",
        /// The amount is more than was paid.
        AmountAbovePaid = "amount_above_paid",
        /// The amount is in another currency than the payment.
        AmountCurrency = "amount_currency",
        /// The order does not have the line.
        LineUnknown = "line_unknown",
        /// The line was chosen twice.
        LineTwice = "line_twice",
        /// The quantity is not a positive number.
        QuantityMalformed = "quantity_malformed",
        /// The quantity is more than may still go back.
        QuantityTooLarge = "quantity_too_large",
        /// What is measured is not a positive number with up to three decimals.
        MeasureMalformed = "measure_malformed",
        /// It is more than may still go back.
        MeasureTooLarge = "measure_too_large",
        /// There are too many files.
        TooManyFiles = "too_many_files",
        /// A file is empty.
        FileEmpty = "file_empty",
        /// The name of a file is too long, or has a path or a control character.
        FileName = "file_name",
        /// A file is of a type that is not accepted.
        FileType = "file_type",
        /// One file is too large.
        FileTooLarge = "file_too_large",
        /// All files together are too large.
        FilesTooLarge = "files_too_large",
        /// Warning: a character changes the direction of the text.
        DirectionControl = "direction_control",
        /// Warning: the text contains the number of a bank card.
        BankCardInText = "bank_card_in_text",
        /// Warning: the text contains the number of an identity card.
        ResidentIdInText = "resident_id_in_text",
        /// Warning: the text contains the number of a bank account.
        IbanInText = "iban_in_text",
        /// Warning: a missing fact decides whether the demand is covered.
        DemandDepends = "demand_depends",
        /// Warning: a person must review the demand before it is granted.
        DemandNeedsReview = "demand_needs_review",
        /// Warning: no open option covers the demand.
        DemandNotCovered = "demand_not_covered",
        /// Warning: every warranty of the product is over.
        WarrantyOver = "warranty_over",
        /// Warning: the request was declared in time and arrived late.
        ArrivedLate = "arrived_late",
    }
}

/// A number or a word for the message about an error.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Param {
    /// A number.
    Number(i64),
    /// How much of a line.
    Quantity(Quantity),
    /// A code or a date.
    Text(String),
}

/// An error that the shopper can correct. It never contains the text that was typed, but for the two readings of a number.
///
/// ```
/// use aftersales::domain::form::{FieldError, FieldErrorCode, Param};
///
/// let error = FieldError::new("name", FieldErrorCode::TooLong).with("max", 100);
/// assert_eq!((error.field.as_str(), error.code.code()), ("name", "too_long"));
/// assert_eq!(error.params, [("max", Param::Number(100))]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the field.
    pub field: String,
    /// The kind of error.
    pub code: FieldErrorCode,
    /// Numbers and words for the message.
    pub params: Vec<(&'static str, Param)>,
}

impl FieldError {
    /// An error without parameters.
    #[must_use]
    pub fn new(field: &str, code: FieldErrorCode) -> Self {
        Self { field: field.to_owned(), code, params: Vec::new() }
    }

    /// The same error with a number.
    #[must_use]
    pub fn with(mut self, name: &'static str, number: i64) -> Self {
        self.params.push((name, Param::Number(number)));
        self
    }

    /// The same error with a position, such as one in a text.
    #[must_use]
    pub fn at(self, name: &'static str, place: usize) -> Self {
        self.with(name, i64::try_from(place).unwrap_or(i64::MAX))
    }

    /// The same error with how much of a line.
    #[must_use]
    pub fn holding(mut self, name: &'static str, quantity: Quantity) -> Self {
        self.params.push((name, Param::Quantity(quantity)));
        self
    }

    /// The same error with a word.
    #[must_use]
    pub fn saying(mut self, name: &'static str, word: &str) -> Self {
        self.params.push((name, Param::Text(word.to_owned())));
        self
    }
}
