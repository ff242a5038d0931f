//! The question how far a case is.

use super::answers;
use super::documents;
use super::documents::Fields;
use super::documents::ProgressQuestion;
use super::engine::{Engine, answer};
use crate::domain::policy::Policy;
use crate::domain::service::progress;

impl Engine {
    /// How far the case of `{record, now}` is.
    #[must_use]
    pub fn case_progress(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ProgressQuestion::RECORD, &mut |asked, issues, writer| {
            let record = asked.json.field("record");
            let (facts, history) = documents::case_record(record, policy, issues);
            answers::progress(writer, &progress(policy, record.text("kind"), &facts, &history, asked.now), policy);
        })
    }
}
