//! Whether the value of one field is right, and in which spelling it is kept.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;

use super::attachment::check_files;
use super::email::usual_dots;
use super::field::{Dates, FieldKind, FieldSpec, Item, Normalised, Raw};
use super::field_error::{FieldError, FieldErrorCode};
use super::iban::normalise_iban;
use super::number::{Unread, read_number};
use super::phone::typed_length;
use super::text::{control, plain, simple_length, trimmed};
use super::{TextRules, date_text, fits, is_email, normalise_phone, parse_date};
use crate::domain::entitlement::OrderedLine;
use crate::domain::money::{Currency, Money};
use crate::domain::quantity::Quantity;

/// The surroundings in which a field is checked.
pub struct Setting<'a> {
    /// The date in the policy's zone.
    pub today: NaiveDate,
    /// The latest date that it is today for a shopper anywhere on Earth.
    pub furthest: NaiveDate,
    /// The locale in which numbers are typed, by BCP 47; empty if it is not known.
    pub locale: &'a str,
    /// Unicode's rules.
    pub rules: &'a dyn TextRules,
    /// The country of a phone number without a country code, by ISO 3166-1; empty if it is not known.
    pub country: &'a str,
    /// The currency of an amount that is typed without one.
    pub currency: Option<Currency>,
    /// Fields whose format the shop checks itself, so that the check here is skipped.
    pub judged: &'a [String],
    /// Whether a line, by its id, is measured; `None` if the line is not known.
    pub measures: &'a dyn Fn(&str) -> Option<bool>,
}

impl fmt::Debug for Setting<'_> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mut written = out.debug_struct("Setting");
        written.field("today", &self.today).field("furthest", &self.furthest).field("locale", &self.locale);
        written
            .field("country", &self.country)
            .field("currency", &self.currency)
            .field("judged", &self.judged)
            .finish_non_exhaustive()
    }
}

/// Checks one field. Returns its value in the spelling in which it is kept, or `Ok(None)` if it is empty and may be.
///
/// # Errors
///
/// What the shopper must correct: the first error of a value, and those of all files and lines.
///
/// ```
/// use aftersales::domain::form::{
///     FieldErrorCode, FieldKind, FieldSpec, Normalised, Raw, Setting, TextRules, check_field, parse_date,
/// };
///
/// /// Rules that are right for plain text; a page or a server brings the whole of Unicode.
/// struct Plain;
/// impl TextRules for Plain {
///     fn nfc(&self, text: &str) -> String {
///         text.to_owned()
///     }
///     fn graphemes(&self, text: &str) -> usize {
///         text.chars().count()
///     }
/// }
///
/// # (|| -> Option<()> {
/// let today = parse_date("2026-03-02")?;
/// let setting =
///     Setting { today, furthest: today, locale: "", rules: &Plain, country: "CN", currency: None, judged: &[], measures: &|_| None };
/// let phone = FieldSpec::new("phone", FieldKind::Tel);
/// let kept = check_field(&phone, &Raw::Text(" 138 0013 8000 "), &setting);
/// assert_eq!(kept, Ok(Some(Normalised::Text("+8613800138000".into()))));
///
/// let bought = FieldSpec::new("purchaseDate", FieldKind::Date);
/// let error = |text| check_field(&bought, &Raw::Text(text), &setting).err().and_then(|errors| Some(errors.first()?.code));
/// assert_eq!(error("2026-03-02"), None);
/// assert_eq!(error("2026-03-03"), Some(FieldErrorCode::DateInFuture));
/// assert_eq!(error("2026-02-29"), Some(FieldErrorCode::DateMalformed));
/// # Some(())
/// # })().unwrap();
/// ```
pub fn check_field<'v>(
    spec: &FieldSpec,
    raw: &Raw<'v>,
    setting: &Setting,
) -> Result<Option<Normalised<'v>>, Vec<FieldError>> {
    match (spec.kind, raw) {
        (FieldKind::Lines | FieldKind::Attachments, Raw::Items(items)) if !items.is_empty() => {
            check_items(spec, items, setting).map(Some)
        }
        _ => check_value(spec, raw, setting).map_err(|error| vec![error]),
    }
}

fn check_value<'v>(spec: &FieldSpec, raw: &Raw<'v>, setting: &Setting) -> Result<Option<Normalised<'v>>, FieldError> {
    let error = |code| FieldError::new(&spec.name, code);
    let empty = || if spec.required { Err(error(FieldErrorCode::Required)) } else { Ok(None) };
    let text = match (spec.kind, raw) {
        (_, Raw::Absent) => return empty(),
        (FieldKind::Consent, Raw::Bool(true)) => return Ok(Some(Normalised::Bool(true))),
        (FieldKind::Consent, Raw::Bool(false)) => return empty(),
        (FieldKind::Lines | FieldKind::Attachments, Raw::Items(_)) => return empty(),
        (FieldKind::Number | FieldKind::Score, Raw::Number(number)) => return check_number(spec, *number).map(Some),
        (FieldKind::Money, Raw::Money(money)) => return Ok(Some(Normalised::Money(*money))),
        (_, Raw::BrokenText(position)) => return Err(error(FieldErrorCode::BrokenCharacter).at("position", *position)),
        (FieldKind::Consent | FieldKind::Lines | FieldKind::Attachments, _) => {
            return Err(error(FieldErrorCode::WrongType));
        }
        (_, Raw::Text(text)) => *text,
        _ => return Err(error(FieldErrorCode::WrongType)),
    };
    let typed = text;
    let text = trimmed(text);
    if let Some(place) = control(text, spec.kind == FieldKind::Multiline) {
        let before = typed.chars().take_while(|character| character.is_whitespace()).count();
        return Err(error(FieldErrorCode::ControlCharacter).at("position", before.saturating_add(place)));
    }
    let simple = simple_length(text);
    let text = match simple {
        Some(_) => Cow::Borrowed(text),
        None => Cow::Owned(setting.rules.nfc(text).trim().to_owned()),
    };
    if text.is_empty() {
        return empty();
    }
    if spec.kind == FieldKind::Tel {
        check_length(spec, typed_length(&text))?;
    } else if spec.is_free() {
        check_length(spec, simple.unwrap_or_else(|| setting.rules.graphemes(&text)))?;
    }
    let is_checked = !setting.judged.is_empty() && setting.judged.contains(&spec.name);
    match spec.kind {
        FieldKind::Text | FieldKind::Email | FieldKind::Tel if is_checked => Ok(text),
        FieldKind::Text => check_text(spec, text),
        FieldKind::Multiline => Ok(if text.contains('\r') { Cow::Owned(text.replace('\r', "")) } else { text }),
        FieldKind::Email => {
            let text = if text.is_ascii() { text } else { Cow::Owned(usual_dots(&text)) };
            if is_email(&text) { Ok(text) } else { Err(error(FieldErrorCode::EmailMalformed)) }
        }
        FieldKind::Tel => {
            normalise_phone(&text, setting.country).map(Cow::Owned).ok_or_else(|| error(FieldErrorCode::PhoneMalformed))
        }
        FieldKind::Iban => normalise_iban(&text).map(Cow::Owned).map_err(error),
        FieldKind::Date => check_date(spec, text, setting),
        FieldKind::Choice if spec.choices.iter().any(|choice| *choice.value == *text) => Ok(text),
        FieldKind::Choice => Err(error(FieldErrorCode::UnknownChoice)),
        FieldKind::Money => return check_money(spec, &text, setting).map(Some),
        FieldKind::Number | FieldKind::Score => {
            let number = read_number(&text, 6, setting.locale);
            let codes = [FieldErrorCode::NumberMalformed, FieldErrorCode::NumberAmbiguous];
            return check_number(spec, number.map_err(|unread| unread_error(spec, &text, &unread, codes))?).map(Some);
        }
        FieldKind::Consent | FieldKind::Lines | FieldKind::Attachments => Err(error(FieldErrorCode::WrongType)),
    }
    .map(|text| Some(Normalised::Text(text)))
}

fn check_length(spec: &FieldSpec, graphemes: usize) -> Result<(), FieldError> {
    let length = i64::try_from(graphemes).unwrap_or(i64::MAX);
    if length < spec.min {
        return Err(FieldError::new(&spec.name, FieldErrorCode::TooShort).with("min", spec.min));
    }
    if length > spec.max {
        return Err(FieldError::new(&spec.name, FieldErrorCode::TooLong).with("max", spec.max));
    }
    Ok(())
}

fn check_text<'v>(spec: &FieldSpec, text: Cow<'v, str>) -> Result<Cow<'v, str>, FieldError> {
    if spec.pattern.is_empty() && spec.check_digits.is_none() {
        return Ok(text);
    }
    let folded = if !spec.pattern.is_empty() && fits(&spec.pattern, &text) { text } else { folded(text) };
    if !spec.pattern.is_empty() && !fits(&spec.pattern, &folded) {
        return Err(FieldError::new(&spec.name, FieldErrorCode::PatternMismatch).saying("pattern", &spec.pattern));
    }
    match spec.check_digits {
        Some(digits) if !digits.hold(&folded) => Err(FieldError::new(&spec.name, FieldErrorCode::CheckDigitWrong)),
        _ => Ok(folded),
    }
}

/// The text as a machine writes it, without a copy if it already is.
fn folded(text: Cow<'_, str>) -> Cow<'_, str> {
    match plain(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(folded) => Cow::Owned(folded),
    }
}

fn check_date<'v>(spec: &FieldSpec, text: Cow<'v, str>, setting: &Setting) -> Result<Cow<'v, str>, FieldError> {
    let error = |code| FieldError::new(&spec.name, code);
    let text = folded(text);
    let date = parse_date(&text).ok_or_else(|| error(FieldErrorCode::DateMalformed))?;
    match spec.dates {
        // Their calendar may be a day ahead of the shop's.
        Dates::Past if date > setting.furthest.max(setting.today) => return Err(error(FieldErrorCode::DateInFuture)),
        Dates::Future if date < setting.today => return Err(error(FieldErrorCode::DateInPast)),
        _ => {}
    }
    if let Some(earliest) = spec.earliest.filter(|earliest| date < *earliest) {
        return Err(error(FieldErrorCode::DateTooEarly).saying("earliest", &date_text(earliest)));
    }
    if let Some(latest) = spec.latest.filter(|latest| date > *latest) {
        return Err(error(FieldErrorCode::DateTooLate).saying("latest", &date_text(latest)));
    }
    Ok(text)
}

fn check_money(spec: &FieldSpec, text: &str, setting: &Setting) -> Result<Normalised<'static>, FieldError> {
    let codes = [FieldErrorCode::AmountMalformed, FieldErrorCode::AmountAmbiguous];
    let unread = |unread| unread_error(spec, text, &unread, codes);
    let currency = setting.currency.ok_or(Unread::Malformed).map_err(unread)?;
    let amount = read_number(text, currency.exponent(), setting.locale).map_err(unread)?;
    if !(0..=MAX_MONEY).contains(&amount) {
        return Err(unread(Unread::Malformed));
    }
    Ok(Normalised::Money(Money { amount, currency }))
}

/// The error of a text that is no number: not built like one, or readable as two, which it shows.
fn unread_error(spec: &FieldSpec, text: &str, unread: &Unread, codes: [FieldErrorCode; 2]) -> FieldError {
    let [malformed, ambiguous] = codes;
    let Unread::Ambiguous(place) = unread else { return FieldError::new(&spec.name, malformed) };
    let (mut whole, mut fraction) = (String::new(), String::new());
    for digit in plain(text).chars().filter(char::is_ascii_digit) {
        if whole.len() == *place {
            fraction.push('.');
        }
        whole.push(digit);
        fraction.push(digit);
    }
    FieldError::new(&spec.name, ambiguous).saying("whole", &whole).saying("fraction", &fraction)
}

/// The largest amount in minor units, which a number of JavaScript holds exactly.
const MAX_MONEY: i64 = 9_000_000_000_000;
/// Numbers are kept in millionths.
const UNIT: i64 = 1_000_000;

fn check_number(spec: &FieldSpec, number: i64) -> Result<Normalised<'static>, FieldError> {
    let error = |code| Err(FieldError::new(&spec.name, code));
    if spec.kind == FieldKind::Score && number.checked_rem(UNIT) != Some(0) {
        return error(FieldErrorCode::NumberMalformed);
    }
    if number < spec.min.saturating_mul(UNIT) {
        return error(FieldErrorCode::NumberTooSmall).map_err(|error| error.with("min", spec.min));
    }
    if number > spec.max.saturating_mul(UNIT) {
        return error(FieldErrorCode::NumberTooLarge).map_err(|error| error.with("max", spec.max));
    }
    Ok(Normalised::Number(number))
}

fn check_items(spec: &FieldSpec, items: &[Item], setting: &Setting) -> Result<Normalised<'static>, Vec<FieldError>> {
    if spec.kind == FieldKind::Attachments {
        return check_files(spec, items).map(Normalised::Files);
    }
    let mut ids = Vec::new();
    for item in items {
        ids.push(item.id.as_str());
    }
    let places = OrderedLine::places(ids);
    let mut errors = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let code = if item.id.is_empty() {
            FieldErrorCode::LineUnknown
        } else if let Some(code) = malformed(item.quantity, (setting.measures)(&item.id)) {
            code
        } else if places.first(&item.id) != Some(place) {
            FieldErrorCode::LineTwice
        } else {
            continue;
        };
        errors.push(FieldError::new(&spec.name, code).at("entry", place.saturating_add(1)));
    }
    if errors.is_empty() { Ok(Normalised::Lines(items.to_vec())) } else { Err(errors) }
}

/// What is wrong with a quantity alone. Pieces are whole; of a line that is not known it cannot be told.
fn malformed(quantity: Quantity, is_measured: Option<bool>) -> Option<FieldErrorCode> {
    let is_wrong = quantity <= Quantity::NONE || (is_measured == Some(false) && !quantity.is_whole());
    let code =
        if is_measured == Some(true) { FieldErrorCode::MeasureMalformed } else { FieldErrorCode::QuantityMalformed };
    is_wrong.then_some(code)
}
