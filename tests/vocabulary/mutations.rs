//! Ten thousand pages that are broken in some way: none stops the engine, and none makes a window appear that the
//! page does not state.
//!
//! What a page states is found here by other means than in the engine: by the ends of keys and texts, wherever
//! they are. It may find more than a careful reader would, and never less, so a window that it does not find was
//! invented.

use serde_json::{Value, json};

use super::desk::{FROM_GOOGLE_MERCHANT, FROM_SCHEMA_ORG, FROM_UCP, TO_SCHEMA_ORG, ask, engine, issues_of, items};
use super::odd::{policy, windows};
use super::pages::rows;

const COUNT: usize = 10_000;

/// Numbers that are the same in every run (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("53 bits") % end
    }

    pub fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

const WORDS: [&str; 14] = [
    "https://schema.org/MerchantReturnFiniteReturnWindow",
    "MerchantReturnUnlimitedWindow",
    "http://schema.org/MerchantReturnNotPermitted",
    "MerchantReturnUnspecified",
    "https//schema.org/FreeReturn",
    "StoreCreditRefund",
    "14",
    "30 days",
    "2026-12-31",
    "2026-12-31T23:59:59Z",
    "0",
    "MerchantReturnPolicy",
    "#policy",
    "",
];
const KEYS: [&str; 9] = [
    "merchantReturnDays",
    "returnPolicyCategory",
    "applicableCountry",
    "@type",
    "@id",
    "returnFees",
    "refundType",
    "returnPolicySeasonalOverride",
    "hasMerchantReturnPolicy",
];

fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            (0..).zip(items).for_each(|(n, item): (usize, _)| places(item, &format!("{at}/{n}"), found))
        }
        Value::Object(fields) => fields.iter().for_each(|(key, field)| {
            places(field, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
        }),
        _ => {}
    }
}

fn other_case(text: &str, dice: &mut Dice) -> String {
    match dice.below(3) {
        0 => text.to_lowercase(),
        1 => text.to_uppercase(),
        _ => text.chars().map(|c| if dice.one_in(4) { c.to_ascii_uppercase() } else { c }).collect(),
    }
}

fn misspelt(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.is_empty() {
        return "x".to_owned();
    }
    let at = dice.below(letters.len());
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, *dice.pick(&['e', 'X', '/', ':', ' ', 's'])),
        2 => letters[at] = *dice.pick(&['a', 'Z', '-', '0']),
        _ => letters.swap(0, at),
    }
    letters.into_iter().collect()
}

fn retyped(value: &Value, dice: &mut Dice) -> Value {
    match dice.below(12) {
        0 => Value::Null,
        1 => json!(dice.one_in(2)),
        2 => json!(dice.below(400)),
        3 => json!(-14.5),
        4 => json!(*dice.pick(&WORDS)),
        5 => json!([value, value]),
        6 => json!([value, *dice.pick(&WORDS)]),
        7 => json!({ "@value": value }),
        8 => json!({ "@id": value }),
        9 => json!(value.to_string().trim_matches('"')),
        10 => value.as_str().and_then(|text| text.parse::<i64>().ok()).map_or(json!({}), |number| json!(number)),
        _ => json!([]),
    }
}

fn mutate(page: &mut Value, dice: &mut Dice) {
    let mut found = Vec::new();
    places(page, "", &mut found);
    let at = dice.pick(&found).clone();
    let copy = page.clone();
    let other = copy.pointer(dice.pick(&found).as_str()).expect("a place").clone();
    let target = page.pointer_mut(&at).expect("a place");
    if let (Value::Object(fields), true) = (&mut *target, dice.below(3) > 0) {
        let keys: Vec<String> = fields.keys().cloned().collect();
        if keys.is_empty() || dice.one_in(5) {
            let key = *dice.pick(&KEYS);
            fields.insert(key.to_owned(), if dice.one_in(2) { other } else { json!(*dice.pick(&WORDS)) });
            return;
        }
        let key = dice.pick(&keys).clone();
        let value = fields[&key].clone();
        match dice.below(6) {
            0 => drop(fields.remove(&key)),
            1 => drop(fields.insert(
                format!("{}{key}", dice.pick(&["schema:", "https://schema.org/", "x"])),
                retyped(&value, dice),
            )),
            2 => {
                fields.remove(&key);
                fields.insert(misspelt(&key, dice), value);
            }
            3 => {
                fields.remove(&key);
                fields.insert(other_case(&key, dice), value);
            }
            4 => drop(fields.insert(key, other)),
            _ => drop(fields.insert(key, retyped(&value, dice))),
        }
        return;
    }
    let value = target.clone();
    *target = match (dice.below(6), value.as_str()) {
        (0, _) => json!({ "@graph": [value] }),
        (1, _) => json!({ "@type": "Offer", "hasMerchantReturnPolicy": value }),
        (2, _) => items(&value).first().cloned().unwrap_or(other),
        (3, Some(text)) => json!(misspelt(text, dice)),
        (4, Some(text)) => json!(other_case(text, dice)),
        _ => retyped(&value, dice),
    };
}

/// What the objects of a page state: each with the texts and numbers below its days and its categories.
struct Stated {
    days: Vec<String>,
    categories: Vec<String>,
    names_country: bool,
    has_dates: bool,
}

fn leaves(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.trim().to_owned()),
        Value::Number(number) => found.push(number.as_f64().expect("a number").to_string()),
        Value::Array(items) => items.iter().for_each(|item| leaves(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| leaves(field, found)),
        Value::Null | Value::Bool(_) => {}
    }
}

fn stated(value: &Value, found: &mut Vec<Stated>) {
    if let Value::Object(fields) = value {
        let last = |key: &'_ str| key.rsplit(['/', ':']).next().unwrap_or_default().to_owned();
        let below = |names: &[&str]| {
            let mut texts = Vec::new();
            for (_, field) in fields.iter().filter(|(key, _)| names.contains(&last(key).as_str())) {
                leaves(field, &mut texts);
            }
            texts
        };
        found.push(Stated {
            days: below(&["merchantReturnDays", "productReturnDays"]),
            categories: below(&["returnPolicyCategory"]),
            names_country: !below(&["applicableCountry"]).is_empty(),
            has_dates: !below(&["startDate"]).is_empty(),
        });
        fields.values().for_each(|field| stated(field, found));
    }
    items(value).iter().for_each(|item| stated(item, found));
}

/// True if some object states this window, with its days beside a category of the right kind and no other.
fn is_stated(window: &str, found: &[Stated], of: impl Fn(&Stated) -> bool) -> bool {
    found.iter().filter(|stated| of(stated)).any(|stated| {
        let all =
            |ending: &str| !stated.categories.is_empty() && stated.categories.iter().all(|name| name.ends_with(ending));
        if window == "unlimited" {
            return all("UnlimitedWindow");
        }
        let same = |text: &String| match window.strip_prefix('P').and_then(|rest| rest.strip_suffix('D')) {
            Some(days) => text.parse::<f64>().is_ok_and(|number| number > 0.0 && number.to_string() == days),
            // A date: the one that is written, or the day before where a time of day is.
            None => text.starts_with(&window[..8]) && (text == window || text.len() > 10),
        };
        // An override needs no category.
        let is_finite = all("FiniteReturnWindow") || (stated.categories.is_empty() && stated.has_dates);
        is_finite && !stated.days.is_empty() && stated.days.iter().all(same)
    })
}

fn own_pages() -> Vec<Value> {
    let season = json!([{ "@type": "MerchantReturnPolicySeasonalOverride", "startDate": "2026-11-20", "endDate": "2026-12-31",
        "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow", "merchantReturnDays": "2027-01-31" }]);
    vec![
        policy(json!({ "returnPolicySeasonalOverride": season, "restockingFee": 15 })),
        json!({ "@graph": [
            { "@type": "Product", "@id": "#product", "offers": [{ "@type": "Offer", "hasMerchantReturnPolicy": { "@id": "#policy" },
                "warranty": { "@type": "WarrantyPromise", "durationOfWarranty": { "value": 2, "unitCode": "ANN" } } }] },
            policy(json!({ "@id": "#policy", "merchantReturnDays": 45, "applicableCountry": ["DE", "AT"] })),
            { "@type": "OnlineStore", "hasMerchantReturnPolicy": policy(json!({ "returnPolicyCategory": "MerchantReturnUnlimitedWindow", "merchantReturnDays": null })) },
        ] }),
    ]
}

#[test]
fn broken_pages_stop_nothing_and_invent_nothing() {
    let engine = engine();
    let mut pages = own_pages();
    match rows() {
        Some(rows) => pages.extend(rows.into_iter().map(|row| row["input"].clone())),
        None => println!("  not mutated, 40: the rows of external/merchant_return_policy.json are not here"),
    }
    let mut dice = Dice::new(20_261_124);
    let (mut with_window, mut without) = (0, 0);
    for number in 0..COUNT {
        let mut page = pages[number % pages.len()].clone();
        for _ in 0..=dice.below(4) {
            mutate(&mut page, &mut dice);
        }
        let answer = ask(&engine, FROM_SCHEMA_ORG, &page, json!({}));
        if answer["ok"] != json!(true) {
            assert!(!page.is_object() && !page.is_array(), "{page}: {answer}");
            continue;
        }
        let policy = &answer["value"]["policy"];
        let mut found = Vec::new();
        stated(&page, &mut found);
        let windows = windows(policy);
        for window in &windows {
            assert!(is_stated(window, &found, |_| true), "{window} is not stated by {page}\n{policy}");
        }
        for rule in items(&policy["rules"]).iter().filter(|rule| rule.get("grants").is_some()) {
            // A rule for review promises nothing; that a misspelt country was not read is a reason for one.
            let is_promise = rule.get("decidedBy").is_none();
            let is_everywhere = policy.get("countries").is_none() && rule["when"].get("countries").is_none();
            let window =
                ["length", "until"].into_iter().find_map(|key| rule["window"][key].as_str()).expect("a window");
            if is_promise && is_everywhere {
                assert!(is_stated(window, &found, |stated| !stated.names_country), "no country of {page}\n{policy}");
            }
        }
        if windows.is_empty() {
            without += 1;
        } else {
            with_window += 1;
        }
        assert_eq!(issues_of(&engine, policy), Vec::<String>::new(), "{page}\n{policy}");
    }
    println!("{COUNT} mutations: {with_window} with a window, {without} without");
    assert!(with_window > COUNT / 10 && without > COUNT / 10, "{with_window} and {without}");
}

/// The other documents: none of them stops the engine, and what comes of them can be loaded.
#[test]
fn other_broken_documents_stop_nothing() {
    let engine = engine();
    let merchant = json!({ "onlineReturnPolicies": [{ "label": "default", "countries": ["DE", "AT"],
        "policy": { "type": "NUMBER_OF_DAYS_AFTER_DELIVERY", "days": "30" }, "returnMethods": ["BY_MAIL"], "itemConditions": ["NEW"],
        "seasonalOverrides": [{ "label": "s", "startDate": { "year": 2026, "month": 11, "day": 1 },
            "endDate": { "year": 2026, "month": 12, "day": 31 }, "returnDays": 60 }],
        "restockingFee": { "microPercent": 15_000_000 },
        "returnShippingFee": { "type": "FIXED", "fixedFee": { "amountMicros": "4990000", "currencyCode": "EUR" } } }] });
    let ucp = json!({ "currency": "EUR", "policies": [{ "type": "dev.ucp.shopping.policy.return",
        "window": { "days": 30, "anchor": "delivered" }, "supported_resolutions": ["original_payment_method", "gift_card"],
        "methods": [{ "type": "by_mail", "fee": { "type": "fixed_fee", "amount": 500 } }], "restocking_fee": { "amount": 300 } },
        { "final_sale": true, "applies_to": ["$.line_items[?@.id=='engraved']"] }] });
    let shop = json!({ "format": 1, "id": "p", "version": "1", "timeZone": "UTC", "currency": "EUR", "countries": ["DE"],
        "rules": [{ "id": "r", "grants": ["refund"], "window": { "length": "P14D" }, "when": { "not": { "reasons": ["late"] } } }],
        "costs": [{ "id": "c", "fee": { "kind": "restocking", "percent": "10" } }],
        "warranties": [{ "id": "w", "covers": ["repair"], "window": { "length": "P2Y" } }] });
    let mut dice = Dice::new(4711);
    let mut understood = [0, 0, 0];
    for number in 0..COUNT / 2 {
        let questions = [(TO_SCHEMA_ORG, &shop), (FROM_GOOGLE_MERCHANT, &merchant), (FROM_UCP, &ucp)];
        let (question, document) = questions[number % questions.len()];
        let mut document = document.clone();
        for _ in 0..=dice.below(3) {
            mutate(&mut document, &mut dice);
        }
        let answer = ask(&engine, question, &document, json!({}));
        assert!(answer["ok"].is_boolean(), "{document}: {answer}");
        if answer["ok"] == json!(false) {
            assert!(!items(&answer["issues"]).is_empty());
            continue;
        }
        understood[number % questions.len()] += 1;
        let policy = &answer["value"]["policy"];
        if question != TO_SCHEMA_ORG {
            assert_eq!(issues_of(&engine, policy), Vec::<String>::new(), "{document}\n{policy}");
        }
    }
    assert!(understood.iter().all(|count| *count > 100), "{understood:?}");
}
