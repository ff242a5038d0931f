//! What happens to a case after it was received?

use aftersales::domain::service::CaseEvent;
use aftersales::types::{CaseProgress, ProgressQuestion, Timestamp};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::app::App;
use super::attachments::attachments;
use super::desk::is_same;
use super::reply::{Problem, Refusal, Reply, issue, json};
use super::store::Answered;
use super::submission::key_of;
use super::upload::Upload;

/// Writes into a case's record that something happened to it now, such as a question or a proposal with what belongs to it,
/// and tells how far it is then. With a key, the same content changes the case once.
pub fn add_event(app: &App, case_id: &str, key: Option<&str>, mut entry: Value) -> Reply {
    let event = event_of(&entry)?;
    let body = entry.to_string();
    let known = Known::of(&entry)?;
    if let Some(fields) = entry.as_object_mut() {
        fields.retain(|name, _| name != "after" && name != "to");
    }
    let change = |record: &mut Value| take(app, record, event, &known, &entry, |progress| &progress.may_follow);
    match key {
        Some(key) => told(app, app.store.answer(case_id, key, &body, &[], change)?),
        None => Ok(json(StatusCode::OK, app.store.change(case_id, change)?.ok_or_else(Problem::no_case)??)),
    }
}

/// Takes what the shopper gives, accepts, refuses, sends or takes back, who shows the right that came with the receipt. The
/// same key and content change the case once.
pub fn answer(app: &App, case_id: &str, upload: &Upload) -> Reply {
    let Ok(mut sent @ Value::Object(_)) = serde_json::from_str::<Value>(&upload.text) else {
        return Err(Problem::malformed());
    };
    let shown = sent.as_object_mut().and_then(|fields| fields.remove("right"));
    let right = app.store.right(case_id)?.ok_or_else(Problem::no_case)?;
    if !shown.is_some_and(|shown| is_same(&right, shown.as_str().unwrap_or_default())) {
        let message = "the right to change this case came with its receipt";
        return Err(Problem::new(StatusCode::FORBIDDEN, "no_right", "/right", message));
    }
    sent.sort_all_objects();
    let key = key_of(&sent, upload.key.as_deref())?;
    let event = event_of(&sent)?;
    let mut issues = Vec::new();
    let files = attachments(&sent, &upload.files, &mut issues);
    if !issues.is_empty() {
        return Err(Refusal { issues, ..Refusal::default() }.into());
    }
    let body = sent.to_string();
    let known = Known::of(&sent)?;
    let entry: Value =
        ["event", "note", "answers"].iter().filter_map(|name| Some((*name, sent.get(*name)?.clone()))).collect();
    let answered = app.store.answer(case_id, key, &body, &files, |record| {
        let mut entry = entry.clone();
        if let Some(entry) = entry.as_object_mut().filter(|_| !files.is_empty()) {
            entry.insert("files".into(), sent["values"]["attachments"].clone());
        }
        take(app, record, event, &known, &entry, |progress| &progress.shopper_may)
    })?;
    told(app, answered)
}

/// What is told to whoever changed a case.
fn told(app: &App, answered: Answered<Result<Value, Problem>>) -> Reply {
    match answered {
        Answered::NoCase => Err(Problem::no_case()),
        Answered::KeyUsed => {
            Err(Problem::new(StatusCode::CONFLICT, "key_used", "/key", "something else was sent with this key"))
        }
        Answered::Now(told) => Ok(json(StatusCode::CREATED, told?)),
        Answered::Before(mut record) => {
            record["progress"] = json!(app.progress(&record));
            Ok(json(StatusCode::OK, record))
        }
    }
}

fn event_of(entry: &Value) -> Result<CaseEvent, Problem> {
    let event = entry["event"].as_str().ok_or_else(Problem::malformed)?;
    CaseEvent::from_code(event).filter(|event| *event != CaseEvent::Submitted).ok_or_else(|| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_event", "/event", "no case has this event")
    })
}

/// What a writer knew of the case: the number of its entries, and which of them is answered.
struct Known {
    after: Option<i64>,
    to: Option<i64>,
}

impl Known {
    /// Reads it where it is stated.
    fn of(sent: &Value) -> Result<Self, Problem> {
        let number = |name| -> Result<Option<i64>, Problem> {
            let stated = sent.get(name);
            stated.map(|value| value.as_i64().ok_or_else(Problem::malformed)).transpose()
        };
        Ok(Self { after: number("after")?, to: number("to")? })
    }

    /// Whether something else happened since.
    fn is_past(&self, entries: i64, progress: &CaseProgress) -> bool {
        let asked = progress.wanted.as_ref().and_then(|wanted| wanted.entry);
        self.after.is_some_and(|after| after != entries) || self.to.is_some_and(|to| asked != Some(to))
    }
}

/// Adds an entry to the log, if it may follow and its content is right, and tells the record as it is then.
fn take(
    app: &App,
    record: &mut Value,
    event: CaseEvent,
    known: &Known,
    entry: &Value,
    may: impl FnOnce(&CaseProgress) -> &Vec<CaseEvent>,
) -> Result<Value, Problem> {
    let before = app.progress(record).ok_or_else(Problem::no_case)?;
    let place = record["log"].as_array().map_or(0, Vec::len);
    if known.is_past(i64::try_from(place).unwrap_or(i64::MAX), &before) {
        let message = "something else happened to the case meanwhile";
        return Err(Problem::new(StatusCode::CONFLICT, "conflict", "", message));
    }
    if !may(&before).contains(&event) {
        let message = "this cannot happen to the case as it is";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "cannot_follow", "/event", message));
    }
    let mut changed = record.clone();
    let mut entry = entry.clone();
    entry["at"] = json!(next(app.clock.now(), &record["log"]));
    match changed["log"].as_array_mut() {
        Some(log) => log.push(entry),
        None => changed["log"] = json!([entry]),
    }
    // The engine says what is wrong with the entry, which is then no part of the record.
    let wrong = |_| {
        let message = "the entry is not one of a case";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "wrong_entry", &format!("/log/{place}"), message)
    };
    let now = app.clock.now().millis();
    let question = ProgressQuestion { record: Deserialize::deserialize(&changed).map_err(wrong)?, now: now.into() };
    let policy = app.policy_of(&changed).ok_or_else(Problem::no_case)?;
    let progress = policy.case_progress(&question).into_result().map_err(Refusal::from)?;
    changed["state"] = json!(progress.state);
    *record = changed.clone();
    changed["progress"] = json!(progress);
    Ok(changed)
}

/// When what is written now happened: after what the log ends with, also where a clock was set back, or another server's is
/// ahead.
fn next(now: Timestamp, log: &Value) -> Timestamp {
    let last = log.as_array().and_then(|log| Timestamp::deserialize(&log.last()?["at"]).ok());
    last.map_or(now, |last| now.max(Timestamp::held(last.millis().saturating_add(1))))
}

/// Whether a survey may be filed about a case: it is closed, and nobody has said yet how it went.
pub fn survey_of(app: &App, sent: &Value) -> Result<Option<String>, Problem> {
    let Some(id) = sent["caseId"].as_str() else { return Ok(None) };
    let record = app.store.record(id)?;
    let is_open = record.is_some_and(|record| app.progress(&record).is_some_and(|progress| progress.survey));
    let wrong = issue("survey_not_open", "/caseId", "this case is not closed, or its survey was answered");
    let refusal = || Refusal { issues: vec![wrong], ..Refusal::default() };
    if is_open { Ok(Some(id.to_owned())) } else { Err(refusal().into()) }
}
