codes! {
    /// What is wrong or odd in a field: for the shopper, who can correct it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FieldErrorCode {
        /// Nothing was filled in.
        Required = "required",
        /// This reason needs the field.
        RequiredForReason = "required_for_reason",
        /// There is neither an e-mail address nor a telephone number.
        ContactRequired = "contact_required",
        /// The goods are fetched, so somebody must know where.
        AddressRequired = "address_required",
        /// A value of another kind, which no control gives.
        WrongType = "wrong_type",
        /// Half of a character.
        BrokenCharacter = "broken_character",
        /// Fewer characters than the least.
        TooShort = "too_short",
        /// More characters than the most.
        TooLong = "too_long",
        /// The text is not built as the field wants it.
        PatternMismatch = "pattern_mismatch",
        /// The check digit does not fit the others.
        CheckDigitWrong = "check_digit_wrong",
        /// No address of e-mail.
        EmailMalformed = "email_malformed",
        /// No telephone number.
        PhoneMalformed = "phone_malformed",
        /// None of the choices.
        UnknownChoice = "unknown_choice",
        /// No number.
        NumberMalformed = "number_malformed",
        /// Below the least number.
        NumberTooSmall = "number_too_small",
        /// Above the greatest number.
        NumberTooLarge = "number_too_large",
        /// No date of the calendar.
        DateMalformed = "date_malformed",
        /// A date that must be over lies ahead.
        DateInFuture = "date_in_future",
        /// A date that must lie ahead is over.
        DateInPast = "date_in_past",
        /// Before the earliest date.
        DateTooEarly = "date_too_early",
        /// After the latest date.
        DateTooLate = "date_too_late",
        /// Before the goods were ordered.
        DateBeforeOrder = "date_before_order",
        /// No amount of money.
        AmountMalformed = "amount_malformed",
        /// More money than was paid.
        AmountAbovePaid = "amount_above_paid",
        /// Money of another currency than was paid in.
        AmountCurrency = "amount_currency",
        /// A line that the order does not have.
        LineUnknown = "line_unknown",
        /// One line twice.
        LineTwice = "line_twice",
        /// No number of goods.
        QuantityMalformed = "quantity_malformed",
        /// More goods than are left.
        QuantityTooLarge = "quantity_too_large",
        /// More files than can be sent.
        TooManyFiles = "too_many_files",
        /// A file with nothing in it.
        FileEmpty = "file_empty",
        /// A file of another kind.
        FileType = "file_type",
        /// One file is too large.
        FileTooLarge = "file_too_large",
        /// All files together are too large.
        FilesTooLarge = "files_too_large",
        /// A warning: a character turns the direction of the text.
        DirectionControl = "direction_control",
        /// A warning: the number of a bank card stands in the text.
        BankCardInText = "bank_card_in_text",
        /// A warning: the number of an identity card stands in the text.
        ResidentIdInText = "resident_id_in_text",
        /// A warning: the number of an account stands in the text.
        IbanInText = "iban_in_text",
        /// A warning: whether the demand is covered hinges on something.
        DemandDepends = "demand_depends",
        /// A warning: somebody looks at it before the demand is granted.
        DemandNeedsReview = "demand_needs_review",
        /// A warning: nothing open covers the demand.
        DemandNotCovered = "demand_not_covered",
        /// A warning: every warranty of the product is over.
        WarrantyOver = "warranty_over",
        /// A warning: what was declared in time arrived late.
        ArrivedLate = "arrived_late",
    }
}

/// A number or a word that an error speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    /// What is wrong.
    pub code: FieldErrorCode,
    /// Numbers and words that the message speaks of.
    pub params: Vec<(&'static str, Param)>,
}

impl FieldError {
    /// An error without parameters.
    #[must_use]
    pub fn new(field: &str, code: FieldErrorCode) -> Self {
        Self { field: field.to_owned(), code, params: Vec::new() }
    }

    /// The same with a number.
    #[must_use]
    pub fn with(mut self, name: &'static str, number: i64) -> Self {
        self.params.push((name, Param::Number(number)));
        self
    }

    /// The same with a place, such as a position in a text.
    #[must_use]
    pub fn at(self, name: &'static str, place: usize) -> Self {
        self.with(name, i64::try_from(place).unwrap_or(i64::MAX))
    }

    /// The same with a word.
    #[must_use]
    pub fn saying(mut self, name: &'static str, word: &str) -> Self {
        self.params.push((name, Param::Text(word.to_owned())));
        self
    }
}
