//! The JSON Schemas (draft 2020-12) of the documents, written from the records that they are checked by, so that editors
//! and the engine cannot disagree.

mod pattern;
mod together;
mod tree;
mod value;

use super::record::{Field, FieldWords, Fields, Need, Record};
use super::{Calendar, CaseRecord, PolicyDocument, Receipt, Submission};
pub use together::Together;
use tree::{Tree, object, text, texts};
use value::{KINDS, record_in, value};

/// What may a policy, or a pack, look like? Its JSON Schema, as the package ships it.
#[must_use]
pub fn policy_schema() -> String {
    schema("Policy of aftersales", PolicyDocument::RECORD)
}

/// What may a calendar look like? Its JSON Schema, as the package ships it.
#[must_use]
pub fn calendar_schema() -> String {
    schema("Calendar of aftersales", Calendar::RECORD)
}

/// What does a page send? Its JSON Schema, as the package ships it.
#[must_use]
pub fn submission_schema() -> String {
    schema("Submission of aftersales", Submission::RECORD)
}

/// What does a page get back? Its JSON Schema, as the package ships it.
#[must_use]
pub fn receipt_schema() -> String {
    schema("Receipt of aftersales", Receipt::RECORD)
}

/// What is kept of a case? Its JSON Schema, as the package ships it.
#[must_use]
pub fn record_schema() -> String {
    schema("Case record of aftersales", CaseRecord::RECORD)
}

/// Every record in a document, the document's own first.
pub fn records(root: &'static Record) -> Vec<&'static Record> {
    let mut found = Vec::new();
    visit(root, &mut found);
    found
}

fn visit(record: &'static Record, found: &mut Vec<&'static Record>) {
    if found.iter().any(|known| same(known, record)) {
        return;
    }
    found.push(record);
    for inner in record.fields.iter().filter_map(|field| record_in(field.shape)) {
        visit(inner, found);
    }
}

fn same(one: &'static Record, other: &'static Record) -> bool {
    std::ptr::eq(one, other)
}

fn schema(title: &str, root: &'static Record) -> String {
    let records = records(root);
    let mut definitions = Vec::new();
    let mut document =
        object([("$schema", text("https://json-schema.org/draft/2020-12/schema")), ("title", text(title))])
            .with("description", text(root.words.about.trim()));
    for record in &records {
        if same(record, root) {
            document = record_schema_of(document, record, &together::across(&records));
        } else {
            // Editors would show a record's description in place of the field's own, but show its title beside it.
            let start = object([("title", text(record.words.about.trim()))]);
            definitions.push((record.words.kind.to_owned(), record_schema_of(start, record, &[])));
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

/// The schema of a record, as more fields of what is there already.
fn record_schema_of(start: Tree, record: &'static Record, across: &[Tree]) -> Tree {
    let mut properties = Vec::new();
    let mut required = Vec::new();
    for (field, words) in record.fields.iter().zip(record.words.fields) {
        properties.push((field.name.to_owned(), field_schema(field, words)));
        if field.need == Need::Required {
            required.push(field.name);
        }
    }
    let mut schema = start.with("type", text("object")).with("properties", Tree::Object(properties));
    if !required.is_empty() {
        schema = schema.with("required", texts(&required));
    }
    schema = value::others(schema, record.others);
    let mut rules = together::within(record);
    rules.extend_from_slice(across);
    if rules.is_empty() { schema } else { schema.with("allOf", Tree::List(rules)) }
}

fn field_schema(field: &'static Field, words: &FieldWords) -> Tree {
    let mut schema = value(field.shape);
    if field.need == Need::Nullable {
        schema = object([("anyOf", Tree::List(vec![schema, object([("type", text("null"))])]))]);
    }
    let description = Tree::Text(format!("{} Example: {}", words.about.trim(), words.example));
    object([("description", description)])
        .and(schema)
        .with("examples", Tree::List(vec![Tree::Raw(words.example.to_owned())]))
}

#[cfg(test)]
mod tests;
