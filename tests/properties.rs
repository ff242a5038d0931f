//! What must hold for every policy, order line and instant, over generated ones.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

use std::cell::OnceCell;

use aftersales::boundary::{Engine, NativeHost};
use aftersales::domain::calendar::Instant;
use chrono::{Days, Months, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use serde_json::{Value, json};

thread_local! {
    static ENGINE: OnceCell<Engine> = const { OnceCell::new() };
}

fn with_engine<T>(use_it: impl FnOnce(&Engine) -> T) -> T {
    ENGINE.with(|engine| use_it(engine.get_or_init(|| Engine::new(Box::new(NativeHost)))))
}

fn asked(call: &str, document: &Value, question: &Value) -> Value {
    with_engine(|engine| {
        let load = json!({ "document": document, "packs": [law()] }).to_string();
        let loaded = engine.load(&load).unwrap_or_else(|issues| panic!("{issues:?}: {load}"));
        let text = question.to_string();
        let answer = match call {
            "verdict" => engine.verdict(&loaded.policy, &text),
            "checkReturn" => engine.check_return(&loaded.policy, &text),
            _ => engine.timeline(&loaded.policy, &text),
        };
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["ok"], json!(true), "{answer}: {question}");
        answer["value"].clone()
    })
}

fn law() -> Value {
    json!({ "format": 1, "id": "law", "version": "1", "timeZone": "Europe/Berlin", "rules": [
        { "id": "withdraw", "grants": ["refund"], "when": { "reasons": ["changed_mind"] }, "window": { "length": "P14D" } },
    ] })
}

const DAY: i64 = 86_400_000;
/// 2026-01-01T00:00:00Z
const YEAR_2026: i64 = 1_767_225_600_000;

fn iso(millis: i64) -> String {
    aftersales::boundary::instant_text(Instant::held(millis))
}

fn millis(text: &Value) -> Option<i64> {
    text.as_str().map(|text| chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
}

prop_compose! {
    fn matcher()(kind in 0..6_u8, flag: bool) -> Value {
        match kind {
            0 => json!({ "condition": { "opened": flag } }),
            1 => json!({ "reasons": [if flag { "quality" } else { "changed_mind" }] }),
            2 => json!({ "not": { "condition": { "used": flag } } }),
            3 => json!({ "tags": [if flag { "sale" } else { "new" }] }),
            4 => json!({ "usage": { "kilometres": { "max": 100 } } }),
            _ => json!({}),
        }
    }
}

prop_compose! {
    fn window()(kind in 0..6_u8, days in 1..40_u32, from in 0..4_u8) -> Value {
        let from = match from {
            0 => json!("ordered"),
            1 => json!(["delivered", { "event": "shipped", "plus": "P3D" }]),
            2 => json!({ "event": "delivered", "plus": "P1D" }),
            _ => json!("delivered"),
        };
        let (length, count) = match kind {
            0 => (format!("P{days}D"), "days_after"),
            1 => (format!("P{days}D"), "days_beginning_with"),
            2 => (format!("PT{days}H"), "elapsed"),
            3 => (format!("P{}M", days % 5 + 1), "months_same_date"),
            4 => ("unlimited".to_owned(), "days_after"),
            _ => (format!("P{}M", days % 5 + 1), "months_from_next_day"),
        };
        let mut window = json!({ "from": from, "length": length, "count": count });
        if days % 7 == 0 {
            window["opens"] = json!("ordered");
        }
        window
    }
}

prop_compose! {
    fn rule()(kind in 0..8_u8, remedy in 0..4_usize, other in 0..4_usize, when in matcher(), window in window(),
              requires in 0..3_u8) -> Value {
        let remedies = ["refund", "exchange", "repair", "store_credit"];
        let mut rule = json!({ "when": when });
        match kind {
            0 => rule["excludes"] = json!([remedies[remedy]]),
            _ => {
                let mut granted = vec![remedies[remedy]];
                if other != remedy {
                    granted.push(remedies[other]);
                }
                rule["grants"] = json!(granted);
                rule["window"] = window;
            }
        }
        if kind == 1 {
            rule["decidedBy"] = json!("inspection");
        }
        if requires == 1 {
            rule["requires"] = json!(["invoice"]);
        }
        rule
    }
}

prop_compose! {
    fn document()(mut rules in prop::collection::vec(rule(), 1..5), zone in 0..5_usize, replaces: bool, cost in matcher(),
                  packs: bool) -> Value {
        let zones = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Atlantic/Azores", "Pacific/Chatham"];
        for (index, rule) in rules.iter_mut().enumerate() {
            rule["id"] = json!(format!("r{index}"));
        }
        let last = rules.len() - 1;
        if replaces && last > 0 && rules[0].get("grants").is_some() {
            rules[last]["replaces"] = json!(["r0"]);
        }
        json!({ "format": 1, "id": "p", "version": "1", "timeZone": zones[zone], "currency": "EUR", "rules": rules,
            "packs": if packs { json!(["law"]) } else { json!([]) },
            "costs": [{ "id": "c", "when": cost, "fee": { "kind": "handling", "percent": "10", "of": "paid" } }] })
    }
}

/// What a fact can be: absent, null, or one of these.
fn fact(choice: u8, known: [Value; 2]) -> Option<Value> {
    match choice {
        0 => None,
        1 => Some(Value::Null),
        2 => Some(known[0].clone()),
        _ => Some(known[1].clone()),
    }
}

prop_compose! {
    fn question()(events in prop::array::uniform3((0..4_u8, 0..40_i64, 0..DAY)), opened in 0..4_u8, used in 0..4_u8,
                  km in 0..4_u8, tags in 0..3_u8, reason in 0..3_u8, paid in 0..2_u8) -> Value {
        let mut line = json!({ "quantity": 2, "events": {}, "condition": {}, "usage": {} });
        for (name, (choice, day, rest)) in ["ordered", "shipped", "delivered"].iter().zip(events) {
            let at = YEAR_2026 + day * DAY + rest / 1000 * 1000;
            if let Some(value) = fact(choice, [json!(iso(at)), json!(iso(at)[..10].to_owned())]) {
                line["events"][*name] = value;
            }
        }
        for (place, name, value) in [
            ("condition", "opened", fact(opened, [json!(true), json!(false)])),
            ("condition", "used", fact(used, [json!(true), json!(false)])),
            ("usage", "kilometres", fact(km, [json!(50), json!(150)])),
        ] {
            if let Some(value) = value {
                line[place][name] = value;
            }
        }
        if tags > 0 {
            line["tags"] = json!([if tags == 1 { "sale" } else { "new" }]);
        }
        if paid == 1 {
            line["paid"] = json!({ "amount": 4999, "currency": "EUR" });
        }
        let request = match reason {
            0 => json!({}),
            1 => json!({ "reason": "changed_mind" }),
            _ => json!({ "reason": "defective" }),
        };
        json!({ "line": line, "request": request })
    }
}

fn at(question: &Value, millis: i64) -> Value {
    let mut question = question.clone();
    question["now"] = json!(iso(millis));
    question
}

/// The segment of a timeline that contains an instant.
fn segment(timeline: &Value, at: i64) -> Value {
    let segments = timeline.as_array().unwrap();
    let inside = |segment: &&Value| {
        millis(&segment["from"]).is_none_or(|from| from <= at) && millis(&segment["to"]).is_none_or(|to| at < to)
    };
    let found: Vec<&Value> = segments.iter().filter(inside).collect();
    assert_eq!(found.len(), 1, "{at} is in one segment: {timeline}");
    found[0].clone()
}

/// What of an option does not depend on the other rules of its document.
fn ids(options: &Value) -> Vec<String> {
    options.as_array().unwrap().iter().map(|option| format!("{} {}", option["id"], option["status"])).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The decision at any instant is that of the segment of the timeline that contains it.
    #[test]
    fn decisions_are_segments(document in document(), question in question(), days in prop::collection::vec((0..120_i64, 0..DAY), 3)) {
        let timeline = asked("timeline", &document, &question);
        let segments = timeline.as_array().unwrap();
        prop_assert!(segments[0]["from"].is_null() && segments[segments.len() - 1]["to"].is_null());
        for pair in segments.windows(2) {
            prop_assert_eq!(&pair[0]["to"], &pair[1]["from"]);
            prop_assert!(pair[0]["status"] != pair[1]["status"] || pair[0]["options"] != pair[1]["options"]);
        }
        let mut times: Vec<i64> = days.into_iter().map(|(day, rest)| YEAR_2026 + day * DAY + rest).collect();
        for edge in segments.iter().filter_map(|segment| millis(&segment["from"])) {
            times.extend([edge - 1, edge, edge + 1]);
        }
        for time in times {
            let decision = asked("checkReturn", &document, &at(&question, time));
            let segment = segment(&timeline, time);
            prop_assert_eq!(&decision["status"], &segment["status"], "at {}", iso(time));
            prop_assert_eq!(&decision["options"], &segment["options"], "at {}", iso(time));
        }
    }

    /// `nextChange` is the first instant at which the status or the set of options changes.
    #[test]
    fn next_change_is_the_next_change(document in document(), question in question(), day in 0..120_i64, rest in 0..DAY) {
        let now = YEAR_2026 + day * DAY + rest;
        let timeline = asked("timeline", &document, &question);
        let here = asked("checkReturn", &document, &at(&question, now));
        let later = timeline.as_array().unwrap().iter().filter(|segment| millis(&segment["from"]).is_some_and(|from| now < from));
        let differs = |segment: &&Value| segment["status"] != here["status"] || ids(&segment["options"]) != ids(&here["options"]);
        let first = later.into_iter().find(differs).map_or(Value::Null, |segment| segment["from"].clone());
        prop_assert_eq!(&here["nextChange"], &first, "at {}", iso(now));
        let verdict = asked("verdict", &document, &at(&question, now));
        prop_assert_eq!(&verdict["nextChange"], &here["nextChange"]);
        prop_assert_eq!(&verdict["status"], &here["status"]);
    }

    /// The order of the rules makes no difference but to what names their places.
    #[test]
    fn order_never_matters(document in document(), question in question(), day in 0..120_i64, turn in 1..5_usize, back: bool) {
        let now = at(&question, YEAR_2026 + day * DAY);
        let mut shuffled = document.clone();
        let rules = shuffled["rules"].as_array_mut().unwrap();
        let length = rules.len();
        rules.rotate_left(turn % length);
        if back {
            rules.reverse();
        }
        let names: Vec<Value> = rules.iter().map(|rule| rule["id"].clone()).collect();
        let one = placeless(asked("checkReturn", &document, &now), &document["rules"]);
        let other = placeless(asked("checkReturn", &shuffled, &now), &shuffled["rules"]);
        prop_assert_eq!(one, other, "in the order {:?}", names);
    }
}

/// A decision with the rules' ids in place of their indexes, and with lists whose order is nobody's in one order.
fn placeless(mut decision: Value, rules: &Value) -> Value {
    decision["standsOn"]["policy"]["digest"] = Value::Null;
    let mut text = decision.to_string();
    for (index, rule) in rules.as_array().unwrap().iter().enumerate() {
        let id = rule["id"].as_str().unwrap();
        text = text.replace(&format!("\"/policy/rules/{index}/"), &format!("\"/policy/rules/<{id}>/"));
        text = text.replace(&format!("\"/policy/rules/{index}\""), &format!("\"/policy/rules/<{id}>\""));
    }
    let mut decision: Value = serde_json::from_str(&text).unwrap();
    sort_lists(&mut decision, "");
    decision
}

fn sort_lists(value: &mut Value, key: &str) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(key, field)| sort_lists(field, key)),
        Value::Array(items) => {
            items.iter_mut().for_each(|item| sort_lists(item, ""));
            if ["closed", "reasons", "missing", "reliesOn", "dependsOn"].contains(&key) {
                items.sort_by_key(Value::to_string);
            }
        }
        _ => {}
    }
}

/// True if chrono comes from one clock to the other by these units: counted on from the first or back from the
/// last, months in one step and held at the month's end.
fn chrono_agrees(from: NaiveDateTime, to: NaiveDateTime, months: u32, days: u64, seconds: i64) -> bool {
    let rest = TimeDelta::seconds(seconds);
    let on = from.checked_add_months(Months::new(months)).and_then(|at| at.checked_add_days(Days::new(days)));
    let back = to.checked_sub_months(Months::new(months)).and_then(|at| at.checked_sub_days(Days::new(days)));
    on.is_some_and(|at| at + rest == to) || back.is_some_and(|at| at - rest == from)
}

fn countdown(zone: &str, closes: i64) -> aftersales::domain::warranty::Countdown {
    with_engine(|engine| {
        let load = json!({ "document": { "format": 1, "id": "p", "version": "1", "timeZone": zone,
            "rules": [{ "id": "r", "grants": ["refund"], "window": { "length": "PT1H" } }] } });
        let loaded = engine.load(&load.to_string()).unwrap_or_else(|issues| panic!("{issues:?}"));
        let opens = iso(closes - 3_600_000);
        let question = json!({ "line": { "quantity": 1, "events": { "delivered": opens } }, "now": opens });
        engine.countdown(&loaded.policy, &question.to_string()).unwrap_or_else(|said| panic!("{said}"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where clocks never change, the time left is what chrono's calendar says.
    #[test]
    fn countdowns_are_exact(closes in 1_600_000_000_i64..2_000_000_000, left in 1..400_000_000_i64) {
        let (from, to) = (closes - left, closes);
        let naive = |seconds: i64| chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        let tick = countdown("UTC", to * 1000).at(Instant::held(from * 1000));
        let remainder = tick.left.unwrap();
        let (months, days) = ((remainder.years * 12 + remainder.months) as u32, remainder.days as u64);
        prop_assert!(chrono_agrees(naive(from), naive(to), months, days, remainder.seconds), "{:?} from {} to {}", remainder, naive(from), naive(to));
        prop_assert!((0..12).contains(&remainder.months) && days <= 30 && (0..86_400).contains(&remainder.seconds));
        // One month more would be too many, in both directions.
        let more = Months::new(months + 1);
        prop_assert!(naive(from).checked_add_months(more).unwrap() > naive(to) || naive(to).checked_sub_months(more).unwrap() < naive(from));
        prop_assert_eq!(tick.total_seconds, Some(left));
    }

    /// Between two ticks the time left never grows, in any zone, and the whole of it is the seconds.
    #[test]
    fn countdowns_never_grow(zone in 0..5_usize, closes in 1_700_000_000_i64..1_900_000_000, left in 0..40_000_000_i64, step in 1..200_000_i64) {
        let zone = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Atlantic/Azores", "Australia/Lord_Howe"][zone];
        let countdown = countdown(zone, closes * 1000);
        let parts = |at: i64| {
            let tick = countdown.at(Instant::held(at * 1000));
            let left = tick.left.unwrap();
            (tick.total_seconds.unwrap(), left.years, left.months, left.days, left.seconds, tick.fraction.unwrap())
        };
        let (early, late) = (parts(closes - left - step), parts(closes - left));
        prop_assert_eq!(early.0 - late.0, step);
        prop_assert!(early.5 <= late.5);
        prop_assert!((late.1, late.2, late.3, late.4) <= (early.1, early.2, early.3, early.4), "{:?} then {:?} in {}", early, late, zone);
        prop_assert!(0 <= late.4 && late.4 < 26 * 3600 && (0..12).contains(&late.2) && (0..31).contains(&late.3));
    }
}

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
        "defaults": { "window": { "from": ["delivered", { "event": "shipped", "plus": "P7D" }], "count": "days_after" } },
        "rules": [
            { "id": "a", "grants": ["refund", "exchange"], "window": { "length": "P30D" }, "requires": ["invoice"],
              "when": { "reasons": ["changed_mind"], "condition": { "opened": false }, "usage": { "kilometres": { "max": 10 } },
                        "facts": { "gift": false, "size": "s", "weight": { "min": 1 } }, "not": { "tags": ["sale"] } },
              "refund": { "methods": ["original"], "dueDays": 14 }, "citation": { "article": "1" } },
            { "id": "b", "grants": ["repair"], "replaces": ["a"], "decidedBy": "inspection",
              "window": { "length": "P5D", "count": "business_days_after", "opens": "ordered", "timeZone": "UTC" } },
            { "id": "c", "excludes": ["refund"], "when": { "tags": ["final"] } },
        ],
        "costs": [{ "id": "x", "fee": { "kind": "k", "percent": "12.5", "of": "paid" } }, { "id": "y", "shippingPaidBy": "buyer" }],
        "warranties": [{ "id": "w", "covers": ["repair"], "window": { "length": "P2Y" }, "extendedBy": ["repairs"],
            "limits": [{ "unit": "kilometres", "cap": 100 }], "expiring": "P30D",
            "registration": { "required": true, "window": { "length": "P30D" }, "then": { "length": "P3Y" } } }],
        "serviceLevels": [{ "kind": "k", "window": { "from": ["submitted"], "length": "PT24H" } }],
        "complaints": { "categories": [{ "id": "q", "reasons": ["defective"], "priority": "high" }] },
        "departments": [{ "id": "d", "handles": ["q"] }],
    }, "packs": [law()], "calendars": [{ "format": 1, "id": "c", "version": "1", "coversFrom": "2025-01-01",
        "coversUntil": "2027-12-31", "weekend": ["sunday"], "daysOff": ["2026-05-01/2026-05-03"], "workDays": ["2026-05-03"] }] })
}

fn rich_question() -> Value {
    json!({ "line": { "quantity": 3, "returned": 1, "paid": { "decimal": "99.90", "currency": "EUR" }, "categories": ["phones"],
        "events": { "ordered": "2026-02-27", "delivered": "2026-03-02T10:15:00+08:00", "shipped": null }, "country": "DE",
        "condition": { "opened": null, "used": true }, "usage": { "kilometres": 9.5 }, "proofs": ["invoice"],
        "repairs": [{ "from": "2026-03-03", "to": "2026-03-05" }], "facts": { "gift": true, "size": "s", "weight": 2 },
        "buyer": { "tier": "gold", "consumer": true } },
      "request": { "reason": "changed_mind", "quantity": 1, "facts": { "condition": { "opened": false } }, "evidence": ["photo"],
        "declaredAt": "2026-03-04T00:00:00Z" },
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
        sound(&engine.check_complaint_field(policy, &arguments(question, &FIELD)))?;
        sound(&engine.validate_complaint(policy, &arguments(question, &COMPLAINT)))?;
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
            engine.check_complaint_field(&loaded.policy, &arguments(&question, &FIELD)),
            engine.validate_complaint(&loaded.policy, &arguments(&question, &COMPLAINT)),
        ] {
            assert!(answer.starts_with(r#"{"ok":true"#), "{answer}");
        }
        assert!(engine.countdown(&loaded.policy, &arguments(&question, &COUNTDOWN)).is_ok());
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

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
