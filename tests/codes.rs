//! The stable codes: those of the sources, of the public types, of the façade and of the table are the same.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use aftersales::domain::calendar::CountingMode;
use aftersales::domain::entitlement::{Openness, Status};
use aftersales::domain::form::FieldKind;
use aftersales::domain::policy::{ConditionFact, Confidence, Remedy, RequirementKind, UsageUnit};
use aftersales::domain::service::{Priority, PromiseState};
use aftersales::domain::warranty::{CoverageState, EndedBy};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The texts in double quotes.
fn quoted(text: &str) -> Vec<String> {
    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The members of the union that follows `start`, up to the next semicolon or closing brace.
fn union(types: &str, start: &str) -> Vec<String> {
    let at = types.find(start).unwrap_or_else(|| panic!("{start}: not in types.d.ts"));
    let rest = &types[at + start.len()..];
    let end = rest.find([';', '}']).expect("an end");
    quoted(&rest[..end])
}

#[test]
fn enums_are_the_unions_of_the_public_types() {
    let types = read("src/boundary/types.d.ts");
    macro_rules! same {
        ($name:ident, $start:literal) => {
            let codes: Vec<String> = $name::ALL.iter().map(|code| code.code().to_owned()).collect();
            assert_eq!(union(&types, $start), codes, "{}", $start);
            for code in $name::ALL {
                assert_eq!($name::from_code(code.code()), Some(*code), "{} there and back", code.code());
            }
            assert_eq!($name::from_code("nothing_of_the_kind"), None);
        };
    }
    same!(Remedy, "type Remedy =");
    same!(Status, "type Status =");
    same!(CoverageState, "type CoverageState =");
    same!(CountingMode, "type CountingMode =");
    same!(ConditionFact, "type ConditionFact =");
    same!(UsageUnit, "type UsageUnit =");
    same!(Priority, "type Priority =");
    same!(RequirementKind, "interface Requirement { kind:");
    same!(Confidence, "confidence?:");
    same!(EndedBy, "used: number | null }[];\n  endedBy?:");
    same!(PromiseState, "countedBy: CountingMode; state:");
    same!(Openness, "reasons?: string[]; notes?: string[];\n  status:");
}

/// `money` is promised for fields that no form has yet.
#[test]
fn field_kinds_are_among_the_public_ones() {
    let union = union(&read("src/boundary/types.d.ts"), "name: string; type:");
    for kind in FieldKind::ALL {
        assert!(union.contains(&kind.code().to_owned()), "{} is not in types.d.ts", kind.code());
    }
}

#[test]
fn the_package_knows_states_by_the_same_numbers() {
    let facade = read("pkg/countdown.js");
    let start = facade.find("const STATES =").expect("pkg/countdown.js has the states of a countdown");
    let end = start + facade[start..].find("])").expect("a list");
    for (number, state) in CoverageState::ALL.iter().enumerate() {
        assert_eq!(*state as usize, number, "{} crosses as its number", state.code());
    }
    let states: Vec<&str> = CoverageState::ALL.iter().map(|state| state.code()).collect();
    assert_eq!(quoted(&facade[start..end]), states);
}

#[test]
fn the_package_carries_the_types_of_the_crate() {
    let copy = root().join("pkg/types.d.ts");
    if copy.exists() {
        assert!(fs::read_to_string(copy).unwrap() == read("src/boundary/types.d.ts"), "run `make build`");
    }
}

fn files_under(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_under(&path, ending));
        } else if path.to_str().unwrap().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// Every text that some row of the project's own table expects.
fn expected() -> Vec<String> {
    let mut texts = Vec::new();
    for file in files_under(&root().join("tests/vectors"), ".json") {
        if file.to_str().unwrap().contains("adopted") {
            continue;
        }
        let table: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for case in table["cases"].as_array().unwrap() {
            for key in ["see", "want", "issues"] {
                collect(&case[key], &mut texts);
            }
        }
    }
    texts
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, texts)),
        _ => {}
    }
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The codes among the texts in quotes that come right behind one of these words.
fn codes_behind(source: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let pieces: Vec<&str> = source.split('"').collect();
    for pair in pieces.windows(2).step_by(2) {
        let before = pair[0].trim_end();
        if words.iter().any(|word| before.ends_with(word)) && is_code(pair[1]) {
            found.push(pair[1].to_owned());
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The part of a source file without its own tests.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

fn in_the_table(kind: &str, codes: Vec<String>, at_least: usize) {
    assert!(codes.len() >= at_least, "only {} codes of {kind} were found in the sources: {codes:?}", codes.len());
    let expected = expected();
    let untested: Vec<_> = codes.iter().filter(|code| !expected.contains(code)).collect();
    assert!(untested.is_empty(), "no row of the table expects these codes of {kind}: {untested:?}");
}

#[test]
fn every_issue_code_is_in_the_table() {
    let source = code_of(&root().join("src/boundary/issues.rs"));
    let start = source.find("const MESSAGES").expect("src/boundary/issues.rs has a sentence for each code");
    let table = &source[start..start + source[start..].find("];").expect("the end of a table")];
    let codes =
        table.lines().filter_map(|line| line.trim().strip_prefix('(').and_then(|line| quoted(line).into_iter().next()));
    in_the_table("issues", codes.collect(), 31);
}

/// A code that is used and has no sentence would say "this cannot be used".
#[test]
fn every_issue_code_that_is_used_has_a_sentence() {
    let messages = read("src/boundary/issues.rs") + &read("src/boundary/vocabularies/messages.rs");
    let mut silent = Vec::new();
    for file in files_under(&root().join("src/boundary"), ".rs") {
        for code in codes_behind(&code_of(&file), &[".add(", ".warn(", ".fail("]) {
            if !messages.contains(&format!("\"{code}\"")) {
                silent.push(code);
            }
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn every_refusal_code_is_in_the_table() {
    let mut codes = Vec::new();
    for file in ["src/domain/policy/matcher.rs", "src/domain/entitlement/outcome.rs"] {
        codes.extend(codes_behind(&code_of(&root().join(file)), &["=>", "=> (", "refuse(", "=> Some(", "} else {"]));
    }
    codes.retain(|code| code.contains('_') || code == "excluded" || code == "replaced");
    in_the_table("refusals", codes, 20);
}

#[test]
fn every_field_error_code_is_in_the_table() {
    let mut codes = Vec::new();
    for file in files_under(&root().join("src/domain/form"), ".rs") {
        let behind = ["Err(", "ok_or(", "=> return None,\n", "=>", "name,", "\"email\",", "\"reason\","];
        codes.extend(codes_behind(&code_of(&file), &behind));
    }
    let source: String = files_under(&root().join("src/domain/form"), ".rs").iter().map(|file| code_of(file)).collect();
    for piece in source.split("FieldError::").skip(1) {
        let call = &piece[..piece.find(')').unwrap_or(piece.len())];
        codes.extend(quoted(call).into_iter().filter(|text| text.contains('_') || text == "required"));
    }
    codes.retain(|code| code.contains('_') || code == "required");
    codes.sort();
    codes.dedup();
    in_the_table("field errors", codes, 14);
}
