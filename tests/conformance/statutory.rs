//! Deadlines of laws, computed by others from the cited text. A row is run if all that it needs is in the row
//! itself or in the name of its rule; what would need a pack that is not shipped is skipped, and said.

use serde_json::{Value, json};

use super::adopted::{Wants, ask, calendars, explained};
use super::desk::Desk;
use super::files::{STATUTORY, shipped};
use super::report::Rows;

pub fn run(desk: &dyn Desk) -> Rows {
    let mut rows = Rows::new("adopted/statutory.json");
    let table: Value = serde_json::from_str(STATUTORY).expect("a table");
    for case in table["cases"].as_array().expect("cases") {
        let (id, rule) = (text(&case["id"]), text(&case["rule"]));
        let (given, expect) = (&case["given"], &case["expect"]);
        let difference = match rule {
            "cn.no_reason_7d" => no_reason(given, expect, desk),
            "cn.no_reason_7d.eligibility" => no_reason_eligibility(given, expect, desk),
            "cn.sanbao.validity" if given["events"].get("exchanged").is_some() => {
                rows.skip("cn.sanbao: a term that starts again after an exchange");
                continue;
            }
            "cn.sanbao.validity" => validity(given, expect, desk),
            "generic.months" | "generic.months_not_stepwise" => months(given, expect, desk),
            "generic.midnight_gap_or_fold" => midnight(given, expect, desk),
            "generic.zone_of_the_consumer" => two_zones(given, expect, desk),
            _ => {
                let pack = rule.split('.').next().unwrap_or(rule);
                let what = if pack == "cn" { "other rules of `cn` are" } else { "the pack is" };
                rows.skip(&format!("{what} not shipped yet: {pack}"));
                continue;
            }
        };
        let why = case["why"].as_str().unwrap_or(rule);
        rows.take(id, why, difference, explained("statutory.json", id));
    }
    rows
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn policy(zone: &Value, window: Value) -> Value {
    json!({ "document": {
        "format": 1, "id": "t", "version": "1", "timeZone": zone, "calendar": "cn",
        "rules": [{ "id": "r", "grants": ["refund"], "window": window }],
    }, "calendars": calendars() })
}

/// Compares the last day, the closing, and the checks on both sides of it.
fn windows(load: &Value, delivered: &Value, expect: &Value, desk: &dyn Desk) -> Wants {
    let mut wants = Wants::default();
    let line = json!({ "quantity": 1, "events": { "delivered": delivered } });
    let question = |now: &Value| json!({ "line": line, "request": { "reason": "changed_mind" }, "now": now });
    for check in expect["checks"].as_array().expect("checks") {
        let answer = ask(desk, "verdict", load, question(&check["at"]));
        let status = if check["open"] == json!(true) { "eligible" } else { "ineligible" };
        wants.equal("status", &json!(status), &answer["value"]["status"]);
        wants.equal("lastDay", &expect["last_day"], &answer["value"]["lastDay"]);
        wants.equal("closes", &expect["closes_at_utc"], &answer["value"]["closes"]);
    }
    wants
}

/// The pack of mainland China as it is shipped, under a shop that promises nothing itself.
fn china(roll_over: &Value) -> Value {
    let pack: Value = serde_json::from_str(shipped("packs", "cn")).expect("a pack");
    json!({ "document": {
        "format": 1, "id": "t", "version": "1", "timeZone": "Asia/Shanghai", "countries": ["CN"],
        "packs": [{ "id": "cn", "rollOver": roll_over }], "assume": { "channel": "online" },
    }, "packs": [pack], "calendars": calendars() })
}

fn no_reason(given: &Value, expect: &Value, desk: &dyn Desk) -> Option<String> {
    let load = china(&given["options"]["rollover"]);
    let delivered = &given["events"]["signed_for"];
    if expect["rollover_status"] != json!("calendar_unknown") {
        return windows(&load, delivered, expect, desk).difference();
    }
    let line = json!({ "quantity": 1, "events": { "delivered": delivered } });
    let request = json!({ "reason": "changed_mind" });
    let answer = ask(desk, "checkReturn", &load, json!({ "line": line, "request": request, "now": delivered }));
    let option = &answer["value"]["options"][0];
    let mut wants = Wants::default();
    wants.equal("lastDay", &expect["last_day_before_rollover"], &option["lastDay"]);
    wants.equal("notes", &json!(["calendar_not_covering"]), &option["notes"]);
    wants.difference()
}

fn no_reason_eligibility(given: &Value, expect: &Value, desk: &dyn Desk) -> Option<String> {
    let product = &given["product"];
    let mut line = json!({ "quantity": 1, "categories": [product["category"]],
        "events": { "delivered": given["events"]["signed_for"] }, "condition": {}, "facts": {} });
    for (theirs, part, ours) in [
        ("opened", "condition", "opened"),
        ("activated", "facts", "activated"),
        ("confirmed_at_purchase", "facts", "confirmedAtPurchase"),
    ] {
        if let Some(value) = product.get(theirs) {
            line[part][ours] = value.clone();
        }
    }
    if let Some(broken) = product["necessary_seal_broken"].as_bool() {
        line["condition"]["sealIntact"] = json!(!broken);
    }
    let request = json!({ "reason": "changed_mind" });
    let answer =
        ask(desk, "verdict", &china(&json!("none")), json!({ "line": line, "request": request, "now": given["at"] }));
    let status = if expect["eligible"] == json!(true) { "eligible" } else { "ineligible" };
    let mut wants = Wants::default();
    wants.equal("status", &json!(status), &answer["value"]["status"]);
    wants.difference()
}

fn validity(given: &Value, expect: &Value, desk: &dyn Desk) -> Option<String> {
    let length = format!("P{}M", given["months"]);
    let load = json!({ "document": {
        "format": 1, "id": "t", "version": "1", "timeZone": given["timezone"], "calendar": "cn",
        "warranties": [{ "id": "w", "covers": ["repair"], "extendedBy": ["repairs"],
            "window": { "from": "invoiced", "length": length, "rollOver": given["options"]["rollover"] } }],
    }, "calendars": calendars() });
    let repairs = given["repairs"].as_array().expect("repairs");
    let repairs: Vec<_> =
        repairs.iter().map(|repair| json!({ "from": repair["sent"], "to": repair["returned"] })).collect();
    let line = json!({ "events": { "invoiced": given["events"]["invoice"] }, "repairs": repairs });
    let mut wants = Wants::default();
    for check in expect["checks"].as_array().expect("checks") {
        let answer = ask(desk, "warranty", &load, json!({ "line": line, "now": check["at"] }));
        let coverage = &answer["value"][0];
        let covers = coverage["state"] == json!("active") || coverage["state"] == json!("expiring");
        wants.equal("open", &check["open"], &json!(covers));
        wants.equal("lastDay", &expect["last_day"], &coverage["lastDay"]);
        wants.equal("closes", &expect["closes_at_utc"], &coverage["closes"]);
        wants.equal("extendedByDays", &expect["repair_days"], &coverage["extendedByDays"]);
    }
    wants.difference()
}

fn last_day(event: &Value, zone: &str, length: &str, count: &str, desk: &dyn Desk) -> Value {
    let load = policy(&json!(zone), json!({ "length": length, "count": count }));
    let line = json!({ "quantity": 1, "events": { "delivered": event } });
    let answer = ask(desk, "verdict", &load, json!({ "line": line, "now": "2040-01-01T00:00:00Z" }));
    answer["value"]["lastDay"].clone()
}

fn months(given: &Value, expect: &Value, desk: &dyn Desk) -> Option<String> {
    let length = format!("P{}M", given["months"]);
    let mut wants = Wants::default();
    let methods = [
        ("same_date_method", "months_same_date"),
        ("start_day_method", "months_from_next_day"),
        ("last_day", "months_same_date"),
    ];
    for (key, count) in methods {
        if let Some(want) = expect.get(key) {
            wants.equal(count, want, &last_day(&given["event"], "UTC", &length, count, desk));
        }
    }
    wants.difference()
}

/// Three years, the Portuguese guarantee, in a zone whose midnight is skipped once a year.
fn midnight(given: &Value, expect: &Value, desk: &dyn Desk) -> Option<String> {
    let load = policy(&given["timezone"], json!({ "length": "P3Y" }));
    windows(&load, &given["events"]["delivered"], expect, desk).difference()
}

fn two_zones(given: &Value, expect: &Value, desk: &dyn Desk) -> Option<String> {
    let length = format!("P{}D", given["days"]);
    let mut wants = Wants::default();
    for (zone, key) in [("consumer_timezone", "by_consumer_zone"), ("seller_timezone", "by_seller_zone")] {
        let load = policy(&given[zone], json!({ "length": length }));
        let line = json!({ "quantity": 1, "events": { "delivered": given["events"]["received"] } });
        let answer = ask(desk, "verdict", &load, json!({ "line": line, "now": given["events"]["received"] }));
        wants.equal(key, &expect[key]["last_day"], &answer["value"]["lastDay"]);
        wants.equal(key, &expect[key]["closes_at_utc"], &answer["value"]["closes"]);
    }
    wants.difference()
}
