//! Policies of any number of rules.

use serde_json::{Value, json};

/// Which goods the rules are for.
#[derive(Clone, Copy)]
pub enum Rules {
    /// Each for a category of its own, as in a large shop: one of them is for the goods asked about.
    OfManyGoods,
    /// All for the goods asked about.
    OfOneGood,
}

/// What a policy is loaded from: every tenth rule excludes, and every other tenth replaces the one before it.
pub fn load(count: usize, rules: Rules, packs: &[&str]) -> String {
    let rule = |index: usize| {
        let category = match rules {
            Rules::OfManyGoods => format!("c{index}"),
            Rules::OfOneGood => "c0".to_owned(),
        };
        let mut rule =
            json!({ "id": format!("r{index}"), "when": { "reasons": ["changed_mind"], "categories": [category] } });
        match index % 10 {
            9 => {
                rule["excludes"] = json!(["refund", "exchange"]);
                rule["when"]["tags"] = json!(["final_sale"]);
            }
            place => {
                rule["grants"] = json!(["refund", "exchange"]);
                rule["window"] = json!({ "length": format!("P{}D", 7 + index % 30) });
                if place == 5 {
                    rule["replaces"] = json!([format!("r{}", index - 1)]);
                    rule["when"]["tags"] = json!(["sale"]);
                }
            }
        }
        rule
    };
    let packs: Vec<(Value, Value)> = packs.iter().map(|id| (json!(id), shipped("packs", id))).collect();
    let (named, documents): (Vec<Value>, Vec<Value>) = packs.into_iter().unzip();
    let calendars = if named.is_empty() { Vec::new() } else { vec![shipped("calendars", "cn")] };
    let document = json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "Asia/Shanghai", "currency": "CNY",
        "packs": named, "countries": ["CN"], "assume": { "channel": "online", "buyer": { "consumer": true } },
        "rules": (0..count).map(rule).collect::<Vec<_>>(),
        "costs": [{ "id": "postage", "when": { "reasons": ["changed_mind"] }, "shippingPaidBy": "buyer" }] });
    json!({ "document": document, "packs": documents, "calendars": calendars }).to_string()
}

fn shipped(folder: &str, id: &str) -> Value {
    let path = format!("{}/pkg/{folder}/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// May this be returned, opened and at its third day?
pub fn question() -> &'static str {
    r#"{"line":{"quantity":1,"categories":["c0"],"paid":{"amount":8900,"currency":"CNY"},
        "events":{"ordered":"2026-02-27T10:00:00+08:00","delivered":"2026-03-02T10:15:00+08:00"},
        "condition":{"opened":true,"used":false}},
        "request":{"reason":"changed_mind"},"now":"2026-03-05T12:00:00+08:00"}"#
}
