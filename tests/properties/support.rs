//! What properties share: one engine, its answers, and instants.

use std::cell::OnceCell;

use aftersales::boundary::{Engine, NativeHost};
use aftersales::domain::calendar::Instant;
use proptest::prelude::ProptestConfig;
use serde_json::{Value, json};

thread_local! {
    static ENGINE: OnceCell<Engine> = const { OnceCell::new() };
}

pub fn with_engine<T>(use_it: impl FnOnce(&Engine) -> T) -> T {
    ENGINE.with(|engine| use_it(engine.get_or_init(|| Engine::new(Box::new(NativeHost)))))
}

pub fn asked(call: &str, document: &Value, question: &Value) -> Value {
    with_engine(|engine| {
        let load = json!({ "document": document, "packs": [law()] }).to_string();
        let loaded = engine.load(&load).unwrap_or_else(|issues| panic!("{issues:?}: {load}"));
        let text = question.to_string();
        let answer = match call {
            "verdict" => engine.verdict(&loaded.policy, &text),
            "checkReturn" => engine.check_return(&loaded.policy, &text),
            "warranty" => engine.warranty(&loaded.policy, &text),
            "checkOrder" => engine.check_order(&loaded.policy, &text),
            "settle" => engine.settle(&loaded.policy, &text),
            "withdrawalFunction" => engine.withdrawal_function(&loaded.policy, &text),
            _ => engine.timeline(&loaded.policy, &text),
        };
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["ok"], json!(true), "{answer}: {question}");
        answer["value"].clone()
    })
}

/// As many cases as are usual, or as the variable `AFTERSALES_CASES` says.
pub fn cases(usual: u32) -> ProptestConfig {
    let told = std::env::var("AFTERSALES_CASES").ok().and_then(|told| told.parse().ok());
    let cases: u32 = told.unwrap_or(usual);
    // More cases may leave out more of them.
    let max_global_rejects = cases.saturating_mul(2).max(1024);
    ProptestConfig { cases, max_global_rejects, failure_persistence: None, ..ProptestConfig::default() }
}

pub fn law() -> Value {
    json!({ "format": 1, "id": "law", "version": "1", "timeZone": "Europe/Berlin", "rules": [
        { "id": "withdraw", "grants": ["refund"], "when": { "reasons": ["changed_mind"] }, "window": { "length": "P14D" } },
    ] })
}

pub const DAY: i64 = 86_400_000;
/// 2026-01-01T00:00:00Z
pub const YEAR_2026: i64 = 1_767_225_600_000;

pub fn iso(millis: i64) -> String {
    aftersales::boundary::instant_text(Instant::held(millis))
}

pub fn millis(text: &Value) -> Option<i64> {
    text.as_str().map(|text| chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
}

pub fn at(question: &Value, millis: i64) -> Value {
    let mut question = question.clone();
    question["now"] = json!(iso(millis));
    question
}

/// The segment of a timeline that contains an instant.
pub fn segment(timeline: &Value, at: i64) -> Value {
    let segments = timeline.as_array().unwrap();
    let inside = |segment: &&Value| {
        millis(&segment["from"]).is_none_or(|from| from <= at) && millis(&segment["to"]).is_none_or(|to| at < to)
    };
    let found: Vec<&Value> = segments.iter().filter(inside).collect();
    assert_eq!(found.len(), 1, "{at} is in one segment: {timeline}");
    found[0].clone()
}

/// What of an option does not depend on the other rules of its document.
pub fn ids(options: &Value) -> Vec<String> {
    let of = |option: &Value| format!("{} {} {}", option["id"], option["status"], option["burdenOfProof"]["rule"]);
    let mut ids: Vec<String> = options.as_array().unwrap().iter().map(of).collect();
    ids.sort();
    ids
}

/// Options without what fees that grow by the day have come to, and so without the order that follows from it; and
/// without what conditional ones hinge on: a fact may matter up to a day only that another one decides.
pub fn steady(options: &Value) -> Vec<Value> {
    let mut options = options.as_array().unwrap().clone();
    for option in &mut options {
        let mut grows = false;
        for list in ["fees", "bonuses"] {
            for fee in option["costs"][list].as_array_mut().into_iter().flatten().filter(|fee| fee["kind"] == "daily") {
                grows = true;
                fee["amount"] = json!(fee["amount"].is_object());
            }
        }
        if option["status"] == "conditional" {
            option["reasons"] = Value::Null;
        }
        option["dependsOn"] = json!(option["dependsOn"].as_array().is_some_and(|facts| !facts.is_empty()));
        if grows && option.get("refund").is_some() {
            option["refund"] = json!("another every day");
        }
    }
    options.sort_by_key(|option| option["id"].to_string());
    options
}
