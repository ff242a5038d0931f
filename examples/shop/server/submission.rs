use axum::http::StatusCode;
use serde_json::{Value, json};

use super::desk::{Counter, malformed};
use super::ledger::Entry;
use super::reply::{Reply, issue};
use super::stock::{Terms, line_of};

/// The most characters of an idempotency key.
const LONGEST_KEY: usize = 200;
const FIELDS: [&str; 8] = ["format", "key", "kind", "values", "order", "requests", "declaredAt", "standsOn"];

/// What was wrong with a submission.
#[derive(Default)]
struct Refusal {
    issues: Vec<Value>,
    errors: Vec<Value>,
    decision: Option<Value>,
}

/// What a submission is about, as the shop itself knows it.
struct Subject<'s> {
    terms: &'s Terms,
    order: &'s Value,
    line: Option<&'s Value>,
}

/// What the engine says of a submission.
#[derive(Default)]
struct Judgement {
    report: Option<Value>,
    decision: Option<Value>,
}

/// Takes in a submission: the same key and body get the same receipt, and nothing is believed that the shop
/// knows better or can work out itself.
pub fn receive(shop: &Counter, header: Option<&str>, text: &str) -> Reply {
    let Ok(sent @ Value::Object(_)) = serde_json::from_str::<Value>(text) else { return malformed() };
    let key = match key_of(&sent, header) {
        Ok(key) => key,
        Err(refused) => return refused,
    };
    // Keys in order and no white space: a retry may be written otherwise.
    let body = sent.to_string();
    match shop.ledger.find(key) {
        Ok(Some(kept)) => return again(&kept.body, &body, kept.receipt),
        Ok(None) => {}
        Err(error) => return Reply::failure(error),
    }
    let judged = subject(shop, &sent).and_then(|subject| Ok((judge(shop, &sent, &subject)?, subject)));
    match judged {
        Ok((judgement, subject)) => keep(shop, key, &sent, &body, &subject, &judgement),
        Err(Refusal { issues, errors, decision }) => {
            let mut answer = json!({ "ok": false, "issues": issues, "errors": errors });
            if let Some(decision) = decision {
                answer["decision"] = decision;
            }
            Reply::new(StatusCode::UNPROCESSABLE_ENTITY, answer.to_string())
        }
    }
}

fn key_of<'s>(sent: &'s Value, header: Option<&str>) -> Result<&'s str, Reply> {
    let bad = |code, pointer, message| Err(Reply::problem(StatusCode::BAD_REQUEST, code, pointer, message));
    let Some(header) = header else {
        return bad("idempotency_key_missing", "", "the header Idempotency-Key is required");
    };
    match sent["key"].as_str() {
        Some(key) if key == header && !key.is_empty() && key.len() <= LONGEST_KEY => Ok(key),
        _ => bad("idempotency_key_mismatch", "/key", "`key` must be the text of the header Idempotency-Key"),
    }
}

fn again(kept: &str, body: &str, receipt: String) -> Reply {
    if kept == body {
        return Reply::new(StatusCode::OK, receipt);
    }
    Reply::problem(StatusCode::CONFLICT, "key_used", "/key", "another submission was sent with this key")
}

/// Finds what the submission is about in the shop's own records, and notes where it says otherwise.
fn subject<'s>(shop: &'s Counter, sent: &'s Value) -> Result<Subject<'s>, Refusal> {
    let mut refusal = Refusal::default();
    let issues = &mut refusal.issues;
    shape(sent, issues);
    let stated = sent.pointer("/order/id").or(sent.pointer("/values/orderId"));
    let Some(order) = stated.and_then(Value::as_str).and_then(|id| shop.stock.order(id.trim())) else {
        issues.push(issue("unknown_order", "/order/id", "the shop has no order with this id"));
        return Err(refusal);
    };
    same_order(&sent["order"], order, issues);
    let line = line_id(sent, order, issues).and_then(|id| line_of(order, id));
    let policy = line.map_or_else(|| sent.pointer("/standsOn/policy/id"), |line| line.get("policy"));
    let terms = policy.and_then(Value::as_str).and_then(|id| shop.stock.terms(id));
    match terms {
        None => issues.push(issue("unknown_policy", "/standsOn/policy/id", "the shop has no policy with this id")),
        Some(terms) => {
            let edition = sent.pointer("/standsOn/policy").filter(|edition| !edition.is_null());
            if edition.is_some_and(|edition| *edition != terms.edition) {
                issues.push(issue("policy_changed", "/standsOn/policy", "the shop's policy is another or has changed"));
            }
        }
    }
    match terms {
        Some(terms) if refusal.issues.is_empty() => Ok(Subject { terms, order, line }),
        Some(terms) => {
            // Whoever was shown something else is told what holds.
            let subject = Subject { terms, order, line };
            refusal.decision = decision(shop, sent, &subject).ok().flatten();
            Err(refusal)
        }
        None => Err(refusal),
    }
}

fn shape(sent: &Value, issues: &mut Vec<Value>) {
    for key in sent.as_object().into_iter().flat_map(|fields| fields.keys()) {
        if !FIELDS.contains(&key.as_str()) {
            issues.push(issue("unknown_field", &pointer("", key), "a submission has no such field"));
        }
    }
    if sent["format"] != 1 {
        issues.push(issue("out_of_range", "/format", "this server reads format 1"));
    }
    if !matches!(sent["kind"].as_str(), Some("complaint" | "return")) {
        issues.push(issue("unknown_value", "/kind", "this shop takes complaints and returns"));
    }
    for (field, required) in [("values", true), ("order", false), ("requests", false), ("standsOn", false)] {
        let value = &sent[field];
        if !value.is_object() && (required || !value.is_null()) {
            issues.push(issue("wrong_type", &pointer("", field), "this must be an object"));
        }
    }
    if !sent["declaredAt"].is_string() {
        issues.push(issue("missing_field", "/declaredAt", "an instant as a text is required"));
    }
}

/// Compares what was sent of the order with the shop's own record; what was not sent is not compared.
fn same_order(sent: &Value, own: &Value, issues: &mut Vec<Value>) {
    for (key, value) in sent.as_object().into_iter().flatten().filter(|(key, _)| *key != "lines") {
        differences(value, &own[key], &pointer("/order", key), issues);
    }
    for (index, line) in sent["lines"].as_array().into_iter().flatten().enumerate() {
        let place = format!("/order/lines/{index}");
        match line["id"].as_str().and_then(|id| line_of(own, id)) {
            Some(own) => differences(line, own, &place, issues),
            None => issues.push(issue("unknown_line", &(place + "/id"), "the order has no line with this id")),
        }
    }
}

fn differences(sent: &Value, own: &Value, place: &str, issues: &mut Vec<Value>) {
    match (sent, own) {
        (Value::Object(fields), Value::Object(_)) => {
            for (key, value) in fields {
                differences(value, &own[key], &pointer(place, key), issues);
            }
        }
        _ if sent == own => {}
        _ => issues.push(issue("differs_from_record", place, "the shop's own record says otherwise")),
    }
}

/// The one line that is asked about: that of the requests, else the only one of the order that was sent.
fn line_id<'s>(sent: &'s Value, own: &Value, issues: &mut Vec<Value>) -> Option<&'s str> {
    let requests: Vec<&str> = sent["requests"].as_object().into_iter().flatten().map(|(id, _)| id.as_str()).collect();
    let id = match (requests.as_slice(), sent.pointer("/order/lines").and_then(Value::as_array).map(Vec::as_slice)) {
        ([id], _) => Some(*id),
        ([], Some([line])) => line["id"].as_str(),
        ([], _) => None,
        _ => {
            issues.push(issue("one_line_only", "/requests", "this shop takes one line at a time"));
            return None;
        }
    };
    if let Some(id) = id.filter(|id| line_of(own, id).is_none()) {
        issues.push(issue("unknown_line", &pointer("/requests", id), "the order has no line with this id"));
    }
    if id.is_none() && sent["kind"] == "return" {
        issues.push(issue("missing_field", "/requests", "a return names its line and what is asked for"));
    }
    id
}

fn judge(shop: &Counter, sent: &Value, subject: &Subject) -> Result<Judgement, Refusal> {
    let mut judgement = Judgement { decision: decision(shop, sent, subject)?, report: None };
    let mut refusal = Refusal::default();
    if sent["kind"] == "complaint" {
        let (now, _) = shop.now();
        let mut asked = json!({ "values": sent["values"], "now": now });
        if let Some(line) = subject.line {
            asked["line"] = line.clone();
        }
        let report = understood(&shop.engine.validate_complaint(&subject.terms.loaded.policy, &asked.to_string()))?;
        refusal.errors = report["errors"].as_array().cloned().unwrap_or_default();
        let id = report.pointer("/values/orderId");
        if id.is_some_and(|id| *id != subject.order["id"]) {
            refusal.errors.push(json!({ "field": "orderId", "code": "unknown_choice", "params": {} }));
        }
        judgement.report = Some(report);
    } else if let Some(decision) = &judgement.decision {
        refusal.issues.extend(not_open(decision));
    }
    if refusal.issues.is_empty() && refusal.errors.is_empty() {
        return Ok(judgement);
    }
    Err(Refusal { decision: judgement.decision, ..refusal })
}

/// Why a return cannot be taken in: nothing is open, or the shopper has not said what it hinges on.
fn not_open(decision: &Value) -> Option<Value> {
    let asked = |fact: &Value| {
        let place = fact["pointer"].as_str().unwrap_or_default();
        ["/request/", "/line/condition/", "/line/usage/"].iter().any(|told| place.starts_with(told))
    };
    match decision["status"].as_str() {
        Some("ineligible") => Some(issue("not_open", "/requests", "nothing that is asked for is open")),
        Some("conditional") if decision["missing"].as_array().is_some_and(|facts| facts.iter().any(asked)) => {
            Some(issue("facts_missing", "/requests", "the answer hinges on facts that the shopper can tell"))
        }
        _ => None,
    }
}

/// What is open for the line, for what was asked; for a complaint, for its reason.
fn decision(shop: &Counter, sent: &Value, subject: &Subject) -> Result<Option<Value>, Refusal> {
    let Some(line) = subject.line else { return Ok(None) };
    let stated = line["id"].as_str().and_then(|id| sent["requests"].get(id));
    let mut request = stated.cloned().unwrap_or_else(|| json!({ "reason": sent["values"]["reason"] }));
    if let Some(fields) = request.as_object_mut() {
        fields.entry("declaredAt").or_insert_with(|| sent["declaredAt"].clone());
    }
    let (now, _) = shop.now();
    let asked = json!({ "line": line, "request": request, "now": now }).to_string();
    match understood(&shop.engine.check_return(&subject.terms.loaded.policy, &asked)) {
        Ok(decision) => Ok(Some(decision)),
        // A complaint may be about something that is no reason for a return.
        Err(refusal) if stated.is_none() && refusal.issues.iter().all(|issue| issue["code"] == "unknown_reason") => {
            Ok(None)
        }
        Err(refusal) => Err(refusal),
    }
}

/// The value of an engine's answer, or its issues.
fn understood(answer: &str) -> Result<Value, Refusal> {
    let mut answer: Value = serde_json::from_str(answer).unwrap_or_default();
    if answer["ok"] == true {
        return Ok(answer["value"].take());
    }
    Err(Refusal { issues: answer["issues"].as_array().cloned().unwrap_or_default(), ..Refusal::default() })
}

fn keep(shop: &Counter, key: &str, sent: &Value, body: &str, subject: &Subject, judgement: &Judgement) -> Reply {
    let case_id = match shop.ledger.new_case_id() {
        Ok(id) => id,
        Err(error) => return Reply::failure(error),
    };
    let (_, received_at) = shop.now();
    let mut receipt = json!({ "key": key, "caseId": case_id, "receivedAt": received_at });
    let mut record = json!({
        "id": case_id, "kind": sent["kind"], "state": "received", "receivedAt": received_at,
        "raw": sent["values"], "values": sent["values"], "requests": sent["requests"],
        "orderId": subject.order["id"], "declaredAt": sent["declaredAt"], "policy": subject.terms.edition,
    });
    if let Some(line) = subject.line {
        record["lineId"] = line["id"].clone();
    }
    for (name, value) in judgement.report.as_ref().and_then(Value::as_object).into_iter().flatten() {
        if ["values", "classification", "serviceLevels", "warnings"].contains(&name.as_str()) {
            record[name] = value.clone();
        }
    }
    if let Some(decision) = &judgement.decision {
        receipt["decision"] = decision.clone();
        record["decision"] = decision.clone();
        record["standsOn"] = decision["standsOn"].clone();
    }
    let (receipt, record) = (receipt.to_string(), record.to_string());
    let entry = Entry { key, body, case_id: &case_id, received_at: &received_at, receipt: &receipt, record: &record };
    match shop.ledger.keep(&entry) {
        Ok(true) => Reply::new(StatusCode::CREATED, receipt),
        Ok(false) => match shop.ledger.find(key) {
            Ok(Some(kept)) => again(&kept.body, body, kept.receipt),
            Ok(None) => Reply::failure("a submission that was kept is gone"),
            Err(error) => Reply::failure(error),
        },
        Err(error) => Reply::failure(error),
    }
}

/// The JSON Pointer of a field.
fn pointer(place: &str, key: &str) -> String {
    format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"))
}
