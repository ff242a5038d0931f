//! The calendars of the package: each is read, covers what it says, and has the days that governments announced.
#![cfg(all(feature = "native", not(target_arch = "wasm32")))]

use std::fs;
use std::path::Path;

use aftersales::boundary::{Engine, NativeHost};
use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> Value {
    let text = fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value}: not a text"))
}

fn date(value: &str) -> NaiveDate {
    value.parse().unwrap_or_else(|error| panic!("{value}: {error}"))
}

/// The ids of the calendars in the package, from their file names.
fn ids() -> Vec<String> {
    let files = fs::read_dir(project().join("pkg/calendars")).unwrap().map(|file| file.unwrap().path());
    let mut ids: Vec<_> = files.map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

fn calendar(id: &str) -> Value {
    read(&format!("pkg/calendars/{id}.json"))
}

/// The one option of a policy with this window and calendar, for goods that came at that time.
fn option(calendar: &Value, zone: &Value, window: Value, delivered: &str) -> Value {
    let engine = Engine::new(Box::new(NativeHost));
    let load = json!({ "document": {
        "format": 1, "id": "t", "version": "1", "timeZone": zone, "calendar": calendar["id"],
        "rules": [{ "id": "r", "grants": ["refund"], "window": window }],
    }, "calendars": [calendar] });
    let loaded = engine.load(&load.to_string()).unwrap_or_else(|issues| panic!("{}: {issues:?}", calendar["id"]));
    assert!(loaded.warnings.is_empty(), "{}: {:?}", calendar["id"], loaded.warnings);
    let line = json!({ "quantity": 1, "events": { "delivered": delivered } });
    let instant = if delivered.len() > 10 { delivered.to_owned() } else { format!("{delivered}T12:00:00Z") };
    let question = json!({ "line": line, "request": { "reason": "changed_mind" }, "now": instant });
    let answer: Value = serde_json::from_str(&engine.check_return(&loaded.policy, &question.to_string())).unwrap();
    answer["value"]["options"][0].clone()
}

fn next_business_day(calendar: &Value, after: NaiveDate) -> Value {
    let window = json!({ "length": "P1D", "count": "business_days_after" });
    option(calendar, &json!("UTC"), window, &after.to_string())
}

/// What a calendar says of a day: it is made to say that the day after is worked, so that a day off ends there.
fn said(calendar: &Value, day: NaiveDate) -> &'static str {
    let after = day + Days::new(1);
    let mut probe = calendar.clone();
    let mut work_days = probe["workDays"].as_array().cloned().unwrap_or_default();
    work_days.push(json!(after.to_string()));
    probe["workDays"] = json!(work_days);
    if date(text(&calendar["coversUntil"])) == day {
        probe["coversUntil"] = json!(after.to_string());
    }
    let option = next_business_day(&probe, day - Days::new(1));
    match option["lastDay"].as_str().map(date) {
        Some(last) if last == day => "worked",
        Some(last) if last == after => "off",
        Some(last) => panic!("{}: {day} leads to {last}", calendar["id"]),
        None => {
            assert_eq!(option["notes"], json!(["calendar_not_covering"]));
            "unknown"
        }
    }
}

/// The ranges of a list, which must be in order.
fn ranges(calendar: &Value, name: &str) -> Vec<(NaiveDate, NaiveDate)> {
    let listed = calendar[name].as_array().cloned().unwrap_or_default();
    let ranges: Vec<_> = listed
        .iter()
        .map(|item| text(item).split_once('/').unwrap_or((text(item), text(item))))
        .map(|(from, to)| (date(from), date(to)))
        .collect();
    assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0), "{} {name}: not in order", calendar["id"]);
    ranges
}

#[test]
fn every_calendar_covers_what_it_says() {
    for id in ids() {
        let calendar = calendar(&id);
        assert_eq!(text(&calendar["id"]), id);
        assert!(!calendar["sources"].as_array().expect("sources").is_empty(), "{id}");
        let (from, until) = (date(text(&calendar["coversFrom"])), date(text(&calendar["coversUntil"])));
        for name in ["daysOff", "workDays", "regional"] {
            let outside = ranges(&calendar, name).into_iter().find(|range| range.0 < from || until < range.1);
            assert_eq!(outside, None, "{id} {name}");
        }
        for year in from.year()..=until.year() {
            let off = ranges(&calendar, "daysOff").into_iter().filter(|range| range.0.year() == year);
            let days: i64 = off.map(|(from, to)| (to - from).num_days() + 1).sum();
            assert!((2..40).contains(&days), "{id}: {days} days off in {year}");
        }
        assert_ne!(said(&calendar, from), "unknown", "{id}: the first day");
        assert_ne!(said(&calendar, until - Days::new(1)), "unknown", "{id}: the last day but one");
        for outside in [from - Days::new(2), until] {
            let option = next_business_day(&calendar, outside);
            assert_eq!(option["closesState"], "unknown", "{id}: the day after {outside}");
            assert_eq!(option["notes"], json!(["calendar_not_covering"]), "{id}: the day after {outside}");
        }
    }
}

#[test]
fn days_are_as_governments_announced_them() {
    let table = read("tests/calendars/dates.json");
    let mut listed = Vec::new();
    let mut wrong = Vec::new();
    for row in table.as_array().expect("rows") {
        let calendar = calendar(text(&row["id"]));
        listed.push(text(&row["id"]).to_owned());
        let mut dates = 0;
        for want in ["off", "worked", "unknown"] {
            for day in row[want].as_array().expect("dates") {
                dates += 1;
                let said = said(&calendar, date(text(day)));
                if said != want {
                    wrong.push(format!("{} {day}: {said}, but {want} by {}", row["id"], row["source"]));
                }
            }
        }
        assert!(dates >= 10, "{}: {dates} dates", row["id"]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(listed, ids(), "each calendar has a row");
}

/// Rows of the adopted table whose last day hinges on a calendar: id, calendar, event, length, whether it rolls
/// over (else it is in business days).
const LAST_DAYS: [(&str, &str, &str, &str, bool); 20] = [
    ("EU-W-01", "de-be", "/given/events/received", "P14D", true),
    ("EU-W-04", "de-be", "/given/events/received", "P14D", true),
    ("EU-W-06", "de-be", "/given/events/received", "P14D", true),
    ("EU-W-07", "de-be", "/given/events/received", "P14D", true),
    ("EU-W-09", "de-be", "/given/events/received", "P14D", true),
    ("EU-W-12", "de-by", "/given/events/received", "P14D", true),
    ("EU-W-14", "ie", "/given/events/received", "P14D", true),
    ("EU-W-16", "fr", "/given/events/received", "P14D", true),
    ("EU-W-18", "de-be", "/expect/start_day", "P14D", true),
    ("EU-W-20", "de-be", "/expect/start_day", "P14D", true),
    ("EU-N-04", "de-be", "/given/events/informed", "P14D", true),
    ("KR-04", "kr", "/given/events/received", "P7D", true),
    ("KR-06", "kr", "/given/events/knew", "P30D", true),
    ("KR-08", "kr", "/given/events/seller_received_return", "P3D", false),
    ("TW-02", "tw", "/given/events/received", "P7D", true),
    ("SG-03", "sg", "/given/events/notice_received", "P5D", false),
    ("US-01", "us-16cfr429", "/given/events/sale", "P3D", false),
    ("US-02", "us-16cfr429", "/given/events/sale", "P3D", false),
    ("AU-01", "au-vic", "/given/events/agreement_made", "P10D", false),
    ("AU-02", "au-nsw", "/given/events/agreement_made", "P10D", false),
];

#[test]
fn adopted_last_days_come_out() {
    let table = read("tests/vectors/adopted/statutory.json");
    for (id, name, event, length, rolls) in LAST_DAYS {
        let rows = table["cases"].as_array().expect("cases");
        let row = rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id}: not in the table"));
        let window = match rolls {
            true => json!({ "length": length, "count": "days_after", "rollOver": "legal" }),
            false => json!({ "length": length, "count": "business_days_after" }),
        };
        let delivered = text(row.pointer(event).unwrap_or_else(|| panic!("{id}: no {event}")));
        let option = option(&calendar(name), &row["given"]["timezone"], window, delivered);
        assert_eq!(option["lastDay"], row["expect"]["last_day"], "{id}: {}", row["why"]);
        assert_eq!(option["closes"], row["expect"]["closes_at_utc"], "{id}: {}", row["why"]);
    }
}
