//! Do the schemas, their names and their examples agree with the tables and with what the package ships?

use super::*;
use crate::boundary::documents::Together;
use crate::boundary::documents::check;
use crate::boundary::field_tables::{documented_records, tables_of};
use crate::boundary::generated::{generated_files, pages};
use crate::boundary::issues::Issues;
use crate::boundary::json::read;
use std::path::Path;

const REGENERATE: &str = "is not what the records say: run `cargo run --features serde,authoring --example schema`";

fn documents() -> [&'static Record; 5] {
    [PolicyDocument::RECORD, Calendar::RECORD, Submission::RECORD, Receipt::RECORD, CaseRecord::RECORD]
}

/// The project's root, unless this is the crate that is published, which has no npm package beside it.
fn root() -> Option<&'static Path> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("pkg/package.json").exists().then_some(root)
}

#[test]
fn what_is_generated_is_what_the_records_say() {
    let Some(root) = root() else { return };
    for (path, text) in generated_files(root).unwrap() {
        assert!(std::fs::read_to_string(&path).unwrap_or_default() == text, "{} {REGENERATE}", path.display());
    }
}

#[test]
fn every_record_has_its_table_in_the_documentation() {
    let Some(root) = root() else { return };
    let pages = pages(&root.join("docs")).unwrap();
    let tables: Vec<&str> = pages.iter().flat_map(tables_of).collect();
    let kinds: Vec<&str> = documented_records().iter().map(|record| record.words.kind).collect();
    for kind in &kinds {
        assert_eq!(tables.iter().filter(|table| *table == kind).count(), 1, "{kind}");
        assert_eq!(kinds.iter().filter(|other| *other == kind).count(), 1, "{kind}");
    }
    for table in tables {
        assert!(kinds.contains(&table), "there is no record {table}");
    }
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
    for record in documented_records() {
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
