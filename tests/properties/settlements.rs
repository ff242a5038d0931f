//! Laws of the money of a return. `PROPTEST_CASES` asks for more cases than the usual.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::{asked, cases};

/// What one line is: the price of a piece, how many pieces, what was given for one of them, and how many are asked for.
type Bought = (i64, i64, Option<i64>, i64);

fn money(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

fn fee() -> impl Strategy<Value = Value> {
    let cents = |most: i64| (0..most).prop_map(|amount| format!("{}.{:02}", amount / 100, amount % 100));
    let group = prop::option::of(prop_oneof![Just("one"), Just("two")]);
    let terms = prop_oneof![
        (0..15_u8).prop_map(|percent| json!({ "percent": percent.to_string() })),
        (0..15_u8, cents(900)).prop_map(|(percent, most)| json!({ "percent": percent.to_string(), "atMost": most })),
        cents(900).prop_map(|amount| json!({ "amount": amount })),
        cents(20).prop_map(|amount| json!({ "amount": amount, "per": "item" })),
        Just(json!({ "percent": "100", "of": "shipping" })),
    ];
    (terms, group).prop_map(|(mut terms, group)| {
        terms["kind"] = json!("fee");
        if let Some(group) = group {
            terms["largestOf"] = json!(group);
        }
        terms
    })
}

fn document(fees: &[Value], shipping: &str) -> Value {
    let costs: Vec<Value> =
        fees.iter().enumerate().map(|(place, fee)| json!({ "id": format!("c{place}"), "fee": fee })).collect();
    json!({ "format": 1, "id": "p", "version": "1", "timeZone": "UTC", "currency": "EUR", "costs": costs, "rules": [
        { "id": "r", "grants": ["refund"], "window": { "length": "P30D" }, "refund": { "shipping": shipping } }] })
}

/// An order of which some pieces went back already.
fn order(lines: &[Bought], gone: &[i64], shipping: i64, discount: i64) -> Value {
    let line = |(place, (price, bought, given, _)): (usize, &Bought)| {
        let mut claims = Vec::new();
        if let Some(given) = given {
            let reduction = json!({ "quantity": 1, "state": "done", "remedy": "price_reduction", "amount": money(price * given / 100) });
            claims.push(reduction);
        }
        claims.push(json!({ "quantity": gone[place], "state": "done", "remedy": "refund" }));
        json!({ "id": place.to_string(), "quantity": bought, "paid": money(price * bought), "claims": claims })
    };
    let lines: Vec<Value> = lines.iter().enumerate().map(line).collect();
    json!({ "events": { "delivered": "2026-01-01" }, "shipping": money(shipping), "discount": money(discount), "lines": lines })
}

fn question(order: &Value, wanted: &[i64]) -> Value {
    let requests: serde_json::Map<String, Value> = wanted
        .iter()
        .enumerate()
        .filter(|(_, pieces)| **pieces > 0)
        .map(|(place, pieces)| (place.to_string(), json!({ "quantity": pieces, "remedy": "refund" })))
        .collect();
    json!({ "order": order, "requests": requests, "now": "2026-01-05T00:00:00Z" })
}

fn number(money: &Value) -> i64 {
    money["amount"].as_i64().unwrap_or(0)
}

fn sum(list: &Value) -> i64 {
    list.as_array().unwrap().iter().map(|entry| number(&entry["amount"])).sum()
}

proptest! {
    #![proptest_config(cases(500))]

    /// Lines and steps add up to what is paid back, which is never less than nothing nor more than was paid; and several
    /// returns never pay back more than one of all.
    #[test]
    fn returns_add_up(
        lines in prop::collection::vec((500..20_000_i64, 1..4_i64, prop::option::of(0..40_i64), 0..4_i64), 1..6),
        fees in prop::collection::vec(fee(), 0..4), shipping in 0..2_000_i64, percent in 0..10_i64,
        terms in prop_oneof![Just("kept"), Just("refunded"), Just("refunded_when_all")],
    ) {
        let document = document(&fees, terms);
        let paid: i64 = lines.iter().map(|(price, bought, ..)| price * bought).sum();
        let given: i64 = lines.iter().map(|(price, _, given, _)| price * given.unwrap_or(0) / 100).sum();
        let discount = paid * percent / 100;
        let all: Vec<i64> = lines.iter().map(|(_, bought, ..)| *bought).collect();
        let first: Vec<i64> = lines.iter().map(|(_, bought, _, asked)| *asked.min(bought)).collect();
        let rest: Vec<i64> = all.iter().zip(&first).map(|(all, first)| all - first).collect();
        let none = vec![0; lines.len()];
        let mut amounts = Vec::new();
        for (gone, wanted) in [(&none, &all), (&none, &first), (&first, &rest)] {
            let question = question(&order(&lines, gone, shipping, discount), wanted);
            let settled = asked("settle", &document, &question);
            let amount = number(&settled["amount"]);
            prop_assert_eq!(sum(&settled["lines"]), amount, "lines of {}", &settled);
            prop_assert_eq!(sum(&settled["calculation"]), amount, "steps of {}", &settled);
            prop_assert_eq!(&settled["unsettled"], &json!([]));
            let decisions = asked("checkOrder", &document, &question);
            for line in settled["lines"].as_array().unwrap() {
                prop_assert!(number(&line["amount"]) >= 0);
                let id = line["id"].as_str().unwrap();
                prop_assert_eq!(&line["amount"], &decisions[id]["options"][0]["refund"]["amount"]);
            }
            amounts.push(amount);
        }
        prop_assert!(amounts[0] <= paid - discount - given + shipping, "{} of {paid}", amounts[0]);
        prop_assert!(amounts[1] + amounts[2] <= amounts[0], "{amounts:?}");
    }
}
