//! The question how far a case is.

use super::decode;
use super::decode::questions::PROGRESS_QUESTION;
use super::encode;
use super::engine::{Engine, answer};
use crate::domain::policy::Policy;
use crate::domain::service::progress;

impl Engine {
    /// How far the case of `{record, now}` is.
    #[must_use]
    pub fn case_progress(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, &PROGRESS_QUESTION, &mut |asked, issues, writer| {
            let record = asked.json.field("record");
            let (facts, history) = decode::case_record(record, policy, issues);
            encode::progress(writer, &progress(policy, record.text("kind"), &facts, &history, asked.now), policy);
        })
    }
}
