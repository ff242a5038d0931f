//! Rows about the forms of other systems, asked of the complaint and of the requests of an order.

use serde_json::{Value, json};

use super::adopted::{Wants, ask};
use super::desk::Desk;

/// The difference between a row and the answer; `None` if the row is not among these.
pub fn row(id: &str, given: &Value, expect: &Value, desk: &dyn Desk) -> Option<Wants> {
    let mut wants = Wants::default();
    let request = &given["request"];
    match id {
        "woo-withdrawal-email-case" => {
            for email in [&request["email"], &request["email_confirmation"]] {
                let report = complaint(json!({ "email": email }), desk, &mut wants);
                wants.equal("errors", &json!([]), &report["errors"]);
            }
        }
        "woo-withdrawal-specific-needs-list" => {
            let report = complaint(json!({ "description": request["details"] }), desk, &mut wants);
            wants.equal("valid", &expect["valid"], &report["valid"]);
            wants.equal("the field", &json!("description"), &report["errors"][0]["field"]);
            wants.equal("the code", &json!("required"), &report["errors"][0]["code"]);
        }
        "oca-portal-needs-operation-and-qty" | "oca-portal-one-complete-row" => {
            // A row without an operation asks about every remedy; a row of no units is refused.
            let (mut lines, mut requests) = (Vec::new(), json!({}));
            for (place, row) in request["rows"].as_array().expect("rows").iter().enumerate() {
                let id = format!("row-{place}");
                lines.push(json!({ "id": id, "quantity": 2, "events": { "ordered": "2026-01-01" } }));
                requests[id] = json!({ "quantity": row["quantity"], "remedy": row["operation"] });
            }
            let question = json!({ "order": { "lines": lines }, "requests": requests, "now": "2026-03-02T12:00:00Z" });
            let answer = ask(desk, "checkOrder", &policy(), question);
            wants.equal("can_submit", &expect["can_submit"], &answer["ok"]);
        }
        _ => return None,
    }
    Some(wants)
}

fn policy() -> Value {
    let rule = json!({ "id": "r", "grants": ["refund"], "window": { "from": "ordered", "length": "unlimited" } });
    json!({ "document": { "format": 1, "id": "t", "version": "1", "timeZone": "UTC", "rules": [rule] } })
}

/// The report on a complaint that is complete but for these values.
fn complaint(others: Value, desk: &dyn Desk, wants: &mut Wants) -> Value {
    let mut values = json!({ "name": "Li Wei", "email": "li@example.com", "orderId": "A-1", "product": "Kettle",
        "category": "product_quality", "description": "It leaks at the lid.", "consent": true });
    for (name, value) in others.as_object().expect("values") {
        values[name] = value.clone();
    }
    let question = json!({ "values": values, "now": "2026-03-02T12:00:00Z" });
    let answer = ask(desk, "validateForm", &policy(), question);
    wants.that("an answer", answer["ok"] == json!(true), &answer);
    answer["value"].clone()
}
