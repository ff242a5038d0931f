//! What happens to a case after it was received.

use serde_json::{Value, json};

use super::support::{Shop, complaint, text};

fn happen(shop: &Shop, case: &str, body: &str) -> (u16, Value) {
    let answer = shop.post(&format!("/api/cases/{case}/events"), "", body);
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
    assert_eq!(kept["events"], told["events"]);
    assert_eq!(kept["progress"]["state"], "reopened");
}

#[test]
fn what_happens_at_once_is_all_written_down() {
    let shop = Shop::open("moves-at-once");
    let case = text(&shop.submit(&complaint("at-once")).json()["caseId"]);
    let events = ["first_response", "inspection", "information_requested", "escalated", "proposal", "agreement"];
    std::thread::scope(|scope| {
        for event in events {
            let (shop, case) = (&shop, &case);
            scope.spawn(move || assert_eq!(happen(shop, case, &json!({ "event": event }).to_string()).0, 200));
        }
    });
    let written = shop.get(&format!("/api/cases/{case}")).json()["events"].clone();
    assert!(events.iter().all(|event| written[*event].is_string()), "{written}");
}

#[test]
fn what_no_case_has_is_refused() {
    let shop = Shop::open("moves-not");
    let case = text(&shop.submit(&complaint("moves-not")).json()["caseId"]);
    for (body, status) in [
        (r#"{"event":"submitted"}"#, 422),
        (r#"{"event":"party"}"#, 422),
        (r#"{"event":7}"#, 400),
        ("[]", 400),
        ("", 400),
    ] {
        assert_eq!(happen(&shop, &case, body).0, status, "{body}");
    }
    assert_eq!(happen(&shop, "case-0", r#"{"event":"closed"}"#).0, 404);
    assert_eq!(shop.get(&format!("/api/cases/{case}")).json()["state"], "received");
}
