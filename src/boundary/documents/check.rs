//! Is a document what its records say? Everything that is wrong with it is reported at once.

use super::Moment;
use super::record::{Need, Others, Record, Shape};
use super::reference::misplaced_event;
use super::scalar::{
    LANGUAGE, is_language, moment_wanted, parse_clock, parse_currency, parse_length, parse_moment, parse_percent,
    parse_period, parse_quantity, parse_scaled, parse_season_day,
};
use super::types::MAX_ITEMS;
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::{Json, push_integer};
use crate::domain::calendar::OpeningHours;
use crate::domain::form::parse_date;
use crate::domain::quantity::Quantity;

/// Checks a value against its shape, and notes everything that is wrong with it.
///
/// `doubt` says that unknown fields of rules are no issues here: the rule is for review then.
pub fn check(json: &Json, shape: &Shape, doubt: bool, issues: &mut Issues) {
    match shape {
        Shape::Record(record) => check_record(json, record, doubt, issues),
        Shape::Nested(shape) => check(json, shape(), doubt, issues),
        Shape::List(item) | Shape::Some(item) => {
            if !matches!(json, Json::Array(_)) {
                return issues.add(IssueCode::WrongType, json, "array");
            }
            check_items(json, item, matches!(shape, Shape::Some(_)), doubt, issues);
        }
        Shape::Map(value) => {
            if !matches!(json, Json::Object(_)) {
                return issues.add(IssueCode::WrongType, json, "object");
            }
            for (_, entry) in json.entries() {
                check(entry, value, doubt, issues);
            }
        }
        Shape::TextOr(text, other) => {
            check(json, if matches!(json, Json::Text(_)) { text } else { other }, doubt, issues);
        }
        Shape::OneOrSome(one) => match json {
            Json::Array(_) => check_items(json, one, true, doubt, issues),
            _ => check(json, one, doubt, issues),
        },
        Shape::Spoken => check_spoken(json, issues),
        Shape::FlagOr(_) if matches!(json, Json::Bool(_)) => {}
        Shape::FlagOr(other) => check(json, other, doubt, issues),
        scalar => check_scalar(json, scalar, issues),
    }
}

fn check_items(json: &Json, shape: &Shape, some: bool, doubt: bool, issues: &mut Issues) {
    for item in json.items() {
        check(item, shape, doubt, issues);
    }
    if some && json.items().is_empty() {
        issues.add(IssueCode::EmptyList, json, "");
    }
}

/// Checks a text, or texts by their languages.
fn check_spoken(json: &Json, issues: &mut Issues) {
    if matches!(json, Json::Text(_)) {
        return check_scalar(json, &Shape::Name, issues);
    }
    if json.entries().is_empty() {
        return issues.add(IssueCode::WrongType, json, "a text, or texts by their languages");
    }
    for (language, text) in json.entries() {
        if !is_language(language) {
            issues.add(IssueCode::LanguageMalformed, text, LANGUAGE);
        }
        check_scalar(text, &Shape::Name, issues);
    }
}

/// Whether an object, or something in it, has a field that this version does not know.
pub fn has_unknown_field(json: &Json, record: &'static Record) -> bool {
    let mut issues = Issues::default();
    check_record(json, record, false, &mut issues);
    issues.errors.iter().any(|issue| issue.code == IssueCode::UnknownField)
}

fn check_record(json: &Json, record: &Record, doubt: bool, issues: &mut Issues) {
    if !matches!(json, Json::Object(_)) {
        return issues.add(IssueCode::WrongType, json, "object");
    }
    let mut names = Vec::new();
    for field in record.fields {
        names.push(field.name);
    }
    // Unknown fields come first, so that a misspelt one is not reported as missing as well.
    for (key, value) in json.entries() {
        let key: &str = key;
        if names.contains(&key) {
            continue;
        }
        let home = misplaced_event(key).filter(|_| record.has_events());
        let place = home.map(|event| String::from("events.") + event);
        let near = place.as_deref().unwrap_or_else(|| suggestion(key, &names));
        match record.others {
            Others::Ignored if near.is_empty() => {}
            Others::Ignored => issues.warn(IssueCode::NearMiss, value, near),
            Others::Doubted if doubt => {}
            Others::Extensions if key.starts_with("x-") => {}
            _ => issues.add(IssueCode::UnknownField, value, near),
        }
    }
    for field in record.fields {
        match json.get(field.name) {
            Some(Json::Null) if field.need == Need::Nullable => {}
            Some(value) => check(value, field.shape, doubt, issues),
            None if field.need == Need::Required => issues.add_field(IssueCode::MissingField, json, field.name, ""),
            None => {}
        }
    }
}

fn check_scalar(json: &Json, shape: &Shape, issues: &mut Issues) {
    let Some((code, expected)) = scalar_issue(json, shape) else { return };
    match (shape, json) {
        (Shape::Code(codes), Json::Text(text)) => match suggestion(&text.value, codes) {
            "" => issues.add(code, json, &listed(codes)),
            near => issues.add(code, json, near),
        },
        (Shape::Count(least, most), Json::Number(_)) => issues.add(code, json, &whole_range(*least, *most)),
        (Shape::Quantity(_), Json::Number(digits)) if digits.contains('.') => {
            issues.add(code, json, "a number up to 1000000 with up to three decimals");
        }
        (Shape::Quantity(least), Json::Number(_)) => issues.add(code, json, &whole_range(*least, MAX_ITEMS)),
        _ => issues.add(code, json, expected),
    }
}

/// Which whole numbers a value may be.
pub fn whole_range(least: i64, most: i64) -> String {
    let mut range = String::from("a whole number from ");
    push_integer(&mut range, least);
    range.push_str(" to ");
    push_integer(&mut range, most);
    range
}

/// All of the codes that a value may be.
fn listed(codes: &[&str]) -> String {
    let mut list = String::new();
    for code in codes {
        if !list.is_empty() {
            list.push_str(" | ");
        }
        list.push_str(code);
    }
    list
}

/// The code of what is wrong with a value, and what would be right.
fn scalar_issue(json: &Json, shape: &Shape) -> Option<(IssueCode, &'static str)> {
    const STRING: &str = "string";
    let wrong = |expected| Some((IssueCode::WrongType, expected));
    let number = |expected| match json {
        Json::Number(digits) => Ok(*digits),
        _ => Err((IssueCode::WrongType, expected)),
    };
    match shape {
        Shape::Boolean => return if matches!(json, Json::Bool(_)) { None } else { wrong("boolean") },
        Shape::Count(least, most) => {
            let range = (IssueCode::OutOfRange, "");
            return match number("integer") {
                Ok(digits) => match parse_scaled(digits, 0) {
                    Some(number) if *least <= number && number <= *most => None,
                    _ => Some(range),
                },
                Err(issue) => Some(issue),
            };
        }
        Shape::Quantity(least) => {
            return match number("integer") {
                Ok(digits) => match parse_quantity(digits).map(Quantity::thousandths) {
                    Some(number) if *least <= number && number <= MAX_ITEMS.saturating_mul(Quantity::UNIT) => None,
                    _ => Some((IssueCode::OutOfRange, "")),
                },
                Err(issue) => Some(issue),
            };
        }
        Shape::Decimal => {
            let range = (IssueCode::OutOfRange, "a number that is not negative, with up to six decimal places");
            return match number("number") {
                Ok(digits) => parse_scaled(digits, 6).is_none_or(|number| number < 0).then_some(range),
                Err(issue) => Some(issue),
            };
        }
        Shape::Length if matches!(json, Json::Null | Json::Number(_)) => {
            return Some((IssueCode::LengthMissing, "a duration such as `P7D`, or `unlimited`"));
        }
        Shape::Instant => {
            return match parse_moment(json) {
                Err(code) => Some((code, moment_wanted(code, false))),
                Ok(Moment::On(_)) => {
                    Some((IssueCode::AmbiguousInstant, moment_wanted(IssueCode::AmbiguousInstant, false)))
                }
                Ok(Moment::At(_)) => None,
            };
        }
        _ => {}
    }
    let Json::Text(text) = json else {
        return if matches!(shape, Shape::Any) { None } else { wrong(STRING) };
    };
    let text = text.value.as_ref();
    let (fits, code, expected) = match shape {
        Shape::Name => (!text.is_empty(), IssueCode::WrongType, "string with content"),
        Shape::Code(codes) => (codes.contains(&text), IssueCode::UnknownValue, ""),
        Shape::Period => (parse_period(text).is_some(), IssueCode::LengthMalformed, "a duration such as `P7D`"),
        Shape::Length => match parse_length(text) {
            Some(Some(_)) => return None,
            Some(None) => (false, IssueCode::LengthMissing, "a duration such as `P7D`, or `unlimited`"),
            None => (false, IssueCode::LengthMalformed, "a duration such as `P7D`"),
        },
        Shape::Date => (parse_date(text).is_some(), IssueCode::DateMalformed, "YYYY-MM-DD"),
        Shape::Dates => {
            let (from, to) = text.split_once('/').unwrap_or((text, text));
            let fits = parse_date(from).zip(parse_date(to)).is_some_and(|(from, to)| from <= to);
            (fits, IssueCode::DateMalformed, "YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD")
        }
        Shape::SeasonDay => {
            (parse_season_day(text).is_some(), IssueCode::DateMalformed, "YYYY-MM-DD, or --MM-DD for every year")
        }
        Shape::Percent => (parse_percent(text).is_some(), IssueCode::OutOfRange, "a percentage from `0` to `100`"),
        Shape::Hours => (
            OpeningHours::parse(text).is_some(),
            IssueCode::HoursMalformed,
            "opening hours such as `Mo-Fr 08:30-17:30`",
        ),
        Shape::Language => (is_language(text), IssueCode::LanguageMalformed, LANGUAGE),
        Shape::Clock => (parse_clock(text).is_some(), IssueCode::HoursMalformed, "a time of the day such as `17:00`"),
        Shape::Currency => (parse_currency(text).is_some(), IssueCode::UnknownValue, "a code of three capital letters"),
        _ => return None,
    };
    (!fits).then_some((code, expected))
}
