use super::scalar::{parse_currency, parse_length, parse_moment, parse_percent, parse_period, parse_scaled};
use super::{Moment, Node};
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::form::parse_date;

/// What a value must be. The shapes of all documents are tables; one function checks them, and tells every
/// issue at once. What reads a checked value need not report anything that a shape can say.
pub enum Shape {
    /// Anything.
    Any,
    /// A text.
    Text,
    /// A text with at least one character.
    Name,
    /// `true` or `false`.
    Boolean,
    /// A whole number from the first to the second.
    Count(i64, i64),
    /// A number that is not negative, with up to six decimal places.
    Decimal,
    /// A decimal text from 0 to 100.
    Percent,
    /// A code of three capital letters.
    Currency,
    /// An ISO 8601 duration of whole units.
    Period,
    /// A duration that is not zero, or `unlimited`.
    Length,
    /// `YYYY-MM-DD`.
    Date,
    /// A date, or two with a slash between them.
    Dates,
    /// An instant.
    Instant,
    /// One of these texts.
    Code(&'static [&'static str]),
    /// An array.
    List(&'static Shape),
    /// An array with at least one item.
    Some(&'static Shape),
    /// An object whose keys are names.
    Map(&'static Shape),
    /// An object with these fields.
    Record(&'static Record),
    /// A text of the first shape, or another value of the second.
    TextOr(&'static Shape, &'static Shape),
    /// One, or an array of at least one.
    OneOrSome(&'static Shape),
}

/// The fields of an object.
pub struct Record {
    /// The fields.
    pub fields: &'static [Field],
    /// What becomes of the others.
    pub others: Others,
}

/// What becomes of fields that are not known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// They are issues.
    Refused,
    /// They are issues, or make a rule one for review if the caller wants that.
    Doubted,
    /// They are issues unless their names begin with `x-`.
    Extensions,
    /// They are ignored; those that look like a misspelling are warned of.
    Ignored,
}

/// One field.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it must be.
    pub shape: Shape,
    /// Whether it must be there.
    pub need: Need,
}

/// Whether a field must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It need not.
    Optional,
    /// It need not; `null` says that it is not known.
    Nullable,
}

/// A field that must be there.
pub const fn required(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Required }
}

/// A field that need not be there.
pub const fn optional(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Optional }
}

/// A fact, which may be `null`.
pub const fn fact(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Nullable }
}

/// An object that has these fields and no others.
pub const fn record(fields: &'static [Field]) -> Record {
    Record { fields, others: Others::Refused }
}

/// A part of a rule.
pub const fn rule_part(fields: &'static [Field]) -> Record {
    Record { fields, others: Others::Doubted }
}

/// A part of an order, which may have fields of the shop's own.
pub const fn order_part(fields: &'static [Field]) -> Record {
    Record { fields, others: Others::Ignored }
}

/// Checks a value against its shape, and notes everything that is wrong with it.
///
/// `doubt` says that unknown fields of rules are no issues here: the rule is for review then.
pub fn check(node: &Node, shape: &Shape, doubt: bool, issues: &mut Issues) {
    match shape {
        Shape::Record(record) => check_record(node, record, doubt, issues),
        Shape::List(item) | Shape::Some(item) => {
            let Json::Array(items) = node.json else { return wrong_type(node, "array", issues) };
            for (index, json) in items.iter().enumerate() {
                check(&Node { json, place: node.place.index(index) }, item, doubt, issues);
            }
            if items.is_empty() && matches!(shape, Shape::Some(_)) {
                issues.add("empty_list", &node.place, None, None);
            }
        }
        Shape::Map(value) => {
            let Json::Object(entries) = node.json else { return wrong_type(node, "object", issues) };
            for (key, json) in entries {
                check(&Node { json, place: node.place.key(key) }, value, doubt, issues);
            }
        }
        Shape::TextOr(text, other) => {
            check(node, if matches!(node.json, Json::Text(_)) { text } else { other }, doubt, issues);
        }
        Shape::OneOrSome(one) => match node.json {
            Json::Array(items) => {
                for (index, json) in items.iter().enumerate() {
                    check(&Node { json, place: node.place.index(index) }, one, doubt, issues);
                }
                if items.is_empty() {
                    issues.add("empty_list", &node.place, None, None);
                }
            }
            _ => check(node, one, doubt, issues),
        },
        scalar => check_scalar(node, scalar, issues),
    }
}

/// True if an object, or something in it, has a field that this version does not know.
pub fn has_unknown_field(node: &Node, record: &'static Record) -> bool {
    let mut issues = Issues::default();
    check_record(node, record, false, &mut issues);
    issues.errors.iter().any(|issue| issue.code == "unknown_field")
}

fn check_record(node: &Node, record: &Record, doubt: bool, issues: &mut Issues) {
    let Json::Object(entries) = node.json else { return wrong_type(node, "object", issues) };
    for field in record.fields {
        match node.get(field.name) {
            Some(value) if field.need == Need::Nullable && *value.json == Json::Null => {}
            Some(value) => check(&value, &field.shape, doubt, issues),
            None if field.need == Need::Required => {
                issues.add("missing_field", &node.place.key(field.name), None, None);
            }
            None => {}
        }
    }
    for (key, _) in entries {
        if record.fields.iter().any(|field| field.name == key) {
            continue;
        }
        let mut names = Vec::new();
        for field in record.fields {
            names.push(field.name);
        }
        let near = suggestion(key, &names);
        let place = node.place.key(key);
        match record.others {
            Others::Ignored => {
                if near.is_some() {
                    issues.warn("near_miss", &place, near, None);
                }
            }
            Others::Doubted if doubt => {}
            Others::Extensions if key.starts_with("x-") => {}
            _ => issues.add("unknown_field", &place, near, None),
        }
    }
}

fn wrong_type(node: &Node, expected: &'static str, issues: &mut Issues) {
    issues.add("wrong_type", &node.place, Some(expected), Some(node.json.kind()));
}

fn check_scalar(node: &Node, shape: &Shape, issues: &mut Issues) {
    let (code, expected) = match scalar_issue(node.json, shape) {
        None => return,
        Some(issue) => issue,
    };
    if code == "wrong_type" || code == "length_missing" {
        return issues.add(code, &node.place, Some(expected), Some(node.json.kind()));
    }
    let near = match (shape, node.json) {
        (Shape::Code(codes), Json::Text(text)) => suggestion(&text.value, codes),
        _ => (!expected.is_empty()).then_some(expected),
    };
    issues.add(code, &node.place, near, None);
}

/// The code of what is wrong with a value, and what would be right.
fn scalar_issue(json: &Json, shape: &Shape) -> Option<(&'static str, &'static str)> {
    const STRING: &str = "string";
    let wrong = |expected| Some(("wrong_type", expected));
    let number = |expected| match json {
        Json::Number(digits) => Ok(*digits),
        _ => Err(("wrong_type", expected)),
    };
    match shape {
        Shape::Boolean => return if matches!(json, Json::Bool(_)) { None } else { wrong("boolean") },
        Shape::Count(least, most) => {
            let range = ("out_of_range", "a whole number in range");
            return match number("integer") {
                Ok(digits) => match parse_scaled(digits, 0) {
                    Some(number) if *least <= number && number <= *most => None,
                    _ => Some(range),
                },
                Err(issue) => Some(issue),
            };
        }
        Shape::Decimal => {
            let range = ("out_of_range", "a number that is not negative, with up to six decimal places");
            return match number("number") {
                Ok(digits) => parse_scaled(digits, 6).is_none_or(|number| number < 0).then_some(range),
                Err(issue) => Some(issue),
            };
        }
        Shape::Length if matches!(json, Json::Null | Json::Number(_)) => {
            return Some(("length_missing", "a duration such as `P7D`, or `unlimited`"));
        }
        Shape::Instant => {
            return match parse_moment(json) {
                Err("wrong_type") => wrong("date, instant or epoch milliseconds"),
                Err(code) => Some((code, "")),
                Ok(Moment::On(_)) => Some(("ambiguous_instant", "")),
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
        Shape::Name => (!text.is_empty(), "wrong_type", "string with content"),
        Shape::Code(codes) => (codes.contains(&text), "unknown_value", ""),
        Shape::Period => (parse_period(text).is_some(), "length_malformed", "a duration such as `P7D`"),
        Shape::Length => match parse_length(text) {
            Some(Some(_)) => return None,
            Some(None) => (false, "length_missing", "a duration such as `P7D`, or `unlimited`"),
            None => (false, "length_malformed", "a duration such as `P7D`"),
        },
        Shape::Date => (parse_date(text).is_some(), "date_malformed", "YYYY-MM-DD"),
        Shape::Dates => {
            let (from, to) = text.split_once('/').unwrap_or((text, text));
            let fits = parse_date(from).zip(parse_date(to)).is_some_and(|(from, to)| from <= to);
            (fits, "date_malformed", "YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD")
        }
        Shape::Percent => (parse_percent(text).is_some(), "out_of_range", "a percentage from `0` to `100`"),
        Shape::Currency => (parse_currency(text).is_some(), "unknown_value", "a code of three capital letters"),
        _ => return None,
    };
    (!fits).then_some((code, expected))
}
