//! What happens to a case after it was received?

use aftersales::domain::service::{SUBMITTED, case_events};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::app::App;
use super::reply::{Problem, Reply, json};

/// Writes into a case's record that something happened to it now, such as an answer or an agreement, and tells how far
/// it is then. A shop of its own lets only its staff do so, and its shoppers their own part.
pub fn add_event(app: &App, case_id: &str, body: &Value) -> Reply {
    let event = body["event"].as_str().ok_or_else(Problem::malformed)?;
    if event == SUBMITTED || !case_events().contains(&event) {
        let message = "no case has this event";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_event", "/event", message));
    }
    let changed = app.store.change(case_id, |record| {
        record["events"][event] = json!(app.clock.now());
        let progress = app.progress(record);
        record["state"] = json!(progress.as_ref().map(|progress| progress.state));
        let mut told = record.clone();
        told["progress"] = json!(progress);
        told
    })?;
    Ok(json(StatusCode::OK, changed.ok_or_else(Problem::no_case)?))
}
