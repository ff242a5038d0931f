//! May this be returned, why, until when, and of a whole order?

use super::Engine;
use super::question::answer;
use crate::boundary::answers;
use crate::boundary::documents::{self, Fields, OrderQuestion, ReasonsQuestion, ReturnQuestion, TimelineQuestion};
use crate::boundary::json::{Json, Writer};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{
    Budget, Decision, Depth, Request, TooCostly, decide_order, decide_within, settle, timeline, verdict, why,
    withdrawal_function,
};
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
        answer(policy, text, ReturnQuestion::RECORD, &mut |question, issues, writer| {
            let verdict = verdict(policy, &question.line, &question.request, question.now);
            if let Some(verdict) = issues.affordable(verdict) {
                let reasons = || why(policy, &question.line, &question.request, question.now);
                // The answer stands without its reason, where telling it would take more work than it is worth.
                let reasons = if verdict.is_ineligible() { reasons().unwrap_or_default() } else { Vec::new() };
                answers::verdict(writer, &verdict, reasons.first(), &question.request, policy);
            }
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
        self.check_return_to(Depth::Whole, policy, text)
    }

    /// The same answer as far as a depth.
    pub(in crate::boundary) fn check_return_to(&self, depth: Depth, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReturnQuestion::RECORD, &mut |question, issues, writer| {
            let (line, request) = (&question.line, &question.request);
            let (depth, decision) = affordable(depth, question.json, |depth| {
                decide_within(&Budget::of(1), depth, policy, line, request, question.now)
            });
            if let Some(decision) = issues.affordable(decision) {
                self.write(writer, depth, &decision, request, policy, question.now);
            }
        })
    }

    /// Writes a decision with what it stands on.
    pub(super) fn write(
        &self,
        writer: &mut Writer,
        depth: Depth,
        decision: &Decision,
        request: &Request,
        policy: &Policy,
        now: Instant,
    ) {
        answers::decision(writer, depth, decision, request, policy, &self.ground(policy, now));
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
        answer(policy, text, TimelineQuestion::RECORD, &mut |question, issues, writer| {
            if let Some(segments) = issues.affordable(timeline(policy, &question.line, &question.request)) {
                answers::timeline(writer, &segments, policy);
            }
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
        self.reasons_to(Depth::Whole, policy, text)
    }

    /// The same answer as far as a depth.
    pub(in crate::boundary) fn reasons_to(&self, depth: Depth, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReasonsQuestion::RECORD, &mut |question, issues, writer| {
            let requests: Vec<Request> = policy.reasons.leaves().into_iter().map(Request::because).collect();
            let (depth, decisions) = affordable(depth, question.json, |depth| {
                let budget = Budget::of(requests.len());
                let mut decisions = Vec::new();
                for request in &requests {
                    decisions.push(decide_within(&budget, depth, policy, &question.line, request, question.now)?);
                }
                Ok(decisions)
            });
            let Some(decisions) = issues.affordable(decisions) else { return };
            writer.objects(requests.iter().zip(decisions), |writer, (request, decision)| {
                writer.key("reason").text_or_null(request.reason.map(|reason| policy.names.text(reason)).as_deref());
                writer.key("decision");
                self.write(writer, depth, &decision, request, policy, question.now);
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
        self.check_order_to(Depth::Whole, policy, text)
    }

    /// The same answer as far as a depth.
    pub(in crate::boundary) fn check_order_to(&self, depth: Depth, policy: &Policy, text: &str) -> String {
        answer(policy, text, OrderQuestion::RECORD, &mut |question, issues, writer| {
            let order = documents::order(question.json.field("order"), question.json.field("requests"), policy, issues);
            let (depth, decisions) =
                affordable(depth, question.json, |depth| decide_order(policy, &order, depth, question.now));
            let Some(decisions) = issues.affordable(decisions) else { return };
            writer.open('{');
            for (ordered, decision) in order.lines.iter().zip(decisions) {
                writer.key(&ordered.id);
                let request = ordered.request.clone().unwrap_or_default();
                self.write(writer, depth, &decision, &request, policy, question.now);
            }
            writer.close('}');
        })
    }
}

impl Engine {
    /// What is paid back for a return of several lines, for `{order, requests, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR",
    ///     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }],
    ///     "costs": [{ "id": "label", "fee": { "kind": "label", "amount": "6.00" } }] }"#;
    /// let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// // Of 20.00 and 30.00 one label is taken off.
    /// let question = r#"{ "order": { "events": { "delivered": "2026-03-02" }, "lines": [
    ///     { "id": "a", "quantity": 1, "paid": { "decimal": "20.00", "currency": "EUR" } },
    ///     { "id": "b", "quantity": 1, "paid": { "decimal": "30.00", "currency": "EUR" } }] },
    ///     "requests": { "a": {}, "b": {} }, "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.settle(&policy, question).contains(r#""amount":{"amount":4400,"#));
    /// # }
    /// ```
    #[must_use]
    pub fn settle(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, OrderQuestion::RECORD, &mut |question, issues, writer| {
            let order = documents::order(question.json.field("order"), question.json.field("requests"), policy, issues);
            if let Some(settlement) = issues.affordable(settle(policy, &order, question.now)) {
                answers::settlement(writer, &settlement, &order, policy);
            }
        })
    }

    /// Must a page have a function by which to withdraw, for `{order, now}`?
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// // No law of this policy asks for one.
    /// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    ///     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "order": { "lines": [{ "id": "a", "quantity": 1 }] }, "now": "2026-11-30T12:00:00+01:00" }"#;
    /// assert!(engine.withdrawal_function(&policy, question).contains(r#"{"status":"not_required","#));
    /// # }
    /// ```
    #[must_use]
    pub fn withdrawal_function(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, OrderQuestion::RECORD, &mut |question, issues, writer| {
            let order = documents::order(question.json.field("order"), question.json.field("requests"), policy, issues);
            if let Some(lines) = issues.affordable(withdrawal_function(policy, &order, question.now)) {
                answers::withdrawal_duty(writer, &lines, &order, policy);
            }
        })
    }
}

/// What is decided, as far as a depth; the whole of it where a brief answer may leave out what is too costly to ask for later.
fn affordable<T>(
    depth: Depth,
    question: &Json,
    decide: impl Fn(Depth) -> Result<T, TooCostly>,
) -> (Depth, Result<T, TooCostly>) {
    let whole = if question.text("closed") == "all" { Depth::Everything } else { Depth::Whole };
    let depth = if depth == Depth::Whole { whole } else { depth };
    match decide(depth) {
        Err(TooCostly) if depth == Depth::Brief => (whole, decide(whole)),
        decided => (depth, decided),
    }
}
