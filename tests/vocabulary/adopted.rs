//! The rows of `adopted/returns.json` that are about other vocabularies, asked through the imports and the engine.

use serde_json::{Value, json};

use super::desk::{FROM_GOOGLE_MERCHANT, FROM_SCHEMA_ORG, FROM_UCP, ask, codes, decide, engine, items, value};
use super::odd::policy;

const TABLE: &str = include_str!("../vectors/adopted/returns.json");

fn row(id: &str) -> Value {
    let table: Value = serde_json::from_str(TABLE).expect("a table");
    let found = items(&table["cases"]).iter().find(|row| row["id"] == json!(id));
    found.unwrap_or_else(|| panic!("{id} is not in the table")).clone()
}

/// Markup of a row, in a policy that can be judged.
fn markup(row: &Value) -> Value {
    policy(row["given"]["markup"].clone())
}

fn imported(row: &Value) -> Value {
    value(&engine(), FROM_SCHEMA_ORG, &markup(row), json!({ "timeZone": "UTC", "currency": "EUR" }))
}

/// A line that costs this much, delivered on the day before.
fn paid(amount: &Value) -> Value {
    json!({ "quantity": 1, "country": "DE", "events": { "delivered": "2026-03-01" },
        "paid": { "decimal": amount, "currency": "EUR" } })
}

const NOW: &str = "2026-03-02T12:00:00Z";

fn warnings_have_the_names_that_rows_give_them() {
    for id in ["sd-shipping-fees-need-amount", "sd-free-with-amount", "sd-enum-form-0", "sd-enum-form-5"] {
        let row = row(id);
        let told = codes(&imported(&row)["warnings"]);
        let expect = &row["expect"];
        for code in items(&expect["warnings_include"]).iter().chain(items(&expect["errors_include"])) {
            assert!(told.contains(&code.as_str().unwrap().to_owned()), "{id}: {code} is not among {told:?}");
        }
        if expect.get("parsed").is_some() {
            let payer = imported(&row)["policy"]["costs"][0]["shippingPaidBy"].clone();
            assert_eq!(payer, if expect["parsed"].is_null() { Value::Null } else { json!("seller") }, "{id}");
            assert_eq!(told.is_empty(), expect["strict_google"] == json!(true), "{id}: {told:?}");
        }
    }
    let row = row("sd-51-countries");
    let countries: Vec<String> = (0..row["given"]["markup"]["applicableCountry_count"].as_u64().unwrap())
        .map(|number| format!("{}{}", char::from(b'A' + (number / 26) as u8), char::from(b'A' + (number % 26) as u8)))
        .collect();
    let page = policy(json!({ "applicableCountry": countries,
        "returnPolicyCategory": row["given"]["markup"]["returnPolicyCategory"] }));
    let told = codes(&value(&engine(), FROM_SCHEMA_ORG, &page, json!({}))["warnings"]);
    assert!(told.contains(&row["expect"]["warnings_include"][0].as_str().unwrap().to_owned()), "{told:?}");
}

fn a_link_alone_is_understood_and_grants_nothing() {
    let row = row("sd-link-only-organization");
    let mut markup = row["given"]["markup"].clone();
    markup["@type"] = json!("MerchantReturnPolicy");
    let page = json!({ "@type": row["given"]["nested_in"], "hasMerchantReturnPolicy": markup });
    let got = value(&engine(), FROM_SCHEMA_ORG, &page, json!({ "timeZone": "UTC" }));
    assert_eq!(got["policy"]["rules"], json!([]));
    assert_eq!(got["policy"]["url"], row["given"]["markup"]["merchantReturnLink"]);
}

fn a_fixed_date_is_the_last_day() {
    let row = row("sd-days-as-date");
    let zone = row["given"]["timezone"].clone();
    let got = value(&engine(), FROM_SCHEMA_ORG, &markup(&row), json!({ "timeZone": zone }));
    assert_eq!(got["policy"]["rules"][0]["window"]["until"], row["expect"]["last_day"]);
    let engine = engine();
    let line = json!({ "quantity": 1, "country": "DE", "events": { "delivered": row["given"]["delivered"] } });
    let status = |now: String| decide(&engine, &got["policy"], &json!({ "line": line, "now": now }))["status"].clone();
    let today = row["given"]["today"].as_str().unwrap();
    assert_eq!(status(format!("{today}T23:59:59-05:00")), json!("eligible"));
    assert_eq!(status("2026-02-01T00:00:00-05:00".to_owned()), json!("ineligible"));
}

fn the_closest_policy_holds() {
    let row = row("sd-product-beats-organization");
    let given = &row["given"];
    let page = json!([
        { "@type": "Organization", "hasMerchantReturnPolicy": policy(given["organization"].clone()) },
        { "@type": "Product", "offers": { "@type": "Offer", "hasMerchantReturnPolicy": policy(given["offer"].clone()) } },
    ]);
    let got = value(&engine(), FROM_SCHEMA_ORG, &page, json!({}));
    let rules = items(&got["policy"]["rules"]);
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0]["window"]["length"], json!(format!("P{}D", row["expect"]["window_days"])));
    let used = items(&got["found"]).iter().find(|found| !found["rule"].is_null()).expect("a policy that is used");
    assert_eq!(used["level"], row["expect"]["policy_used"]);
    assert!(codes(&got["warnings"]).contains(&"less_specific_policy_not_used".to_owned()));
}

fn costs_come_to_what_rows_say() {
    let engine = engine();
    for id in ["sd-restocking-number-is-percent", "sd-restocking-money-is-fixed"] {
        let row = row(id);
        let mut page = markup(&row);
        if page["restockingFee"]["currency"].is_string() {
            page["restockingFee"]["currency"] = json!("EUR");
        }
        let policy = value(&engine, FROM_SCHEMA_ORG, &page, json!({ "timeZone": "UTC" }))["policy"].clone();
        let line = paid(&row["given"]["request"]["lines"][0]["paid"]);
        let decision = decide(&engine, &policy, &json!({ "line": line, "now": NOW }));
        let fee = &decision["options"][0]["costs"]["fees"][0];
        assert_eq!(fee["kind"], json!("restocking"));
        assert_eq!(fee["amount"]["decimal"], row["expect"]["fees"]["restocking"], "{id}");
    }
    let row = row("sd-fees-by-reason");
    let policy = imported(&row)["policy"].clone();
    let wanted = items(&row["expect"]["return_shipping"]);
    for (request, want) in items(&row["given"]["requests"]).iter().zip(wanted) {
        let reason = if request["reason_class"] == json!("defect") { "defective" } else { "changed_mind" };
        let question = json!({ "line": paid(&json!("80.00")), "request": { "reason": reason }, "now": NOW });
        let costs = decide(&engine, &policy, &question)["options"][0]["costs"].clone();
        let fee = items(&costs["fees"]).first().map_or(json!("0.00"), |fee| fee["amount"]["decimal"].clone());
        assert_eq!(fee, *want, "{reason}: {costs}");
    }
}

fn a_warranty_promise_ends_when_rows_say() {
    let row = row("sd-warranty-duration");
    let page = json!({ "@type": "Offer", "warranty": row["given"]["markup"] });
    let engine = engine();
    let got = value(&engine, FROM_SCHEMA_ORG, &page, json!({ "timeZone": "UTC" }));
    let policy = &got["policy"];
    assert_eq!(policy["warranties"][0]["window"]["length"], row["expect"]["duration"]);
    let loaded = engine.load(&json!({ "document": policy }).to_string()).unwrap_or_else(|issues| panic!("{issues:?}"));
    let question = json!({ "line": { "events": { "ordered": row["given"]["start"] } }, "now": NOW }).to_string();
    let answer: Value = serde_json::from_str(&engine.warranty(&loaded.policy, &question)).unwrap();
    assert_eq!(answer["value"][0]["lastDay"], row["expect"]["end_date"]);
}

fn merchant(others: Value) -> Value {
    let mut policy = json!({ "countries": ["DE"], "policy": { "type": "NUMBER_OF_DAYS_AFTER_DELIVERY", "days": 30 } });
    for (key, value) in others.as_object().unwrap() {
        policy[key] = value.clone();
    }
    policy
}

fn policies_of_the_merchant_api_answer_as_rows_say() {
    let engine = engine();
    let row_of_overlap = row("merchantapi-overrides-overlap");
    let date = |text: &Value| {
        let parts: Vec<i64> = text.as_str().unwrap().split('-').map(|part| part.parse().unwrap()).collect();
        json!({ "year": parts[0], "month": parts[1], "day": parts[2] })
    };
    let seasons: Vec<Value> = items(&row_of_overlap["given"]["policy"]["seasons"])
        .iter()
        .map(|season| json!({ "startDate": date(&season["from"]), "endDate": date(&season["to"]), "returnDays": 60 }))
        .collect();
    let answer = ask(&engine, FROM_GOOGLE_MERCHANT, &merchant(json!({ "seasonalOverrides": seasons })), json!({}));
    assert_eq!(answer["ok"], row_of_overlap["expect"]["valid"]);
    assert_eq!(json!(codes(&answer["issues"])), row_of_overlap["expect"]["errors_include"]);

    let late = row("merchantapi-one-second-after");
    let given = &late["given"];
    let document = merchant(
        json!({ "policy": { "type": "NUMBER_OF_DAYS_AFTER_DELIVERY", "days": given["policy"]["window_days"] } }),
    );
    let policy =
        value(&engine, FROM_GOOGLE_MERCHANT, &document, json!({ "timeZone": given["timezone"] }))["policy"].clone();
    let line = json!({ "quantity": 1, "country": "DE", "events": { "delivered": given["delivered"] } });
    let decision = decide(&engine, &policy, &json!({ "line": line, "now": given["now"] }));
    assert_eq!(decision["status"], json!("ineligible"));
    assert_eq!(decision["closed"][0]["reasons"][0]["code"], json!("window_closed"));
    let before = decide(&engine, &policy, &json!({ "line": line, "now": "2026-05-31T14:59:59Z" }));
    assert_eq!(before["status"], json!("eligible"));

    let micros = row("merchantapi-restocking-micros");
    let document =
        merchant(json!({ "restockingFee": { "microPercent": micros["given"]["policy"]["restocking_micro_percent"] } }));
    let policy =
        value(&engine, FROM_GOOGLE_MERCHANT, &document, json!({ "timeZone": "UTC", "currency": "EUR" }))["policy"]
            .clone();
    let line = paid(&micros["given"]["request"]["lines"][0]["paid"]);
    let decision = decide(&engine, &policy, &json!({ "line": line, "now": NOW }));
    let fee = &decision["options"][0]["costs"]["fees"][0]["amount"]["decimal"];
    assert_eq!(*fee, micros["expect"]["fees"]["restocking"]);
}

/// What the shop says beside a number of days, and goods of a label that has a policy of its own.
#[test]
fn policies_of_the_merchant_api_keep_what_they_say() {
    let engine = engine();
    let document = json!({ "onlineReturnPolicies": [
        merchant(json!({ "label": "default", "acceptExchange": true, "processRefundDays": 5, "itemConditions": ["NEW"],
            "returnMethods": ["BY_MAIL", "IN_STORE"], "returnLabelSource": "IN_THE_PACKAGE",
            "returnShippingFee": { "type": "FIXED", "fixedFee": { "amountMicros": "4990000", "currencyCode": "EUR" } } })),
        merchant(json!({ "label": "underwear", "policy": { "type": "NO_RETURNS" } })),
        merchant(json!({ "label": "fragile", "policy": { "type": "LIFETIME_RETURNS" }, "acceptDefectiveOnly": true })),
    ] });
    let got = value(&engine, FROM_GOOGLE_MERCHANT, &document, json!({ "timeZone": "Europe/Berlin" }));
    let status = |category: &str, reason: &str, used: bool| {
        let line = json!({ "quantity": 1, "country": "DE", "categories": [category], "condition": { "used": used },
            "events": { "delivered": "2026-03-01" } });
        let decision =
            decide(&engine, &got["policy"], &json!({ "line": line, "request": { "reason": reason }, "now": NOW }));
        decision["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status("shirts", "changed_mind", false), "eligible");
    assert_eq!(status("shirts", "changed_mind", true), "ineligible");
    assert_eq!(status("underwear", "changed_mind", false), "ineligible");
    assert_eq!(status("fragile", "changed_mind", false), "ineligible");
    assert_eq!(status("fragile", "defective", true), "eligible");
    let rule = &got["policy"]["rules"][0];
    assert_eq!(rule["grants"], json!(["refund", "exchange"]));
    assert_eq!(rule["refund"]["dueDays"], json!(5));
    assert_eq!(rule["notes"], json!(["return_by_mail", "return_in_store", "label_in_box"]));
    assert_eq!(got["policy"]["costs"][0]["fee"]["amount"], json!("4.99"));
}

fn policies_of_the_commerce_protocol_answer_as_rows_say() {
    let engine = engine();
    let anchor = row("ucp-anchor-required");
    let answer = ask(&engine, FROM_UCP, &anchor["given"]["policy"], json!({}));
    assert_eq!(answer["ok"], anchor["expect"]["valid"]);
    assert_eq!(json!(codes(&answer["issues"])), anchor["expect"]["errors_include"]);

    let narrowest = row("ucp-narrowest-target");
    let policies: Vec<Value> = items(&narrowest["given"]["policies"])
        .iter()
        .map(|policy| match policy["final_sale"].as_bool() {
            Some(_) => json!({ "final_sale": true, "applies_to": [policy["applies_to"]] }),
            None => json!({ "window": { "days": policy["days"], "anchor": "delivered" } }),
        })
        .collect();
    let got = value(&engine, FROM_UCP, &json!({ "policies": policies }), json!({ "timeZone": "UTC" }));
    for (line, policy) in narrowest["expect"]["policy_by_line"].as_object().unwrap() {
        let line = json!({ "quantity": 1, "tags": [format!("line:{line}")], "events": { "delivered": "2026-03-01" } });
        let decision = decide(&engine, &got["policy"], &json!({ "line": line, "now": NOW }));
        let status = if policy == &json!("default") { "eligible" } else { "ineligible" };
        assert_eq!(decision["status"], json!(status), "{line}");
    }

    let costs = row("ucp-two-costs");
    let given = &costs["given"];
    let document = json!({ "currency": "EUR", "policies": [{
        "window": { "days": 30, "anchor": "delivered" }, "supported_resolutions": ["original_payment_method"],
        "methods": [{ "type": "by_mail", "fee": { "type": "fixed_fee", "amount": 500 } }, { "type": "in_store", "fee": { "type": "free" } }],
        "restocking_fee": { "percentage_bps": given["policy"]["restocking_bps"] } }] });
    let policy = value(&engine, FROM_UCP, &document, json!({ "timeZone": "UTC" }))["policy"].clone();
    for (way, want) in costs["expect"]["refund_estimate"].as_object().unwrap() {
        let mut line = paid(&given["request"]["lines"][0]["paid"]);
        line["facts"] = json!({ "returnChannel": format!("return_{way}") });
        let decision =
            decide(&engine, &policy, &json!({ "line": line, "request": { "reason": "changed_mind" }, "now": NOW }));
        assert_eq!(decision["options"][0]["refund"]["amount"]["decimal"], *want, "{way}");
    }
}

/// Without a zone a date ends where it ends first: on Kiritimati, fourteen hours ahead of UTC.
#[test]
fn without_a_zone_a_date_ends_where_it_ends_first() {
    let engine = engine();
    let closing = |options: Value| {
        let policy = value(&engine, FROM_SCHEMA_ORG, &policy(json!({})), options)["policy"].clone();
        let line = json!({ "quantity": 1, "country": "DE", "events": { "delivered": "2026-03-02" } });
        decide(&engine, &policy, &json!({ "line": line, "now": NOW }))["options"][0]["closes"].clone()
    };
    assert_eq!(closing(json!({})), json!("2026-03-16T10:00:00Z"));
    assert_eq!(closing(json!({ "timeZone": "Europe/Berlin" })), json!("2026-03-16T23:00:00Z"));
}

/// Where a page states several policies, the answer asks which of them holds.
#[test]
fn of_several_policies_the_order_has_to_name_one() {
    let engine = engine();
    let page = json!({ "@type": "Product", "offers": { "@type": "Offer",
        "hasMerchantReturnPolicy": [policy(json!({})), policy(json!({ "merchantReturnDays": 30 }))] } });
    let policy = value(&engine, FROM_SCHEMA_ORG, &page, json!({ "timeZone": "Europe/Berlin" }))["policy"].clone();
    let mut line = json!({ "quantity": 1, "country": "DE", "events": { "delivered": "2026-03-02" } });
    let decision = decide(&engine, &policy, &json!({ "line": line, "now": NOW }));
    assert_eq!(decision["status"], json!("conditional"));
    assert_eq!(decision["missing"][0]["fact"], json!("returnPolicy"));
    for (choice, last_day) in
        [("returns-1", json!("2026-03-16")), ("returns-2", json!("2026-04-01")), ("none", Value::Null)]
    {
        line["facts"] = json!({ "returnPolicy": choice });
        let decision = decide(&engine, &policy, &json!({ "line": line, "now": NOW }));
        assert_eq!(decision["options"][0]["lastDay"], last_day, "{choice}");
    }
}

/// Where goods have different warranties, none is promised to a line that does not say which it has.
#[test]
fn of_several_warranties_the_line_has_to_name_one() {
    let engine = engine();
    let offer = |value: i64| {
        json!({ "@type": "Product", "offers": { "@type": "Offer", "warranty": { "@type": "WarrantyPromise",
            "durationOfWarranty": { "value": value, "unitCode": "MON" },
            "warrantyScope": "http://purl.org/goodrelations/v1#PartsAndLabor-BringIn" } } })
    };
    let got = value(&engine, FROM_SCHEMA_ORG, &json!([offer(6), offer(24)]), json!({ "timeZone": "UTC" }));
    let loaded = engine.load(&json!({ "document": got["policy"] }).to_string());
    let loaded = loaded.unwrap_or_else(|issues| panic!("{issues:?}"));
    let last_days = |tags: Value| {
        let line = json!({ "tags": tags, "events": { "ordered": "2026-03-02" } });
        let answer = engine.warranty(&loaded.policy, &json!({ "line": line, "now": NOW }).to_string());
        let answer: Value = serde_json::from_str(&answer).unwrap();
        items(&answer["value"]).iter().map(|coverage| coverage["lastDay"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(last_days(json!([])), Vec::<Value>::new());
    assert_eq!(last_days(json!(["warranty-1"])), [json!("2026-09-02")]);
    assert_eq!(last_days(json!(["warranty-2"])), [json!("2028-03-02")]);
}

/// Every row about another vocabulary; each of the checks fails at the first row that differs.
#[test]
fn rows_about_other_vocabularies_agree() {
    const ROWS: [&str; 17] = [
        "merchantapi-overrides-overlap",
        "merchantapi-restocking-micros",
        "sd-link-only-organization",
        "sd-51-countries",
        "sd-shipping-fees-need-amount",
        "sd-free-with-amount",
        "sd-enum-form-0",
        "sd-enum-form-5",
        "sd-days-as-date",
        "sd-product-beats-organization",
        "sd-fees-by-reason",
        "sd-restocking-number-is-percent",
        "sd-restocking-money-is-fixed",
        "sd-warranty-duration",
        "ucp-anchor-required",
        "ucp-narrowest-target",
        "ucp-two-costs",
    ];
    warnings_have_the_names_that_rows_give_them();
    a_link_alone_is_understood_and_grants_nothing();
    a_fixed_date_is_the_last_day();
    the_closest_policy_holds();
    costs_come_to_what_rows_say();
    a_warranty_promise_ends_when_rows_say();
    policies_of_the_merchant_api_answer_as_rows_say();
    policies_of_the_commerce_protocol_answer_as_rows_say();
    let this = include_str!("adopted.rs");
    for id in ROWS {
        row(id);
        assert!(this.matches(id).count() > 1, "{id} is not asked");
    }
    println!("rows: adopted/returns.json:vocabularies agreed={} differ=0 skipped=0", ROWS.len());
}
