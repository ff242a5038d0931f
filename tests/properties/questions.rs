//! Order lines and requests of all sorts.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::{DAY, YEAR_2026, iso};

/// What a fact can be: absent, null, or one of these.
fn fact(choice: u8, known: [Value; 2]) -> Option<Value> {
    match choice {
        0 => None,
        1 => Some(Value::Null),
        2 => Some(known[0].clone()),
        _ => Some(known[1].clone()),
    }
}

/// An instant of the year, or its date.
fn moment(day: i64, rest: i64) -> [Value; 2] {
    let at = YEAR_2026 + day * DAY + rest / 1000 * 1000;
    [json!(iso(at)), json!(iso(at)[..10].to_owned())]
}

prop_compose! {
    fn repairs()(visits in prop::collection::vec((0..10_i64, 0..3_i64, 0..2_u8), 0..3)) -> Value {
        let mut day = 0;
        let mut repairs = Vec::new();
        for (after, lasts, fault) in visits {
            let from = day + after;
            day = from + lasts + 1;
            let date = |day: i64| iso(YEAR_2026 + day * DAY)[..10].to_owned();
            repairs.push(json!({ "from": date(from), "to": date(from + lasts), "fault": if fault == 0 { "a" } else { "b" } }));
        }
        json!(repairs)
    }
}

prop_compose! {
    /// An order line without an amount of its own.
    pub fn line()(events in prop::array::uniform4((0..4_u8, 0..40_i64, 0..DAY)), opened in 0..4_u8, used in 0..4_u8,
                  km in 0..4_u8, price in 0..4_u8, tags in 0..3_u8, repairs in repairs(),
                  parcels in prop::collection::vec((0..8_u8, 0..40_i64, 0..DAY), 0..3)) -> Value {
        let mut line = json!({ "quantity": 2, "events": {}, "condition": {}, "usage": {}, "repairs": repairs });
        for (name, (choice, day, rest)) in ["ordered", "shipped", "delivered", "installed"].iter().zip(events) {
            if let Some(value) = fact(choice, moment(day, rest)) {
                line["events"][*name] = value;
            }
        }
        for (place, name, value) in [
            ("condition", "opened", fact(opened, [json!(true), json!(false)])),
            ("condition", "used", fact(used, [json!(true), json!(false)])),
            ("usage", "kilometres", fact(km, [json!(50), json!(1500)])),
        ] {
            if let Some(value) = value {
                line[place][name] = value;
            }
        }
        if let Some(price) = fact(price, [json!({ "amount": 2499, "currency": "EUR" }), json!({ "amount": 4999, "currency": "EUR" })]) {
            line["unitPrice"] = price;
        }
        if tags > 0 {
            line["tags"] = json!([if tags == 1 { "sale" } else { "new" }]);
        }
        let deliveries: Vec<Value> = parcels.into_iter().filter_map(|(choice, day, rest)| match choice {
            0 => None,
            1 => Some(Value::Null),
            choice => Some(moment(day, rest)[usize::from(choice % 2)].clone()),
        }).collect();
        if !deliveries.is_empty() {
            line["deliveries"] = json!(deliveries);
        }
        line
    }
}

prop_compose! {
    pub fn question()(mut line in line(), reason in 0..3_u8, paid in 0..2_u8, shared in 0..4_u8, claims in 0..4_u8) -> Value {
        let euro = |amount: u32| json!({ "amount": amount, "currency": "EUR" });
        if paid == 1 {
            line["paid"] = euro(4999);
        }
        if shared % 2 == 1 {
            line["discount"] = euro(333);
        }
        if shared > 1 {
            line["shipping"] = euro(490);
        }
        if claims == 0 {
            line["claims"] = json!([{ "quantity": 1, "state": "open", "redelivered": 0 }]);
        }
        let request = match reason {
            0 => json!({}),
            1 => json!({ "reason": "changed_mind" }),
            _ => json!({ "reason": "defective" }),
        };
        json!({ "line": line, "request": request })
    }
}
