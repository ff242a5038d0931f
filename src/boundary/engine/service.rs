//! What was promised for a case, how far is it, and whom may the shopper ask?

use super::Engine;
use super::question::answer;
use crate::boundary::answers;
use crate::boundary::documents::{self, CaseQuestion, ContactsQuestion, Fields, ProgressQuestion};
use crate::domain::policy::Policy;
use crate::domain::service::{Wanted, progress, service_levels};

impl Engine {
    /// The promised times for `{facts, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "serviceLevels": [{ "kind": "first_response", "window": { "from": "submitted", "length": "P1D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "facts": { "events": { "submitted": "2026-03-16T09:00:00+01:00" } },
    ///     "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.service_levels(&policy, question).contains(r#""state":"due""#));
    /// # }
    /// ```
    #[must_use]
    pub fn service_levels(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, CaseQuestion::RECORD, &mut |question, issues, writer| {
            let facts = documents::case_facts(question.json.field("facts"), policy, issues);
            answers::service_levels(writer, &service_levels(policy, &facts, question.now), policy);
        })
    }

    /// How far the case of `{record, now}` is.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "serviceLevels": [{ "kind": "first_response", "window": { "from": "submitted", "length": "P1D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "record": { "kind": "complaint", "receivedAt": "2026-03-16T09:00:00+01:00" },
    ///     "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.case_progress(&policy, question).contains(r#""step":"receive","state":"done""#));
    /// # }
    /// ```
    #[must_use]
    pub fn case_progress(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ProgressQuestion::RECORD, &mut |question, issues, writer| {
            let record = question.json.field("record");
            let (facts, history) = documents::case_record(record, policy, issues);
            answers::progress(writer, &progress(policy, facts, &history, question.now), policy);
        })
    }

    /// Whom to ask, for `{categories?, region?, reason?, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "channels": [{ "kind": "phone", "value": "+49 30 1234567" }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let answer = engine.contacts(&policy, r#"{ "now": "2026-03-16T12:00:00+01:00" }"#);
    /// assert!(answer.contains(r#""channels":[{"kind":"phone","value":"+49 30 1234567","open":null"#));
    /// # }
    /// ```
    #[must_use]
    pub fn contacts(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ContactsQuestion::RECORD, &mut |question, _, writer| {
            let mut categories = Vec::new();
            for name in question.json.field("categories").items() {
                categories.push(policy.names.find(name.as_text()));
            }
            let reason = question.json.name("reason").map(|reason| policy.names.find(&reason));
            let wanted = Wanted { categories: &categories, region: question.json.text("region"), reason };
            answers::contacts(writer, &wanted, policy, self.host_zones(), question.now);
        })
    }
}
