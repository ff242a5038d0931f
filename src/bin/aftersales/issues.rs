//! What is wrong with the data that a command was given.

use aftersales::boundary::Issue;
use serde_json::json;

use crate::files::Document;
use crate::{FOUND, Outcome, as_json};

/// A document that the engine refuses, as the outcome of a command. Pointers below `home` lead into the document.
pub fn refused(document: &Document, issues: impl IntoIterator<Item = Issue>, home: &str, is_json: bool) -> Outcome {
    let issues: Vec<Issue> = issues.into_iter().map(|issue| at_home(issue, home)).collect();
    let text = if is_json {
        as_json(&json!({ "issues": issues }))
    } else {
        issues.iter().map(|issue| told(issue, document)).collect()
    };
    Outcome { text, code: FOUND, ..Outcome::default() }
}

fn at_home(mut issue: Issue, home: &str) -> Issue {
    if let Some(rest) = issue.pointer.strip_prefix(home).filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        issue.pointer = rest.to_owned();
    }
    issue
}

fn told(issue: &Issue, document: &Document) -> String {
    let place = document.places.place_of(&issue.pointer);
    let (code, pointer) = (issue.code.code(), pointer_text(&issue.pointer));
    format!("{}:{place}  {code}  {pointer}\n  {}\n", document.name, issue.message())
}

/// A pointer as people see it.
pub fn pointer_text(pointer: &str) -> &str {
    if pointer.is_empty() { "/" } else { pointer }
}
