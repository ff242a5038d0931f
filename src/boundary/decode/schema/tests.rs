use super::together::Together;
use super::*;
use crate::boundary::decode::check;
use crate::boundary::issues::Issues;
use crate::boundary::json::read;

const REGENERATE: &str = "is not what the tables say: run `cargo run --features native --example schema`";

fn shipped(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg").join(name);
    std::fs::read_to_string(path).unwrap_or_default()
}

fn documents() -> [(&'static str, &'static Record, Vec<Words>); 5] {
    [
        ("policy", &POLICY, policy()),
        ("calendar", record_in(&CALENDARS).unwrap(), calendar()),
        ("submission", &SUBMISSION, submission()),
        ("receipt", &RECEIPT, receipt()),
        ("record", &RECORD, record()),
    ]
}

#[test]
fn the_package_ships_what_the_tables_say() {
    // The crate that is published has no npm package beside it.
    if shipped("package.json").is_empty() {
        return;
    }
    assert!(shipped("policy.schema.json") == policy_schema(), "pkg/policy.schema.json {REGENERATE}");
    assert!(shipped("calendar.schema.json") == calendar_schema(), "pkg/calendar.schema.json {REGENERATE}");
    assert!(shipped("submission.schema.json") == submission_schema(), "pkg/submission.schema.json {REGENERATE}");
    assert!(shipped("record.schema.json") == record_schema(), "pkg/record.schema.json {REGENERATE}");
    assert!(shipped("receipt.schema.json") == receipt_schema(), "pkg/receipt.schema.json {REGENERATE}");
}

#[test]
fn every_field_has_words_and_all_words_have_a_field() {
    let mut gaps = Vec::new();
    for (document, root, words) in documents() {
        for kind in kinds(root, &words) {
            let path = format!("{document} /{}", kind.path);
            let Some(words) = kind.words else {
                gaps.push(format!("no words for the object at {path}"));
                continue;
            };
            let silent = kind.record.fields.iter().filter(|field| words.field(field.name).is_none());
            gaps.extend(silent.map(|field| format!("no words for {} at {path}", field.name)));
            let is_field = |name: &str| kind.record.fields.iter().any(|field| field.name == name);
            let idle = words.fields.iter().filter(|(name, ..)| !is_field(name));
            gaps.extend(idle.map(|(name, ..)| format!("words for {name} at {path}, which has no such field")));
        }
        for told in &words {
            let record = words::record_at(root, told.path);
            let others = words.iter().filter(|other| {
                record.is_some_and(|record| words::record_at(root, other.path).is_some_and(|other| same(record, other)))
            });
            match others.count() {
                0 => gaps.push(format!("words for {document} /{}, which is no object", told.path)),
                1 => {}
                _ => gaps.push(format!("words for {document} /{} come twice", told.path)),
            }
            let namesakes = words.iter().filter(|other| other.name == told.name).count();
            let is_scalar = KINDS.iter().any(|kind| kind.name == told.name);
            if namesakes > 1 || is_scalar {
                gaps.push(format!("the name {} comes twice", told.name));
            }
        }
    }
    assert!(gaps.is_empty(), "src/boundary/decode/schema/words:\n{}", gaps.join("\n"));
}

#[test]
fn words_are_a_sentence_and_an_example_that_is_read() {
    let mut count = 0;
    for (document, root, words) in documents() {
        for kind in kinds(root, &words) {
            for field in kind.record.fields {
                let Some((name, about, example)) = kind.words.and_then(|words| words.field(field.name)) else {
                    continue;
                };
                let place = format!("{document} /{} {name}", kind.path);
                assert!(about.ends_with('.') && about.len() > 8, "{place}: {about}");
                let json = read(example).unwrap_or_else(|_| panic!("{place}: {example} is no JSON"));
                let mut issues = Issues::default();
                check(&json, &field.shape, false, &mut issues);
                assert!(issues.errors.is_empty(), "{place}: {:?}", issues.errors);
                count += 1;
            }
        }
    }
    assert!(count >= 140, "only {count} examples");
}

#[test]
fn rules_speak_of_fields_that_there_are() {
    for (_, root, words) in documents() {
        for told in &words {
            let record = words::record_at(root, told.path).unwrap();
            let has =
                |name: &str| assert!(record.fields.iter().any(|field| field.name == name), "{}: {name}", told.path);
            for rule in told.together {
                match rule {
                    Together::OneOf(fields) | Together::AnyOf(fields) => fields.iter().for_each(|field| has(field)),
                    Together::NotBoth(field, other)
                    | Together::Needs(field, _, other)
                    | Together::Narrows(field, other, _) => [field, other].iter().for_each(|field| has(field)),
                    Together::AtMost(field, _) | Together::Like(field, _) | Together::NeedsCurrency(field) => {
                        has(field)
                    }
                    Together::LengthFitsCount => ["length", "count"].iter().for_each(|field| has(field)),
                    Together::LengthOrDefault(field) => {
                        [Some("window"), *field].iter().flatten().for_each(|field| has(field))
                    }
                }
            }
        }
    }
}
