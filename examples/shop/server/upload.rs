use axum::RequestExt;
use axum::body::{Bytes, to_bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};

use super::desk::malformed;
use super::reply::Reply;

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
    pub body: String,
    pub files: Vec<File>,
}

/// An attachment as it arrived: its part is named by its id. Its own name and type are what the text says of it.
#[derive(PartialEq, Eq)]
pub struct File {
    pub id: String,
    pub bytes: Bytes,
}

/// Reads a submission: JSON alone, or a form whose part `submission` is that JSON, with a part for each attachment.
pub async fn submission(request: Request) -> Result<Upload, Reply> {
    let key = request.headers().get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned);
    if media_type(request.headers()) == "multipart/form-data" {
        // A page of another origin can send a form unasked, but not with this header.
        if key.is_none() {
            return Err(Reply::key_missing());
        }
        let form = request.extract::<Multipart, _>().await;
        let form = form.map_err(|rejection| unreadable(rejection.status()))?;
        let (body, files) = parts(form).await?;
        return Ok(Upload { key, body, files });
    }
    Ok(Upload { key, body: json_text(request).await?, files: Vec::new() })
}

/// The text of a body that says it is JSON. A page of another origin cannot say so without being asked first.
pub async fn json_text(request: Request) -> Result<String, Reply> {
    if media_type(request.headers()) != "application/json" {
        let message = "the content type must be application/json";
        return Err(Reply::problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_content_type", "", message));
    }
    let stated = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if stated.is_some_and(|length: usize| length > MAX_TEXT) {
        return Err(too_large());
    }
    // What has no length is cut off where it grows too long.
    let body = to_bytes(request.into_limited_body(), MAX_TEXT).await.map_err(|_| too_large())?;
    String::from_utf8(body.into()).map_err(|_| malformed())
}

async fn parts(mut form: Multipart) -> Result<(String, Vec<File>), Reply> {
    let mut body = None;
    let mut files: Vec<File> = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        let id = field.name().unwrap_or_default().to_owned();
        if id == "submission" && body.is_none() {
            body = Some(String::from_utf8(bytes(field, MAX_TEXT).await?).map_err(|_| malformed())?);
        } else if id.is_empty() || id == "submission" || files.iter().any(|file| file.id == id) {
            return Err(refused("duplicate_part", "every part has a name of its own"));
        } else if files.len() == MAX_FILES {
            return Err(refused("too_many_attachments", "more attachments than this shop takes"));
        } else {
            files.push(File { id, bytes: bytes(field, MAX_OF_ONE).await?.into() });
        }
    }
    let body = body.ok_or_else(|| refused("missing_field", "the part `submission` is required"))?;
    Ok((body, files))
}

/// The content of a part, read no further than the limit.
async fn bytes(mut field: Field<'_>, most: usize) -> Result<Vec<u8>, Reply> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > most {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn media_type(headers: &HeaderMap) -> String {
    let stated = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn broken(error: &MultipartError) -> Reply {
    unreadable(error.status())
}

fn unreadable(status: StatusCode) -> Reply {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
    Reply::problem(StatusCode::BAD_REQUEST, "unreadable", "", "the body did not arrive whole")
}

fn refused(code: &str, message: &str) -> Reply {
    Reply::problem(StatusCode::BAD_REQUEST, code, "", message)
}

fn too_large() -> Reply {
    Reply::problem(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "", "more bytes than this shop takes")
}
