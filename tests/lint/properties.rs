//! What a lint must find in any policy that is made worse by one day.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{NOW, lint, pointers, whole};

const REASONS: [&str; 6] = ["changed_mind", "defective", "spoiled", "wrong_item", "late", "lost"];

prop_compose! {
    fn right()(remedy in 0..7_usize, days in 2..60_u32, first: bool, ordered: bool, tagged: bool, opened: Option<bool>) -> Value {
        let remedies = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];
        let mut when = json!({});
        if tagged {
            when["tags"] = json!(["new"]);
        }
        if let Some(opened) = opened {
            when["condition"] = json!({ "opened": opened });
        }
        json!({ "grants": [remedies[remedy]], "when": when, "days": days, "window": {
            "from": if ordered { "ordered" } else { "delivered" },
            "count": if first { "days_beginning_with" } else { "days_after" },
        } })
    }
}

/// The rules, with days added to the window of one of them.
fn rules(rights: &[Value], changed: usize, days: i64) -> Value {
    let rule = |(index, right): (usize, &Value)| {
        let length = right["days"].as_i64().unwrap() + if index == changed { days } else { 0 };
        let mut rule = json!({ "id": format!("rule-{index}"), "grants": right["grants"], "when": right["when"], "window": right["window"] });
        rule["when"]["reasons"] = json!([REASONS[index]]);
        rule["window"]["length"] = json!(format!("P{length}D"));
        rule
    };
    rights.iter().enumerate().map(rule).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_day_less_than_the_law_is_found_and_a_day_more_is_not(
        rights in prop::collection::vec(right(), 1..6),
        changed: prop::sample::Index,
    ) {
        let changed = changed.index(rights.len());
        let law = whole(&json!({ "id": "law", "rules": rules(&rights, 0, 0) }));
        let floor = |days| {
            let shop = whole(&json!({ "packs": ["law"], "rules": rules(&rights, changed, days) }));
            pointers(&lint(&shop, std::slice::from_ref(&law), &[], NOW), "below_statutory_floor")
        };
        prop_assert_eq!(floor(-1), [format!("/rules/{changed}/window")]);
        prop_assert_eq!(floor(0), Vec::<String>::new());
        prop_assert_eq!(floor(1), Vec::<String>::new());
    }

    #[test]
    fn findings_are_in_order_and_told_once(rights in prop::collection::vec(right(), 1..6)) {
        let shop = whole(&json!({ "facts": { "b": { "type": "boolean" }, "a": { "type": "boolean" } }, "rules": rules(&rights, 0, 1) }));
        let findings = lint(&shop, &[], &[], NOW);
        prop_assert_eq!(&findings, &lint(&shop, &[], &[], NOW));
        let told: Vec<_> = findings.iter().map(|finding| (finding["pointer"].to_string(), finding["code"].to_string())).collect();
        let mut sorted = told.clone();
        sorted.sort();
        sorted.dedup();
        prop_assert_eq!(told, sorted);
    }
}
