//! What does the shop write down of a submission, and what does its sender get?

use aftersales::types::{Decision, ReturnOption, Status};
use serde_json::{Value, json};

use super::catalog::zone_of;
use super::judgement::Judgement;
use super::subject::Subject;

/// Within how many days the goods of a return are to be sent.
const DAYS_TO_SEND: u64 = 7;

/// A submission that is kept: what is written down of it, and what its sender gets.
pub struct Case {
    pub id: String,
    pub received_at: String,
    pub record: Value,
    decisions: Vec<(String, Decision)>,
}

impl Case {
    /// Writes the record: what was sent, untouched and normalised, what it is about, and what was decided.
    pub fn file(
        id: String,
        number: String,
        received_at: String,
        sent: &Value,
        subject: &Subject,
        judgement: Judgement,
    ) -> Self {
        let Judgement { report, decisions, warranties } = judgement;
        let mut record = json!({
            "id": id, "number": number, "kind": sent["kind"], "state": "received", "receivedAt": received_at,
            "raw": sent["values"], "requests": sent["requests"],
            "declaredAt": sent["declaredAt"], "policy": subject.terms.edition(),
        });
        if let Some(order) = subject.order["id"].as_str() {
            record["orderId"] = json!(order);
        }
        match subject.lines.as_slice() {
            [] => {}
            [item] => record["lineId"] = json!(item.id),
            items => record["lineIds"] = items.iter().map(|item| item.id).collect(),
        }
        record["values"] = json!(report.values);
        record["warnings"] = json!(report.warnings);
        let parts = [
            ("classification", report.classification.map(|class| json!(class))),
            ("serviceLevels", report.service_levels.map(|levels| json!(levels))),
            ("warranties", warranties.map(|warranties| json!(warranties))),
        ];
        for (name, part) in parts {
            if let Some(part) = part {
                record[name] = part;
            }
        }
        if let [item] = subject.lines.as_slice() {
            if let Some(seller) = item.line["seller"].as_str() {
                // What shoppers say of its goods counts for the seller.
                record["partner"] = json!(seller);
            }
            record["purchasedAt"] = item.line["events"]["ordered"].clone();
            let papers = item.line["proofs"].as_array().into_iter().flatten().cloned();
            let files = sent["values"]["attachments"].as_array().into_iter().flatten().map(|file| file["id"].clone());
            record["evidence"] = papers.chain(files).collect();
        }
        if sent["caseId"].is_string() {
            record["caseId"] = sent["caseId"].clone();
        }
        // What is urgent is read by a person first.
        let is_urgent = record["classification"]["priority"] == "urgent";
        let log = if is_urgent { Vec::new() } else { first_steps(&received_at, sent, subject.order, &decisions) };
        if log.len() > 1 {
            record["state"] = json!("goods_awaited");
        }
        record["log"] = json!(log);
        told(&mut record, &decisions);
        if let Some((_, decision)) = decisions.first() {
            record["standsOn"] = json!(decision.stands_on);
        }
        Self { id, received_at, record, decisions }
    }

    /// What its sender gets at once, and again for the same key.
    pub fn receipt(&self, key: &str, right: &str) -> Value {
        let mut receipt = json!({
            "key": key, "caseId": self.id, "number": self.record["number"], "receivedAt": self.received_at, "right": right,
            "acknowledgement": format!("/api/cases/{}/acknowledgement", self.id),
        });
        told(&mut receipt, &self.decisions);
        receipt
    }
}

/// What is open: for one line under `decision`, for several under `decisions`, by their ids.
fn told(into: &mut Value, decisions: &[(String, Decision)]) {
    match decisions {
        [] => {}
        [(_, decision)] => into["decision"] = json!(decision),
        all => into["decisions"] = all.iter().map(|(id, decision)| (id.clone(), json!(decision))).collect(),
    }
}

/// What the shop does at once with what is open: a return that needs no more than the goods is told where they go.
fn first_steps(received_at: &str, sent: &Value, order: &Value, decisions: &[(String, Decision)]) -> Vec<Value> {
    let remedy = sent["values"]["remedy"].as_str();
    let needs_goods = |decision: &Decision| {
        let asked = |option: &&ReturnOption| remedy.is_none_or(|remedy| option.remedy.code() == remedy);
        let option = decision.options.iter().find(asked);
        decision.status == Status::Eligible
            && option.is_some_and(|option| option.steps.iter().any(|step| step == "send_goods"))
    };
    let is_certain = !decisions.is_empty() && decisions.iter().all(|(_, decision)| needs_goods(decision));
    let received =
        chrono::DateTime::parse_from_rfc3339(received_at).ok().filter(|_| is_certain && sent["kind"] == "return");
    let Some(received) = received else { return Vec::new() };
    let local = received.with_timezone(&zone_of(order)).date_naive();
    let until = local.checked_add_days(chrono::Days::new(DAYS_TO_SEND)).unwrap_or(local).to_string();
    vec![
        json!({ "event": "first_response", "at": received_at }),
        json!({ "event": "send_requested", "at": received_at, "until": until, "address": order["address"], "method": "parcel" }),
    ]
}
