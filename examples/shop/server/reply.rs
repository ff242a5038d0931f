//! How does the shop answer: in JSON, with a file to be saved, or with what is wrong?

use std::fmt::Write;
use std::time::Duration;

use aftersales::LoadError;
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

use super::store::{Failure, StoredFile};

pub type Reply = Result<Response, Problem>;

/// Why a request cannot be met.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    body: Value,
    wait: Option<Duration>,
}

/// An answer in JSON.
pub fn json(status: StatusCode, body: impl Serialize) -> Response {
    (status, Json(body)).into_response()
}

/// Bytes to be saved, never shown: whatever they are, no page opens them as one of the shop's.
pub fn download(file: StoredFile) -> Response {
    let saved = format!("attachment; filename*=UTF-8''{}", encoded(&file.name));
    ([(header::CONTENT_TYPE, file.media_type), (header::CONTENT_DISPOSITION, saved)], file.bytes).into_response()
}

/// An issue of the shop's own, in the shape in which the engine writes them.
pub fn issue(code: &str, pointer: &str, message: &str) -> Value {
    json!({ "code": code, "pointer": pointer, "message": message })
}

impl Problem {
    /// One thing that is wrong with the request itself.
    pub fn new(status: StatusCode, code: &str, pointer: &str, message: &str) -> Self {
        Self { status, body: json!({ "ok": false, "issues": [issue(code, pointer, message)] }), wait: None }
    }

    pub fn bad_request(code: &str, message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, "", message)
    }

    pub fn malformed() -> Self {
        Self::bad_request("malformed_json", "the body is no JSON object")
    }

    /// A submission without the header that makes it one.
    pub fn key_missing() -> Self {
        Self::bad_request("idempotency_key_missing", "the header Idempotency-Key is required")
    }

    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "", "more bytes than this shop takes")
    }

    pub fn nothing_here() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "", "there is nothing here")
    }

    pub fn no_case() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "", "there is no case with this id")
    }

    /// Somebody who guesses too much, and how long to wait.
    pub fn too_many_tries(wait: Duration) -> Self {
        let message = "too many tries; wait a little";
        Self { wait: Some(wait), ..Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_tries", "", message) }
    }

    pub fn wrong_method(message: &str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "", message)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = json(self.status, self.body);
        if let Some(wait) = self.wait {
            // In whole seconds, so that nobody comes back too early.
            response.headers_mut().insert(header::RETRY_AFTER, (wait.as_secs() + 1).into());
        }
        response
    }
}

/// What a shop cannot help: the log says more than the answer.
impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        eprintln!("shop: {failure}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "", "the shop could not answer; try again")
    }
}

impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Self::nothing_here()
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::MissingJsonContentType(_) => {
                let message = "the content type must be application/json";
                Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_content_type", "", message)
            }
            JsonRejection::BytesRejection(_) => Self::too_large(),
            _ => Self::malformed(),
        }
    }
}

/// What was wrong with a submission, and what holds instead.
#[derive(Default)]
pub struct Refusal {
    pub issues: Vec<Value>,
    pub errors: Vec<Value>,
    pub decision: Option<Value>,
}

/// What the engine found wrong with a question.
impl From<LoadError> for Refusal {
    fn from(issues: LoadError) -> Self {
        Self { issues: issues.iter().map(|issue| json!(issue)).collect(), ..Self::default() }
    }
}

impl From<Refusal> for Problem {
    fn from(Refusal { issues, errors, decision }: Refusal) -> Self {
        let mut body = json!({ "ok": false, "issues": issues, "errors": errors });
        if let Some(decision) = decision {
            body["decision"] = decision;
        }
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, body, wait: None }
    }
}

/// The most characters of a name in a header; browsers read no header that is much longer.
const MAX_NAME: usize = 200;

/// A name for a header: what could end it, name a folder or hide the file is written by its bytes. Of one that is too
/// long the end stays, which says what sort of file it is.
fn encoded(name: &str) -> String {
    let mut text = String::new();
    let beyond = name.chars().count().saturating_sub(MAX_NAME);
    for byte in name.chars().skip(beyond).collect::<String>().bytes() {
        if byte.is_ascii_alphanumeric() || b"-_".contains(&byte) || (byte == b'.' && !text.is_empty()) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
