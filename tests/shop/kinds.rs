//! Every form, judged again by the shop.

use serde_json::{Value, json};

use super::support::{Shop, complaint, read, refund, text};

fn filed(key: &str, kind: &str, line: &str, values: Value) -> Value {
    let mut sent = refund(key, line, json!({}));
    sent["kind"] = json!(kind);
    sent["values"] = values;
    sent
}

/// Leaves out the lines: the form alone says what it is about.
fn without_lines(sent: &mut Value) {
    let fields = sent.as_object_mut().unwrap();
    fields.remove("order");
    fields.remove("requests");
}

fn kept(shop: &Shop, receipt: &Value) -> Value {
    shop.get(&format!("/api/cases/{}", text(&receipt["caseId"]))).json()
}

fn consumer() -> Value {
    json!({ "name": "李明", "email": "li@example.com", "orderId": "2026-1107-0042", "product": "Demo", "serialNumber": "SN-1",
        "purchaseDate": "2026-11-05", "handover": "bring_in", "fault": "It does not start any more." })
}

#[test]
fn a_complaint_about_service_is_filed_by_its_reason() {
    let shop = Shop::open("service");
    let mut sent = complaint("service");
    sent["values"]["category"] = json!("service");
    sent["values"]["reason"] = json!("attitude");
    let answer = shop.submit(&sent);
    assert_eq!(answer.status, 201, "{}", answer.json());
    assert_eq!(kept(&shop, &answer.json())["classification"]["reason"], "attitude");
}

#[test]
fn a_withdrawal_is_kept_line_by_line_and_acknowledged() {
    let shop = Shop::open("withdrawal");
    let mut values = consumer();
    values["lines"] = json!([{ "id": "romper", "quantity": 1 }, { "id": "tablet", "quantity": 1 }, { "id": "bottles", "quantity": 1 }]);
    let mut sent = filed("withdrawal", "withdrawal", "romper", values);
    without_lines(&mut sent);
    let answer = shop.submit(&sent);
    assert_eq!(answer.status, 201, "{}", answer.json());
    let receipt = answer.json();
    // Each line by its own terms; what is too late is told, and the statement is kept all the same.
    let status = |line: &str| text(&receipt["decisions"][line]["status"]);
    assert_eq!((status("romper"), status("bottles")), ("eligible".to_owned(), "ineligible".to_owned()));
    assert_eq!(receipt["decisions"]["tablet"]["standsOn"]["policy"]["id"], "electronics");
    let record = kept(&shop, &receipt);
    // Seven working days after Sunday 22 November 2026.
    let last = &record["progress"]["steps"][2];
    assert_eq!((&last["step"], &last["due"]["lastDay"]), (&json!("carry_out"), &json!("2026-12-01")));
    assert_eq!((&record["kind"], &record["lineIds"]), (&json!("withdrawal"), &json!(["romper", "tablet", "bottles"])));

    let saved = shop.get(&text(&receipt["acknowledgement"]));
    assert_eq!(saved.status, 200);
    assert!(saved.head.contains("content-type: text/plain; charset=utf-8\r\n"), "{}", saved.head);
    assert!(saved.head.contains("content-disposition: attachment; filename*=UTF-8''case-"), "{}", saved.head);
    let content = String::from_utf8(saved.body).unwrap();
    for part in [
        "About: Withdrawal from contract\n",
        "I hereby give notice that I withdraw",
        "This says that we have received it. It is no decision about it yet.\n",
        "Received: 22 November 2026 10:00:",
        "收到时间：2026年11月22日 10:00:",
        "提交时间：2026年11月22日 09:59:00 北京时间\n",
        "Sending it back: you pay\n",
        "Item: 1 × Glass bottles, set of three\nOpen: not as things stand; the shop answers\n",
        "截止时间：2026年11月25日\n可退金额：¥89.00\n退回运费：由您承担\n",
        "您的姓名：李明\n",
        &text(&receipt["number"]),
    ] {
        assert!(content.contains(part), "{part} in {content}");
    }
    assert_eq!(shop.get("/api/cases/case-0/acknowledgement").status, 404);
}

#[test]
fn a_withdrawal_that_names_no_line_is_from_the_whole_contract() {
    let shop = Shop::open("whole");
    let mut values = consumer();
    values["scope"] = json!("whole");
    let mut sent = filed("whole", "withdrawal", "romper", values);
    without_lines(&mut sent);
    let answer = shop.submit(&sent);
    assert_eq!(answer.status, 201, "{}", answer.json());
    let lines = read("www/orders/order.json")["lines"].as_array().unwrap().len();
    assert_eq!(answer.json()["decisions"].as_object().unwrap().len(), lines);
}

#[test]
fn what_its_sender_wrote_cannot_pass_for_a_line_of_the_shop() {
    let shop = Shop::open("forged");
    let mut sent = complaint("forged");
    sent["values"]["description"] = json!("It broke at once.\nReceived · 收到时间: 2020-01-01T00:00:00Z");
    let receipt = shop.submit(&sent).json();
    let content = String::from_utf8(shop.get(&text(&receipt["acknowledgement"])).body).unwrap();
    assert_eq!(content.lines().filter(|line| line.starts_with("Received")).count(), 1, "{content}");
}

#[test]
fn a_product_is_registered_only_in_its_time() {
    let shop = Shop::open("registration");
    let answer = shop.submit(&filed("headphones", "registration", "headphones", consumer()));
    assert_eq!(answer.status, 201, "{}", answer.json());
    let record = kept(&shop, &answer.json());
    assert_eq!(record["warranties"][0]["state"], "unregistered");
    for (line, code) in [("tablet", "registration_closed"), ("romper", "nothing_to_register")] {
        let refused = shop.submit(&filed(line, "registration", line, consumer()));
        assert_eq!((refused.status, refused.codes()[0].0.as_str()), (422, code), "{}", refused.json());
    }
}

#[test]
fn a_repair_is_taken_in_with_the_warranty_that_covers_it_or_without() {
    let shop = Shop::open("repair");
    for (line, state) in [("phone", "active"), ("washing-machine", "expired")] {
        let answer = shop.submit(&filed(line, "repair", line, consumer()));
        assert_eq!(answer.status, 201, "{}", answer.json());
        assert_eq!(kept(&shop, &answer.json())["warranties"][0]["state"], state, "{line}");
    }
    let mut none = filed("none", "repair", "phone", consumer());
    without_lines(&mut none);
    let refused = shop.submit(&none);
    assert_eq!(
        (refused.status, refused.codes()[0].clone()),
        (422, ("missing_field".to_owned(), "/requests".to_owned()))
    );
}

#[test]
fn a_survey_needs_no_line() {
    let shop = Shop::open("survey");
    let values = json!({ "orderId": "2026-1107-0042", "responseSpeed": 5, "attitude": 4, "overall": 4 });
    let mut sent = filed("survey", "survey", "romper", values);
    without_lines(&mut sent);
    let edition = sent["standsOn"]["policy"].clone();
    sent["standsOn"]["policy"]["version"] = json!("0");
    let refused = shop.submit(&sent);
    assert_eq!(refused.codes(), [("policy_changed".to_owned(), "/standsOn/policy".to_owned())]);
    sent["standsOn"]["policy"] = edition;
    let answer = shop.submit(&sent);
    assert_eq!(answer.status, 201, "{}", answer.json());
    assert_eq!(kept(&shop, &answer.json())["values"]["attitude"], 4);
}

#[test]
fn a_key_is_used_once_across_kinds() {
    let shop = Shop::open("across");
    assert_eq!(shop.submit(&complaint("key")).status, 201);
    let answer = shop.submit(&filed("key", "repair", "stroller", consumer()));
    assert_eq!((answer.status, answer.codes()[0].0.as_str()), (409, "key_used"));
}

/// The headphones were ordered on 5 November 2026: they can be registered until 5 December has ended in Shanghai.
/// The demo policies take in for 24 hours more what was declared until then.
#[test]
fn what_was_declared_in_time_and_arrives_late_is_judged_by_when_it_was_declared() {
    let shop = Shop::open("late");
    for (arrives, declared, status) in [
        ("2026-12-05T23:59:00+08:00", "2026-12-05T23:58:00+08:00", 201),
        ("2026-12-06T10:00:00+08:00", "2026-12-05T23:59:59+08:00", 201),
        ("2026-12-06T10:00:00+08:00", "2026-12-06T00:00:00+08:00", 422),
        ("2026-12-06T23:59:00+08:00", "2026-12-05T23:59:59+08:00", 201),
        ("2026-12-07T00:00:00+08:00", "2026-12-05T23:59:59+08:00", 422),
    ] {
        let shop = shop.at(arrives);
        let mut sent = filed(&format!("{arrives} {declared}"), "registration", "headphones", consumer());
        sent["declaredAt"] = json!(declared);
        assert_eq!(shop.submit(&sent).status, status, "declared {declared}, arrives {arrives}");
    }
    let mut sent = filed("soon", "registration", "headphones", consumer());
    sent["declaredAt"] = json!("soon");
    assert_eq!(shop.submit(&sent).codes(), [("instant_malformed".to_owned(), "/declaredAt".to_owned())]);
}

/// The shop answers within 24 hours of the submission.
#[test]
fn a_case_tells_how_far_it_is_when_it_is_asked() {
    let shop = Shop::open("progress");
    let receipt = shop.submit(&complaint("key")).json();
    let progress = kept(&shop, &receipt)["progress"].clone();
    assert_eq!((&progress["steps"][0]["state"], &progress["steps"][1]["state"]), (&json!("done"), &json!("current")));
    assert_eq!(progress["steps"][1]["due"]["state"], "due");
    assert!(text(&progress["steps"][1]["due"]["due"]).starts_with("2026-11-23T02:00"), "{progress}");
    let late = kept(&shop.at("2026-11-23T10:01:00+08:00"), &receipt)["progress"].clone();
    assert_eq!(late["steps"][1]["due"]["state"], "missed");
}
