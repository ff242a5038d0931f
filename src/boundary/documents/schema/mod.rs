//! What do the JSON Schemas (draft 2020-12) of the documents say? They are written from the tables that documents are
//! checked by, so that editors and the engine cannot disagree.

mod pattern;
mod together;
mod value;

use serde_json::{Map, Value, json};

use super::record::{Field, FieldWords, Fields, Need, Record};
use super::{Calendar, CaseRecord, PolicyDocument, Receipt, Submission};

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
    let start = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": root.words.about.trim(),
    });
    let document = record_schema_of(start, root, &together::across(&records));
    let mut definitions = Map::new();
    for record in records.iter().filter(|record| !same(record, root)) {
        // Editors would show a record's description in place of the field's own, but show its title beside it.
        let start = json!({ "title": record.words.about.trim() });
        definitions.insert(record.words.kind.to_owned(), record_schema_of(start, record, &[]));
    }
    let written = format!("{document}{}", Value::Object(definitions.clone()));
    for kind in KINDS.iter().filter(|kind| written.contains(&format!("\"#/$defs/{}\"", kind.name))) {
        definitions.insert(kind.name.to_owned(), (kind.body)());
    }
    format!("{:#}\n", merged(document, json!({ "$defs": definitions })))
}

/// The object `one` with the fields of `other` behind its own.
fn merged(mut one: Value, other: Value) -> Value {
    if let (Value::Object(fields), Value::Object(more)) = (&mut one, other) {
        fields.extend(more);
    }
    one
}

/// The schema of a record; its fields follow those of `start`.
fn record_schema_of(start: Value, record: &'static Record, across: &[Value]) -> Value {
    let fields = || record.fields.iter().zip(record.words.fields);
    let properties: Map<String, Value> =
        fields().map(|(field, words)| (field.name.to_owned(), field_schema(field, words))).collect();
    let required: Vec<&str> =
        record.fields.iter().filter(|field| field.need == Need::Required).map(|field| field.name).collect();
    let mut schema = merged(start, json!({ "type": "object", "properties": properties }));
    if !required.is_empty() {
        schema = merged(schema, json!({ "required": required }));
    }
    schema = merged(schema, value::others(record.others));
    let rules = [together::within(record), across.to_vec()].concat();
    if rules.is_empty() { schema } else { merged(schema, json!({ "allOf": rules })) }
}

fn field_schema(field: &'static Field, words: &FieldWords) -> Value {
    let schema = match value(field.shape) {
        known if field.need == Need::Nullable => json!({ "anyOf": [known, { "type": "null" }] }),
        known => known,
    };
    let description = format!("{} Example: {}", words.about.trim(), words.example);
    // The tests read every example, so that none is lost here.
    let example: Value = serde_json::from_str(words.example).unwrap_or_default();
    merged(merged(json!({ "description": description }), schema), json!({ "examples": [example] }))
}

#[cfg(test)]
mod tests;
