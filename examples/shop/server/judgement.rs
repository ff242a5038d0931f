//! What does the engine say of a submission?

use aftersales::Policy;
use aftersales::boundary::{Engine, IssueCode};
use aftersales::types::{Coverage, Decision, FieldErrorCode, FormReport, MissingFact, Status, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};

use super::app::App;
use super::reply::{Refusal, issue};
use super::subject::{Item, Subject};

pub struct Judgement {
    /// What the form came to.
    pub report: FormReport,
    /// What is open for each line, by its id.
    pub decisions: Vec<(String, Decision)>,
    /// The warranties of the line that is to be repaired or registered.
    pub warranties: Option<Vec<Coverage>>,
}

/// Asks everything again natively, and refuses what the form or the terms do not allow.
pub fn judge(app: &App, sent: &Value, subject: &Subject) -> Result<Judgement, Refusal> {
    let mut refusal = Refusal::default();
    let kind = sent["kind"].as_str().unwrap_or_default();
    let mut decisions = Vec::new();
    if kind != "registration" && kind != "survey" {
        for item in &subject.lines {
            decisions.extend(decision(app, sent, item)?.map(|decision| (item.id.to_owned(), decision)));
        }
    }
    let report = report(app, sent, subject)?;
    refusal.errors = report.errors.iter().map(|error| json!(error)).collect();
    if subject.is_known() && report.values.get("orderId").is_some_and(|id| *id != subject.order["id"]) {
        refusal.errors.push(json!({ "field": "orderId", "code": "unknown_choice", "params": {} }));
    }
    let at = judged_at(app, sent, &report);
    let warranties = match (kind, subject.lines.as_slice()) {
        ("repair" | "registration", [item]) => Some(warranties(item.terms, &item.line, at)?),
        _ => None,
    };
    match kind {
        "return" => refusal.issues.extend(decisions.iter().filter_map(|(_, decision)| not_open(decision))),
        "registration" => refusal.issues.extend(warranties.iter().filter_map(|terms| not_to_register(terms, at))),
        // A withdrawal is a statement, in force once it is made: what it comes to is told, and it is kept. A repair
        // that nothing covers is one to be paid for. A complaint may ask for what is not open.
        _ => {}
    }
    if refusal.issues.is_empty() && refusal.errors.is_empty() {
        return Ok(Judgement { report, decisions, warranties });
    }
    let decision = decisions.first().map(|(_, decision)| json!(decision));
    Err(Refusal { decision, ..refusal })
}

/// What was filled in is asked as it was sent: what is wrong with it is the engine's to say.
fn report(app: &App, sent: &Value, subject: &Subject) -> Result<FormReport, Refusal> {
    let mut question = json!({ "kind": sent["kind"], "values": sent["values"], "order": subject.order, "key": sent["key"],
            "declaredAt": sent["declaredAt"], "now": app.clock.now() });
    if !subject.is_known() {
        question.as_object_mut().map(|fields| fields.remove("order"));
        return subject.terms.ask(&question, Engine::validate_form).into_result().map_err(Refusal::from);
    }
    for line in question["order"]["lines"].as_array_mut().into_iter().flatten() {
        let id = line["id"].as_str().unwrap_or_default().to_owned();
        state(line, &sent["requests"][&id]);
    }
    if let [item] = subject.lines.as_slice() {
        question["line"] = item.line.clone();
        state(&mut question["line"], &sent["requests"][item.id]);
    }
    subject.terms.ask(&question, Engine::validate_form).into_result().map_err(Refusal::from)
}

/// Writes into a line what the shopper said of it.
fn state(line: &mut Value, request: &Value) {
    for group in ["condition", "usage"] {
        for (fact, value) in request["facts"][group].as_object().into_iter().flatten() {
            line[group][fact] = value.clone();
        }
    }
}

/// What is open for the line, for what was asked; for a complaint, for its reason.
pub fn decision(app: &App, sent: &Value, item: &Item) -> Result<Option<Decision>, Refusal> {
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
    let question = json!({ "line": item.line, "request": request, "now": app.clock.now() });
    match item.terms.ask(&question, Engine::check_return).into_result() {
        Ok(decision) => Ok(Some(decision)),
        // A complaint may be about something that is no reason for a return.
        Err(issues)
            if stated.is_none_or(|stated| stated.get("reason").is_none())
                && issues.iter().all(|issue| issue.code == IssueCode::UnknownReason) =>
        {
            Ok(None)
        }
        Err(issues) => Err(issues.into()),
    }
}

/// Why a return cannot be taken in: nothing is open, or the shopper has not said what it hinges on.
fn not_open(decision: &Decision) -> Option<Value> {
    let is_told = |fact: &MissingFact| {
        ["/request/", "/line/condition/", "/line/usage/"].iter().any(|place| fact.pointer.starts_with(place))
    };
    match decision.status {
        Status::Ineligible => Some(issue("not_open", "/requests", "nothing that is asked for is open")),
        Status::Conditional if decision.missing.iter().any(is_told) => {
            Some(issue("facts_missing", "/requests", "the answer hinges on facts that the shopper can tell"))
        }
        _ => None,
    }
}

/// When it was declared, if it arrived within what the terms allow after that; else now.
fn judged_at(app: &App, sent: &Value, report: &FormReport) -> Timestamp {
    let now = app.clock.now();
    let is_late = report.warnings.iter().any(|warning| warning.code == FieldErrorCode::ArrivedLate);
    Timestamp::deserialize(&sent["declaredAt"]).ok().filter(|_| !is_late).map_or(now, |declared| declared.min(now))
}

/// The warranties of a line at an instant.
pub fn warranties(terms: &Policy, line: &Value, at: Timestamp) -> Result<Vec<Coverage>, Refusal> {
    let question = json!({ "line": line, "now": at });
    terms.ask(&question, Engine::warranty).into_result().map_err(Refusal::from)
}

/// Why a product cannot be registered: no warranty asks for it, or its time is over.
fn not_to_register(warranties: &[Coverage], at: Timestamp) -> Option<Value> {
    let mut terms = warranties.iter().filter_map(|warranty| warranty.registration.as_ref()).peekable();
    if terms.peek().is_none() {
        return Some(issue("nothing_to_register", "/requests", "no warranty of this line asks for it"));
    }
    let mut open = terms.filter(|term| !term.done).peekable();
    if open.peek().is_none() {
        return Some(issue("already_registered", "/requests", "this line is registered"));
    }
    let is_over = open.all(|term| term.until.is_some_and(|until| at >= until));
    is_over.then(|| issue("registration_closed", "/requests", "the time to register is over"))
}
