//! Is every attachment what the submission says it is?

use std::collections::{HashMap, HashSet};

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
    let arrived: HashMap<&str, &File> = files.iter().map(|file| (file.id.as_str(), file)).collect();
    let mut seen = HashSet::new();
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (index, one) in stated.iter().enumerate() {
        let checked = match seen.insert(&one["id"]) {
            true => attachment(one, &arrived),
            false => Err(("duplicate_id", "/id", "another attachment has this id")),
        };
        match checked {
            Ok(attachment) => good.push(attachment),
            Err((code, field, message)) => {
                bad.push(issue(code, &format!("/values/attachments/{index}{field}"), message));
            }
        }
    }
    for file in files.iter().filter(|file| !seen.contains(&Value::from(file.id.as_str()))) {
        issues.push(issue(
            "attachment_undeclared",
            &pointer("", &file.id),
            "the submission does not speak of this part",
        ));
    }
    issues.extend(bad);
    good
}

/// What is wrong with an attachment: the code, the field and a sentence.
type Fault = (&'static str, &'static str, &'static str);

fn attachment<'a>(one: &'a Value, arrived: &HashMap<&str, &'a File>) -> Result<Attachment<'a>, Fault> {
    let Some(file) = one["id"].as_str().and_then(|id| arrived.get(id)) else {
        return Err(("attachment_missing", "", "no part with this id has arrived"));
    };
    if one["size"].as_u64() != u64::try_from(file.bytes.len()).ok() {
        return Err(("attachment_differs", "/size", "the part that arrived has another size"));
    }
    // By its first bytes, whatever its name says.
    let Some(media_type) = media_type(&file.bytes).filter(|known| USUAL_FILES.contains(known)) else {
        return Err(("attachment_type_unknown", "/type", "the shop takes pictures, videos and PDF only"));
    };
    if one["type"] != media_type {
        return Err(("attachment_differs", "/type", "by its first bytes it is of another type"));
    }
    let name = one["name"].as_str().unwrap_or_default();
    Ok(Attachment { id: &file.id, name, media_type, bytes: &file.bytes })
}
