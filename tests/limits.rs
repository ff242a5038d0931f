//! How much is read and how much is told: at each limit and one beyond it; how long the worst takes that is read; and that
//! twice as much takes about twice as long.
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

const NOW: &str = "2026-03-05T12:00:00Z";

fn amount(amount: usize) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

fn dated(day: usize) -> String {
    let days = u64::try_from(day).unwrap();
    (chrono::NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + chrono::Days::new(days)).to_string()
}

/// Lines with ids, each with more fields.
fn lines(count: usize, more: impl Fn(usize) -> Value) -> Value {
    list(count, |index| {
        let mut line = json!({ "id": format!("l{index}"), "quantity": 1, "paid": amount(1000), "unitPrice": amount(1000),
            "events": { "delivered": "2026-03-02" } });
        for (name, value) in more(index).as_object().unwrap() {
            line[name] = value.clone();
        }
        line
    })
}

fn order(order: Value, requests: Value) -> String {
    json!({ "order": order, "requests": requests, "now": NOW }).to_string()
}

/// A request for every so manieth line.
fn requests(count: usize, every: usize) -> Value {
    (0..count).step_by(every).map(|index| (format!("l{index}"), json!({}))).collect::<serde_json::Map<_, _>>().into()
}

type Asks = fn(&Engine, &aftersales::domain::policy::Policy, &str) -> String;

/// What is asked, how, of which policy, and the question for so many entries.
type Case = (&'static str, Asks, Value, fn(usize) -> String);

fn cases() -> Vec<Case> {
    let rules = |fields: Value| {
        let mut rule = json!({ "id": "r", "grants": ["refund"], "window": { "length": "P30D" } });
        for (name, value) in fields.as_object().unwrap() {
            rule[name] = value.clone();
        }
        json!({ "currency": "EUR", "rules": [rule], "returnTogether": ["sets", "gifts"] })
    };
    let plain = rules(json!({}));
    let repaired = list(30, |index| {
        json!({ "id": format!("r{index}"), "grants": ["refund"], "when": { "repairs": { "sameFault": { "min": index } } },
            "window": { "length": format!("P{}Y", index + 1), "extendedBy": ["repairs_by_hours"] } })
    });
    let settled = rules(json!({ "refund": { "promotions": "resettled" } }));
    let fee = |index: usize| {
        let fee = json!({ "kind": "k", "percent": "1", "atMost": format!("{index}.00"), "largestOf": (index % 3).to_string() });
        json!({ "id": format!("c{index}"), "fee": fee })
    };
    let mut charged = plain.clone();
    (charged["currency"], charged["costs"]) = (json!("EUR"), list(12, fee));
    let last = rules(json!({ "window": { "from": { "event": "delivered", "parcel": "last" }, "length": "P30D" } }));
    let coded =
        json!({ "name": "code", "type": "text", "pattern": "*{0,100}".repeat(30) + "!", "limits": { "max": 9999 } });
    let form =
        json!({ "forms": { "return": { "fields": [coded, { "name": "attachments", "limits": { "max": 9999 } }] } } });
    vec![
        ("repairs, of 30 rules", Engine::check_return, json!({ "rules": repaired }), |count| {
            let repairs = list(
                count,
                |index| json!({ "from": dated(index * 2) + "T10:00:00Z", "to": dated(index * 2 + 1) + "T12:00:00Z", "fault": index.to_string() }),
            );
            json!({ "line": { "quantity": 1, "events": { "delivered": "2015-01-01" }, "repairs": repairs }, "now": NOW }).to_string()
        }),
        ("lines", Engine::check_order, plain.clone(), |count| {
            order(json!({ "lines": lines(count, |_| json!({})), "discount": amount(99_991) }), requests(count, 1))
        }),
        ("lines with fees of a return", Engine::settle, charged, |count| {
            order(json!({ "lines": lines(count, |_| json!({})), "shipping": amount(495) }), requests(count, 1))
        }),
        ("lines of one set", Engine::check_order, plain.clone(), |count| {
            order(json!({ "lines": lines(count, |_| json!({ "set": "s" })) }), json!({}))
        }),
        ("gifts", Engine::check_order, plain.clone(), |count| {
            let gift = |index| json!({ "giftFor": [format!("l{}", (index + 1) % count)] });
            order(json!({ "lines": lines(count, gift) }), json!({}))
        }),
        ("parcels", Engine::check_order, last, |count| {
            let parcel =
                |index| json!({ "events": { "delivered": dated(index) }, "lines": [{ "id": format!("l{index}") }] });
            order(
                json!({ "parcels": list(count, parcel), "lines": lines(count, |_| json!({ "events": {} })) }),
                json!({}),
            )
        }),
        ("lines with promotions", Engine::check_order, settled, |count| {
            let promotion = |index| json!({ "minimum": amount(count * 900), "off": amount(100 + index) });
            order(json!({ "promotions": list(3, promotion), "lines": lines(count, |_| json!({})) }), requests(count, 5))
        }),
        ("values.lines", Engine::validate_form, plain, |count| {
            let chosen = list(count, |index| json!({ "id": format!("l{index}"), "quantity": 1 }));
            let order = json!({ "lines": lines(count, |_| json!({})) });
            json!({ "kind": "return", "values": { "lines": chosen, "amount": amount(1) }, "order": order, "now": NOW })
                .to_string()
        }),
        ("attachments", Engine::validate_form, form.clone(), |count| {
            let file = |index| json!({ "id": format!("f{index}"), "name": "f.png", "type": "image/png", "size": 1 });
            json!({ "kind": "return", "values": { "attachments": list(count, file) }, "now": NOW }).to_string()
        }),
        ("letters against a pattern", Engine::check_field, form, |count| {
            json!({ "kind": "return", "name": "code", "value": "a".repeat(count), "now": NOW }).to_string()
        }),
    ]
}

/// The least time of several, since whatever else the machine does only adds to it.
fn least(ask: impl Fn() -> String) -> (f64, f64) {
    let mut told = 0;
    let times = (0..3).map(|_| {
        let start = Instant::now();
        told = ask().len();
        millis(start.elapsed())
    });
    (times.fold(f64::MAX, f64::min), f64::from(u32::try_from(told).unwrap()))
}

/// Twice as many entries take twice as long, or as much longer as the answer gets; a half more is granted to the machine,
/// and another try. What compares each with each takes four times as long.
#[test]
fn twice_as_much_takes_twice_as_long() {
    let engine = engine();
    for (name, asks, fields, question) in cases() {
        let text = json!({ "document": document(fields) }).to_string();
        let policy = engine.load(&text).unwrap_or_else(|issues| panic!("{name}: {:?}", &issues[..1])).policy;
        let (half, whole) = (question(400), question(800));
        let growth = || {
            let (short, few) = least(|| asks(&engine, &policy, &half));
            let (long, many) = least(|| asks(&engine, &policy, &whole));
            println!("{name:<28} {short:>8.2} ms, {long:>8.2} ms");
            long / short / (many / few).max(2.0)
        };
        assert!(asks(&engine, &policy, &whole).starts_with("{\"ok\":true"), "{name}");
        assert!((0..6).any(|_| growth() < 1.5), "{name} takes more than its share");
    }
}

fn millis(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
