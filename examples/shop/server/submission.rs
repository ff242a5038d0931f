//! How is a submission taken in?

use aftersales::LoadError;
use aftersales::boundary::{Issue, IssueCode, instant_text};
use aftersales::types::Submission;
use axum::http::StatusCode;
use serde_json::Value;
use serde_json::value::RawValue;

use super::acknowledgement::{acknowledgement, letter};
use super::app::App;
use super::attachments::{Attachment, attachments};
use super::case_events::survey_of;
use super::judgement::judge;
use super::record::Case;
use super::reply::{Problem, Refusal, Reply, json};
use super::store::{Entry, Failure, Kept};
use super::subject::subject;
use super::upload::{File, Upload};

/// The most characters of an idempotency key.
const MAX_KEY: usize = 200;

/// Takes in a submission: the same key and content get the same receipt, and nothing is believed that the shop
/// knows better or can work out itself.
pub fn receive(app: &App, upload: &Upload) -> Reply {
    // What the engine's own reader says of it. Where that stops at a limit, nothing else looks at the rest.
    let unread = Submission::parse(&upload.text).into_result().err().into_iter().flatten().collect::<Vec<_>>();
    let is_limit =
        |issue: &Issue| matches!(issue.code, IssueCode::TooManyEntries | IssueCode::TooLarge | IssueCode::TooDeep);
    let is_beyond = unread.iter().any(is_limit);
    let refusal = Refusal::from(LoadError::from(unread));
    if is_beyond {
        return Err(refusal.into());
    }
    let Ok(mut sent @ Value::Object(_)) = serde_json::from_str::<Value>(&upload.text) else {
        return Err(Problem::malformed());
    };
    // Keys in order and no white space: a retry may be written otherwise.
    sent.sort_all_objects();
    let body = sent.to_string();
    let key = key_of(&sent, upload.key.as_deref())?;
    if let Some(kept) = app.store.find(key)? {
        return again(&kept, &body, upload);
    }
    let surveyed = survey_of(app, &sent)?;
    let (case, order, files) = case(app, &sent, upload, refusal.issues)?;
    let receipt = case.receipt(key, &app.store.new_secret()?).to_string();
    let entry = Entry {
        key,
        body: &body,
        case_id: &case.id,
        received_at: &case.received_at,
        receipt: &receipt,
        record: &case.record,
        surveyed: surveyed.as_deref(),
    };
    let acknowledge = |proof: &str| {
        let kept = acknowledgement(app, &case.record, order, proof);
        let letter = letter(&case.record, order, proof, &kept);
        (kept, letter)
    };
    if app.store.keep(&entry, &files, acknowledge)? {
        return given(StatusCode::CREATED, &receipt);
    }
    let kept = app.store.find(key)?.ok_or_else(|| Failure::from("a submission that was kept is gone"))?;
    again(&kept, &body, upload)
}

pub fn key_of<'s>(sent: &'s Value, header: Option<&str>) -> Result<&'s str, Problem> {
    let header = header.ok_or_else(Problem::key_missing)?;
    sent["key"].as_str().filter(|key| *key == header && !key.is_empty() && key.len() <= MAX_KEY).ok_or_else(|| {
        let message = "`key` must be the text of the header Idempotency-Key";
        Problem::new(StatusCode::BAD_REQUEST, "idempotency_key_mismatch", "/key", message)
    })
}

fn again(kept: &Kept, body: &str, upload: &Upload) -> Reply {
    let same = |file: &File| kept.files.iter().any(|(id, bytes)| *id == file.id && *bytes == file.bytes);
    if kept.body == body && kept.files.len() == upload.files.len() && upload.files.iter().all(same) {
        return given(StatusCode::OK, &kept.receipt);
    }
    Err(Problem::new(StatusCode::CONFLICT, "key_used", "/key", "another submission was sent with this key"))
}

/// A receipt is the same text each time that it is given.
fn given(status: StatusCode, receipt: &str) -> Reply {
    let receipt: &RawValue = serde_json::from_str(receipt).map_err(Failure::from)?;
    Ok(json(status, receipt))
}

/// Judges a submission as if nothing but it were known of the shopper's page; what its reader found is among the issues.
fn case<'s>(
    app: &'s App,
    sent: &'s Value,
    upload: &'s Upload,
    mut issues: Vec<Value>,
) -> Result<(Case, &'s Value, Vec<Attachment<'s>>), Problem> {
    let files = attachments(sent, &upload.files, &mut issues);
    let subject = subject(app, sent, issues)?;
    let judgement = judge(app, sent, &subject)?;
    let received_at = instant_text(app.clock.now());
    let (id, number) = app.store.new_case_id()?;
    Ok((Case::file(id, number, received_at, sent, &subject, judgement), subject.order, files))
}

/// The JSON Pointer of a field.
pub fn pointer(place: &str, key: &str) -> String {
    format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"))
}
