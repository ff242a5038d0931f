use super::documents;
use super::engine::{Engine, refused, understood, unreadable};
use super::issues::Issues;
use super::json::read;

impl Engine {
    /// Reads what a page sent. It needs no policy: what the values are worth is for the form to say.
    #[must_use]
    pub fn parse_submission(text: &str) -> String {
        let mut issues = Issues::default();
        match read(text) {
            Err(malformed) => issues.errors.push(unreadable(malformed)),
            Ok(json) => {
                documents::submission(&json, &mut issues);
                issues.locate(&json);
            }
        }
        if issues.errors.is_empty() { understood(text, &issues.warnings) } else { refused(&issues.errors) }
    }
}
