//! Return policies in the shapes found on real pages: another project's data, read where it is present.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::desk::{FROM_SCHEMA_ORG, codes, engine, issues_of, items, value};

const ROWS: usize = 40;

/// The rows, unless they are not on this machine.
pub fn rows() -> Option<Vec<Value>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vectors");
    let folder = std::env::var_os("AFTERSALES_VECTORS").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let text = std::fs::read_to_string(folder.join("external/merchant_return_policy.json")).ok()?;
    let table: Value = serde_json::from_str(&text).expect("a table");
    let rows = table["cases"].as_array().expect("cases").clone();
    assert_eq!(rows.len(), ROWS);
    Some(rows)
}

#[test]
fn pages_are_read_as_their_readers_read_them() {
    let Some(rows) = rows() else {
        println!("rows: external/merchant_return_policy.json agreed=0 differ=0 skipped={ROWS}");
        println!("  not run, {ROWS}: the folder of vectors is not here; name it in AFTERSALES_VECTORS");
        return;
    };
    let problems: BTreeSet<&str> = rows.iter().flat_map(|row| expected_problems(row)).collect();
    assert!(problems.len() >= 8, "{problems:?}");
    let mut differ = Vec::new();
    for row in &rows {
        let differences = differences(row, &problems);
        if !differences.is_empty() {
            differ.push(format!("{}: {}", row["id"], differences.join("; ")));
        }
    }
    let agreed = rows.len() - differ.len();
    println!("rows: external/merchant_return_policy.json agreed={agreed} differ={} skipped=0", differ.len());
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

fn expected_problems(row: &Value) -> Vec<&str> {
    let expect = &row["expect"];
    let of_policies = items(&expect["policies"]).iter().flat_map(|policy| items(&policy["problems"]));
    of_policies.chain(items(&expect["problems"])).map(|code| code.as_str().expect("a code")).collect()
}

fn differences(row: &Value, problems: &BTreeSet<&str>) -> Vec<String> {
    let engine = engine();
    let (input, expect) = (&row["input"], &row["expect"]);
    let got = value(&engine, FROM_SCHEMA_ORG, input, json!({}));
    let policy = &got["policy"];
    let mut differ = Vec::new();
    let mut same = |what: &str, want: Value, got: Value| {
        if want != got {
            differ.push(format!("{what}: wanted {want}, got {got}"));
        }
    };
    same("issues", json!([]), json!(issues_of(&engine, policy)));
    let told = codes(&got["warnings"]);
    let told: BTreeSet<&str> = told.iter().map(String::as_str).filter(|code| problems.contains(code)).collect();
    same("problems", json!(expected_problems(row).into_iter().collect::<BTreeSet<_>>()), json!(told));
    let unresolved: Vec<&Value> = items(&got["warnings"])
        .iter()
        .filter(|warning| warning["code"] == json!("unresolved_reference"))
        .map(|warning| &input.pointer(warning["pointer"].as_str().unwrap()).expect("a place in the input")["@id"])
        .collect();
    same("unresolved", json!(items(&expect["unresolved"])), json!(unresolved));
    let (wanted, found) = (items(&expect["policies"]), items(&got["found"]));
    same("policies", json!(wanted.len()), json!(found.len()));
    for (want, found) in wanted.iter().zip(found) {
        for key in ["countries", "category", "days"] {
            same(key, want[key].clone(), found[key].clone());
        }
        let rule = items(&policy["rules"]).iter().find(|rule| rule["id"] == found["rule"]).unwrap_or(&Value::Null);
        let kind = match want["category"].as_str() {
            Some("finite" | "unlimited") => "grants",
            Some("not_permitted") => "excludes",
            _ => "nothing",
        };
        let stated = ["grants", "excludes"].into_iter().find(|key| rule.get(key).is_some()).unwrap_or("nothing");
        same("kind of rule", json!(kind), json!(stated));
        if kind == "grants" {
            granted(want, policy, rule, wanted.len() > 1 && is_contradiction(wanted), &mut same);
        }
        if let Some(link) = want.get("link") {
            same("link", link.clone(), policy["url"].clone());
        }
    }
    differ
}

/// True if two policies are for one country.
fn is_contradiction(wanted: &[Value]) -> bool {
    wanted
        .iter()
        .enumerate()
        .any(|(place, one)| wanted[..place].iter().any(|other| one["countries"] == other["countries"]))
}

fn granted(want: &Value, policy: &Value, rule: &Value, contradicts: bool, same: &mut dyn FnMut(&str, Value, Value)) {
    let length = want["days"].as_i64().map_or("unlimited".to_owned(), |days| format!("P{days}D"));
    same("length", json!(length), rule["window"]["length"].clone());
    same("asked which", json!(contradicts), json!(rule["when"]["facts"].is_object()));
    let id = rule["id"].as_str().unwrap();
    let mut costs = items(&policy["costs"]).iter().filter(|cost| cost["id"].as_str().unwrap().starts_with(id));
    let cost = costs.next().unwrap_or(&Value::Null);
    match want["fees"].as_str() {
        None => same("costs", Value::Null, cost.clone()),
        Some("free") => same("fees", json!("seller"), cost["shippingPaidBy"].clone()),
        Some("shipping") => match want["fee_amount"].as_f64() {
            None => same("fees", json!("buyer"), cost["shippingPaidBy"].clone()),
            Some(amount) => {
                let got = cost["fee"]["amount"].as_str().and_then(|text| text.parse::<f64>().ok());
                same("fee", json!([amount, want["fee_currency"]]), json!([got, policy["currency"]]));
            }
        },
        Some(other) => panic!("{other}: no name for it"),
    }
    let notes: BTreeSet<&str> = items(&rule["notes"]).iter().filter_map(Value::as_str).collect();
    let ways = items(&want["methods"]).iter().map(|way| match way.as_str().unwrap() {
        "mail" => "return_by_mail",
        "store" => "return_in_store",
        other => panic!("{other}: no name for it"),
    });
    let label = (want["label"] == json!("customer")).then_some("label_by_buyer");
    same("notes", json!(ways.chain(label).collect::<BTreeSet<_>>()), json!(notes));
    if let Some(refund) = want.get("refund") {
        assert_eq!(*refund, json!(["full"]));
    }
    same("grants", json!(["refund"]), rule["grants"].clone());
    let condition = match want["condition"].as_str() {
        None => Value::Null,
        Some(_) => json!({ "used": false, "damagedByUser": false }),
    };
    same("condition", condition, rule["when"]["condition"].clone());
    let seasons: Vec<Value> = items(&policy["seasons"])
        .iter()
        .map(|season| json!([season["from"], season["to"], season["length"], season["rules"]]))
        .collect();
    let wanted: Vec<Value> = items(&want["overrides"])
        .iter()
        .map(|season| json!([season["start"], season["end"], format!("P{}D", season["days"]), [rule["id"]]]))
        .collect();
    same("seasons", json!(wanted), json!(seasons));
}
