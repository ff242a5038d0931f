//! What is odd in a document is told, each with its code and its place, and grants nothing by mistake.

use aftersales::boundary::IssueCode;
use serde_json::{Value, json};

use super::desk::{
    FROM_GOOGLE_MERCHANT, FROM_SCHEMA_ORG, FROM_UCP, TO_SCHEMA_ORG, ask, codes, engine, issues_of, items, value,
};

const FINITE: &str = "https://schema.org/MerchantReturnFiniteReturnWindow";

/// A policy of 14 days in Germany, with other properties or others instead.
pub fn policy(others: Value) -> Value {
    let mut policy = json!({ "@context": "https://schema.org", "@type": "MerchantReturnPolicy", "applicableCountry": "DE",
        "returnPolicyCategory": FINITE, "merchantReturnDays": 14, "refundType": "https://schema.org/FullRefund" });
    for (key, value) in others.as_object().expect("an object") {
        policy[key] = value.clone();
    }
    policy
}

fn offer(policy: Value) -> Value {
    json!({ "@type": "Product", "offers": { "@type": "Offer", "hasMerchantReturnPolicy": policy } })
}

fn warranted(promise: Value) -> Value {
    json!({ "@type": "Product", "offers": { "@type": "Offer", "warranty": promise } })
}

/// A policy of so many days that an offer of a seller states.
pub fn sold(seller: &str, days: u32) -> Value {
    json!({ "@type": "Offer", "seller": { "@type": "Organization", "name": seller },
        "hasMerchantReturnPolicy": policy(json!({ "merchantReturnDays": days })) })
}

pub fn season(others: Value) -> Value {
    let mut season = json!({ "startDate": "2026-11-20", "endDate": "2026-12-31", "merchantReturnDays": 60,
        "returnPolicyCategory": FINITE });
    for (key, value) in others.as_object().expect("an object") {
        season[key] = value.clone();
    }
    policy(json!({ "returnPolicySeasonalOverride": [season] }))
}

fn merchant(others: Value) -> Value {
    let mut policy = json!({ "countries": ["DE"], "policy": { "type": "NUMBER_OF_DAYS_AFTER_DELIVERY", "days": "30" },
        "returnMethods": ["BY_MAIL"], "itemConditions": ["NEW"], "returnPolicyUri": "https://shop.example/returns" });
    for (key, value) in others.as_object().expect("an object") {
        policy[key] = value.clone();
    }
    policy
}

fn merchant_season(from: i64, to: i64, others: Value) -> Value {
    let mut season = json!({ "label": "s", "startDate": { "year": 2026, "month": 11, "day": from },
        "endDate": { "year": 2026, "month": 11, "day": to } });
    for (key, value) in others.as_object().expect("an object") {
        season[key] = value.clone();
    }
    season
}

fn ucp(others: Value) -> Value {
    let mut policy = json!({ "type": "dev.ucp.shopping.policy.return", "window": { "days": 30, "anchor": "delivered" },
        "supported_resolutions": ["original_payment_method"] });
    for (key, value) in others.as_object().expect("an object") {
        policy[key] = value.clone();
    }
    policy
}

/// Windows in the whole document: what stands behind `length`, `until` and `lastDay`.
pub fn windows(policy: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for rule in items(&policy["rules"]) {
        found.extend(["length", "until"].iter().filter_map(|key| rule["window"][key].as_str()).map(str::to_owned));
    }
    for season in items(&policy["seasons"]) {
        found.extend(["length", "lastDay"].iter().filter_map(|key| season[key].as_str()).map(str::to_owned));
    }
    found
}

/// A document in which something is odd: the code, where that is, and the windows that are left.
type Odd = (&'static str, &'static str, &'static str, Value, &'static [&'static str]);

#[rustfmt::skip]
fn odd() -> Vec<Odd> {
    let (page, out, merchants, ucps) = (FROM_SCHEMA_ORG, TO_SCHEMA_ORG, FROM_GOOGLE_MERCHANT, FROM_UCP);
    let shop = |rule: Value| json!({ "format": 1, "id": "t", "version": "1", "timeZone": "Europe/Berlin", "rules": [rule] });
    vec![
        ("nothing_found", "", page, json!({ "@type": "Product", "name": "x" }), &[]),
        ("counting_not_stated", "", page, policy(json!({})), &["P14D"]),
        ("zone_not_stated", "", page, policy(json!({})), &["P14D"]),
        ("missing_country", "", page, policy(json!({ "applicableCountry": null })), &["P14D"]),
        ("missing_category", "", page, policy(json!({ "returnPolicyCategory": null })), &[]),
        ("unknown_category", "/returnPolicyCategory", page, policy(json!({ "returnPolicyCategory": "merchantreturnfinitereturnwindow" })), &[]),
        ("category_unspecified", "", page, policy(json!({ "returnPolicyCategory": "MerchantReturnUnspecified" })), &[]),
        ("superseded_name", "/returnPolicyCategory", page, policy(json!({ "returnPolicyCategory": "ProductReturnFiniteReturnWindow" })), &["P14D"]),
        ("superseded_name", "/returnPolicyCategory", page, policy(json!({ "returnPolicyCategory": "MerchantReturnPolicyUnlimitedWindow", "merchantReturnDays": null })), &["unlimited"]),
        ("unknown_enum_value", "/returnFees", page, policy(json!({ "returnFees": "https://schema.org/freereturn" })), &["P14D"]),
        ("unknown_enum_value", "/refundType", page, policy(json!({ "refundType": "Refund" })), &[]),
        ("address_malformed", "/returnPolicyCategory", page, policy(json!({ "returnPolicyCategory": "https//schema.org/MerchantReturnFiniteReturnWindow" })), &["P14D"]),
        ("several_values", "", page, policy(json!({ "merchantReturnDays": [14, 30] })), &[]),
        ("several_values", "", page, policy(json!({ "schema:merchantReturnDays": 30 })), &[]),
        ("several_values", "", page, policy(json!({ "returnPolicyCategory": [FINITE, "MerchantReturnUnlimitedWindow"] })), &[]),
        ("days_missing", "", page, policy(json!({ "merchantReturnDays": null })), &[]),
        ("days_malformed", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": "14 days" })), &[]),
        ("days_malformed", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": 14.5 })), &[]),
        ("days_malformed", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": -14 })), &[]),
        ("days_malformed", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": 1e12 })), &[]),
        ("days_malformed", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": true })), &[]),
        ("days_with_not_permitted", "", page, policy(json!({ "returnPolicyCategory": "MerchantReturnNotPermitted" })), &[]),
        ("days_with_unlimited", "", page, policy(json!({ "returnPolicyCategory": "MerchantReturnUnlimitedWindow" })), &["unlimited"]),
        ("zero_days", "", page, policy(json!({ "merchantReturnDays": 0 })), &[]),
        ("time_of_day_dropped", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": "2026-01-31T12:00:00" })), &["2026-01-30"]),
        ("time_of_day_dropped", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": "2026-01-31T23:59:59" })), &["2026-01-31"]),
        // At 23:59 in New York it is 18:59 of the next day on Kiritimati, so the last whole day there is the same one.
        ("time_of_day_dropped", "/merchantReturnDays", page, policy(json!({ "merchantReturnDays": "2026-01-31T23:59:59-05:00" })), &["2026-01-31"]),
        ("country_malformed", "/applicableCountry", page, policy(json!({ "applicableCountry": 5 })), &[]),
        ("country_not_iso3166", "/applicableCountry", page, policy(json!({ "applicableCountry": "EU" })), &["P14D"]),
        ("country_not_iso3166", "/applicableCountry", page, policy(json!({ "applicableCountry": "ZZ" })), &["P14D"]),
        ("country_corrected", "/applicableCountry", page, policy(json!({ "applicableCountry": "UK" })), &["P14D"]),
        ("country_corrected", "/applicableCountry/1", page, policy(json!({ "applicableCountry": ["DE", "el"] })), &["P14D"]),
        ("country_corrected", "/countries/0", merchants, merchant(json!({ "countries": ["UK"] })), &["P30D"]),
        ("every_country", "/applicableCountry", page, policy(json!({ "applicableCountry": "WORLDWIDE" })), &["P14D"]),
        ("every_country", "/countries/1", merchants, merchant(json!({ "countries": ["DE", "Worldwide"] })), &["P30D"]),
        ("too_many_countries_for_google", "", page, policy(json!({ "applicableCountry": fifty_one() })), &["P14D"]),
        ("tier_malformed", "/validForMemberTier", page, policy(json!({ "validForMemberTier": { "rank": 1 } })), &[]),
        ("condition_not_expressible", "", page, policy(json!({ "itemCondition": "DamagedCondition" })), &["P14D"]),
        ("refund_type_not_stated", "", page, policy(json!({ "refundType": null })), &["P14D"]),
        ("returnShippingFeesAmount_missing", "", page, policy(json!({ "returnFees": "ReturnShippingFees" })), &["P14D"]),
        ("returnShippingFeesAmount_not_allowed", "/returnShippingFeesAmount", page, policy(json!({ "returnFees": "FreeReturn", "returnShippingFeesAmount": { "value": 3.49, "currency": "CHF" } })), &["P14D"]),
        ("restocking_fee_missing", "", page, policy(json!({ "returnFees": "RestockingFees" })), &["P14D"]),
        ("restocking_fee_malformed", "/restockingFee", page, policy(json!({ "restockingFee": "15%" })), &["P14D"]),
        ("restocking_fee_below_one", "/restockingFee", page, policy(json!({ "restockingFee": 0.15 })), &["P14D"]),
        ("currency_not_stated", "/restockingFee", page, policy(json!({ "restockingFee": { "value": 5 } })), &["P14D"]),
        ("currency_differs", "/restockingFee/currency", page, policy(json!({ "returnFees": "ReturnShippingFees", "returnShippingFeesAmount": { "value": 3, "currency": "EUR" }, "restockingFee": { "value": 5, "currency": "USD" } })), &["P14D"]),
        ("money_malformed", "/restockingFee/value", page, policy(json!({ "restockingFee": { "value": "five", "currency": "EUR" } })), &["P14D"]),
        ("season_malformed", "/returnPolicySeasonalOverride/0", page, season(json!({ "endDate": null })), &["P14D"]),
        ("season_overlap", "/returnPolicySeasonalOverride/1", page, policy(json!({ "returnPolicySeasonalOverride": [
            { "startDate": "2026-11-01", "endDate": "2026-12-31", "returnPolicyCategory": FINITE, "merchantReturnDays": 30 },
            { "startDate": "2026-12-31", "endDate": "2027-01-10", "returnPolicyCategory": FINITE, "merchantReturnDays": 20 }] })), &["P14D", "P30D", "P20D"]),
        ("season_event_not_stated", "", page, season(json!({})), &["P14D", "P60D"]),
        ("season_not_expressible", "/returnPolicySeasonalOverride/0/returnFees", page, season(json!({ "returnFees": "FreeReturn" })), &["P14D"]),
        ("season_closed", "/returnPolicySeasonalOverride/0", page, season(json!({ "merchantReturnDays": "sixty" })), &["P14D"]),
        ("season_is_text", "/returnPolicySeasonalOverride", page, policy(json!({ "returnPolicySeasonalOverride": "https://shop.example/christmas" })), &["P14D"]),
        ("season_is_text", "/returnPolicySeasonalOverride/0", page, policy(json!({ "returnPolicySeasonalOverride": ["Longer at Christmas"] })), &["P14D"]),
        ("season_is_text", "/returnPolicySeasonalOverride", page, policy(json!({ "returnPolicySeasonalOverride": true })), &["P14D"]),
        ("season_is_text", "/returnPolicySeasonalOverride", page, policy(json!({ "returnPolicySeasonalOverride": { "@id": "#christmas" } })), &["P14D"]),
        ("season_backwards", "/returnPolicySeasonalOverride/0", page, season(json!({ "startDate": "2026-12-31", "endDate": "2026-11-20" })), &["P14D"]),
        ("season_none", "/returnPolicySeasonalOverride", page, policy(json!({ "returnPolicySeasonalOverride": false })), &["P14D"]),
        ("season_none", "/returnPolicySeasonalOverride", page, policy(json!({ "returnPolicySeasonalOverride": " " })), &["P14D"]),
        ("season_changes_nothing", "/returnPolicySeasonalOverride/0", page, season(json!({ "returnPolicyCategory": null, "merchantReturnDays": null })), &["P14D"]),
        ("season_changes_nothing", "/returnPolicySeasonalOverride/0", page, season(json!({ "merchantReturnDays": null })), &["P14D"]),
        ("season_gives_less", "/returnPolicySeasonalOverride/0", page, season(json!({ "merchantReturnDays": 13 })), &["P14D", "P13D"]),
        ("season_gives_less", "/returnPolicySeasonalOverride/0", page, season(json!({ "merchantReturnDays": "2027-01-13" })), &["P14D", "2027-01-13"]),
        ("season_gives_less", "/returnPolicySeasonalOverride/0", page, season(json!({ "returnPolicyCategory": "MerchantReturnNotPermitted", "merchantReturnDays": null })), &["P14D"]),
        ("season_gives_less", "/seasonalOverrides/0", merchants, merchant(json!({ "seasonalOverrides": [merchant_season(1, 2, json!({ "returnDays": 29 }))] })), &["P30D", "P29D"]),
        ("not_carried_over", "/returnPolicyCountry", page, policy(json!({ "returnPolicyCountry": "IE" })), &["P14D"]),
        ("unknown_property", "/returnWindow", page, policy(json!({ "returnWindow": 30 })), &["P14D"]),
        ("unknown_property", "/offers/warranty/startsAt", page, warranted(json!({ "durationOfWarranty": "P2Y", "startsAt": "delivery" })), &[]),
        ("near_miss", "/merchant_return_days", page, policy(json!({ "merchantReturnDays": null, "merchant_return_days": 30 })), &[]),
        ("near_miss", "/aplicableCountry", page, policy(json!({ "applicableCountry": null, "aplicableCountry": "DE" })), &["P14D"]),
        ("policy_is_text", "/offers/hasMerchantReturnPolicy", page, offer(json!("7 day replacement")), &[]),
        ("unknown_type", "/offers/hasMerchantReturnPolicy", page, offer(json!({ "@type": "ReturnPolicy", "merchantReturnDays": 7, "returnPolicyCategory": FINITE })), &[]),
        ("unresolved_reference", "/offers/hasMerchantReturnPolicy", page, offer(json!({ "@id": "#returns" })), &[]),
        ("less_specific_policy_not_used", "/1/hasMerchantReturnPolicy", page, json!([offer(policy(json!({}))), { "@type": "Organization", "hasMerchantReturnPolicy": policy(json!({ "merchantReturnDays": 60 })) }]), &["P14D"]),
        ("less_specific_policy_not_used", "/1/hasMerchantReturnPolicy", page, json!([offer(json!({ "@id": "#returns" })), { "@type": "OnlineStore", "hasMerchantReturnPolicy": policy(json!({ "merchantReturnDays": 60 })) }]), &[]),
        ("policies_contradict", "/offers/hasMerchantReturnPolicy/0", page, offer(json!([policy(json!({})), policy(json!({ "merchantReturnDays": 30 }))])), &["P14D", "P30D"]),
        ("policies_differ_by_seller", "", page, json!([sold("A", 14), sold("B", 30)]), &["P14D", "P30D"]),
        ("policies_differ_by_product", "", page, json!([sold("A", 14), sold("A", 30)]), &["P14D", "P30D"]),
        ("policies_differ_by_product", "", page, json!([offer(policy(json!({}))), offer(policy(json!({ "merchantReturnDays": 30 })))]), &["P14D", "P30D"]),
        ("policies_differ_by_product", "", page, json!([offer(policy(json!({}))), { "@type": "Product", "offers": { "@type": "Offer", "price": 1 } }]), &["P14D"]),
        ("warranties_differ_by_product", "", page, json!([
            warranted(json!({ "durationOfWarranty": { "value": 2, "unitCode": "ANN" } })),
            warranted(json!({ "durationOfWarranty": { "value": 6, "unitCode": "MON" } }))]), &[]),
        ("warranty_is_text", "/offers/warranty", page, warranted(json!("2 years")), &[]),
        ("warranty_start_not_stated", "/offers/warranty", page, warranted(json!({ "durationOfWarranty": { "value": 2, "unitCode": "ANN" } })), &[]),
        ("warranty_scope_not_stated", "/offers/warranty", page, warranted(json!({ "durationOfWarranty": { "value": 2, "unitCode": "ANN" } })), &[]),
        ("duration_missing", "/offers/warranty", page, warranted(json!({ "warrantyScope": "PartsAndLabor-BringIn" })), &[]),
        ("duration_malformed", "/offers/warranty/durationOfWarranty", page, warranted(json!({ "durationOfWarranty": { "value": 2, "unitCode": "YEAR" } })), &[]),
        ("duration_malformed", "/offers/warranty/durationOfWarranty", page, warranted(json!({ "durationOfWarranty": "5 years" })), &[]),
        ("superseded_name", "/offers/hasWarranty", page, json!({ "@type": "Product", "offers": { "@type": "Offer", "hasWarranty": { "durationOfWarranty": "P2Y" } } }), &[]),
        ("not_understood", "", merchants, merchant(json!({ "newField": true })), &["P30D"]),
        ("label_is_category", "/label", merchants, merchant(json!({ "label": "furniture" })), &["P30D"]),
        ("days_or_date", "/seasonalOverrides/0", merchants, merchant(json!({ "seasonalOverrides": [merchant_season(1, 2, json!({}))] })), &[]),
        ("date_order", "/seasonalOverrides/0", merchants, merchant(json!({ "seasonalOverrides": [merchant_season(3, 2, json!({ "returnDays": 5 }))] })), &[]),
        ("season_overlap", "/seasonalOverrides/1", merchants, merchant(json!({ "seasonalOverrides": [merchant_season(1, 5, json!({ "returnDays": 5 })), merchant_season(5, 9, json!({ "returnDays": 5 }))] })), &[]),
        ("date_malformed", "/seasonalOverrides/0/endDate", merchants, merchant(json!({ "seasonalOverrides": [merchant_season(1, 31, json!({ "returnDays": 5 }))] })), &[]),
        ("missing_field", "/countries", merchants, json!({ "policy": { "type": "NO_RETURNS" } }), &[]),
        ("unknown_value", "/policy/type", merchants, merchant(json!({ "policy": { "type": "FOREVER" } })), &[]),
        ("missing_field", "/policy/days", merchants, merchant(json!({ "policy": { "type": "NUMBER_OF_DAYS_AFTER_DELIVERY" } })), &[]),
        ("policies_contradict", "/1", merchants, json!([merchant(json!({})), merchant(json!({ "policy": { "type": "LIFETIME_RETURNS" } }))]), &["P30D", "unlimited"]),
        ("target_is_tag", "/applies_to", ucps, ucp(json!({ "applies_to": ["$.line_items[?@.id=='engraved']"] })), &["P30D"]),
        ("window_not_stated", "", ucps, json!({ "type": "dev.ucp.shopping.policy.return" }), &[]),
        ("anchor_required", "/window/anchor", ucps, ucp(json!({ "window": { "days": 30 } })), &[]),
        ("anchor_ambiguous", "/window/anchor", ucps, ucp(json!({ "window": { "days": 30, "anchor": "fulfilled" } })), &["P30D"]),
        ("currency_not_stated", "/restocking_fee/amount", ucps, ucp(json!({ "restocking_fee": { "amount": 500 } })), &["P30D"]),
        ("out_of_range", "/window/days", ucps, ucp(json!({ "window": { "days": -1, "anchor": "delivered" } })), &[]),
        ("wrong_type", "", ucps, json!("30 days"), &[]),
        ("wrong_type", "", page, json!("30 days"), &[]),
        ("wrong_type", "/rules", out, json!({ "format": 1, "id": "t", "version": "1", "timeZone": "UTC", "rules": {} }), &[]),
        ("not_expressible", "/rules/0/when/reasons", out, shop(json!({ "id": "r", "grants": ["refund"], "when": { "reasons": ["changed_mind"] }, "window": { "length": "P14D" } })), &[]),
        ("nothing_expressible", "", out, shop(json!({ "id": "r", "grants": ["refund"], "when": { "reasons": ["changed_mind"] }, "window": { "length": "P14D" } })), &[]),
        ("country_required_by_google", "", out, shop(json!({ "id": "r", "grants": ["refund"], "window": { "length": "P14D" } })), &[]),
    ]
}

/// As many countries, and one more than Google reads.
fn fifty_one() -> Vec<&'static str> {
    "AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN \
     CO CR CU CV CY CZ DE DJ DK DM DO DZ EC"
        .split(' ')
        .collect()
}

#[test]
fn what_is_odd_is_told_with_its_place() {
    assert_eq!(fifty_one().len(), 51);
    let engine = engine();
    for (code, pointer, question, document, left) in odd() {
        let answer = ask(&engine, question, &document, json!({}));
        let told = if answer["ok"] == json!(true) { &answer["value"]["warnings"] } else { &answer["issues"] };
        let is_told =
            items(told).iter().any(|issue| issue["code"] == json!(code) && issue["pointer"] == json!(pointer));
        assert!(is_told, "{code} at `{pointer}` is not told of {document}: {told}");
        assert!(items(told).iter().all(|issue| issue["message"] != json!("this cannot be used")), "{told}");
        let policy = &answer["value"]["policy"];
        assert_eq!(windows(policy), *left, "{code}: {policy}");
        if policy.is_object() {
            assert_eq!(issues_of(&engine, policy), Vec::<String>::new(), "{policy}");
        }
    }
}

#[test]
fn every_code_of_this_room_is_tried() {
    let known = IssueCode::CODES.iter().copied().skip_while(|code| *code != IssueCode::NothingFound.code());
    let tried: Vec<&str> = odd().into_iter().map(|(code, ..)| code).collect();
    let untried: Vec<&str> = known.filter(|code| !tried.contains(code)).collect();
    assert!(untried.is_empty(), "{untried:?}");
}

/// A rule that is for review promises nothing: what could not be read may have taken it away.
#[test]
fn what_may_limit_a_right_and_cannot_be_read_makes_it_one_for_review() {
    let engine = engine();
    for others in [
        json!({ "restockingFee": "15%" }),
        json!({ "returnFees": "RestockingFees" }),
        json!({ "merchantReturnDay": 7 }),
        json!({ "itemCondition": "Unworn" }),
        json!({ "returnPolicySeasonalOverride": { "startDate": "soon" } }),
        json!({ "returnPolicySeasonalOverride": "in winter" }),
        json!({ "returnPolicyCategory": "MerchantReturnUnlimitedWindow" }),
    ] {
        let got = value(&engine, FROM_SCHEMA_ORG, &policy(others.clone()), json!({ "timeZone": "Europe/Berlin" }));
        assert_eq!(got["policy"]["rules"][0]["decidedBy"], json!("inspection"), "{others}");
    }
    // Without a zone it is not known on which date an order near the ends of a season was made.
    let review = |options: Value| {
        let got = value(&engine, FROM_SCHEMA_ORG, &season(json!({})), options);
        got["policy"]["rules"][0].get("decidedBy").is_some()
    };
    assert!(review(json!({})) && !review(json!({ "timeZone": "Europe/Berlin" })));
    let got = value(&engine, FROM_SCHEMA_ORG, &policy(json!({})), json!({ "timeZone": "Europe/Berlin" }));
    assert_eq!(got["policy"]["rules"][0].get("decidedBy"), None);
    assert_eq!(codes(&got["warnings"]), Vec::<String>::new());
}

#[test]
fn options_are_checked_and_pages_are_known_again() {
    let engine = engine();
    let options = json!({ "id": "shop", "version": "7", "timeZone": "Mars/Olympus", "currency": "euro", "zone": 1 });
    let answer = ask(&engine, FROM_SCHEMA_ORG, &policy(json!({})), options);
    let told: Vec<_> = items(&answer["issues"]).iter().map(|issue| (&issue["code"], &issue["pointer"])).collect();
    for (code, pointer) in [
        ("unknown_time_zone", "/options/timeZone"),
        ("unknown_value", "/options/currency"),
        ("unknown_field", "/options/zone"),
    ] {
        assert!(told.contains(&(&json!(code), &json!(pointer))), "{code}: {told:?}");
    }
    let version = |page: Value| value(&engine, FROM_SCHEMA_ORG, &page, json!({}))["policy"]["version"].clone();
    assert_eq!(version(policy(json!({}))), version(policy(json!({}))));
    assert_ne!(version(policy(json!({}))), version(policy(json!({ "merchantReturnDays": 15 }))));
}

#[test]
fn a_policy_that_several_offers_refer_to_is_found_once() {
    let page = json!({ "@graph": [offer(json!({ "@id": "#p" })), offer(json!({ "@id": "#p" })), policy(json!({ "@id": "#p" }))] });
    let got = value(&engine(), FROM_SCHEMA_ORG, &page, json!({ "timeZone": "Europe/Berlin" }));
    let found: Vec<_> = items(&got["found"]).iter().map(|found| (&found["pointer"], &found["rule"])).collect();
    assert_eq!(found, [(&json!("/@graph/2"), &json!("returns"))]);
}

/// Every way in which pages name one and the same thing.
#[test]
fn spellings_of_one_policy_are_one_policy() {
    let engine = engine();
    let plain = policy(json!({}));
    let read = |page: &Value| {
        let got = value(&engine, FROM_SCHEMA_ORG, page, json!({ "timeZone": "Europe/Berlin", "version": "1" }));
        got["policy"].clone()
    };
    let want = read(&plain);
    assert_eq!(want["rules"][0]["window"]["length"], json!("P14D"));
    for page in [
        json!([plain]),
        json!({ "@graph": [plain] }),
        offer(plain.clone()),
        json!({ "@type": ["Thing", "Store"], "hasMerchantReturnPolicy": [[plain]] }),
        json!({ "@type": "Product", "hasMerchantReturnPolicy": plain }),
        json!({ "@type": "ProductGroup", "hasMerchantReturnPolicy": plain, "hasVariant": [{ "@type": "Product", "offers": { "@type": "Offer" } }] }),
        json!({ "@type": "Product", "offers": { "@type": "AggregateOffer", "offers": [{ "hasMerchantReturnPolicy": plain }, { "hasMerchantReturnPolicy": plain }] } }),
        policy(
            json!({ "merchantReturnDays": "14", "returnPolicyCategory": "schema:MerchantReturnFiniteReturnWindow" }),
        ),
        policy(json!({ "merchantReturnDays": [{ "@value": 14 }], "returnPolicyCategory": { "@id": FINITE } })),
        policy(
            json!({ "applicableCountry": [{ "@type": "Country", "name": "de" }, "DE"], "merchantReturnDays": 14.0 }),
        ),
        json!({ "http://schema.org/applicableCountry": "DE", "schema:merchantReturnDays": 14, "@type": "http://schema.org/MerchantReturnPolicy",
            "https://schema.org/returnPolicyCategory": "MerchantReturnFiniteReturnWindow", "refundType": "FullRefund" }),
        json!({ "@graph": [offer(json!({ "@id": "#p" })), offer(json!({ "@id": "#p" })), policy(json!({ "@id": "#p" }))] }),
        json!({ "@graph": [{ "@type": "Product", "offers": { "hasMerchantReturnPolicy": "#p" } }, policy(json!({ "@id": "#p" }))] }),
        json!([offer(plain.clone()), { "@type": "Product", "name": "group, not sold by itself" }]),
        json!({ "@type": "Product", "isRelatedTo": offer(policy(json!({ "merchantReturnDays": 90 }))), "offers": { "hasMerchantReturnPolicy": plain } }),
    ] {
        assert_eq!(read(&page), want, "{page}");
    }
}
