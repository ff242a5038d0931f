//! Values beside the tables that they are checked by.

use aftersales::boundary::tables::{Field, Others, Record, Shape};
use serde_json::Value;

/// A value of a specimen, and what the tables say of it.
pub struct Site {
    /// Its JSON Pointer in the whole text.
    pub pointer: String,
    /// The fields that lead to it, whatever the places in lists and the keys of maps.
    pub path: String,
    /// What it must be.
    pub shape: &'static Shape,
    /// The field that it is the value of, and what becomes of that field's misspellings.
    pub field: Option<(&'static Field, Others)>,
}

/// Every value of a specimen.
pub fn sites(shape: &'static Shape, value: &Value, pointer: &str, path: &str) -> Vec<Site> {
    let mut found = Vec::new();
    visit(shape, value, Site { pointer: pointer.to_owned(), path: path.to_owned(), shape, field: None }, &mut found);
    found
}

fn visit(shape: &'static Shape, value: &Value, site: Site, found: &mut Vec<Site>) {
    let (pointer, path) = (site.pointer.clone(), site.path.clone());
    found.push(site);
    visit_inside(shape, value, &pointer, &path, found);
}

fn visit_inside(shape: &'static Shape, value: &Value, pointer: &str, path: &str, found: &mut Vec<Site>) {
    let inner = |shape: &'static Shape, key: &str, mark: &str| Site {
        pointer: format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")),
        path: format!("{path}{mark}"),
        shape,
        field: None,
    };
    match (shape, value) {
        (Shape::Nested(shape), value) => visit_inside(shape(), value, pointer, path, found),
        (Shape::Record(record), Value::Object(entries)) => {
            for field in record.fields {
                if let Some(value) = entries.get(field.name) {
                    let site = inner(field.shape, field.name, &format!(".{}", field.name));
                    visit(field.shape, value, Site { field: Some((field, record.others)), ..site }, found);
                }
            }
        }
        (Shape::List(item) | Shape::Some(item) | Shape::OneOrSome(item), Value::Array(items)) => {
            for (index, value) in items.iter().enumerate() {
                visit(item, value, inner(item, &index.to_string(), "[]"), found);
            }
        }
        (Shape::Map(item), Value::Object(entries)) => {
            for (key, value) in entries {
                visit(item, value, inner(item, key, &format!("{{{key}}}")), found);
            }
        }
        (Shape::TextOr(text, _), Value::String(_)) => visit_inside(text, value, pointer, path, found),
        (Shape::TextOr(_, other) | Shape::OneOrSome(other), _) => visit_inside(other, value, pointer, path, found),
        (Shape::FlagOr(other), value) if !value.is_boolean() => visit_inside(other, value, pointer, path, found),
        _ => {}
    }
}

/// Specimens with the example of every field that none of them has, in the first object that may have it.
pub fn completed(shape: &'static Shape, mut specimens: Vec<Value>) -> Vec<Value> {
    let mut missing = field_paths(shape, "");
    for specimen in &specimens {
        for site in sites(shape, specimen, "", "") {
            missing.retain(|path| *path != plain(&site.path));
        }
    }
    for specimen in &mut specimens {
        complete(shape, specimen, "", &mut missing);
    }
    specimens
}

fn complete(shape: &'static Shape, value: &mut Value, path: &str, missing: &mut Vec<String>) {
    match (shape, value) {
        (Shape::Nested(shape), value) => complete(shape(), value, path, missing),
        (Shape::Record(record), Value::Object(entries)) => {
            for (field, words) in record.fields.iter().zip(record.words.fields) {
                let path = format!("{path}.{}", field.name);
                if let Some(at) = missing.iter().position(|known| *known == path) {
                    missing.remove(at);
                    entries.insert(field.name.to_owned(), serde_json::from_str(words.example).unwrap());
                }
                if let Some(value) = entries.get_mut(field.name) {
                    complete(field.shape, value, &path, missing);
                }
            }
        }
        (Shape::List(item) | Shape::Some(item) | Shape::OneOrSome(item), Value::Array(items)) => {
            items.iter_mut().for_each(|value| complete(item, value, path, missing));
        }
        (Shape::Map(item), Value::Object(entries)) => {
            entries.iter_mut().for_each(|(_, value)| complete(item, value, path, missing));
        }
        (Shape::TextOr(_, other) | Shape::OneOrSome(other) | Shape::FlagOr(other), value) => {
            complete(other, value, path, missing);
        }
        _ => {}
    }
}

/// The paths of all fields of a table, with every record inside itself once.
pub fn field_paths(shape: &'static Shape, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    descend(shape, path, &mut Vec::new(), &mut found);
    found
}

fn descend(shape: &'static Shape, path: &str, above: &mut Vec<*const Record>, found: &mut Vec<String>) {
    match shape {
        Shape::Nested(shape) => descend(shape(), path, above, found),
        Shape::Record(record) => {
            if above.contains(&std::ptr::from_ref(*record)) {
                return;
            }
            above.push(*record);
            for field in record.fields {
                let path = format!("{path}.{}", field.name);
                descend(field.shape, &path, above, found);
                found.push(path);
            }
            above.pop();
        }
        Shape::List(inner)
        | Shape::Some(inner)
        | Shape::Map(inner)
        | Shape::OneOrSome(inner)
        | Shape::FlagOr(inner)
        | Shape::TextOr(_, inner) => descend(inner, path, above, found),
        _ => {}
    }
}

/// A path without the places in lists and the keys of maps.
pub fn plain(path: &str) -> String {
    let mut plain = String::new();
    let mut in_key = false;
    for character in path.replace("[]", "").chars() {
        in_key |= character == '{';
        if !in_key {
            plain.push(character);
        }
        in_key &= character != '}';
    }
    plain
}
