//! Is every attachment what the submission says it is?

use aftersales::domain::form::{USUAL_FILES, media_type};
use serde_json::Value;

use super::reply::issue;
use super::submission::pointer;
use super::upload::File;

/// An attachment that is what it says it is.
pub struct Attachment<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub media_type: &'static str,
    pub bytes: &'a [u8],
}

/// Compares what arrived with what `values.attachments` says of it, and notes every difference.
pub fn attachments<'a>(sent: &'a Value, files: &'a [File], issues: &mut Vec<Value>) -> Vec<Attachment<'a>> {
    let stated = sent.pointer("/values/attachments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for file in files.iter().filter(|file| stated.iter().all(|one| one["id"] != file.id.as_str())) {
        issues.push(issue(
            "attachment_undeclared",
            &pointer("", &file.id),
            "the submission does not speak of this part",
        ));
    }
    let checked = stated.iter().enumerate().map(|(index, one)| attachment(stated, index, one, files));
    let (good, bad): (Vec<_>, Vec<_>) = checked.partition(Result::is_ok);
    issues.extend(bad.into_iter().filter_map(Result::err));
    good.into_iter().filter_map(Result::ok).collect()
}

fn attachment<'a>(stated: &[Value], index: usize, one: &'a Value, files: &'a [File]) -> Result<Attachment<'a>, Value> {
    let bad = |code, field: &str, message| Err(issue(code, &format!("/values/attachments/{index}{field}"), message));
    if stated.iter().take(index).any(|other| other["id"] == one["id"]) {
        return bad("duplicate_id", "/id", "another attachment has this id");
    }
    let Some(file) = files.iter().find(|file| one["id"] == file.id.as_str()) else {
        return bad("attachment_missing", "", "no part with this id has arrived");
    };
    if one["size"].as_u64() != u64::try_from(file.bytes.len()).ok() {
        return bad("attachment_differs", "/size", "the part that arrived has another size");
    }
    // By its first bytes, whatever its name says.
    let Some(media_type) = media_type(&file.bytes).filter(|known| USUAL_FILES.contains(known)) else {
        return bad("attachment_type_unknown", "/type", "the shop takes pictures, videos and PDF only");
    };
    if one["type"] != media_type {
        return bad("attachment_differs", "/type", "by its first bytes it is of another type");
    }
    let name = one["name"].as_str().unwrap_or_default();
    Ok(Attachment { id: &file.id, name, media_type, bytes: &file.bytes })
}
