//! Findings as code hosts read them: SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/>).

use serde_json::{Value, json};

use crate::issues::pointer_text;
use crate::lint::Found;

const PAGE: &str = concat!(env!("CARGO_PKG_HOMEPAGE"), "/blob/main/docs/how-to/authoring.md");

pub fn sarif_of(found: &[Found]) -> Value {
    let mut codes: Vec<&str> = Vec::new();
    for one in found {
        if !codes.contains(&one.text("code")) {
            codes.push(one.text("code"));
        }
    }
    let results: Vec<Value> = found.iter().map(|one| result(one, &codes)).collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code, "helpUri": PAGE })).collect();
    let driver =
        json!({ "name": "aftersales", "version": env!("CARGO_PKG_VERSION"), "informationUri": PAGE, "rules": rules });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "utf16CodeUnits", "results": results }],
    })
}

fn result(found: &Found, codes: &[&str]) -> Value {
    let code = found.text("code");
    let said: Vec<&str> =
        ["message", "wayOut"].map(|name| found.text(name)).into_iter().filter(|text| !text.is_empty()).collect();
    let mut result = json!({
        "ruleId": code,
        "ruleIndex": codes.iter().position(|known| *known == code),
        "level": found.severity,
        "message": { "text": said.join(". ") + "." },
        "locations": [location(&found.file, found.line, found.column, found.text("pointer"))],
    });
    let related = found.related.iter().map(|other| {
        let mut location = location(&found.file, other.line, other.column, &other.pointer);
        if let Some(location) = location.as_object_mut() {
            location.insert("message".to_owned(), json!({ "text": other.pointer }));
        }
        location
    });
    if let (false, Some(result)) = (found.related.is_empty(), result.as_object_mut()) {
        result.insert("relatedLocations".to_owned(), related.collect());
    }
    result
}

fn location(file: &str, line: usize, column: usize, pointer: &str) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri_of(file) },
            "region": { "startLine": line, "startColumn": column },
        },
        "logicalLocations": [{ "fullyQualifiedName": pointer_text(pointer) }],
    })
}

/// A path as a URI, by which code hosts know the file again.
fn uri_of(file: &str) -> String {
    let path = file.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'();/?:@&=+$,#".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}
