//! What happens to a case after it was received.

use serde_json::{Value, json};

use super::support::{Shop, complaint, refund, text};

fn happen(shop: &Shop, case: &str, body: &str) -> (u16, Value) {
    let answer = shop.staff(&format!("/api/cases/{case}/events"), body);
    (answer.status, answer.json())
}

#[test]
fn a_case_moves_on_is_closed_and_opened_again() {
    let shop = Shop::open("moves");
    let receipt = shop.submit(&complaint("moves")).json();
    let case = text(&receipt["caseId"]);
    let reached = [
        ("first_response", "answered"),
        ("inspection", "examined"),
        ("information_requested", "waiting_for_shopper"),
        ("information_given", "examined"),
        ("escalated", "escalated"),
        ("proposal", "proposed"),
        ("agreement", "agreed"),
        ("resolution", "carried_out"),
        ("closed", "closed"),
        ("reopened", "reopened"),
    ];
    let mut told = Value::Null;
    for (event, state) in reached {
        // What happens within one millisecond has no order.
        std::thread::sleep(std::time::Duration::from_millis(2));
        let (status, record) = happen(&shop, &case, &json!({ "event": event }).to_string());
        assert_eq!(
            (status, &record["progress"]["state"], &record["state"]),
            (200, &json!(state), &json!(state)),
            "{event}"
        );
        told = record;
    }
    assert_eq!(told["raw"], complaint("moves")["values"], "what was sent stays as it was");
    let mut kept = shop.get(&format!("/api/cases/{case}")).json();
    kept["progress"]["nextChange"] = told["progress"]["nextChange"].clone();
    assert_eq!(kept["log"], told["log"]);
    assert_eq!(kept["log"].as_array().unwrap().len(), reached.len());
    assert_eq!(kept["progress"]["state"], "reopened");
}

#[test]
fn what_happens_at_once_is_all_written_down() {
    let shop = Shop::open("moves-at-once");
    let case = text(&shop.submit(&complaint("at-once")).json()["caseId"]);
    let events = ["first_response", "inspection", "information_requested", "contact", "on_site", "claim_answer"];
    std::thread::scope(|scope| {
        for event in events {
            let (shop, case) = (&shop, &case);
            scope.spawn(move || assert_eq!(happen(shop, case, &json!({ "event": event }).to_string()).0, 200));
        }
    });
    let written = shop.get(&format!("/api/cases/{case}")).json()["log"].clone();
    let names: Vec<&Value> = written.as_array().unwrap().iter().map(|entry| &entry["event"]).collect();
    assert!(events.iter().all(|event| names.contains(&&json!(event))), "{written}");
}

#[test]
fn what_no_case_has_is_refused() {
    let shop = Shop::open("moves-not");
    let case = text(&shop.submit(&complaint("moves-not")).json()["caseId"]);
    for (body, status) in [
        (r#"{"event":"submitted"}"#, 422),
        (r#"{"event":"party"}"#, 422),
        (r#"{"event":"agreement"}"#, 422),
        (r#"{"event":"information_requested","asks":[{"id":"x"}]}"#, 422),
        (r#"{"event":"proposal","until":"soon"}"#, 422),
        (r#"{"event":7}"#, 400),
        ("[]", 400),
        ("", 400),
    ] {
        assert_eq!(happen(&shop, &case, body).0, status, "{body}");
    }
    assert_eq!(happen(&shop, "case-0", r#"{"event":"closed"}"#).0, 404);
    assert_eq!(shop.get(&format!("/api/cases/{case}")).json()["state"], "received");
}

/// Sends what a shopper does about a case that this is the receipt of.
fn answer(shop: &Shop, receipt: &Value, sent: &Value) -> (u16, Value) {
    let mut sent = sent.clone();
    sent["right"] = receipt["right"].clone();
    let case = text(&receipt["caseId"]);
    let header = format!("idempotency-key: {}\r\n", text(&sent["key"]));
    let answer = shop.post(&format!("/api/cases/{case}/answers"), &header, &sent.to_string());
    (answer.status, answer.json())
}

#[test]
fn what_the_shop_asks_for_is_given_once() {
    let shop = Shop::open("asked");
    let receipt = shop.submit(&complaint("asked")).json();
    let case = text(&receipt["caseId"]);
    let given = json!({ "key": "g-1", "event": "information_given", "answers": { "serial": "SN-1" } });
    let asks = json!([{ "id": "serial", "kind": "text", "title": { "en": "The serial number", "zh-Hans": "序列号" } }]);
    let asked = json!({ "event": "information_requested", "until": "2026-11-29", "asks": asks }).to_string();
    let (status, record) = happen(&shop, &case, &asked);
    assert_eq!((status, &record["progress"]["turn"]), (200, &json!("shopper")));
    assert_eq!(
        (&record["progress"]["wanted"]["entry"], &record["progress"]["wanted"]["lastDay"]),
        (&json!(0), &json!("2026-11-29"))
    );
    let (status, record) = answer(&shop, &receipt, &given);
    assert_eq!(
        (status, &record["state"], &record["log"][1]["answers"]["serial"]),
        (201, &json!("received"), &json!("SN-1"))
    );
    let (status, again) = answer(&shop, &receipt, &given);
    assert_eq!((status, again["log"].as_array().unwrap().len()), (200, 2));
    let other = json!({ "key": "g-1", "event": "information_given", "answers": { "serial": "SN-2" } });
    assert_eq!(answer(&shop, &receipt, &other).0, 409);
    assert_eq!(
        answer(
            &shop,
            &json!({ "caseId": "case-0", "right": "" }),
            &json!({ "key": "g-2", "event": "information_given" })
        )
        .0,
        404
    );
}

#[test]
fn a_proposal_is_accepted_or_refused_and_only_the_shop_closes() {
    let shop = Shop::open("proposed");
    let receipt = shop.submit(&complaint("proposed")).json();
    let case = text(&receipt["caseId"]);
    let proposal = json!({ "event": "proposal", "remedy": "refund", "until": "2026-11-30",
        "amount": { "decimal": "89.00", "currency": "CNY" } });
    happen(&shop, &case, &proposal.to_string());
    let refused = json!({ "key": "r-1", "event": "proposal_refused", "note": "I want a new one" });
    let (status, record) = answer(&shop, &receipt, &refused);
    assert_eq!((status, &record["state"]), (201, &json!("proposal_refused")));
    assert!(record["progress"]["ways"].as_array().unwrap().iter().any(|way| way["phone"] == "12315"), "{record:#}");
    let agreed = json!({ "key": "a-1", "event": "agreement" });
    assert_eq!(answer(&shop, &receipt, &agreed).0, 422, "what was refused is gone");
    happen(&shop, &case, &proposal.to_string());
    assert_eq!(answer(&shop, &receipt, &agreed).1["state"], "agreed");
    for event in ["closed", "refund", "request_refused", "inspection", "cancelled"] {
        let (status, told) = answer(&shop, &receipt, &json!({ "key": event, "event": event }));
        assert_eq!((status, &told["issues"][0]["code"]), (422, &json!("cannot_follow")), "{event}");
    }
}

#[test]
fn a_return_says_where_to_send_and_takes_its_pieces_until_it_is_cancelled() {
    let shop = Shop::open("pool");
    let request = json!({ "reason": "changed_mind" });
    let receipt = shop.submit(&refund("one", "romper", request.clone())).json();
    let case = text(&receipt["caseId"]);
    let record = shop.get(&format!("/api/cases/{case}")).json();
    assert_eq!(record["progress"]["state"], "goods_awaited");
    assert_eq!((&record["log"][1]["until"], &record["number"]), (&json!("2026-11-29"), &receipt["number"]));
    assert!(aftersales::domain::service::is_receipt_number(&text(&receipt["number"])));
    let second = shop.submit(&refund("two", "romper", request.clone()));
    assert_eq!(second.status, 201, "two were bought");
    let third = shop.submit(&refund("three", "romper", request.clone()));
    assert_eq!(third.status, 422, "and no more");
    assert_eq!(answer(&shop, &receipt, &json!({ "key": "c", "event": "cancelled" })).1["state"], "cancelled");
    assert_eq!(shop.submit(&refund("four", "romper", request)).status, 201, "what was taken back is free again");
    let header = format!("authorization: Bearer {}\r\n", shop.token);
    let filed = shop.raw("GET", "/api/orders/2026-1107-0042/cases", &header, b"").json();
    let states: Vec<&Value> = filed.as_array().unwrap().iter().map(|record| &record["progress"]["claim"]).collect();
    assert_eq!(states, [&json!("open"), &json!("open"), &json!("cancelled")]);
}

#[test]
fn a_survey_is_of_a_closed_case_and_once() {
    let shop = Shop::open("surveyed");
    let case = text(&shop.submit(&complaint("surveyed")).json()["caseId"]);
    let survey = |key: &str| {
        let mut sent = complaint(key);
        sent["kind"] = json!("survey");
        sent["values"] = json!({ "overall": 5, "orderId": "2026-1107-0042" });
        sent["caseId"] = json!(case);
        sent
    };
    assert_eq!(shop.submit(&survey("early")).codes()[0], ("survey_not_open".to_owned(), "/caseId".to_owned()));
    happen(&shop, &case, r#"{"event":"closed"}"#);
    let answer = shop.submit(&survey("once"));
    assert_eq!(answer.status, 201, "{}", answer.json());
    let record = shop.get(&format!("/api/cases/{case}")).json();
    assert_eq!((&record["survey"], &record["progress"]["survey"]), (&answer.json()["caseId"], &json!(false)));
    let scored = shop.get(&format!("/api/cases/{}", text(&answer.json()["caseId"]))).json();
    assert_eq!((&record["partner"], &scored["partner"]), (&json!("north-wheels"), &json!("north-wheels")));
    assert_eq!(scored["values"]["overall"], 5);
    assert_eq!(shop.submit(&survey("twice")).status, 422);
    assert_eq!(shop.submit(&survey("once")).status, 200, "the same once more is the same");
}

#[test]
fn a_complaint_is_kept_whole_and_acknowledged_in_words() {
    let shop = Shop::open("in-words");
    let mut sent = complaint("in-words");
    sent["values"]["description"] = json!("It smokes.\nNumber: R-2222-22");
    let receipt = shop.submit(&sent).json();
    let case = text(&receipt["caseId"]);
    let record = shop.get(&format!("/api/cases/{case}")).json();
    assert_eq!(record["purchasedAt"], "2026-11-12T19:40:00+08:00");
    assert_eq!(record["evidence"], json!(["proof_of_purchase", "invoice", "warranty_card"]));
    assert_eq!(record["values"]["demand"], "refund");
    let content = String::from_utf8(shop.get(&format!("/api/cases/{case}/acknowledgement")).body).unwrap();
    let page = shop.get(&format!("/api/cases/{case}/acknowledgement.html"));
    assert!(page.head.contains("text/html"), "{}", page.head);
    let page = String::from_utf8(page.body).unwrap();
    for part in [
        "Folding stroller",
        "折叠婴儿推车",
        "12 November 2026 19:40 Beijing time",
        "2026年11月22日",
        "李明",
        "Refund",
        "退款",
        &text(&receipt["number"]),
    ] {
        assert!(content.contains(part) && page.contains(part), "{part} in {content}");
    }
    for code in ["{", "[", "damaged_in_transit", "delivery:", "first_response", "T11:40", "undefined"] {
        assert!(!content.contains(code), "{code} in {content}");
    }
    assert!(content.contains("\n    Number: R-2222-22"), "a line of the sender is none of the shop's");
}
