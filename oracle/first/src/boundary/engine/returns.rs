//! May this be returned, why, until when, and of a whole order?

use super::Engine;
use super::question::answer;
use crate::boundary::answers;
use crate::boundary::documents::{self, Fields, OrderQuestion, ReasonsQuestion, ReturnQuestion, TimelineQuestion};
use crate::domain::entitlement::{Request, decide, decide_order, decide_shortly, timeline};
use crate::domain::policy::Policy;

impl Engine {
    /// The short answer for `{line, request?, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } },
    ///     "now": "2026-03-16T12:00:00+01:00" }"#;
    /// let answer = engine.verdict(&policy, question);
    /// assert!(answer.starts_with(r#"{"ok":true,"value":{"status":"eligible","remedy":"refund","#));
    /// # }
    /// ```
    #[must_use]
    pub fn verdict(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReturnQuestion::RECORD, &mut |question, _, writer| {
            answers::verdict(writer, &decide_shortly(policy, &question.line, &question.request, question.now));
        })
    }

    /// The whole answer for `{line, request?, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } },
    ///     "request": { "reason": "changed_mind" }, "now": "2026-03-16T12:00:00+01:00" }"#;
    /// let answer = engine.check_return(&policy, question);
    /// assert!(answer.contains(r#""id":"change-of-mind/refund""#) && answer.contains(r#""lastDay":"2026-04-01""#));
    /// # }
    /// ```
    #[must_use]
    pub fn check_return(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReturnQuestion::RECORD, &mut |question, _, writer| {
            let decision = decide(policy, &question.line, &question.request, question.now);
            answers::decision(writer, &decision, &question.request, policy, &self.host.zone_data(), question.now);
        })
    }

    /// How the answer changes over time, for `{line, request?}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } } }"#;
    /// let answer = engine.timeline(&policy, question);
    /// assert!(answer.contains(r#""to":"2026-04-01T22:00:00Z","status":"eligible""#));
    /// # }
    /// ```
    #[must_use]
    pub fn timeline(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, TimelineQuestion::RECORD, &mut |question, _, writer| {
            answers::timeline(writer, &timeline(policy, &question.line, &question.request), policy);
        })
    }

    /// What each reason would open, for `{line, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } },
    ///     "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.reasons(&policy, question).contains(r#"{"reason":"defective","decision":{"status":"eligible","#));
    /// # }
    /// ```
    #[must_use]
    pub fn reasons(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReasonsQuestion::RECORD, &mut |question, _, writer| {
            writer.array(policy.reasons.leaves(), |writer, reason| {
                let request = Request { reason: Some(reason), ..Request::default() };
                let decision = decide(policy, &question.line, &request, question.now);
                writer.open('{');
                writer.entry("reason", &policy.names.text(reason));
                writer.key("decision");
                answers::decision(writer, &decision, &request, policy, &self.host.zone_data(), question.now);
                writer.close('}');
            });
        })
    }

    /// The whole answer for each line of `{order, requests?, now}`, by the line's id.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "order": { "lines": [{ "id": "shirt", "quantity": 1, "events": { "delivered": "2026-03-02" } }] },
    ///     "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.check_order(&policy, question).starts_with(r#"{"ok":true,"value":{"shirt":{"status":"eligible","#));
    /// # }
    /// ```
    #[must_use]
    pub fn check_order(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, OrderQuestion::RECORD, &mut |question, issues, writer| {
            let order = documents::order(question.json.field("order"), question.json.field("requests"), policy, issues);
            writer.open('{');
            for (ordered, decision) in order.lines.iter().zip(decide_order(policy, &order, question.now)) {
                writer.key(&ordered.id);
                let request = ordered.request.clone().unwrap_or_default();
                answers::decision(writer, &decision, &request, policy, &self.host.zone_data(), question.now);
            }
            writer.close('}');
        })
    }
}
