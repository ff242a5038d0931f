//! Laws of decisions and timelines.

use proptest::prelude::*;
use serde_json::Value;

use super::documents::document;
use super::questions::question;
use super::support::{DAY, YEAR_2026, asked, at, cases, ids, iso, millis, segment, steady};

proptest! {
    #![proptest_config(cases(500))]

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
            prop_assert_eq!(steady(&decision["options"]), steady(&segment["options"]), "at {}", iso(time));
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

    /// What is open stays open, whatever a fact that was missing turns out to be: nothing was guessed. What was counted
    /// from an assumed event, or is open for want of a word about when it opened, is said to be so.
    #[test]
    fn more_facts_never_close_what_is_open(document in document(), question in question(), more in super::questions::question(), day in 0..120_i64) {
        let now = at(&question, YEAR_2026 + day * DAY);
        let before = asked("checkReturn", &document, &now);
        let mut told = told(&now, &more);
        if document.to_string().contains("opens") && now["line"]["events"].get("ordered").is_none() {
            // No order comes after its delivery.
            told["line"]["events"].as_object_mut().unwrap().remove("ordered");
        }
        let after = asked("checkReturn", &document, &told);
        let is_open = |option: &Value| option["status"] == "open";
        for option in before["options"].as_array().unwrap().iter().filter(|option| is_open(option)) {
            if option["countedFrom"]["assumed"] == true || option["opens"].is_null() {
                continue;
            }
            let still = after["options"].as_array().unwrap().iter().any(|other| other["remedy"] == option["remedy"] && is_open(other));
            prop_assert!(still, "{} was open at {} and is not with {}: {}", option, iso(YEAR_2026 + day * DAY), told["line"], after);
        }
    }

    /// What is closed stays closed, whatever a fact that was missing turns out to be, but for a bound whose event nobody
    /// mentioned, which is taken not to have happened.
    #[test]
    fn more_facts_never_open_what_is_closed(document in document(), question in question(), more in super::questions::question(), day in 0..120_i64) {
        let now = at(&question, YEAR_2026 + day * DAY);
        let before = asked("checkReturn", &document, &now);
        if before["status"] != "ineligible" || document.to_string().contains("atLeast") {
            return Ok(());
        }
        for missing in before["missing"].as_array().unwrap() {
            for opens in missing["opens"].as_array().unwrap() {
                prop_assert_eq!(opens["options"].as_array().unwrap().len(), 0, "{}", before);
            }
        }
        let told = told(&now, &more);
        let after = asked("checkReturn", &document, &told);
        prop_assert_eq!(&after["status"], "ineligible", "at {} with {}: {} then {}", now["now"], told["line"], before, after);
    }

    /// The order of the rules and of the seasons makes no difference but to what names their places.
    #[test]
    fn order_never_matters(document in document(), question in question(), day in 0..120_i64, turn in 1..5_usize, back: bool) {
        let now = at(&question, YEAR_2026 + day * DAY);
        let mut shuffled = document.clone();
        let seasons = shuffled["seasons"].as_array_mut().unwrap();
        seasons.reverse();
        let rules = shuffled["rules"].as_array_mut().unwrap();
        let length = rules.len();
        rules.rotate_left(turn % length);
        if back {
            rules.reverse();
        }
        let names: Vec<Value> = rules.iter().map(|rule| rule["id"].clone()).collect();
        let one = placeless(asked("checkReturn", &document, &now), &document);
        let other = placeless(asked("checkReturn", &shuffled, &now), &shuffled);
        prop_assert_eq!(one, other, "in the order {:?}", names);
    }
}

/// A question with what another line tells of the facts that it does not mention.
fn told(question: &Value, more: &Value) -> Value {
    let mut told = question.clone();
    let line = &more["line"];
    for (place, name) in [
        ("events", "ordered"),
        ("events", "installed"),
        ("events", "delivered"),
        ("condition", "opened"),
        ("condition", "used"),
        ("usage", "kilometres"),
    ] {
        if told["line"][place].get(name).is_none() && line[place].get(name).is_some() {
            told["line"][place][name] = line[place][name].clone();
        }
    }
    if told["line"].get("unitPrice").is_none() && line.get("unitPrice").is_some() {
        told["line"]["unitPrice"] = line["unitPrice"].clone();
    }
    told
}

/// A decision with the ids of rules and seasons in place of their indexes, and with lists whose order is nobody's in one order.
fn placeless(mut decision: Value, document: &Value) -> Value {
    decision["standsOn"]["policy"]["digest"] = Value::Null;
    let mut text = decision.to_string();
    for list in ["rules", "seasons"] {
        for (index, entry) in document[list].as_array().unwrap().iter().enumerate() {
            let id = entry["id"].as_str().unwrap();
            text = text.replace(&format!("\"/policy/{list}/{index}/"), &format!("\"/policy/{list}/<{id}>/"));
            text = text.replace(&format!("\"/policy/{list}/{index}\""), &format!("\"/policy/{list}/<{id}>\""));
        }
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
