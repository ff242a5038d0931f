//! Do the schemas, their names and their examples agree with the tables and with what the package ships?

use super::*;
use crate::boundary::documents::Together;
use crate::boundary::documents::check;
use crate::boundary::issues::Issues;
use crate::boundary::json::read;

const REGENERATE: &str = "is not what the tables say: run `cargo run --features serde,authoring --example schema`";

fn shipped(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg").join(name);
    std::fs::read_to_string(path).unwrap_or_default()
}

fn documents() -> [&'static Record; 5] {
    [PolicyDocument::RECORD, Calendar::RECORD, Submission::RECORD, Receipt::RECORD, CaseRecord::RECORD]
}

#[test]
fn the_package_ships_what_the_tables_say() {
    // The crate that is published has no npm package beside it.
    if shipped("package.json").is_empty() {
        return;
    }
    assert!(shipped("types.d.ts") == crate::boundary::typescript(), "pkg/types.d.ts {REGENERATE}");
    assert!(
        shipped("../docs/reference/fields.md") == crate::boundary::fields_page(),
        "docs/reference/fields.md {REGENERATE}"
    );
    assert!(shipped("policy.schema.json") == policy_schema(), "pkg/policy.schema.json {REGENERATE}");
    assert!(shipped("calendar.schema.json") == calendar_schema(), "pkg/calendar.schema.json {REGENERATE}");
    assert!(shipped("submission.schema.json") == submission_schema(), "pkg/submission.schema.json {REGENERATE}");
    assert!(shipped("record.schema.json") == record_schema(), "pkg/record.schema.json {REGENERATE}");
    assert!(shipped("receipt.schema.json") == receipt_schema(), "pkg/receipt.schema.json {REGENERATE}");
}

#[test]
fn the_names_of_records_are_their_own() {
    for root in documents() {
        let mut names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        for record in records(root) {
            assert!(!names.contains(&record.words.kind), "the name {} comes twice", record.words.kind);
            names.push(record.words.kind);
        }
    }
}

#[test]
fn words_are_a_sentence_and_an_example_that_is_read() {
    let mut count = 0;
    for record in documents().into_iter().flat_map(records) {
        for (field, words) in record.fields.iter().zip(record.words.fields) {
            let place = format!("{} {}", record.words.name, field.name);
            assert!(words.about.ends_with('.') && words.about.len() > 8, "{place}: {}", words.about);
            let json = read(words.example).unwrap_or_else(|_| panic!("{place}: {} is no JSON", words.example));
            let mut issues = Issues::default();
            check(&json, field.shape, false, &mut issues);
            assert!(issues.errors.is_empty(), "{place}: {:?}", issues.errors);
            count += 1;
        }
    }
    assert!(count >= 140, "only {count} examples");
}

#[test]
fn rules_speak_of_fields_that_there_are() {
    for record in documents().into_iter().flat_map(records) {
        let has = |name: &str| assert!(record.fields.iter().any(|field| field.name == name), "{record:?}: {name}");
        for rule in record.words.together {
            match rule {
                Together::OneOf(fields) | Together::AnyOf(fields) => fields.iter().for_each(|field| has(field)),
                Together::NotBoth(field, other)
                | Together::Needs(field, _, other)
                | Together::Narrows(field, other, _) => [field, other].iter().for_each(|field| has(field)),
                Together::AtMost(field, _) | Together::IsAmount(field) | Together::NeedsCurrency(field) => has(field),
                Together::LengthFitsCount => ["length", "count"].iter().for_each(|field| has(field)),
                Together::LengthOrDefault(field) => {
                    [Some("window"), *field].iter().flatten().for_each(|field| has(field));
                }
            }
        }
    }
}
