//! The tables of the repository, and those beside it, asked of both engines.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::bases::{Bases, files, json_file, repository};
use crate::pair::{Call, Loading, Pair};
use crate::tally::{Difference, Tally};
use conformance::answers::Question;
use conformance::desk::{Desk, Direct};

/// The table's own readers, so that nothing is read otherwise here.
#[allow(dead_code, unused_imports)]
#[path = "../../tests/conformance"]
mod conformance {
    pub mod adopted;
    pub mod answers;
    pub mod china;
    pub mod desk;
    pub mod files;
    pub mod portals;
    pub mod report;
    pub mod returns;
    pub mod statutory;
    pub mod statutory_abroad;
    pub mod systems;
    pub mod vectors;
    pub mod zones;
}

/// Answers as the engine does, and compares on the side.
struct Both {
    direct: Direct,
    state: RefCell<State>,
}

struct State {
    pair: Pair,
    load: String,
    loaded: bool,
    tally: Tally,
}

impl State {
    fn load(&mut self, load: &str) {
        if self.load == load {
            return;
        }
        self.load = load.to_owned();
        let loading = self.pair.load(load);
        self.loaded = matches!(loading, Loading::Taken);
        match loading {
            Loading::Taken => self.tally.policies += 1,
            Loading::Refused(_) => self.tally.refused += 1,
            Loading::Differ(old, new) => {
                let (load, text) = (load.to_owned(), String::new());
                self.tally.differences.push(Difference { policy: 0, call: None, load, text, old, new });
            }
        }
    }

    fn ask(&mut self, call: Call, text: &str) {
        if !self.loaded {
            return;
        }
        let said = self.pair.ask(call, text);
        self.tally.take(call, &said, &[]);
        if said.differ() {
            let (load, text) = (self.load.clone(), text.to_owned());
            self.tally.differences.push(Difference {
                policy: 0,
                call: Some(call),
                load,
                text,
                old: said.old,
                new: said.new,
            });
        }
    }
}

impl Desk for Both {
    fn ask(&self, question: &Question) -> Value {
        let mut state = self.state.borrow_mut();
        state.load(&question.load);
        if let Some(call) = Call::from_name(&question.call) {
            state.ask(call, &question.text);
            // What a line is asked otherwise, it may be asked in each of these ways.
            for other in [Call::CheckReturn, Call::Verdict, Call::Timeline, Call::Reasons] {
                if matches!(call, Call::CheckReturn | Call::Verdict | Call::Warranty) && other != call {
                    state.ask(other, &alike(&question.text, other));
                }
            }
        }
        self.direct.ask(question)
    }
}

/// The question of another function about the same line.
fn alike(text: &str, call: Call) -> String {
    let Ok(Value::Object(mut fields)) = serde_json::from_str::<Value>(text) else { return text.to_owned() };
    match call {
        Call::Timeline => fields.remove("now"),
        Call::Reasons => fields.remove("request"),
        _ => None,
    };
    Value::Object(fields).to_string()
}

/// Asks all that the tables ask.
pub fn replay() -> Tally {
    let pair = Pair::new();
    let state = State { pair, load: String::new(), loaded: false, tally: Tally::default() };
    let both = Both { direct: conformance::desk::desk(), state: RefCell::new(state) };
    for (name, text) in conformance::files::OWN {
        conformance::vectors::run(name, text, &both);
    }
    conformance::zones::deadlines("deadlines", &both);
    conformance::zones::edges("edges", &both);
    conformance::statutory::run(&both);
    conformance::returns::run(&both);
    let mut state = both.state.into_inner();
    let bases = Bases::read();
    for path in files(&repository().join("tests/vectors/lint"), "json") {
        lint_rows(&path, &bases, &mut state);
    }
    let beside = repository().join("../shared/vectors");
    let home = std::env::var_os("AFTERSALES_VECTORS").map_or(beside, PathBuf::from);
    let others = files(&home.join("external"), "json");
    if others.is_empty() {
        println!("{}: no tables of others are there", home.display());
    }
    for path in others {
        foreign(&path, &mut state);
    }
    state.tally
}

/// Policies that are linted are asked about lines of some days.
fn lint_rows(path: &Path, bases: &Bases, state: &mut State) {
    let Some(table) = json_file(path) else { return };
    for case in table["cases"].as_array().into_iter().flatten() {
        let mut document =
            json!({ "format": 1, "id": "t", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR" });
        for (field, value) in case["policy"].as_object().into_iter().flatten() {
            document[field] = value.clone();
        }
        if let Some(packs) = case.get("packs").or(table.get("packs")).filter(|_| document.get("packs").is_none()) {
            document["packs"] = packs.clone();
        }
        state.load(&bases.loading(&document, &[], false).to_string());
        for now in ["2025-12-30T12:00:00Z", "2026-03-10T12:00:00Z", "2026-06-10T12:00:00Z"] {
            let line = json!({ "quantity": 1, "events": { "ordered": "2025-12-20", "delivered": "2025-12-24" } });
            let text = json!({ "line": line, "now": now }).to_string();
            state.ask(Call::CheckReturn, &text);
            state.ask(Call::Reasons, &text);
            state.ask(Call::Fault, &text);
        }
    }
}

/// Tables of others have fields of their own: their dates become events, their lengths windows, their texts fields of forms.
fn foreign(path: &Path, state: &mut State) {
    let Some(table) = json_file(path) else { return };
    let cases = table["cases"].as_array().or(table.as_array()).cloned().unwrap_or_default();
    let plain = json!({ "format": 1, "id": "t", "version": "1", "timeZone": "UTC", "currency": "USD" });
    let mut loads: Vec<(Value, Vec<String>)> = Vec::new();
    for case in &cases {
        let mut texts = Vec::new();
        strings(case, &mut texts);
        let length = texts.iter().find(|text| text.starts_with('P') && text.bytes().any(|byte| byte.is_ascii_digit()));
        let zone = texts.iter().find(|text| {
            text.contains('/') && text.bytes().all(|byte| byte.is_ascii_alphabetic() || b"/_".contains(&byte))
        });
        let mut document = plain.clone();
        if let Some(zone) = zone {
            document["timeZone"] = json!(zone);
        }
        let length = length.map_or("P30D", String::as_str);
        document["rules"] = json!([{ "id": "r", "grants": ["refund", "exchange"], "window": { "length": length } },
            { "id": "s", "grants": ["refund"], "when": { "condition": { "opened": false } }, "window": { "from": "ordered", "length": "P1Y" } }]);
        match loads.iter_mut().find(|(known, _)| *known == document) {
            Some((_, all)) => all.extend(texts),
            None => loads.push((document, texts)),
        }
    }
    for (document, texts) in loads {
        state.load(&json!({ "document": document }).to_string());
        for text in texts {
            let is_date =
                text.len() >= 10 && text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-');
            if is_date {
                let line = json!({ "quantity": 1, "events": { "ordered": text, "delivered": text } });
                state.ask(Call::Timeline, &json!({ "line": line }).to_string());
                state.ask(Call::CheckReturn, &json!({ "line": line, "now": "2026-06-15T12:00:00Z" }).to_string());
                continue;
            }
            for (name, kind) in [("email", "complaint"), ("phone", "complaint"), ("description", "complaint")] {
                let question = json!({ "kind": kind, "name": name, "value": text, "now": "2026-06-15T12:00:00Z" });
                state.ask(Call::CheckField, &question.to_string());
            }
        }
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, found)),
        _ => {}
    }
}
