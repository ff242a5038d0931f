use super::super::shape::{Record, Shape};
use super::pattern::{period_of, whole};
use super::tree::{Tree, object, text, texts, truth};
use super::value::record_in;
use super::words::Words;
use crate::domain::calendar::{CountingMode, Period};

/// What the fields of an object say together; the tables of shapes know each field alone.
pub enum Together {
    /// Exactly one of them is there.
    OneOf(&'static [&'static str]),
    /// At least one of them is there.
    AnyOf(&'static [&'static str]),
    /// Where the first is this code, the other is there.
    Needs(&'static str, &'static str, &'static str),
    /// The text of the field is like this.
    Like(&'static str, &'static str),
    /// `length` can be counted in the mode of `count`.
    LengthFitsCount,
    /// `window` has a length, unless the document's defaults have one. With a field's name: only where that is there.
    LengthOrDefault(Option<&'static str>),
    /// The field is there only if the document has a currency.
    NeedsCurrency(&'static str),
}

/// What holds in each object of a kind.
pub fn within(rules: &[Together]) -> Vec<Tree> {
    let mut found = Vec::new();
    for rule in rules {
        match rule {
            Together::OneOf(fields) => found.push(object([("oneOf", each_required(fields))])),
            Together::AnyOf(fields) => found.push(object([("anyOf", each_required(fields))])),
            Together::Needs(field, code, other) => {
                let is_so = required(&[field]).with("properties", object([(field, object([("const", text(code))]))]));
                found.push(object([("if", is_so), ("then", required(&[other]))]));
            }
            Together::Like(field, pattern) => {
                found.push(object([("properties", object([(field, object([("pattern", text(pattern))]))]))]));
            }
            Together::LengthFitsCount => found.extend(length_fits_count()),
            Together::LengthOrDefault(_) | Together::NeedsCurrency(_) => {}
        }
    }
    found
}

/// What holds between the document's own fields and objects in it.
pub fn across(root: &'static Record, words: &[Words]) -> Vec<Tree> {
    let mut lengths = Vec::new();
    let mut currencies = Vec::new();
    for kind in words {
        for rule in kind.together {
            match rule {
                Together::LengthOrDefault(only_with) => {
                    let has_length = with_length("window");
                    let leaf = match only_with {
                        Some(field) => object([("if", required(&[field])), ("then", has_length)]),
                        None => has_length,
                    };
                    lengths.push(below(root, kind.path, leaf));
                }
                Together::NeedsCurrency(field) => {
                    let absent = object([("properties", object([(field, truth(false))]))]);
                    currencies.push(below(root, kind.path, absent));
                }
                _ => {}
            }
        }
    }
    let defaults = required(&["defaults"]).with("properties", object([("defaults", with_length("window"))]));
    let mut found = Vec::new();
    for (is_so, otherwise) in [(defaults, lengths), (required(&["currency"]), currencies)] {
        if !otherwise.is_empty() {
            found.push(object([("if", is_so), ("else", object([("allOf", Tree::List(otherwise))]))]));
        }
    }
    found
}

fn required(fields: &[&str]) -> Tree {
    object([("required", texts(fields))])
}

fn each_required(fields: &[&str]) -> Tree {
    Tree::List(fields.iter().map(|field| required(&[field])).collect())
}

fn with_length(window: &str) -> Tree {
    required(&[window]).with("properties", object([(window, required(&["length"]))]))
}

/// What holds for every object at a path.
fn below(record: &'static Record, path: &str, leaf: Tree) -> Tree {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(field) = record.fields.iter().find(|field| field.name == first) else { return leaf };
    let inner = match record_in(&field.shape) {
        Some(record) if !rest.is_empty() => below(record, rest, leaf),
        _ => leaf,
    };
    let there = if matches!(field.shape, Shape::Record(_)) { inner } else { object([("items", inner)]) };
    object([("properties", object([(first, there)]))])
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
        let is_so = required(&["count"]).with("properties", object([("count", object([("enum", texts(modes))]))]));
        let fits = object([("length", object([("pattern", text(pattern))]))]);
        object([("if", is_so), ("then", object([("properties", fits)]))])
    };
    kinds.iter().map(rule).collect()
}
