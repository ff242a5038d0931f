use aftersales::domain::service::{SUBMITTED, case_events};
use axum::http::StatusCode;
use serde_json::Value;

use super::desk::{Counter, malformed};
use super::reply::Reply;

/// Writes into a case's record that something happened to it now, such as an answer or an agreement, and tells how far
/// it is then. A shop of its own lets only its staff do so, and its shoppers their own part.
pub fn happen(counter: &Counter, id: &str, body: &str) -> Reply {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let Some(event) = body["event"].as_str() else { return malformed() };
    if event == SUBMITTED || !case_events().contains(&event) {
        let message = "no case has this event";
        return Reply::problem(StatusCode::UNPROCESSABLE_ENTITY, "unknown_event", "/event", message);
    }
    let kept = match counter.ledger.record(id) {
        Ok(Some(kept)) => kept,
        Ok(None) => return Reply::problem(StatusCode::NOT_FOUND, "not_found", "", "there is no case with this id"),
        Err(error) => return Reply::failure(error),
    };
    let mut record: Value = serde_json::from_str(&kept).unwrap_or_default();
    record["events"][event] = counter.now().1.into();
    let progress = counter.progress(&record);
    record["state"] = progress["state"].clone();
    match counter.ledger.rewrite(id, &record.to_string()) {
        Ok(()) => Reply::new(StatusCode::OK, Counter::told(record, progress)),
        Err(error) => Reply::failure(error),
    }
}
