//! Laws of whole orders.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::documents::document;
use super::questions::line;
use super::support::{DAY, YEAR_2026, asked, cases, iso};

/// The set that a line is of, the lines that it was given for, and whether it is asked for.
type Kin = (u8, Vec<usize>, bool);

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
    #![proptest_config(cases(500))]

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

    /// A line of an order has the deliveries of all: it is judged as one that lists them itself.
    #[test]
    fn lines_know_all_deliveries(
        days in prop::collection::vec((0..40_i64, 0..4_u8), 1..12), first: bool, now in 0..90_i64, of_parcels: bool,
    ) {
        let deliveries: Vec<Value> = days.iter().map(|(day, kind)| delivery(*day, *kind)).collect();
        let parcel = if first { "first" } else { "last" };
        let document = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "Asia/Shanghai", "packs": ["law"], "rules": [
            { "id": "r", "grants": ["refund"], "window": { "from": { "event": "delivered", "parcel": parcel }, "length": "P30D" } }] });
        let line = |place: usize, delivered: &Value| json!({ "id": place.to_string(), "quantity": 1, "events": { "delivered": delivered } });
        let mut lines: Vec<Value> = deliveries.iter().enumerate().map(|(place, delivered)| line(place, delivered)).collect();
        let now = iso(YEAR_2026 + now * DAY);
        let alone = |line: &Value| {
            let mut line = line.clone();
            line["deliveries"] = json!(deliveries);
            asked("checkReturn", &document, &json!({ "line": line, "now": now }))
        };
        let want: Vec<Value> = lines.iter().map(alone).collect();
        let mut order = json!({});
        if of_parcels {
            let parcel = |(place, delivered)| json!({ "events": { "delivered": delivered }, "lines": [{ "id": usize::to_string(&place) }] });
            order["parcels"] = deliveries.iter().enumerate().map(parcel).collect();
            lines.iter_mut().for_each(|line| line["events"] = json!({}));
        }
        order["lines"] = json!(lines);
        let decisions = asked("checkOrder", &document, &json!({ "order": order, "now": now }));
        for (place, want) in want.iter().enumerate() {
            prop_assert_eq!(&decisions[place.to_string()], want);
        }
    }

    /// What goes back together are the other lines of a set, and what was given for a line.
    #[test]
    fn lines_go_back_together(sets in prop::collection::vec((0..4_u8, prop::collection::vec(0..8_usize, 0..4), any::<bool>()), 1..8)) {
        let document = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "UTC", "returnTogether": ["sets", "gifts"],
            "rules": [{ "id": "r", "grants": ["refund"], "window": { "length": "P30D" } }] });
        let mut requests = json!({});
        let mut lines = Vec::new();
        for (place, (set, gifts, is_asked)) in sets.iter().enumerate() {
            let gifts: Vec<String> = gifts.iter().filter(|gift| **gift < sets.len()).map(usize::to_string).collect();
            let mut line = json!({ "id": place.to_string(), "quantity": 1, "giftFor": gifts });
            if *set > 0 {
                line["set"] = json!(set.to_string());
            }
            lines.push(line);
            if *is_asked {
                requests[place.to_string()] = json!({});
            }
        }
        let order = json!({ "events": { "delivered": "2026-01-01" }, "lines": lines });
        let decisions = asked("checkOrder", &document, &json!({ "order": order, "requests": requests, "now": "2026-01-05T00:00:00Z" }));
        for place in 0..sets.len() {
            let others = |belongs: &dyn Fn(&Kin) -> bool| -> Vec<usize> {
                (0..sets.len()).filter(|other| *other != place && belongs(&sets[*other])).collect()
            };
            let mut want = Vec::new();
            for (code, lines) in [
                ("return_set", others(&|other| other.0 > 0 && other.0 == sets[place].0)),
                ("return_gift", others(&|other| other.1.contains(&place))),
            ] {
                if !lines.is_empty() {
                    want.push((code.to_owned(), lines.iter().all(|line| sets[*line].2), lines));
                }
            }
            let stated = decisions[place.to_string()]["options"][0]["requires"].as_array().cloned().unwrap_or_default();
            let got: Vec<_> = stated.iter().map(|one| {
                let lines = one["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().parse::<usize>().unwrap());
                (one["code"].as_str().unwrap().to_owned(), one["met"].as_bool().unwrap(), lines.collect::<Vec<_>>())
            }).collect();
            prop_assert_eq!(got, want);
        }
    }

    /// What a lost promotion gave for what is kept is shared among what goes back, by the largest remainders.
    #[test]
    fn lost_promotions_are_shared(
        lines in prop::collection::vec((1..9_000_i64, any::<bool>()), 1..9), minimums in prop::collection::vec((1..40_000_i64, 1..9_000_i64), 0..4),
    ) {
        let document = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "UTC", "rules": [
            { "id": "r", "grants": ["refund"], "window": { "length": "P30D" }, "refund": { "promotions": "resettled" } }] });
        let money = |amount: i64| json!({ "amount": amount, "currency": "EUR" });
        let line = |(place, (price, _)): (usize, &(i64, bool))| json!({ "id": place.to_string(), "quantity": 1, "unitPrice": money(*price), "paid": money(1_000_000) });
        let requests: serde_json::Map<String, Value> =
            lines.iter().enumerate().filter(|(_, (_, is_asked))| *is_asked).map(|(place, _)| (place.to_string(), json!({}))).collect();
        let promotions: Vec<Value> = minimums.iter().map(|(minimum, off)| json!({ "minimum": money(*minimum), "off": money(*off) })).collect();
        let order = json!({ "events": { "delivered": "2026-01-01" }, "promotions": promotions, "lines": lines.iter().enumerate().map(line).collect::<Vec<_>>() });
        let decisions = asked("checkOrder", &document, &json!({ "order": order, "requests": requests, "now": "2026-01-05T00:00:00Z" }));
        let bought: i64 = lines.iter().map(|(price, _)| price).sum();
        for place in 0..lines.len() {
            let back: Vec<i64> = lines.iter().enumerate().map(|(other, (price, is_asked))| if *is_asked || other == place { *price } else { 0 }).collect();
            let kept = bought - back.iter().sum::<i64>();
            let mut want = None;
            for (minimum, off) in &minimums {
                if *minimum <= bought && kept < *minimum && kept > 0 {
                    let given = (off * kept * 2 + bought) / (bought * 2);
                    *want.get_or_insert(0) -= shared(given, &back)[place];
                }
            }
            let steps = decisions[place.to_string()]["options"][0]["refund"]["calculation"].as_array().unwrap().clone();
            let got = steps.iter().find(|step| step["code"] == "promotion_lost").map(|step| step["amount"]["amount"].as_i64().unwrap());
            prop_assert_eq!(got, want);
        }
    }
}

/// An instant, a date, one of both that is the same in a zone, or none yet.
fn delivery(day: i64, kind: u8) -> Value {
    match kind {
        0 => json!(iso(YEAR_2026 + day * DAY + 61_000_000)),
        1 => json!(iso(YEAR_2026 + day * DAY)),
        2 => json!(iso(YEAR_2026 + day * DAY)[..10]),
        _ if day < 4 => Value::Null,
        _ => json!(iso(YEAR_2026 + day * DAY - 28_800_000)),
    }
}

/// Rounded down, and then one more for each of those with the largest remainders.
fn shared(whole: i64, values: &[i64]) -> Vec<i64> {
    let total: i64 = values.iter().sum();
    let mut parts: Vec<i64> = values.iter().map(|value| whole * value / total).collect();
    let mut places: Vec<usize> = (0..values.len()).collect();
    places.sort_by_key(|place| -(whole * values[*place] % total));
    let left = usize::try_from(whole - parts.iter().sum::<i64>()).unwrap();
    places.iter().take(left).for_each(|place| parts[*place] += 1);
    parts
}
