use super::pattern::{AMOUNT, period_of, whole};
use super::tree::{Tree, number, object, text, texts, truth};
use super::value::{record_in, reference};
use crate::boundary::documents::record::{Record, Shape};
use crate::domain::calendar::{CountingMode, Period};

/// What the fields of an object say together; each shape knows its field alone.
#[derive(Debug)]
pub enum Together {
    /// Exactly one of them is there; one that is true or false, if it is true.
    OneOf(&'static [&'static str]),
    /// At least one of them is there.
    AnyOf(&'static [&'static str]),
    /// Not both are there.
    NotBoth(&'static str, &'static str),
    /// Where the first is this code, the other is there.
    Needs(&'static str, &'static str, &'static str),
    /// Where the first is there, the other is one of these codes.
    Narrows(&'static str, &'static str, &'static [&'static str]),
    /// The list has so many items at most.
    AtMost(&'static str, usize),
    /// The text of the field is an amount of money.
    IsAmount(&'static str),
    /// `length` can be counted in the mode of `count`.
    LengthFitsCount,
    /// `window` has a length, unless the document's defaults have one. With a field's name: only where that is there.
    LengthOrDefault(Option<&'static str>),
    /// The field is there only if the document has a currency.
    NeedsCurrency(&'static str),
}

/// What holds in each object of a kind.
pub fn within(record: &'static Record) -> Vec<Tree> {
    let mut found = Vec::new();
    for rule in record.words.together {
        match rule {
            Together::OneOf(fields) => {
                let choices = fields.iter().map(|field| there(record, field)).collect();
                found.push(object([("oneOf", Tree::List(choices))]));
            }
            Together::AnyOf(fields) => found.push(any_of(fields)),
            Together::NotBoth(one, other) => found.push(object([("not", required(&[one, other]))])),
            Together::Needs(field, code, other) => {
                let is_so = required(&[field]).and(property(field, object([("const", text(code))])));
                found.push(object([("if", is_so), ("then", required(&[other]))]));
            }
            Together::Narrows(field, other, codes) => {
                let narrow = property(other, object([("enum", texts(codes))]));
                found.push(object([("if", required(&[field])), ("then", narrow)]));
            }
            Together::AtMost(field, most) => {
                found.push(property(field, object([("maxItems", number(i64::try_from(*most).unwrap_or(i64::MAX)))])));
            }
            Together::IsAmount(field) => found.push(property(field, object([("pattern", text(AMOUNT))]))),
            Together::LengthFitsCount => found.extend(length_fits_count()),
            Together::LengthOrDefault(_) | Together::NeedsCurrency(_) => {}
        }
    }
    found
}

/// The name under which [`window_with_length`] is written.
pub const WINDOW_WITH_LENGTH: &str = "windowWithLength";

/// What a window must have where the defaults have no length.
pub fn window_with_length() -> Tree {
    let same = reference(WINDOW_WITH_LENGTH);
    any_of(&["length", "until"])
        .with("properties", object([("within", same.clone()), ("atMost", same.clone()), ("atLeast", same)]))
}

/// What holds between the document's own fields and objects in it.
pub fn across(records: &[&'static Record]) -> Vec<Tree> {
    let Some(root) = records.first() else { return Vec::new() };
    let mut lengths = Vec::new();
    let mut currencies = Vec::new();
    for record in records {
        for rule in record.words.together {
            match rule {
                Together::LengthOrDefault(only_with) => {
                    let window = property("window", reference(WINDOW_WITH_LENGTH));
                    let has_length = required(&["window"]).and(window);
                    let leaf = match only_with {
                        Some(field) => object([("if", required(&[field])), ("then", has_length)]),
                        None => has_length,
                    };
                    lengths.extend(everywhere(root, record, &leaf, &mut Vec::new()));
                }
                Together::NeedsCurrency(field) => {
                    let absent = property(field, truth(false));
                    currencies.extend(everywhere(root, record, &absent, &mut Vec::new()));
                }
                _ => {}
            }
        }
    }
    let window = required(&["window"]).and(property("window", required(&["length"])));
    let defaults = required(&["defaults"]).and(property("defaults", window));
    let mut found = Vec::new();
    if !lengths.is_empty() {
        found.push(object([("if", defaults), ("else", object([("allOf", Tree::List(lengths))]))]));
    }
    if !currencies.is_empty() {
        let none = object([("allOf", Tree::List(currencies))]);
        found.push(object([("if", object([("not", none)])), ("then", required(&["currency"]))]));
    }
    found
}

fn required(fields: &[&str]) -> Tree {
    object([("required", texts(fields))])
}

fn any_of(fields: &[&str]) -> Tree {
    object([("anyOf", Tree::List(fields.iter().map(|field| required(&[field])).collect()))])
}

fn property(field: &str, schema: Tree) -> Tree {
    object([("properties", object([(field, schema)]))])
}

fn there(record: &'static Record, field: &str) -> Tree {
    let is_flag = record.fields.iter().any(|known| known.name == field && matches!(known.shape, Shape::Boolean));
    let there = required(&[field]);
    if is_flag { there.and(property(field, object([("const", truth(true))]))) } else { there }
}

/// What holds for every object of a kind below this one; for each field that leads there, one schema.
fn everywhere(
    from: &'static Record,
    kind: &'static Record,
    leaf: &Tree,
    passed: &mut Vec<&'static Record>,
) -> Vec<Tree> {
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
fn wrapped(shape: &'static Shape, schema: &Tree) -> Tree {
    match shape {
        Shape::List(inner) | Shape::Some(inner) => object([("items", wrapped(inner, schema))]),
        Shape::Map(inner) => object([("additionalProperties", wrapped(inner, schema))]),
        Shape::OneOrSome(inner) => {
            let one = wrapped(inner, schema);
            one.clone().with("items", one)
        }
        Shape::TextOr(_, inner) | Shape::FlagOr(inner) => wrapped(inner, schema),
        Shape::Nested(shape) => wrapped(shape(), schema),
        _ => schema.clone(),
    }
}

/// For the modes that count the same units, what a length may be.
fn length_fits_count() -> Vec<Tree> {
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
        let is_so = required(&["count"]).and(property("count", object([("enum", texts(modes))])));
        object([("if", is_so), ("then", property("length", object([("pattern", text(pattern))])))])
    };
    kinds.iter().map(rule).collect()
}
