//! The project's own table: `base`, `patch`, `remove`, `json`, `now`, and what to `see` or `want`.
//!
//! - `patch` sets the value at a JSON Pointer of the base, `remove` takes it out.
//! - `json` sets it to a piece of JSON text, for what a JSON file cannot hold: half a surrogate pair, a key
//!   that comes twice. `text` is the whole text that is handed in, `pad` that many spaces behind it.
//! - `issues` lists all issues by code and pointer, in any order.
//! - `see` lists pointers of the answer and their values, `absent` pointers that must not be there; `want` is
//!   the whole answer, without `message` and `standsOn`.
//! - `only: "engine"` marks what the package's functions cannot be asked: they write the text themselves.

use serde_json::{Map, Value, json};

use super::adopted::Explained;
use super::answers::{Question, bare, remove, same, set};
use super::desk::Desk;
use super::files::find_shipped;
use super::report::Rows;

/// Runs every case of a file.
pub fn run(name: &str, text: &str, desk: &dyn Desk) -> Rows {
    let mut rows = Rows::new(name);
    let file: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let call = file["call"].as_str().unwrap_or_else(|| panic!("{name}: which call?"));
    let mut ids: Vec<&str> = Vec::new();
    for case in file["cases"].as_array().unwrap_or_else(|| panic!("{name}: no cases")) {
        let id = case["id"].as_str().unwrap_or_else(|| panic!("{name}: a case without id"));
        let why = case["why"].as_str().unwrap_or_else(|| panic!("{name}#{id}: why?"));
        assert!(!ids.contains(&id), "{name}#{id}: the id comes twice");
        ids.push(id);
        known_keys(name, id, case);
        let answer = desk.ask(&question(call, &file["base"], case));
        rows.take(id, why, difference(case, &answer), Explained::No);
    }
    rows
}

/// A misspelt key would be a row that checks nothing.
fn known_keys(name: &str, id: &str, case: &Value) {
    const KNOWN: [&str; 18] = [
        "id", "why", "patch", "remove", "json", "text", "pad", "now", "at", "see", "absent", "issues", "want", "only",
        "call", "told", "here", "form",
    ];
    for key in case.as_object().expect("an object").keys() {
        assert!(KNOWN.contains(&key.as_str()), "{name}#{id}: {key}?");
    }
    let checked = case.get("see").or(case.get("want")).and_then(Value::as_object);
    assert!(checked.is_some_and(|checked| !checked.is_empty()), "{name}#{id}: nothing is checked");
}

fn question(call: &str, base: &Value, case: &Value) -> Question {
    let call = case["call"].as_str().unwrap_or(call);
    let mut all = base.clone();
    if let Some(now) = case.get("now") {
        set(&mut all, "/now", now.clone());
    }
    for (pointer, value) in case["patch"].as_object().into_iter().flatten() {
        set(&mut all, pointer, value.clone());
    }
    for pointer in case["remove"].as_array().into_iter().flatten() {
        remove(&mut all, pointer.as_str().expect("a pointer"));
    }
    let mut pieces: Vec<(String, String)> = Vec::new();
    for (pointer, text) in case["json"].as_object().into_iter().flatten() {
        let stand_in = format!("<json {}>", pieces.len());
        set(&mut all, pointer, json!(stand_in));
        pieces.push((format!("\"{stand_in}\""), text.as_str().expect("a JSON text").to_owned()));
    }
    let mut load = Map::new();
    let mut asked = Map::new();
    for (key, value) in all.as_object().expect("an object") {
        match key.as_str() {
            "policy" => load.insert("document".to_owned(), document("policies", value)),
            "packs" | "calendars" => load.insert(key.clone(), documents(key, value)),
            "unknownFields" | "loadedAt" => load.insert(key.clone(), value.clone()),
            _ => asked.insert(key.clone(), value.clone()),
        };
    }
    let written = |parts: Map<String, Value>| {
        pieces.iter().fold(Value::Object(parts).to_string(), |text, (stand_in, piece)| text.replace(stand_in, piece))
    };
    let mut question =
        Question { call: call.to_owned(), load: written(load), at: at(case, &asked), text: written(asked) };
    if let Some(text) = case["text"].as_str() {
        let spaces = " ".repeat(case["pad"].as_u64().and_then(|pad| usize::try_from(pad).ok()).unwrap_or(0));
        let whole = if call == "load" { &mut question.load } else { &mut question.text };
        *whole = text.to_owned() + &spaces;
    }
    question
}

/// A document that is named by its id is one that the package ships.
fn document(kind: &str, written: &Value) -> Value {
    let found = written.as_str().and_then(|id| find_shipped(kind, id));
    found.map_or_else(|| written.clone(), |text| serde_json::from_str(text).expect("a document"))
}

fn documents(kind: &str, listed: &Value) -> Value {
    let Value::Array(items) = listed else { return listed.clone() };
    items.iter().map(|item| document(kind, item)).collect()
}

fn at(case: &Value, asked: &Map<String, Value>) -> i64 {
    let written = case.get("at").or(asked.get("now"));
    let parsed = written.and_then(Value::as_str).and_then(|text| chrono::DateTime::parse_from_rfc3339(text).ok());
    parsed.map_or(0, |at| at.timestamp_millis())
}

fn difference(case: &Value, answer: &Value) -> Option<String> {
    let mut lines = Vec::new();
    if let Some(want) = case.get("want") {
        let (want, got) = (bare(want.clone(), true), bare(answer.clone(), true));
        if !same(&want, &got) {
            lines.push(format!("  want {want}\n  got  {got}"));
        }
    }
    let bare = bare(answer.clone(), false);
    for (pointer, want) in case["see"].as_object().into_iter().flatten() {
        let got = bare.pointer(pointer);
        if !got.is_some_and(|got| same(want, got)) {
            let got = got.map_or_else(|| "nothing there".to_owned(), Value::to_string);
            lines.push(format!("  at {pointer}\n  want {want}\n  got  {got}"));
        }
    }
    for pointer in case["absent"].as_array().into_iter().flatten() {
        if let Some(got) = bare.pointer(pointer.as_str().expect("a pointer")) {
            lines.push(format!("  at {pointer}\n  want nothing there\n  got  {got}"));
        }
    }
    if let Some(Value::Array(want)) = case.get("issues") {
        let got = bare["issues"].as_array().cloned().unwrap_or_default();
        let brief = |issue: &Value| json!({ "code": issue["code"], "pointer": issue["pointer"] });
        let got: Vec<Value> = got.iter().map(brief).collect();
        if want.len() != got.len() || want.iter().any(|issue| !got.contains(issue)) {
            lines.push(format!("  want these issues {}\n  got  {}", json!(want), json!(got)));
        }
    }
    if !lines.is_empty() && bare["ok"] == json!(false) {
        lines.push(format!("  the answer was {bare}"));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}
