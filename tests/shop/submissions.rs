//! Submissions, and whom they are from.

use serde_json::{Value, json};

use super::support::{Response, Shop, complaint, read, refund, text};
use crate::server::{Options, USAGE};

#[test]
fn a_submission_is_kept_once() {
    let shop = Shop::open("once");
    let sent = complaint("key-1");
    let first = shop.submit(&sent);
    assert_eq!(first.status, 201, "{}", first.json());
    let receipt = first.json();
    assert_eq!(receipt["key"], "key-1");
    assert_eq!(receipt["decision"]["status"], "review");
    assert!(text(&receipt["receivedAt"]).starts_with("2026-11-22T02:00"));

    let again = shop.submit(&sent);
    assert_eq!((again.status, &again.body), (200, &first.body));
    let header = "idempotency-key: key-1\r\n";
    let pretty = serde_json::to_string_pretty(&sent).unwrap();
    let fields: Vec<String> =
        sent.as_object().unwrap().iter().rev().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    for rewritten in [pretty, format!("{{{}}}", fields.join(","))] {
        let answer = shop.post("/api/submissions", header, &rewritten);
        assert_eq!((answer.status, &answer.body), (200, &first.body), "{rewritten}");
    }
    let mut other = sent.clone();
    other["values"]["demand"] = json!("exchange");
    assert_eq!(shop.submit(&other).status, 409);
    other["key"] = json!("key-2");
    assert_eq!(shop.submit(&other).status, 201);

    let case = shop.get(&format!("/api/cases/{}", text(&receipt["caseId"]))).json();
    assert_eq!(case["values"]["name"], "李明");
    assert_eq!(case["classification"]["department"], "freight");
    assert_eq!((&case["lineId"], &case["state"]), (&json!("stroller"), &json!("received")));
    assert_eq!(shop.get("/api/cases/case-0").status, 404);

    // What was kept outlives the process.
    let reopened = Shop::start(shop.options.clone());
    let after = reopened.submit(&sent);
    assert_eq!((after.status, &after.body), (200, &first.body));
}

#[test]
fn a_key_sent_many_times_at_once_is_kept_once() {
    let shop = Shop::open("at-once");
    let sent = complaint("key");
    let answers: Vec<Response> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..16).map(|_| scope.spawn(|| shop.submit(&sent))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    assert!(answers.iter().all(|answer| answer.body == answers[0].body));
}

#[test]
fn a_key_is_required_and_must_agree() {
    let shop = Shop::open("keys");
    let body = complaint("key").to_string();
    for (header, code) in [("", "idempotency_key_missing"), ("idempotency-key: other\r\n", "idempotency_key_mismatch")]
    {
        let answer = shop.post("/api/submissions", header, &body);
        assert_eq!((answer.status, answer.codes()[0].0.as_str()), (400, code));
    }
    assert_eq!(shop.post("/api/submissions", "idempotency-key: key\r\n", "{").status, 400);
    let large = format!(r#"{{"key":"{}"}}"#, "x".repeat(1 << 20));
    assert_eq!(shop.post("/api/submissions", "idempotency-key: key\r\n", &large).status, 413);
}

#[test]
fn an_incomplete_submission_is_refused_and_its_key_stays_free() {
    let shop = Shop::open("incomplete");
    let mut sent = complaint("key");
    sent["values"]["description"] = json!("short");
    sent["values"]["consent"] = json!(false);
    let refused = shop.submit(&sent);
    assert_eq!(refused.status, 422);
    let answer = refused.json();
    assert_eq!(answer["errors"][0]["field"], "description");
    assert_eq!(answer["errors"][1], json!({ "field": "consent", "code": "required", "params": {} }));
    assert_eq!(shop.submit(&complaint("key")).status, 201);

    let refused = shop.submit(&json!({ "key": "bare", "extra": 1 }));
    let pointers: Vec<String> = refused.codes().into_iter().map(|(_, pointer)| pointer).collect();
    assert_eq!(pointers, ["/extra", "/format", "/kind", "/values", "/declaredAt", "/standsOn", "/order/id"]);
    // A return whose answer hinges on what the shopper can tell says what is missing.
    let refused = shop.submit(&refund("nappies", "nappies", json!({ "reason": "changed_mind" })));
    assert_eq!((refused.status, refused.codes()[0].0.as_str()), (422, "facts_missing"));
    assert_eq!(refused.json()["decision"]["missing"][0]["pointer"], "/line/condition/opened");
    let told = json!({ "reason": "changed_mind", "facts": { "condition": { "opened": false } } });
    assert_eq!(shop.submit(&refund("nappies", "nappies", told)).status, 201);
}

/// What is beyond a limit is not looked at: a thousand attachments and one more are one issue.
#[test]
fn reading_stops_at_limits() {
    let shop = Shop::open("limits");
    for name in ["attachments", "lines"] {
        let mut sent = complaint("key");
        sent["values"][name] = (0..1001).map(|id| json!({ "id": id })).collect();
        let refused = shop.submit(&sent);
        assert_eq!(refused.status, 422);
        assert_eq!(refused.codes(), [("too_many_entries".to_owned(), format!("/values/{name}"))]);
    }
    let mut sent = complaint("key");
    sent["values"]["attachments"] = (0..1000).map(|id| json!({ "id": id })).collect();
    let codes = shop.submit(&sent).codes();
    assert!(codes.len() == 1000 && codes.iter().all(|(code, _)| code == "attachment_missing"), "{codes:?}");
}

#[test]
fn the_shop_believes_its_own_record() {
    let shop = Shop::open("tampered");
    let bottles = || refund("key", "bottles", json!({ "reason": "changed_mind" }));
    // Nothing is open any more, and a later delivery does not change that.
    let refused = shop.submit(&bottles());
    assert_eq!((refused.status, refused.codes()[0].0.as_str()), (422, "not_open"));
    let mut sent = bottles();
    sent["order"]["lines"][0]["events"] = json!({ "delivered": "2026-11-20T10:00:00+08:00" });
    let refused = shop.submit(&sent);
    assert_eq!(refused.status, 422);
    assert_eq!(refused.codes(), [("differs_from_record".to_owned(), "/order/lines/0/events/delivered".to_owned())]);
    assert_eq!(refused.json()["decision"]["status"], "ineligible");
    // Neither does an instant at which it was open.
    let mut sent = bottles();
    sent["declaredAt"] = json!("2026-07-05T10:00:00+08:00");
    let late = shop.submit(&sent).json();
    assert_eq!(late["decision"]["status"], "review", "it is not judged as if it had arrived then");
    // The line exactly as the shop wrote it is no offence.
    let order = read("www/orders/order.json");
    let mut sent = refund("romper", "romper", json!({ "reason": "changed_mind" }));
    sent["order"] = json!({ "id": order["id"], "country": "CN", "lines": order["lines"] });
    assert_eq!(shop.submit(&sent).status, 201);

    type Change = fn(&mut Value);
    let cases: [(&str, Change, &str); 8] = [
        ("unknown_order", |sent| sent["order"]["id"] = json!("1"), "/order/id"),
        ("unknown_line", |sent| sent["order"]["lines"][0]["id"] = json!("gold"), "/order/lines/0/id"),
        ("differs_from_record", |sent| sent["order"]["country"] = json!("DE"), "/order/country"),
        (
            "differs_from_record",
            |sent| sent["order"]["lines"][0]["policy"] = json!("electronics"),
            "/order/lines/0/policy",
        ),
        ("unknown_value", |sent| sent["kind"] = json!("gift"), "/kind"),
        ("policy_changed", |sent| sent["standsOn"]["policy"]["version"] = json!("0"), "/standsOn/policy"),
        ("one_line_only", |sent| sent["requests"] = json!({ "stroller": {}, "cot": {} }), "/requests"),
        ("unknown_reason", |sent| sent["requests"] = json!({ "stroller": { "reason": "boredom" } }), "/request/reason"),
    ];
    for (code, change, pointer) in cases {
        let mut sent = complaint("changed");
        change(&mut sent);
        let refused = shop.submit(&sent);
        assert_eq!(refused.status, 422, "{code}");
        assert!(refused.codes().contains(&(code.to_owned(), pointer.to_owned())), "{code}: {}", refused.json());
    }
    let mut sent = complaint("changed");
    sent["values"]["orderId"] = json!("another");
    assert_eq!(shop.submit(&sent).json()["errors"][0]["field"], "orderId");
}

#[test]
fn only_this_machine_is_served_unless_told_otherwise() {
    let read = |line: &str| Options::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(read("").unwrap(), Options::default());
    assert!(Options::default().host.is_loopback());
    assert_eq!(read("--smtp [::1]:25").unwrap().smtp, Some("[::1]:25".parse().unwrap()));
    assert_eq!(read("--port 1 --port 2").unwrap().port, 2);
    for fine in ["--host localhost", "--host ::1", "--host 127.0.0.2", "--host 0.0.0.0 --allow-remote"] {
        assert!(read(fine).is_ok(), "{fine}");
    }
    for bad in [
        "--host 0.0.0.0",
        "--host ::",
        "--host 192.168.1.1",
        "--host shop",
        "--port 65536",
        "--port",
        "--now 2026-11-22",
        "--smtp relay.example:25",
        "--smtp 192.0.2.1:25",
        "--smtp 127.0.0.1",
        "--from shop",
        "--colour red",
    ] {
        assert!(read(bad).is_err(), "{bad}");
    }
    for option in ["--port", "--host", "--allow-remote", "--database", "--root", "--now", "--smtp", "--from"] {
        assert!(USAGE.contains(option));
    }
}
