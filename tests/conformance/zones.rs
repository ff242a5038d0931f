//! Deadlines and starts of days in ninety zones, computed by other tools.

use serde_json::{Value, json};

use super::adopted::{Explained, ask, explained};
use super::desk::Desk;
use super::files::{DEADLINES, TZ_EDGES};
use super::report::Rows;

fn policy(zone: &Value, length: &str, count: &str) -> Value {
    json!({ "document": {
        "format": 1, "id": "t", "version": "1", "timeZone": zone,
        "rules": [{ "id": "r", "grants": ["refund"], "window": { "from": "delivered", "length": length, "count": count } }],
    } })
}

/// A purchase and a duration: the last day, and that the window is open up to its closing and no longer.
pub fn deadlines(file: &str, desk: &dyn Desk) -> Rows {
    let mut rows = Rows::new(file);
    let table: Value = serde_json::from_str(DEADLINES).expect("a table");
    for (index, case) in table["cases"].as_array().expect("cases").iter().enumerate() {
        // A policy has no window of nothing: what ends with the event's own day is one day that begins with it.
        let is_nothing = case["duration"].as_object().expect("parts").values().all(|number| *number == json!(0));
        let load = if is_nothing {
            policy(&case["zone"], "P1D", "days_beginning_with")
        } else {
            policy(&case["zone"], &duration(&case["duration"]), "months_same_date")
        };
        let line = json!({ "quantity": 1, "events": { "delivered": case["bought"] } });
        let id = index.to_string();
        let why = format!("{} and {} in {}", case["bought"], case["duration"], case["zone"]);
        let closes = &case["ends_before"];
        let before = shifted(closes, -1);
        let mut wrong = Vec::new();
        for (now, status) in [(&case["bought"], "eligible"), (&before, "eligible"), (closes, "ineligible")] {
            let answer = ask(desk, "verdict", &load, json!({ "line": line, "now": now }));
            let want = json!([status, case["last_day"], closes]);
            let got = json!([answer["value"]["status"], answer["value"]["lastDay"], answer["value"]["closes"]]);
            if want != got {
                wrong.push(format!("  at {now}: want {want}, got {got} {}", answer["issues"]));
            }
        }
        let difference = (!wrong.is_empty()).then(|| wrong.join("\n"));
        rows.take(&id, &why, difference, Explained::No);
    }
    rows
}

/// `{"years":1,"months":2,"weeks":3,"days":4}` as `P1Y2M3W4D`, with the parts that are zero.
fn duration(parts: &Value) -> String {
    let part = |(name, letter)| parts.get(name).map(|number: &Value| format!("{number}{letter}"));
    let parts = [("years", "Y"), ("months", "M"), ("weeks", "W"), ("days", "D")];
    parts.into_iter().filter_map(part).fold("P".to_owned(), |all, part| all + &part)
}

fn shifted(instant: &Value, seconds: i64) -> Value {
    let text = instant.as_str().expect("an instant");
    let at = chrono::DateTime::parse_from_rfc3339(text).expect("an instant").timestamp() + seconds;
    let there = aftersales::domain::calendar::Instant::held(at * 1000);
    json!(aftersales::boundary::instant_text(there))
}

/// A window of one day from a civil date opens where that day starts and closes where it ends.
pub fn edges(file: &str, desk: &dyn Desk) -> Rows {
    let mut rows = Rows::new(file);
    let table: Value = serde_json::from_str(TZ_EDGES).expect("a table");
    for (index, case) in table["cases"].as_array().expect("cases").iter().enumerate() {
        let load = policy(&case["zone"], "P1D", "days_beginning_with");
        let days = case["days"].as_array().expect("days");
        let id = format!("{}-{index}", case["zone"].as_str().expect("a zone"));
        let kind = case["kind"].as_str().expect("a kind");
        let mut wrong: Vec<String> = days.iter().flat_map(|day| day_differs(&load, day, &day["end"], desk)).collect();
        let mut named = explained("tz_edges.json", &id);
        if named == Explained::Yes {
            // The named convention: a window closes where the row itself says that the next day starts.
            let [first, second] = days.as_slice() else { panic!("{id}: two days") };
            let by_convention = day_differs(&load, first, &second["start"], desk);
            if !by_convention.is_empty() {
                wrong.extend(by_convention);
                named = Explained::No;
            }
        }
        let difference = (!wrong.is_empty()).then(|| wrong.join("\n"));
        rows.take(&id, kind, difference, named);
    }
    rows
}

fn day_differs(load: &Value, day: &Value, end: &Value, desk: &dyn Desk) -> Vec<String> {
    let line = json!({ "quantity": 1, "events": { "delivered": day["date"] } });
    let start = &day["start"];
    let mut wrong = Vec::new();
    let times = [
        (shifted(start, -1), "ineligible"),
        (start.clone(), "eligible"),
        (shifted(end, -1), "eligible"),
        (end.clone(), "ineligible"),
    ];
    for (now, status) in times {
        let answer = ask(desk, "verdict", load, json!({ "line": line, "now": now }));
        let value = &answer["value"];
        let got = json!([value["status"], value["lastDay"], value["closes"]]);
        let want = json!([status, day["date"], end]);
        if want != got {
            wrong.push(format!("  at {now}: want {want}, got {got} {}", answer["issues"]));
        }
    }
    let answer = ask(desk, "checkReturn", load, json!({ "line": line, "now": start }));
    let opens = &answer["value"]["options"][0]["opens"];
    if opens != start {
        wrong.push(format!("  opens: want {start}, got {opens}"));
    }
    wrong
}

/// The zone data that an answer about Berlin stands on.
pub fn zone_data(desk: &dyn Desk) -> String {
    let load = policy(&json!("Europe/Berlin"), "P7D", "days_after");
    let line = json!({ "quantity": 1, "events": { "delivered": "2026-03-02" } });
    let answer = ask(desk, "checkReturn", &load, json!({ "line": line, "now": "2026-03-03T00:00:00Z" }));
    answer["value"]["standsOn"]["zoneData"].as_str().expect("zone data").to_owned()
}
