//! The stable codes: those of the sources, of the public types, of the façade and of the table are the same.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use aftersales::boundary::tables::EVENTS;
use aftersales::boundary::{Engine, IssueCode, NativeHost};
use aftersales::domain::calendar::CountingMode;
use aftersales::domain::entitlement::{ClaimState, Note, Openness, Status, StepKind};
use aftersales::domain::form::{FieldErrorCode, FieldKind, FormKind, PRESETS, default_categories, preset};
use aftersales::domain::policy::{
    Amount, ConditionFact, Confidence, FaultItem, Refusal, Remedy, RequirementKind, UsageUnit,
};
use aftersales::domain::service::{Actor, CaseState, CaseStep, Priority, PromiseState, StepState};
use aftersales::domain::warranty::{CoverageState, EndedBy, FaultReason, FaultStep};
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

/// The names that every policy knows without saying so: reasons, kinds of complaints, departments, and the fields of forms
/// with what they offer.
fn usual_names() -> Vec<(&'static str, Vec<&'static str>)> {
    let bare = r#"{ "format": 1, "id": "bare", "version": "1", "timeZone": "UTC" }"#;
    let policy = Engine::new(Box::new(NativeHost)).load_document(bare).expect("a policy").policy;
    let categories = default_categories();
    let mut found: [(&str, Vec<String>); 6] = [
        ("event", EVENTS.map(str::to_owned).to_vec()),
        ("reason", policy.reasons.leaves().iter().map(|leaf| policy.names.text(*leaf)).collect()),
        ("category", categories.iter().map(|category| category.id.clone()).collect()),
        ("department", categories.iter().map(|category| category.department.clone()).collect()),
        ("field", Vec::new()),
        ("choice", Vec::new()),
    ];
    found[1].1.extend(categories.iter().flat_map(|category| category.reasons.clone()));
    for preset_name in PRESETS {
        for spec in FormKind::ALL.iter().flat_map(|kind| preset(*kind, preset_name, &policy)) {
            if !["category", "reason", "demand", "remedy"].contains(&spec.name.as_str()) {
                found[5].1.extend(spec.choices.iter().map(|choice| choice.value.clone()));
            }
            found[4].1.push(spec.name);
        }
    }
    let once = |names: Vec<String>| {
        let mut kept: Vec<&'static str> = Vec::new();
        for name in names {
            if !kept.contains(&name.as_str()) {
                kept.push(name.leak());
            }
        }
        kept
    };
    found.into_iter().map(|(kind, names)| (kind, once(names))).collect()
}

/// What the package's own tests know of the codes. It is written by this test where `AFTERSALES_WRITE` is set.
#[test]
fn the_list_for_the_package_is_of_today() {
    macro_rules! listed {
        ($($name:ident),+ $(,)?) => { std::collections::BTreeMap::from([$((stringify!($name), $name::CODES)),+]) };
    }
    let mut codes = listed!(
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
        FaultStep,
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
    let names = usual_names();
    codes.extend(names.iter().map(|(kind, names)| (*kind, &names[..])));
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

/// Those of the author's tools, from the first on, are tried where those are; those of built policies, which are bytes, in
/// `tests/built.rs`.
#[test]
fn every_issue_code_is_in_the_table() {
    let of_shoppers = IssueCode::CODES.split(|code| *code == IssueCode::NothingFound.code()).next().unwrap_or_default();
    let of_documents: Vec<&str> = of_shoppers.iter().filter(|code| !code.starts_with("built_")).copied().collect();
    in_the_table("issues", &of_documents);
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
