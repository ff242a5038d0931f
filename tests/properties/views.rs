//! Decisions, verdicts, countdowns and warranties tell one answer.

use aftersales::domain::calendar::Instant;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::documents::{document, warranty};
use super::questions::question;
use super::support::{DAY, YEAR_2026, asked, at, cases, iso, law, millis, with_engine};

/// The codes of states, in the order of their numbers.
fn code(state: aftersales::domain::warranty::CoverageState) -> &'static str {
    state.code()
}

/// The states that a countdown shows at some instants; `None` if there is nothing to count.
fn counted(document: &Value, question: &Value, times: &[i64]) -> Option<(Option<i64>, Vec<&'static str>)> {
    with_engine(|engine| {
        let load = json!({ "document": document, "packs": [law()] }).to_string();
        let loaded = engine.load(&load).unwrap_or_else(|issues| panic!("{issues:?}: {load}"));
        let countdown = engine.countdown(&loaded.policy, &question.to_string()).ok()?;
        let states = times.iter().map(|time| code(countdown.at(Instant::held(*time)).state)).collect();
        Some((countdown.closes().map(Instant::millis), states))
    })
}

proptest! {
    #![proptest_config(cases(500))]

    /// The verdict is of the best option, or of a window that time alone closes; the countdown counts to the same end.
    #[test]
    fn verdicts_and_countdowns_are_of_the_answer(document in document(), question in question(), day in 0..120_i64, rest in 0..DAY) {
        // A countdown is not of a request.
        let now = at(&json!({ "line": question["line"] }), YEAR_2026 + day * DAY + rest);
        let answer = asked("checkReturn", &document, &now);
        let verdict = asked("verdict", &document, &now);
        prop_assert_eq!(&answer["status"], &verdict["status"]);
        let wanted = match answer["status"].as_str().unwrap() { "eligible" => "open", other => other };
        let options = answer["options"].as_array().unwrap();
        let best = options.iter().find(|option| option["status"] == wanted);
        prop_assert_eq!(best.is_none(), answer["status"] == "ineligible");
        let counted = counted(&document, &now, &[YEAR_2026 + day * DAY + rest]);
        match best {
            Some(best) => {
                for field in ["remedy", "closes", "lastDay"] {
                    prop_assert_eq!(&verdict[field], &best[field], "{} of {}", field, answer);
                }
                let (closes, states) = counted.unwrap();
                prop_assert_eq!(closes, millis(&best["closes"]));
                let shown = if wanted == "conditional" { &["active", "expiring", "unknown"][..] } else { &["active", "expiring"] };
                prop_assert!(shown.contains(&states[0]), "{} of {}", states[0], best);
            }
            None if !verdict["closes"].is_null() => {
                let by_time = |closed: &&Value| closed["reasons"].as_array().unwrap().iter().all(|reason|
                    ["window_closed", "not_yet_open", "not_started"].contains(&reason["code"].as_str().unwrap()));
                let closed = answer["closed"].as_array().unwrap();
                prop_assert!(closed.iter().filter(by_time).any(|closed| closed["closes"] == verdict["closes"]), "{} of {}", verdict, answer);
                let (closes, states) = counted.unwrap();
                prop_assert_eq!(closes, millis(&verdict["closes"]));
                prop_assert!(["expired", "not_started"].contains(&states[0]), "{} of {}", states[0], verdict);
            }
            None => {}
        }
    }

    /// At any instant a countdown of a warranty shows the state that the warranty has then.
    #[test]
    fn countdowns_of_warranties_are_their_states(document in document(), warranty in warranty(), question in question(), day in 0..120_i64,
                                                 later in prop::collection::vec(0..400 * DAY, 6)) {
        let mut document = document;
        document["warranties"] = json!([warranty]);
        let start = YEAR_2026 + day * DAY;
        let mut now = json!({ "line": question["line"], "now": iso(start) });
        let shown = asked("warranty", &document, &now);
        let Some(shown) = shown.as_array().unwrap().first() else { return Ok(()) };
        let mut times: Vec<i64> = later.into_iter().map(|more| start + more).collect();
        for edge in ["opens", "closes", "closesLatest"].iter().filter_map(|edge| millis(&shown[*edge])) {
            times.extend([edge - 1, edge, edge + 1]);
        }
        now["of"] = json!({ "kind": "warranty" });
        let (_, states) = counted(&document, &now, &times).unwrap();
        for (time, state) in times.iter().zip(states) {
            let question = json!({ "line": question["line"], "now": iso(*time) });
            let answer = asked("warranty", &document, &question);
            prop_assert_eq!(&answer[0]["state"], state, "at {}: {}", iso(*time), answer);
        }
    }

    /// What a warranty covers is an option exactly while the warranty may run.
    #[test]
    fn warranties_are_options_while_they_run(document in document(), warranty in warranty(), question in question(), day in 0..500_i64) {
        let mut document = document;
        document["warranties"] = json!([warranty]);
        let now = iso(YEAR_2026 + day * DAY);
        let shown = asked("warranty", &document, &json!({ "line": question["line"], "now": now }));
        let mut request = json!({ "reason": "defective", "remedy": "repair" });
        if let Some(quantity) = question["request"].get("quantity") {
            request["quantity"] = quantity.clone();
        }
        let answer = asked("checkReturn", &document, &json!({ "line": question["line"], "request": request, "now": now }));
        let of = |list: &str| answer[list].as_array().unwrap().iter().find(|option| option["id"] == "w/repair").cloned();
        let state = shown.as_array().unwrap().first().map(|coverage| coverage["state"].as_str().unwrap().to_owned());
        let runs = matches!(state.as_deref(), Some("active" | "expiring" | "unknown"));
        if let Some(option) = of("options") {
            prop_assert!(runs, "{option} of {shown}");
            prop_assert!(option["status"] != "open" || state.as_deref() != Some("unknown"), "{option} of {shown}");
            let ends = shown[0]["endedBy"] == "transfer" || shown[0]["closes"] == option["closes"];
            prop_assert!(ends || option["lastDay"].is_null(), "{option} of {shown}");
        }
        if let Some(closed) = of("closed") {
            let codes: Vec<&str> = closed["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect();
            let by_request = ["nothing_left", "quantity_exceeds_returnable", "reason_not_covered", "exception_applies"];
            let others = codes.iter().any(|code| by_request.contains(code));
            prop_assert!(others || !matches!(state.as_deref(), Some("active" | "expiring")), "{closed} of {shown}");
        }
    }
}
