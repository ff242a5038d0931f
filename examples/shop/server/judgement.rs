use aftersales::domain::calendar::Instant;
use serde_json::{Value, json};

use super::desk::Counter;
use super::reply::issue;
use super::subject::{Item, Subject};
use super::submission::Refusal;

/// What the engine says of a submission.
#[derive(Default)]
pub struct Judgement {
    /// What the form came to.
    pub report: Option<Value>,
    /// What is open for each line, by its id.
    pub decisions: Vec<(String, Value)>,
    /// The warranties of the line that is to be repaired or registered.
    pub warranties: Option<Value>,
}

/// Asks everything again natively, and refuses what the form or the terms do not allow.
pub fn judge(shop: &Counter, sent: &Value, subject: &Subject) -> Result<Judgement, Refusal> {
    let mut judgement = Judgement::default();
    let mut refusal = Refusal::default();
    let kind = sent["kind"].as_str().unwrap_or_default();
    if kind != "registration" && kind != "survey" {
        for item in &subject.lines {
            if let Some(decision) = decision(shop, sent, item)? {
                judgement.decisions.push((item.id.to_owned(), decision));
            }
        }
    }
    if let (true, [item]) = (matches!(kind, "repair" | "registration"), subject.lines.as_slice()) {
        judgement.warranties = Some(warranties(shop, sent, item)?);
    }
    let report = report(shop, sent, subject)?;
    refusal.errors = report["errors"].as_array().cloned().unwrap_or_default();
    if report.pointer("/values/orderId").is_some_and(|id| *id != subject.order["id"]) {
        refusal.errors.push(json!({ "field": "orderId", "code": "unknown_choice", "params": {} }));
    }
    judgement.report = Some(report);
    match kind {
        "return" => refusal.issues.extend(judgement.decisions.iter().filter_map(|(_, decision)| not_open(decision))),
        "registration" => {
            let terms = judgement.warranties.as_ref();
            refusal.issues.extend(terms.and_then(|terms| not_to_register(shop, sent, subject, terms)));
        }
        // A withdrawal is a statement, in force once it is made: what it comes to is told, and it is kept. A repair
        // that nothing covers is one to be paid for. A complaint may ask for what is not open.
        _ => {}
    }
    if refusal.issues.is_empty() && refusal.errors.is_empty() {
        return Ok(judgement);
    }
    let decision = judgement.decisions.into_iter().next().map(|(_, decision)| decision);
    Err(Refusal { decision, ..refusal })
}

fn report(shop: &Counter, sent: &Value, subject: &Subject) -> Result<Value, Refusal> {
    let mut asked = json!({ "kind": sent["kind"], "values": sent["values"], "order": subject.order, "key": sent["key"],
            "declaredAt": sent["declaredAt"], "now": shop.now().0 });
    if let [item] = subject.lines.as_slice() {
        asked["line"] = item.line.clone();
    }
    understood(&shop.engine.validate_form(&subject.terms.loaded.policy, &asked.to_string()))
}

/// What is open for the line, for what was asked; for a complaint, for its reason.
pub fn decision(shop: &Counter, sent: &Value, item: &Item) -> Result<Option<Value>, Refusal> {
    let stated = sent["requests"].get(item.id);
    let mut request = stated.cloned().unwrap_or_else(|| json!({}));
    if let Some(fields) = request.as_object_mut() {
        // Nobody owes a reason for a withdrawal.
        let reason =
            if sent["kind"] == "withdrawal" { json!("changed_mind") } else { sent["values"]["reason"].clone() };
        let chosen = sent.pointer("/values/lines").and_then(Value::as_array).into_iter().flatten();
        let quantity = chosen.filter(|line| line["id"] == item.id).find_map(|line| line.get("quantity"));
        let remedy = sent.pointer("/values/remedy");
        let declared = sent.get("declaredAt");
        let told = [("reason", Some(&reason)), ("quantity", quantity), ("remedy", remedy), ("declaredAt", declared)];
        for (name, value) in
            told.into_iter().filter_map(|(name, value)| Some((name, value.filter(|it| !it.is_null())?)))
        {
            fields.entry(name).or_insert_with(|| value.clone());
        }
    }
    let asked = json!({ "line": item.line, "request": request, "now": shop.now().0 }).to_string();
    match understood(&shop.engine.check_return(&item.terms.loaded.policy, &asked)) {
        Ok(decision) => Ok(Some(decision)),
        // A complaint may be about something that is no reason for a return.
        Err(refusal)
            if stated.is_none_or(|stated| stated.get("reason").is_none())
                && refusal.issues.iter().all(|issue| issue["code"] == "unknown_reason") =>
        {
            Ok(None)
        }
        Err(refusal) => Err(refusal),
    }
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

/// The warranties of a line, as of the instant at which it is judged.
fn warranties(shop: &Counter, sent: &Value, item: &Item) -> Result<Value, Refusal> {
    let asked = json!({ "line": item.line, "now": judged_at(shop, sent, item).millis() });
    understood(&shop.engine.warranty(&item.terms.loaded.policy, &asked.to_string()))
}

/// Why a product cannot be registered: no warranty asks for it, or its time is over.
fn not_to_register(shop: &Counter, sent: &Value, subject: &Subject, warranties: &Value) -> Option<Value> {
    let item = subject.lines.first()?;
    let at = judged_at(shop, sent, item);
    let terms: Vec<&Value> = warranties.as_array()?.iter().filter_map(|one| one.get("registration")).collect();
    let is_open = |term: &&Value| {
        term["done"] == false
            && term["until"].as_str().is_none_or(|until| instant(until).is_some_and(|until| at < until))
    };
    if terms.is_empty() {
        return Some(issue("nothing_to_register", "/requests", "no warranty of this line asks for it"));
    }
    if terms.iter().all(|term| term["done"] == true) {
        return Some(issue("already_registered", "/requests", "this line is registered"));
    }
    (!terms.iter().any(is_open)).then(|| issue("registration_closed", "/requests", "the time to register is over"))
}

/// When it was declared, if it arrived within what the terms allow after that; else now.
fn judged_at(shop: &Counter, sent: &Value, item: &Item) -> Instant {
    let now = Instant::held(shop.now().0);
    let declared = sent["declaredAt"].as_str().and_then(instant);
    declared.filter(|declared| item.terms.loaded.policy.accepts_late(*declared, now)).unwrap_or(now)
}

/// An instant as texts of this server and its pages write it.
pub fn instant(text: &str) -> Option<Instant> {
    let read = chrono::DateTime::parse_from_rfc3339(text).ok()?;
    Some(Instant::held(read.timestamp_millis()))
}

/// The value of an engine's answer, or its issues.
fn understood(answer: &str) -> Result<Value, Refusal> {
    let mut answer: Value = serde_json::from_str(answer).unwrap_or_default();
    if answer["ok"] == true {
        return Ok(answer["value"].take());
    }
    Err(Refusal { issues: answer["issues"].as_array().cloned().unwrap_or_default(), ..Refusal::default() })
}
