//! What is the JSON Schema of one value? Every shape has one, and texts of a kind that many fields share are written once.

use serde_json::{Value, json};

use super::together::{WINDOW_WITH_LENGTH, window_with_length};
use super::{merged, pattern};
use crate::boundary::documents::record::{Others, Record, Shape};
use crate::boundary::documents::types::MAX_ITEMS;

/// A schema that many fields share, written once under `$defs`.
pub struct Kind {
    /// Its name there.
    pub name: &'static str,
    /// The schema.
    pub body: fn() -> Value,
}

/// Every shared schema, in the order in which they are written.
pub const KINDS: &[Kind] = &[
    Kind { name: WINDOW_WITH_LENGTH, body: window_with_length },
    Kind {
        name: "length",
        body: || {
            let or_unlimited = |period: &str| pattern::whole(&format!("(?:unlimited|{period})"));
            let ends_with_unit = format!("^unlimited$|{}", pattern::ENDS_WITH_UNIT);
            let bounded = or_unlimited(&pattern::bounded_period());
            matching(
                "A duration in ISO 8601 that is not zero, or `unlimited`.",
                &[&or_unlimited(&pattern::period()), &ends_with_unit, "^unlimited$|[1-9]", &bounded],
            )
        },
    },
    Kind {
        name: "period",
        body: || {
            let whole = [pattern::period(), pattern::bounded_period()].map(|period| pattern::whole(&period));
            let [any, bounded] = &whole;
            matching(
                "A duration in ISO 8601: whole units, largest first, up to 200 years.",
                &[any, pattern::ENDS_WITH_UNIT, bounded],
            )
        },
    },
    Kind { name: "date", body: || matching("A date of the calendar.", &[&pattern::whole(&pattern::date())]) },
    Kind {
        name: "dates",
        body: || {
            let date = pattern::date();
            let dates = pattern::whole(&format!("{date}(?:/{date})?"));
            matching("A date, or two with a slash between them, both inside.", &[&dates])
        },
    },
    Kind {
        name: "seasonDay",
        body: || {
            let day = pattern::whole(&format!("(?:{}|{})", pattern::date(), pattern::DAY_OF_EVERY_YEAR));
            matching("A date, or a day of every year.", &[&day])
        },
    },
    Kind { name: "hours", body: || matching("Opening hours.", &[&pattern::hours()]) },
    Kind { name: "percent", body: || matching("A percentage as a text, so that it is exact.", &[pattern::PERCENT]) },
    Kind { name: "language", body: || matching("A language by BCP 47.", &[&pattern::whole(pattern::LANGUAGE)]) },
    Kind {
        name: "spoken",
        body: || {
            let text = || json!({ "type": "string", "minLength": 1 });
            let named = pattern::whole(pattern::LANGUAGE);
            json!({ "title": "A text, or texts by their languages.", "anyOf": [text(), {
                "type": "object", "minProperties": 1, "patternProperties": { named: text() }, "additionalProperties": false,
            }] })
        },
    },
    Kind { name: "currency", body: || matching("A currency by ISO 4217.", &[pattern::CURRENCY]) },
];

/// Texts that all of the patterns fit. The title says what they are: editors show a description from here in place of the
/// field's own.
fn matching(title: &str, patterns: &[&str]) -> Value {
    let (first, others) = patterns.split_first().unwrap_or((&"", &[]));
    let schema = json!({ "title": title, "type": "string", "pattern": first });
    let others: Vec<Value> = others.iter().map(|pattern| json!({ "pattern": pattern })).collect();
    if others.is_empty() { schema } else { merged(schema, json!({ "allOf": others })) }
}

/// A reference to what is written once under `$defs`.
pub fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// The schema of a value.
pub fn value(shape: &'static Shape) -> Value {
    let list = |item| json!({ "type": "array", "items": value(item) });
    let some = |item| json!({ "type": "array", "items": value(item), "minItems": 1 });
    match shape {
        Shape::Any => json!({}),
        Shape::Text => json!({ "type": "string" }),
        Shape::Name => json!({ "type": "string", "minLength": 1 }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Count(least, most) if least == most => json!({ "const": least }),
        Shape::Count(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        // The maximum is as many millionths as 64 bits hold. `multipleOf` is left out: editors compare it in binary
        // fractions, and would refuse 0.3.
        Shape::Decimal => json!({ "type": "number", "minimum": 0, "maximum": 9_223_372_036_854.775 }),
        Shape::Quantity(least) => {
            json!({ "type": "number", "minimum": *least as f64 / 1000.0, "maximum": MAX_ITEMS })
        }
        Shape::Percent => reference("percent"),
        Shape::Currency => reference("currency"),
        Shape::Period => reference("period"),
        Shape::Length => reference("length"),
        Shape::Date => reference("date"),
        Shape::Dates => reference("dates"),
        Shape::SeasonDay => reference("seasonDay"),
        Shape::Hours => reference("hours"),
        Shape::Language => reference("language"),
        Shape::Spoken => reference("spoken"),
        Shape::Clock => json!({ "type": "string", "pattern": pattern::CLOCK }),
        Shape::Instant => json!({ "type": ["string", "integer"] }),
        Shape::Code(codes) => json!({ "enum": codes }),
        Shape::List(item) => list(item),
        Shape::Some(item) => some(item),
        Shape::Map(entry) => json!({ "type": "object", "additionalProperties": value(entry) }),
        Shape::Record(record) => reference(record.words.kind),
        Shape::Nested(shape) => value(shape()),
        Shape::TextOr(text, other) => json!({ "anyOf": [value(text), value(other)] }),
        Shape::FlagOr(other) => json!({ "anyOf": [{ "type": "boolean" }, value(other)] }),
        Shape::OneOrSome(one) => json!({ "anyOf": [value(one), some(one)] }),
    }
}

/// The record that a shape holds, in a list or beside a text.
pub fn record_in(shape: &'static Shape) -> Option<&'static Record> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::Nested(shape) => record_in(shape()),
        Shape::List(inner) | Shape::Some(inner) | Shape::Map(inner) => record_in(inner),
        Shape::TextOr(_, inner) | Shape::FlagOr(inner) | Shape::OneOrSome(inner) => record_in(inner),
        _ => None,
    }
}

/// What a record's schema says of fields that it does not know.
pub fn others(others: Others) -> Value {
    match others {
        Others::Refused | Others::Doubted => json!({ "additionalProperties": false }),
        Others::Extensions => json!({
            "patternProperties": { "^x-": { "description": "The shop's own: the engine does not look at it." } },
            "additionalProperties": false,
        }),
        Others::Ignored => json!({}),
    }
}
