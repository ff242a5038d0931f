//! Deadlines of laws, computed by others from the cited text. A row is run if all that it needs is in the row
//! itself or in the name of its rule; what would need a pack that is not shipped is skipped, and said.

use serde_json::{Value, json};

use super::adopted::{Wants, ask, calendars, explained};
use super::china;
use super::desk::Desk;
use super::files::STATUTORY;
use super::report::Rows;
use super::statutory_abroad;

pub fn run(desk: &dyn Desk) -> Rows {
    let mut rows = Rows::new("adopted/statutory.json");
    let table: Value = serde_json::from_str(STATUTORY).expect("a table");
    for case in table["cases"].as_array().expect("cases") {
        let (id, rule) = (text(&case["id"]), text(&case["rule"]));
        let (given, expect) = (&case["given"], &case["expect"]);
        let difference = match rule {
            _ if rule.starts_with("cn.") => china::row(rule, given, expect, desk),
            "generic.months" | "generic.months_not_stepwise" => months(given, expect, desk),
            "generic.midnight_gap_or_fold" => midnight(given, expect, desk),
            "generic.zone_of_the_consumer" => two_zones(given, expect, desk),
            _ => match statutory_abroad::run_row(rule, given, expect, desk) {
                Some(difference) => difference,
                None => {
                    rows.skip(&format!("the pack is not shipped yet: {}", rule.split('.').next().unwrap_or(rule)));
                    continue;
                }
            },
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
