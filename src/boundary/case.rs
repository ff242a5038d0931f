use super::decode;
use super::decode::questions::PROGRESS_QUESTION;
use super::encode;
use super::engine::{Engine, answer, refused, understood, unreadable};
use super::issues::Issues;
use super::json::read;
use crate::domain::entitlement::Line;
use crate::domain::form::{FormKind, progress};
use crate::domain::policy::{Name, Policy};
use crate::domain::service::{CaseFacts, Priority, service_levels};

impl Engine {
    /// How far a case has come, for `{record, now}`.
    pub fn case_progress(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, &PROGRESS_QUESTION, &mut |asked, issues, writer| {
            let record = asked.json.field("record");
            let kind = FormKind::from_code(record.text("kind")).unwrap_or(FormKind::Complaint);
            let events = decode::case_events(record, issues);
            let class = record.field("classification");
            let mut line = Line::default();
            for (name, value) in &events {
                let name = policy.names.find(name);
                if name != Name::OTHER {
                    line.events.push((name, *value));
                }
            }
            let reason = policy.names.find(class.text("reason"));
            let facts = CaseFacts {
                category: class.text("category").to_owned(),
                priority: Priority::from_code(class.text("priority")),
                reason: Some(reason).filter(|reason| policy.reasons.has_leaf(*reason)),
                line,
            };
            let levels = service_levels(policy, &facts, asked.now);
            let department = class.name("department").unwrap_or_else(|| "customer_service".to_owned());
            let progress = progress(kind, &events, &policy.zone, asked.now);
            encode::case_progress(writer, &progress, &department, &levels, policy);
        })
    }

    /// Reads what a page sent. It needs no policy: what the values are worth is for the form to say.
    pub fn parse_submission(text: &str) -> String {
        let mut issues = Issues::default();
        match read(text) {
            Err(malformed) => issues.errors.push(unreadable(malformed)),
            Ok(json) => {
                decode::submission(&json, &mut issues);
                issues.locate(&json);
            }
        }
        if issues.errors.is_empty() { understood(text, &issues.warnings) } else { refused(&issues.errors) }
    }
}
