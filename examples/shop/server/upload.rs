//! What may a request bring, and how much of it?

use axum::Json;
use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::reply::Problem;

/// The most bytes of a text in JSON.
pub const MAX_TEXT: usize = 1 << 20;
/// The most bytes of one attachment, and of a whole request with its attachments: those of the form, and some more for
/// the text and what parts them.
pub const MAX_OF_ONE: usize = 10 << 20;
pub const MAX_IN_ALL: usize = 52 << 20;
/// The most attachments of a submission.
pub const MAX_FILES: usize = 10;

/// A submission as it arrived.
pub struct Upload {
    /// The key of its header.
    pub key: Option<String>,
    /// Its text in JSON.
    pub text: String,
    pub files: Vec<File>,
}

/// An attachment as it arrived: its part is named by its id. Its own name and type are what the text says of it.
#[derive(PartialEq, Eq)]
pub struct File {
    pub id: String,
    pub bytes: Bytes,
}

/// A body in JSON, which its header must say that it is: a page of another origin cannot without being asked first.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        DefaultBodyLimit::max(MAX_TEXT).apply(&mut request);
        let Json(body) = Json::from_request(request, state).await?;
        Ok(Self(body))
    }
}

/// JSON alone, or a form whose part `submission` is that JSON, with a part for each attachment.
impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let key = key_in(request.headers());
        if !is_form(request.headers()) {
            let Body(text): Body<Box<RawValue>> = Body::from_request(request, state).await?;
            return Ok(Self { key, text: text.get().to_owned(), files: Vec::new() });
        }
        // A page of another origin can send a form unasked, but not with this header.
        if key.is_none() {
            return Err(Problem::key_missing());
        }
        let form = Multipart::from_request(request, state).await;
        let (text, files) = parts(form.map_err(|rejection| unreadable(rejection.status()))?).await?;
        Ok(Self { key, text, files })
    }
}

/// The key of a request.
pub fn key_in(headers: &HeaderMap) -> Option<String> {
    headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned)
}

async fn parts(mut form: Multipart) -> Result<(String, Vec<File>), Problem> {
    let mut text = None;
    let mut files: Vec<File> = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        let id = field.name().unwrap_or_default().to_owned();
        if id == "submission" && text.is_none() {
            text = Some(String::from_utf8(bytes(field, MAX_TEXT).await?).map_err(|_| Problem::malformed())?);
        } else if id.is_empty() || id == "submission" || files.iter().any(|file| file.id == id) {
            return Err(Problem::bad_request("duplicate_part", "every part has a name of its own"));
        } else if files.len() == MAX_FILES {
            return Err(Problem::bad_request("too_many_attachments", "more attachments than this shop takes"));
        } else {
            files.push(File { id, bytes: bytes(field, MAX_OF_ONE).await?.into() });
        }
    }
    let text = text.ok_or_else(|| Problem::bad_request("missing_field", "the part `submission` is required"))?;
    Ok((text, files))
}

/// The content of a part, read no further than the limit.
async fn bytes(mut field: Field<'_>, most: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > most {
            return Err(Problem::too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn is_form(headers: &HeaderMap) -> bool {
    let stated = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    stated.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("multipart/form-data"))
}

fn broken(error: &MultipartError) -> Problem {
    unreadable(error.status())
}

fn unreadable(status: StatusCode) -> Problem {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::too_large();
    }
    Problem::bad_request("unreadable", "the body did not arrive whole")
}
