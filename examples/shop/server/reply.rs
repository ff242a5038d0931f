use std::fmt::Write;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An answer: JSON, or a file to be saved.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    body: Vec<u8>,
    file: Option<File>,
}

#[derive(Debug)]
struct File {
    media_type: String,
    name: String,
}

impl Reply {
    /// An answer whose text is ready.
    pub fn new(status: StatusCode, text: impl Into<String>) -> Self {
        Self { status, body: text.into().into_bytes(), file: None }
    }

    /// Bytes to be saved, never shown: whatever they are, no page opens them as one of the shop's.
    pub fn download(media_type: impl Into<String>, name: impl Into<String>, body: Vec<u8>) -> Self {
        let file = File { media_type: media_type.into(), name: name.into() };
        Self { status: StatusCode::OK, body, file: Some(file) }
    }

    /// One thing that is wrong with the request itself.
    pub fn problem(status: StatusCode, code: &str, pointer: &str, message: &str) -> Self {
        Self::new(status, json!({ "ok": false, "issues": [issue(code, pointer, message)] }).to_string())
    }

    /// A submission without the header that makes it one.
    pub fn key_missing() -> Self {
        let message = "the header Idempotency-Key is required";
        Self::problem(StatusCode::BAD_REQUEST, "idempotency_key_missing", "", message)
    }

    /// What a shop cannot help: the log says more than the answer.
    pub fn failure(cause: impl std::fmt::Display) -> Self {
        eprintln!("shop: {cause}");
        Self::problem(StatusCode::INTERNAL_SERVER_ERROR, "internal", "", "the shop could not answer; try again")
    }
}

/// An issue, in the shape in which the engine writes them.
pub fn issue(code: &str, pointer: &str, message: &str) -> Value {
    json!({ "code": code, "pointer": pointer, "message": message })
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let Self { status, body, file } = self;
        let kept = (header::CACHE_CONTROL, "no-store".to_owned());
        match file {
            None => (status, [(header::CONTENT_TYPE, "application/json".to_owned()), kept], body).into_response(),
            Some(File { media_type, name }) => {
                let saved = format!("attachment; filename*=UTF-8''{}", encoded(&name));
                let headers = [(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, saved), kept];
                (status, headers, body).into_response()
            }
        }
    }
}

/// A name for a header: what could end it, name a folder or hide the file is written by its bytes.
fn encoded(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_".contains(&byte) || (byte == b'.' && !text.is_empty()) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
