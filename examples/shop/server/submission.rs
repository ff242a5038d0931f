use aftersales::boundary::Engine;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::attachments::{Attachment, attachments};
use super::desk::{Counter, malformed};
use super::judgement::judge;
use super::ledger::{Entry, Kept};
use super::record::Case;
use super::reply::{Reply, issue};
use super::subject::subject;
use super::upload::Upload;

/// The most characters of an idempotency key.
const MAX_KEY: usize = 200;

/// What was wrong with a submission, and what holds instead.
#[derive(Default)]
pub struct Refusal {
    pub issues: Vec<Value>,
    pub errors: Vec<Value>,
    pub decision: Option<Value>,
}

/// Takes in a submission: the same key and content get the same receipt, and nothing is believed that the shop
/// knows better or can work out itself.
pub fn receive(shop: &Counter, upload: &Upload) -> Reply {
    let Ok(sent @ Value::Object(_)) = serde_json::from_str::<Value>(&upload.body) else { return malformed() };
    let key = match key_of(&sent, upload.key.as_deref()) {
        Ok(key) => key,
        Err(refused) => return refused,
    };
    // Keys in order and no white space: a retry may be written otherwise.
    let body = sent.to_string();
    match shop.ledger.find(key) {
        Ok(Some(kept)) => return again(kept, &body, upload),
        Ok(None) => {}
        Err(error) => return Reply::failure(error),
    }
    match case(shop, &sent, upload) {
        Ok((case, files)) => keep(shop, key, &body, &case, &files, upload),
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
    let Some(header) = header else { return Err(Reply::key_missing()) };
    match sent["key"].as_str() {
        Some(key) if key == header && !key.is_empty() && key.len() <= MAX_KEY => Ok(key),
        _ => {
            let message = "`key` must be the text of the header Idempotency-Key";
            Err(Reply::problem(StatusCode::BAD_REQUEST, "idempotency_key_mismatch", "/key", message))
        }
    }
}

fn again(kept: Kept, body: &str, upload: &Upload) -> Reply {
    let same = |file: &super::upload::File| kept.files.iter().any(|(id, bytes)| *id == file.id && *bytes == file.bytes);
    if kept.body == body && kept.files.len() == upload.files.len() && upload.files.iter().all(same) {
        return Reply::new(StatusCode::OK, kept.receipt);
    }
    Reply::problem(StatusCode::CONFLICT, "key_used", "/key", "another submission was sent with this key")
}

/// Judges a submission as if nothing but it were known of the shopper's page.
fn case<'s>(shop: &'s Counter, sent: &'s Value, upload: &'s Upload) -> Result<(Case, Vec<Attachment<'s>>), Refusal> {
    let mut issues = shape(upload);
    let files = attachments(sent, &upload.files, &mut issues);
    let subject = subject(shop, sent, issues)?;
    let judgement = judge(shop, sent, &subject)?;
    let case_id = shop.ledger.new_case_id().map_err(|error| {
        eprintln!("shop: {error}");
        Refusal { issues: vec![issue("internal", "", "the shop could not answer; try again")], ..Refusal::default() }
    })?;
    Ok((Case::file(case_id, shop.now().1, sent, &subject, judgement), files))
}

/// What the engine's own reader says of it.
fn shape(upload: &Upload) -> Vec<Value> {
    let answer: Value = serde_json::from_str(&Engine::parse_submission(&upload.body)).unwrap_or_default();
    answer["issues"].as_array().cloned().unwrap_or_default()
}

fn keep(shop: &Counter, key: &str, body: &str, case: &Case, files: &[Attachment], upload: &Upload) -> Reply {
    let receipt = case.receipt(key).to_string();
    let record = case.record.to_string();
    let acknowledgement = case.acknowledgement();
    let entry = Entry {
        key,
        body,
        case_id: &case.id,
        received_at: &case.received_at,
        receipt: &receipt,
        record: &record,
        acknowledgement: &acknowledgement,
    };
    match shop.ledger.keep(&entry, files) {
        Ok(true) => Reply::new(StatusCode::CREATED, receipt),
        Ok(false) => match shop.ledger.find(key) {
            Ok(Some(kept)) => again(kept, body, upload),
            Ok(None) => Reply::failure("a submission that was kept is gone"),
            Err(error) => Reply::failure(error),
        },
        Err(error) => Reply::failure(error),
    }
}

/// The JSON Pointer of a field.
pub fn pointer(place: &str, key: &str) -> String {
    format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"))
}
