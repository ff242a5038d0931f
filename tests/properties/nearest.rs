//! Why a remedy is not open is told by the rule that comes nearest.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::documents::document;
use super::questions::question;
use super::support::{DAY, YEAR_2026, asked, at, cases};

proptest! {
    #![proptest_config(cases(500))]

    /// Of all that is closed the nearest is told for each remedy, and what does not concern the line only where nothing else is.
    #[test]
    fn the_nearest_reason_is_told(document in document(), question in question(), day in 0..120_i64, rest in 0..DAY) {
        let mut asked_of = at(&question, YEAR_2026 + day * DAY + rest);
        asked_of["closed"] = json!("all");
        let answer = asked("checkReturn", &document, &asked_of);
        let list = |of: &str| answer[of].as_array().unwrap().clone();
        let far = |closed: &Value| closed["reasons"].as_array().unwrap().iter().map(|reason| distance(&reason["code"])).max().unwrap();
        let excepted = |closed: &Value| closed["reasons"].as_array().unwrap().iter().any(|reason| reason["code"] == "exception_applies");
        let open: Vec<Value> = list("options").iter().map(|option| option["remedy"].clone()).collect();
        let mut remedies: Vec<Value> = list("closed").iter().map(|closed| closed["remedy"].clone()).filter(|remedy| !open.contains(remedy)).collect();
        remedies.sort_by_key(Value::to_string);
        remedies.dedup();
        let of = |remedy: &Value| list("closed").into_iter().filter(|closed| &closed["remedy"] == remedy).collect::<Vec<_>>();
        // An exception may be about anything.
        if list("closed").iter().any(excepted) {
            return Ok(());
        }
        let nearest: Vec<(Value, usize)> = remedies.iter().map(|remedy| (remedy.clone(), of(remedy).iter().map(far).min().unwrap())).collect();
        let concerned = !open.is_empty() || nearest.iter().any(|(_, distance)| *distance < ELSEWHERE);
        let why = list("why");
        for (remedy, wanted) in &nearest {
            let told: Vec<&Value> = why.iter().filter(|why| &why["remedy"] == remedy).collect();
            prop_assert_eq!(told.len(), usize::from(!concerned || *wanted < ELSEWHERE), "{} of {}", remedy, answer);
            let Some(told) = told.first() else { continue };
            let code = distance(&told["code"]);
            let near = |closed: &Value| {
                let codes = closed["reasons"].as_array().unwrap().iter().map(|reason| distance(&reason["code"]));
                far(closed) == *wanted && code == if *wanted < ELSEWHERE - 1 { codes.min().unwrap() } else { *wanted }
            };
            prop_assert!(of(remedy).iter().any(near), "{} of {}", told, answer);
        }
        prop_assert!(why.iter().all(|why| remedies.contains(&why["remedy"])));
    }
}

/// How far off a rule is that does not concern the line.
const ELSEWHERE: usize = 6;

/// How far off a rule is by one reason, from the nearest.
fn distance(code: &Value) -> usize {
    match code.as_str().unwrap() {
        "window_closed" | "closed_in_season" => 0,
        "excluded" | "replaced" => 1,
        "not_started" | "not_yet_open" => 2,
        "nothing_left" | "quantity_exceeds_returnable" | "quantity_not_covered" => 4,
        "reason_not_covered" => 5,
        "category_not_covered"
        | "tag_not_covered"
        | "channel_not_covered"
        | "country_not_covered"
        | "seller_not_covered"
        | "buyer_not_covered"
        | "remedy_not_covered"
        | "order_not_covered" => ELSEWHERE,
        _ => 3,
    }
}
