//! How much is read and how much is told: at each limit and one beyond it; and how long the worst takes that is read.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

use std::time::Instant;

use aftersales::boundary::{Engine, NativeHost};
use serde_json::{Value, json};

fn engine() -> Engine {
    Engine::new(Box::new(NativeHost))
}

fn document(fields: Value) -> Value {
    let mut document = json!({ "format": 1, "id": "t", "version": "1", "timeZone": "UTC" });
    for (name, value) in fields.as_object().unwrap() {
        document[name] = value.clone();
    }
    document
}

/// The codes and pointers of a load.
fn issues(text: &str) -> Vec<(&'static str, String)> {
    match engine().load(text) {
        Ok(_) => Vec::new(),
        Err(issues) => issues.into_iter().map(|issue| (issue.code.code(), issue.pointer)).collect(),
    }
}

fn load(fields: Value) -> Vec<(&'static str, String)> {
    issues(&json!({ "document": document(fields) }).to_string())
}

fn one(code: &'static str, pointer: &str) -> Vec<(&'static str, String)> {
    vec![(code, pointer.to_owned())]
}

fn list(count: usize, item: impl Fn(usize) -> Value) -> Value {
    Value::Array((0..count).map(item).collect())
}

fn rule(index: usize) -> Value {
    json!({ "id": format!("r{index}"), "grants": ["refund"], "window": { "length": "P7D" } })
}

#[test]
fn texts_are_limited_in_bytes() {
    let text = json!({ "document": document(json!({})) }).to_string();
    let most = 4 << 20;
    assert_eq!(issues(&format!("{text}{}", " ".repeat(most - text.len()))), []);
    assert_eq!(issues(&format!("{text}{}", " ".repeat(most - text.len() + 1))), one("too_large", ""));
}

#[test]
fn values_are_limited_in_number() {
    // Beside the numbers: the whole, the document, its four fields, the two lists, and 99 lists in the first.
    let text = |names: usize| {
        let extension = list(names / 1000, |_| list(1000, |_| json!(1)));
        json!({ "document": document(json!({ "x-a": extension, "x-b": list(names % 1000, |_| json!(1)) })) })
            .to_string()
    };
    let beside = 8 + 99;
    assert_eq!(issues(&text(100_000 - beside)), []);
    assert_eq!(issues(&text(100_000 - beside + 1)), one("too_large", ""));
}

#[test]
fn nesting_is_limited() {
    let text = |depth: usize| {
        let open = "[".repeat(depth);
        let nested = format!("{open}{}", "]".repeat(depth));
        let document = document(json!({ "x-deep": "here" })).to_string().replace("\"here\"", &nested);
        format!("{{\"document\":{document}}}")
    };
    assert_eq!(issues(&text(63)), []);
    assert_eq!(issues(&text(64)), one("too_deep", ""));
}

#[test]
fn entries_of_lists_and_objects_are_limited() {
    assert_eq!(load(json!({ "events": list(1000, |index| json!(format!("e{index}"))) })), []);
    assert_eq!(
        load(json!({ "events": list(1001, |index| json!(format!("e{index}"))) })),
        one("too_many_entries", "/events")
    );
    let groups = |count: usize| {
        let groups: serde_json::Map<_, _> = (0..count).map(|index| (format!("g{index}"), json!([]))).collect();
        load(json!({ "categories": groups }))
    };
    assert_eq!(groups(1000), []);
    assert_eq!(groups(1001), one("too_many_entries", "/categories"));
}

#[test]
fn entries_of_a_kind_are_limited() {
    let window = json!({ "length": "P7D" });
    let kinds = [
        ("rules", json!({ "grants": ["refund"], "window": window })),
        ("costs", json!({ "shippingPaidBy": "buyer" })),
        ("warranties", json!({ "covers": ["repair"], "window": window })),
        ("seasons", json!({ "rules": ["r0"], "event": "ordered", "from": "--11-15", "to": "--12-31", "closed": true })),
        ("presumptions", json!({ "on": "seller", "window": window })),
        ("serviceLevels", json!({ "kind": "repair", "window": window })),
    ];
    for (kind, entry) in kinds {
        let entries = |count: usize| {
            let mut fields = json!({ "rules": [rule(0)] });
            fields[kind] = list(count, |index| {
                let mut entry = entry.clone();
                entry["id"] = json!(format!("r{index}"));
                entry
            });
            load(fields)
        };
        assert_eq!(entries(300), [], "{kind}");
        assert_eq!(entries(301), one("too_many_entries", &format!("/{kind}")), "{kind}");
    }
}

#[test]
fn patterns_are_limited() {
    let pattern = |length: usize| {
        let field = json!({ "name": "orderId", "pattern": "#".repeat(length) });
        load(json!({ "forms": { "complaint": { "fields": [field] } } }))
    };
    assert_eq!(pattern(250), []);
    assert_eq!(pattern(251), one("too_large", "/forms/complaint/fields/0/pattern"));
}

#[test]
fn packs_are_limited() {
    let load = |count: usize| {
        let id = |index: usize| json!(format!("p{index}"));
        let packs = list(count, |index| document(json!({ "id": id(index) })));
        issues(&json!({ "document": document(json!({ "packs": list(count, id) })), "packs": packs }).to_string())
    };
    assert_eq!(load(32), []);
    assert_eq!(load(33), one("too_many_entries", "/packs"));
}

#[test]
fn issues_are_limited() {
    let wrong = |count: usize| load(json!({ "events": list(count, |_| json!(7)) })).len();
    assert_eq!([wrong(255), wrong(256), wrong(257), wrong(1000)], [255, 256, 256, 256]);
}

#[test]
fn groups_may_hold_each_other() {
    let groups = json!({ "a": ["b"], "b": ["c"], "c": ["a"] });
    let rule =
        json!({ "id": "r", "grants": ["refund"], "when": { "categories": ["c"] }, "window": { "length": "P7D" } });
    let engine = engine();
    let text = json!({ "document": document(json!({ "categories": groups, "rules": [rule] })) }).to_string();
    let loaded = engine.load(&text).unwrap_or_else(|issues| panic!("{issues:?}"));
    let question = r#"{"line":{"quantity":1,"categories":["a"],"events":{"delivered":"2026-03-02"}},"now":"2026-03-05T12:00:00Z"}"#;
    assert!(engine.verdict(&loaded.policy, question).contains("\"eligible\""));
}

/// Documents at the limits that make the engine compare each with each. The times are printed, not judged. Without
/// optimisation a fifth of each is asked: `cargo test --release --features native --test limits -- --nocapture`.
#[test]
fn the_worst_documents_are_answered_or_refused() {
    let most = if cfg!(debug_assertions) { 60 } else { 300 };
    let every =
        json!(["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"]);
    let grant = |index: usize, when: Value| {
        json!({ "id": format!("r{index}"), "grants": every, "when": when,
            "window": { "length": format!("P{}D", index + 4) } })
    };
    let excluding = |index: usize| match index % 2 {
        0 => grant(index, json!({})),
        _ => json!({ "id": format!("r{index}"), "excludes": every }),
    };
    let replacing = |index: usize| {
        let mut rule = grant(index, json!({ "condition": { "opened": true } }));
        rule["replaces"] = list(most.min(250), |other| json!(format!("r{other}")));
        rule
    };
    let nested = (0..55).fold(json!({ "tags": ["a"] }), |inner, _| json!({ "not": inner }));
    let bounded = (0..55).fold(json!({ "length": "P7D" }), |inner, _| json!({ "length": "P7D", "atMost": inner }));
    let groups: serde_json::Map<_, _> =
        (0..1000).map(|index| (format!("g{index}"), json!([format!("g{}", (index + 1) % 1000)]))).collect();
    let names = |list_index: usize| list(1000, |index| json!(format!("n{list_index}-{index}")));
    let many_names = |index: usize| {
        json!({ "id": format!("r{index}"), "grants": ["refund"],
        "when": { "tags": names(index) }, "window": { "length": "P7D" } })
    };
    let documents = [
        ("rules that all match", json!({ "rules": list(most, |index| grant(index, json!({}))) })),
        ("half of the rules exclude the other half", json!({ "rules": list(most, excluding) })),
        ("rules that replace each other, by a missing fact", json!({ "rules": list(most.min(250), replacing) })),
        (
            "rules with bounds of their own for a missing number",
            json!({ "rules": list(most, |index| grant(index, json!({ "usage": { "hours": { "max": index } } }))) }),
        ),
        ("10,000 names", json!({ "rules": list(10, many_names) })),
        ("1,000 groups in a ring", json!({ "categories": groups, "rules": [rule(0)] })),
        ("matchers nested 55 deep", json!({ "rules": list(most, |index| grant(index, nested.clone())) })),
        (
            "windows nested 55 deep",
            json!({ "rules": list(most, |index| json!({ "id": format!("r{index}"), "grants": every, "window": bounded })) }),
        ),
    ];
    // What is refused is known by name, so that no other document joins it unseen.
    let too_costly: &[&str] = match most {
        60 => &["rules with bounds of their own for a missing number"],
        _ => &[
            "rules that all match",
            "half of the rules exclude the other half",
            "rules that replace each other, by a missing fact",
            "rules with bounds of their own for a missing number",
            "matchers nested 55 deep",
        ],
    };
    let engine = engine();
    let question = r#"{"line":{"quantity":1,"categories":["g0"],"events":{"ordered":"2026-02-27","delivered":"2026-03-02"}},
        "now":"2026-03-05T12:00:00Z"}"#;
    for (name, fields) in documents {
        let text = json!({ "document": document(fields) }).to_string();
        let start = Instant::now();
        let loaded = engine.load(&text).unwrap_or_else(|issues| panic!("{name}: {:?}", &issues[..1]));
        let read = start.elapsed();
        let start = Instant::now();
        let answer = engine.check_return(&loaded.policy, question);
        println!("{name:<56} load {:>7.1} ms, checkReturn {:>9.1} ms", millis(read), millis(start.elapsed()));
        let begins = if too_costly.contains(&name) {
            r#"{"ok":false,"issues":[{"code":"too_costly","pointer":"","#
        } else {
            r#"{"ok":true,"#
        };
        assert!(answer.starts_with(begins), "{name}: {}", &answer[..200.min(answer.len())]);
    }
}

fn millis(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
