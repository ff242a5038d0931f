//! Which warranties are there, who pays for a fault, and how much time is left?

use std::sync::Arc;

use super::Engine;
use super::question::{Question, answer};
use crate::boundary::IssueCode;
use crate::boundary::answers;
use crate::boundary::documents::{self, CountdownQuestion, FaultQuestion, Fields, ReturnQuestion};
use crate::boundary::issues::Issues;
use crate::domain::entitlement::{OptionKey, PlacedWindow, Request, decide_shortly, verdict};
use crate::domain::policy::Policy;
use crate::domain::service::{CaseFacts, PromiseState, ServiceLevel, service_levels};
use crate::domain::warranty::{Countdown, Standing, coverages, fault_verdict};

/// A countdown, or the answer that says what is wrong with the question.
pub type Counting = Result<Countdown, String>;

impl Engine {
    /// The warranties for `{line, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "warranties": [{ "id": "two-years", "covers": ["repair"], "window": { "length": "P2Y" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } },
    ///     "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.warranty(&policy, question).contains(r#""state":"active","opens":"2026-03-01T23:00:00Z""#));
    /// # }
    /// ```
    #[must_use]
    pub fn warranty(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ReturnQuestion::RECORD, &mut |question, _, writer| {
            answers::coverages(
                writer,
                &coverages(policy, &question.line, question.now),
                &question.line.categories,
                policy,
            );
        })
    }

    /// Who pays for mending the fault of `{line, fault?, now}`, and why.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "warranties": [{ "id": "two-years", "covers": ["repair"], "window": { "length": "P2Y" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } },
    ///     "fault": { "cause": "material" }, "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.fault(&policy, question).starts_with(r#"{"ok":true,"value":{"verdict":"free","#));
    /// # }
    /// ```
    #[must_use]
    pub fn fault(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, FaultQuestion::RECORD, &mut |question, issues, writer| {
            let fault = documents::fault(question.json.field("fault"), policy, question.now, issues);
            let verdict = fault_verdict(policy, &question.line, &fault, question.now);
            let request = Request { reason: Some(policy.names.find("defective")), ..Request::default() };
            let decision = decide_shortly(policy, &question.line, &request, question.now);
            if let Some(decision) = issues.affordable(decision) {
                answers::fault_verdict(writer, &verdict, &decision, &question.line.categories, policy);
            }
        })
    }

    /// The countdown for `{line, of?: {kind?, id?}, now}`.
    ///
    /// # Errors
    ///
    /// The answer that says what is wrong with the question: `nothing_to_count` where there is no such window.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// use aftersales::domain::calendar::Instant;
    ///
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } },
    ///     "now": "2026-03-16T12:00:00+01:00" }"#;
    /// let countdown = engine.countdown(&policy, question).expect("a window is open");
    /// // One hour before 2 April in Berlin.
    /// assert_eq!(countdown.at(Instant::from_millis(1_775_077_200_000).expect("in range")).total_seconds, Some(3600));
    /// # }
    /// ```
    pub fn countdown(&self, policy: &Policy, text: &str) -> Counting {
        let mut countdown = None;
        let answer = answer(policy, text, CountdownQuestion::RECORD, &mut |question, issues, writer| {
            let of = question.json.field("of");
            let id = of.name("id");
            let reported = issues.errors.len();
            countdown = match of.text("kind") {
                "warranty" => warranty_countdown(policy, question, id.as_deref(), false),
                "registration" => warranty_countdown(policy, question, id.as_deref(), true),
                "service_level" => service_countdown(policy, question, id.as_deref()),
                _ => return_countdown(policy, question, id.as_deref(), issues),
            };
            if countdown.is_none() && issues.errors.len() == reported {
                issues.add_field(IssueCode::NothingToCount, question.json, "of", "");
            }
            writer.null();
        });
        if answer.starts_with("{\"ok\":true") { countdown.ok_or(answer) } else { Err(answer) }
    }
}

fn return_countdown(policy: &Policy, question: &Question, id: Option<&str>, issues: &mut Issues) -> Option<Countdown> {
    let (line, request) = (&question.line, &question.request);
    let decision = issues.affordable(decide_shortly(policy, line, request, question.now))?;
    let is_meant = |key: OptionKey| {
        let rule = key.terms(policy).map(|(_, rule)| rule.id.as_str());
        id.is_none_or(|id| Some(id) == rule || id == answers::option_id(key, policy))
    };
    let best = decision.best().filter(|_| id.is_none());
    let open = best.or_else(|| decision.options.iter().find(|option| is_meant(option.key)));
    if let Some(open) = open {
        return Some(countdown_of(policy, open.window));
    }
    let window = match id {
        None => issues.affordable(verdict(policy, line, request, question.now))?.window,
        Some(_) => decision.closed.iter().find(|closed| is_meant(closed.key)).map(|closed| closed.window),
    };
    Some(countdown_of(policy, window?))
}

fn warranty_countdown(policy: &Policy, question: &Question, id: Option<&str>, registration: bool) -> Option<Countdown> {
    let zone = &policy.zone;
    for coverage in coverages(policy, &question.line, question.now) {
        let (_, warranty) = coverage.terms(policy)?;
        if id.is_some_and(|id| id != warranty.id) {
            continue;
        }
        let standing = match (registration, coverage.registration) {
            (false, _) => coverage.standing,
            (true, None) => continue,
            (true, Some(registered)) => {
                let standing = Standing::of(registered.window, Arc::clone(&warranty.window.zone));
                Standing { expiring: warranty.expiring, ..standing }
            }
        };
        return Some(Countdown { zone: Arc::clone(zone), standing });
    }
    None
}

/// The first promise that is still to be kept, of the line's own events, or the one that is named.
fn service_countdown(policy: &Policy, question: &Question, id: Option<&str>) -> Option<Countdown> {
    let facts = CaseFacts { line: question.line.clone(), ..CaseFacts::default() };
    let levels = service_levels(policy, &facts, question.now);
    let is_meant = |level: &&ServiceLevel| match (id, level.terms(policy)) {
        (Some(id), Some((_, promise))) => promise.id == id,
        (None, _) => matches!(level.state, PromiseState::Due | PromiseState::Waiting),
        (Some(_), None) => false,
    };
    Some(countdown_of(policy, levels.iter().find(is_meant)?.window))
}

fn countdown_of(policy: &Policy, window: PlacedWindow) -> Countdown {
    let zone = Arc::clone(&policy.zone);
    Countdown { standing: Standing::of(window, Arc::clone(&zone)), zone }
}
