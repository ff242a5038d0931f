//! How does a schema say what fields say together?

use serde_json::{Value, json};

use super::merged;
use super::pattern::{AMOUNT, period_of, whole};
use super::value::{record_in, reference};
use crate::boundary::documents::record::{Record, Shape};
use crate::boundary::documents::together::Together;
use crate::domain::calendar::{CountingMode, Period};

/// What holds in each object of a kind.
pub fn within(record: &'static Record) -> Vec<Value> {
    let mut found = Vec::new();
    for rule in record.words.together {
        found.push(match rule {
            Together::OneOf(fields) => {
                let choices: Vec<Value> = fields.iter().map(|field| there(record, field)).collect();
                json!({ "oneOf": choices })
            }
            Together::AnyOf(fields) => any_of(fields),
            Together::NotBoth(one, other) => json!({ "not": { "required": [one, other] } }),
            Together::Needs(field, code, other) => json!({
                "if": { "required": [field], "properties": { *field: { "const": code } } },
                "then": { "required": [other] },
            }),
            Together::Narrows(field, other, codes) => json!({
                "if": { "required": [field] },
                "then": property(other, json!({ "enum": codes })),
            }),
            Together::AtMost(field, most) => property(field, json!({ "maxItems": most })),
            Together::IsAmount(field) => property(field, json!({ "pattern": AMOUNT })),
            Together::LengthFitsCount => {
                found.extend(length_fits_count());
                continue;
            }
            Together::LengthOrDefault(_) | Together::NeedsCurrency(_) => continue,
        });
    }
    found
}

/// The name under which [`window_with_length`] is written.
pub const WINDOW_WITH_LENGTH: &str = "windowWithLength";

/// What a window must have where the defaults have no length.
pub fn window_with_length() -> Value {
    let same = reference(WINDOW_WITH_LENGTH);
    let inside = json!({ "properties": { "within": same, "atMost": same, "atLeast": same } });
    merged(any_of(&["length", "until"]), inside)
}

/// What holds between the document's own fields and objects in it.
pub fn across(records: &[&'static Record]) -> Vec<Value> {
    let Some(root) = records.first() else { return Vec::new() };
    let mut lengths = Vec::new();
    let mut currencies = Vec::new();
    for record in records {
        for rule in record.words.together {
            match rule {
                Together::LengthOrDefault(only_with) => {
                    let has_length = json!({
                        "required": ["window"],
                        "properties": { "window": reference(WINDOW_WITH_LENGTH) },
                    });
                    let leaf = match only_with {
                        Some(field) => json!({ "if": { "required": [field] }, "then": has_length }),
                        None => has_length,
                    };
                    lengths.extend(everywhere(root, record, &leaf, &mut Vec::new()));
                }
                Together::NeedsCurrency(field) => {
                    currencies.extend(everywhere(root, record, &property(field, json!(false)), &mut Vec::new()));
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    if !lengths.is_empty() {
        let window = json!({ "required": ["window"], "properties": { "window": { "required": ["length"] } } });
        found.push(json!({
            "if": { "required": ["defaults"], "properties": { "defaults": window } },
            "else": { "allOf": lengths },
        }));
    }
    if !currencies.is_empty() {
        found.push(json!({ "if": { "not": { "allOf": currencies } }, "then": { "required": ["currency"] } }));
    }
    found
}

fn any_of(fields: &[&str]) -> Value {
    let choices: Vec<Value> = fields.iter().map(|field| json!({ "required": [field] })).collect();
    json!({ "anyOf": choices })
}

fn property(field: &str, schema: Value) -> Value {
    json!({ "properties": { field: schema } })
}

fn there(record: &'static Record, field: &str) -> Value {
    let is_flag = record.fields.iter().any(|known| known.name == field && matches!(known.shape, Shape::Boolean));
    let there = json!({ "required": [field] });
    if is_flag { merged(there, property(field, json!({ "const": true }))) } else { there }
}

/// What holds for every object of a kind below this one; for each field that leads there, one schema.
fn everywhere(
    from: &'static Record,
    kind: &'static Record,
    leaf: &Value,
    passed: &mut Vec<&'static Record>,
) -> Vec<Value> {
    let mut found = Vec::new();
    if passed.iter().any(|record| std::ptr::eq(*record, from)) {
        return found;
    }
    passed.push(from);
    for field in from.fields {
        let Some(inner) = record_in(field.shape) else { continue };
        if std::ptr::eq(inner, kind) {
            found.push(property(field.name, wrapped(field.shape, leaf)));
        } else {
            let below = everywhere(inner, kind, leaf, passed);
            found.extend(below.iter().map(|schema| property(field.name, wrapped(field.shape, schema))));
        }
    }
    passed.pop();
    found
}

/// What holds for the objects that a value of this shape holds.
fn wrapped(shape: &'static Shape, schema: &Value) -> Value {
    match shape {
        Shape::List(inner) | Shape::Some(inner) => json!({ "items": wrapped(inner, schema) }),
        Shape::Map(inner) => json!({ "additionalProperties": wrapped(inner, schema) }),
        Shape::OneOrSome(inner) => {
            let one = wrapped(inner, schema);
            merged(one.clone(), json!({ "items": one }))
        }
        Shape::TextOr(_, inner) | Shape::FlagOr(inner) => wrapped(inner, schema),
        Shape::Nested(shape) => wrapped(shape(), schema),
        _ => schema.clone(),
    }
}

/// For the modes that count the same units, what a length may be.
fn length_fits_count() -> Vec<Value> {
    let month = Period { months: 1, ..Period::default() };
    let second = Period { seconds: 1, ..Period::default() };
    let mut kinds: Vec<(String, Vec<&str>)> = Vec::new();
    for mode in CountingMode::ALL {
        let lengths = period_of(mode.fits(month), mode.fits(Period::days(1)), mode.fits(second));
        let pattern = whole(&format!("(?:unlimited|{lengths})"));
        match kinds.iter_mut().find(|(known, _)| *known == pattern) {
            Some((_, modes)) => modes.push(mode.code()),
            None => kinds.push((pattern, vec![mode.code()])),
        }
    }
    let rule = |(pattern, modes): &(String, Vec<&str>)| {
        json!({
            "if": { "required": ["count"], "properties": { "count": { "enum": modes } } },
            "then": property("length", json!({ "pattern": pattern })),
        })
    };
    kinds.iter().map(rule).collect()
}
