//! Tables of other projects, which are not part of this repository: they are read where `AFTERSALES_VECTORS` says,
//! or beside the repository. Where they are not there, their rows are counted as skipped.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

use std::path::PathBuf;

use aftersales::boundary::{Engine, NativeHost};
use serde_json::{Value, json};

/// A table, or nothing where it is not at hand.
fn table(name: &str) -> Option<Value> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    let home = std::env::var_os("AFTERSALES_VECTORS").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(home.join("external").join(name)).ok()?;
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
}

fn ask(rules: Value, line: Value, request: Value, now: &Value) -> Value {
    let engine = Engine::new(Box::new(NativeHost));
    let load = json!({ "document": { "format": 1, "id": "t", "version": "1", "timeZone": "UTC", "currency": "USD",
        "facts": { "rma": { "type": "boolean" }, "manual": { "type": "boolean" } }, "rules": rules } });
    let loaded = engine.load(&load.to_string()).unwrap_or_else(|issues| panic!("{issues:?}: {load}"));
    let question = json!({ "line": line, "request": request, "now": now }).to_string();
    let answer: Value = serde_json::from_str(&engine.check_return(&loaded.policy, &question)).expect("JSON");
    assert_eq!(answer["ok"], json!(true), "{answer}");
    answer["value"].clone()
}

fn refusals(decision: &Value) -> Vec<&str> {
    let closed = decision["closed"].as_array().expect("closed options");
    closed
        .iter()
        .flat_map(|option| option["reasons"].as_array().expect("reasons"))
        .filter_map(|one| one["code"].as_str())
        .collect()
}

/// Conditions of other systems as rules of a policy: what a row says becomes a fact of the line, and the refusal has
/// another name here.
fn eligibility(facts: &Value, expect: &Value) -> Result<(), String> {
    let now = facts.get("now").cloned().unwrap_or(json!("2026-06-15T12:00:00Z"));
    let open =
        json!({ "id": "r", "grants": ["refund", "exchange"], "window": { "from": "ordered", "length": "unlimited" } });
    let mut rules = vec![open.clone()];
    let mut line = json!({ "quantity": 1, "unitPrice": { "decimal": "100.00", "currency": "USD" },
        "events": { "ordered": "2026-06-10T12:00:00Z" }, "facts": {}, "tags": [] });
    let mut request = json!({});
    let mut refusal = None;
    if let Some(days) = facts.get("window_days") {
        let length = if days.is_null() {
            json!("unlimited")
        } else {
            json!(format!("PT{}H", 24 * days.as_u64().expect("days")))
        };
        let advisory = json!({ "id": "staff", "grants": ["refund"], "when": { "channels": ["staff"] },
            "window": { "from": "ordered", "length": "unlimited" } });
        rules = vec![
            json!({ "id": "r", "grants": ["refund"], "window": { "from": "ordered", "length": length } }),
            advisory,
        ];
        line["events"]["ordered"] = facts["completed_at"].clone();
        line["channel"] = facts["by"].clone();
        refusal = Some("window_closed");
    }
    for (fact, event, code) in [("order_completed", "ordered", "not_started"), ("shipped", "shipped", "not_started")] {
        if let Some(happened) = facts.get(fact) {
            let at = if happened == &json!(true) { json!("2026-06-10T12:00:00Z") } else { Value::Null };
            line["events"][event] = at;
            rules =
                vec![json!({ "id": "r", "grants": ["refund"], "window": { "from": event, "length": "unlimited" } })];
            refusal = Some(code);
        }
    }
    if let Some(rma) = facts.get("rma") {
        rules = vec![
            json!({ "id": "r", "grants": ["refund"], "when": { "facts": { "rma": true } }, "window": { "from": "ordered", "length": "unlimited" } }),
        ];
        line["facts"]["rma"] = rma.clone();
        refusal = Some("fact_not_met");
    }
    if let Some(earlier) = facts["earlier_return"].as_str() {
        let state = match earlier {
            "reimbursed_valid" => Some("done"),
            "none" => None,
            _ => Some("cancelled"),
        };
        line["claims"] = state.map_or(json!([]), |state| json!([{ "quantity": 1, "state": state }]));
        refusal = Some("nothing_left");
    }
    if facts.get("duplicate_received").is_some() {
        line["claims"] = json!([{ "quantity": 1, "state": "done" }]);
        let found = refusals(&ask(json!(rules), line, request, &now)).contains(&"nothing_left");
        return found.then_some(()).ok_or_else(|| "a unit can be returned twice".to_owned());
    }
    if let Some(manual) = facts["manual"].as_array() {
        // One rule for each condition; a condition that asks for a person is decided by inspection.
        let asks = manual.contains(&json!(true));
        rules = vec![if asks { inspected(&open) } else { open }];
        let status = ask(json!(rules), line, request, &now)["status"].clone();
        return same(&json!(if expect["manual"] == json!(true) { "review" } else { "eligible" }), &status);
    }
    if let (Some(eligible), Some(manual)) = (facts.get("eligible"), facts.get("manual")) {
        let base = if manual == &json!(true) { inspected(&open) } else { open };
        let mut rules = vec![base];
        if eligible == &json!(false) && manual == &json!(false) {
            rules.push(json!({ "id": "no", "excludes": ["refund", "exchange"] }));
        }
        let want = match expect["status"].as_str() {
            Some("manual_intervention_required") => "review",
            Some("rejected") => "ineligible",
            _ => "eligible",
        };
        return same(&json!(want), &ask(json!(rules), line, request, &now)["status"]);
    }
    if let Some(errors) = facts["errors"].as_array() {
        // Every condition that fails is named.
        let failing: Vec<&Value> =
            errors.iter().filter(|error| error.as_object().is_some_and(|error| !error.is_empty())).collect();
        let mut when = json!({});
        for error in &failing {
            let time = error.get("time").is_some();
            when[if time { "events" } else { "facts" }] =
                if time { json!({ "ordered": { "to": "2026-01-01" } }) } else { json!({ "rma": true }) };
        }
        line["facts"]["rma"] = json!(false);
        let rules = json!([{ "id": "r", "grants": ["refund"], "when": when, "window": { "from": "ordered", "length": "unlimited" } }]);
        let decision = ask(rules, line, request, &now);
        return same(
            &json!(expect["errors"].as_object().map(serde_json::Map::len)),
            &json!(Some(refusals(&decision).len())),
        );
    }
    if facts.get("rules").is_some() {
        return same(&json!("eligible"), &ask(json!(rules), line, request, &now)["status"]);
    }
    if facts.get("exchange").is_some() {
        request = json!({ "remedy": "exchange" });
        let decision = ask(json!(rules), line, request, &now);
        return if decision["options"][0].get("refund").is_none() {
            Ok(())
        } else {
            Err("an exchange pays back".to_owned())
        };
    }
    if let Some(amount) = facts.get("amount") {
        line["unitPrice"] =
            json!({ "decimal": format!("{}.00", amount.as_u64().expect("an amount")), "currency": "USD" });
        let decision = ask(json!(rules), line, json!({ "remedy": "refund" }), &now);
        let paid_back = decision["options"][0]["refund"]["amount"]["amount"].as_f64().map(|minor| minor / 100.0);
        return same(&json!(expect["amount"].as_f64()), &json!(paid_back));
    }
    if facts.get("exchange_of_exchange").is_some() {
        // What came in exchange was redelivered, and may go back in its turn; the first unit may not.
        line["claims"] = json!([{ "remedy": "exchange", "quantity": 1, "state": "done", "redelivered": 1 }]);
        let decision = ask(json!(rules), line.clone(), request.clone(), &now);
        same(&json!(1), &decision["returnableQuantity"])?;
        line["claims"] = json!([{ "remedy": "exchange", "quantity": 1, "state": "done", "redelivered": 1 }, { "quantity": 1, "state": "open" }]);
        return same(&json!(0), &ask(json!(rules), line, request, &now)["returnableQuantity"]);
    }
    if let Some(variants) = facts["variants"].as_array() {
        return exchange_variants(facts, expect, variants, &now);
    }
    let decision = ask(json!(rules), line, request, &now);
    match expect["eligible"].as_bool() {
        Some(true) => same(&json!("eligible"), &decision["status"]),
        Some(false) if decision["status"] != json!("ineligible") => Err(format!("it is {}", decision["status"])),
        Some(false) => {
            let named = refusal.is_some_and(|refusal| refusals(&decision).contains(&refusal));
            named.then_some(()).ok_or_else(|| format!("it is refused for {:?}", refusals(&decision)))
        }
        // An order that was never completed is answered, which is all that the row asks.
        None => Ok(()),
    }
}

fn exchange_variants(facts: &Value, expect: &Value, variants: &[Value], now: &Value) -> Result<(), String> {
    let keeps = facts.get("keep").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut rule = json!({ "id": "r", "grants": ["exchange"], "window": { "from": "ordered", "length": "unlimited" } });
    if !keeps.is_empty() {
        rule["exchange"] = json!({ "keeps": keeps });
    }
    let properties = |variant: &Value| -> Value {
        let fields = variant.as_object().expect("a variant").iter();
        let kept = fields.filter(|(name, _)| !["id", "stock"].contains(&name.as_str()));
        kept.map(|(name, value)| (name.clone(), json!(value.to_string()))).collect::<serde_json::Map<_, _>>().into()
    };
    let own = variants.iter().find(|variant| variant["id"] == facts["of"]).expect("the variant itself");
    let mut eligible = Vec::new();
    for variant in variants {
        let stock = variant.get("stock").or(facts.get("stock")).and_then(Value::as_i64).unwrap_or(1);
        // No sku: whether the very same goods may be had again is the shop's to say, and here it says yes.
        let wanted = json!({ "properties": properties(variant), "available": stock > 0 });
        let line = json!({ "quantity": 1, "events": { "ordered": "2026-06-10" }, "properties": properties(own) });
        let decision = ask(json!([rule]), line, json!({ "remedy": "exchange", "exchangeFor": wanted }), now);
        if decision["status"] == json!("eligible") {
            eligible.push(variant["id"].clone());
        }
    }
    match (expect.get("variants"), expect["not_in"].as_array()) {
        (Some(want), _) => same(want, &json!(eligible)),
        (None, Some(others)) if others.iter().any(|other| eligible.contains(other)) => {
            Err("another product".to_owned())
        }
        _ => Ok(()),
    }
}

fn inspected(rule: &Value) -> Value {
    let mut rule = rule.clone();
    rule["decidedBy"] = json!("inspection");
    rule
}

fn same(want: &Value, got: &Value) -> Result<(), String> {
    if want == got { Ok(()) } else { Err(format!("want {want}, got {got}")) }
}

#[test]
fn eligibility_of_other_systems_agrees() {
    let Some(table) = table("return_eligibility.json") else {
        return println!("rows: external/return_eligibility.json agreed=0 differ=0 skipped=36");
    };
    let (mut agreed, mut differ) = (0, Vec::new());
    let rows = table.as_object().and_then(|table| table.values().find_map(Value::as_array)).expect("rows");
    for row in rows {
        match eligibility(&row["facts"], &row["expect"]) {
            Ok(()) => agreed += 1,
            Err(why) => differ.push(format!("{}: {why}", row["name"])),
        }
    }
    println!("rows: external/return_eligibility.json agreed={agreed} differ={} skipped=0", differ.len());
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
