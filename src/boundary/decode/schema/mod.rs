//! The JSON Schemas (draft 2020-12) of the documents, written from the tables that the decoder checks them by, so
//! that editors and the engine cannot disagree. What the tables do not hold, sentences for people and rules about
//! several fields, is in [`words`].

mod pattern;
mod together;
mod tree;
mod value;
mod words;

use super::shape::{Field, Need, Record};
use super::shapes::{CALENDARS, POLICY};
use super::submission::{RECEIPT, RECORD, SUBMISSION};
use tree::{Tree, object, text, texts};
use value::{KINDS, record_in, value};
use words::{Words, calendar, policy, receipt, record, submission};

/// What may a policy, or a pack, look like? Its JSON Schema, as the package ships it.
#[must_use]
pub fn policy_schema() -> String {
    schema("Policy of aftersales", &POLICY, &policy())
}

/// What may a calendar look like? Its JSON Schema, as the package ships it.
#[must_use]
pub fn calendar_schema() -> String {
    record_in(&CALENDARS).map(|record| schema("Calendar of aftersales", record, &calendar())).unwrap_or_default()
}

/// What does a page send? Its JSON Schema, as the package ships it.
#[must_use]
pub fn submission_schema() -> String {
    schema("Submission of aftersales", &SUBMISSION, &submission())
}

/// What does a page get back? Its JSON Schema, as the package ships it.
#[must_use]
pub fn receipt_schema() -> String {
    schema("Receipt of aftersales", &RECEIPT, &receipt())
}

/// What is kept of a case? Its JSON Schema, as the package ships it.
#[must_use]
pub fn record_schema() -> String {
    schema("Case record of aftersales", &RECORD, &record())
}

/// A kind of object that occurs in a document.
struct Kind<'w> {
    record: &'static Record,
    /// The fields that lead to it first, with dots.
    path: String,
    words: Option<&'w Words>,
}

impl Kind<'_> {
    fn name(&self) -> String {
        self.words.map_or_else(|| self.path.clone(), |words| words.name.to_owned())
    }
}

/// Every kind of object in a document, the document's own first.
fn kinds<'w>(root: &'static Record, words: &'w [Words]) -> Vec<Kind<'w>> {
    let mut found = Vec::new();
    visit(root, String::new(), &mut found);
    for kind in &mut found {
        let is_told = |words: &&Words| words::record_at(root, words.path).is_some_and(|told| same(told, kind.record));
        kind.words = words.iter().find(is_told);
    }
    found
}

fn visit(record: &'static Record, path: String, found: &mut Vec<Kind>) {
    if found.iter().any(|kind| same(kind.record, record)) {
        return;
    }
    found.push(Kind { record, path: path.clone(), words: None });
    for field in record.fields {
        if let Some(inner) = record_in(&field.shape) {
            let dot = if path.is_empty() { "" } else { "." };
            visit(inner, format!("{path}{dot}{}", field.name), found);
        }
    }
}

fn same(one: &'static Record, other: &'static Record) -> bool {
    std::ptr::eq(one, other)
}

fn schema(title: &str, root: &'static Record, words: &[Words]) -> String {
    let kinds = kinds(root, words);
    let name_of = |record: &'static Record| {
        kinds.iter().find(|kind| same(kind.record, record)).map(Kind::name).unwrap_or_default()
    };
    let mut definitions = Vec::new();
    let mut document =
        object([("$schema", text("https://json-schema.org/draft/2020-12/schema")), ("title", text(title))]);
    for kind in &kinds {
        if same(kind.record, root) {
            document = kind_schema(document, kind, &together::across(root, words), &name_of);
        } else {
            definitions.push((kind.name(), kind_schema(object([]), kind, &[], &name_of)));
        }
    }
    let timed = format!("#/$defs/{}", together::WINDOW_WITH_LENGTH);
    if document.mentions(&timed) {
        definitions.push((together::WINDOW_WITH_LENGTH.to_owned(), together::window_with_length()));
    }
    for shared in KINDS {
        let address = format!("#/$defs/{}", shared.name);
        if document.mentions(&address) || definitions.iter().any(|(_, body)| body.mentions(&address)) {
            definitions.push((shared.name.to_owned(), (shared.body)()));
        }
    }
    document.with("$defs", Tree::Object(definitions)).into_document()
}

/// The schema of an object, as more fields of what is there already.
fn kind_schema(start: Tree, kind: &Kind, across: &[Tree], name_of: &dyn Fn(&'static Record) -> String) -> Tree {
    let mut schema = start;
    if let Some(words) = kind.words {
        // Editors would show a kind's description in place of the field's own, but show its title beside it.
        schema = schema.with(if kind.path.is_empty() { "description" } else { "title" }, text(words.about));
    }
    let mut properties = Vec::new();
    let mut required = Vec::new();
    for field in kind.record.fields {
        properties.push((field.name.to_owned(), field_schema(field, kind.words, name_of)));
        if field.need == Need::Required {
            required.push(field.name);
        }
    }
    schema = schema.with("type", text("object")).with("properties", Tree::Object(properties));
    if !required.is_empty() {
        schema = schema.with("required", texts(&required));
    }
    schema = value::others(schema, kind.record.others);
    let mut rules = kind.words.map(|words| together::within(kind.record, words.together)).unwrap_or_default();
    rules.extend_from_slice(across);
    if rules.is_empty() { schema } else { schema.with("allOf", Tree::List(rules)) }
}

fn field_schema(field: &'static Field, words: Option<&Words>, name_of: &dyn Fn(&'static Record) -> String) -> Tree {
    let mut schema = value(&field.shape, name_of);
    if field.need == Need::Nullable {
        schema = object([("anyOf", Tree::List(vec![schema, object([("type", text("null"))])]))]);
    }
    let Some((_, about, example)) = words.and_then(|words| words.field(field.name)) else { return schema };
    object([("description", Tree::Text(format!("{about} Example: {example}")))])
        .and(schema)
        .with("examples", Tree::List(vec![Tree::Raw((*example).to_owned())]))
}

#[cfg(test)]
mod tests;
