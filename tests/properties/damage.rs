//! Whatever is handed in is answered.

use aftersales::domain::calendar::Instant;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::{law, with_engine};

/// Random damage to a JSON text's values: a field dropped, retyped, renamed, doubled or nested.
fn damage(value: &mut Value, path: &[u16], kind: u8) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !path.is_empty() => {
            let index = usize::from(path[0]) % fields.len();
            let key = fields.keys().nth(index).unwrap().clone();
            if path.len() > 1 && (fields[&key].is_object() || fields[&key].is_array()) {
                return damage(fields.get_mut(&key).unwrap(), &path[1..], kind);
            }
            match kind {
                0 => drop(fields.remove(&key)),
                1 => drop(fields.insert(key.clone() + "x", Value::Null)),
                _ => fields[&key] = other(kind, fields[&key].clone()),
            }
        }
        Value::Array(items) if !items.is_empty() && !path.is_empty() => {
            let index = usize::from(path[0]) % items.len();
            if path.len() > 1 {
                return damage(&mut items[index], &path[1..], kind);
            }
            match kind {
                0 => drop(items.remove(index)),
                1 => items.push(items[index].clone()),
                _ => items[index] = other(kind, items[index].clone()),
            }
        }
        value => *value = other(kind, value.take()),
    }
}

fn other(kind: u8, before: Value) -> Value {
    match kind % 16 {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(0),
        3 => json!(-1),
        4 => json!(1e300),
        5 => json!(0.000_000_1),
        6 => json!(i64::MAX),
        7 => json!(""),
        8 => json!("\u{0}\u{202e}李\u{fffd}"),
        9 => json!([]),
        10 => json!({}),
        11 => json!([before]),
        12 => json!({ "a": before }),
        13 => json!("9999-12-31"),
        14 => json!("P200Y"),
        _ => json!("0001-01-01T00:00:00+23:59"),
    }
}

/// A document that uses all that this version knows.
fn rich() -> Value {
    json!({ "document": {
        "format": 1, "id": "p", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR", "countries": ["DE"],
        "packs": [{ "id": "law", "rollOver": "legal", "enable": ["withdraw"] }], "calendar": "c", "acceptLate": "PT15M",
        "assume": { "channel": "online", "buyer": { "consumer": true } }, "categories": { "electronics": ["phones"] },
        "reasons": { "quality": ["scratched"] }, "events": ["handover"],
        "facts": { "gift": { "type": "boolean" }, "size": { "type": "choice", "choices": ["s", "l"] }, "weight": { "type": "number" } },
        "appliesTo": { "event": "ordered", "from": "2020-01-01", "to": "2030-12-31" }, "returnTogether": ["sets", "gifts"],
        "defaults": { "window": { "from": ["delivered", { "event": "shipped", "plus": "P7D" }], "count": "days_after" } },
        "rules": [
            { "id": "a", "grants": ["refund", "exchange"], "window": { "length": "P30D" }, "requires": ["invoice"],
              "when": { "reasons": ["changed_mind"], "condition": { "opened": false }, "usage": { "kilometres": { "max": 10 } },
                        "unitPrice": { "max": 100.5 }, "repairs": { "failed": { "max": 3 }, "daysByHours": { "max": 30 } },
                        "events": { "ordered": { "from": "2026-01-01" }, "shipped": false },
                        "facts": { "gift": false, "size": "s", "weight": { "min": 1 } }, "not": { "tags": ["sale"] } },
              "refund": { "methods": ["original"], "dueDays": 14, "shipping": "refunded", "promotions": "resettled" },
              "citation": { "article": "1" } },
            { "id": "b", "grants": ["repair"], "replaces": ["a"], "decidedBy": "inspection",
              "window": { "length": "P5D", "count": "business_days_after", "opens": "ordered", "timeZone": "UTC" } },
            { "id": "c", "excludes": ["refund"], "when": { "tags": ["final"] } },
            { "id": "d", "grants": ["exchange"], "window": { "from": { "event": "delivered", "parcel": "last", "orLater": "handover" },
              "length": "P30D", "then": "P1M", "extendedBy": ["repairs_by_hours"], "atMost": { "from": "ordered", "length": "P1Y", "keptBy": "handover" },
              "atLeast": { "until": "2026-04-01" } } },
        ],
        "seasons": [
            { "id": "s", "rules": ["a"], "when": { "tags": ["gift"] }, "event": "ordered", "from": "--11-15", "to": "--01-10", "lastDayAtLeast": "--02-29" },
            { "id": "t", "rules": ["a", "b"], "event": "delivered", "from": "2026-03-01", "to": "2026-03-31", "length": "P9D", "count": "days_after" },
            { "id": "u", "rules": ["d"], "event": "paid", "from": "--03-01", "to": "--03-31", "closed": true }],
        "presumptions": [{ "id": "p", "on": "seller", "window": { "length": "P1Y" }, "citation": { "article": "2" } }],
        "costs": [{ "id": "z", "bonus": { "kind": "k", "amount": "1.50", "per": "item" } },
            { "id": "v", "fee": { "kind": "k", "percent": "0.5", "per": "day", "from": "delivered", "less": "repairs_both_days" } },
            { "id": "u", "fee": { "kind": "k", "percent": "0.5", "per": "thousand_kilometres" } },
            { "id": "x", "fee": { "kind": "k", "percent": "12.5", "of": "paid" } }, { "id": "y", "shippingPaidBy": "buyer" }],
        "warranties": [{ "id": "w", "covers": ["repair"], "window": { "length": "P2Y" }, "extendedBy": ["repairs"],
            "limits": [{ "unit": "kilometres", "cap": 100 }], "expiring": "P30D",
            "registration": { "required": true, "window": { "length": "P30D" }, "then": { "length": "P3Y" } } }],
        "serviceLevels": [{ "id": "l", "kind": "k", "when": { "countries": ["DE"] }, "window": { "from": ["submitted"], "length": "PT24H" } }],
        "complaints": { "categories": [{ "id": "q", "reasons": ["defective"], "priority": "high" }] },
        "departments": [{ "id": "d", "handles": ["q"] }],
    }, "packs": [law()], "calendars": [{ "format": 1, "id": "c", "version": "1", "coversFrom": "2025-01-01",
        "coversUntil": "2027-12-31", "weekend": ["sunday"], "daysOff": ["2026-05-01/2026-05-03"], "workDays": ["2026-05-03"] }] })
}

fn rich_question() -> Value {
    json!({ "line": { "quantity": 3, "returned": 1, "paid": { "decimal": "99.90", "currency": "EUR" }, "categories": ["phones"],
        "events": { "ordered": "2026-02-27", "delivered": "2026-03-02T10:15:00+08:00", "shipped": null }, "country": "DE",
        "condition": { "opened": null, "used": true }, "usage": { "kilometres": 9.5 }, "proofs": ["invoice"],
        "discount": { "amount": 100, "currency": "EUR" }, "shipping": { "amount": 490, "currency": "EUR" },
        "unitPrice": { "decimal": "33.30", "currency": "EUR" }, "deliveries": ["2026-03-02", "2026-03-02T10:15:00+08:00"],
        "repairs": [{ "from": "2026-03-03", "to": "2026-03-05", "fault": "f", "fixed": false }], "facts": { "gift": true, "size": "s", "weight": 2 },
        "buyer": { "tier": "gold", "consumer": true } },
      "request": { "reason": "changed_mind", "quantity": 1, "facts": { "condition": { "opened": false } }, "evidence": ["photo"],
        "exchangeFor": { "unitPrice": { "amount": 5000, "currency": "EUR" } }, "declaredAt": "2026-03-04T00:00:00Z" },
      "order": { "id": "o", "country": "DE", "paymentMethod": "card", "events": { "ordered": "2026-02-27" },
        "shipping": { "amount": 490, "currency": "EUR" }, "discount": { "amount": 10, "currency": "EUR" },
        "promotions": [{ "minimum": { "amount": 5000, "currency": "EUR" }, "off": { "amount": 500, "currency": "EUR" } }],
        "parcels": [{ "events": { "delivered": "2026-03-02" }, "lines": [{ "id": "a", "quantity": 1 }] }],
        "lines": [
            { "id": "a", "quantity": 2, "unitPrice": { "amount": 2500, "currency": "EUR" }, "set": "s", "claims": [{ "quantity": 1, "state": "open", "redelivered": 1 }] },
            { "id": "b", "quantity": 1, "unitPrice": { "amount": 900, "currency": "EUR" }, "set": "s", "giftFor": ["a"] }] },
      "requests": { "a": { "reason": "changed_mind", "quantity": 1 } },
      "facts": { "category": "q", "priority": "high", "reason": "defective", "country": "DE", "events": { "submitted": "2026-03-04T10:00:00Z" } },
      "now": "2026-03-05T00:00:00Z", "of": { "kind": "warranty", "id": "w" }, "name": "email", "value": "a@b",
      "values": { "name": "Li", "email": "a@b", "orderId": "1", "product": "p", "category": "q", "reason": "defective",
        "description": "0123456789", "demand": "refund", "consent": true, "purchaseDate": "2026-03-01" } })
}

/// The arguments of one call, where the text has arguments at all.
fn arguments(question: &str, names: &[&str]) -> String {
    match serde_json::from_str::<Value>(question) {
        Ok(Value::Object(mut all)) => {
            all.retain(|name, _| {
                names.contains(&name.as_str()) || !rich_question().as_object().unwrap().contains_key(name)
            });
            Value::Object(all).to_string()
        }
        _ => question.to_owned(),
    }
}

const ASKED: [&str; 3] = ["line", "request", "now"];
const WARRANTY: [&str; 2] = ["line", "now"];
const TIMELINE: [&str; 2] = ["line", "request"];
const COUNTDOWN: [&str; 3] = ["line", "of", "now"];
const FIELD: [&str; 4] = ["name", "value", "values", "now"];
const COMPLAINT: [&str; 3] = ["values", "line", "now"];
const ORDER: [&str; 3] = ["order", "requests", "now"];
const CASE: [&str; 2] = ["facts", "now"];

/// Every call answers, with `ok`, whatever it is asked.
fn all_answer(load: &str, question: &str) -> Result<(), TestCaseError> {
    with_engine(|engine| {
        let sound = |answer: &str| -> Result<(), TestCaseError> {
            let value: Value =
                serde_json::from_str(answer).map_err(|error| TestCaseError::fail(format!("{error}: {answer}")))?;
            let told = match value["ok"].as_bool() {
                Some(true) => value.get("value").is_some(),
                Some(false) => value["issues"].as_array().is_some_and(|issues| !issues.is_empty()),
                None => false,
            };
            prop_assert!(told, "{}", answer);
            Ok(())
        };
        let loaded = match engine.load(load) {
            Ok(loaded) => loaded,
            Err(issues) => {
                prop_assert!(!issues.is_empty(), "{}", load);
                return Ok(());
            }
        };
        let policy = &loaded.policy;
        sound(&engine.verdict(policy, &arguments(question, &ASKED)))?;
        sound(&engine.check_return(policy, &arguments(question, &ASKED)))?;
        sound(&engine.timeline(policy, &arguments(question, &TIMELINE)))?;
        sound(&engine.warranty(policy, &arguments(question, &WARRANTY)))?;
        sound(&engine.check_field(policy, &arguments(question, &FIELD)))?;
        sound(&engine.validate_form(policy, &arguments(question, &COMPLAINT)))?;
        sound(&engine.check_order(policy, &arguments(question, &ORDER)))?;
        sound(&engine.service_levels(policy, &arguments(question, &CASE)))?;
        sound(&engine.reasons(policy, &arguments(question, &WARRANTY)))?;
        match engine.countdown(policy, &arguments(question, &COUNTDOWN)) {
            Ok(countdown) => [i64::MIN, 0, i64::MAX].map(|at| countdown.at(Instant::held(at))).iter().for_each(|_| ()),
            Err(said) => sound(&said)?,
        }
        Ok(())
    })
}

#[test]
fn what_is_damaged_was_sound() {
    with_engine(|engine| {
        let loaded = engine.load(&rich().to_string()).unwrap_or_else(|issues| panic!("{issues:#?}"));
        assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
        let question = rich_question().to_string();
        for answer in [
            engine.check_return(&loaded.policy, &arguments(&question, &ASKED)),
            engine.timeline(&loaded.policy, &arguments(&question, &TIMELINE)),
            engine.warranty(&loaded.policy, &arguments(&question, &WARRANTY)),
            engine.check_field(&loaded.policy, &arguments(&question, &FIELD)),
            engine.validate_form(&loaded.policy, &arguments(&question, &COMPLAINT)),
            engine.check_order(&loaded.policy, &arguments(&question, &ORDER)),
            engine.service_levels(&loaded.policy, &arguments(&question, &CASE)),
            engine.reasons(&loaded.policy, &arguments(&question, &WARRANTY)),
        ] {
            assert!(answer.starts_with(r#"{"ok":true"#), "{answer}");
        }
        assert!(engine.countdown(&loaded.policy, &arguments(&question, &COUNTDOWN)).is_ok());
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A document in which fields were dropped, retyped, renamed and nested is read or refused.
    #[test]
    fn damaged_documents_never_panic(blows in prop::collection::vec((prop::collection::vec(any::<u16>(), 1..7), any::<u8>()), 1..5)) {
        let mut load = rich();
        for (path, kind) in &blows {
            damage(&mut load, path, kind % 18);
        }
        all_answer(&load.to_string(), &rich_question().to_string())?;
    }

    /// So is a question.
    #[test]
    fn damaged_questions_never_panic(blows in prop::collection::vec((prop::collection::vec(any::<u16>(), 1..6), any::<u8>()), 1..5)) {
        let mut question = rich_question();
        for (path, kind) in &blows {
            damage(&mut question, path, kind % 18);
        }
        all_answer(&rich().to_string(), &question.to_string())?;
    }

    /// So is a text that was cut, or in which a field comes twice.
    #[test]
    fn damaged_texts_never_panic(cut in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), insert in ".{0,6}", twice: bool) {
        let whole = rich().to_string();
        let boundary = |index: usize| (0..=index).rev().find(|at| whole.is_char_boundary(*at)).unwrap();
        let (cut, from) = (boundary(cut.index(whole.len())), boundary(from.index(whole.len())));
        let damaged = if twice {
            whole.replacen("\"format\":1", "\"format\":1,\"format\":1", 1)
        } else {
            whole[..cut].to_owned() + &insert + &whole[from..]
        };
        all_answer(&damaged, &rich_question().to_string())?;
        all_answer(&whole, &damaged)?;
    }

    /// So is any text at all.
    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}", json in "[\\[\\]{}\",:0-9eE+.\\-a-z\\\\u ]{0,80}") {
        all_answer(&text, &json)?;
        all_answer(&rich().to_string(), &text)?;
        all_answer(&rich().to_string(), &json)?;
    }
}
