//! What does the shop write down of a submission, and what does its sender get?

use std::fmt::Write;

use aftersales::types::Decision;
use serde_json::{Map, Value, json};

use super::judgement::Judgement;
use super::outcome::outcome;
use super::subject::Subject;

/// A submission that is kept: what is written down of it, and what its sender gets.
pub struct Case {
    pub id: String,
    pub received_at: String,
    pub record: Value,
    decisions: Vec<(String, Decision)>,
}

impl Case {
    /// Writes the record: what was sent, untouched and normalised, what it is about, and what was decided.
    pub fn file(id: String, received_at: String, sent: &Value, subject: &Subject, judgement: Judgement) -> Self {
        let Judgement { report, decisions, warranties } = judgement;
        let mut record = json!({
            "id": id, "kind": sent["kind"], "state": "received", "receivedAt": received_at,
            "raw": sent["values"], "requests": sent["requests"],
            "orderId": subject.order["id"], "declaredAt": sent["declaredAt"], "policy": subject.terms.edition(),
        });
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
        told(&mut record, &decisions);
        if let Some((_, decision)) = decisions.first() {
            record["standsOn"] = json!(decision.stands_on);
        }
        Self { id, received_at, record, decisions }
    }

    /// What its sender gets at once, and again for the same key.
    pub fn receipt(&self, key: &str) -> Value {
        let mut receipt = json!({
            "key": key, "caseId": self.id, "receivedAt": self.received_at,
            "acknowledgement": format!("/api/cases/{}/acknowledgement", self.id),
        });
        told(&mut receipt, &self.decisions);
        receipt
    }

    /// The receipt for people, to be kept: what was sent, and when it arrived.
    pub fn acknowledgement(&self) -> String {
        let record = &self.record;
        let mut text = "Lantern Lane · 灯笼巷\nAcknowledgement of receipt · 收件确认\n".to_owned();
        let what = match record["kind"].as_str() {
            Some("withdrawal") => "Withdrawal from contract · 撤回合同",
            Some("return") => "Request to return or exchange · 退换货申请",
            Some("repair") => "Request for repair · 报修",
            Some("registration") => "Registration for warranty · 保修登记",
            Some("survey") => "Survey · 满意度调查",
            _ => "Complaint · 投诉",
        };
        line(&mut text, "About · 事项", what);
        line(&mut text, "Case · 受理编号", &self.id);
        line(&mut text, "Sent · 提交时间", record["declaredAt"].as_str().unwrap_or_default());
        line(&mut text, "Received · 收到时间", &self.received_at);
        line(&mut text, "Order · 订单", record["orderId"].as_str().unwrap_or_default());
        for id in record["lineId"].as_str().into_iter().chain(listed(&record["lineIds"])) {
            line(&mut text, "Item · 商品", id);
            let is_to_go_back = matches!(record["kind"].as_str(), Some("return" | "withdrawal"));
            for (_, decision) in self.decisions.iter().filter(|(of, _)| is_to_go_back && of == id) {
                for (name, value) in outcome(&json!(decision), &record["values"]["remedy"]) {
                    line(&mut text, &format!("  {name}"), &value);
                }
            }
        }
        text.push_str("\nWhat was sent · 提交内容\n");
        for (name, value) in record["raw"].as_object().unwrap_or(&Map::new()) {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            line(&mut text, name, &shown);
        }
        text
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

fn listed(ids: &Value) -> impl Iterator<Item = &str> {
    ids.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// A line of its own; what the sender wrote over several lines cannot pass for one of the shop's.
fn line(text: &mut String, name: &str, value: &str) {
    let value = value.lines().collect::<Vec<_>>().join("\n    ");
    // Writing into a text cannot fail.
    let _ = writeln!(text, "{name}: {value}");
}
