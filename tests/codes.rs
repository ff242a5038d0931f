//! The stable codes: those of the sources, of the public types, of the façade and of the table are the same.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use aftersales::boundary::IssueCode;
use aftersales::domain::calendar::CountingMode;
use aftersales::domain::entitlement::{ClaimState, Note, Openness, Status, StepKind};
use aftersales::domain::form::{FieldErrorCode, FieldKind, FormKind};
use aftersales::domain::policy::{
    Amount, ConditionFact, Confidence, FaultItem, Refusal, Remedy, RequirementKind, UsageUnit,
};
use aftersales::domain::service::{Actor, CaseState, CaseStep, Priority, PromiseState, StepState};
use aftersales::domain::warranty::{CoverageState, EndedBy, FaultReason};
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
    same!(Openness, "reasons?: string[]; notes?: Note[];\n  status:");
    same!(Refusal, "type RefusalCode =");
}

/// The package adds codes of its own, and a shop's checks or remarks may have others.
#[test]
fn codes_of_the_crate_begin_the_unions_that_others_add_to() {
    let types = read("src/boundary/types.d.ts");
    for (codes, start) in [
        (IssueCode::CODES, "type IssueCode ="),
        (FieldErrorCode::CODES, "type FieldErrorCode ="),
        (Note::CODES, "type Note ="),
    ] {
        assert_eq!(
            union(&types, start).get(..codes.len()),
            Some(&*codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>()),
            "{start}"
        );
    }
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

/// What the package's own tests know of the codes. It is written by this test where `AFTERSALES_WRITE` is set.
#[test]
fn the_list_for_the_package_is_of_today() {
    macro_rules! listed {
        ($($name:ident),+ $(,)?) => { std::collections::BTreeMap::from([$((stringify!($name), $name::CODES)),+]) };
    }
    let codes = listed!(
        Actor,
        Amount,
        CaseState,
        CaseStep,
        ClaimState,
        ConditionFact,
        Confidence,
        CountingMode,
        CoverageState,
        EndedBy,
        FaultItem,
        FaultReason,
        FieldErrorCode,
        FieldKind,
        FormKind,
        IssueCode,
        Note,
        Openness,
        Priority,
        PromiseState,
        Refusal,
        Remedy,
        RequirementKind,
        Status,
        StepKind,
        StepState,
        UsageUnit,
    );
    let text = serde_json::to_string_pretty(&codes).unwrap() + "\n";
    let path = root().join("tests/codes.json");
    if std::env::var_os("AFTERSALES_WRITE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert!(fs::read_to_string(path).is_ok_and(|known| known == text), "AFTERSALES_WRITE=1 cargo test --test codes");
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

fn in_the_table(kind: &str, codes: &[&str]) {
    let expected = expected();
    let untested: Vec<_> = codes.iter().filter(|code| !expected.iter().any(|text| text == *code)).collect();
    assert!(untested.is_empty(), "no row of the table expects these codes of {kind}: {untested:?}");
}

/// Those of the author's tools, from the first on, are tried where those are.
#[test]
fn every_issue_code_is_in_the_table() {
    let of_shoppers = IssueCode::CODES.split(|code| *code == IssueCode::NothingFound.code()).next().unwrap_or_default();
    in_the_table("issues", of_shoppers);
}

#[test]
fn every_refusal_is_in_the_table() {
    in_the_table("refusals", Refusal::CODES);
}

#[test]
fn every_field_error_is_in_the_table() {
    in_the_table("field errors", FieldErrorCode::CODES);
}

#[test]
fn every_note_is_in_the_table() {
    in_the_table("notes", Note::CODES);
}
