use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An answer in JSON.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub text: String,
}

impl Reply {
    /// An answer whose text is ready.
    pub fn new(status: StatusCode, text: impl Into<String>) -> Self {
        Self { status, text: text.into() }
    }

    /// One thing that is wrong with the request itself.
    pub fn problem(status: StatusCode, code: &str, pointer: &str, message: &str) -> Self {
        Self::new(status, json!({ "ok": false, "issues": [issue(code, pointer, message)] }).to_string())
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
        let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
        (self.status, headers, self.text).into_response()
    }
}
