//! Policies of all sorts.

use proptest::prelude::*;
use serde_json::{Value, json};

prop_compose! {
    fn matcher()(kind in 0..14_u8, flag: bool, day in 1..28_u32) -> Value {
        let date = format!("2026-01-{day:02}");
        match kind {
            0 | 1 => json!({ "condition": { "opened": flag } }),
            2 => json!({ "reasons": [if flag { "quality" } else { "changed_mind" }] }),
            3 => json!({ "not": { "condition": { "used": flag } } }),
            4 => json!({ "tags": [if flag { "sale" } else { "new" }] }),
            5 => json!({ "usage": { "kilometres": { "max": 100 } } }),
            6 => json!({ "unitPrice": if flag { json!({ "min": 40 }) } else { json!({ "max": 40 }) } }),
            7 => json!({ "repairs": { (if flag { "count" } else { "days" }): { "min": 2 } } }),
            8 => json!({ "events": { "ordered": if flag { json!({ "from": date }) } else { json!({ "to": date }) } } }),
            9 => json!({ "events": { "installed": flag } }),
            10 => json!({ "not": { "events": { "ordered": { "from": date, "to": "2026-01-28" } } } }),
            _ => json!({}),
        }
    }
}

fn reference(kind: u8) -> Value {
    match kind {
        0 => json!("ordered"),
        1 => json!(["delivered", { "event": "shipped", "plus": "P3D" }]),
        2 => json!({ "event": "delivered", "plus": "P1D" }),
        3 => json!({ "event": "delivered", "parcel": "last" }),
        4 => json!({ "event": "delivered", "parcel": "first" }),
        5 => json!({ "event": "delivered", "orLater": "installed" }),
        _ => json!("delivered"),
    }
}

/// A length with the mode that it is counted in.
fn length(kind: u8, days: u32) -> (String, &'static str) {
    match kind {
        0 => (format!("P{days}D"), "days_after"),
        1 => (format!("P{days}D"), "days_beginning_with"),
        2 => (format!("PT{days}H"), "elapsed"),
        3 => (format!("P{}M", days % 5 + 1), "months_same_date"),
        4 => ("unlimited".to_owned(), "days_after"),
        _ => (format!("P{}M", days % 5 + 1), "months_from_next_day"),
    }
}

prop_compose! {
    fn window()(kind in 0..7_u8, days in 1..40_u32, from in 0..9_u8, more in 0..12_u8, bound in 1..60_u32, event in 0..9_u8) -> Value {
        let (length, count) = length(kind, days);
        let mut window = match kind {
            6 => json!({ "from": reference(from), "until": format!("2026-02-{:02}", days % 28 + 1) }),
            _ => json!({ "from": reference(from), "length": length, "count": count }),
        };
        if days % 7 == 0 {
            window["opens"] = json!("ordered");
        }
        let other = || json!({ "from": reference(event), "length": format!("P{bound}D") });
        match more {
            0 => window["atMost"] = other(),
            5 => {
                window["atMost"] = other();
                window["atMost"]["keptBy"] = json!("installed");
            }
            1 => window["atLeast"] = other(),
            2 if kind != 4 => window["then"] = json!(format!("P{bound}D")),
            3 => window["extendedBy"] = json!(["repairs"]),
            4 => window["extendedBy"] = json!(["repairs_by_hours"]),
            _ => {}
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
                rule["refund"] = json!({ "shipping": if requires == 0 { "refunded" } else { "kept" } });
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
    fn season()(effect in 0..5_u8, days in 1..60_u32, from in 1..29_u32, lasts in 0..40_u32, when in matcher(), event in 0..3_usize,
                number in 1..13_u32) -> Value {
        let day = |day: u32| format!("--{:02}-{:02}", (day - 1) / 28 % 12 + 1, (day - 1) % 28 + 1);
        // Some span the new year.
        let first = from + if number % 3 == 0 { 11 * 28 } else { 0 };
        let event = ["ordered", "delivered", "installed"][event];
        let mut season = json!({ "event": event, "from": day(first), "to": day(first + lasts) });
        if number % 4 == 0 {
            season["when"] = when;
        }
        match effect {
            0 => season["length"] = json!(format!("P{days}D")),
            1 => season["length"] = json!("P2M"),
            2 => season["lastDay"] = json!(day(first + lasts + days)),
            3 => season["lastDayAtLeast"] = json!(day(first + lasts + days)),
            _ => season["closed"] = json!(true),
        }
        season
    }
}

prop_compose! {
    /// A warranty with all that may end it.
    pub fn warranty()(window in window(), when in matcher(), registered in 0..4_u8, limit: bool, transfer in 0..4_u8, days in 1..40_u32) -> Value {
        let mut warranty = json!({ "id": "w", "covers": ["repair"], "window": window, "when": when, "expiring": format!("P{days}D") });
        let within = json!({ "from": "delivered", "length": format!("P{days}D") });
        if registered > 1 {
            warranty["registration"] = json!({ "required": registered == 2, "window": within });
        }
        if limit {
            warranty["limits"] = json!([{ "unit": "kilometres", "cap": 1000 }]);
        }
        match transfer {
            0 => warranty["transfer"] = json!({ "kept": false }),
            1 => warranty["transfer"] = json!({ "kept": true, "window": { "from": "installed", "length": format!("P{days}D") } }),
            _ => {}
        }
        warranty
    }
}

prop_compose! {
    fn presumption()(when in matcher(), window in window(), on: bool) -> Value {
        json!({ "on": if on { "seller" } else { "buyer" }, "when": when, "window": window })
    }
}

prop_compose! {
    fn cost()(kind in 0..8_u8, when in matcher(), from in 0..3_usize) -> Value {
        let event = ["ordered", "delivered", "installed"][from];
        let amount = match kind {
            0 => json!({ "kind": "daily", "percent": "0.5", "per": "day", "from": event }),
            1 => json!({ "kind": "daily", "percent": "20", "per": "day", "from": event, "less": "repairs" }),
            2 => json!({ "kind": "wear", "percent": "7", "per": "thousand_kilometres" }),
            3 => json!({ "kind": "handling", "amount": "4.95", "per": "item" }),
            _ => json!({ "kind": "handling", "percent": "10", "of": "paid" }),
        };
        let field = if kind % 4 == 1 { "bonus" } else { "fee" };
        json!({ "when": when, (field): amount })
    }
}

/// Gives the entries of a list ids: a letter and their place.
fn named(letter: char, mut entries: Vec<Value>) -> Vec<Value> {
    for (index, entry) in entries.iter_mut().enumerate() {
        entry["id"] = json!(format!("{letter}{index}"));
    }
    entries
}

prop_compose! {
    pub fn document()(rules in prop::collection::vec(rule(), 1..5), zone in 0..5_usize, replaces: bool,
                      costs in prop::collection::vec(cost(), 0..3), seasons in prop::collection::vec((season(), any::<[bool; 4]>()), 0..3),
                      presumptions in prop::collection::vec(presumption(), 0..3), packs: bool, applies in 0..8_u8) -> Value {
        let zones = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Atlantic/Azores", "Pacific/Chatham"];
        let mut rules = named('r', rules);
        let last = rules.len() - 1;
        if replaces && last > 0 && rules[0].get("grants").is_some() {
            rules[last]["replaces"] = json!(["r0"]);
        }
        let mut held = Vec::new();
        for (mut season, meant) in seasons {
            let granting = rules.iter().zip(meant).filter(|(rule, meant)| *meant && rule.get("grants").is_some());
            let named: Vec<&Value> = granting.map(|(rule, _)| &rule["id"]).collect();
            if !named.is_empty() {
                season["rules"] = json!(named);
                held.push(season);
            }
        }
        let mut document = json!({ "format": 1, "id": "p", "version": "1", "timeZone": zones[zone], "currency": "EUR",
            "rules": rules, "packs": if packs { json!(["law"]) } else { json!([]) },
            "costs": named('c', costs), "seasons": named('s', held), "presumptions": named('b', presumptions) });
        if applies == 0 {
            document["appliesTo"] = json!({ "event": "ordered", "from": "2026-01-10", "to": "2026-02-20" });
        }
        document
    }
}
