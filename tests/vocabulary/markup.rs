//! What markup of pages comes to: how long warranties last and where they are read, seasons, countries and sellers.

use serde_json::{Value, json};

use super::desk::{FROM_SCHEMA_ORG, codes, decide, engine, issues_of, items, value};
use super::odd::{policy, season, sold};

fn read(page: &Value) -> Value {
    let got = value(&engine(), FROM_SCHEMA_ORG, page, json!({ "timeZone": "Europe/Berlin" }));
    assert_eq!(issues_of(&engine(), &got["policy"]), Vec::<String>::new(), "{got}");
    got
}

fn lengths(page: &Value) -> Vec<String> {
    let got = read(page);
    items(&got["policy"]["warranties"])
        .iter()
        .map(|entry| entry["window"]["length"].as_str().unwrap().to_owned())
        .collect()
}

fn promise(duration: Value) -> Value {
    json!({ "@type": "WarrantyPromise", "durationOfWarranty": duration })
}

#[test]
fn durations_of_warranties() {
    let quantity = |value: Value, unit: &str| json!({ "@type": "QuantitativeValue", "value": value, "unitCode": unit });
    let named = |value: Value, unit: &str| json!({ "@type": "QuantitativeValue", "value": value, "unitText": unit });
    for (duration, want) in [
        (json!("P5Y"), Some("P5Y")),
        (json!(" P12M "), Some("P12M")),
        (json!("P30D"), Some("P30D")),
        (json!("P6W"), Some("P6W")),
        (json!("P1Y6M"), Some("P1Y6M")),
        (json!("P1Y6M15D"), Some("P1Y6M15D")),
        (json!("P10Y"), Some("P10Y")),
        (json!("PT48H"), Some("PT48H")),
        (json!({ "@value": "P5Y" }), Some("P5Y")),
        (json!(["P5Y"]), Some("P5Y")),
        (json!({ "@type": "QuantitativeValue", "value": "P5Y" }), Some("P5Y")),
        (json!("P100Y"), Some("P100Y")),
        (json!("P101Y"), None),
        (json!("P0Y"), None),
        (json!("P1.5Y"), None),
        (json!("P1YT12H"), None),
        (json!("P"), None),
        (json!("5Y"), None),
        (json!("-P5Y"), None),
        (json!("unlimited"), None),
        (json!(5), None),
        (quantity(json!(2), "ANN"), Some("P2Y")),
        (quantity(json!("24"), "MON"), Some("P24M")),
        (quantity(json!(0), "ANN"), None),
        (quantity(json!(101), "ANN"), None),
        (quantity(json!(2), "XYZ"), None),
        (named(json!(2), "years"), Some("P2Y")),
        (named(json!(1), "Year"), Some("P1Y")),
        (named(json!(6), "MONTHS"), Some("P6M")),
        (named(json!(2), "fortnights"), None),
        (named(json!(2), ""), None),
    ] {
        let page = promise(duration.clone());
        assert_eq!(lengths(&page), want.into_iter().collect::<Vec<_>>(), "{duration}");
        let told = codes(&read(&page)["warnings"]);
        assert_eq!(told.contains(&"duration_malformed".to_owned()), want.is_none(), "{duration}: {told:?}");
    }
}

#[test]
fn promises_are_read_wherever_a_policy_is() {
    let two = promise(json!("P2Y"));
    for page in [
        two.clone(),
        json!([two]),
        json!({ "@graph": [two] }),
        json!({ "@graph": [{ "@type": "WebPage", "mainEntity": two }] }),
        json!({ "@type": "Product", "hasWarranty": two }),
        json!({ "@type": "Offer", "hasWarranty": { "durationOfWarranty": "P2Y" } }),
        json!({ "@type": "Product", "guarantee": two }),
        json!({ "@type": "Product", "offers": { "@type": "AggregateOffer", "offers": [{ "@type": "Offer", "warranty": [two] }] } }),
        json!({ "@type": "Product", "offers": [{ "@type": "Offer", "itemOffered": { "@type": "Product", "guarantee": two } }] }),
        json!({ "@graph": [{ "@type": "Offer", "warranty": { "@id": "#w" } },
            { "@type": "WarrantyPromise", "@id": "#w", "durationOfWarranty": "P2Y" }] }),
        json!([policy(json!({})), two]),
    ] {
        let got = read(&page);
        let warranties = items(&got["policy"]["warranties"]);
        assert_eq!(warranties.len(), 1, "{page}: {got}");
        assert_eq!(warranties[0]["window"]["length"], json!("P2Y"), "{page}");
        assert_eq!(warranties[0].get("when"), None, "it is for all goods: {page}");
    }
    // Of two products each has its own.
    let of = |length: &str| json!({ "@type": "Product", "guarantee": promise(json!(length)) });
    assert_eq!(lengths(&json!([of("P2Y"), of("P3Y")])), ["P2Y", "P3Y"]);
    // A policy beside an offer's own properties is that offer's.
    let page = json!({ "@type": "Offer", "returns": policy(json!({})) });
    assert_eq!(read(&page)["found"][0]["level"], json!("offer"));
}

/// What a season leaves: its dates with a length or a last day, or closed; nothing if the usual terms hold all year.
fn season_of(others: Value) -> (Value, Vec<String>) {
    let got = read(&season(others));
    let rule = &got["policy"]["rules"][0];
    assert_eq!(rule["window"]["length"], json!("P14D"));
    let seasons = got["policy"].get("seasons").map_or(Value::Null, |seasons| seasons[0].clone());
    let left = ["length", "lastDay", "closed"].iter().find_map(|key| seasons.get(key)).cloned().unwrap_or_default();
    (if rule.get("decidedBy").is_some() { json!("review") } else { left }, codes(&got["warnings"]))
}

#[test]
fn a_season_leaves_less_than_usual_only_with_a_word() {
    const FINITE: &str = "MerchantReturnFiniteReturnWindow";
    let less = ["season_gives_less", "season_closed", "season_is_text", "season_malformed", "season_backwards"];
    for (others, want) in [
        (json!({}), json!("P60D")),
        (json!({ "returnPolicyCategory": null }), json!("P60D")),
        (json!({ "returnPolicyCategory": null, "merchantReturnDays": 14 }), json!("P14D")),
        (json!({ "returnPolicyCategory": null, "merchantReturnDays": 13 }), json!("P13D")),
        (json!({ "returnPolicyCategory": null, "merchantReturnDays": "2027-01-31" }), json!("2027-01-31")),
        (json!({ "merchantReturnDays": "2027-01-14" }), json!("2027-01-14")),
        (json!({ "merchantReturnDays": "2027-01-13" }), json!("2027-01-13")),
        (json!({ "merchantReturnDays": null }), Value::Null),
        (json!({ "returnPolicyCategory": null, "merchantReturnDays": null, "name": "Christmas" }), Value::Null),
        (
            json!({ "returnPolicyCategory": "MerchantReturnUnlimitedWindow", "merchantReturnDays": null }),
            json!("unlimited"),
        ),
        (json!({ "returnPolicyCategory": "MerchantReturnNotPermitted", "merchantReturnDays": null }), json!(true)),
        (json!({ "refundType": "FullRefund" }), json!("P60D")),
        (json!({ "refundType": "StoreCreditRefund" }), json!(true)),
        (json!({ "merchantReturnDay": 7 }), json!(true)),
        (json!({ "merchantReturnDays": 0 }), json!(true)),
        (json!({ "startDate": null }), json!("review")),
        (json!({ "endDate": "2026-11-19" }), json!("review")),
        (json!({ "endDate": "2026-11-20" }), json!("P60D")),
    ] {
        let (left, told) = season_of(others.clone());
        assert_eq!(left, want, "{others}: {told:?}");
        let days = left.as_str().and_then(|text| text.strip_prefix('P')?.strip_suffix('D')?.parse::<u32>().ok());
        let is_less = left == json!(true)
            || left == json!("review")
            || left == json!("2027-01-13")
            || days.is_some_and(|days| days < 14);
        assert_eq!(told.iter().any(|code| less.contains(&code.as_str())), is_less, "{others}: {told:?}");
    }
    for none in [
        json!(false),
        json!(null),
        json!([]),
        json!(""),
        json!({}),
        json!({ "@type": "MerchantReturnPolicySeasonalOverride" }),
    ] {
        let got = read(&policy(json!({ "returnPolicySeasonalOverride": none })));
        assert_eq!(got["policy"]["rules"][0].get("decidedBy"), None, "{none}");
        assert_eq!(got["policy"].get("seasons"), None, "{none}");
    }
    // A week is usual, and 20 days in the year of the override.
    let page = policy(json!({ "merchantReturnDays": 7, "returnPolicyCategory": FINITE,
        "returnPolicySeasonalOverride": { "startDate": "2026-01-01", "endDate": "2026-12-31", "merchantReturnDays": 20 } }));
    let got = read(&page);
    let status = |now: &str| {
        let line =
            json!({ "quantity": 1, "country": "DE", "events": { "ordered": "2026-03-01", "delivered": "2026-03-02" } });
        let question = json!({ "line": line, "request": { "reason": "changed_mind" }, "now": now });
        decide(&engine(), &got["policy"], &question)["status"].clone()
    };
    assert_eq!(
        [status("2026-03-22T22:59:59Z"), status("2026-03-22T23:00:00Z")],
        [json!("eligible"), json!("ineligible")]
    );
}

#[test]
fn countries_of_pages() {
    for (country, want) in [
        (json!("UK"), json!(["GB"])),
        (json!("gb"), json!(["GB"])),
        (json!(["EL", "DE"]), json!(["GR", "DE"])),
        (json!({ "@type": "Country", "name": "UK" }), json!(["GB"])),
        (json!("CA-QC"), json!(["CA-QC"])),
        (json!("WORLDWIDE"), Value::Null),
        (json!(["US", "Worldwide"]), Value::Null),
        (json!("ZZ"), json!(["ZZ"])),
    ] {
        let got = read(&policy(json!({ "applicableCountry": country })));
        assert_eq!(got["policy"].get("countries").unwrap_or(&Value::Null), &want, "{country}");
    }
}

#[test]
fn sellers_are_sellers() {
    let shop = |name: &str, days: u32| {
        json!({ "@type": "OnlineStore", "name": name,
        "hasMerchantReturnPolicy": policy(json!({ "merchantReturnDays": days })) })
    };
    let of_seller = |name: &str, days: u32| json!({ "@type": "Offer", "seller": shop(name, days) });
    for page in [
        json!([sold("A", 14), sold("B", 30)]),
        json!({ "@type": "Product", "offers": [sold("A", 14), sold("B", 30), sold("A", 14)] }),
        json!({ "@type": "Product", "offers": [of_seller("A", 14), of_seller("B", 30)] }),
        json!({ "@graph": [shop("A", 14), shop("B", 30)] }),
    ] {
        let got = read(&page);
        let rules = items(&got["policy"]["rules"]);
        assert_eq!(
            rules.iter().map(|rule| &rule["when"]).collect::<Vec<_>>(),
            [&json!({ "sellers": ["A"] }), &json!({ "sellers": ["B"] })],
            "{page}"
        );
        assert_eq!(got["policy"].get("facts"), None);
        let told = codes(&got["warnings"]);
        assert!(
            told.contains(&"policies_differ_by_seller".to_owned()) && !told.contains(&"policies_contradict".to_owned())
        );
        let status = |seller: &str| {
            let line =
                json!({ "quantity": 1, "country": "DE", "seller": seller, "events": { "delivered": "2026-03-02" } });
            let question =
                json!({ "line": line, "request": { "reason": "changed_mind" }, "now": "2026-03-20T12:00:00Z" });
            decide(&engine(), &got["policy"], &question)["status"].clone()
        };
        assert_eq!(
            [status("A"), status("B"), status("C")],
            [json!("ineligible"), json!("eligible"), json!("ineligible")]
        );
    }
    // The same terms need no seller; of one seller, or without a name, they do not tell which.
    for (page, has_fact) in [
        (json!([sold("A", 14), sold("B", 14)]), false),
        (json!([sold("A", 14), sold("A", 30)]), true),
        (json!([sold("A", 14), sold("", 30)]), true),
        (json!({ "@graph": [shop("A", 14), shop("A", 30)] }), true),
        (json!({ "@graph": [shop("A", 14), policy(json!({ "merchantReturnDays": 30 }))] }), true),
    ] {
        let got = read(&page);
        assert_eq!(got["policy"].get("facts").is_some(), has_fact, "{page}");
        let by_seller = items(&got["policy"]["rules"]).iter().any(|rule| rule["when"].get("sellers").is_some());
        assert!(!by_seller, "{page}");
    }
}

#[test]
fn every_warning_says_what_comes_of_it() {
    let words = [
        "so ",
        "nothing is granted",
        "nothing is left",
        "for review",
        "taken to be",
        "taken to pay",
        "is ignored",
        "counted from",
        "grants nothing",
        "last whole day counts",
        "shopper loses",
        "returnPolicy",
        "category of this name",
        "tag of this name",
        "end first",
        "carry its id",
    ];
    for code in aftersales::boundary::IssueCode::CODES.iter().skip_while(|code| **code != "nothing_found") {
        let code = aftersales::boundary::IssueCode::from_code(code).expect("a code");
        // These stop an import.
        let stops = ["anchor_required", "days_or_date", "date_order", "nothing_expressible"].contains(&code.code());
        let sentence = code.sentence();
        assert!(stops || words.iter().any(|word| sentence.contains(word)), "{}: {sentence}", code.code());
    }
}
