//! Out and back: what markup says of a policy grants nothing that the policy does not.

use serde_json::{Value, json};

use super::desk::{FROM_SCHEMA_ORG, TO_SCHEMA_ORG, codes, decide, engine, issues_of, items, value};
use super::mutations::Dice;

const LEAVES: [&str; 10] = [
    "defective",
    "damaged",
    "spoiled",
    "not_as_described",
    "wrong_item",
    "missing_item",
    "damaged_in_transit",
    "late",
    "lost",
    "changed_mind",
];
const BRANCHES: [&str; 3] = ["quality", "delivery", "preference"];
const POLICIES: usize = 300;

fn some<'a>(dice: &mut Dice, list: &[&'a str]) -> Vec<&'a str> {
    let start = dice.below(list.len());
    let count = 1 + dice.below(list.len());
    list.iter().cycle().skip(start).take(count).copied().collect()
}

fn matcher(dice: &mut Dice) -> Value {
    let mut when = json!({});
    let chance = 4;
    if dice.one_in(chance) {
        when["reasons"] = json!(some(dice, &BRANCHES));
    } else if dice.one_in(chance) {
        when["reasons"] = json!(some(dice, &LEAVES));
    }
    if dice.one_in(5) {
        when["countries"] = json!(some(dice, &["DE", "AT", "CH"]));
    }
    if dice.one_in(8) {
        when["categories"] = json!(some(dice, &["phones", "electronics", "shoes"]));
    }
    if dice.one_in(8) {
        when["tags"] = json!(["final_sale"]);
    }
    if dice.one_in(5) {
        when["condition"] = json!({ *dice.pick(&["used", "damagedByUser", "opened"]): dice.one_in(4) });
    }
    if dice.one_in(10) {
        when["remedies"] = json!(["refund"]);
    }
    if dice.one_in(12) {
        when["buyer"] = json!({ "consumer": true });
    }
    if dice.one_in(12) {
        let (field, name) = *dice.pick(&[("tags", "final_sale"), ("countries", "DE"), ("reasons", "late")]);
        when["not"] = json!({ field: [name] });
    }
    when
}

fn window(dice: &mut Dice) -> Value {
    let mut window =
        json!({ "length": *dice.pick(&["P14D", "P30D", "P2W", "P1D", "unlimited", "P1M", "PT48H", "P60D"]) });
    if dice.one_in(5) {
        window["from"] = json!(*dice.pick(&["delivered", "ordered", "shipped"]));
    } else if dice.one_in(5) {
        window["from"] = json!(["delivered", { "event": "shipped", "plus": "P3D" }]);
    }
    if dice.one_in(10) {
        return json!({ "until": *dice.pick(&["2026-03-10", "2026-03-16", "2026-05-01"]) });
    }
    match dice.below(20) {
        0 => window["atMost"] = json!({ "length": "P3D" }),
        1 => window["opens"] = json!("installed"),
        _ => {}
    }
    let is_days = matches!(window["length"].as_str(), Some("P14D" | "P30D" | "P2W" | "P1D" | "P60D"));
    if is_days && dice.one_in(4) {
        window["count"] = json!(*dice.pick(&["days_after", "days_beginning_with", "elapsed"]));
    }
    window
}

/// A season in which the lines of this test were ordered.
fn season(dice: &mut Dice) -> Value {
    let (from, to) = *dice.pick(&[("2026-02-01", "2026-03-31"), ("--02-01", "--03-31"), ("2026-02-25", "2026-02-25")]);
    let mut season = json!({ "id": "s", "rules": ["r0"], "event": "ordered", "from": from, "to": to });
    match dice.below(5) {
        0 => season["length"] = json!(*dice.pick(&["P3D", "P90D", "P1M"])),
        1 => season["lastDay"] = json!("2026-03-05"),
        2 => season["lastDayAtLeast"] = json!("2026-04-30"),
        3 => season["lastDay"] = json!("--04-30"),
        _ => season["closed"] = json!(true),
    }
    if dice.one_in(5) {
        season["when"] = json!({ "countries": ["AT"] });
    }
    season
}

fn policy(dice: &mut Dice) -> Value {
    let mut rules = Vec::new();
    for number in 0..=dice.below(3) {
        let mut rule = json!({ "id": format!("r{number}") });
        let when = matcher(dice);
        if when != json!({}) && dice.one_in(2) {
            rule["when"] = when;
        }
        if dice.one_in(6) {
            rule["excludes"] = json!(some(dice, &["refund", "exchange", "store_credit"]));
        } else {
            rule["grants"] = json!(some(dice, &["refund", "exchange", "store_credit", "repair"]));
            rule["window"] = window(dice);
            if dice.one_in(10) {
                rule["decidedBy"] = json!("inspection");
            }
            if number > 0
                && dice.one_in(8)
                && rules.iter().any(|rule: &Value| rule["id"] == json!("r0") && rule.get("grants").is_some())
            {
                rule["replaces"] = json!(["r0"]);
            }
        }
        rules.push(rule);
    }
    let grants = rules[0].get("grants").is_some();
    let mut costs = Vec::new();
    for number in 0..dice.below(3) {
        let mut cost = json!({ "id": format!("c{number}") });
        let when = matcher(dice);
        if when != json!({}) {
            cost["when"] = when;
        }
        match dice.below(4) {
            0 => cost["shippingPaidBy"] = json!("seller"),
            1 => cost["shippingPaidBy"] = json!("buyer"),
            2 => cost["fee"] = json!({ "kind": *dice.pick(&["restocking", "handling"]), "percent": "10" }),
            _ => cost["fee"] = json!({ "kind": *dice.pick(&["return_shipping", "restocking"]), "amount": "4.95" }),
        }
        if grants && dice.one_in(4) {
            cost["rules"] = json!(["r0"]);
        }
        costs.push(cost);
    }
    let mut policy = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR",
        "categories": { "electronics": ["phones"] }, "rules": rules, "costs": costs });
    if dice.one_in(2) {
        policy["countries"] = json!(["DE", "AT"]);
    }
    if grants && dice.one_in(4) {
        policy["seasons"] = json!([season(dice)]);
    }
    if dice.one_in(20) {
        policy["appliesTo"] = json!({ "event": "ordered", "from": "2026-03-01" });
    }
    if dice.one_in(2) {
        policy["warranties"] =
            json!([{ "id": "w", "covers": ["repair"], "window": { "length": *dice.pick(&["P2Y", "P6M", "P90D"]) } }]);
    }
    policy
}

fn line(dice: &mut Dice, product: Option<&Value>) -> Value {
    let mut line = json!({ "quantity": 1, "country": *dice.pick(&["DE", "AT", "CH", "FR"]),
        "paid": { "decimal": "100.00", "currency": "EUR" },
        "events": { "ordered": "2026-02-25T10:00:00Z", "shipped": "2026-02-27T10:00:00Z",
            "delivered": *dice.pick(&["2026-03-02", "2026-03-02T10:15:00+01:00", "2026-03-01T23:59:59Z"]) },
        "condition": { "used": dice.one_in(3), "damagedByUser": dice.one_in(3), "opened": dice.one_in(2) },
        "buyer": { "consumer": dice.one_in(2) } });
    match product {
        Some(product) => {
            line["categories"] = product["categories"].clone();
            line["tags"] = product["tags"].clone();
        }
        None => {
            line["categories"] = json!(some(dice, &["phones", "shoes", "books"]));
            line["tags"] = if dice.one_in(3) { json!(["final_sale"]) } else { json!([]) };
        }
    }
    line
}

/// When an option closes, in an order in which no end comes last.
fn closes(option: &Value) -> String {
    match option["closesState"].as_str() {
        Some("unlimited") => "9999".to_owned(),
        _ => option["closes"].as_str().unwrap_or_default().to_owned(),
    }
}

/// What is taken off, in minor units, and how sending it back is paid: the seller, nobody says, the buyer.
fn burden(option: &Value) -> (i64, usize) {
    let fees = items(&option["costs"]["fees"]).iter().map(|fee| fee["amount"]["amount"].as_i64().expect("an amount"));
    let payer =
        ["seller", "unstated", "buyer"].iter().position(|payer| option["costs"]["shippingPaidBy"] == json!(payer));
    (fees.sum(), payer.expect("a payer"))
}

/// True if an option lasts as long as another and costs no more.
fn is_as_good(one: &Value, other: &Value) -> bool {
    let ((fee, payer), (other_fee, other_payer)) = (burden(one), burden(other));
    // A fee for sending it back says nothing of who pays beside it.
    one["remedy"] == other["remedy"]
        && one["status"] == json!("open")
        && closes(one) >= closes(other)
        && fee <= other_fee
        && (payer <= other_payer || other_payer == 1)
}

#[test]
fn markup_of_a_policy_grants_nothing_that_it_does_not() {
    let engine = engine();
    let mut dice = Dice::new(7);
    let (mut said, mut open) = (0, 0);
    for _ in 0..POLICIES {
        let policy = policy(&mut dice);
        assert_eq!(issues_of(&engine, &policy), Vec::<String>::new(), "{policy}");
        let product = dice.one_in(2).then(|| {
            let tags = if dice.one_in(4) { json!(["final_sale"]) } else { json!([]) };
            json!({ "categories": [*dice.pick(&["phones", "shoes", "books"])], "tags": tags })
        });
        let options = product.as_ref().map_or(json!({}), |product| json!({ "product": product }));
        let out = value(&engine, TO_SCHEMA_ORG, &policy, options);
        let page = &out["jsonld"];
        said += usize::from(page.get("hasMerchantReturnPolicy").is_some());
        is_as_google_reads_it(page);
        let back = value(&engine, FROM_SCHEMA_ORG, page, json!({ "timeZone": "Europe/Berlin", "currency": "EUR" }));
        let without_zone = value(&engine, FROM_SCHEMA_ORG, page, json!({ "currency": "EUR" }));
        for _ in 0..12 {
            let line = line(&mut dice, product.as_ref());
            let question = json!({ "line": line, "request": { "reason": *dice.pick(&LEAVES) },
                "now": *dice.pick(&["2026-03-03T12:00:00Z", "2026-03-16T22:59:59Z", "2026-03-16T23:00:00Z", "2026-04-01T12:00:00Z"]) });
            // Without a zone a civil date ends earliest; an instant may be on a later date there.
            let is_date = line["events"]["delivered"].as_str().is_some_and(|text| text.len() == 10);
            let imported = if is_date && dice.one_in(2) { &without_zone["policy"] } else { &back["policy"] };
            let theirs = decide(&engine, imported, &question);
            let ours = decide(&engine, &policy, &question);
            // Markup does not say from when on a warranty runs, only for how long.
            let by_rule = |option: &&Value| !option["rule"].as_str().is_some_and(|rule| rule.starts_with("warranty"));
            let is_open = |option: &&Value| option["status"] == json!("open");
            for option in items(&theirs["options"]).iter().filter(is_open).filter(by_rule) {
                open += 1;
                let is_granted = items(&ours["options"]).iter().any(|own| is_as_good(own, option));
                assert!(
                    is_granted,
                    "{option}\nis not granted by {policy}\nwhich became {page}\nfor {question}\nbut {ours}"
                );
            }
        }
    }
    println!("{POLICIES} policies: {said} said something, {open} options were open after the way back");
    assert!(said > POLICIES / 10 && open > POLICIES / 2, "{said} and {open}");
}

/// Only properties and values that Google's pages list, with full addresses.
fn is_as_google_reads_it(page: &Value) {
    const PROPERTIES: [&str; 18] = [
        "@type",
        "applicableCountry",
        "returnPolicyCategory",
        "merchantReturnDays",
        "itemCondition",
        "refundType",
        "returnMethod",
        "returnLabelSource",
        "returnFees",
        "returnShippingFeesAmount",
        "customerRemorseReturnFees",
        "customerRemorseReturnShippingFeesAmount",
        "itemDefectReturnFees",
        "itemDefectReturnShippingFeesAmount",
        "restockingFee",
        "returnPolicySeasonalOverride",
        "merchantReturnLink",
        "returnPolicyCountry",
    ];
    for policy in items(&page["hasMerchantReturnPolicy"]) {
        for (key, value) in policy.as_object().expect("an object") {
            assert!(PROPERTIES.contains(&key.as_str()), "{key} in {page}");
            let values = if value.is_array() { items(value).to_vec() } else { vec![value.clone()] };
            assert!(key != "applicableCountry" || values.len() <= 50);
            for text in values.iter().filter_map(Value::as_str) {
                let is_plain =
                    ["@type", "applicableCountry", "merchantReturnLink", "merchantReturnDays"].contains(&key.as_str());
                assert!(is_plain || text.starts_with("https://schema.org/"), "{key}: {text}");
            }
            if let Some(fees) = key.strip_suffix("ShippingFeesAmount") {
                assert_eq!(policy[format!("{fees}Fees")], json!("https://schema.org/ReturnShippingFees"));
            }
        }
    }
}

/// A policy that markup can say in full comes back as it was.
#[test]
fn a_plain_policy_comes_back_whole() {
    let engine = engine();
    let policy = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR",
        "countries": ["DE"], "url": "https://shop.example/returns",
        "rules": [{ "id": "returns", "grants": ["refund", "exchange"], "window": { "from": "delivered", "length": "P30D", "count": "days_after" },
            "when": { "condition": { "used": false, "damagedByUser": false } }, "notes": ["return_by_mail"] }],
        "costs": [{ "id": "returns-cost-1", "when": { "reasons": ["delivery"] }, "fee": { "kind": "return_shipping", "amount": "4.95" } },
            { "id": "returns-cost-2", "when": { "reasons": ["changed_mind"] }, "fee": { "kind": "return_shipping", "amount": "4.95" } },
            { "id": "returns-cost-3", "when": { "reasons": ["quality"] }, "shippingPaidBy": "seller" },
            { "id": "returns-cost-4", "fee": { "kind": "restocking", "percent": "12.5" } }],
        "warranties": [{ "id": "warranty", "covers": ["repair"], "window": { "from": "ordered", "length": "P24M" } }] });
    let product = json!({ "categories": [], "tags": [] });
    let page = value(&engine, TO_SCHEMA_ORG, &policy, json!({ "product": product }));
    assert_eq!(page["warnings"], json!([]), "{page}");
    let options = json!({ "id": "p", "version": "1", "timeZone": "Europe/Berlin" });
    assert_eq!(value(&engine, FROM_SCHEMA_ORG, &page["jsonld"], options)["policy"], policy);
}

/// `returnFees` is what a return costs for any reason: free only if every one is.
#[test]
fn returns_are_free_only_if_they_are_for_every_reason() {
    let engine = engine();
    let fees = |changed_mind: Value, delivery: &str| {
        let policy = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR", "countries": ["DE"],
            "rules": [{ "id": "returns", "grants": ["refund"], "window": { "from": "delivered", "length": "P30D" } }],
            "costs": [changed_mind, { "id": "q", "when": { "reasons": ["quality"] }, "shippingPaidBy": "seller" },
                { "id": "d", "when": { "reasons": ["delivery"] }, "shippingPaidBy": delivery }] });
        let page = value(&engine, TO_SCHEMA_ORG, &policy, json!({}));
        let said = &page["jsonld"]["hasMerchantReturnPolicy"][0];
        let names = ["returnFees", "customerRemorseReturnFees", "itemDefectReturnFees"];
        let said =
            names.map(|name| said[name].as_str().map(|fees| fees.trim_start_matches("https://schema.org/").to_owned()));
        (said.map(Option::unwrap_or_default), codes(&page["warnings"]))
    };
    let changed_mind = |cost: Value| {
        let mut entry = json!({ "id": "c", "when": { "reasons": ["changed_mind"] } });
        entry.as_object_mut().unwrap().extend(cost.as_object().unwrap().clone());
        entry
    };
    let (buyer, free) = ("ReturnFeesCustomerResponsibility", "FreeReturn");
    let paid = changed_mind(json!({ "shippingPaidBy": "buyer" }));
    let [said, odd] = [fees(paid.clone(), "seller"), fees(paid, "buyer")];
    assert_eq!((said.0, said.1), ([buyer, buyer, free].map(str::to_owned), vec!["not_expressible".to_owned()]));
    assert_eq!((odd.0, odd.1), ([buyer, buyer, free].map(str::to_owned), vec![]));
    let all_free = fees(changed_mind(json!({ "shippingPaidBy": "seller" })), "seller");
    assert_eq!(all_free, ([free, "", ""].map(str::to_owned), vec![]));
    // Carrying it oneself and paying four euros ninety-five cannot be compared.
    let fee = fees(changed_mind(json!({ "fee": { "kind": "return_shipping", "amount": "4.95" } })), "buyer");
    assert_eq!(fee, ([buyer, "ReturnShippingFees", free].map(str::to_owned), vec![]));
}
