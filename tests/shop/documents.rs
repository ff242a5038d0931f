//! The documents and the demo order.

use serde_json::{Value, json};

use super::support::{DEMO, POLICIES, engine, load, read, text, value};

#[test]
fn the_policies_load_without_a_word() {
    let engine = engine();
    for id in POLICIES {
        let loaded = load(&engine, &read(&format!("pkg/policies/{id}.json")));
        assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    }
}

/// Each promise counts from the event that the rule books name: goods are looked at an hour after the centre has them, and
/// three working days for a repair are an average, which nobody promises.
#[test]
fn promises_count_from_what_the_rule_books_name() {
    let promised = |id: &str| {
        let policy = read(&format!("pkg/policies/{id}.json"));
        let levels = policy["serviceLevels"].as_array().unwrap().iter();
        let row = |level: &Value| {
            let window = &level["window"];
            json!([level["note"], level["kind"], window["from"], window["length"], window["hours"]])
        };
        levels.map(row).collect::<Vec<_>>()
    };
    assert_eq!(
        json!(promised("electronics")),
        json!([
            ["S1.tech.response", "first_response", "submitted", "PT2H", null],
            ["S4.check", "inspection", "received_for_repair", "PT1H", null],
            ["S4.reply", "claim_answer", "submitted", "PT24H", null],
            ["S1.tech.response", "on_site", "confirmed", "PT12H", null],
            ["S4.reply", "contact", "received_for_repair", "PT48H", null],
        ])
    );
    assert_eq!(
        json!(promised("mother-and-baby")),
        json!([
            ["S0.3.1", "first_response", "submitted", "PT12H", "09:00-21:00"],
            ["S0.3.2", "resolution", "submitted", "P7D", null],
        ])
    );
}

/// The rows of the statutory table on the seven-day return of mainland China.
#[test]
fn the_seven_day_return_is_that_of_the_table() {
    let engine = engine();
    let table = read("tests/vectors/adopted/statutory.json");
    let rows = table["cases"].as_array().unwrap().iter();
    let rows: Vec<&Value> = rows.filter(|row| text(&row["rule"]).starts_with("cn.no_reason_7d")).collect();
    assert!(rows.len() >= 16, "{}", rows.len());
    for row in rows {
        let (given, expect, id) = (&row["given"], &row["expect"], &row["id"]);
        let roll_over = given.pointer("/options/rollover").unwrap_or(&json!("none")).clone();
        let policy = load(
            &engine,
            &json!({
                "format": 1, "id": "table", "version": "1", "timeZone": given["timezone"],
                "packs": [{ "id": "cn", "rollOver": roll_over }], "assume": { "channel": "online" }
            }),
        );
        let product = &given["product"];
        let line = json!({
            "quantity": 1, "categories": product["category"].as_str().into_iter().collect::<Vec<_>>(),
            "events": { "delivered": given["events"]["signed_for"] },
            "condition": { "opened": product["opened"], "sealIntact": product["necessary_seal_broken"].as_bool().map(|broken| !broken) },
            "facts": { "activated": product["activated"], "confirmedAtPurchase": product["confirmed_at_purchase"] }
        });
        let decide = |now: &Value| {
            let asked = json!({ "line": line, "request": { "reason": "changed_mind" }, "now": now });
            value(&engine.check_return(&policy.policy, &asked.to_string()))
        };
        for check in expect["checks"].as_array().into_iter().flatten() {
            let decision = decide(&check["at"]);
            // The law rolls by a calendar that does not reach back so far.
            let covered = text(&check["at"]).as_str() >= "2024";
            let status = match (check["open"] == true, covered) {
                (true, _) => "eligible",
                (false, true) => "ineligible",
                (false, false) => "conditional",
            };
            assert_eq!(decision["status"], status, "{id} at {}", check["at"]);
            let option = decision.pointer("/options/0").or(decision.pointer("/closed/0")).unwrap();
            assert_eq!(
                (&option["lastDay"], &option["closes"]),
                (&expect["last_day"], &expect["closes_at_utc"]),
                "{id}"
            );
        }
        if let Some(eligible) = expect["eligible"].as_bool() {
            assert_eq!(decide(&given["at"])["status"], if eligible { "eligible" } else { "ineligible" }, "{id}");
        }
        if expect["rollover_status"] == "calendar_unknown" {
            let decision = decide(&json!("2027-02-05T12:00:00+08:00"));
            assert_eq!(decision["options"][0]["notes"], json!(["calendar_not_covering"]), "{id}");
            assert_eq!(decision["options"][0]["lastDay"], expect["last_day_before_rollover"], "{id}");
        }
    }
}

/// What the demo order is there to show, at the instant that it names.
#[test]
fn the_demo_order_shows_every_status() {
    let engine = engine();
    let order = read("www/orders/order.json");
    assert_eq!(order["now"], DEMO);
    let expected = [
        ("romper", "eligible", None),
        ("nappies", "conditional", None),
        ("stroller", "review", Some(("active", None))),
        ("bottles", "ineligible", None),
        ("boots", "ineligible", None),
        ("milk-powder", "ineligible", None),
        ("cot", "conditional", Some(("not_started", None))),
        ("phone", "eligible", Some(("active", None))),
        ("headphones", "conditional", Some(("unregistered", None))),
        ("tablet", "eligible", Some(("unregistered", None))),
        ("kettle", "eligible", Some(("expiring", None))),
        ("washing-machine", "review", Some(("expired", Some("time")))),
        ("van", "review", Some(("expired", Some("usage")))),
        ("scooter", "eligible", Some(("active", None))),
        ("shaver", "review", Some(("void", Some("void")))),
        ("television", "conditional", Some(("not_started", None))),
        ("watch", "conditional", Some(("unknown", None))),
    ];
    let lines = order["lines"].as_array().unwrap();
    assert_eq!(lines.len(), expected.len());
    for (line, (id, status, warranty)) in lines.iter().zip(expected) {
        assert_eq!(line["id"], id);
        let policy = load(&engine, &read(&format!("pkg/policies/{}.json", text(&line["policy"]))));
        let asked = json!({ "line": line, "request": line["request"], "now": DEMO }).to_string();
        assert_eq!(value(&engine.check_return(&policy.policy, &asked))["status"], status, "{id}");
        let coverages = value(&engine.warranty(&policy.policy, &asked));
        let found = coverages.get(0).map(|coverage| (text(&coverage["state"]), coverage["endedBy"].as_str()));
        assert_eq!(found, warranty.map(|(state, ended)| (state.to_owned(), ended)), "{id}");
    }
}
