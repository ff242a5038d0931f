//! Boundary cases of other systems, each with its own counting convention. Their names are turned into this
//! project's; what has no name here is skipped, and said.

use serde_json::{Value, json};

use super::adopted::{Wants, ask, explained};
use super::desk::Desk;
use super::files::RETURNS;
use super::portals;
use super::report::Rows;
use super::systems;

pub fn run(desk: &dyn Desk) -> Rows {
    let mut rows = Rows::new("adopted/returns.json");
    let table: Value = serde_json::from_str(RETURNS).expect("a table");
    for case in table["cases"].as_array().expect("cases") {
        let id = case["id"].as_str().expect("an id");
        let (given, expect) = (&case["given"], &case["expect"]);
        let why = expect["note"].as_str().unwrap_or("as the source has it");
        if let Some(wants) = systems::row(id, given, expect, desk).or_else(|| portals::row(id, given, expect, desk)) {
            rows.take(id, why, wants.difference(), explained("returns.json", id));
            continue;
        }
        if is_about_another_vocabulary(id) {
            // Those are asked with the tools of authors, which the shopper's engine does not have.
            continue;
        }
        let mut wants = Wants::default();
        match given["topic"].as_str().expect("a topic") {
            "window" => window(given, expect, desk, &mut wants),
            "gate" => gate(id, given, expect, desk, &mut wants),
            "quantity" => quantity(given, expect, desk, &mut wants),
            "amount" => amount(given, expect, desk, &mut wants),
            "condition_tier" | "tier" => tier(given, expect, desk, &mut wants),
            "warranty" => warranty(given, expect, desk, &mut wants),
            "form" => form(given, expect, desk, &mut wants),
            topic => panic!("{id}: {topic}"),
        }
        rows.take(id, why, wants.difference(), explained("returns.json", id));
    }
    rows
}

fn is_about_another_vocabulary(id: &str) -> bool {
    let of = |prefix: &str| id.starts_with(prefix);
    of("sd-") || of("ucp-") || (of("merchantapi-") && id != "merchantapi-one-second-after")
}

fn document(zone: &Value, rules: Value) -> Value {
    let zone = zone.as_str().unwrap_or("UTC");
    json!({ "document": { "format": 1, "id": "t", "version": "1", "timeZone": zone, "currency": "EUR", "rules": rules } })
}

/// A day without a time is asked about at noon.
fn instant(given: &Value) -> Value {
    match (&given["now"], &given["today"]) {
        (Value::String(now), _) => json!(now),
        (_, Value::String(today)) => json!(format!("{today}T12:00:00Z")),
        _ => json!("2026-03-02T12:00:00Z"),
    }
}

fn eligible(wants: &mut Wants, expect: &Value, value: &Value) {
    let status = match &expect["eligible"] {
        Value::Bool(true) => "eligible",
        Value::Bool(false) => "ineligible",
        Value::String(_) => "conditional",
        _ => return,
    };
    wants.equal("status", &json!(status), &value["status"]);
    for reason in expect["reasons"].as_array().into_iter().flatten() {
        let ours: &[&str] = match reason.as_str().expect("a reason") {
            "window_expired" | "window_expired_for_condition" => &["window_closed"],
            "quantity_exceeds_returnable" => &["quantity_exceeds_returnable", "nothing_left"],
            "already_returned" | "already_reimbursed" => &["nothing_left"],
            "category_excluded" | "final_sale" | "not_returnable" | "discounted_excluded" => &["excluded"],
            other => panic!("{other}: no name for it"),
        };
        let closed = value["closed"].as_array().expect("closed options");
        let codes: Vec<_> = closed.iter().flat_map(|option| option["reasons"].as_array().expect("reasons")).collect();
        let found = codes.iter().any(|code| ours.iter().any(|our| code["code"] == json!(our)));
        wants.that(&format!("one of the reasons {ours:?}"), found, &json!(closed));
    }
}

fn window(given: &Value, expect: &Value, desk: &dyn Desk, wants: &mut Wants) {
    let terms = &given["policy"];
    let starts = terms["starts"].as_str().unwrap_or("ordered");
    let from = match (starts, terms.get("fallback_days_after_fulfilled"), terms["until_delivered"].as_str()) {
        ("delivered", Some(days), _) => json!(["delivered", { "event": "shipped", "plus": format!("P{days}D") }]),
        ("delivered", None, Some("use_fulfilled")) => json!(["delivered", "shipped"]),
        ("delivered", _, _) => json!("delivered"),
        _ => json!("ordered"),
    };
    // An end that is inside is one second later here: these systems reckon in seconds.
    let inclusive = terms["end_inclusive"] == json!(true) && terms["counting"] == json!("rolling_24h");
    let length = match &terms["window_days"] {
        // Nothing written is a window without end there.
        Value::Null => json!("unlimited"),
        days if inclusive => json!(format!("PT{}S", days.as_u64().expect("days") * 86_400 + 1)),
        Value::Number(days) if days.as_u64() == Some(0) => terms["zero_means"].clone(),
        days => json!(format!("P{days}D")),
    };
    let count = if terms["counting"] == json!("rolling_24h") { "elapsed" } else { "days_after" };
    let window = json!({ "from": from, "length": length, "count": count });
    let load = document(&given["timezone"], json!([{ "id": "r", "grants": ["refund"], "window": window }]));
    let mut events = json!({});
    for (theirs, ours) in
        [("order_completed", "ordered"), ("ordered", "ordered"), ("delivered", "delivered"), ("fulfilled", "shipped")]
    {
        if let Some(Value::String(at)) = given.get(theirs) {
            events[ours] = json!(at);
        }
    }
    let line = json!({ "quantity": 1, "events": events });
    let answer = ask(desk, "checkReturn", &load, json!({ "line": line, "now": instant(given) }));
    wants.that("an answer", answer["ok"] == json!(true), &answer["issues"]);
    eligible(wants, expect, &answer["value"]);
    let option = &answer["value"]["options"][0];
    if let Some(last_day) = expect.get("last_day") {
        wants.equal("lastDay", last_day, &option["lastDay"]);
    }
    if let Some(estimated) = expect.get("estimated") {
        wants.equal("assumed", estimated, &option["countedFrom"]["assumed"]);
    }
}

/// A rule that grants a refund without end, beside the rules that the row speaks of.
fn open_rule() -> Value {
    json!({ "id": "r", "grants": ["refund", "exchange"], "window": { "from": "ordered", "length": "unlimited" } })
}

fn gate(id: &str, given: &Value, expect: &Value, desk: &dyn Desk, wants: &mut Wants) {
    let excludes = match id {
        "vtex-excluded-category" => json!({ "categories": given["policy"]["excluded_categories"] }),
        "aftership-discounted-blocked" => json!({ "facts": { "discount": { "min": 0.01 } } }),
        "shopify-no-returns-ignores-days" | "shopify-final-sale" => json!({}),
        _ => json!({ "tags": ["not_returnable"] }),
    };
    let is_about_quantity = id == "solidus-already-reimbursed";
    let mut rules = vec![open_rule()];
    if !is_about_quantity {
        rules.push(json!({ "id": "no", "excludes": ["refund", "exchange"], "when": excludes }));
    }
    let mut load = document(&given["timezone"], json!(rules));
    load["document"]["facts"] = json!({ "discount": { "type": "number" } });
    let mut check = |line: &Value, expect: &Value| {
        let mut asked = json!({ "quantity": 1, "events": { "ordered": "2026-01-01" } });
        if line["not_returnable"] == json!(true) {
            asked["tags"] = json!(["not_returnable"]);
        }
        if let Some(categories) = line.get("categories") {
            asked["categories"] = categories.clone();
        }
        if let Some(Value::String(discount)) = line.get("discount") {
            asked["facts"] = json!({ "discount": discount.parse::<f64>().expect("a number") });
        }
        if let Some(units) = line.get("reimbursed_units") {
            asked["returned"] = units.clone();
        }
        let answer = ask(desk, "checkReturn", &load, json!({ "line": asked, "now": instant(given) }));
        wants.that("an answer", answer["ok"] == json!(true), &answer["issues"]);
        eligible(wants, expect, &answer["value"]);
    };
    match (given["lines"].as_array(), expect.get("lines")) {
        (Some(lines), Some(expected)) => {
            lines.iter().for_each(|line| check(line, &expected[line["id"].as_str().expect("an id")]));
        }
        (Some(lines), None) => {
            let asked = lines.iter().find(|line| line["id"] == given["request"]["line"]);
            check(asked.expect("the line that is asked about"), expect);
        }
        _ => check(&given["line"], expect),
    }
}

fn quantity(given: &Value, expect: &Value, desk: &dyn Desk, wants: &mut Wants) {
    let line = &given["line"];
    let number = |keys: &[&str]| keys.iter().find_map(|key| line[*key].as_i64());
    let listed = |key: &str, kind: &str, of: &str| -> i64 {
        let all = line[key].as_array().into_iter().flatten();
        all.filter(|item| of.is_empty() || item[kind] == json!(of)).filter_map(|item| item["quantity"].as_i64()).sum()
    };
    let bought = ["shipped_quantity", "fulfilled_quantity", "invoiced_quantity", "delivered_quantity", "quantity"];
    let returned = number(&["return_received_quantity", "returned_via_invoice"]).unwrap_or(0);
    let asked = json!({
        "quantity": number(&bought), "events": { "ordered": "2026-01-01" },
        "returned": returned + listed("moves", "type", "return_received"),
        "inProgress": listed("prior_returns", "", "") + listed("prior_exchanges", "", ""),
    });
    let mut question = json!({ "line": asked, "now": instant(given) });
    if let Some(quantity) = given["request"].get("quantity") {
        question["request"] = json!({ "quantity": quantity });
    }
    let answer = ask(desk, "checkReturn", &document(&Value::Null, json!([open_rule()])), question);
    wants.that("an answer", answer["ok"] == json!(true), &answer["issues"]);
    eligible(wants, expect, &answer["value"]);
    if let Some(most) = expect.get("max_quantity") {
        wants.equal("returnableQuantity", most, &answer["value"]["returnableQuantity"]);
    }
}

fn amount(given: &Value, expect: &Value, desk: &dyn Desk, wants: &mut Wants) {
    let money = |value: &Value| value.as_str().map(|decimal| json!({ "decimal": decimal, "currency": "EUR" }));
    let mut load = document(&Value::Null, json!([open_rule()]));
    if let Some(percent) = given["policy"].get("restocking_percent") {
        let fee = json!({ "kind": "restocking", "percent": percent.to_string(), "of": "paid" });
        load["document"]["costs"] = json!([{ "id": "c", "fee": fee }]);
    }
    let (line, request) = match given["request"]["lines"].as_array() {
        Some(lines) => (json!({ "quantity": 1, "paid_total": lines[0]["paid"] }), json!({ "quantity": 1 })),
        None => (given["line"].clone(), given["request"].clone()),
    };
    let mut asked = json!({ "quantity": line["quantity"], "events": { "ordered": "2026-01-01" } });
    for (theirs, ours) in [("unit_price", "unitPrice"), ("paid_total", "paid")] {
        if let Some(money) = money(&line[theirs]) {
            asked[ours] = money;
        }
    }
    let remedy = request["resolution"].as_str().unwrap_or("refund");
    let request = json!({ "quantity": request["quantity"], "remedy": remedy });
    let answer = ask(desk, "checkReturn", &load, json!({ "line": asked, "request": request, "now": instant(given) }));
    wants.that("an answer", answer["ok"] == json!(true), &answer["issues"]);
    let option = &answer["value"]["options"][0];
    wants.equal("remedy", &json!(remedy), &option["remedy"]);
    let refund = expect.get("refund").or(expect.get("refund_estimate"));
    match refund {
        Some(zero) if remedy == "exchange" => {
            wants.equal("refund of an exchange", zero, &json!("0.00"));
            wants.that("no refund", option.get("refund").is_none(), option);
        }
        Some(refund) => wants.equal("refund", refund, &option["refund"]["amount"]["decimal"]),
        None => {}
    }
    if let Some(fee) = expect["fees"].get("restocking") {
        wants.equal("fee", fee, &option["costs"]["fees"][0]["amount"]["decimal"]);
    }
}

fn tier(given: &Value, expect: &Value, desk: &dyn Desk, wants: &mut Wants) {
    let mut rules = Vec::new();
    for (key, days) in given["policy"]["window_days_by_condition"].as_object().into_iter().flatten() {
        let when = json!({ "condition": { "opened": key == "opened" } });
        rules.push(
            json!({ "id": key, "grants": ["refund"], "when": when, "window": { "length": format!("P{days}D") } }),
        );
    }
    for (key, days) in given["policy"]["window_days_by_tier"].as_object().into_iter().flatten() {
        let when = if key == "*" { json!({}) } else { json!({ "buyer": { "tiers": [key] } }) };
        let id = if key == "*" { "everybody" } else { key };
        rules
            .push(json!({ "id": id, "grants": ["refund"], "when": when, "window": { "length": format!("P{days}D") } }));
    }
    let delivered = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
    let days = given["days_since_start"].as_u64().expect("days");
    let today = delivered.checked_add_days(chrono::Days::new(days)).expect("a date");
    let line = json!({ "quantity": 1, "events": { "delivered": "2026-01-01" },
        "condition": { "opened": given["line"]["opened"] }, "buyer": { "tier": given["customer"]["tier"] } });
    let now = format!("{today}T12:00:00Z");
    let answer = ask(desk, "checkReturn", &document(&Value::Null, json!(rules)), json!({ "line": line, "now": now }));
    wants.that("an answer", answer["ok"] == json!(true), &answer["issues"]);
    eligible(wants, expect, &answer["value"]);
    for fact in expect["ask"].as_array().into_iter().flatten() {
        wants.equal("missing", fact, &answer["value"]["missing"][0]["fact"]);
    }
}

fn warranty(given: &Value, expect: &Value, desk: &dyn Desk, wants: &mut Wants) {
    let terms = &given["policy"];
    let months = terms.get("duration_months").map(|months| json!(format!("P{months}M")));
    let duration = terms.get("duration").or(months.as_ref());
    let (length, by) = match (duration, terms.get("duration_value"), given["claim_party"].as_str()) {
        (Some(duration), _, _) => (duration.clone(), "shop"),
        (None, Some(value), _) => (json!(format!("P{value}W")), "shop"),
        (None, None, Some("supplier")) => (json!(format!("P{}M", terms["supplier_months"])), "maker"),
        _ => panic!("no duration: {given}"),
    };
    let meter = terms.get("meter").map(|meter| json!([{ "unit": "kilometres", "cap": meter["max"] }]));
    let warranty = json!({ "id": "w", "by": by, "covers": ["repair"], "limits": meter.unwrap_or(json!([])),
        "window": { "from": ["activated", "ordered"], "length": length } });
    let mut load = document(&given["timezone"], json!([]));
    // A term of nothing is no term: a policy does not write it down.
    let none = length.is_null() || length == json!("P0W");
    load["document"]["warranties"] = if none { json!([]) } else { json!([warranty]) };
    let start = given.get("start").or(given.get("warranty_start"));
    let line = json!({ "events": { "activated": start, "ordered": given["purchased"] },
        "usage": { "kilometres": given["meter_reading"] } });
    let mut question = json!({ "line": line, "now": instant(given) });
    match given["claim_at"].as_str() {
        Some(at) if at.len() == 10 => question["now"] = json!(format!("{at}T12:00:00Z")),
        Some(at) => question["now"] = json!(at),
        None => {}
    }
    let answer = ask(desk, "warranty", &load, question);
    wants.that("an answer", answer["ok"] == json!(true), &answer["issues"]);
    let coverage = &answer["value"][0];
    if let Some(end) = expect.get("end_date") {
        wants.equal("lastDay", end, &coverage["lastDay"]);
    }
    if let Some(status) = expect["status"].as_str() {
        let state = coverage["state"].as_str().unwrap_or("not_defined");
        let theirs = if state == "active" || state == "expiring" { "valid" } else { state };
        wants.equal("state", &json!(status), &json!(theirs));
    }
}

/// What a form of another system makes of values, asked of the form of this one that is for the same.
fn form(given: &Value, expect: &Value, desk: &dyn Desk, wants: &mut Wants) {
    let request = &given["request"];
    let (kind, values) = match request.get("order_number") {
        Some(number) => ("withdrawal", json!({ "orderId": number })),
        None => {
            let lines = request["items"].as_array().expect("items").iter().enumerate();
            let lines: Vec<Value> =
                lines.map(|(place, item)| json!({ "id": place.to_string(), "quantity": item["quantity"] })).collect();
            (
                "return",
                json!({ "consent": request["terms_accepted"], "lines": lines, "reason": request["items"][0]["reason"] }),
            )
        }
    };
    let question = json!({ "kind": kind, "values": values, "now": "2026-03-05T12:00:00Z" });
    let report = ask(desk, "validateForm", &document(&Value::Null, json!([])), question)["value"].take();
    let errors: Vec<&Value> = report["errors"].as_array().expect("errors").iter().collect();
    if expect["only"] == json!(true) {
        wants.equal("errors", &json!(expect["errors"].as_array().map(Vec::len)), &json!(errors.len()));
    }
    if expect.get("errors_include").is_some() {
        let asks = errors.iter().any(|error| error["field"] == json!("condition"));
        wants.that("the condition is required", asks, &json!(errors));
    }
    if let Some(number) = expect["normalized"].get("order_number") {
        wants.equal("orderId", number, &report["values"]["orderId"]);
    }
}
