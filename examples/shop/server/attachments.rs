use serde_json::Value;

use super::reply::issue;
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
        issues.push(issue("attachment_undeclared", &pointer(&file.id), "the submission does not speak of this part"));
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
    let Some(media_type) = media_type(&file.bytes) else {
        return bad("attachment_type_unknown", "/type", "the shop takes pictures, PDF and MP4 only");
    };
    if one["type"] != media_type {
        return bad("attachment_differs", "/type", "by its first bytes it is of another type");
    }
    let name = one["name"].as_str().unwrap_or_default();
    Ok(Attachment { id: &file.id, name, media_type, bytes: &file.bytes })
}

/// What a file is by its first bytes, whatever its name says.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let has = |at: usize, magic: &[u8]| bytes.get(at..at + magic.len()) == Some(magic);
    let boxed = |brand: &[u8]| has(4, b"ftyp") && has(8, brand);
    let signs = [
        (has(0, b"\xff\xd8\xff"), "image/jpeg"),
        (has(0, b"\x89PNG\r\n\x1a\n"), "image/png"),
        (has(0, b"GIF87a") || has(0, b"GIF89a"), "image/gif"),
        (has(0, b"RIFF") && has(8, b"WEBP"), "image/webp"),
        (boxed(b"heic") || boxed(b"heix") || boxed(b"mif1"), "image/heic"),
        (has(0, b"%PDF-"), "application/pdf"),
        (boxed(b"isom") || boxed(b"mp41") || boxed(b"mp42") || boxed(b"avc1"), "video/mp4"),
    ];
    signs.into_iter().find_map(|(matches, name)| matches.then_some(name))
}

fn pointer(id: &str) -> String {
    "/".to_owned() + &id.replace('~', "~0").replace('/', "~1")
}
