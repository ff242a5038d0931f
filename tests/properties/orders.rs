//! Laws of whole orders.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::documents::document;
use super::questions::line;
use super::support::{DAY, YEAR_2026, asked, iso};

fn amounts(decisions: &Value, code: &str) -> Vec<i64> {
    let mut found = Vec::new();
    for decision in decisions.as_object().unwrap().values() {
        for step in decision["options"][0]["refund"]["calculation"].as_array().unwrap() {
            if step["code"] == code {
                found.push(step["amount"]["amount"].as_i64().unwrap());
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Shares of a discount and of postage add up to the whole, and no two lines of equal worth are more than one
    /// minor unit apart.
    #[test]
    fn shares_add_up(paid in prop::collection::vec(0..9_000_000_000_000_i64, 1..9), discount in 0..9_000_000_000_000_i64, shipping in 0..100_000_i64) {
        prop_assume!(paid.iter().sum::<i64>() > 0);
        let document = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "UTC", "rules": [
            { "id": "r", "grants": ["refund"], "window": { "length": "P30D" }, "refund": { "shipping": "refunded" } }] });
        let money = |amount: i64| json!({ "amount": amount, "currency": "IDR" });
        let lines: Vec<Value> =
            paid.iter().enumerate().map(|(id, paid)| json!({ "id": id.to_string(), "quantity": 1, "paid": money(*paid) })).collect();
        let order = json!({ "events": { "delivered": "2026-01-01" }, "lines": lines, "discount": money(discount), "shipping": money(shipping) });
        let decisions = asked("checkOrder", &document, &json!({ "order": order, "now": "2026-01-05T00:00:00Z" }));
        let discounts = amounts(&decisions, "order_discount");
        prop_assert_eq!(discounts.iter().sum::<i64>(), -discount);
        prop_assert_eq!(amounts(&decisions, "original_shipping").iter().sum::<i64>(), shipping);
        let total: i128 = paid.iter().map(|paid| i128::from(*paid)).sum();
        for (id, paid) in paid.iter().enumerate() {
            let share = i128::from(discount) * i128::from(*paid) / total;
            let got = -i128::from(decisions[id.to_string()]["options"][0]["refund"]["calculation"][1]["amount"]["amount"].as_i64().unwrap());
            prop_assert!(share <= got && got <= share + 1, "{got} is not {share}, or one more");
        }
    }

    /// An order of one line that says everything itself is judged as that line is.
    #[test]
    fn one_line_is_an_order(document in document(), line in line(), day in 0..90_i64, reason: bool) {
        let mut line = line;
        line["id"] = json!("a");
        // Without a list of its own, a line of an order has its own delivery as the only parcel, if that is known.
        prop_assume!(line.get("deliveries").is_some() || line["events"].get("delivered").is_some());
        let request = if reason { json!({ "reason": "defective" }) } else { json!({}) };
        let now = iso(YEAR_2026 + day * DAY);
        let alone = asked("checkReturn", &document, &json!({ "line": line, "request": request, "now": now }));
        let order = json!({ "order": { "lines": [line] }, "requests": { "a": request }, "now": now });
        prop_assert_eq!(&asked("checkOrder", &document, &order)["a"], &alone);
    }
}
